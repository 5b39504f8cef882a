"""Ontology folder → Ontology."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from kg.ontology.parse import ontology_files, parse_turtle
from kg.ontology.prefixes import PREFIXES, term_name
from kg.ontology.terms import ClassTerm, Ontology, PropertyTerm

_RDF, _RDFS, _OWL, _SKOS, _SCHEMA = (PREFIXES[name] for name in ("rdf", "rdfs", "owl", "skos", "schema"))
_TYPE = _RDF + "type"
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

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Values = dict[str, dict[str, list[Node]]]


def load_ontology(folder: Path) -> Ontology:
    """Read header, modules and fixed schemes of an ontology folder: what ``ontology_files`` names.

    Raises OntologyError, with file and line, for malformed Turtle, and when the folder holds no ontology.
    """
    values: Values = defaultdict(lambda: defaultdict(list))
    for number, path in enumerate(ontology_files(folder)):
        for quad in parse_turtle(path):
            values[_key(quad.subject, number)][quad.predicate.value].append(_named(quad.object, number))
    disjoint, inverses = _disjoint(values), _inverses(values)
    classes: dict[str, ClassTerm] = {}
    properties: dict[str, PropertyTerm] = {}
    for iri in sorted(values):
        if iri.startswith("_:"):
            continue
        name, facts = term_name(iri), values[iri]
        types = set(_iris(facts, _TYPE))
        if types & _CLASS_TYPES or _RDFS + "subClassOf" in facts:
            parents = _names(facts, _RDFS + "subClassOf")
            classes[name] = ClassTerm(name, parents, frozenset(disjoint[name]))
        elif types & _PROPERTY_TYPES or any(iri in facts for iri in _PROPERTY_AXIOMS):
            properties[name] = _property(name, facts, types, inverses[name])
    named = {term_name(iri): facts for iri, facts in values.items() if not iri.startswith("_:")}
    return Ontology(classes, properties, _texts(named, _LABELS))


def _property(name: str, facts: dict[str, list[Node]], types: set[str], inverses: set[str]) -> PropertyTerm:
    return PropertyTerm(
        name,
        parents=_names(facts, _RDFS + "subPropertyOf"),
        domains=_names(facts, _RDFS + "domain") + _names(facts, _SCHEMA + "domainIncludes"),
        ranges=_names(facts, _RDFS + "range") + _names(facts, _SCHEMA + "rangeIncludes"),
        literal=_OWL + "DatatypeProperty" in types,
        symmetric=_OWL + "SymmetricProperty" in types,
        transitive=_OWL + "TransitiveProperty" in types,
        inverses=tuple(sorted(inverses)),
    )


def _disjoint(values: Values) -> dict[str, set[str]]:
    """Pairs that owl:disjointWith or owl:AllDisjointClasses set apart, both ways."""
    apart: dict[str, set[str]] = defaultdict(set)
    for key in sorted(values):
        facts = values[key]
        groups = [[key, other] for other in _iris(facts, _OWL + "disjointWith")]
        if _OWL + "AllDisjointClasses" in _iris(facts, _TYPE):
            groups += [_members(values, head) for head in facts.get(_OWL + "members", [])]
        for group in groups:
            names = [term_name(iri) for iri in group]
            for name in names:
                apart[name].update(other for other in names if other != name)
    return apart


def _inverses(values: Values) -> dict[str, set[str]]:
    """The inverses of each property, whichever of the two says so: owl:inverseOf holds both ways."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in sorted(values):
        for other in _iris(values[key], _OWL + "inverseOf"):
            found[term_name(key)].add(term_name(other))
            found[term_name(other)].add(term_name(key))
    return found


def _members(values: Values, head: Node) -> list[str]:
    members: list[str] = []
    while isinstance(head, ox.BlankNode):
        facts = values[f"_:{head.value}"]
        members += _iris(facts, _RDF + "first")
        rest = facts.get(_RDF + "rest", [])
        head = rest[0] if rest else ox.NamedNode(_RDF + "nil")
    return members


def _key(subject: Node, number: int) -> str:
    return subject.value if isinstance(subject, ox.NamedNode) else f"_:{_named(subject, number).value}"  # type: ignore[union-attr]


def _named(node: Node, number: int) -> Node:
    """Blank nodes carry the number of their file, so that equal names of two files stay apart."""
    return ox.BlankNode(f"f{number}x{node.value}") if isinstance(node, ox.BlankNode) else node


def _iris(facts: dict[str, list[Node]], predicate: str) -> list[str]:
    return [node.value for node in facts.get(predicate, []) if isinstance(node, ox.NamedNode)]


def _names(facts: dict[str, list[Node]], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({term_name(iri) for iri in _iris(facts, predicate)}))


def _texts(named: dict[str, dict[str, list[Node]]], predicates: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Texts by name and language; of several in one language the first in order, whatever the files' order."""
    texts: dict[str, dict[str, str]] = {}
    for name, facts in named.items():
        for predicate in predicates:
            literals = [node for node in facts.get(predicate, []) if isinstance(node, ox.Literal)]
            for literal in sorted(literals, key=lambda each: each.value, reverse=True):
                texts.setdefault(name, {})[literal.language or ""] = literal.value
    return texts
