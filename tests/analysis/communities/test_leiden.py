"""Leiden: what it must find in small graphs, and what holds for every graph."""

from __future__ import annotations

import subprocess
import sys

import networkit as nk
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.communities.leiden import by_first, connected, leiden
from kg.analysis.communities.quality import modularity
from kg.network.links import Links
from tests.analysis.communities.graphs import graph_of, groups, links_of, plain, random_links

TWO_TRIANGLES = nx.Graph([(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)])


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (TWO_TRIANGLES, [0, 0, 0, 1, 1, 1]),
        (nx.DiGraph(TWO_TRIANGLES.edges()), [0, 0, 0, 1, 1, 1]),
        (nx.complete_graph(6), [0] * 6),
        (nx.star_graph(6), [0] * 7),
        (nx.path_graph(2), [0, 0]),
        (nx.disjoint_union(nx.complete_graph(3), nx.path_graph(2)), [0, 0, 0, 1, 1]),
        (nx.ring_of_cliques(5, 5), [node // 5 for node in range(25)]),
        (nx.empty_graph(3), [0, 1, 2]),
        (nx.empty_graph(0), []),
        (nx.Graph([(0, 0), (0, 1), (2, 3)]), [0, 0, 1, 1]),
    ],
    ids=["two triangles", "directed", "complete", "star", "pair", "two parts", "ring of cliques", "no edges", "empty", "loop"],
)
def test_small_graphs(graph: nx.Graph, expected: list[int]) -> None:
    assert leiden(links_of(graph)).tolist() == expected


def test_weights_decide() -> None:
    square = [(0, 1), (1, 2), (2, 3), (3, 0)]
    for heavy in ({(0, 1), (2, 3)}, {(1, 2), (3, 0)}):
        links = Links.of(4, ((u, v, 5.0 if (u, v) in heavy else 1.0) for u, v in square), directed=False)
        assert {frozenset(each) for each in groups(leiden(links).tolist())} == {frozenset(pair) for pair in heavy}


def test_parallel_links_add_up() -> None:
    links = Links.of(4, [(0, 1, 1), (1, 0, 1), (0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 2, 1), (2, 3, 1), (3, 0, 1)], directed=False)
    assert leiden(links).tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(("resolution", "number"), [(0.05, 1), (1.0, 2), (4.0, 6)])
def test_resolution_makes_communities_smaller(resolution: float, number: int) -> None:
    assert len(set(leiden(links_of(TWO_TRIANGLES), resolution=resolution).tolist())) == number


def test_known_optimum() -> None:
    """The best partition of the karate club without weights has four communities and modularity 0.4198 (Brandes and others 2008)."""
    links = links_of(plain(nx.karate_club_graph()))
    labels = leiden(links)
    assert len(set(labels.tolist())) == 4
    assert modularity(links, labels) == pytest.approx(0.4198, abs=5e-5)


@settings(max_examples=150, deadline=None)
@given(random_links(), st.floats(0.2, 4.0), st.integers(0, 5))
def test_every_node_is_in_one_connected_community(links: Links, resolution: float, seed: int) -> None:
    labels = leiden(links, resolution=resolution, seed=seed).tolist()
    assert len(labels) == links.size
    assert sorted(set(labels)) == list(range(len(set(labels))))
    assert [labels.index(each) for each in sorted(set(labels))] == sorted(labels.index(each) for each in set(labels))
    graph = graph_of(links)
    assert all(nx.is_connected(graph.subgraph(each)) for each in groups(labels))
    assert leiden(links, resolution=resolution, seed=seed).tolist() == labels


@settings(max_examples=60, deadline=None)
@given(random_links(), st.integers(0, 3))
def test_no_worse_than_one_community_or_none(links: Links, seed: int) -> None:
    if graph_of(links).number_of_edges():
        found = modularity(links, leiden(links, seed=seed))
        assert found >= -1e-12
        assert found >= modularity(links, np.arange(links.size)) - 1e-12


def test_no_worse_than_louvain_of_networkx() -> None:
    for seed in range(5):
        graph = nx.gnm_random_graph(150, 400, seed=seed)
        peer = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed))
        assert modularity(links_of(graph), leiden(links_of(graph), seed=seed)) >= peer - 0.005


def test_a_community_that_falls_apart_is_split() -> None:
    source, target = np.array([0, 2]), np.array([1, 3])
    assert connected(source, target, np.array([7, 7, 7, 7])).tolist() == [0, 0, 1, 1]


def test_numbered_by_the_first_node() -> None:
    assert by_first(np.array([9, 3, 9, 1, 3])).tolist() == [0, 1, 0, 2, 1]


def test_the_number_of_threads_is_put_back() -> None:
    before = nk.getMaxNumberOfThreads()
    nk.setNumberOfThreads(3)
    try:
        leiden(links_of(TWO_TRIANGLES))
        assert nk.getMaxNumberOfThreads() == 3
    finally:
        nk.setNumberOfThreads(before)


@pytest.mark.parametrize("wrong", [{"resolution": 0.0}, {"seed": -1}, {"rounds": 0}])
def test_numbers_without_sense(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="Leiden needs"):
        leiden(links_of(TWO_TRIANGLES), **wrong)  # type: ignore[arg-type]


def test_repeats_in_another_process() -> None:
    program = (
        "import networkx as nx; from kg.analysis.communities.leiden import leiden; "
        "from kg.analysis.communities.chance import rewired; from tests.analysis.communities.graphs import links_of; "
        "links = links_of(nx.gnm_random_graph(400, 1500, seed=1)); other = rewired(links, seed=3); "
        "print(leiden(links, seed=3).tolist(), other.source.tolist(), other.target.tolist(), other.weight.sum())"
    )
    runs = {subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout for _ in range(2)}
    assert len(runs) == 1
    assert len(runs.pop()) > 1000
