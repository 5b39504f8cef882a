"""A symmetric relation holds both ways in every projection, however it is stated, and weighs what any other weighs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.network.bundled import bundled_projections
from kg.network.network import Network
from kg.network.project import project
from kg.network.projection import Projection, Step
from kg.network.snapshot import Node, Relation, Snapshot, read_symmetric
from kg.ontology.load import load_ontology
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from tests.network.factory import projection
from tests.rdf.factory import small_graph

ONTOLOGY = load_ontology(resource("ontology"))
SYMMETRIC = frozenset(name for name, term in ONTOLOGY.property_terms.items() if term.symmetric)
USED = [
    (name, predicate)
    for name, each in bundled_projections().items()
    for predicate in sorted({part.removeprefix("^") for step in each.steps for part in step.chain} & SYMMETRIC)
]
ABOVE = {"Bank": frozenset({"Organization"})}


def told(made: Projection, *pairs: tuple[str, str], predicate: str = "partnersWith", symmetric: frozenset[str] = SYMMETRIC) -> list[tuple[str, str, str, float]]:
    """The edges that a projection makes of statements between banks: ends, predicate, weight."""
    nodes = {iri: Node(iri, iri, "", "Bank") for iri in "abc"}
    relations = tuple(Relation(f"st/{one}{other}", one, predicate, other, 0.9, "", ("r1",)) for one, other in sorted(pairs))
    network: Network = project(Snapshot(nodes, relations, (), ABOVE, symmetric), made)
    return [(network.nodes[each.source].iri, network.nodes[each.target].iri, each.predicate, each.weight) for each in network.edges]


def test_the_store_tells_which_they_are() -> None:
    with EmbeddedStore.in_memory(quads(small_graph(), resource("ontology"))) as store:
        assert read_symmetric(store) == SYMMETRIC
    assert "partnersWith" in SYMMETRIC


def test_some_projections_have_one() -> None:
    assert {name for name, _ in USED} >= {"facts", "everything", "actors"}


@pytest.mark.parametrize(("name", "predicate"), USED)
@pytest.mark.parametrize("weight", ["belief", "statements", "reports", "one"])
def test_it_goes_both_ways_and_is_not_doubled(name: str, predicate: str, weight: str) -> None:
    made = replace(bundled_projections()[name], weight=weight, min_belief=0.0)
    size = 0.9 if weight == "belief" else 1.0
    both = [("a", "b", predicate, size), ("b", "a", predicate, size)]
    expected = both if made.directed else both[:1]
    assert told(made, ("a", "b"), predicate=predicate) == expected
    assert told(made, ("b", "a"), predicate=predicate) == expected, "stated the other way round"


def test_stated_both_ways_it_is_two_statements_of_one_edge() -> None:
    made = projection(Step(("partnersWith",)), weight="statements", directed=True)
    assert told(made, ("a", "b"), ("b", "a")) == [("a", "b", "partnersWith", 2.0), ("b", "a", "partnersWith", 2.0)]
    undirected = replace(made, directed=False)
    assert told(undirected, ("a", "b"), ("b", "a")) == [("a", "b", "partnersWith", 2.0)]
    believed = replace(undirected, weight="belief")
    assert told(believed, ("a", "b"), ("b", "a")) == [("a", "b", "partnersWith", 0.9)]


def test_a_step_that_walks_it_backwards_adds_nothing() -> None:
    once, twice = (projection(*(Step((part,)) for part in parts), directed=True) for parts in (["partnersWith"], ["partnersWith", "^partnersWith"]))
    assert told(twice, ("a", "b")) == told(once, ("a", "b"))


def test_a_chain_goes_through_it_either_way() -> None:
    chain = projection(Step(("partnersWith", "partnersWith")))
    assert told(chain, ("a", "b"), ("c", "b")) == [("a", "c", "partnersWith/partnersWith", pytest.approx(0.81))]


def test_other_relations_keep_their_way() -> None:
    made = projection(Step(("acquires",)), directed=True)
    assert told(made, ("b", "a"), predicate="acquires") == [("b", "a", "acquires", 0.9)]
