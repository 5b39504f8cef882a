"""All simple paths up to a number of hops."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import rustworkx

from kg.analysis.paths.states import States
from kg.analysis.paths.ways import Ways, hops_from

MOST = 2_000_000
"""Walks that may be listed; more of them do not fit into the memory of a small machine."""


class TooManyPathsError(Exception):
    """There may be more paths than can be listed; the argument is the number of walks."""


def simple_paths(ways: Ways, start: int, goal: int, max_hops: int, most: int = MOST) -> list[list[int]]:
    """Every path from one node to another that is at no node twice and at most ``max_hops`` long, as lists of nodes, in no order.

    Only what lies on a short enough walk is searched. Raises TooManyPathsError when more than ``most`` walks are that short.

    >>> simple_paths(Ways.of(3, [(0, 1, 1), (1, 2, 1), (0, 2, 1)]), 0, 2, 2)
    [[0, 2], [0, 1, 2]]
    """
    if start == goal:
        return []
    gone, ahead = _reached(ways, start, goal, max_hops)
    kept = [
        (here, there)
        for here in ahead
        if here != goal
        for there in ways.out[here]
        if there != start and there in ahead and gone[here] + 1 + ahead[there] <= max_hops
    ]
    if (walks := _walks(kept, start, goal, max_hops)) > most:
        raise TooManyPathsError(walks)
    graph = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from([None] * len(ways.out))
    graph.add_edges_from_no_data(kept)
    cutoff = max_hops + 1  # a cutoff of n is n - 1 hops
    return [list(path) for path in rustworkx.digraph_all_simple_paths(graph, start, goal, 0, cutoff)]


def all_paths(states: States, max_hops: int, most: int = MOST) -> list[tuple[int, tuple[int, ...]]]:
    """Every path from a start to a goal, at most ``max_hops`` long and at no node twice, as weight and states, in no order.

    Raises TooManyPathsError.
    """
    size = len(states.node)
    start, goal = size, size + 1  # one before all starts, one behind all goals
    out = [{**near, goal: 0} if state in states.goals else near for state, near in enumerate(states.ways.out)]
    ways = Ways((*out, dict.fromkeys(states.starts, 0), {}))
    found = []
    for path in simple_paths(ways, start, goal, max_hops + 2, most):
        walked = tuple(path[1:-1])
        if len({states.node[state] for state in walked}) == len(walked):
            found.append((sum(ways.out[here][there] for here, there in pairwise(walked)), walked))
    return found


def _reached(ways: Ways, start: int, goal: int, max_hops: int) -> tuple[dict[int, int], dict[int, int]]:
    """Hops from the start, and hops to the goal, of the nodes on walks that are short enough; ``ahead`` has no others.

    Both ends are searched half of the way. What lies in the other half on such a walk has been seen from the other end.
    """
    half = (max_hops + 1) // 2
    near = hops_from(ways.into, [goal], max_hops - half)
    gone = hops_from(ways.out, [start], half)
    front = [node for node, hops in gone.items() if hops == half]
    for hops in range(half + 1, max_hops + 1):
        front = [node for node in set[int]().union(*map(ways.out.__getitem__, front)) if node in near and node not in gone]
        gone.update(dict.fromkeys(front, hops))
    ahead = {goal: 0} if goal in gone else {}
    front = list(ahead)
    for hops in range(1, max_hops + 1):
        before = set[int]().union(*map(ways.into.__getitem__, front))
        front = [node for node in before if node not in ahead and gone.get(node, max_hops) + hops <= max_hops]
        ahead.update(dict.fromkeys(front, hops))
    return gone, ahead


def _walks(links: Iterable[tuple[int, int]], start: int, goal: int, max_hops: int) -> int:
    """How many walks there are, simple or not: no fewer than paths."""
    near: dict[int, list[int]] = {}
    for here, there in links:
        near.setdefault(here, []).append(there)
    front, total = {start: 1}, 0
    for _ in range(max_hops):
        ahead: dict[int, int] = {}
        for here, number in front.items():
            for there in near.get(here, ()):
                ahead[there] = ahead.get(there, 0) + number
        total += ahead.pop(goal, 0)
        front = ahead
    return total
