"""What the page of the interactive graph holds: the whole graph as plain values, whatever part of it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.view.overview import Label


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a fact was read: number of the report in ``Explorer.reports``, section, page, the sentence and those it needs besides.

    ``digest`` says that the sentence is ours.
    """

    report: int
    section: str
    page: int | None
    quote: str
    context: tuple[str, ...]
    digest: bool
    extractor: str
    pattern: str
    confidence: float


@dataclass(frozen=True, slots=True)
class NodeShown:
    """An entity. ``mentions``: passages that name it, by number of the report; ``measures`` by name (its degree is counted by the page)."""

    iri: str
    label: Label
    aliases: tuple[str, ...]
    cls: str
    mentions: Mapping[int, int]
    community: int | None = None
    measures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactShown:
    """An asserted statement: between two nodes by their numbers, or of one with a value (``target`` is None then).

    A taxonomy triple of the lexicon has no statement and no proof. ``date`` is as precise as known, or empty.
    """

    statement: str
    source: int
    predicate: str
    target: int | None
    value: str
    belief: float
    date: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A statistic about a node: indicator, period and the figure in words."""

    statement: str
    about: int
    indicator: Label
    period: str
    words: str
    modality: str
    belief: float
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A report: id, title, publisher, date, and the line its publisher asks to be cited with."""

    id: str
    title: str
    publisher: str
    date: str
    cite: str


@dataclass(frozen=True)
class Explorer:
    """All of it. ``classes`` and ``predicates`` give labels by local name; ``above`` the classes above each; nodes are sorted by IRI."""

    title: Label
    nodes: tuple[NodeShown, ...]
    facts: tuple[FactShown, ...]
    figures: tuple[FigureShown, ...]
    reports: tuple[ReportShown, ...]
    classes: Mapping[str, Label]
    predicates: Mapping[str, Label]
    above: Mapping[str, tuple[str, ...]]
    digest: str


@dataclass(frozen=True, slots=True)
class Whole:
    """How much there is besides, for a page that holds only a part and asks for the rest: entities, relations, entities of each class."""

    nodes: int
    facts: int
    classes: tuple[tuple[str, int], ...]
