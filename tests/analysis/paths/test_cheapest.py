"""The k cheapest paths: those of networkx's Yen, on random graphs; ties, hops and the bound of the search."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.paths.cheapest import k_cheapest, k_shortest
from kg.analysis.paths.states import States
from kg.analysis.paths.ways import Ways
from tests.analysis.paths.made import Links, both, linked


def weight_of(graph: nx.Graph[int], path: tuple[int, ...]) -> int:
    return sum(graph[here][there]["weight"] for here, there in pairwise(path))


def every_path(graph: nx.Graph[int], start: int, goal: int, hops: int) -> list[tuple[int, tuple[int, ...]]]:
    """All simple paths as weight and nodes, in the order asked for."""
    found = [tuple(path) for path in nx.all_simple_paths(graph, start, goal, cutoff=hops)]
    return sorted((weight_of(graph, path), path) for path in found)


@given(linked(), st.integers(1, 12))
def test_weights_are_those_of_yen(drawn: tuple[int, Links, bool], k: int) -> None:
    ways, graph = both(*drawn)
    goal = len(graph) - 1
    try:
        expected = [weight_of(graph, tuple(path)) for _, path in zip(range(k), nx.shortest_simple_paths(graph, 0, goal, weight="weight"), strict=False)]
    except nx.NetworkXNoPath:
        expected = []
    assert [weight for weight, _ in k_shortest(ways, 0, goal, k)] == expected


@given(linked(), st.integers(1, 12), st.integers(1, 5))
def test_equal_paths_go_by_their_nodes_and_none_is_too_long(drawn: tuple[int, Links, bool], k: int, hops: int) -> None:
    ways, graph = both(*drawn)
    goal = len(graph) - 1
    assert k_shortest(ways, 0, goal, k, hops) == every_path(graph, 0, goal, hops)[:k]


@given(linked(), st.permutations(range(9)))
def test_order_of_equal_paths_is_the_one_given(drawn: tuple[int, Links, bool], order: list[int]) -> None:
    ways, graph = both(*drawn)
    goal = len(graph) - 1
    found = k_cheapest(States.plain(ways, 0, goal), 5, 6, order).paths
    keyed = sorted((weight, [order[node] for node in path]) for weight, path in every_path(graph, 0, goal, 6))
    assert [(weight, [order[node] for node in path]) for weight, path in found] == keyed[:5]


def test_a_node_is_passed_once_though_it_has_two_states() -> None:
    # 0 → 1 → 2 in one stage, then 1 again in the next: the walk that crosses itself is no path
    states = States(Ways(({1: 1}, {2: 1}, {3: 1}, {4: 1}, {})), (0, 1, 2, 1, 5), (0,), frozenset({4}))
    assert k_cheapest(states, 3, 9).paths == ()
    free = States(states.ways, (0, 1, 2, 3, 5), (0,), frozenset({4}))
    assert k_cheapest(free, 3, 9).paths == ((4, (0, 1, 2, 3, 4)),)


def test_the_search_says_when_it_gives_up() -> None:
    ways = Ways.of(8, [(here, there, 1) for here in range(8) for there in range(here)])
    states = States.plain(ways, 0, 7)
    assert not k_cheapest(states, 10**6, 7, tries=50).complete
    whole = k_cheapest(states, 10**6, 7)
    assert whole.complete
    assert len(whole.paths) == sum(1 for _ in nx.all_simple_paths(nx.complete_graph(8), 0, 7))


def test_it_looks_at_little_else_than_the_paths_it_finds() -> None:
    chain = [(place, place + 1, 2) for place in range(6)]
    leaves = [(place, 10 * place + leaf, 1) for place in range(6) for leaf in range(100, 108)]
    states = States.plain(Ways.of(200, [*chain, *leaves]), 0, 6)
    assert k_cheapest(states, 1, 9, tries=7).paths == ((12, tuple(range(7))),)
    # a light way that is too long is not begun
    light = [(0, 10, 1), *((place, place + 1, 1) for place in range(10, 14)), (14, 2, 1)]
    states = States.plain(Ways.of(15, [(0, 1, 50), (1, 2, 50), *light]), 0, 2)
    assert k_cheapest(states, 1, 5, tries=3).paths == ((100, (0, 1, 2)),)


@pytest.mark.parametrize(("start", "goal"), [(0, 2), (2, 0)])
def test_nothing_leads_there(start: int, goal: int) -> None:
    assert k_shortest(Ways.of(3, [(0, 1, 1)]), start, goal, 3) == []
