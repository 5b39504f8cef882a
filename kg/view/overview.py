"""What the first page of a build shows: plain frozen values, filled by the pipeline, drawn by ``kg.view.page``."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.document import SourceKind


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name in Chinese and, where known, in English; the page shows Chinese where there is no English."""

    zh: str
    en: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a fact was read from: report title, section, sentence or table row, page, and whose words they are.

    ``line`` is that of the source file; ``about`` the part of the words that is meant, where it is not the whole.
    """

    report: str
    section: str
    text: str
    kind: SourceKind
    page: int | None = None
    line: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value as shown, with the quotes it opens to.

    ``sort`` orders it where the text would not: a number, an ISO date. Raises ValueError without a quote.
    """

    text: Label
    quotes: tuple[Quote, ...]
    sort: float | str | None = None

    def __post_init__(self) -> None:
        if not self.quotes:
            raise ValueError(f"fact {self.text.zh!r} has no quote")


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a tally: entities of a class, statements with a predicate."""

    label: Label
    number: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the graph holds."""

    reports: int
    passages: int
    entities: int
    statements: int
    observations: int
    problems: int
    entities_by_class: tuple[Count, ...] = ()
    statements_by_predicate: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report that was read. ``date`` is ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or empty."""

    title: str
    publisher: str
    date: str
    kind: SourceKind
    passages: int
    statements: int
    observations: int
    cite: str = ""


@dataclass(frozen=True, slots=True)
class SubsidiaryRow:
    """``link`` is the fact that the one set up the other; its text is the subsidiary's name.

    The rest holds as many facts as the reports disagree on: none, one, or more.
    """

    owner: Label
    link: Fact
    founded: tuple[Fact, ...] = ()
    place: tuple[Fact, ...] = ()
    capital: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class InvestmentCell:
    """One firm's technology spending in one year: amounts, shares, growths; several where reports differ."""

    year: str
    amounts: tuple[Fact, ...] = ()
    shares: tuple[Fact, ...] = ()
    growths: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class InvestmentRow:
    """A firm and its cells, at most one a year."""

    firm: Label
    cells: tuple[InvestmentCell, ...]


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """``title`` is the fact that the policy is spoken of; issuers, date and status where stated."""

    title: Fact
    issuers: tuple[Fact, ...] = ()
    date: tuple[Fact, ...] = ()
    status: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in the drawing: ``cls`` is the local name of its class, ``degree`` its number of neighbours."""

    id: str
    label: Label
    cls: str
    cls_label: Label
    degree: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Statements of one predicate between two entities (``source`` and ``target`` are node ids), with a few quotes."""

    source: str
    target: str
    predicate: Label
    statements: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The best-connected entities and what joins them. Raises ValueError for an edge that ends nowhere."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def __post_init__(self) -> None:
        ids = {node.id for node in self.nodes}
        if len(ids) != len(self.nodes):
            raise ValueError("two nodes of the network have the same id")
        for edge in self.edges:
            if not {edge.source, edge.target} <= ids:
                raise ValueError(f"edge {edge.source} → {edge.target} ends at no node of the network")


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the page. ``built`` says how it was built, in pairs of name and value (version, input hash …)."""

    title: Label
    counts: Counts
    reports: tuple[ReportRow, ...] = ()
    subsidiaries: tuple[SubsidiaryRow, ...] = ()
    investment: tuple[InvestmentRow, ...] = ()
    policies: tuple[PolicyRow, ...] = ()
    network: Network = field(default_factory=Network)
    built: tuple[tuple[Label, str], ...] = ()
