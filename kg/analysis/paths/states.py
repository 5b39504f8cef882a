"""Walks under rules: the states that a walk can be in, so that every rule becomes a question of where one can go."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from kg.analysis.paths.ways import Ways


@dataclass(frozen=True, eq=False)
class States:
    """Ways between states, the node at which each state stands, and the states in which a path may begin and end.

    A rule that looks back (a meta-path, things to pass) gives a node several states. A path may be at a node only once, whatever
    the state. No way leads out of a goal.
    """

    ways: Ways
    node: tuple[int, ...]
    starts: tuple[int, ...]
    goals: frozenset[int]

    @classmethod
    def plain(cls, ways: Ways, start: int, goal: int) -> States:
        """No rules: one state a node."""
        cut = Ways(tuple({} if node == goal else near for node, near in enumerate(ways.out)))
        return cls(cut, tuple(range(len(ways.out))), (start,), frozenset({goal}))


def explore(starts: Iterable[tuple[Hashable, int]], onward: Callable[[Hashable, int], Iterable[tuple[Hashable, int, int, bool]]]) -> States:
    """The states that can be reached from some, each a pair of stage and node.

    ``onward`` gives, for a stage and a node, the next stages and nodes, the weight of going there, and whether that ends a path.
    """
    number: dict[tuple[Hashable, int], int] = {}
    out: list[dict[int, int]] = []
    goals: set[int] = set()
    todo: list[tuple[Hashable, int]] = []

    def known(key: tuple[Hashable, int]) -> int:
        if key not in number:
            number[key] = len(number)
            out.append({})
            todo.append(key)
        return number[key]

    first = tuple(known(key) for key in starts)
    while todo:
        key = todo.pop()
        here = number[key]
        if here in goals:
            continue
        for stage, node, weight, last in onward(*key):
            there = known((stage, node))
            out[here][there] = weight
            if last:
                goals.add(there)
    return States(Ways(tuple(out)), tuple(node for _, node in number), first, frozenset(goals))
