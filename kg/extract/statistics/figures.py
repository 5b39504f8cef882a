"""One statistic of a sentence, and what reading a sentence comes to."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.statistics.line import Item
from kg.extract.statistics.measure import Measure
from kg.model.reason import Reason
from kg.model.statement import Modality, Period


@dataclass(frozen=True, slots=True)
class Figure:
    """One statistic. ``about`` and ``place`` are names in the text; ``base`` is the indicator it is growth or share of.

    ``kind`` is ``level``, ``growth``, ``share`` or ``rank``.
    """

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
    """Figures in text order, and those that found no indicator, with the reason."""

    figures: list[Figure] = field(default_factory=list)
    unread: list[tuple[Item, Reason]] = field(default_factory=list)
