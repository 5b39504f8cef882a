"""SHACL property paths (section 2.3.1 of the W3C recommendation of 2017) as functions from a node to its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.validate.shacl.data import DataGraph, Term

Step = Callable[[Term], Sequence[Term]]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One step along a property."""

    iri: ox.NamedNode


@dataclass(frozen=True, slots=True)
class Inverse:
    """A path walked backwards."""

    path: Path


@dataclass(frozen=True, slots=True)
class Sequel:
    """One path after another."""

    parts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Any of several paths."""

    parts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A path walked again and again: from ``least`` times (0 or 1), at most once unless ``more``."""

    path: Path
    least: int
    more: bool


Path = Predicate | Inverse | Sequel | Alternative | Repeated


def walker(path: Path, data: DataGraph) -> Step:
    """The distinct values that the path leads to from a node."""
    return _walk(path, data, back=False)


def _walk(path: Path, data: DataGraph, *, back: bool) -> Step:
    if isinstance(path, Predicate):
        index = data.holders(path.iri) if back else data.values(path.iri)
        return lambda node: index.get(node, ())
    if isinstance(path, Inverse):
        return _walk(path.path, data, back=not back)
    if isinstance(path, Alternative):
        ways = [_walk(part, data, back=back) for part in path.parts]
        return lambda node: _distinct(value for way in ways for value in way(node))
    if isinstance(path, Sequel):
        steps = [_walk(part, data, back=back) for part in (reversed(path.parts) if back else path.parts)]
        return lambda node: _follow(node, steps)
    step = _walk(path.path, data, back=back)
    return lambda node: _repeat(node, step, path)


def _follow(node: Term, steps: Sequence[Step]) -> Sequence[Term]:
    reached: Sequence[Term] = (node,)
    for step in steps:
        reached = _distinct(value for each in reached for value in step(each))
    return reached


def _repeat(node: Term, step: Step, path: Repeated) -> Sequence[Term]:
    found = dict.fromkeys((node,) if path.least == 0 else step(node))
    waiting = list(found) if path.more or path.least == 0 else []
    while waiting:
        waiting = [value for value in _distinct(v for each in waiting for v in step(each)) if value not in found]
        found.update(dict.fromkeys(waiting))
        if not path.more:
            break
    return list(found)


def _distinct(values: Iterable[Term]) -> list[Term]:
    return list(dict.fromkeys(values))
