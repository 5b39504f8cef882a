"""Projections: which relations of the graph become edges of a network, declared in ``data/projections.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.text.yaml_file import entry_of, load_yaml_list
from kg.worded import reason, worded

WEIGHTS = ("belief", "reports", "statements", "one")
"""Weight of an edge: the belief in it; the number of reports that say it (1 for the lexicon's); of statements; or 1."""


@dataclass(frozen=True, slots=True)
class Step:
    """Relations that become edges: one predicate, or a chain of them that becomes one edge from its first to its last entity.

    ``^`` before a predicate walks it backwards. ``source`` and ``target`` are the classes that the two ends must have (any of them,
    kinds included; empty: any class), ``via`` those of the entities between them.
    """

    chain: tuple[str, ...]
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Projection:
    """A named way to see the graph as a network, with the choices made for this one.

    ``sides``: classes of each side of a two- or three-mode network, empty for one-mode. ``rollup``: depth to which a concept is
    rolled up by class (1: the top concepts of its taxonomy). ``since`` and ``until`` (inclusive, as precise as given) keep the
    relations that are dated in that time; ``undated`` says whether those without a date stay then. ``reports``: ids, empty for all;
    relations of the lexicon are of no report and always stay.
    """

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    steps: tuple[Step, ...]
    directed: bool = False
    weight: str = "belief"
    sides: tuple[tuple[str, ...], ...] = ()
    rollup: tuple[tuple[str, int], ...] = ()
    min_belief: float = 0.0
    since: str = ""
    until: str = ""
    undated: bool = False
    reports: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        """Raises ValueError, with what was expected, for a choice that means nothing."""
        if self.weight not in WEIGHTS:
            raise ValueError(worded("unknown weight '{}' (expected {})", self.weight, " | ".join(WEIGHTS)))
        if not 0 <= self.min_belief <= 1:
            raise ValueError(worded("min_belief is {} (expected a number from 0 to 1)", self.min_belief))
        for name, date in (("since", self.since), ("until", self.until)):
            if date and not _DATE.fullmatch(date):
                raise ValueError(worded("{} is '{}' (expected 2021, 2021-03 or 2021-03-04)", name, date))
        if any(depth < 1 for _, depth in self.rollup):
            raise ValueError(worded("a depth of the roll-up is below 1 (expected 1 for the top concepts, 2 for those below, …)"))


_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_STEP = {"chain", "source", "target", "via"}
_FIELDS = {"name", "zh", "en", "about_zh", "about_en", "steps", "directed", "weight", "sides", "rollup", "min_belief", "since", "until", "undated"}


def load_projections(path: Path, classes: Mapping[str, object] | None = None, predicates: Mapping[str, object] | None = None) -> dict[str, Projection]:
    """The projections of a file by name, in its order.

    ``classes`` and ``predicates``, where given, are the names that the ontology defines. Raises LexiconError, with file and line,
    for an entry that is malformed or names what they lack.
    """
    found: dict[str, Projection] = {}
    for number, raw in enumerate(load_yaml_list(path, worded("projections"))):
        with entry_of(path, number):
            projection = _read(raw, path.name, classes, predicates)
            if projection.name in found:
                raise _wrong(path.name, worded("projection '{}' stands twice", projection.name), "a name of its own")
            found[projection.name] = projection
    return found


def _read(raw: Any, where: str, classes: Mapping[str, object] | None, predicates: Mapping[str, object] | None) -> Projection:
    if not isinstance(raw, dict) or not isinstance(raw.get("name"), str) or not isinstance(raw.get("steps"), list):
        raise _wrong(where, "a projection is no mapping with name and steps", "name: …, steps: [ … ]")
    unknown = sorted(raw.keys() - _FIELDS)
    if unknown:
        raise _wrong(where, worded("unknown field '{}'", unknown[0]), ", ".join(sorted(_FIELDS)))
    for name in ("directed", "undated"):
        if not isinstance(raw.get(name, False), bool):
            raise _wrong(where, worded("'{}' is no yes or no", name), "true | false")
    missing = [name for name in ("zh", "en", "about_zh", "about_en") if not raw.get(name)]
    if missing:
        raise _wrong(where, worded("projection '{}' lacks '{}'", raw["name"], missing[0]), "names and descriptions in both languages")
    steps = tuple(_step(each, where) for each in raw["steps"])
    if not steps:
        raise _wrong(where, worded("projection '{}' has no steps", raw["name"]), "steps: [ {chain: [predicate, …]}, … ]")
    sides = _sides(raw.get("sides", []), where)
    rollup = _rollup(raw.get("rollup", {}), where)
    named = [cls for step in steps for cls in (*step.source, *step.target, *step.via)]
    for name in (*named, *(cls for side in sides for cls in side), *(cls for cls, _ in rollup)):
        if classes is not None and name not in classes:
            raise _wrong(where, worded("unknown class '{}'", name), "a class of the ontology")
    for name in (each.removeprefix("^") for step in steps for each in step.chain):
        if predicates is not None and name not in predicates:
            raise _wrong(where, worded("unknown predicate '{}'", name), "an object property of the ontology, or broader")
    try:
        return Projection(
            raw["name"], raw["zh"], raw["en"], raw["about_zh"], raw["about_en"], steps, bool(raw.get("directed", False)),
            str(raw.get("weight", "belief")), sides, rollup, float(raw.get("min_belief", 0.0)), str(raw.get("since", "")),
            str(raw.get("until", "")), bool(raw.get("undated", False)),
        )  # fmt: skip
    except (TypeError, ValueError) as error:
        raise _wrong(where, reason(error), worded("what the head of {} tells of each field", where)) from error


def _sides(raw: Any, where: str) -> tuple[tuple[str, ...], ...]:
    if not isinstance(raw, list) or not all(isinstance(side, list) and side for side in raw):
        raise _wrong(where, "the 'sides' of a projection are malformed", "sides: [[Class, …], [Class, …]]")
    return tuple(tuple(map(str, side)) for side in raw)


def _rollup(raw: Any, where: str) -> tuple[tuple[str, int], ...]:
    if not isinstance(raw, dict) or not all(isinstance(depth, int) for depth in raw.values()):
        raise _wrong(where, "a roll-up is malformed", "rollup: {Class: depth, …}")
    return tuple(sorted((str(cls), depth) for cls, depth in raw.items()))


def _step(raw: Any, where: str) -> Step:
    if not isinstance(raw, dict) or not raw.get("chain") or not all(isinstance(part, list) for part in raw.values()) or raw.keys() - _STEP:
        raise _wrong(where, "a step of a projection is malformed", "chain: [predicate, …] and, if wanted, source, via, target: [Class, …]")
    return Step(**{name: tuple(map(str, part)) for name, part in raw.items()})


def _wrong(where: str, what: str, expected: str) -> LexiconError:
    return LexiconError(what, where=where, expected=expected, do="correct it")
