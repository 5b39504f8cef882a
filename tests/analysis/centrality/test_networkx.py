"""Every exact measure that is unique gives what networkx gives: on random networks, and on those of the bundled digests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.analysis.centrality.betweenness import betweenness
from kg.analysis.centrality.connected import parts
from kg.analysis.centrality.cores import core_number
from kg.analysis.centrality.cuts import articulation, bridges
from kg.analysis.centrality.degree import degree, in_degree, in_strength, out_degree, out_strength, strength
from kg.analysis.centrality.distance import closeness, harmonic
from kg.analysis.centrality.eigenvector import eigenvector
from kg.analysis.centrality.hits import authorities, hubs
from kg.analysis.centrality.katz import katz
from kg.analysis.centrality.lengths import weighted_closeness, weighted_harmonic
from kg.analysis.centrality.pagerank import pagerank
from kg.analysis.centrality.sampled import sampled_betweenness
from kg.analysis.centrality.twomode import reflections
from kg.analysis.centrality.weighted_betweenness import weighted_betweenness
from kg.api.graph import Graph
from kg.errors import UsageError
from kg.network.bundled import bundled_projections
from kg.network.links import Links

Values = Mapping[int, float]
CLOSE = 1e-6
FEW = settings(max_examples=60, deadline=None)


def of(links: Links) -> nx.Graph[int]:
    """The same as a graph of networkx: weights of parallel links added up, lengths as their reciprocals, no loops."""
    graph: nx.Graph[int] = nx.DiGraph() if links.directed else nx.Graph()
    graph.add_nodes_from(range(links.size))
    source, target, weight = links.pairs
    for one, other, size in zip(source.tolist(), target.tolist(), weight.tolist(), strict=True):
        graph.add_edge(one, other, weight=size, length=1 / size)
    return graph


def equal(found: np.ndarray, wanted: Values) -> None:
    np.testing.assert_allclose(found, [wanted[node] for node in range(len(found))], rtol=0, atol=CLOSE)


@st.composite
def networks(draw: st.DrawFn, directed: bool | None = None, least: int = 2) -> Links:
    """Up to 14 nodes, sparse to dense, with parallel links and parts."""
    size = draw(st.integers(least, 14))
    ends = st.integers(0, size - 1)
    weights = st.sampled_from([0.25, 0.5, 0.9, 1.0, 2.0, 3.0])
    rows = draw(st.lists(st.tuples(ends, ends, weights).filter(lambda row: row[0] != row[1]), min_size=1, max_size=3 * size))
    return Links.of(size, rows, directed=draw(st.booleans()) if directed is None else directed)


Check = Callable[[Links], None]


def check_counts(links: Links) -> None:
    graph = of(links)
    equal(degree(links), dict(graph.degree()))
    equal(strength(links), dict(graph.degree(weight="weight")))
    ways = (graph.in_degree, graph.out_degree) if isinstance(graph, nx.DiGraph) else (graph.degree, graph.degree)
    equal(in_degree(links), dict(ways[0]()))
    equal(out_degree(links), dict(ways[1]()))
    equal(in_strength(links), dict(ways[0](weight="weight")))
    equal(out_strength(links), dict(ways[1](weight="weight")))


def check_pagerank(links: Links) -> None:
    graph = of(links)
    exact: dict[str, Any] = {"tol": 1e-13, "max_iter": 5000}
    equal(pagerank(links), nx.pagerank(graph, **exact))
    equal(pagerank(links, weighted=False, damping=0.5), nx.pagerank(graph, alpha=0.5, weight=None, **exact))
    personal = {0: 2.0, links.size - 1: 1.0}
    equal(pagerank(links, personal=personal), nx.pagerank(graph, personalization=personal, **exact))


def check_katz(links: Links) -> None:
    graph = of(links)
    alpha = 0.5 / (1 + max(dict(graph.degree(weight="weight")).values()))
    equal(katz(links, alpha=alpha), nx.katz_centrality_numpy(graph, alpha=alpha, weight="weight"))
    equal(katz(links, alpha=alpha / 2, weighted=False), nx.katz_centrality_numpy(graph, alpha=alpha / 2))


def check_distances(links: Links) -> None:
    graph = of(links)
    equal(closeness(links), nx.closeness_centrality(graph))
    equal(harmonic(links), nx.harmonic_centrality(graph))
    equal(weighted_closeness(links), nx.closeness_centrality(graph, distance="length"))
    equal(weighted_harmonic(links), nx.harmonic_centrality(graph, distance="length"))


def check_betweenness(links: Links) -> None:
    graph = of(links)
    wanted = nx.betweenness_centrality(graph)
    equal(betweenness(links), wanted)
    estimate = sampled_betweenness(links, samples=links.size)
    equal(estimate.values, wanted)
    assert not estimate.errors.any()


def check_weighted_betweenness(links: Links) -> None:
    equal(weighted_betweenness(links), nx.betweenness_centrality(of(links), weight="length"))


def check_cores_and_cuts(links: Links) -> None:
    graph = nx.Graph(of(links).to_undirected())
    equal(core_number(links), nx.core_number(graph))
    cut_off = articulation(links)
    assert set(np.flatnonzero(cut_off).tolist()) == set(nx.articulation_points(graph))
    for node in range(links.size) if links.size < 50 else ():
        part = nx.node_connected_component(graph, node) - {node}
        pieces = [len(piece) for piece in nx.connected_components(graph.subgraph(part))]
        assert cut_off[node] == len(part) - max(pieces, default=0)
    found = bridges(links)
    assert {(each.source, each.target) for each in found} == {(min(pair), max(pair)) for pair in nx.bridges(graph)}
    for each in found[:20]:
        without = graph.copy()
        without.remove_edge(each.source, each.target)
        assert each.cut == min(len(nx.node_connected_component(without, end)) for end in each[:2])


def check_parts(links: Links) -> None:
    graph = of(links)
    for strong in (False, True) if links.directed else (False,):
        find = nx.strongly_connected_components if strong else nx.weakly_connected_components if links.directed else nx.connected_components
        label = parts(links, strong=strong)
        groups = {frozenset(np.flatnonzero(label == number).tolist()) for number in set(label.tolist())}
        assert groups == {frozenset(part) for part in find(graph)}
        sizes = np.bincount(label)
        assert (np.diff(sizes) <= 0).all()


EVERYWHERE = [check_counts, check_pagerank, check_katz, check_distances, check_betweenness, check_cores_and_cuts, check_parts]


@pytest.mark.parametrize("check", EVERYWHERE)
def test_random_networks(check: Check) -> None:
    FEW(given(networks())(check))()


@FEW
@given(networks())
def test_betweenness_by_length(links: Links) -> None:
    """Weights are powers of two here, so that equal lengths are equal to the last bit in whatever order they are added up."""
    source, target, weight = links.pairs
    powers = Links(links.size, source, target, 2.0 ** np.round(np.log2(weight)), links.directed)
    check_weighted_betweenness(powers)


@FEW
@given(networks(least=3))
def test_eigenvector(links: Links) -> None:
    graph = of(links)
    if not (nx.is_strongly_connected(graph) if links.directed else nx.is_connected(graph)):
        with pytest.raises(UsageError, match="connected network only"):
            eigenvector(links)
        return
    equal(eigenvector(links), nx.eigenvector_centrality_numpy(graph, weight="weight"))
    equal(eigenvector(links, weighted=False), nx.eigenvector_centrality_numpy(graph))


@FEW
@given(networks(directed=True))
def test_hits(links: Links) -> None:
    values = np.linalg.svd(links.matrix.toarray(), compute_uv=False)
    assume(values[0] - values[1] > 1e-3 * values[0])
    found = nx.hits(of(links), tol=1e-12)
    equal(hubs(links), found[0])
    equal(authorities(links), found[1])


@FEW
@given(st.integers(1, 8), st.integers(1, 8), st.randoms(use_true_random=False))
def test_reflections(first: int, second: int, chance: Any) -> None:
    rows = [(one, first + other, 1.0) for one in range(first) for other in range(second) if chance.random() < 0.4]
    assume(rows)
    links = Links.of(first + second, rows, directed=False)
    sides = [0] * first + [1] * second
    graph = of(links)
    equal(reflections(links, sides), dict(graph.degree()))
    equal(reflections(links, sides, order=1), nx.average_neighbor_degree(graph))


@pytest.fixture(scope="module")
def graph(digest_build: Path) -> Iterator[Graph]:
    with Graph.open(digest_build) as opened:
        yield opened


SLOW_THERE = {("everything", check_betweenness)}
"""Half a minute in networkx."""
PAIRS = [(name, check) for name in bundled_projections() for check in EVERYWHERE if (name, check) not in SLOW_THERE]


@pytest.mark.parametrize(("name", "check"), [*PAIRS, ("actors", check_weighted_betweenness), ("technology-scenario", check_weighted_betweenness)])
def test_networks_of_the_digests(graph: Graph, name: str, check: Check) -> None:
    check(graph.network(name).links)


@pytest.mark.parametrize("name", ["actors", "technologies", "technology-scenario"])
def test_largest_parts_of_the_digests(graph: Graph, name: str) -> None:
    whole = graph.network(name).links
    inside = np.flatnonzero(parts(whole) == 0)
    place = {node: number for number, node in enumerate(inside.tolist())}
    rows = [(place[one], place[other], size) for one, other, size in zip(*(part.tolist() for part in whole.pairs), strict=True) if one in place]
    links = Links.of(len(inside), rows, directed=False)
    equal(eigenvector(links), nx.eigenvector_centrality_numpy(of(links), weight="weight"))


def test_hits_on_the_digests(graph: Graph) -> None:
    links = graph.network("facts").links
    found = nx.hits(of(links), tol=1e-14, max_iter=10_000)
    equal(hubs(links), found[0])
    equal(authorities(links), found[1])
