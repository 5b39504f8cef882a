"""All simple paths: the set that networkx finds, on random graphs."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.paths.cheapest import k_cheapest
from kg.analysis.paths.simple import TooManyPathsError, all_paths, simple_paths
from kg.analysis.paths.states import States
from kg.analysis.paths.ways import Ways
from tests.analysis.paths.made import Links, both, linked


@given(linked(), st.integers(1, 8))
def test_paths_are_those_of_networkx(drawn: tuple[int, Links, bool], hops: int) -> None:
    ways, graph = both(*drawn)
    goal = len(graph) - 1
    expected = sorted(nx.all_simple_paths(graph, 0, goal, cutoff=hops))
    assert sorted(simple_paths(ways, 0, goal, hops)) == expected


@given(linked(), st.integers(1, 6))
def test_all_paths_of_states_are_the_cheapest_ones_without_end(drawn: tuple[int, Links, bool], hops: int) -> None:
    ways, graph = both(*drawn)
    out = tuple({} if node in (1, len(graph) - 1) else near for node, near in enumerate(ways.out))
    several = States(Ways(out), tuple(range(len(graph))), (0,), frozenset({1, len(graph) - 1}))
    assert sorted(all_paths(several, hops)) == sorted(k_cheapest(several, 10**6, hops).paths)


def test_a_node_with_two_states_is_passed_once() -> None:
    states = States(Ways(({1: 1, 2: 1}, {3: 1}, {3: 5}, {})), (0, 7, 0, 8), (0,), frozenset({3}))
    assert all_paths(states, 4) == [(2, (0, 1, 3))]


def test_several_starts() -> None:
    states = States(Ways(({2: 1}, {2: 2}, {3: 1}, {})), (0, 1, 2, 3), (0, 1), frozenset({3}))
    assert sorted(all_paths(states, 2)) == [(2, (0, 2, 3)), (3, (1, 2, 3))]


def test_too_many_are_refused_before_they_are_made() -> None:
    ways = Ways.of(30, [(here, there, 1) for here in range(30) for there in range(here)])
    with pytest.raises(TooManyPathsError) as refused:
        simple_paths(ways, 0, 29, 9)
    assert refused.value.args[0] > 10**9
    assert len(simple_paths(ways, 0, 29, 2)) == 29


def test_no_path_to_itself() -> None:
    assert simple_paths(Ways.of(2, [(0, 1, 1)]), 0, 0, 3) == []
