"""One sentence → its figures, each with indicator, subject, place, period, growth or share, bound and modality."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extract import reasons as why
from kg.extract.statistics import bodies, changes, count_readings, counts, grammar, levels, ratios, shares, stakes
from kg.extract.statistics.brackets import member
from kg.extract.statistics.clauses import take_clause
from kg.extract.statistics.context import Context
from kg.extract.statistics.durations import time_to_do
from kg.extract.statistics.figures import Figure, Reading
from kg.extract.statistics.line import FIGURE, FORMER, ORG, PLACE, SUBJECT, Clause, Item, LineMaker, Words
from kg.extract.statistics.measure import Measure, measure
from kg.extract.statistics.naming import valid
from kg.extract.statistics.periods import resolve
from kg.extract.statistics.phrases import read_phrase
from kg.extract.statistics.settle import settle
from kg.extract.statistics.slots import GROWTH, LEVEL, RANK, SHARE, Draft, Slot
from kg.model.entity import Mention
from kg.model.statement import Modality
from kg.ontology.terms import Ontology
from kg.text.numbers import parse_number

_RULES: tuple[Callable[[Slot], Draft | None], ...] = (
    stakes.stake, changes.over_span, changes.from_value, changes.to_value, changes.multiple, changes.above, shares.share, ratios.ranked_by, ratios.rate_of_noun,
    changes.growth, shares.nominal_share, ratios.share_of_noun, ratios.money_of_noun,
    levels.ranked, bodies.of_bodies, counts.firms_of_trade, counts.sizes_of_model, counts.count_of_noun, levels.level,
)
_RANK = re.compile(rf"(?:位居|位列|排名|居)(?P<where>{PLACE}|世界)第(?P<rank>[一二三四五六七八九十]+|\d+)")
_BODIES = re.compile(r"(?:企业|公司|机构|银行|用户|平台)$")
_RATIO_OF_COUNTS = re.compile(r"^[^，]{0,8}(?:中|里)(?:就|便|仅|只|约|至少)+有$")
_RUN_GAP = re.compile(rf"(?:[、，,和与及]|以及)+{grammar.HEDGE}?[-−–－]?|[/／]")
_OTHER_WAY = re.compile(rf"(?:[和与及、]|以及)(?:增长|上升|提高|提升|回升|增加|下降|降低|减少|回落|下滑|高|低){grammar.HEDGE}?")
"""What stands between two changes told in turn that go different ways (分别增长x和下降y)."""
_MONETARY = re.compile(
    r"(?:(?:余额|投入|收入|支出|费|财富|成本|利润|金额|投资|融资|贷款|资产|出资|产值|市值|产业的?规模|交易额|保费|资金)[^，]{0,6}$|产业的?规模|市场规模)"
)
_LOOKED_AT = ("来看", "显示", "看")
"""How words end that tell where figures are from (从5家银行公布的2030年业绩来看): their date is that of what follows."""
_IF = re.compile(r"每(?:提升|提高|增长|增加|上升|上涨|下降|降低|减少|投入|新增|变动)(?:了|约)?$")
_SIZES = frozenset({"千", "万", "十万", "百万", "千万", "亿"})
_PERSONS = re.compile(r"[^，的、和与及]{0,6}?(?:人员|员工|职工|游客|旅客|居民|网民|农民|学生|老人|老年人|消费者)(?!数|信息|服务|卡|证)")
"""Persons whose number is told without a counter (20万网点员工)."""
_LASTS = re.compile(
    r"缩至|缩到|压至|减至|工时|机时|节省|节约|时间|时长|时延|时限|周期|缩短|延长|延迟|延时|耗时|用时|账期|期限|工期|账龄|回收期|周转天数|时效|平均[^，]{0,10}期|压缩|"
    r"拉长"
)
_COIN = re.compile(r"[^，。、]{0,4}?(?:比索|克朗|盾|先令|第纳尔|里亚尔|里尔|卢比|铢|币(?!圈))")
"""A currency that is not known: the amount is in no other (交易额3000亿哥伦比亚比索)."""
_COUNTER = re.compile(r"[个家笔项人户次件]")
_ORDINAL = re.compile(r"[第前每]$")
_DESCRIBES = re.compile(r"(?:省份|省市|省区|省|城市|国家|地区|国家和地区|区县|市县|县市|州)的(?:近|约|超过?|逾|共)*$")
"""28个省份的|160家银行: how many places the next ones counted are from."""
_ITS_THING = re.compile(rf"(?P<whose>{ORG})的{SUBJECT}(?:数量?)?(?:已|共|总数|累计|达到?|有|约|超过|超)*")
"""甲银行的智慧网点已达Q个: what follows in the sentence is the bank's, whether or not this figure can be read."""
_GREW = re.compile(rf"[从由][^，]*{FIGURE}[^，]*(?:发展|成长|壮大|蜕变|跃升)(?:成为?|为)(?=[^{FIGURE}]*$)")
"""从1个网点、34名员工发展成为大银行: how it was at first, of which the words tell no time."""
_PAST = re.compile(r"(?:近|过去)$")


def _number_and_amount(one: Item, other: Item) -> bool:
    """7亿笔、9700亿元: are two figures the number of deals and their amount?"""
    return one.text.endswith("笔") and other.text.endswith("元")


def _figures(words: Words, reading: Reading) -> list[int]:
    """Where the figures of a clause stand; those of how something began, of which no time is told, stay unread."""
    places = [i for i, item in enumerate(words.items) if item.code == FIGURE]
    grown = _GREW.search(words.form) if places else None
    if grown is None:
        return places
    reading.unread += [(words.items[i], why.UNDATED_FORMER()) for i in places if i < grown.end()]
    return [i for i in places if i >= grown.end()]


class SentenceReader:
    """Reads the figures of sentences, for one ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._lines = LineMaker(ontology)

    def read(
        self, plain: str, mentions: Sequence[Mention], context: Context, year: str = "", known: Callable[[str], bool] = lambda _: False
    ) -> Reading:
        """Figures of one sentence. ``context`` is what came before and is brought up to date.

        ``year`` is the report's; ``known`` tells whether words are an indicator of the lexicon.
        """
        reading = Reading()
        context.when.year = year
        context.fresh_sentence(self._lines.made(mentions))
        ahead = ""
        for clause in self._lines.clauses(plain, mentions):
            self._clause(clause, ahead, context, known, reading)
            ahead += clause.words.form + "，"
        reading.figures[:] = _told_once(reading.figures)
        return reading

    def scan(self, plain: str, mentions: Sequence[Mention], context: Context, *, dates: bool = True) -> None:
        """Take what a sentence without figures sets for the one behind it: its period (if ``dates``), place and subject."""
        period = context.when.period
        context.fresh_sentence(self._lines.made(mentions))
        for clause in self._lines.clauses(plain, mentions):
            if FIGURE not in clause.words.form:
                take_clause(context, clause.words)
        if not dates:
            context.when.period = period

    def _clause(self, clause: Clause, ahead: str, context: Context, known: Callable[[str], bool], reading: Reading) -> None:
        words = context.who.take_field(clause.words)
        context.fresh_clause()
        places = _figures(words, reading)
        if not places:
            if not self._rank(words, context, reading):
                take_clause(context, words)
            return
        if clause.aside and self._aside(clause, words, places, ahead, context, known, reading):
            return
        if clause.anchor is not None:
            context.who.about = [clause.anchor]
            if context.when.period is context.when.old_period:
                context.when.period = None
        context.when.take_other(words)
        context.who.take_product(words)
        context.who.take_firm(words)
        context.who.take_examples(words)
        context.what.take_parts(words)
        starts = [0, *(place + 1 for place in places)]
        rights = [words.cut(place + 1, end) for place, end in zip(places, [*places[1:], len(words)], strict=True)]
        done = 0
        for number, place in enumerate(places):
            if number < done:
                continue
            run = self._run(words, places, number)
            done = number + len(run)
            left = words.cut(starts[number] + context.who.skip, place)
            context.who.skip = 0
            context.take_dates(left)
            left = context.what.take_limit(left)
            slot = self._slot(words, places, rights, run, left, context, reading)
            draft = self._draft(slot, reading) if slot is not None else None
            if draft is None and number == 0 and (leads := _ITS_THING.fullmatch(left.form)):
                context.who.about, context.who.weak = [left.items[leads.start("whose")]], False
            if slot is not None and draft is not None:
                done += draft.uses
                _per(words, places, number, draft)
            if slot is not None and draft is not None and not draft.skip:
                settle(slot, draft, [words.items[places[i]] for i in run], words, ahead, known, reading)
        if rights[-1].form.endswith(_LOOKED_AT):
            context.take_dates(rights[-1])
        self._rank(words, context, reading)

    def _aside(
        self, clause: Clause, words: Words, places: list[int], ahead: str, context: Context, known: Callable[[str], bool], reading: Reading
    ) -> bool:
        """成本低（52%）, 营收9亿元（2030年为7亿元）: is a bracket's figure told by what stands before it, or by nothing?"""
        if len(words) == 1 and clause.label is not None and clause.lead:
            context.take_dates(clause.lead)
            slot = self._slot(words, places, [Words.of([])], [0], clause.label, context, reading)
            draft = member(slot, clause.label, clause.lead, clause.anchor) if slot is not None else None
            if slot is not None and draft is not None:
                settle(slot, draft, [words.items[0]], words, ahead, known, reading)
                return True
        if clause.anchor is None and len(words) == 1:
            reading.unread.append((words.items[0], why.IN_BRACKETS()))
            return True
        if clause.anchor is None and FORMER.fullmatch(words.form):
            self._former(words, context, known, reading)
            return True
        return False

    def _former(self, words: Words, context: Context, known: Callable[[str], bool], reading: Reading) -> None:
        """A bracket's value of another time, of the indicator before it (of what that is the growth of): it dates nothing behind it."""
        slot = self._slot(words, [len(words) - 1], [Words.of([])], [0], words.cut(0, len(words) - 1), context, reading)
        period = resolve(words.items[0].text, context.when.time, context.when.anchor)
        what = context.what
        name = what.base if what.last.endswith("率") and slot is not None and not slot.percent else what.last
        if slot is None or period is None or not name:
            reading.unread.append((words.items[-1], why.NO_INDICATOR()))
            return
        last = what.last
        settle(slot, Draft(name, LEVEL, own_subject=False, period=period), [words.items[-1]], words, "", known, reading)
        what.last = last

    def _run(self, words: Words, places: list[int], number: int) -> list[int]:
        """The figures that one predicate distributes: 分别为x、y和z."""
        run = [number]
        while run[-1] + 1 < len(places):
            here, there = places[run[-1]], places[run[-1] + 1]
            gap = words.form[here + 1 : there]
            if not (_RUN_GAP.fullmatch(gap) or _OTHER_WAY.fullmatch(gap)) or _number_and_amount(words.items[here], words.items[there]):
                break
            run.append(run[-1] + 1)
        return run

    def _slot(
        self, words: Words, places: list[int], rights: list[Words], run: list[int], left: Words, context: Context, reading: Reading
    ) -> Slot | None:
        number, last = run[0], run[-1]
        item = words.items[places[number]]
        currency = ""
        if _MONETARY.search(left.spelt) and not _COUNTER.match(rights[number].form):
            currency = "美元" if "美元" in words.spelt else "元"
        found = measure(item.text, currency)
        if found is None or (currency and _COIN.match(rights[number].spelt)):
            reading.unread.append((item, why.NO_QUANTITY()))
            return None
        if found.unit in _SIZES and _PERSONS.match(rights[number].spelt):
            found = replace(found, unit=found.unit + "人", normalized_unit="person")
        more = last + 1 < len(places)
        right = rights[last].cut(2) if rights[last].form.startswith("区间") else rights[last]  # 在P至Q区间波动
        return Slot(
            item, found, left, right, context,
            following=words.items[places[last + 1]] if more else None,
            chained=counts.shared_predicate(rights, last), beyond=rights[last + 1] if more else None, first=number == 0,
        )

    def _draft(self, slot: Slot, reading: Reading) -> Draft | None:
        """What the first rule that fits makes of a figure; None for what is no statistic, or is not understood."""
        if slot.time and not _LASTS.search(slot.left.spelt):
            return time_to_do(slot)
        if _RATIO_OF_COUNTS.search(slot.left.form) and not slot.first:
            return None  # 每Q家中就有Q家: a ratio told by two counts
        if "每" in slot.left.form and _IF.search(slot.left.form):
            slot.context.what.forget()
            return None  # 每提升Q，将带来…: a condition
        if slot.left.form.endswith("前"):
            count_readings.among_first(slot)
        if _ORDINAL.search(slot.left.form) or (slot.time and _PAST.search(slot.left.form)):
            return None
        if slot.following is not None and slot.following.text.endswith("家") and _DESCRIBES.match(slot.right.form):
            return None
        for rule in _RULES:
            draft = rule(slot)
            if draft is not None:
                return None if draft.skip and not draft.uses else draft
        reading.unread.append((slot.item, why.NO_INDICATOR()))
        slot.context.what.forget()
        return None

    @staticmethod
    def _measured(context: Context, reading: Reading) -> str:
        """What a bare rank (居全国第二) is of: the level that goes on here, or what the only share that this sentence told is a share of (else that share)."""
        told = [figure for figure in reading.figures if figure.kind != RANK]
        if told and told[-1].kind == SHARE and all(figure.name != context.what.level for figure in told):
            base = told[-1].base
            if _BODIES.search(base):
                return base + "数量"  # 企业占世界总数的Q，排名第二: by their number
            return base if grammar.ENDS_MEASURED.search(base) and valid(base) else told[-1].name
        return context.what.level

    def _rank(self, words: Words, context: Context, reading: Reading) -> bool:
        """位居全球第二: a rank as an observation of its own."""
        match = _RANK.search(words.form)
        if match is None:
            return False
        phrase = read_phrase(words.cut(0, match.start())) if FIGURE not in words.form else None
        name = phrase.words if phrase is not None and phrase.words else self._measured(context, reading)
        if phrase is not None and phrase.places:
            context.who.place = phrase.places
        value = parse_number(match["rank"])
        if value is None or not valid(name):
            return False
        where = words.cut(match.start("where"), match.end("where")).spelt
        first, last = words.items[match.start("rank") - 1], words.items[match.end("rank") - 1]
        item = Item(FIGURE, "第" + match["rank"], first.start, last.end)
        abouts = phrase.abouts if phrase is not None and phrase.words else context.who.about
        about = abouts[-1] if abouts else None
        if about is not None and about.code == ORG and about.mention is None:
            return False
        place = context.who.place[-1] if context.who.place else None
        found = Measure(value, "位", value, "位")
        reading.figures.append(Figure(item, found, f"{name}{where}排名", RANK, "", about, place, context.when.period, "", Modality.ASSERTED))
        return True


def _per(words: Words, places: list[int], number: int, draft: Draft) -> None:
    """每10万人拥有ATM机Q台: for so many, which is part of the name."""
    before = places[number - 1] if number else -1
    if before < 1 or words.form[before - 1] != "每" or draft.kind != LEVEL or not draft.name or "每" in draft.name:
        return
    draft.name = f"每{words.items[before].text}{draft.name}"


def _told_once(figures: list[Figure]) -> list[Figure]:
    """Figures without a growth that the sentence tells twice (增长9%，同比增长9%至50亿元): the wording that says more stays."""
    kept: list[Figure] = []
    for figure in figures:
        twin = next((number for number, one in enumerate(kept) if figure.kind == GROWTH and _same_growth(one, figure)), -1)
        if twin < 0:
            kept.append(figure)
        elif len(figure.name) > len(kept[twin].name):
            kept[twin] = figure
    return kept


def _same_growth(one: Figure, other: Figure) -> bool:
    return (one.kind, one.measure, one.base, one.about, one.place, one.period) == (
        other.kind, other.measure, other.base, other.about, other.place, other.period,
    )  # fmt: skip
