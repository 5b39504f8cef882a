"""Likely but absent links of a graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.analysis.gaps.check import FOLDS
from kg.analysis.gaps.gaps import Gaps, find_gaps
from kg.analysis.gaps.methods import METHODS
from kg.api.bounds import refuse_below
from kg.api.opened import same_choice
from kg.errors import UsageError
from kg.network.bundled import bundled_projections
from kg.network.projection import Projection
from kg.network.snapshot import statements_of
from kg.store.interface import Store
from kg.store.labels import select
from kg.worded import worded

if TYPE_CHECKING:
    from kg.api.opened import Opened


def gaps(
    graph: Opened, projection: str | Projection, *, cls: str = "", of: str = "", top: int = 20, folds: int = FOLDS, seed: int = 0,
    method: str = "", lang: str = "", **chosen: Any,
) -> Gaps:  # fmt: skip
    """What ``Graph.gaps`` gives; see there."""
    if method and method not in METHODS:
        raise UsageError(worded("unknown method {!r}", method), where="method", expected=" | ".join(METHODS))
    refuse_below(0, top=top, seed=seed)
    refuse_below(2, folds=folds)
    network = graph.network_of_single(projection, **chosen)
    if len(network.projection.sides) != 2 or set(network.sides) != {0, 1}:
        two = [name for name, each in bundled_projections().items() if len(each.sides) == 2]
        raise UsageError(worded("the projection {!r} has not two sides", network.projection.name), where="projection", expected=" | ".join(two))
    rows = {node.iri for node, side in zip(network.nodes, network.sides, strict=True) if side == 0}
    wanted = graph.terms.class_name(cls, "--class") if cls else ""
    if wanted:
        rows = {iri for iri in rows if graph.snapshot.is_a(iri, wanted)}
        if not rows:
            raise UsageError(worded("nothing of class {} is in the projection {!r} under these choices", wanted, network.projection.name), where="--class")
    only = graph.node(of, lang=lang).iri if of else ""
    if only and only not in rows:
        raise UsageError(
            worded("{!r} has no link in the projection {!r} under these choices, so nothing tells what it lacks", of, network.projection.name),
            do="take another projection, class or fewer restrictions",
        )
    parameters = {
        "projection": network.projection.name, "class": wanted, "of": only, "top": top, "folds": folds, "seed": seed, "method": method,
        **same_choice(network.projection), "rollup": network.projection.rollup,
    }  # fmt: skip
    return find_gaps(
        network, graph.around(network), passages_of(graph.store), rows=rows, only=only, top=top or None, folds=folds, seed=seed, method=method, parameters=parameters
    )


def passages_of(store: Store) -> dict[str, frozenset[str]]:
    """The passages that each statement is read from, by its IRI."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in select(store, "SELECT DISTINCT ?st ?p { ?st rdf:predicate ?any ; prov:wasDerivedFrom ?p }").texts():
        found[row["st"]].add(row["p"])
    return {statement: frozenset(passages) for statement, passages in found.items()}


def claims_of(found: Gaps) -> set[str]:
    """The statements that make gaps likely, by IRI."""
    relations = [relation for gap in found.gaps for each in gap.peers.relations for relation in each]
    relations += [relation for gap in found.gaps for way in gap.ways for relation in way.relations]
    return statements_of(relations)
