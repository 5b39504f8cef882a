"""Ontology folder → Ontology."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from kg.ontology.facts import TYPE, Facts, Index, iris, read_facts, set_apart
from kg.ontology.parse import ontology_files
from kg.ontology.prefixes import PREFIXES, term_name
from kg.ontology.terms import ClassTerm, Ontology, PropertyTerm

_RDF, _RDFS, _OWL, _SKOS, _SCHEMA = (PREFIXES[name] for name in ("rdf", "rdfs", "owl", "skos", "schema"))
_CLASS_TYPES = {_OWL + "Class", _RDFS + "Class"}
_PROPERTY_TYPES = {
    _RDF + "Property",
    *(_OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")),
}
_PROPERTY_AXIOMS = (
    *(_RDFS + word for word in ("subPropertyOf", "domain", "range")),
    _SCHEMA + "domainIncludes",
    _SCHEMA + "rangeIncludes",
)
_LABELS = (_SKOS + "prefLabel", _RDFS + "label")  # the later one wins


def load_ontology(folder: Path) -> Ontology:
    """Read header, modules and fixed schemes of an ontology folder: what ``ontology_files`` names.

    Raises OntologyError, with file and line, for malformed Turtle, and when the folder holds no ontology.
    """
    values = read_facts(ontology_files(folder))
    disjoint, inverses = set_apart([values]), _inverses(values)
    classes: dict[str, ClassTerm] = {}
    properties: dict[str, PropertyTerm] = {}
    for iri in sorted(values):
        if iri.startswith("_:"):
            continue
        name, facts = term_name(iri), values[iri]
        types = set(iris(facts, TYPE))
        if types & _CLASS_TYPES or _RDFS + "subClassOf" in facts:
            parents = _names(facts, _RDFS + "subClassOf")
            classes[name] = ClassTerm(name, parents, frozenset(term_name(other) for other in disjoint[iri]))
        elif types & _PROPERTY_TYPES or any(iri in facts for iri in _PROPERTY_AXIOMS):
            properties[name] = _property(name, facts, types, inverses[name])
    named = {term_name(iri): facts for iri, facts in values.items() if not iri.startswith("_:")}
    return Ontology(classes, properties, _texts(named, _LABELS))


def _property(name: str, facts: Facts, types: set[str], inverses: set[str]) -> PropertyTerm:
    return PropertyTerm(
        name,
        parents=_names(facts, _RDFS + "subPropertyOf"),
        domains=_names(facts, _RDFS + "domain") + _names(facts, _SCHEMA + "domainIncludes"),
        ranges=_names(facts, _RDFS + "range") + _names(facts, _SCHEMA + "rangeIncludes"),
        literal=_OWL + "DatatypeProperty" in types,
        symmetric=_OWL + "SymmetricProperty" in types,
        inverses=tuple(sorted(inverses)),
    )


def _inverses(values: Index) -> dict[str, set[str]]:
    """The inverses of each property, whichever of the two says so: owl:inverseOf holds both ways."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in sorted(values):
        for other in iris(values[key], _OWL + "inverseOf"):
            found[term_name(key)].add(term_name(other))
            found[term_name(other)].add(term_name(key))
    return found


def _names(facts: Facts, predicate: str) -> tuple[str, ...]:
    return tuple(sorted({term_name(iri) for iri in iris(facts, predicate)}))


def _texts(named: Index, predicates: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Texts by name and language; of several in one language the first in order, whatever the files' order."""
    texts: dict[str, dict[str, str]] = {}
    for name, facts in named.items():
        for predicate in predicates:
            literals = [node for node in facts.get(predicate, []) if isinstance(node, ox.Literal)]
            for literal in sorted(literals, key=lambda each: each.value, reverse=True):
                texts.setdefault(name, {})[literal.language or ""] = literal.value
    return texts
