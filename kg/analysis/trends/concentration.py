"""How much of a total falls to the largest: the concentration of a figure over a class of institutions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.analysis.trends.line import Line, Point

LARGEST = 4


@dataclass(frozen=True, slots=True)
class Concentration:
    """Of a group (class) in a period: ``n`` institutions with a figure, ``left_out`` with a bound, a range or a forecast only, their
    ``total`` in ``measure``, ``hhi`` from 1/n (all alike) to 1 (one has all), ``cr4`` the share of the four largest (None where
    there are no more than four). ``observations`` are those that were added up."""

    group: str
    measure: str
    period: str
    start: date
    end: date
    n: int
    left_out: int
    total: float
    hhi: float
    cr4: float | None
    observations: tuple[str, ...]


def concentration(lines: Iterable[Line]) -> tuple[Concentration, ...]:
    """Concentration by group, measure and period over the lines of a group, where at least two have a figure.

    The Herfindahl–Hirschman index is the sum of the squared shares, CR4 the sum of the four largest.

    Source: A. O. Hirschman (1964): The paternity of an index. American Economic Review 54, 761–762.
    """
    by_period: dict[tuple[str, str, str, date, date], list[Point]] = defaultdict(list)
    for line in lines:
        for point in line.bests():
            if line.group and line.comparable and point.start is not None and point.end is not None:
                by_period[line.group, line.subject.indicator.iri, line.measure, point.start, point.end].append(point)
    found = []
    for (group, _, measure, start, end), points in sorted(by_period.items()):
        counted = [point for point in points if point.exact and point.value is not None and point.value >= 0]
        values = [point.value for point in counted if point.value is not None]
        if len(values) < 2 or not sum(values):
            continue
        observations = tuple(sorted(iri for point in counted for iri in point.observations))
        left_out = len(points) - len(counted)
        found.append(Concentration(group, measure, points[0].period, start, end, len(values), left_out, sum(values), hhi(values), share(values), observations))
    return tuple(found)


def hhi(values: Sequence[float]) -> float:
    """The Herfindahl–Hirschman index of amounts, from 1/n to 1. Raises ValueError for amounts below 0, and when all are 0."""
    total = sum(values)
    if not total or min(values) < 0:
        raise ValueError("shares need amounts of at least 0, not all of them 0")
    return sum((value / total) ** 2 for value in values)


def share(values: Sequence[float], largest: int = LARGEST) -> float | None:
    """What the largest few have of the total; None where there are no more than that."""
    return sum(sorted(values, reverse=True)[:largest]) / sum(values) if len(values) > largest else None
