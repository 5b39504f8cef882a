"""A sentence as the statistics reader sees it: names, periods and figures as one character each, brackets set apart.

The characters stand in the private use area, so that patterns over a line are ordinary regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from kg.extract.statistics.periods import find_dates
from kg.extract.tokens import quantities
from kg.model.entity import Mention
from kg.ontology.terms import Ontology
from kg.text.expressions import later

DATE, PLACE, ORG, SUBJECT, TITLE, FIGURE = (chr(0xE200 + i) for i in range(6))
NAMES = PLACE + ORG + SUBJECT + TITLE
_SUBJECTS = ("Technology", "Scenario", "Product", "Initiative")
_QUOTES = frozenset("“”\"‘’「」 ")
_STOPS = frozenset("，,。；;！？!?：:—\n")
_CLOSING = {"（": "）", "(": ")", "[": "]", "【": "】"}
_TITLE = re.compile(r"《[^《》]{2,90}》")
_PROVINCES = re.compile(r"省[（(](?:区、|自治区、|、)*(?:直辖)?市[）)]")
_CHANGE = later(r"[从由自][^，。；]{0,14}$")
_ENDS = re.compile(r"(?<=[%％])\s*[至到]\s*")


_SHARED_UNIT = re.compile(r"(?<![第\d.、])(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?:[、和与及]|以及)\s*)+$")
_ON_FROM_TRADE = ("务", "绩")
"""What makes the 业 at the end of a trade the beginning of another word."""
_POINTS_BEHIND = re.compile(r"(?:(?:[、和与及]|以及)[\d.]+个?)*(?:[、和与及]|以及)[\d.]+个百分点")
"""What makes a number of 个 one of points (1.2个和3.4个百分点)."""
_ONE_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNIT_BEHIND = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?P<unit>\D+)")
_JOINS = re.compile(r"[”」]?(?:[、和与及]|以及)[“「]?")
_GOES_ON = re.compile(r"通(?![过道用知信常])|宝(?![贵库石])|e贷")
"""What makes the name of a concept the beginning of that of a product (跨境支付|通)."""
_PARK = re.compile(
    r"[^\W的和与及在有建设各个了等其为是共已由对向\d]{0,6}?(?:软件园|科技园|产业园|工业园|创业园|创意园|物流园|孵化园|科创园|高新区|开发区|保税区|示范区|试验区|港区|医院|科技城|软件城)(?:区)?"
    r"(?![数总类个等、和与及建试]|(?:已|共)*(?:有|达|超|约|近)?[\d一二三四五六七八九十])"
)
"""What makes the name of a place the beginning of that of a body, which no entity is known by (福州|软件园)."""
_WHOLE = later(r"全国|我国|中国|全球|国内|世界|各[省市地]")
_FORMER_LATTER = re.compile(r"前者|后者")


_SCORED = re.compile(r"指数|得分|评分|总分|均分|分值|净推荐值|NPS|系数|成熟度|景气度")
_SCORE = re.compile(
    r"(?<=[为达至到是从由超近约数分值度的、和与S升降])(?<![第a-zA-Z\d])\s?(?P<figure>(?!(?:19|20)\d\d(?!\.))\d{1,5}(?:\.\d+)?(?:\s?分(?![之钟支行类布别]))?)(?=[，,。；;、）)（(和与以上下较比升降提高增居位仍]|$)"
    r"|(?<=[高升降落滑少加出低了])(?P<change>\d{1,4}(?:\.\d+)?\s?(?:个点|点|分)(?![之钟支行类布别]))"
)


@lru_cache(4096)
def scores(plain: str) -> tuple[tuple[int, int], ...]:
    """Places of the scores and index values of a sentence, which have no unit, and of what they rise or fall by (指数为62.4，较上年上升3.1点)."""
    if _SCORED.search(plain) is None:
        return ()
    known = [*quantities(plain), *find_dates(plain)]
    found = []
    for match in _SCORE.finditer(plain, _SCORED.search(plain).end()):  # type: ignore[union-attr]
        start, end = match.span("figure") if match["figure"] else match.span("change")
        if not any(one < end and start < other for one, other in known):
            found.append((start, end))
    return tuple(found)


def _figures(plain: str) -> Iterator[tuple[int, int]]:
    """Places of the figures of a sentence; 从6%到5% are two, for it is a change and no range."""
    yield from scores(plain)
    for start, end in quantities(plain):
        middle = _ENDS.search(plain[start:end])
        if middle is not None and _CHANGE.search(plain[:start]):
            yield start, start + middle.start()
            yield start + middle.end(), end
        else:
            yield start, end


class Item(NamedTuple):
    """One character of a line: ``code`` (the character itself, or what it stands for), its words and its place in the sentence."""

    code: str
    text: str
    start: int
    end: int
    mention: Mention | None = None


_CODE, _TEXT, _START = (attrgetter(name) for name in ("code", "text", "start"))


def entity(item: Item) -> str:
    """Id of the entity that a name stands for."""
    return item.mention.entity if item.mention is not None else ""


def is_made(item: Item) -> bool:
    """Is a name that of a body or of something made, and no concept?"""
    return item.mention is not None and item.mention.cls not in {"Technology", "Scenario"}


_NO_FIRM = frozenset({"IndustryAssociation", "ResearchInstitute", "Regulator", "CentralBank", "GovernmentBody", "InternationalOrganization"})


def is_firm(item: Item) -> bool:
    """Is a name that of a body which does business, with results of its own?"""
    return item.code == ORG and item.mention is not None and item.mention.cls not in _NO_FIRM


def _shared(plain: str, start: int, end: int, taken: bytearray) -> list[Item]:
    """The numbers before a figure that its unit belongs to as well (18、12和11个), each as a figure of its own."""
    unit, ahead = _UNIT_BEHIND.fullmatch(plain[start:end]), _SHARED_UNIT.search(plain[:start])
    if unit is None or ahead is None:
        return []
    found = []
    for number in _ONE_NUMBER.finditer(plain, ahead.start(), start):
        if not any(taken[number.start() : number.end()]):
            taken[number.start() : number.end()] = b"\1" * len(number[0])
            found.append(Item(FIGURE, number[0] + unit["unit"], number.start(), number.end()))
    return found


def _former_and_latter(plain: str, found: Sequence[Item]) -> Iterator[tuple[int, int, Item]]:
    """Places of 前者 and 后者 with the name that each means: the last two names that stand joined before them."""
    names = sorted((item for item in found if item.code in (ORG, SUBJECT, PLACE)), key=_START)
    for match in _FORMER_LATTER.finditer(plain):
        pairs = [
            (one, two)
            for one, two in pairwise(names)
            if two.end <= match.start() and one.code == two.code and _JOINS.fullmatch(plain[one.end : two.start])
        ]
        if pairs:
            yield match.start(), match.end(), pairs[-1][match[0] == "后者"]


@dataclass(slots=True)
class Words:
    """A stretch of a line. ``form`` has one character an item; ``spelt`` is the text. Never changed; frozen it would take thrice as long to make."""

    items: tuple[Item, ...]
    form: str
    _spelt: str | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, items: Sequence[Item]) -> Words:
        return cls(tuple(items), "".join(map(_CODE, items)))

    @property
    def spelt(self) -> str:
        if self._spelt is None:
            self._spelt = "".join(map(_TEXT, self.items))
        return self._spelt

    def __len__(self) -> int:
        return len(self.items)

    def cut(self, start: int = 0, end: int | None = None) -> Words:
        """The items from ``start`` to ``end``."""
        return Words(self.items[start:end], self.form[start:end])

    def find(self, codes: str) -> list[Item]:
        """The items of any of the kinds in ``codes``, in order."""
        return [item for item in self.items if item.code in codes]


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two stops. ``aside`` is one in brackets, ``anchor`` the name that it stands behind.

    ``label`` are the words right before a figure alone in brackets, ``lead`` those that lead to the list that it is a member of
    (主要原因为|成本低（52%）、速度快（49%）).
    """

    words: Words
    anchor: Item | None = None
    aside: bool = False
    label: Words | None = None
    lead: Words | None = None


class LineMaker:
    """Makes the clauses of sentences, for one ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._codes: dict[str, str] = {}
        self._ontology = ontology

    def _code(self, cls: str) -> str:
        if cls not in self._codes:
            is_a = self._ontology.is_a
            code = ""
            if is_a(cls, "Place"):
                code = PLACE
            elif is_a(cls, "Organization"):
                code = ORG
            elif any(is_a(cls, kind) for kind in _SUBJECTS):
                code = SUBJECT
            elif is_a(cls, "Policy") or is_a(cls, "Report"):
                code = TITLE
            self._codes[cls] = code
        return self._codes[cls]

    def made(self, mentions: Sequence[Mention]) -> frozenset[str]:
        """Ids of the bodies and things made that mentions name."""
        return frozenset(m.entity for m in mentions if self._code(m.cls) in (ORG, SUBJECT) and m.cls not in {"Technology", "Scenario"})

    def items(self, plain: str, mentions: Sequence[Mention]) -> list[Item]:
        """A sentence's items in order; quotation marks and blanks are left out."""
        taken = bytearray(len(plain) + 1)
        found: list[Item] = []

        def add(code: str, start: int, end: int, mention: Mention | None = None) -> None:
            if end > start and taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                found.append(Item(code, plain[start:end], start, end, mention))

        for mention in mentions:
            code = self._code(mention.cls)
            if mention.surface.endswith("业") and plain.startswith(_ON_FROM_TRADE, mention.end):
                continue  # 软件|业务, 银行|业绩
            if code == SUBJECT and mention.cls in {"Technology", "Scenario"} and _GOES_ON.match(plain, mention.end):
                continue
            if code == PLACE and plain.startswith("性", mention.end) and not plain.startswith("性质", mention.end):
                continue  # 全国性银行
            if code and (code != TITLE or plain[mention.start] == "《"):
                add(code, mention.start, mention.end, mention)
        for number, item in enumerate(found):
            if item.code == PLACE and (named := _PARK.match(plain, item.end)) and taken.find(1, *named.span()) < 0 and not _WHOLE.search(item.text):
                taken[item.end : named.end()] = b"\1" * (named.end() - item.end)
                found[number] = Item(ORG, plain[item.start : named.end()], item.start, named.end())
        for match in _TITLE.finditer(plain):
            add(TITLE, match.start(), match.end())
        for start, end in find_dates(plain):
            add(DATE, start, end)
        for start, end in _figures(plain):
            found += _shared(plain, start, end, taken)
            add(FIGURE, start, end)
            if plain[end - 1] == "个" and found and found[-1].start == start and _POINTS_BEHIND.match(plain, end):
                found[-1] = found[-1]._replace(text=plain[start:end] + "百分点")
        if "前者" in plain or "后者" in plain:
            for start, end, meant in _former_and_latter(plain, found):
                add(meant.code, start, end, meant.mention)
        for match in _PROVINCES.finditer(plain):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(Item("省", "省市" if len(match[0]) == 4 else "省", match.start(), match.end()))
        found += [
            Item(char, char, place, place + 1)
            for place, char in enumerate(plain)
            if not taken[place] and char not in _QUOTES
        ]
        return sorted(found, key=_START)

    def clauses(self, plain: str, mentions: Sequence[Mention]) -> list[Clause]:
        """The clauses of a sentence in order; one in brackets comes before the clause that holds it, one without a figure is left out."""
        quoted = frozenset(place + 1 for place, char in enumerate(plain) if char in "“「") if "（" in plain or "(" in plain else frozenset()
        return list(_clauses(self.items(plain, mentions), None, quoted, aside=False))


_CHANGE_ASIDE = re.compile(rf"(?:{DATE}(?:相比)?(?=[增下上提减])|(?:按?可比口径|剔除[^，]{{2,8}})?同比|环比|较|比|占|增|降|下降|上升|下滑|提升|提高|减少|[+＋])")
FORMER = re.compile(rf"(?P<date>{DATE})(?:为|是|仅为|约为)?{FIGURE}")
"""What a bracket behind a figure tells of another time: 营收9亿元（2030年同期为7亿元）."""
_LEADS_TO_LIST = re.compile(r".*?(?:依次|分别)?(?:包括|为|是|有|于|在)(?:[:：])?")
_BETWEEN = "、，,和与及"


def _label(kept: list[Item], since: int, quoted: frozenset[int]) -> tuple[Words, Words]:
    """The words right before a bracket, from the last quotation mark, comma, bracket or predicate on, and those before the first such member."""
    opened = next((place for place in range(len(kept) - 1, since - 1, -1) if kept[place].start in quoted), -1)
    if opened >= 0:
        return Words.of(kept[opened:]), Words.of([] if since else kept[:opened])
    start = len(kept)
    while start > since and kept[start - 1].code not in _BETWEEN:
        start -= 1
    if start > since or since:
        return Words.of(kept[start:]), Words.of([])
    leads = _LEADS_TO_LIST.match("".join(item.code for item in kept))
    cut = leads.end() if leads is not None else 0
    return Words.of(kept[cut:]), Words.of(kept[:cut])


def _clauses(items: Sequence[Item], anchor: Item | None, quoted: frozenset[int], *, aside: bool) -> Iterator[Clause]:
    kept: list[Item] = []
    index = since = 0
    lead = Words.of([])
    while index < len(items):
        item = items[index]
        if item.code in _CLOSING:
            close = next((i for i in range(index + 1, len(items)) if items[i].code == _CLOSING[item.code]), -1)
            if close > 0:
                inner = items[index + 1 : close]
                if any(i.code == FIGURE for i in inner):
                    form = "".join(i.code for i in inner)
                    if kept and kept[-1].code == FIGURE and _CHANGE_ASIDE.match(form) and "分别" not in "".join(i.code for i in kept):
                        yield Clause(Words.of(kept), anchor, aside)  # 营收5亿元（同比+8%）: the change is of what stands before it
                        yield from _clauses(inner, None, quoted, aside=False)
                        kept, since = [], 0
                    elif kept and kept[-1].code == FIGURE and FORMER.fullmatch(form):
                        yield Clause(Words.of(kept), anchor, aside)
                        yield Clause(Words.of(inner), None, aside=True)
                        kept, since = [], 0
                    else:
                        before = next((i for i in reversed(kept) if i.code in NAMES), None)
                        label, leads = _label(kept, since, quoted) if form == FIGURE else (None, None)
                        lead = leads if leads else lead
                        for clause in _clauses(inner, before if before is not None and kept[-1] is before else None, quoted, aside=True):
                            yield replace(clause, label=label, lead=lead)
                        since = len(kept)
                index = close + 1
                continue
            if kept:  # a bracket that nothing closes
                yield Clause(Words.of(kept), anchor, aside)
            kept = []
            index += 1
            continue
        elif item.code in _STOPS or (item.code == "—" and "—" in {near.code for near in (*items[max(index - 1, 0) : index], *items[index + 1 : index + 2])}):
            if kept:
                yield Clause(Words.of(kept), anchor, aside)
            kept, since = [], 0
            index += 1
            continue
        if item.code not in "）)]】":
            kept.append(item)
        index += 1
    if kept:
        yield Clause(Words.of(kept), anchor, aside)
