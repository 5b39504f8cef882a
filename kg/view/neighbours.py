"""The best-connected entities of a graph and what joins them."""

from __future__ import annotations

from collections import defaultdict

from kg.model.statement import Statement
from kg.view.overview import Edge, Network, Node
from kg.view.sayings import Sayings

_EDGE_QUOTES = 3


def network_of(sayings: Sayings, drawn: int) -> Network:
    """The ``drawn`` entities with most neighbours, and every asserted relation between two of them."""
    near: dict[str, set[str]] = defaultdict(set)
    edges: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in sayings.relations:
        source, target = statement.subject, str(statement.object)
        if source == target or source not in sayings.graph.entities:
            continue
        near[source].add(target)
        near[target].add(source)
        edges[source, target, statement.predicate].append(statement)
    best = sorted(near, key=lambda key: (-len(near[key]), sayings.label(key), key))[:drawn]
    return Network(
        tuple(
            Node(key, sayings.label(key), cls, sayings.term(cls), len(near[key]))
            for key in best
            for cls in (sayings.graph.entities[key].cls,)
        ),
        tuple(
            Edge(
                source,
                target,
                sayings.term(predicate),
                len(found),
                sayings.quotes((e.passage for s in found for e in s.evidence), _EDGE_QUOTES),
            )
            for (source, target, predicate), found in sorted(edges.items())
            if {source, target} <= set(best)
        ),
    )
