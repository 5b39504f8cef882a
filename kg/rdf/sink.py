"""Where quads are collected while they are written."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES, expand

Object = ox.NamedNode | ox.BlankNode | ox.Literal
Place = tuple[ox.NamedNode, ox.NamedNode]
"""Graph and property of a quad."""
Fact = tuple[ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode, Object | ox.Triple]
"""Subject, predicate and value, whatever the graph."""


@cache
def term(name: str) -> ox.NamedNode:
    """The node of a name with prefix, such as ``fkg:quote``; for the fixed names of the vocabulary alone."""
    iri = expand(name)
    if iri == name:
        raise ValueError(f"{name!r} has none of the prefixes {', '.join(PREFIXES)}")
    return ox.NamedNode(iri)


RDF_TYPE = term("rdf:type")


class Sink:
    """Distinct quads in the order in which they were first added."""

    def __init__(self) -> None:
        self._quads: dict[ox.Quad, Place] = {}
        self._nodes: dict[str, ox.NamedNode] = {}

    def node(self, iri: str) -> ox.NamedNode:
        """The node of an IRI, made once. Raises ValueError when it is no IRI."""
        found = self._nodes.get(iri)
        if found is None:
            found = self._nodes[iri] = ox.NamedNode(iri)
        return found

    def add(self, graph: ox.NamedNode, subject: ox.NamedNode, predicate: ox.NamedNode, value: Object) -> None:
        """One quad into a named graph."""
        self._quads[ox.Quad(subject, predicate, value, graph)] = (graph, predicate)

    def extend(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Triples that were parsed elsewhere, into a named graph."""
        for triple in triples:
            self._quads[ox.Quad(triple.subject, triple.predicate, triple.object, graph)] = (graph, triple.predicate)

    def quads(self) -> list[ox.Quad]:
        """All quads, each once."""
        return list(self._quads)

    def places(self) -> Iterable[Place]:
        """Graph and property of every quad, in the order of the quads; taken from a quad they would be made anew."""
        return self._quads.values()

    def quads_of(self, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads of one property."""
        return (quad for quad, (_, each) in self._quads.items() if each == predicate)

    def facts(self, predicates: Container[ox.NamedNode] | None) -> Iterator[Fact]:
        """What every quad with one of these predicates says; all quads for None."""
        for quad, (_, predicate) in self._quads.items():
            if predicates is None or predicate in predicates:
                yield quad.subject, quad.predicate, quad.object

    def __len__(self) -> int:
        return len(self._quads)
