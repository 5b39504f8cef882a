"""Growth from year to year: computed from the figures, compared with what reports state, ranked within a class."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.analysis.trends.agreement import span
from kg.analysis.trends.line import Growth, Line, Point
from kg.network.figures import Figure

TOLERANCE = 0.005
"""Half a percentage point: how far a stated growth may lie from the one computed before it is flagged."""

_OTHER = re.compile("环比|复合|年均|月均|季均|较|倍|十年|五年|三年|两年|过去|近")
"""Words (of the figure or its indicator) that tell of growth over something else than one year."""


def growths(line: Line, stated: Iterable[Figure], publishers: Mapping[str, str] | None = None) -> tuple[Growth, ...]:
    """The growth of a line to each period that has a figure a year earlier, and the growths ``stated`` for it, by time.

    A period's predecessor has the same days one year earlier (2022 after 2021, 2022-H1 after 2021-H1, end of 2022 after end of
    2021). A bound or a range gives no growth; nor does a line whose figures may be of several things. Where a period has several
    figures, two of one report are taken, else two of one publisher (``publishers`` by report id), else those that stand best.
    """
    by_period: dict[tuple[date, date], list[Point]] = defaultdict(list)
    for point in line.points if line.comparable else ():
        if point.start is not None and point.end is not None and point.value and point.bound in ("", "about"):
            by_period[point.start, point.end].append(point)
    told: dict[tuple[date, date], list[Figure]] = defaultdict(list)
    for each in stated:
        if each.start is not None and each.end is not None and each.number is not None and not _OTHER.search(each.words):
            told[each.start, each.end].append(each)
    found = []
    for start, end in sorted({*told, *by_period}):
        pair = _pair(by_period.get((start, end), []), by_period.get((_year_before(start), _year_before(end)), []), publishers or {})
        said = min(told.get((start, end), ()), key=lambda each: (each.modality != "asserted", -each.belief, each.iri), default=None)
        if pair is not None or said is not None:
            found.append(_growth(start, end, pair, said))
    return tuple(found)


def ranked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the rank of each growth among those of the same indicator, group, measure and period; equal growths share the better rank.

    Lines without a group, and forecasts, have no rank.
    """
    values: dict[tuple[str, str, date, date], list[float]] = defaultdict(list)
    for line in lines:
        for each in line.growth:
            if line.group and not each.predicted:
                values[line.subject.indicator.iri, line.group, each.start, each.end].append(each.value)

    def rank(line: Line, each: Growth) -> Growth:
        others = values.get((line.subject.indicator.iri, line.group, each.start, each.end), [])
        if not line.group or each.predicted:
            return each
        return replace(each, rank=1 + sum(other > each.value for other in others), ranked=len(others))

    return tuple(replace(line, growth=tuple(rank(line, each) for each in line.growth)) for line in lines)


def _pair(now: Sequence[Point], before: Sequence[Point], publishers: Mapping[str, str]) -> tuple[Point, Point] | None:
    """The two figures to compute a growth with; None where one is missing."""

    def order(pair: tuple[Point, Point]) -> tuple[bool, bool, tuple[object, ...], tuple[object, ...]]:
        reports, others = (set(point.reports) for point in pair)
        houses, other_houses = ({publishers.get(report, report) for report in each} for each in (reports, others))
        return (not reports & others, not houses & other_houses, pair[0].standing, pair[1].standing)

    return min(((point, earlier) for point in now for earlier in before), key=order, default=None)


def _growth(start: date, end: date, pair: tuple[Point, Point] | None, said: Figure | None) -> Growth:
    parts = pair or ()
    computed = pair[0].value / pair[1].value - 1 if pair and pair[0].value is not None and pair[1].value else None
    reports = {report for part in parts for report in part.reports} | set(said.reports if said else ())
    observations = [iri for part in parts for iri in part.observations] + ([said.iri] if said else [])
    predicted = any(part.modality != "asserted" for part in parts) or (said is not None and said.modality != "asserted")
    period = pair[0].period if pair else said.period if said else ""
    number = said.number if said else None
    return Growth(period, start, end, computed, number, _apart(computed, said), predicted, tuple(sorted(reports)), tuple(observations))


def _apart(computed: float | None, said: Figure | None) -> bool:
    """Is a growth further from the one stated than the tolerance? One stated as about or as a bound allows more (``agreement.span``)."""
    if computed is None or said is None or said.number is None:
        return False
    least = most = said.number
    if said.bound and (allowed := span(said)) is not None:
        least, most = (float(end) for end in allowed)
    return computed < least - TOLERANCE or computed > most + TOLERANCE


def _year_before(day: date) -> date:
    """The same day a year earlier; the last day of a month stays the last one."""
    after = day + timedelta(days=1)
    if after.day == 1:
        return after.replace(year=after.year - 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)
