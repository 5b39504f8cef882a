"""One sentence → its figures, each with indicator, subject, place, period, growth or share, bound and modality."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.extract.statistics import counts, grammar, rules
from kg.extract.statistics.context import Context
from kg.extract.statistics.line import DATE, FIGURE, ORG, PLACE, SUBJECT, TITLE, Clause, Item, LineMaker, Words
from kg.extract.statistics.measure import Measure, measure
from kg.extract.statistics.naming import distributed, indicators, read_phrase, valid
from kg.extract.statistics.periods import last_year
from kg.extract.statistics.slots import GROWTH, LEVEL, RANK, SHARE, Draft, Slot
from kg.extract.statistics.topics import needs_topic
from kg.model.entity import Mention
from kg.model.statement import Modality, Period
from kg.ontology.terms import Ontology
from kg.text.numbers import parse_number

_RULES: tuple[Callable[[Slot], Draft | None], ...] = (
    rules.from_value, rules.to_value, rules.above, rules.share, counts.rate_of_noun, rules.growth, rules.nominal_share,
    counts.share_of_noun, counts.money_of_noun, counts.count_of_noun, rules.level,
)
_RANK = re.compile(rf"(?:位居|位列|排名|居)(?P<where>{PLACE}|世界)第(?P<rank>[一二三四五六七八九十]+|\d+)")
_PREDICTED = re.compile(r"预计|预测|有望|或将|或达|可望|预期|力争|争取|愿景|目标|可达")
_WILL = re.compile(r"将(?:在|于|达|突破|增|超|为|有|升|保持|实现|由|从|接近|降|成|使用|会|扩|会|占|以|约|近|继续)")
_PLAN = re.compile(rf"(?:{TITLE}|规划|计划|方案|愿景|意见|纲要)[^，]{{0,8}}?(?:提出|明确|要求|目标)")
_SHARE_NAME = re.compile(r"(?P<base>[^占]{3,})占(?:[^占]*(?:比例|比重|比)|比)")
_BARE_GROWTH = re.compile(r"(?:同比|环比|年均|平均|年|复合|整体)*(?:增长|增长率|增速|增幅|占比|比例|增长倍数)")
_YEARS_TOTAL = re.compile(r"([两三四五])年累计")
_RUN_GAP = re.compile(rf"(?:[、，,和与及]|以及)+{grammar.HEDGE}?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One statistic of a sentence. ``about`` and ``place`` are names in the text; ``base`` is the indicator it is growth or share of."""

    item: Item
    measure: Measure
    name: str
    kind: str
    base: str
    about: Item | None
    place: Item | None
    period: Period | None
    bound: str
    modality: Modality


@dataclass(slots=True)
class Reading:
    """Figures in text order, and those that found no indicator."""

    figures: list[Figure] = field(default_factory=list)
    unread: list[tuple[Item, str]] = field(default_factory=list)


class SentenceReader:
    """Reads the figures of sentences; ``known`` tells whether words are an indicator of the lexicon."""

    def __init__(self, ontology: Ontology) -> None:
        self._lines = LineMaker(ontology)

    def read(
        self, plain: str, mentions: Sequence[Mention], context: Context, year: str = "", known: Callable[[str], bool] = lambda _: False
    ) -> Reading:
        """Figures of one sentence. ``context`` is what came before and is brought up to date; ``year`` is the report's."""
        reading = Reading()
        context.year = year
        context.fresh_sentence()
        clauses = self._lines.clauses(plain, mentions)
        for index, clause in enumerate(clauses):
            ahead = "".join(part.words.form + "，" for part in clauses[:index])
            self._clause(clause, ahead, context, year, known, reading)
        return reading

    def _clause(self, clause: Clause, ahead: str, context: Context, year: str, known: Callable[[str], bool], reading: Reading) -> None:
        words = clause.words
        context.part, context.compared = None, False
        places = [i for i, item in enumerate(words.items) if item.code == FIGURE]
        if not places:
            if not self._rank(words, context, reading):
                context.take_clause(words)
            return
        if clause.aside and clause.anchor is None and len(words) == 1:
            reading.unread.append((words.items[0], "stands alone in brackets"))
            return
        if clause.anchor is not None:
            context.about = [clause.anchor]
            if context.period is context.old_period:
                context.period = None
        ends = [*places[1:], len(words)]
        starts = [0, *(place + 1 for place in places)]
        rights = [words.cut(place + 1, end) for place, end in zip(places, ends, strict=True)]
        run: list[int] = []
        done = 0
        for number, place in enumerate(places):
            if number < done:
                continue
            run = self._run(words, places, number)
            done = number + len(run)
            left = words.cut(starts[number], place)
            context.take_dates(left)
            drafted = self._draft(words, places, rights, number, run, left, context, reading)
            if drafted is None:
                continue
            slot, draft = drafted
            done += draft.uses
            self._emit(slot, draft, [words.items[places[i]] for i in run], words, ahead, context, year, known, reading)
        self._rank(words, context, reading)

    def _run(self, words: Words, places: list[int], number: int) -> list[int]:
        """The figures that one predicate distributes: 分别为x、y和z."""
        run = [number]
        while run[-1] + 1 < len(places):
            here, there = places[run[-1]], places[run[-1] + 1]
            if not _RUN_GAP.fullmatch(words.form[here + 1 : there]):
                break
            run.append(run[-1] + 1)
        return run

    def _draft(
        self, words: Words, places: list[int], rights: list[Words], number: int, run: list[int], left: Words, context: Context, reading: Reading
    ) -> tuple[Slot, Draft] | None:
        item = words.items[places[number]]
        currency = "美元" if "美元" in words.spelt else "元"
        found = measure(item.text, currency if not re.match(r"[个家笔项人户次件]", words.cut(places[number] + 1).form) and _monetary(left, context) else "")
        if found is None:
            reading.unread.append((item, "is no quantity"))
            return None
        last = run[-1]
        slot = Slot(
            item, found, left, rights[last], context,
            following=words.items[places[last + 1]] if last + 1 < len(places) else None,
            chained=counts.shared_predicate(rights, last), beyond=rights[last + 1] if last + 1 < len(rights) else None, first=number == 0,
        )
        if slot.time and not re.search(r"时间|时长|时延|周期|缩短|延迟", left.spelt):
            return None
        if re.search(r"(?:第|前|近|过去|每)$", left.form) and (slot.time or left.form[-1] in "第前每"):
            return None
        for rule in _RULES:
            draft = rule(slot)
            if draft is not None:
                return None if draft.skip else (slot, draft)
        reading.unread.append((item, "no indicator"))
        return None

    def _emit(
        self, slot: Slot, draft: Draft, items: list[Item], words: Words, ahead: str, context: Context, year: str,
        known: Callable[[str], bool], reading: Reading,
    ) -> None:
        phrase = draft.phrase
        if phrase.places:
            context.place = phrase.places
        elif phrase.abouts and phrase.abouts[0].mention and draft.kind == LEVEL and phrase.abouts != context.about and not slot.left.find(PLACE):
            context.place = context.place if slot.left.find(DATE) == [] or len(phrase.abouts) == 1 else []
        if phrase.abouts:
            context.about, context.weak = phrase.abouts, False
        name = draft.name
        if draft.base:
            context.base = draft.base
        if phrase.full and name == phrase.words and known(phrase.full):
            name = phrase.full
        if draft.kind == LEVEL and slot.percent and (part := _SHARE_NAME.fullmatch(name)):
            draft.kind, draft.base = SHARE, part["base"]
        bases = self._names(draft, name, context)
        inside = draft.phrase.inside or (context.said_about if draft.kind != LEVEL and not draft.own_subject else None)
        if inside is draft.phrase.inside and inside is not None and phrase.abouts:
            inside = None
        if inside is None and re.match(r".*相应", name) and not phrase.abouts and not context.about:
            inside = context.said_about
        spread = self._spread(slot, draft, len(items), bases, context, inside)
        period = draft.period or context.time
        if draft.kind != LEVEL and not draft.own_subject and not slot.left.find(DATE):
            period = context.said or period
        if period is not None and (years := _YEARS_TOTAL.search(name)) and len(period.text) == 4:
            period = _span(period, "两三四五".index(years[1]) + 2)
        if period is not None and draft.period is None and draft.own_subject is False and draft.kind == LEVEL:
            period = last_year(period) if "/" in period.text and len(period.text) == 9 else period
        read_any = False
        reading.unread += [(item, "a list whose parts are not told apart") for item in items if not spread]
        for position, (one, base, about, place) in enumerate(spread):
            item = items[min(position, len(items) - 1)]
            found = slot.measure if item is slot.item else measure(item.text, "元" if slot.money else "")
            if found is None or _BARE_GROWTH.fullmatch(one) or not (valid(one) or known(one)):
                reading.unread.append((item, f"{one!r} is no clean indicator"))
                continue
            if draft.fall:
                found = found.negative()
            before = slot.left.spelt if item is slot.item else words.cut(0, words.items.index(item)).spelt[-4:]
            modality = self._modality(slot, draft, ahead, period, year)
            limit = grammar.bound(before, item.text, slot.right.spelt if len(items) == 1 else "")
            reading.figures.append(Figure(item, found, one, draft.kind, base, about, place, period, limit, modality))
            read_any = True
        if not read_any:
            context.last = ""
        else:
            context.said = context.period if context.compared else context.said if draft.period else period
            context.said_about = draft.phrase.inside
            if draft.kind != GROWTH:
                context.run = [one for one, *_ in spread]
            context.remember(bases[-1][0], ratio=slot.percent and draft.kind != GROWTH) if draft.kind != GROWTH else None
            context.last = bases[-1][0]

    def _names(self, draft: Draft, name: str, context: Context) -> list[tuple[str, str]]:
        """(indicator, base indicator) pairs that a draft names: joined indicators apart."""
        if draft.base and draft.base in name:
            tail = name[len(draft.base) :] if name.startswith(draft.base) else ""
            if tail:
                return [(base + tail, base) for base in indicators(draft.base)]
        return [(one, draft.base) for one in indicators(name)]

    def _spread(
        self, slot: Slot, draft: Draft, count: int, names: list[tuple[str, str]], context: Context, inside: Item | None
    ) -> list[tuple[str, str, Item | None, Item | None]]:
        """One row a statistic: several holders, several indicators or several figures."""
        abouts: list[Item | None] = list(context.about) or [None]
        places: list[Item | None] = list(context.place) or [None]
        if abouts[0] is not None and abouts[0].code == ORG and context.place is context.old_place and len(places) == 1:
            place_known = False
        else:
            place_known = True
        if context.weak and not needs_topic(names[0][0]) and not slot.left.find(SUBJECT):
            abouts = [None]
        if inside is not None:
            abouts = [inside]
        about, place = abouts[-1], places[-1] if place_known else None
        if count > 1:
            if len(names) == count:
                return [(one, base, about, place) for one, base in names]
            name, base = names[-1]
            if len(abouts) == count:
                return [(name, base, holder, place) for holder in abouts]
            if len(places) == count:
                return [(name, base, about, holder) for holder in places]
            tail = name[len(base) :] if base and name.startswith(base) else ""
            parts = distributed(draft.phrase.raw, count)
            if parts:
                return [(one + tail, one if tail else base, None, place) for one in parts]
            earlier = context.run if len(context.run) == count else context.seen[-count:]
            if len(earlier) == count and tail and not draft.own_subject:
                return [(one + tail, one, about, place) for one in earlier]
            return []
        if len(places) > 1:
            place = None if len(places) > 1 else place
        rows: list[tuple[str, str, Item | None, Item | None]] = []
        for one, base in names:
            if len(abouts) > 1 and abouts[0] is not None and abouts[0].code == ORG and not re.search(r"共|合计|总", slot.left.form):
                rows += [(one, base, holder, place) for holder in abouts]
            elif len(abouts) > 1:
                rows.append((one, base, None, place))
            else:
                rows.append((one, base, about, place))
        return rows

    def _modality(self, slot: Slot, draft: Draft, ahead: str, period: Period | None, year: str) -> Modality:
        """Predicted where the words before say so, or the period lies behind the report."""
        if draft.period is not None and draft.period.end[:4] <= (year or "9999"):
            return Modality.ASSERTED
        if year and period is not None and period.start[:4] > year:
            return Modality.PREDICTED
        own = slot.left.form
        if _PREDICTED.search(own) or _WILL.search(own) or _WILL.search(slot.right.form[:24]) and slot.percent and slot.right.form.startswith("的"):
            return Modality.PREDICTED
        past = period is not None and year and period.end[:4] < year
        if (_PREDICTED.search(ahead) or _PLAN.search(ahead) or _PLAN.search(own)) and not past:
            return Modality.PREDICTED
        return Modality.ASSERTED

    def _rank(self, words: Words, context: Context, reading: Reading) -> bool:
        """位居全球第二: a rank as an observation of its own."""
        match = _RANK.search(words.form)
        if match is None:
            return False
        value = parse_number(match["rank"])
        phrase = read_phrase(words.cut(0, match.start())) if FIGURE not in words.form else None
        name = phrase.words if phrase is not None and phrase.words else context.level
        if phrase is not None and phrase.places:
            context.place = phrase.places
        where = words.cut(match.start("where"), match.end("where")).spelt
        if value is None or not (valid(name) and name):
            return False
        first, last = words.items[match.start("rank") - 1], words.items[match.end("rank") - 1]
        item = Item(FIGURE, "第" + match["rank"], first.start, last.end)
        found = Measure(value, "位", value, "位")
        about, place = (context.about or [None])[-1], (context.place or [None])[-1]
        reading.figures.append(Figure(item, found, f"{name}{where}排名", RANK, "", about, place, context.period, "", Modality.ASSERTED))
        return True


def _span(period: Period, years: int) -> Period:
    """The ``years`` years that end in a year."""
    first = str(int(period.text) - years + 1)
    return Period(f"{first}/{period.text}", f"{first}-01-01", period.end)


def _monetary(left: Words, context: Context) -> bool:
    """Is a bare magnitude money, by the words before it?"""
    text = left.spelt
    if re.search(r"(?:余额|投入|收入|支出|费|财富|成本|利润|金额|投资|融资|贷款|资产|出资|产值|市值|产业规模|交易额|保费|资金)[^，]{0,6}$", text):
        return True
    return bool(re.search(r"产业的?规模|市场规模", text))


__all__ = ["SHARE", "Figure", "Reading", "SentenceReader"]
