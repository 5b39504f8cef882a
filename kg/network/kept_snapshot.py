"""The snapshot of a store, kept beside it: to read it anew takes a third of the time of most commands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.network import reach, snapshot
from kg.network.snapshot import Node, Relation, ReportInfo, Snapshot, read_snapshot
from kg.ontology import prefixes
from kg.store import beside, labels
from kg.store.builddir import SNAPSHOT
from kg.store.interface import Store

_CODE = tuple(Path(each) for each in (snapshot.__file__, reach.__file__, labels.__file__, prefixes.__file__, __file__) if each)
"""What decides what a snapshot holds and how it is written."""


def snapshot_of(store: Store) -> Snapshot:
    """What ``read_snapshot`` gives: as an earlier process kept it of the same content of the store, else read, and kept where that can be."""
    data = beside.kept(store, SNAPSHOT, _CODE)
    if data is not None:
        return _decoded(json.loads(data))
    found = read_snapshot(store)
    beside.keep(store, SNAPSHOT, _CODE, json.dumps(_encoded(found), ensure_ascii=False, separators=(",", ":")).encode())
    return found


def _encoded(found: Snapshot) -> dict[str, Any]:
    """A relation names its ends, its predicate and its reports by their places in a list of each, which are shorter and make it faster to read."""
    node, predicate, reports = _places(found.nodes), _places(each.predicate for each in found.relations), _places(each.reports for each in found.relations)
    return {
        "nodes": [[each.iri, each.zh, each.en, each.cls] for each in found.nodes.values()],
        "predicates": list(predicate),
        "said": list(reports),
        "relations": [
            [each.statement, node[each.subject], predicate[each.predicate], node[each.object], each.belief, each.date, reports[each.reports]]
            for each in found.relations
        ],
        "reports": [[each.issued, each.id, each.title, each.publisher, each.passages] for each in found.reports],
        "above": {cls: sorted(above) for cls, above in found.above.items()},
        "symmetric": sorted(found.symmetric),
        "collective": sorted(found.collective),
    }


def _places(values: Iterable[Any]) -> dict[Any, int]:
    return {value: place for place, value in enumerate(dict.fromkeys(values))}


def _decoded(raw: dict[str, Any]) -> Snapshot:
    nodes = [Node(*each) for each in raw["nodes"]]
    iris, predicates, said = [each.iri for each in nodes], raw["predicates"], [tuple(each) for each in raw["said"]]
    return Snapshot(
        dict(zip(iris, nodes, strict=True)),
        tuple(
            Relation(statement, iris[subject], predicates[predicate], iris[target], belief, date, said[reports])
            for statement, subject, predicate, target, belief, date, reports in raw["relations"]
        ),
        tuple(ReportInfo(*each) for each in raw["reports"]),
        {cls: frozenset(above) for cls, above in raw["above"].items()},
        frozenset(raw["symmetric"]),
        frozenset(raw["collective"]),
    )
