"""When a draft's figures are of: the period that the words before set, as the indicator's name and kind allow it."""

from __future__ import annotations

import re

from kg.extract.statistics import spans
from kg.extract.statistics.context import Context
from kg.extract.statistics.line import DATE, entity
from kg.extract.statistics.periods import in_turn, last_year
from kg.extract.statistics.slots import GROWTH, LEVEL, Draft, Slot
from kg.extract.statistics.when import TIMES
from kg.model.statement import Period

_IN_TURN = re.compile("分别|依次")
_YEARS_TOTAL = re.compile(r"([两三四五])年累计")
OVER_YEARS = re.compile(r"(?:年均|年复合|复合)[^的]{0,4}增[长速幅]")
_YEARS_OWN = re.compile(r"年度|全年|当年|年内")
_FLOW = re.compile(r"(?:营业?收入|营收|净?利润|保费收入|科技投入)$")
"""What is told of a year, and not of its last day (2031年末总资产P，净利润Q)."""
_SPAN = re.compile(r"\d{4}/\d{4}")
_YEAR_OR_END = re.compile(r"\d{4}(?:-12-31)?")
_YEAR_END = re.compile(r"\d{4}-12-31")
_YEAR = re.compile(r"\d{4}")


def times_of_list(slot: Slot, count: int, *, apart: bool = False) -> list[Period]:
    """The times of ``count`` figures told in turn: 2030年和2031年的增速分别为x和y, 2029年至2031年…分别为x、y和z; empty where they are not told.

    ``apart`` says that slashes tell them apart (x/y/z).
    """
    dates = slot.left.find(DATE)
    if len(dates) == count and TIMES.search(slot.left.form):
        return in_turn([item.text for item in dates], None)
    if not dates and len(slot.context.when.times) == count and _IN_TURN.search(slot.left.form):
        return slot.context.when.times  # 2030年和2031年，X分别为x和y
    span = slot.context.when.time
    theirs = slot.percent and len(slot.context.who.about) <= 1  # 2030年至2031年，X的增速为Q、P
    if span is None or not (apart or theirs or "分别" in slot.left.spelt) or not _SPAN.fullmatch(span.text):
        return []
    first, last = (int(year) for year in span.text.split("/"))
    return [Period(str(year), f"{year}-01-01", f"{year}-12-31") for year in range(first, last + 1)] if last - first + 1 == count else []


def period_of_draft(slot: Slot, draft: Draft, name: str) -> Period | None:
    """The period of a draft's figures, before it is asked whether each may have it."""
    if draft.period is not None:
        return draft.period
    context, dated = slot.context, bool(slot.left.find(DATE))
    if "历年" in slot.left.spelt:
        return None
    if spans.OF_DEED.search(slot.left.spelt) and (draft.kind == LEVEL or not slot.percent):
        return None  # 半年时间新增Q: over a span of which the words do not tell when it ends
    period = context.when.time
    if draft.kind != LEVEL and not draft.own_subject and not dated:
        period = context.when.said or period
    if period is None or (context.when.event and draft.kind == LEVEL and period is context.when.period and not dated):
        return None  # 1月5日启动，首期纳入Q家: the day is the start's
    if _of_elsewhere(context, draft, name, period):
        return None
    flows = not dated and bool(context.what.here) and _FLOW.search(name) is not None
    return _years_in_name(name, period, flows=flows) or _over_years(context, draft, name, period) or _last_of_span(draft, period)


def _of_elsewhere(context: Context, draft: Draft, name: str, period: Period) -> bool:
    """Is a period of the sentence before that of another place and indicator, or one of several years?"""
    if not context.apart or period is not context.when.old_period:
        return False
    old, new = context.who.old_place, draft.phrase.places
    moved = bool(old) and bool(new) and entity(new[0]) != entity(old[0])
    return (moved and not _told_before(name, context.what.known_before)) or period.start[:4] != period.end[:4]


def _years_in_name(name: str, period: Period, *, flows: bool) -> Period | None:
    """三年累计投入Q, 年度投入Q: the years that the name itself tells, up to the period or that of its end."""
    years = _YEARS_TOTAL.search(name)
    if years and _YEAR_OR_END.fullmatch(period.text):
        last = period.end[:4]
        first = str(int(last) - "两三四五".index(years[1]) - 1)
        return Period(f"{first}/{last}", f"{first}-01-01", period.end)
    if (_YEARS_OWN.match(name) or flows) and _YEAR_END.fullmatch(period.text):
        return Period(period.text[:4], f"{period.text[:4]}-01-01", period.text)  # 截至年末累计…，年度获得…: of the year
    return None


def _over_years(context: Context, draft: Draft, name: str, period: Period) -> Period | None:
    """2030年至2035年，规模从P增至Q，年复合增长率…: from where the change starts to where it ends."""
    if draft.kind != GROWTH or not OVER_YEARS.search(name):
        return None
    span, start = context.when.time, context.when.start
    if start is not None and _YEAR.fullmatch(start.text) and _YEAR.fullmatch(period.text):
        return Period(f"{start.text}/{period.text}", start.start, period.end)
    return span if span is not None and _SPAN.fullmatch(span.text) else None


def _last_of_span(draft: Draft, period: Period) -> Period | None:
    """2030年至2032年规模增长P，达到Q: what goes on from a change over years is told of the last of them."""
    if not draft.own_subject and draft.kind != GROWTH and _SPAN.fullmatch(period.text):
        return last_year(period)
    return period


def _told_before(name: str, before: frozenset[str]) -> bool:
    """Was an indicator told before, or one that is called much alike (从业者占比, 从业人数占比)?"""
    return name in before or any(one[:2] == name[:2] and one[-2:] == name[-2:] for one in before)
