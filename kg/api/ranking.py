"""Who is central: names and choices in, a ranking out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.analysis.centrality.measures import find_measure
from kg.analysis.ranking import Projecting, Ranking, rank_network
from kg.errors import UsageError
from kg.store.facts import ShownEvidence, evidence

if TYPE_CHECKING:
    from kg.api.graph import Graph

PROJECTION = "facts"
"""Where nothing else is asked for: all relations that reports state."""


def rank(
    graph: Graph,
    measure: str = "degree",
    *,
    projection: str = PROJECTION,
    cls: str = "",
    top: int = 20,
    reports: Iterable[str] = (),
    personalise: Iterable[str] | Mapping[str, float] = (),
    weighted: bool | None = None,
    undirected: bool = False,
    largest: bool = False,
    leave_out: bool = True,
    projecting: Projecting | None = None,
    facts_each: int = 5,
    damping: float | None = None,
    alpha: float | None = None,
    samples: int | None = None,
    seed: int | None = None,
    lang: str = "zh",
    **chosen: Any,
) -> Ranking:
    """Entities (or links, for ``bridges``) in order of a measure of centrality.

    Parameters
    ----------
    measure : str
        Its name, as ``kg rank --list`` tells them, in Chinese or English.
    projection : str
        The network: a name of ``data/projections.yaml``. ``chosen`` replaces its fields (``min_belief``, ``since``, ``until``,
        ``rollup`` …), ``reports`` (ids or years) keeps what these say, ``undirected`` drops the directions of its edges.
    cls : str
        Rank the entities of a class (and of those below it) among each other; its name in the ontology or its label.
    top : int
        How many rows; 0 for all.
    personalise : names, or shares by name
        For PageRank: the entities from which the walker starts again.
    weighted : bool, optional
        Take weights (as strengths, or as reciprocals of lengths in measures of distance) or not; None as is usual for the measure.
    largest : bool
        Look at the largest connected part alone.
    leave_out : bool
        Rank again without each report, for the range of ranks.
    projecting : function, optional
        Makes the networks without a report, for who ranks by several measures and keeps them meanwhile.
    facts_each : int
        How many relations to tell of each row.
    damping, alpha, samples, seed
        Options of PageRank, Katz and sampled betweenness; None as is usual.
    lang : str
        Language of labels in errors.

    Returns
    -------
    Ranking
        Frozen; ``to_frame()`` gives it to pandas.

    Raises
    ------
    UsageError
        For an unknown measure, projection, class or report, an ambiguous name, an empty network, and a measure that is not defined on it.
    QueryError
        For an unknown name, with similar ones.

    Examples
    --------
    >>> from kg.api.graph import Graph
    >>> with Graph.open("build") as graph:  # doctest: +SKIP
    ...     graph.rank("pagerank", cls="Technology", projection="actor-technology", reports=["2024"], top=5)
    """
    found = find_measure(measure)
    if cls:
        cls = graph.terms.class_name(cls, "class")
    if undirected:
        if found.directed:
            raise UsageError(f"{found.en} needs directions", do="leave out --undirected")
        chosen["directed"] = False
    network = graph.network(projection, reports=tuple(reports), **chosen)
    shares = dict(personalise) if isinstance(personalise, Mapping) else dict.fromkeys(personalise, 1.0)
    personal = {graph.node(name, lang=lang).iri: share for name, share in shares.items()}
    return rank_network(
        network, found, cls=cls, top=top, facts=facts_each, weighted=weighted, largest=largest, personal=personal or None, leave_out=leave_out,
        projecting=projecting, damping=damping, alpha=alpha, samples=samples, seed=seed,
    )  # fmt: skip


def evidence_of(graph: Graph, ranking: Ranking) -> dict[str, tuple[ShownEvidence, ...]]:
    """Where the statements that carry a ranking were read, by IRI."""
    return evidence(graph.store, ranking.statements) if ranking.statements else {}
