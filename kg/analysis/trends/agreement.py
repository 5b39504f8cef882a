"""Which figures for one subject and period say the same, and which contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kg.analysis.trends.line import Line, Point, Subject
from kg.assemble.conflicts import Interval, allowed
from kg.network.figures import Figure


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures of one subject and period of which no value satisfies all: ``points``, those with most reports first."""

    subject: Subject
    measure: str
    points: tuple[Point, ...]


def points(figures: Iterable[Figure], *, comparable: bool = True) -> tuple[Point, ...]:
    """Figures of one subject and measure as points by time: those of equal value become one, those that contradict another are marked.

    Two figures contradict each other when no value is allowed by the words of both (``kg.assemble.conflicts``): 约 100 and 104 do not,
    不低于 10 and 12.27 do not, 9.8 and 10.4 do. Figures of which it is not known that they are of the same thing
    (not ``comparable``), without a period, or not asserted, are marked by none.
    """
    groups: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for each in figures:
        groups[str(each.start or ""), str(each.end or ""), each.period].append(each)
    found: list[Point] = []
    for (start, _, _), group in sorted(groups.items()):
        same: dict[tuple[float | None, float | None, float | None, str, str], list[Figure]] = defaultdict(list)
        for each in group:
            same[each.number, each.number_low, each.number_high, each.bound, each.modality].append(each)
        asserted = [each for each in group if each.modality == "asserted"]
        differing = _differing(asserted) if comparable and start else frozenset()
        found += sorted((_point(each, differing) for each in same.values()), key=lambda point: point.standing)
    return tuple(found)


def conflicts(lines: Sequence[Line]) -> tuple[Conflict, ...]:
    """The points that contradict others, side by side, in the order of the lines."""
    found = []
    for line in lines:
        by_period: dict[tuple[date | None, date | None], list[Point]] = defaultdict(list)
        for point in line.points:
            if point.differs:
                by_period[point.start, point.end].append(point)
        found += [Conflict(line.subject, line.measure, tuple(group)) for group in by_period.values()]
    return tuple(found)


def span(figure: Figure) -> Interval | None:
    """The values in base units that a figure's words allow; None where it could not be normalised."""
    factor = figure.factor
    if factor is None:
        return None
    value, low, high = (None if each is None else Decimal(repr(each)) for each in (figure.value, figure.low, figure.high))
    return allowed(value, low, high, figure.bound, Decimal(repr(factor)))


def _differing(group: Sequence[Figure]) -> frozenset[str]:
    """The figures (IRIs) that at least one other contradicts."""
    spans = [(each.iri, found) for each in group if (found := span(each)) is not None]
    return frozenset(one for one, a in spans for other, b in spans if one != other and (a[0] > b[1] or b[0] > a[1]))


def _point(same: Sequence[Figure], differing: frozenset[str]) -> Point:
    first = same[0]
    point = Point(
        first.period, first.start, first.end, first.number, first.number_low, first.number_high, first.bound, first.modality,
        max(each.belief for each in same), tuple(sorted({report for each in same for report in each.reports})), tuple(sorted(each.iri for each in same)),
    )  # fmt: skip
    return replace(point, differs=any(each.iri in differing for each in same))
