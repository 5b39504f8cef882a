"""How far two nodes are apart: as networkx tells it, on random graphs."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from kg.analysis.paths.ways import Ways, distance, hops_from
from tests.analysis.paths.made import Links, both, linked


@given(linked(largest=14))
def test_distance_is_that_of_networkx(drawn: tuple[int, Links, bool]) -> None:
    ways, graph = both(*drawn)
    expected = dict(nx.all_pairs_shortest_path_length(graph))
    for start in graph:
        for goal in graph:
            assert distance(ways, start, goal) == expected[start].get(goal)


@given(linked(largest=14))
def test_hops_from_several_are_those_from_the_nearest(drawn: tuple[int, Links, bool]) -> None:
    ways, graph = both(*drawn)
    starts = [0, len(graph) - 1]
    expected = dict(nx.multi_source_dijkstra_path_length(graph, set(starts), weight=lambda *_: 1))
    assert hops_from(ways.out, starts) == expected
    assert hops_from(ways.out, starts, 1) == {node: hops for node, hops in expected.items() if hops <= 1}
    behind = nx.multi_source_dijkstra_path_length(graph.reverse() if graph.is_directed() else graph, set(starts), weight=lambda *_: 1)
    assert hops_from(ways.into, starts) == dict(behind)


def test_the_lightest_of_parallel_links_counts() -> None:
    ways = Ways.of(3, [(0, 1, 5), (1, 0, 2), (0, 1, 3)])
    assert ways.out == ({1: 2}, {0: 2}, {})
    assert Ways.of(2, [(0, 1, 5), (1, 0, 2)], directed=True).out == ({1: 5}, {0: 2})


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1 has a negative weight"):
        Ways.of(2, [(0, 1, -1)])
