"""Names that lead a noun phrase: whose or where what is measured is, and where its own words start (X银行在Y省的|贷款余额)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.statistics import grammar
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, PLACE, SUBJECT, Item, Words, is_made
from kg.text.numbers import parse_number

_PLACE_TAIL = re.compile(r"(?:地区|区域|境内|国内|大陆|市场(?=的?[^占规总支份])|各地(?!方)|[两三四五六]地|等地|各行业|范围内|范围"
    r"|内(?![地部资容控生需销])|上(?![榜市线涨升调年半报述游海传链])|的)+")
_FIRM = re.compile(rf"[^，{FIGURE}{ORG}]{{0,16}}?(?:公司|平台|企业|巨头|集团|机构)(?={ORG})")
_SET_UP = re.compile(
    rf"(?P<by>[{DATE}{PLACE}于在早]{{0,4}}(?:全资|出资|发起|联合|共同|牵头|投资|合资)*(?:设立|成立|组建|创办|创立|孵化|收购|并购|参股|控股)了?的)(?P<tail>[^，{ORG}]{{0,14}}?(?:(?P<named>{ORG})|公司|银行|集团|基金|机构))"
)
"""X设立的Y: what is told is of Y, whether or not it has a name that is known."""
_ITS_FIRM = re.compile(rf"(?:由)?其(?:全资|控股|参股)*(?:孵化|旗下|控股|参股|设立|成立|创办|投资|组建|全资)[^，{NAMES}]{{0,6}}?(?={ORG})")
"""其孵化的X: what is told is of X."""
_SO_MANY = re.compile(
    r"(?:这|等)?(?P<number>[两三四五六七八九十\d]+)(?:(?:大|家)(?:[^，的\d]{0,6}?(?:银行(?!业)|行(?![业情动为])|券商|公司|机构|险企|企业|平台|集团|厂商|股份行|城商行|农商行))|行(?![业情动为]))的?"
)
"""What tells how many the bodies are that stand before it."""
_ALONE = re.compile(r"[一两]家的?")
_NEXT_FIRM = re.compile(rf"(?:[、和与及]|以及)[^，{NAMES}]{{0,4}}[{PLACE}]?[{SUBJECT}]?[^，{NAMES}]{{0,6}}(?:公司|平台|企业|巨头|集团)(?={ORG})")
_MADE = re.compile(rf"(?:上线|推出|发布|开发|建设|研发|打造|旗下|建成|运营|搭建|构建|自研|建立)(?:了)?的?(?={SUBJECT}[^{ORG}]*$)")
_OWN_THING = re.compile(rf"(?:[^，{NAMES}{FIGURE}]{{0,10}}的|(?:自研|自建))[^，{NAMES}{FIGURE}的]{{0,8}}{SUBJECT}?[^，{NAMES}{FIGURE}的]{{0,4}}(?={SUBJECT})")
"""What stands between a firm and a product of it, told by 的 (X牵头建设的|Y平台)."""
_FOUNDED = re.compile(rf"(?:{DATE})?(?:出资|全资|联合|共同|发起|独立|早在)*{DATE}?(?:设立|成立|组建|创办|孵化)(?:了)?的?(?={ORG})")
FOREMOST = re.compile(r"(?:范围内|地区)?(?:最(?!高|低|多|少)|首[家个]|第一大|唯一|领先|知名|著名|头部)")
_OWNED = re.compile(rf"旗下的?[^，{NAMES}]{{0,4}}{SUBJECT}?[^，{NAMES}]{{0,6}}(?={ORG})")
BRANCH = re.compile(rf"[{PLACE}]?[^，{NAMES}]{{0,5}}(?:支行|分行|分公司|办事处|营业部|代表处|监管分局|营业管理部)")
"""What behind a firm's name makes it the name of one of its branches, which is another body."""
JOINED_BODIES = re.compile(
    rf"(?:[、和与及]|以及)(?:其他|部分|全国性|主要)?(?:[\d一二三四五六七八九十百两]+[家大])?(?:股份制?|城市?|农村?|民营|村镇|中小|外资|地方|区域性|上市)[^，的{NAMES}{FIGURE}]{{0,6}}?(?:银行|商行|行|券商|险企|公司|机构)"
)
"""Bodies of a kind, without a name, that are told of with a named one."""
_JOINED_ON = re.compile(rf"(?:[和与及]|以及)(?![{NAMES}])")
"""What joins a concept to a word that is no name: both are part of what is measured (跨境支付和结汇笔数)."""
_LISTED_ON = re.compile(rf"、(?![{NAMES}])[^，的等{FIGURE}{DATE}]*(?:[和与及]|业)|{_JOINED_ON.pattern}")
"""What goes on in a list of concepts with one that is no name (电力、热力、燃气和水业|余额): all of it is one measure."""
_WITH_ANOTHER = re.compile(rf"[、和与及](?![{NAMES}])[^，的、{NAMES}{FIGURE}]{{2,6}}?(?:服务|累计|合计|共|均|分别)")
_FUSED = re.compile(rf"[/、与和及][^，的、{FIGURE}]{{1,8}}?(?:融合|结合|集成|协同|一体化)")
"""What makes the name of a concept the first of two that are one thing."""
_STAFF = re.compile(r"(?:正式|专职|从业|专业|在编)*(?:人员|员工|队伍|团队)")
_LIST = re.compile(rf"(?:[、和与及]|以及)(?=[{NAMES}])")
_KIND_OF = re.compile(rf"(?!级|额|候|保|待|价)[^，的、{FIGURE}{NAMES}]{{2,}}[{NAMES}]?[^，的、{FIGURE}{NAMES}]*$")
"""What examples are of: a kind, and its measure."""
_STANDING = re.compile(rf"在{grammar.STANDING}(?!上|下)")
"""在贷余额, 在册人数: 在 is part of the word."""
_THING_OWNED = re.compile(rf"旗下[^，{ORG}{PLACE}]{{0,10}}(?:[A-Za-z]|[^，{NAMES}]*$)")
_COUNTED_PLACES = re.compile(r"(?:[一二三四五六七八九十]+(?:家|地|个)?(?:城市|地区|省市|省份)?)?的?")
_FIRM_OF_TRADE = re.compile(rf"[{SUBJECT}{ORG}](?:[^，{NAMES}]{{0,6}}公司|旗下|的|平台|行业|巨头|企业)$")
_WHOLES = ("体系", "机制", "能力", "团队", "矩阵")
"""How words end for something of a body that a concept is only the name of (X构建AI客服体系)."""
_PARTICLES = frozenset("的、和与及了在于等")


def is_concept(item: Item) -> bool:
    """Is a name one of a technology or a scenario?"""
    return item.mention is not None and item.mention.cls in {"Technology", "Scenario"}


@dataclass(slots=True)
class Leading:
    """``abouts`` and ``places`` are the names that lead a phrase, ``place`` is where they end and the words of what is measured start.

    ``listing`` says that the next name stands in a list with the last one, ``nameless`` that the phrase is of a body without a name that is known.
    Each step says whether names may go on behind it.
    """

    words: Words
    form: str
    place: int = 0
    abouts: list[Item] = field(default_factory=list)
    places: list[Item] = field(default_factory=list)
    listing: bool = False
    nameless: bool = False

    @classmethod
    def of(cls, words: Words) -> Leading:
        """The names that lead ``words``, all of them read."""
        leading = cls(words, words.form)
        leading._firm_described()
        while leading.place < len(leading.form) and leading._step(leading.form[leading.place]):
            pass
        return leading

    def _step(self, char: str) -> bool:
        if char == DATE:
            self.place += 1
            return True
        if char == PLACE:
            return self._read_place()
        if char in (ORG, SUBJECT):
            return self._read_name(char)
        return self._words_between()

    def _firm_described(self) -> None:
        """甲市最大支付平台|X, 其孵化的|X: the description of a firm before its name."""
        if ORG not in self.form:
            return
        if described := _FIRM.match(self.form):
            self.place = described.end()
            found = [at for at in range(self.place) if self.form[at] == PLACE]
            if found and not FOREMOST.match(self.form, found[-1] + 1):
                self.places = [self.words.items[found[-1]]]
        elif its := _ITS_FIRM.match(self.form):
            self.place = its.end()

    def _words_between(self) -> bool:
        """截至, 其中, 的, 和…: words that lead on to a name or to what is measured."""
        lead = grammar.LEAD.match(self.form, self.place)
        if lead is not None and lead.end() > self.place:
            self.place = lead.end()
            return True
        if self.form[self.place] not in _PARTICLES or _STANDING.match(self.form, self.place):
            return False
        self.place += 1
        return self._examples() if self.form[self.place - 1] == "等" else True

    def _examples(self) -> bool:
        """X等新型算力硬件: of all such, not of the example; A、B等三地: as many as told."""
        name = self.place - 2
        if name >= 0 and self.form[name] == SUBJECT and self.words.items[name : name + 1] == tuple(self.abouts) and _KIND_OF.match(self.form, self.place):
            self.place, self.abouts = name, []
            return False
        if self.abouts and self._list_closed():
            return True
        if number := _COUNTED_PLACES.match(self.form, self.place):
            self.place = number.end()
        return True

    def _read_place(self) -> bool:
        """在甲省, 甲省和乙省的, 全球最大的."""
        if FOREMOST.match(self.form, self.place + 1):
            self.place += 1  # 全球最大的X: what it is foremost in, not where the figure is
            return True
        if self.abouts and self.places and not self.listing:
            return False
        item = self.words.items[self.place]
        self.places = [*self.places, item] if self.listing else [item]
        self.place += 1
        if self.form.startswith("等", self.place):
            self.places = []  # A、B等15个省份: examples
        if tail := _PLACE_TAIL.match(self.form, self.place):
            self.place = tail.end()
        self.listing = False
        self._list_goes_on()
        return True

    def _list_closed(self) -> bool:
        """甲、乙两家银行, 甲、乙、丙、丁|四大行: how many the bodies told in turn are, which is no further one."""
        item = self.words.items[self.place : self.place + 1]
        behind = _SO_MANY.match(item[0].text) if item and item[0].code == ORG else None
        found = behind or _SO_MANY.match(self.form, self.place)
        if found is None or parse_number(found["number"]) != len(self.abouts):
            return False
        self.place = self.place + 1 if behind else found.end()
        return True

    def _read_name(self, char: str) -> bool:
        """X银行的, X银行旗下的|Y, 区块链: the name of a body, a thing or a concept."""
        item = self.words.items[self.place]
        if char == ORG and len(self.abouts) > 1 and not self.listing and self._list_closed():
            return True
        if self.abouts and not self.listing and not self._follows_description(char, item):
            return False
        if not (self._body_leads() if char == ORG else self._thing_leads(item)):
            return False
        self.abouts = [*self.abouts, item] if self.listing else [item]
        self.place += 1
        if owned := _OWNED.match(self.form, self.place):
            self.place, self.abouts = owned.end(), []
            return True
        if _THING_OWNED.match(self.form, self.place) and not any(one.code == SUBJECT and is_made(one) for one in self.words.items[self.place :]):
            return self._of_the_nameless()
        self._tail_of_name()
        self.listing = False
        if char == ORG:
            return self._behind_body()
        self._list_goes_on()
        return True

    def _of_the_nameless(self) -> bool:
        """X旗下一家平台, X设立的公司: of a body that has no name here."""
        self.nameless = True
        return False

    def _follows_description(self, char: str, item: Item) -> bool:
        """保险科技公司|X, 支付公司|X: the firm, not its trade, which is told no more; nothing else goes before a second name."""
        last = self.abouts[-1]
        if char == SUBJECT and last.code == ORG and is_concept(item):
            return False  # X银行的数字员工: the bank's
        beside = char == ORG and self.words.items[self.place - 1] is last
        if not beside and not _FIRM_OF_TRADE.search(self.form[: self.place]):
            return False
        self.abouts = []
        return True

    def _body_leads(self) -> bool:
        """Is a figure that of the body named? Not in X银行甲支行, a body of its own, nor in 六大行及股份制银行, theirs together."""
        following = self.form[self.place + 1 :]
        if BRANCH.match(following):
            return self._of_the_nameless()
        return bool(self.abouts) or JOINED_BODIES.match(following) is None

    def _thing_leads(self, item: Item) -> bool:
        """Is a figure that of the thing or concept named? Not in 云计算与AI融合市场规模, of both, nor in 信息技术人员, of whomever employs them."""
        following = self.form[self.place + 1 :]
        if is_concept(item):
            if _STAFF.match(following) or (not self.abouts and (_FUSED.match(following) or _JOINED_ON.match(following))):
                return False
            if (self.listing or not self.abouts) and all(map(is_concept, self.abouts)) and _LISTED_ON.match(following):
                first = self.abouts[0] if self.abouts else item
                self.place, self.abouts, self.listing = self.words.items.index(first), [], False
                return False
        elif not self.abouts and _WITH_ANOTHER.match(following):
            return False  # X和Y服务的企业数: of both, and one has no name that is known
        if not grammar.CONTINUES.match(following):
            return True
        self.abouts = self.abouts or [item]  # 区块链|专利申请量: the name is part of what is measured as well
        return False

    def _tail_of_name(self) -> None:
        """X集团, X平台上的: what goes with the name right before it; nothing does behind a quotation mark."""
        apart = self.place < len(self.form) and self.words.items[self.place].start > self.words.items[self.place - 1].end
        if not apart and (tail := grammar.TAIL_OF_NAME.match(self.form, self.place)):
            self.place = tail.end()

    def _list_goes_on(self) -> bool:
        """X|和|Y: names of one kind before what is measured."""
        join = _LIST.match(self.form, self.place)
        if join is None or self.form[join.end()] not in (PLACE, ORG, SUBJECT):
            return False
        self.place, self.listing = join.end(), True
        return True

    def _behind_body(self) -> bool:
        """X和支付巨头|Y, X设立的|Y, X推出的|Y平台, X成立的|Y: what of the body is told, or what other."""
        form = self.form
        if len(self.abouts) > 1 and self._list_closed():
            return True
        if alone := _ALONE.match(form, self.place):
            self.place = alone.end()
        if join := _NEXT_FIRM.match(form, self.place):
            self.place, self.listing = join.end(), True
        elif self._list_goes_on():
            pass
        elif by := _SET_UP.match(form, self.place):
            if not by["named"]:
                return self._of_the_nameless()
            self.place, self.abouts = by.end("by"), []
        elif made := _MADE.match(form, self.place):
            return self._made(made.end())
        elif founded := _FOUNDED.match(form, self.place):
            self.place, self.abouts = founded.end(), []
        elif own := _own_thing(self.words, self.place):
            self.place, self.abouts = own, []
        return True

    def _made(self, thing: int) -> bool:
        """X推出的|Y平台: of what the body made, at ``thing``; 构建AI客服体系 and 上线智能审核后 are told of the body itself."""
        self.place = thing
        if is_concept(self.words.items[thing]):
            if self.form.endswith(_WHOLES) or "体系" in self.form[thing:]:
                return False
            if self.form.startswith("后", thing + 1):
                self.place += 2
                return True
        self.abouts = []
        return True


def _own_thing(words: Words, place: int) -> int:
    """Where the product stands that a firm is only the owner of, as the words behind the firm tell; 0 if they tell none."""
    found = _OWN_THING.match(words.form, place)
    if found is None:
        return 0
    mention = words.items[found.end()].mention
    return found.end() if mention is not None and mention.cls == "Product" else 0
