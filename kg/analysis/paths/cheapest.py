"""The cheapest paths in order, each at most so many hops long and at no node twice."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from kg.analysis.paths.states import States
from kg.analysis.paths.ways import Ways

TRIES = 300_000
"""Beginnings of paths looked at before the search gives up: about a second."""


@dataclass(frozen=True, slots=True)
class Found:
    """Paths as their weight and their states, cheapest first; ``complete`` is false where the search gave up before the last."""

    paths: tuple[tuple[int, tuple[int, ...]], ...]
    complete: bool


def k_cheapest(states: States, k: int, max_hops: int, order: Sequence[int] | None = None, tries: int = TRIES) -> Found:
    """The ``k`` cheapest paths from a start to a goal, with one hop at least and ``max_hops`` at most.

    ``order`` numbers the nodes (by default they are their own numbers): of paths of one weight, the one whose nodes come first
    goes first. The search lengthens the most promising beginning of a path (A*; Hart, Nilsson and Raphael 1968), and knows exactly
    how much it costs at least to get from each state to a goal in the hops that are left (Bellman 1958); so the first path that
    reaches a goal is the cheapest, the next one the second. It finds what Yen's algorithm (1971) finds; with the bounds it
    hardly looks at anything else, but where every cheap walk crosses itself it must look at many beginnings: ``tries`` bounds them.
    """
    bounds = _bounds(states, max_hops)
    rank = range(max(states.node, default=0) + 1) if order is None else order
    heap: list[tuple[int, tuple[int, ...], int, tuple[int, ...]]] = []
    for start in set(states.starts):
        if start in bounds[-1]:
            heap.append((bounds[-1][start], (rank[states.node[start]],), 0, (start,)))
    heapq.heapify(heap)
    found: list[tuple[int, tuple[int, ...]]] = []
    while heap and len(found) < k:
        if tries == 0:
            return Found(tuple(found), complete=False)
        tries -= 1
        _, ranks, weight, walked = heapq.heappop(heap)
        here = walked[-1]
        if here in states.goals and len(walked) > 1:
            found.append((weight, walked))
            continue
        left = bounds[max_hops - len(walked)] if len(walked) <= max_hops else {}
        for there, step in states.ways.out[here].items():
            more, place = left.get(there), rank[states.node[there]]
            if more is not None and place not in ranks:
                heapq.heappush(heap, (weight + step + more, (*ranks, place), weight + step, (*walked, there)))
    return Found(tuple(found), complete=True)


def k_shortest(ways: Ways, start: int, goal: int, k: int, max_hops: int | None = None) -> list[tuple[int, tuple[int, ...]]]:
    """The ``k`` lightest simple paths between two nodes as weight and nodes, lightest first; equal ones by their nodes.

    >>> square = Ways.of(4, [(0, 1, 1), (1, 2, 1), (0, 3, 1), (3, 2, 2)])
    >>> k_shortest(square, 0, 2, 5)
    [(2, (0, 1, 2)), (3, (0, 3, 2))]
    """
    return list(k_cheapest(States.plain(ways, start, goal), k, max_hops or len(ways.out)).paths)


def _bounds(states: States, max_hops: int) -> list[dict[int, int]]:
    """For 0, 1 … ``max_hops`` hops left: the least weight from each state to a goal, for those that can still reach one."""
    known = dict.fromkeys(sorted(states.goals), 0)
    changed = known
    bounds = [known]
    for _ in range(max_hops):
        if not changed:
            bounds.append(known)
            continue
        better: dict[int, int] = {}
        for there, weight in changed.items():
            for here, step in states.ways.into[there].items():
                least = better.get(here, known.get(here))
                if least is None or weight + step < least:
                    better[here] = weight + step
        known, changed = {**known, **better}, better
        bounds.append(known)
    return bounds
