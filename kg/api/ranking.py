"""Who is central: names and choices in, a ranking out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.analysis.centrality.measures import find_measure
from kg.analysis.ranking import Projecting, Ranking, rank_network
from kg.api.bounds import refuse_below
from kg.errors import UsageError
from kg.network.projection import Projection
from kg.store.facts import ShownEvidence, evidence
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.opened import Opened

PROJECTION = "facts"
"""Where nothing else is asked for: all relations that reports state."""


def rank(
    graph: Opened,
    measure: str = "degree",
    *,
    projection: str | Projection = PROJECTION,
    cls: str = "",
    top: int = 20,
    personalise: str | Iterable[str] | Mapping[str, float] = (),
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
    lang: str = "",
    **chosen: Any,
) -> Ranking:
    """What ``Graph.rank`` gives; see there. ``projecting`` makes the networks without a report, for who ranks by several measures and keeps them meanwhile."""
    refuse_below(0, seed=seed or 0)
    found = find_measure(measure)
    if cls:
        cls = graph.terms.class_name(cls, "class")
    if undirected:
        if found.directed:
            raise UsageError(worded("{} needs directions", found), do="leave out --undirected")
        chosen["directed"] = False
    network = graph.network_of_single(projection, **chosen)
    names = [personalise] if isinstance(personalise, str) else personalise
    shares = dict(names) if isinstance(names, Mapping) else dict.fromkeys(names, 1.0)
    personal = {graph.node(name, lang=lang).iri: share for name, share in shares.items()}
    return rank_network(
        network, found, cls=cls, top=top, facts=facts_each, weighted=weighted, largest=largest, personal=personal or None, leave_out=leave_out,
        projecting=projecting, damping=damping, alpha=alpha, samples=samples, seed=seed,
    )  # fmt: skip


def evidence_of(graph: Opened, ranking: Ranking) -> dict[str, tuple[ShownEvidence, ...]]:
    """Where the statements that carry a ranking were read, by IRI."""
    return evidence(graph.store, ranking.statements) if ranking.statements else {}
