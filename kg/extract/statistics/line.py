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
_MOVED = r"(?:高|低|(?:上|回|提)升|下降|提高|降低|增加|减少|回落)?"
_POINTS_BEHIND = re.compile(rf"(?:(?:[、和与及]|以及){_MOVED}[\d.]+个?)*(?:[、和与及]|以及){_MOVED}[\d.]+个(?P<unit>百分点|基点)")
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


_TO = re.compile(r"\s*[至到\-—~–～]\s*")
_VARIES = ("不等", "之间")
"""Behind a range told as one from here to there (从3%至4%不等)."""
_BY = re.compile(r"[增加升涨长降少落跌低缩减提高多翻]了?(?:约|近|超过?)?$")
"""增加320人|至4150人: by how much, and where to."""
_UNIT_ALONE = re.compile(r"[^\d万亿千百]+$")


def _unit(words: str) -> str:
    """The unit at the end of a quantity; empty where it has none."""
    found = _UNIT_ALONE.search(words)
    return found[0] if found is not None else ""


def _ranges(plain: str) -> Iterator[tuple[int, int]]:
    """Places of quantities, of a range whose ends both tell their unit (30亿元至40亿元) as a whole."""
    taken = 0
    for (start, end), (behind, last) in pairwise((*quantities(plain), (len(plain) + 1, len(plain) + 1))):
        if start < taken:
            continue
        if _TO.fullmatch(plain, end, behind) and (unit := _unit(plain[start:end])) and unit == _unit(plain[behind:last]):
            varies = plain.startswith(_VARIES, last)
            if varies or (unit not in "%％" and not _CHANGE.search(plain[:start]) and not _BY.search(plain[:start])):
                taken = last
        yield start, max(end, taken)


def _figures(plain: str) -> Iterator[tuple[int, int]]:
    """Places of the figures of a sentence; 从6%到5% are two, for it is a change and no range."""
    yield from scores(plain)
    for start, end in _ranges(plain):
        middle = _ENDS.search(plain[start:end])
        if middle is not None and _CHANGE.search(plain[:start]) and not plain.startswith(_VARIES, end):
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


class _Found:
    """The items found in a sentence so far. What is found first keeps its characters: the figures in a name are none."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.items: list[Item] = []
        self._taken = bytearray(len(plain) + 1)

    def free(self, start: int, end: int) -> bool:
        """Is no character of a stretch part of an item yet?"""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Set a stretch apart for an item."""
        self._taken[start:end] = b"\1" * (end - start)

    def add(self, code: str, start: int, end: int, mention: Mention | None = None, text: str = "") -> None:
        """A further item, where its characters are free; ``text`` are its words if not those of the sentence."""
        if end > start and self.free(start, end):
            self.take(start, end)
            self.items.append(Item(code, text or self.plain[start:end], start, end, mention))

    def whole(self) -> list[Item]:
        """All items in order, with the characters between them; quotation marks and blanks are left out."""
        between = [Item(char, char, at, at + 1) for at, char in enumerate(self.plain) if not self._taken[at] and char not in _QUOTES]
        return sorted(self.items + between, key=_START)


def _no_name_here(code: str, mention: Mention, plain: str) -> bool:
    """Is a name but the beginning of another word (软件|业务, 银行|业绩, 跨境支付|通, 全国|性银行), or a title without its《》?"""
    if mention.surface.endswith("业") and plain.startswith(_ON_FROM_TRADE, mention.end):
        return True
    if code == ORG and mention.surface in _KINDS_OF_BANKS and (number := _SO_MANY_OF.search(plain, 0, mention.start)):
        return number[1] not in {"6", "六"}  # 5家|国有大行: not the six
    if code == SUBJECT:
        return mention.cls in {"Technology", "Scenario"} and _GOES_ON.match(plain, mention.end) is not None
    if code == PLACE:
        if _COIN_BEHIND.match(plain, mention.end) and plain[max(0, mention.start - 1) : mention.start] in _ENDS_NUMBER:
            return True  # 1690亿新加坡元: of the currency
        return plain.startswith("性", mention.end) and not plain.startswith("性质", mention.end)
    return code == TITLE and plain[mention.start] != "《"


_KINDS_OF_BANKS = frozenset({"国有大行", "国有大型银行", "国有大型商业银行"})
"""Kinds that stand for all of them, where no other number is told."""
_SO_MANY_OF = re.compile(r"(\d+|[一两二三四五六七八九十]+|[几多数各某每])(?:余|多)?家$")
_COIN_BEHIND = re.compile("元|卢比|比索|克朗|盾|币|里亚尔|先令|镑")
_ENDS_NUMBER = frozenset("0123456789十百千万亿")


def _lengthen_to_parks(found: _Found) -> None:
    """福州|软件园: the place is the beginning of a body's name; not 全国|软件园."""
    for number, item in enumerate(found.items):
        park = _PARK.match(found.plain, item.end) if item.code == PLACE else None
        if park is not None and found.free(*park.span()) and not _WHOLE.search(item.text):
            found.take(*park.span())
            found.items[number] = Item(ORG, found.plain[item.start : park.end()], item.start, park.end())


def _add_titles(found: _Found) -> None:
    """《某某管理办法》, whether or not anybody knows it."""
    for match in _TITLE.finditer(found.plain):
        found.add(TITLE, match.start(), match.end())


def _add_times(found: _Found) -> None:
    """2031年, 上半年, 去年同期."""
    for start, end in find_dates(found.plain):
        found.add(DATE, start, end)


def _add_figures(found: _Found) -> None:
    """12亿元, 8.5%, with the numbers that share a unit (18、12和11个); 1.2个和3.4个百分点 are points both."""
    for start, end in _figures(found.plain):
        _add_sharing_unit(found, start, end)
        if found.plain.startswith(_VARIES, end) and found.plain[start - 1 : start] in {"从", "由", "自"}:
            found.add(FIGURE, start - 1, end, text=found.plain[start:end])
        found.add(FIGURE, start, end)
        last = found.items[-1] if found.items else None
        if last is not None and last.start == start and found.plain[end - 1] == "个" and (points := _POINTS_BEHIND.match(found.plain, end)):
            found.items[-1] = last._replace(text=found.plain[start:end] + points["unit"])


def _add_sharing_unit(found: _Found, start: int, end: int) -> None:
    """The numbers before a figure that its unit belongs to as well (18、12和|11个), each as a figure of its own."""
    unit, ahead = _UNIT_BEHIND.fullmatch(found.plain[start:end]), _SHARED_UNIT.search(found.plain[:start])
    if unit is None or ahead is None:
        return
    for number in _ONE_NUMBER.finditer(found.plain, ahead.start(), start):
        found.add(FIGURE, number.start(), number.end(), text=number[0] + unit["unit"])


def _add_former_and_latter(found: _Found) -> None:
    """甲和乙…，前者占Q: 甲 once more."""
    if "前者" in found.plain or "后者" in found.plain:
        for start, end, meant in _former_and_latter(found.plain, found.items):
            found.add(meant.code, start, end, meant.mention)


def _add_provinces(found: _Found) -> None:
    """10个省（区、市）: one word, which counts 省, and with the cities 省市."""
    for match in _PROVINCES.finditer(found.plain):
        found.add("省", match.start(), match.end(), text="省市" if len(match[0]) == 4 else "省")


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
        found = _Found(plain)
        self._add_names(found, mentions)
        _lengthen_to_parks(found)
        _add_titles(found)
        _add_times(found)
        _add_figures(found)
        _add_former_and_latter(found)
        _add_provinces(found)
        return found.whole()

    def _add_names(self, found: _Found, mentions: Sequence[Mention]) -> None:
        """The names that a line tells apart: places, bodies, subjects of figures, titles in《》."""
        for mention in mentions:
            code = self._code(mention.cls)
            if code and not _no_name_here(code, mention, found.plain):
                found.add(code, mention.start, mention.end, mention)

    def clauses(self, plain: str, mentions: Sequence[Mention]) -> list[Clause]:
        """The clauses of a sentence in order; one in brackets comes before the clause that holds it, one without a figure is left out."""
        quoted = frozenset(place + 1 for place, char in enumerate(plain) if char in "“「") if "（" in plain or "(" in plain else frozenset()
        return list(_Parter(self.items(plain, mentions), None, quoted, aside=False).clauses())


_CHANGE_ASIDE = re.compile(
    rf"(?:{DATE}(?:相比)?(?=[增下上提减])|(?:按?可比口径|剔除[^，]{{2,8}})?同比|环比|"
    r"[Yy]o[Yy]|[Qq]o[Qq]|MoM|CAGR|较|比|占|增|降|下降|上升|下滑|提升|提高|减少|[+＋])"
)
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


class _Parter:
    """Parts the items of a sentence, or of what stands in brackets, into clauses.

    ``anchor`` is the name that the brackets stand behind, ``quoted`` the places behind opening quotation marks.
    """

    def __init__(self, items: Sequence[Item], anchor: Item | None, quoted: frozenset[int], *, aside: bool) -> None:
        self._items, self._anchor, self._quoted, self._aside = items, anchor, quoted, aside
        self._kept: list[Item] = []
        self._since = 0
        self._lead = Words.of([])

    def clauses(self) -> Iterator[Clause]:
        """The clauses in order, what stands in brackets before the clause that goes on behind them."""
        index = 0
        while index < len(self._items):
            code = self._items[index].code
            close = self._close(index)
            if close is not None:
                yield from self._bracket(self._items[index + 1 : close])
                index = close
            elif code in _CLOSING:  # a bracket that nothing closes
                yield from self._told()
            elif code in _STOPS:
                yield from self._stop()
            elif code not in "）)]】":
                self._kept.append(self._items[index])
            index += 1
        yield from self._told()

    def _close(self, index: int) -> int | None:
        """Where the bracket that opens at ``index`` is closed; None where none opens there or nothing closes it."""
        closing = _CLOSING.get(self._items[index].code)
        return next((i for i in range(index + 1, len(self._items)) if self._items[i].code == closing), None) if closing is not None else None

    def _told(self) -> Iterator[Clause]:
        """The words kept so far as a clause; what follows begins another."""
        if self._kept:
            yield Clause(Words.of(self._kept), self._anchor, self._aside)
        self._kept = []

    def _stop(self) -> Iterator[Clause]:
        """The words kept so far as a clause, and the end of the list whose members have figures in brackets."""
        yield from self._told()
        self._since = 0

    def _bracket(self, inner: Sequence[Item]) -> Iterator[Clause]:
        """The clauses of what stands in brackets, if it holds a figure: 同比+8%, 2030年同期为7亿元, or of a name or member of a list, 52%."""
        form = "".join(map(_CODE, inner))
        if FIGURE not in form:
            return
        behind_figure = bool(self._kept) and self._kept[-1].code == FIGURE
        if behind_figure and _CHANGE_ASIDE.match(form) and "分别" not in "".join(map(_CODE, self._kept)):
            yield from self._stop()  # 营收5亿元（同比+8%）: the change is of what stands before it
            yield from _Parter(inner, None, self._quoted, aside=False).clauses()
        elif behind_figure and FORMER.fullmatch(form):
            yield from self._stop()
            yield Clause(Words.of(inner), None, aside=True)
        else:
            yield from self._of_name_or_member(inner, alone=form == FIGURE)

    def _of_name_or_member(self, inner: Sequence[Item], *, alone: bool) -> Iterator[Clause]:
        """甲（营收9亿元）: of the name right before; 主要原因为成本低（52%）、速度快（49%）: ``alone``, of the words before."""
        last = self._kept[-1] if self._kept else None
        label: Words | None = None
        if alone:
            label, leads = _label(self._kept, self._since, self._quoted)
            self._lead = leads or self._lead
        for clause in _Parter(inner, last if last is not None and last.code in NAMES else None, self._quoted, aside=True).clauses():
            yield replace(clause, label=label, lead=self._lead)
        self._since = len(self._kept)
