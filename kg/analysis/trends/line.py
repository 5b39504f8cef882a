"""The parts of a series: a subject's figures in order of time, and their growth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.network.snapshot import Node

RATES = ("ratio", "pp")
"""Measures of which no growth in per cent, sum or share is taken."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What was measured: an indicator, of a thing, in a place (None where not stated). ``kind``: it is narrower than the one asked for."""

    indicator: Node
    about: Node | None
    place: Node | None
    kind: bool = False

    def name(self, lang: str = "zh") -> str:
        """Thing and place, with the indicator where it is a narrower one; the indicator alone where neither is stated."""
        parts = [each.name(lang) for each in (self.about, self.place) if each is not None]
        if not parts:
            return self.indicator.name(lang)
        told = ("·" if lang == "zh" else ", ").join(parts)
        if not self.kind:
            return told
        return f"{told}（{self.indicator.name(lang)}）" if lang == "zh" else f"{told} ({self.indicator.name(lang)})"

    @property
    def key(self) -> tuple[str, str, str]:
        """Orders subjects by name."""
        return (self.name(), self.indicator.iri, f"{self.about} {self.place}")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure for a period, in base units: ``value``, or ``low`` to ``high``.

    ``observations`` (IRIs) give the same figure, ``reports`` are theirs. ``differs`` when another point of the same subject and period
    contradicts it. ``start`` and ``end`` are None for a figure without a period.
    """

    period: str
    start: date | None
    end: date | None
    value: float | None
    low: float | None
    high: float | None
    bound: str
    modality: str
    belief: float
    reports: tuple[str, ...]
    observations: tuple[str, ...]
    differs: bool = False

    @property
    def exact(self) -> bool:
        """A value, not a bound or a range, that is asserted; one that is about so much counts."""
        return self.value is not None and self.bound in ("", "about") and self.modality == "asserted"

    @property
    def standing(self) -> tuple[bool, bool, bool, float, int, str]:
        """Orders the figures of one period, the one to compute with first."""
        return (self.value is None, self.bound != "", self.modality != "asserted", -self.belief, -len(self.reports), self.observations[0])


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth over a year to a period, as a ratio (0.05 for 5 %): ``computed`` from the two figures, ``stated`` by a report; None where
    there is none. ``flagged`` when the two are more than half a percentage point apart. ``predicted`` when any of it is a forecast. ``rank``
    among the ``ranked`` subjects of the group with a growth to that period, 1 the highest. ``observations`` are the IRIs of all of it."""

    period: str
    start: date
    end: date
    computed: float | None
    stated: float | None
    flagged: bool
    predicted: bool
    reports: tuple[str, ...]
    observations: tuple[str, ...]
    rank: int | None = None
    ranked: int | None = None

    @property
    def value(self) -> float:
        """The growth computed, else the one stated."""
        found = self.computed if self.computed is not None else self.stated
        assert found is not None
        return found

    @property
    def difference(self) -> float | None:
        """Computed less stated, in percentage points."""
        return None if self.computed is None or self.stated is None else 100 * (self.computed - self.stated)


@dataclass(frozen=True, slots=True)
class Line:
    """A subject's points by time, in one measure. ``group`` is the class it is ranked in (empty: none); ``comparable`` is false where
    the figures tell neither a thing nor a place, so that two of them may be of two things."""

    subject: Subject
    group: str
    measure: str
    points: tuple[Point, ...]
    growth: tuple[Growth, ...]
    comparable: bool = True

    def best(self, point: Point) -> Point:
        """The point to compute with, of all with the period of this one."""
        return min((each for each in self.points if (each.start, each.end) == (point.start, point.end)), key=lambda each: each.standing)

    def growth_at(self, point: Point) -> Growth | None:
        """The growth to the period of a point, for the one point of it that it rests on: of a report that gives the growth, if there is one."""
        growth = next((each for each in self.growth if (each.start, each.end) == (point.start, point.end)), None)
        if growth is None:
            return None
        alike = [each for each in self.points if (each.start, each.end) == (point.start, point.end)]
        owner = min(alike, key=lambda each: (not set(each.reports) & set(growth.reports), each.standing))
        return growth if owner is point else None

    def growth_alone(self) -> tuple[Growth, ...]:
        """Growths stated to periods of which there is no figure."""
        given = {(point.start, point.end) for point in self.points}
        return tuple(each for each in self.growth if (each.start, each.end) not in given)

    def bests(self) -> tuple[Point, ...]:
        """The point to compute with of each period, in order; figures without a period are left out."""
        found = {(each.start, each.end): self.best(each) for each in self.points if each.start is not None}
        return tuple(found.values())
