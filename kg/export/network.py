"""The asserted relations as a network, for Gephi and other drawing programs."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx

from kg.store.frames import entities, statements
from kg.store.interface import Store

_DATED = re.compile(r' lastmodifieddate="[^"]*"')


def network_of(store: Store) -> nx.MultiDiGraph[str]:
    """Entities as nodes; an edge for each asserted statement between two of them, with predicate, belief and reports."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, cls, zh, en, *_ in entities(store).rows:
        graph.add_node(str(iri), label=str(zh or en or iri), en=str(en or ""), kind=str(cls or ""))
    table = statements(store)
    places = {name: number for number, name in enumerate(table.columns)}
    for row in table.rows:
        said = {name: row[number] for name, number in places.items()}
        subject, target = str(said["subject"]), str(said["object"])
        if said["modality"] != "asserted" or subject not in graph or target not in graph:
            continue
        graph.add_edge(
            subject, target, key=str(said["iri"]).rpartition("/")[2], label=str(said["predicate"]), belief=float(said["belief"] or 0.0),
            date=str(said["date"] or ""), reports=str(said["reports"] or ""),
        )  # fmt: skip
    return graph


def write_graphml(store: Store, path: Path) -> None:
    """GraphML with names, classes, predicates and beliefs as attributes."""
    nx.write_graphml(network_of(store), path, encoding="utf-8", prettyprint=True)


def write_gexf(store: Store, path: Path) -> None:
    """GEXF 1.2 for Gephi; without the day on which it was written, so that the same graph gives the same bytes."""
    nx.write_gexf(network_of(store), path, encoding="utf-8", version="1.2draft")
    text = _DATED.sub("", path.read_text(encoding="utf-8"))
    ElementTree.fromstring(text)  # what is left must still be XML
    path.write_text(text, encoding="utf-8", newline="\n")
