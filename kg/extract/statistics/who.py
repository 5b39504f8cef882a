"""Who and where: the bodies, things and places that earlier words of a paragraph speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as default

from kg.extract.statistics.grammar import ATTRIBUTION
from kg.extract.statistics.line import DATE, ORG, SUBJECT, Item, Words, entity, is_made

_OF_PRODUCT = re.compile(
    r"(?:并|且|已|可)*(?:包含|覆盖|涵盖|集成|内置|搭载|含有?|推动其|推动(?=.*(?:采用|应用|使用)$)|"
    r"推进其|使其|将其|其(?!中|他|余|次)|该[^，的]{0,4}(?:平台|系统|产品|模型|应用|项目|账户|服务|工具))"
)
_THE_FIRM = re.compile(
    rf"(?:[，而但且虽]|虽然|尽管|不过|同时|此外|{DATE}|截[至止])*(?:(?:该|本)(?:行(?!业)|公司|集团|券商|险企)|(?:(?:该|本)行|(?:该|本)?(?:公司|集团|机构|券商|险企|银行|企业))"
    rf"(?=的|旗下|[{DATE}]|已|也|还|累计|共|将|拟|为|实现|服务|研发|在|拥有|持有|全年|设有|上线|推出|完成|科技人员|员工))"
)
_THIS_FIELD = re.compile(r"(?:该|这一|此)(?=领域|方面|赛道|技术|行业|业务)")
"""What the concept told of last stands for."""


def refers(words: str) -> bool:
    """May words refer to a field told of before (该领域)?"""
    return "该" in words or "这一" in words or "此" in words


@dataclass(slots=True)
class Who:
    """``about`` and ``place`` are the names of subject and place (a list where several hold); ``weak`` says that the subject was only touched on.

    ``old_about`` and ``old_place`` are those of the sentences before, ``said_about`` the subject of the last figure; ``listed`` is the place
    of a figure that has no more words than it (其中北京862个), ``listing`` are the places that figures of the sentence were told of in
    turn, ``noun_place`` the place with which a counted noun began.

    ``product`` is what a clause tells the making of (which 其 and 包含 behind it mean), ``owner`` the firm whose own report speaks, ``agent``
    what of the firm acts in it; ``firm`` is the firm that was the subject last (``told`` where it was noted from), ``names`` are the bodies
    and things made that the sentence names, ``field`` the one concept that the words before spoke of (which 该领域 means).

    ``group`` are the counted bodies whose figure comes next (20家券商), ``nobody`` says that the sentence told of somebody whom no name tells,
    ``grouped`` are those bodies whose figure was told last, ``skip`` the number of words of
    theirs before it, ``bodies`` what they are (券商); ``together`` the holders whose sum was told last, ``sharers`` of whom
    the last share was, ``contributor`` who has or does what shares are told of (``contributed`` with the verb). ``those`` says that the subject are examples of many
    (包括甲、乙在内的多家银行), of whom only what holds for each is told; ``means`` is the technology by use of which
    a clause does what it tells (利用X搭建…，耗时缩短…), ``document`` what a clause tells the issue of. ``survey`` says that an
    inquiry speaks, ``sample`` whom it asked; ``trade`` that the part of the sentence before was
    about a whole trade (全行业…；), ``part`` is the concept whose share was told last.
    """

    about: list[Item] = default(default_factory=list)
    place: list[Item] = default(default_factory=list)
    weak: bool = False
    old_about: list[Item] = default(default_factory=list)
    old_place: list[Item] = default(default_factory=list)
    said_about: Item | None = None
    listed: list[Item] = default(default_factory=list)
    listing: frozenset[str] = frozenset()
    noun_place: list[Item] = default(default_factory=list)
    product: Item | None = None
    owner: Item | None = None
    agent: str = ""
    firm: list[Item] = default(default_factory=list)
    told: list[Item] = default(default_factory=list)
    names: frozenset[str] = frozenset()
    field: Item | None = None
    group: str = ""
    grouped: str = ""
    nobody: bool = False
    those: bool = False
    skip: int = 0
    bodies: str = ""
    together: list[Item] | None = None
    sharers: str = ""
    contributor: str = ""
    contributed: str = ""
    means: Item | None = None
    document: list[Item] = default(default_factory=list)
    survey: bool = False
    sample: str = ""
    trade: bool = False
    part: Item | None = None

    @property
    def carried(self) -> bool:
        """Is the subject that of an earlier sentence?"""
        return bool(self.about) and self.about is self.old_about

    def fresh_sentence(self, names: frozenset[str]) -> None:
        """Forget what holds within one sentence only; note what comes from the sentence before. ``names`` are its bodies and things made."""
        self.names = names
        self.contributor, self.contributed, self.group, self.bodies, self.survey, self.sample = "", "", "", "", False, ""
        self.grouped, self.nobody, self.those = "", False, False
        self.product, self.owner, self.agent, self.means, self.document = None, None, "", None, []
        if len(self.listing) > 1:
            self.place = []  # 甲国占P，乙国占Q。…: where the next sentence is, none of them tells
        self.listing = frozenset()
        self.old_place, self.old_about = self.place, self.about

    def fresh_clause(self) -> None:
        """Note the firm that the clause before was about."""
        self.skip = 0
        if self.about and self.about[-1].code == ORG and self.about is not self.told:
            self.firm = self.told = self.about

    def take_field(self, words: Words) -> Words:
        """Words with the concept that 该领域 means spelt out; the one concept of a clause is what it means in the next."""
        found = _THIS_FIELD.search(words.form) if self.field is not None and refers(words.form) else None
        if found is not None and self.field is not None:
            words = Words.of([*words.items[: found.start()], self.field, *words.items[found.end() :]])
        named = [item for item in words.items if item.code == SUBJECT and not is_made(item)] if SUBJECT in words.form else []
        concepts = {entity(item): item for item in named if item.mention is not None and not item.text.endswith("业")}
        if concepts and not ATTRIBUTION.search(words.form):
            self.field = next(iter(concepts.values())) if len(concepts) == 1 else None
        return words

    def take_examples(self, words: Words) -> None:
        """What is told of many together (合计Q) is not that of the examples among them."""
        if self.those and not any(word in words.form for word in "均都各"):
            self.about, self.nobody = [], True

    def take_firm(self, words: Words) -> None:
        """A clause that begins with 公司 or 该行 is about the firm that was told of last, and no more about what it made."""
        if self.firm and self.about is not self.firm and _THE_FIRM.match(words.form):
            self.about, self.weak = self.firm, False

    def take_product(self, words: Words) -> None:
        """A clause that says what a product just told of holds, or means it by 其, is about the product."""
        if self.product is not None and _OF_PRODUCT.match(words.form):
            self.about, self.weak = [self.product], False
