"""How often the terms of the ontology stand in a graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.ontology.prefixes import shorten
from kg.store.interface import Store
from kg.store.labels import select


@dataclass(frozen=True, slots=True)
class Usage:
    """Things by class and distinct triples by property (prefixed names, inferred ones included); passages that mention a
    concept by its IRI.
    """

    classes: Mapping[str, int] = field(default_factory=dict)
    properties: Mapping[str, int] = field(default_factory=dict)
    concepts: Mapping[str, int] = field(default_factory=dict)


def usage_of(store: Store) -> Usage:
    """Count the terms of a store's graph."""
    classes = "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { ?s a ?x } GROUP BY ?x"
    properties = "SELECT ?x (COUNT(*) AS ?n) { ?s ?x ?o } GROUP BY ?x"
    concepts = "SELECT ?x (COUNT(DISTINCT ?p) AS ?n) { ?p fkg:mentions ?x . ?x a skos:Concept } GROUP BY ?x"
    return Usage(
        {shorten(iri): number for iri, number in _counted(store, classes)},
        {shorten(iri): number for iri, number in _counted(store, properties)},
        dict(_counted(store, concepts)),
    )


def _counted(store: Store, query: str) -> list[tuple[str, int]]:
    return sorted((row["x"], int(row["n"])) for row in select(store, query).texts())
