"""Two CSV files as ``neo4j-admin database import`` reads them: nodes with labels, relationships with types."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.export.network import network_of
from kg.store.interface import Store


def write_neo4j(store: Store, folder: Path) -> None:
    """``nodes.csv`` and ``relationships.csv``: IRI as id, classes as labels, the local name of the predicate as type."""
    graph = network_of(store)
    nodes = [
        (iri, graph.nodes[iri]["label"], graph.nodes[iri]["en"], ";".join(map(_local, graph.nodes[iri]["kind"].split("|"))))
        for iri in sorted(graph)
    ]
    edges = [
        (subject, target, _local(data["label"]), key, data["belief"], data["date"], data["reports"].replace("|", ";"))
        for subject, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2])
    ]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "nodes.csv", ("iri:ID", "zh", "en", ":LABEL"), nodes)
    _write(folder / "relationships.csv", (":START_ID", ":END_ID", ":TYPE", "statement", "belief:double", "date", "reports:string[]"), edges)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(head)
        writer.writerows(rows)
