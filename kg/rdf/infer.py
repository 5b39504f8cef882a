"""What follows from what was stated: super classes, super properties, inverses, transitive roll-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.ontology.prefixes import FKG, expand, term_name
from kg.ontology.terms import Ontology
from kg.rdf import names
from kg.rdf.sink import RDF_TYPE, Sink, term

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]
_BROADER = term("skos:broader")


def write_types(sink: Sink, ontology: Ontology, typed: Iterable[tuple[str, str]]) -> None:
    """Super classes of every (IRI, class) pair."""
    graph = sink.node(names.INFERRED)
    for iri, cls in typed:
        node = sink.node(iri)
        for ancestor in ontology.ancestors(cls):
            sink.add(graph, node, RDF_TYPE, sink.node(_iri(ancestor)))


def write_relations(sink: Sink, ontology: Ontology, stated: Iterable[Triple]) -> None:
    """Super properties, symmetric and inverse relations of stated triples; nothing that is stated already."""
    known = dict.fromkeys(stated)
    graph = sink.node(names.INFERRED)
    derived: dict[Triple, None] = {}
    waiting = list(known)
    while waiting:
        subject, predicate, value = waiting.pop()
        for triple in _consequences(sink, ontology, subject, predicate, value):
            if triple not in known and triple not in derived:
                derived[triple] = None
                waiting.append(triple)
    for subject, predicate, value in sorted(derived, key=str):
        sink.add(graph, subject, predicate, value)


def write_rollup(sink: Sink, stated: Iterable[Triple]) -> None:
    """skos:broaderTransitive: every concept with all that is broader; a cycle does not loop."""
    above: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value in stated:
        if predicate == _BROADER:
            above[subject.value].add(value.value)
    graph = sink.node(names.INFERRED)
    for narrow in sorted(above):
        reached: set[str] = set()
        waiting = sorted(above[narrow])
        while waiting:
            broad = waiting.pop()
            if broad not in reached:
                reached.add(broad)
                waiting.extend(above.get(broad, ()))
        for broad in sorted(reached):
            sink.add(graph, sink.node(narrow), term("skos:broaderTransitive"), sink.node(broad))


def _consequences(
    sink: Sink, ontology: Ontology, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode
) -> list[Triple]:
    if predicate == _BROADER:
        return []  # rolled up apart
    name = term_name(predicate.value)
    found = [(subject, sink.node(_iri(above)), value) for above in ontology.super_properties(name)]
    known = ontology.property_terms.get(name)
    if known is not None:
        if known.symmetric:
            found.append((value, predicate, subject))
        found += [(value, sink.node(_iri(inverse)), subject) for inverse in known.inverses]
    return found


def _iri(name: str) -> str:
    return expand(name) if ":" in name else FKG + name
