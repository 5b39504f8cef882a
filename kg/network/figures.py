"""The statistics of a graph as analysis takes them: typed rows, periods as dates, values in base units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.ontology.prefixes import FKGC
from kg.store.frames import Value, observations
from kg.store.interface import Store


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation. ``indicator``, ``about`` and ``place`` are IRIs, as are ``growth_of`` and ``share_of`` (empty where there is none).

    ``value``, or ``low`` to ``high``, is in ``unit`` as written, ``words`` are those of the report; ``number``, or ``number_low`` to
    ``number_high``, is the same in ``measure`` (``CNY USD person item ratio pp`` …), None where it could not be normalised.
    ``bound`` is ``atLeast``, ``atMost``, ``about`` or empty. ``start`` and ``end`` are the days of ``period``; ``belief`` is from 0 to 1;
    ``reports`` are ids, sorted.
    """

    iri: str
    indicator: str
    about: str
    place: str
    value: float | None
    low: float | None
    high: float | None
    bound: str
    unit: str
    words: str
    number: float | None
    number_low: float | None
    number_high: float | None
    measure: str
    period: str
    start: date | None
    end: date | None
    growth_of: str
    share_of: str
    modality: str
    belief: float
    reports: tuple[str, ...]

    @property
    def factor(self) -> float | None:
        """How much of ``measure`` one of ``unit`` is (亿元: 100,000,000 CNY); None where it cannot be told."""
        for written, normal in ((self.value, self.number), (self.low, self.number_low), (self.high, self.number_high)):
            if written and normal is not None:
                return normal / written
        return None


def read_figures(store: Store) -> tuple[Figure, ...]:
    """All statistics of a store, whatever their modality, sorted by IRI."""
    table = observations(store)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    factors = _factors(rows)
    return tuple(_figure(row, factors.get((_text(row["unit"]), _text(row["normalizedUnit"])))) for row in rows)


def _factors(rows: Iterable[Mapping[str, Value]]) -> dict[tuple[str, str], float]:
    """What units as written come to in base units, from the figures that give both: ranges are not normalised in the graph."""
    found: dict[tuple[str, str], float] = {}
    for row in rows:
        value, number = _number(row["value"]), _number(row["normalizedValue"])
        if value and number is not None:
            found.setdefault((_text(row["unit"]), _text(row["normalizedUnit"])), number / value)
    return found


def _figure(row: Mapping[str, Value], factor: float | None) -> Figure:
    low, high = _number(row["low"]), _number(row["high"])
    return Figure(
        iri=_text(row["iri"]),
        indicator=_text(row["indicator"]),
        about=_text(row["about"]),
        place=_text(row["place"]),
        value=_number(row["value"]),
        low=low,
        high=high,
        bound=_text(row["bound"]),
        unit=_text(row["unit"]),
        words=_text(row["quantityText"]),
        number=_number(row["normalizedValue"]),
        number_low=None if low is None or factor is None else low * factor,
        number_high=None if high is None or factor is None else high * factor,
        measure=_text(row["normalizedUnit"]),
        period=_text(row["period"]),
        start=_day(row["periodStart"]),
        end=_day(row["periodEnd"]),
        growth_of=_concept(row["growthOf"]),
        share_of=_concept(row["shareOf"]),
        modality=_text(row["modality"]),
        belief=_number(row["belief"]) or 0.0,
        reports=tuple(each for each in _text(row["reports"]).split("|") if each),
    )


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _number(value: Value) -> float | None:
    """A number; None for nothing, and for several values joined, of which none can be meant."""
    return float(value) if isinstance(value, int | float) else None


def _day(value: Value) -> date | None:
    text = _text(value)
    return date.fromisoformat(text) if len(text) == 10 else None


def _concept(value: Value) -> str:
    """The table names concepts without their namespace."""
    return FKGC + str(value) if value is not None and ":" not in str(value) else _text(value)
