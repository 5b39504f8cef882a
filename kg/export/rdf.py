"""RDF files: N-Quads, TriG and JSON-LD with every named graph; Turtle of their union."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.rdf import serialise
from kg.store.interface import Store


def write_nquads(store: Store, path: Path) -> None:
    """Sorted N-Quads."""
    serialise.write_nquads(store.quads(), path)


def write_trig(store: Store, path: Path) -> None:
    """Sorted TriG."""
    serialise.write_trig(store.quads(), path)


def write_jsonld(store: Store, path: Path) -> None:
    """JSON-LD, graph by graph."""
    path.write_bytes(ox.serialize(sorted(store.quads(), key=_graph_first), format=ox.RdfFormat.JSON_LD) or b"")


def write_turtle(store: Store, path: Path) -> None:
    """Turtle of the union of all graphs: which report says what stands in the evidence alone."""
    triples = [ox.Quad(each.subject, each.predicate, each.object) for each in store.triples()]
    path.write_bytes(serialise.trig(triples))


def _graph_first(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


