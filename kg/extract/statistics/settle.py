"""Drafts → figures: period, bound and modality, and what later words may build on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract import reasons as why
from kg.extract.statistics import grammar
from kg.extract.statistics.adjust import full_name
from kg.extract.statistics.case import Case
from kg.extract.statistics.context import Context
from kg.extract.statistics.dating import OVER_YEARS, period_of_draft, times_of_list
from kg.extract.statistics.figures import Figure, Reading
from kg.extract.statistics.foretold import foreseen, modality_of
from kg.extract.statistics.leading import is_concept
from kg.extract.statistics.level_names import OF_SEGMENT
from kg.extract.statistics.line import DATE, ORG, PLACE, SUBJECT, Item, Words, is_firm, is_made
from kg.extract.statistics.measure import measure
from kg.extract.statistics.naming import agrees, valid
from kg.extract.statistics.periods import last_year
from kg.extract.statistics.slots import GROWTH, LEVEL, SHARE, Draft, Slot
from kg.extract.statistics.spread import EACH, Row, pairs, spread
from kg.extract.statistics.whose import owned, realised
from kg.model.reason import Reason
from kg.model.statement import Modality, Period

_REALISES = re.compile(r"(?:分别|合计|累计|共)*(?:实现|取得|完成|录得)")
_JOINED = re.compile("[和与及、]|以及")
_OF_A_FALL = {"atLeast": "atMost", "atMost": "atLeast"}
"""A fall of more than 30 % is a growth of at most −30 %."""
_SUM = re.compile(r"(?:收入|利润|投入|支出|成本|资产|总额|金额|余额|费用|[务易总]量|总数|规模)$")
_UTMOST_TIME = re.compile(
    r"(?:(?P<fast>最快|最短|最少)|最慢|最长|最迟|最多)(?:(?:缩短|压缩|降|缩)(?:至|到|为)|"
    r"仅需?|只需?|需要?|可以?|能够?|达到?|为|约|至|在|于|用时|耗时)*$"
)
"""最快8秒到账: no faster than that."""
_SUM_OF_BOTH = re.compile(r"(?:共计|合计|总计)(?:为|达到?|约|近|超过?)*$")
"""申请数和授权数共计Q: the sum of both."""
_GROUP = re.compile(r"[\d.一二两三四五六七八九十百]+[余多]?家.{2}")
"""Counted bodies, whose figure is theirs and not that of what they deal with (六家金融科技公司总营收)."""
_OF_GROUP = re.compile(
    r"(?P<group>[\d.一二两三四五六七八九十百]+[余多]?[家大](?:[^，的]{0,6}?(?:银行|券商|证券公司|险企|机构|公司|企业|集团)|行))(?:共?(?:拥有|持有)|一?共有|(?P<sum>总共|合计|共计|累计|共同|共))?(?=.{2})"
)
"""Counted bodies with which a name begins, and what sums them up."""
_HAS = re.compile(r"^(?:共?发生|共?拥有|共有|现有|已有|有(?![效偿限])|集聚|聚集|汇聚|培育|引进|引育|新增)了?")
_BARE_GROWTH = re.compile(r"(?:同比|环比|年均|平均|年|复合|整体)*(?:增长|增长率|增速|增幅|占比|比例|增长倍数)")
_BARE_GROUP = re.compile(r"[两三四五六七八九十]+家(?:银行|公司|机构|企业|平台|券商|险企)?$")
"""甲、乙、丙三家占Q: of what, the words do not tell."""
_NUMBERS = frozenset("0123456789一二两三四五六七八九十百")


def settle(
    slot: Slot, draft: Draft, items: list[Item], words: Words, ahead: str, known: Callable[[str], bool], reading: Reading
) -> None:
    """Add the figures of a draft to ``reading``; ``items`` are the figures of its list, ``ahead`` the clauses before."""
    about, place = slot.context.who.about, slot.context.who.place
    if _of_firm_told(slot, draft):
        draft.phrase.abouts = []
    case = Case(slot, draft, items, words, ahead, known, realised(draft.name))
    refused = full_name(case)
    if refused is not None:
        reading.unread += [(item, refused) for item in items]
        return
    rows = _rows(case)
    if not rows.rows:
        reading.unread += [(item, why.PARTS_UNCLEAR()) for item in items]
    whole_period = period_of_draft(slot, draft, case.name)
    if slot.context.when.times and not rows.times and not slot.left.find(DATE):
        whole_period = None  # 2030年和2031年，甲、乙分别为x和y: of which of the two, the words leave open
    slot.context.when.same_time = slot.context.when.same_time or "同期" in words.spelt
    made: list[Figure] = []
    for position, row in enumerate(rows.rows):
        item = items[min(position, len(items) - 1)]
        figure = _figure(case, item, row, position, rows, whole_period)
        if isinstance(figure, Figure):
            made.append(figure)
        else:
            reading.unread.append((item, figure))
    if not made:
        _forget(slot)
        _back_to(slot.context, about)
        if draft.kind == SHARE and slot.context.who.place is not place:
            slot.context.who.place = []  # 东部金额占比Q，中部占比P: not there
        return
    if draft.former and draft.period is None:
        reading.unread += [(item, why.UNDATED_FORMER()) for item in items]
    else:
        reading.figures += made
    _remember(case, rows, made[-1].period)


def _of_firm_told(slot: Slot, draft: Draft) -> bool:
    """众安保险保费收入Q，保险|服务收入Q: is a concept with which the indicator begins a mere word of it, as a firm is told of?"""
    phrase, firms = draft.phrase, slot.context.who.about
    if len(phrase.abouts) != 1 or phrase.places or not firms or not is_firm(firms[-1]):
        return False
    return is_concept(phrase.abouts[0]) and (draft.base or draft.name).startswith(phrase.abouts[0].text)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The statistics that the figures of a list stand for, under the indicators ``named`` (with what each is of).

    ``inside`` is the concept that their own words name, ``times`` the period of each where they are told in turn.
    """

    rows: list[Row]
    named: list[tuple[str, str]]
    inside: Item | None
    times: list[Period]


def _rows(case: Case) -> _Rows:
    """The statistics of a draft: for each figure its indicator, subject and place."""
    slot, draft, count = case.slot, case.draft, len(case.items)
    named = _named(case)
    inside = _inside(slot, draft, case.name, case.context)
    if inside is not None and is_concept(inside) and _GROUP.match(case.name):
        inside = None
    rows = spread(slot, draft, count, named, inside)
    if rows:
        return _Rows(rows, named, inside, [])
    apart = case.words.form[case.words.items.index(case.items[0]) + 1 :][:1] in {"/", "／"}
    times = times_of_list(slot, count, apart=apart)
    if times:
        rows = spread(slot, draft, 1, named, inside)[:1] * count
    return _Rows(rows, named, inside, times)


def _named(case: Case) -> list[tuple[str, str]]:
    """The indicators of a draft with what each is of: those that are joined (笔数和总额) apart, unless their sum is told (共计Q)."""
    draft, context = case.draft, case.context
    business = context.what.business
    if business and draft.kind == LEVEL and not case.phrase.abouts and _REALISES.match(case.left) and valid(case.name):
        named = _of_business(business, case.name, len(case.items))
        if named:
            return named
    return [(case.name, draft.base)] if _of_both(case) else pairs(draft, case.name)


def _of_both(case: Case) -> bool:
    """申请数和授权数共计Q: is one figure the sum of what is joined in the name?"""
    if _SUM_OF_BOTH.search(case.left):
        return True
    if len(case.items) != 1 or EACH.search(case.left):
        return False
    return (case.slot.money and case.draft.kind == LEVEL) or case.draft.base in case.context.what.seen


def _figure(case: Case, item: Item, told: Row, position: int, rows: _Rows, whole_period: Period | None) -> Figure | Reason:
    """The figure of a row, or why it stays unread."""
    slot, draft = case.slot, case.draft
    found = slot.measure if item is slot.item else measure(item.text, "元" if slot.money else "")
    row, refused = _owned(case, told, alone=len(rows.rows) == 1)
    if refused is not None:
        return refused
    if found is None or not _clean(case, row):
        return why.UNCLEAN(row.name)
    period = rows.times[position] if rows.times else _period_of_row(case, row, whole_period)
    fall = _falls(draft, case.words, case.items, position) or (draft.kind == LEVEL and _below_zero(case.words, item))
    limit = _bound(case, item, fall=fall)
    modality = modality_of(slot, draft, case.ahead, period)
    if modality is Modality.ASSERTED and grammar.TO.fullmatch(slot.left.form) and foreseen(case.words.cut(0, case.words.items.index(case.items[0])).form):
        modality = Modality.PREDICTED  # 将由2031年的P增至Q
    if modality is Modality.PREDICTED and _dated_before(case.context, period):
        period = None  # 预计占比将达Q: not in the year that the sentence before told
    return Figure(
        item, found.negative() if fall else found, _of_one(row.name, row.about), draft.kind, _of_one(row.base, row.about), row.about,
        row.place, period, limit, modality,
    )  # fmt: skip


def _owned(case: Case, told: Row, *, alone: bool) -> tuple[Row, Reason | None]:
    """A row with its owner, and why it has none that can be told; noted for the rows behind that go on from it."""
    draft, what = case.draft, case.context.what
    row, refused = owned(told, case.slot, draft, case.known(told.name))
    if draft.kind == SHARE and not draft.own_subject and alone and not case.phrase.abouts and row.base in what.owners:
        row = row._replace(about=what.owners[row.base])  # X规模达Q，占比P: of whom the size was told
    if case.phrase.words in OF_SEGMENT and case.name != case.phrase.words and not case.phrase.abouts and what.level in what.owners:
        row = row._replace(about=what.owners[what.level])  # of the business whose income was told
    what.owners[row.name] = what.owners[told.name] = row.about
    if draft.kind == GROWTH and draft.own_subject:
        what.owners[row.base] = row.about
    if row.about is not None and row.about.code == ORG and row.about.mention is None:
        refused = why.OWNER_UNKNOWN(row.about.text)
    return row, refused


def _clean(case: Case, row: Row) -> bool:
    """Is a row's name that of a measure, and one that its unit fits?"""
    if _BARE_GROUP.fullmatch(row.base.removeprefix(row.whole)) or _BARE_GROUP.search(row.base[-3:] if "、" in row.base else ""):
        return False
    if _BARE_GROWTH.fullmatch(row.name) or not (valid(row.name.removeprefix(row.whole)) or case.known(row.name)):
        return False
    return _told_so(row.name, case.slot, case.draft)


def _period_of_row(case: Case, row: Row, period: Period | None) -> Period | None:
    """The draft's period, where it may be that of the row's subject and place."""
    context = case.context
    if case.draft.period is not None or context.when.same_time:
        return period
    return context.period_of(period, row.about, row.place, row.base or row.name)


def _bound(case: Case, item: Item, *, fall: bool) -> str:
    """超过Q, Q以上, 过半: the bound that a figure is."""
    slot, words = case.slot, case.words
    before = slot.left.spelt if item is slot.item else words.cut(0, words.items.index(item)).spelt[-4:]
    limit = grammar.bound(before, item.text, slot.right.spelt if len(case.items) == 1 else "")
    if not limit and item.text == "过半":
        limit = "atLeast"
    if not limit and slot.time and slot.right.form[:1] == "内" and grammar.WITHIN_TIME.match(slot.right.form):
        limit = "atMost"
    if not limit and slot.time and "最" in before and "最" not in case.name and not slot.right.form.startswith("内"):
        utmost = _UTMOST_TIME.search(before)
        limit = ("atLeast" if utmost["fast"] else "atMost") if utmost is not None else ""
    return _OF_A_FALL.get(limit, limit) if fall else limit


def _dated_before(context: Context, period: Period | None) -> bool:
    """Is a period that of the sentence before, and no year to come?"""
    when = context.when
    return period is when.old_period and not (when.year and period and period.end[:4] > when.year)


def _forget(slot: Slot) -> None:
    """Nothing goes on from a draft without figures, which may tell of another place."""
    context = slot.context
    context.what.forget()
    if context.who.place is context.who.old_place and slot.left.find(PLACE):
        context.who.place = []  # what stays unread tells of another place


def _back_to(context: Context, about: list[Item]) -> None:
    """甲银行…，将授信报告撰写时间从P缩至Q，准确率…: the bank's, and not of a concept in words that say nothing."""
    who = context.who
    if who.about is not about and len(about) == 1 and is_made(about[0]) and about is not who.old_about and all(map(is_concept, who.about)):
        who.about, who.weak = about, False


def _remember(case: Case, rows: _Rows, period: Period | None) -> None:
    """Note what was told, for the words behind; ``period`` is that of the last figure."""
    context, slot, draft, named = case.context, case.slot, case.draft, rows.named
    if period is not None and context.when.period is period and OVER_YEARS.search(case.name) and slot.left.find(DATE):
        context.when.period = last_year(period)  # 2030—2033年复合增长率Q，其中…规模P: in the last of them
    if not draft.period:
        context.when.said = context.when.period if context.when.compared else period
    context.who.said_about = rows.inside
    if len(rows.rows) == 1 and named[-1][0].endswith(rows.rows[0].name):
        named[-1] = (rows.rows[0].name, named[-1][1])  # 全行业|科技人员总数P，其中银行业Q
    context.what.last = named[-1][0]
    if draft.kind != GROWTH:
        context.what.run = [row.name for row in rows.rows]
        context.what.seen += [one for one, _ in named[:-1]]
        context.what.told += [(row.name, context.what.owners.get(row.name, row.about) if len(rows.rows) == 1 else row.about, row.place) for row in rows.rows]
        if slot.measure.normalized_unit == "item":
            context.what.counters[named[-1][0]] = slot.measure.unit[-1:]
        context.what.remember(named[-1][0], slot.measure.normalized_unit, ratio=slot.percent)


def _of_business(business: str, name: str, count: int) -> list[tuple[str, str]]:
    """An indicator of a line of business that the clause before names (寿险业务|保费收入); of several, each its own."""
    parts = [business] if count == 1 else _JOINED.split(business)
    return [(part + name, "") for part in parts] if len(parts) == count else []


def _falls(draft: Draft, words: Words, items: list[Item], position: int) -> bool:
    """Is a figure of a list of changes a fall: as the verb right before it says, else as the first is?"""
    if draft.kind != GROWTH or not 0 < position < len(items):
        return draft.fall
    before, item = (words.items.index(one) for one in items[position - 1 : position + 1])
    between = words.form[before + 1 : item]
    if between.endswith(("-", "−", "–", "－", "低", "少")):
        return True
    if between.endswith(("高", "多")):
        return False
    return bool(grammar.FALL.search(between)) if len(between) > 2 else draft.fall and not words.form[:before].endswith(("-", "−", "–", "－"))


def _below_zero(words: Words, item: Item) -> bool:
    """净利润为-Q: does the sign of a level stand right before it?"""
    place = words.items.index(item)
    return place > 1 and words.form[place - 1] in "-−–－" and grammar.HAN.match(words.form[place - 2]) is not None


def _of_one(name: str, about: Item | None) -> str:
    """The name without what sums up a group, and for one body without the group, of which the words before told (六家银行共有科技人员Q，其中甲银行P)."""
    group = _OF_GROUP.match(name) if name[:1] in _NUMBERS else None
    if group is None:
        return name
    alone = about is not None and about.code == ORG and about.mention is not None and about.text not in name
    rest = name[group.end() :]
    return rest if alone and valid(rest) else group["group"] + (group["sum"] or "") + rest


def _told_so(name: str, slot: Slot, draft: Draft) -> bool:
    """Does a level's unit fit its name?"""
    if draft.kind == LEVEL and slot.percent and slot.left.form.endswith("的") and _SUM.search(name):
        return False  # 营业收入的7%: a part of it, of what the words do not tell
    return draft.kind != LEVEL or agrees(name, money=slot.money, counted=slot.measure.normalized_unit == "item")


def _inside(slot: Slot, draft: Draft, name: str, context: Context) -> Item | None:
    """The concept that an indicator's own words name, where no other subject is told; that of the figure before for what goes on."""
    if draft.phrase.abouts:
        return None
    if draft.phrase.inside is not None:
        return _own_inside(slot, draft, name, draft.phrase.inside)
    beside = draft.phrase.words != name and grammar.JOINING.fullmatch(draft.phrase.words) is not None and not context.who.about
    goes_on = not draft.own_subject or beside or ("相应" in name and not context.who.about)
    return context.who.said_about if goes_on else None


def _own_inside(slot: Slot, draft: Draft, name: str, inside: Item) -> Item | None:
    """The concept that stands in an indicator's words, unless it is only what was done, or something made has the figure."""
    who, words = slot.context.who, draft.phrase.words
    led = _HAS.sub("", words).startswith(inside.text)  # 拥有金融科技|企业Q家: of 金融科技
    if draft.kind == LEVEL and not led and inside.text in words and inside.text not in name and not slot.right.form:
        return None  # 个人账户开立Q户: 开立 is what was done, and no field
    if who.carried and all(is_concept(one) for one in who.about):
        who.about = []  # 移动支付业务…；电话支付业务…: of its own
    told = who.about is not who.old_about and len(who.about) == 1 and not who.weak
    if told and not is_concept(who.about[0]) and (draft.kind == LEVEL or (draft.kind == SHARE and who.about[0].code == SUBJECT)):
        return None  # X平台…，累计帮助企业获得授信Q: of the platform, which the clause before is about
    return inside
