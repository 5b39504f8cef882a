"""The asserted relations, or a projection of them, as a network for Gephi and other drawing programs."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx

from kg.network.network import Network
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


def projected(network: Network) -> nx.MultiGraph[str]:
    """The nodes and edges of a projection, directed as it is; an edge with predicate (of a composed one its steps), weight, belief, date
    where one statement carries it, reports and statements. Nodes have their side where the projection has sides."""
    directed, chosen = network.projection.directed, network.projection
    graph: nx.MultiGraph[str] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    graph.graph.update(name=chosen.name, zh=chosen.zh, en=chosen.en, digest=network.digest)
    for number, node in enumerate(network.nodes):
        side = {"side": network.sides[number]} if network.sides else {}
        graph.add_node(node.iri, label=node.name(), en=node.en, kind=node.cls, **side)
    for number, edge in enumerate(network.edges):
        ends = (network.nodes[edge.source].iri, network.nodes[edge.target].iri)
        said = [each.statement for each in edge.relations if each.statement]
        graph.add_edge(
            *ends, key=f"e{number}", label=edge.predicate, weight=edge.weight, belief=edge.belief,
            date=edge.relations[0].date if len(edge.relations) == 1 else "", reports=" ".join(edge.reports), statements=" ".join(said),
        )  # fmt: skip
    return graph


def write_graphml(store: Store, path: Path) -> None:
    """GraphML with names, classes, predicates and beliefs as attributes."""
    _as_graphml(network_of(store), path)


def write_gexf(store: Store, path: Path) -> None:
    """GEXF 1.2 for Gephi; without the day on which it was written, so that the same graph gives the same bytes."""
    _as_gexf(network_of(store), path)


def write_projection_graphml(network: Network, path: Path) -> None:
    """A projection as GraphML."""
    _as_graphml(projected(network), path)


def write_projection_gexf(network: Network, path: Path) -> None:
    """A projection as GEXF 1.2."""
    _as_gexf(projected(network), path)


def _as_graphml(graph: nx.MultiGraph[str], path: Path) -> None:
    nx.write_graphml(graph, path, encoding="utf-8", prettyprint=True)


def _as_gexf(graph: nx.MultiGraph[str], path: Path) -> None:
    nx.write_gexf(graph, path, encoding="utf-8", version="1.2draft")
    text = _DATED.sub("", path.read_text(encoding="utf-8"))
    ElementTree.fromstring(text)  # what is left must still be XML
    path.write_text(text, encoding="utf-8", newline="\n")
