"""Networks for networkx: the same nodes, edges and weights as ours."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

import kg
from kg.api.exchange import to_networkx
from kg.errors import UsageError
from kg.network.bundled import bundled_projections
from kg.network.network import Edge, Network
from kg.network.snapshot import Relation

CCB, CHILD, NUBANK = (f"https://w3id.org/fintech-kg/id/{key}" for key in ("ccb", "ccb-fintech", "nubank"))


def test_a_directed_projection(graph: kg.Graph) -> None:
    found = graph.networkx("everything")
    assert isinstance(found, nx.MultiDiGraph)
    assert found.nodes[CCB] == {"label": "建设银行", "zh": "建设银行", "en": "CCB", "cls": "StateOwnedBank"}
    assert found.edges[CCB, CHILD, "hasSubsidiary"] == {
        "predicate": "hasSubsidiary",
        "weight": 0.97,
        "belief": 0.97,
        "reports": ("r1", "r2"),
        "statements": ("https://w3id.org/fintech-kg/id/statement/s-sub",),
    }


def test_an_undirected_projection_with_sides(graph: kg.Graph) -> None:
    found = graph.networkx("actor-technology")
    assert type(found) is nx.MultiGraph
    assert {found.nodes[node]["side"] for node in found} == {0, 1}


@pytest.mark.parametrize("simple", [False, True])
@pytest.mark.parametrize("name", ["everything", "actors", "actor-technology"])
def test_weights_add_up_to_those_of_the_network(graph: kg.Graph, name: str, *, simple: bool) -> None:
    assert name in bundled_projections()
    network, found = graph.network(name), graph.networkx(name, simple=simple)
    assert set(found) == {node.iri for node in network.nodes}
    assert found.size("weight") == pytest.approx(sum(edge.weight for edge in network.edges))
    matrix = nx.to_scipy_sparse_array(found, [node.iri for node in network.nodes], weight="weight")
    assert abs(matrix - network.links.matrix).max() < 1e-9


def test_choices_are_those_of_the_network(graph: kg.Graph) -> None:
    assert found_edges(graph.networkx("everything", reports="r2")) < found_edges(graph.networkx("everything"))
    with pytest.raises(UsageError, match="unknown projection 'nothing'"):
        graph.networkx("nothing")


@pytest.mark.parametrize("simple", [False, True])
@pytest.mark.parametrize("directed", [False, True])
def test_parallel_edges(graph: kg.Graph, *, directed: bool, simple: bool) -> None:
    """Two edges of one predicate, one each way, and one of another predicate."""
    base = graph.snapshot
    relations = tuple(Relation(f"s{n}", *ends, 0.1 * n, "", (f"r{n}",)) for n, ends in enumerate(((CCB, "p", NUBANK), (NUBANK, "p", CCB), (CCB, "q", NUBANK)), 1))
    nodes = (base.nodes[CCB], base.nodes[NUBANK])
    edges = tuple(Edge(s, t, each.predicate, 1.0, each.belief, (each,)) for (s, t), each in zip(((0, 1), (1, 0), (0, 1)), relations, strict=True))
    found = to_networkx(Network(base, replace(bundled_projections()["everything"], directed=directed), nodes, edges), "zh", simple=simple)
    assert found.number_of_edges() == {(False, False): 2, (False, True): 1, (True, False): 3, (True, True): 2}[directed, simple]
    assert found.size("weight") == 3.0
    one = found.edges[CCB, NUBANK] if simple else found.edges[CCB, NUBANK, "p"]
    both = simple or not directed
    assert one["predicate"] == ("p|q" if simple else "p")
    assert one["weight"] == (1.0 + simple + (not directed))
    assert one["reports"] == tuple(f"r{n}" for n in (1, 2, 3) if n == 1 or (n == 2 and not directed) or (n == 3 and simple))
    assert one["belief"] == pytest.approx(0.3 if simple else 0.2 if both else 0.1)


def found_edges(found: nx.Graph[str]) -> set[tuple[str, str]]:
    return set(found.edges())
