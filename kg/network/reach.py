"""What steps lead to, however many: the concepts above one, the classes above one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def reach(near: Mapping[str, Iterable[str]], start: str) -> set[str]:
    """All that one step or more lead to from ``start`` (itself only round a circle); ``near`` is where a step leads, nowhere for what it lacks."""
    found, todo = set[str](), [start]
    while todo:
        fresh = set(near.get(todo.pop(), ())) - found
        found |= fresh
        todo += fresh
    return found
