"""Triples of Turtle files by subject and predicate, for those that read terms out of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.ontology.parse import parse_apart
from kg.ontology.prefixes import PREFIXES

_RDF, _OWL = PREFIXES["rdf"], PREFIXES["owl"]
TYPE = _RDF + "type"

Facts = dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]
"""What is said of one subject: objects by the IRI of the predicate."""
Index = dict[str, Facts]
"""Facts by subject: an IRI, or ``_:`` and the name of a blank node."""


def read_facts(files: Iterable[Path]) -> Index:
    """The facts of some Turtle files together. Raises OntologyError with file, line and column."""
    found: Index = defaultdict(lambda: defaultdict(list))
    for quad in parse_apart(files):
        key = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)
        found[key][quad.predicate.value].append(quad.object)
    return found


def iris(facts: Facts, predicate: str) -> list[str]:
    """The objects of a predicate that are IRIs, in the order of the file."""
    return [node.value for node in facts.get(predicate, []) if isinstance(node, ox.NamedNode)]


def set_apart(indexes: Iterable[Index]) -> dict[str, set[str]]:
    """The IRIs that owl:disjointWith or owl:AllDisjointClasses set apart from each, both ways."""
    apart: dict[str, set[str]] = defaultdict(set)
    for index in indexes:
        for key, facts in index.items():
            groups = [{key, other} for other in iris(facts, _OWL + "disjointWith")]
            if _OWL + "AllDisjointClasses" in iris(facts, TYPE):
                groups += [set(_members(index, str(head))) for head in facts.get(_OWL + "members", [])]
            for group in groups:
                for iri in group:
                    apart[iri] |= group - {iri}
    return apart


def _members(index: Index, head: str) -> list[str]:
    """The IRIs in an RDF list."""
    members: list[str] = []
    while head in index:
        members += iris(index[head], _RDF + "first")
        head = next((str(rest) for rest in index[head].get(_RDF + "rest", [])), "")
    return members
