"""Answer keys: what a careful analyst would want the graph to hold. One JSON record a line.

Entities (``id``, ``name``, ``class``, ``aliases``), relations (``s``, ``p``, ``o`` by entity id, ``attrs``) and observations
(``subject``, ``indicator``, ``period``, ``value``, ``unit``, ``place``), each with a short ``quote`` that finds it in the report.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.worded import worded


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity that the graph should hold, with every name it may go by."""

    id: str
    cls: str
    names: tuple[str, ...]
    quote: str = ""


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation that the graph should hold, between two entities of the key."""

    subject: str
    predicate: str
    object: str
    quote: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldObservation:
    """A statistic that the graph should hold."""

    subject: str
    indicator: str
    period: str
    value: str
    unit: str
    place: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """One key."""

    name: str
    entities: Mapping[str, GoldEntity]
    relations: tuple[GoldRelation, ...]
    observations: tuple[GoldObservation, ...]


def read_gold(path: Path) -> Gold:
    """Read a key. Raises InputError, with the line, for what is no record of a key."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(worded("cannot be read ({})", error), where=str(path), expected="a key: one JSON record a line") from error
    entities: dict[str, GoldEntity] = {}
    relations: list[GoldRelation] = []
    observations: list[GoldObservation] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = worded("{} line {}", path, number)
        try:
            record: dict[str, Any] = json.loads(line)
            kind = record["kind"]
            quote = str(record.get("quote") or "")
            if kind == "entity":
                names = tuple(dict.fromkeys([record["name"], *(record.get("aliases") or [])]))
                entities[record["id"]] = GoldEntity(record["id"], record["class"], names, quote)
            elif kind == "relation":
                attributes = {str(k): str(v) for k, v in (record.get("attrs") or {}).items()}
                relations.append(GoldRelation(record["s"], record["p"], record["o"], quote, attributes))
            elif kind == "observation":
                texts = {name: "" if record.get(name) is None else str(record[name]) for name in ("subject", "indicator", "period", "value", "unit", "place")}
                observations.append(GoldObservation(**texts, quote=quote))
            else:
                observations.append(GoldObservation(**record))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(worded("is no record of a key ({})", error), where=where, expected='{"kind": "entity" | "relation" | "observation", …}') from error
    if not (entities or relations or observations):
        raise InputError("the file is empty", where=str(path), expected="a key: one JSON record a line")
    for relation in relations:
        for end in (relation.subject, relation.object):
            if end not in entities:
                raise InputError(worded("a relation names entity {!r}, which the key does not hold", end), where=str(path), do="add the entity")
    return Gold(path.stem, entities, tuple(relations), tuple(observations))
