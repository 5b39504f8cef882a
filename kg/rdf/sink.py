"""Where quads are collected while they are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES
from kg.rdf import terms
from kg.rdf.terms import Node, Object

Fact = tuple[ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
"""Subject, predicate and value, whatever the graph."""
RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
Said = tuple[Node, Node, Object]
"""The same as it is written."""
Row = tuple[Node, Node, Object, Node]
"""A quad in the order of N-Quads: subject, predicate, value, graph."""


class Sink:
    """Distinct quads in the order in which they were first added."""

    def __init__(self) -> None:
        self._rows: dict[Row, None] = {}
        self._nodes: dict[str, Node] = {}

    def node(self, iri: str) -> Node:
        """The node of an IRI, made once. Raises ValueError when it is no IRI."""
        found = self._nodes.get(iri)
        if found is None:
            found = self._nodes[iri] = terms.node(iri)
        return found

    def add(self, graph: Node, subject: Node, predicate: Node, value: Object) -> None:
        """One quad into a named graph."""
        self._rows[subject, predicate, value, graph] = None

    def extend(self, graph: Node, triples: Iterable[ox.Triple]) -> None:
        """Triples that were parsed elsewhere, into a named graph; none with a blank node."""
        for triple in triples:
            self.add(graph, Node(str(triple.subject)), Node(str(triple.predicate)), Node(str(triple.object)))

    def rows(self) -> Collection[Row]:
        """All quads, each once."""
        return self._rows.keys()

    def lines(self) -> bytes:
        """All quads as N-Quads, each once."""
        return lines(self._rows)

    def quads(self) -> list[ox.Quad]:
        """All quads, each once."""
        return list(ox.parse(self.lines(), format=ox.RdfFormat.N_QUADS, lenient=True))

    def facts(self) -> Iterator[Said]:
        """What every quad says."""
        return ((subject, predicate, value) for subject, predicate, value, _ in self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def lines(rows: Iterable[Row]) -> bytes:
    """N-Quads in the order of the quads, a line each."""
    return "".join([f"{subject} {predicate} {value} {graph} .\n" for subject, predicate, value, graph in rows]).encode()


def row_of(quad: ox.Quad) -> Row:
    """A quad of a named graph as it is written."""
    return Node(str(quad.subject)), Node(str(quad.predicate)), Node(str(quad.object)), Node(str(quad.graph_name))
