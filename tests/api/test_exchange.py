"""Networks for networkx: the same nodes, edges and weights as ours."""

from __future__ import annotations

import networkx as nx
import pytest

import kg
from kg.errors import UsageError
from kg.network.bundled import bundled_projections

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


def found_edges(found: nx.Graph[str]) -> set[tuple[str, str]]:
    return set(found.edges())
