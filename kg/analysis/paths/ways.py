"""Where one can go from each node, and how far two nodes are apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, eq=False)
class Ways:
    """``out[node]``: the neighbours that a node leads to, with the weight (a whole number, at least 0) of going there.

    Nodes are numbered from 0. Whole numbers, because sums of them do not depend on the order: equal paths are told to be equal.
    """

    out: tuple[Mapping[int, int], ...]

    @classmethod
    def of(cls, size: int, links: Iterable[tuple[int, int, int]], *, directed: bool = False) -> Ways:
        """Ways from triples of source, target and weight; undirected links lead both ways. Of parallel links the lightest counts.

        Raises ValueError for a negative weight.
        """
        out: list[dict[int, int]] = [{} for _ in range(size)]
        for source, target, weight in links:
            if weight < 0:
                raise ValueError(f"the link from {source} to {target} has a negative weight")
            for here, there in ((source, target),) if directed else ((source, target), (target, source)):
                out[here][there] = min(weight, out[here].get(there, weight))
        return cls(tuple(out))

    @cached_property
    def into(self) -> tuple[Mapping[int, int], ...]:
        """The same ways walked backwards: the nodes that lead to each, with the weight of coming from there."""
        found: list[dict[int, int]] = [{} for _ in self.out]
        for source, near in enumerate(self.out):
            for target, weight in near.items():
                found[target][source] = weight
        return tuple(found)


def distance(ways: Ways, start: int, goal: int) -> int | None:
    """The least number of hops from one node to another, 0 to itself, None where there is no path.

    Breadth-first search from both ends, always from the smaller front (Pohl 1971, Bi-directional search, Machine Intelligence 6).
    """
    if start == goal:
        return 0
    near = (ways.out, ways.into)
    seen, fronts = ({start}, {goal}), [{start}, {goal}]
    hops = 0
    while fronts[0] and fronts[1]:
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        onward, sought = near[side], fronts[1 - side]
        hops += 1
        reached: set[int] = set()
        for node in fronts[side]:
            beyond = onward[node]
            if not sought.isdisjoint(beyond):
                return hops
            reached.update(beyond)
        reached -= seen[side]
        seen[side].update(reached)
        fronts[side] = reached
    return None


def hops_from(near: tuple[Mapping[int, int], ...], starts: Iterable[int], limit: int | None = None) -> dict[int, int]:
    """The least number of hops from the nearest of some nodes to each node that is at most ``limit`` hops away.

    ``near`` is ``out`` of the ways, or ``into`` for the hops towards those nodes.
    """
    front = set(starts)
    found = dict.fromkeys(sorted(front), 0)
    hops = 0
    while front and (limit is None or hops < limit):
        hops += 1
        front = {node for node in set[int]().union(*map(near.__getitem__, front)) if node not in found}
        found.update(dict.fromkeys(sorted(front), hops))
    return found
