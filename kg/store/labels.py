"""What things are called: labels and most specific classes, read from the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES, shorten
from kg.store.interface import Store
from kg.store.results import Rows, Term, rows, text

ENTITY_NAMESPACES = (PREFIXES["fkgr"], PREFIXES["fkgc"])


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A thing as it is shown: its label, IRI and most specific class (prefixed name), or a literal with neither."""

    label: str
    iri: str = ""
    cls: str = ""


def select(store: Store, sparql: str) -> Rows:
    """Rows of a SELECT of ours."""
    return rows(store.query(sparql))


BORROWED = {PREFIXES["skos"] + "broader": ("上位概念", "broader concept"), PREFIXES["skos"] + "narrower": ("下位概念", "narrower concept")}
"""Labels of relations of other vocabularies that statements are made with, which the store does not hold."""


def node(iri: str) -> str:
    """An IRI as SPARQL writes it. Raises ValueError when it is none, so that no text can leave its place in a query."""
    return str(ox.NamedNode(iri))


def values(variable: str, iris: Iterable[str]) -> str:
    """A VALUES block of IRIs, sorted."""
    return f"VALUES ?{variable} {{ {' '.join(node(iri) for iri in sorted(set(iris)))} }}"


def labels(store: Store, iris: Iterable[str], lang: str = "zh") -> dict[str, str]:
    """Label by IRI in a language, else in any; terms of other vocabularies have those of BORROWED, things without a label their short IRI."""
    wanted = set(iris)
    if not wanted:
        return {}
    found: dict[str, tuple[int, str]] = {}
    for row in select(store, f"SELECT ?x ?l {{ {values('x', wanted)} ?x rdfs:label ?l }}").rows:
        thing, label = row
        if isinstance(thing, ox.NamedNode) and isinstance(label, ox.Literal):
            rank = (0 if label.language == lang else 1, label.value)
            found[thing.value] = min(rank, found.get(thing.value, rank))
    borrowed = 1 if lang == "en" else 0
    return {iri: found[iri][1] if iri in found else BORROWED[iri][borrowed] if iri in BORROWED else shorten(iri) for iri in wanted}


def classes(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """Most specific class by IRI, as prefixed name; several are joined by a blank. Inferred types do not count."""
    wanted = set(iris)
    if not wanted:
        return {}
    query = f"""SELECT ?x ?c {{ {values("x", wanted)} ?x a ?c
      FILTER NOT EXISTS {{ GRAPH <{PREFIXES["fkgr"]}graph/inferred> {{ ?x a ?c }} }} }}"""
    found: dict[str, set[str]] = {}
    for row in select(store, query).texts():
        found.setdefault(row["x"], set()).add(shorten(row["c"]))
    return {iri: " ".join(sorted(found[iri])) for iri in wanted if iri in found}


def refs(store: Store, terms: Iterable[Term | None], lang: str = "zh") -> dict[str, Ref]:
    """How to show each of the IRIs among ``terms``, by IRI."""
    iris = {term.value for term in terms if isinstance(term, ox.NamedNode)}
    names, kinds = labels(store, iris, lang), classes(store, iris)
    return {iri: Ref(names[iri], iri, kinds.get(iri, "")) for iri in iris}


def all_labels(store: Store, lang: str = "zh") -> dict[str, str]:
    """Label by IRI of all that has one, in a language, else in any; for who names much of a graph."""
    found: dict[str, tuple[bool, str]] = {}
    for row in select(store, "SELECT DISTINCT ?x ?l (LANG(?l) AS ?t) { ?x rdfs:label ?l }").texts():
        rank = (row["t"] != lang, row["l"])
        found[row["x"]] = min(rank, found.get(row["x"], rank))
    return {iri: label for iri, (_, label) in found.items()}


def as_ref(known: Mapping[str, Ref], term: Term | None) -> Ref:
    """How to show a term: an IRI as ``refs`` says, a literal by its text."""
    return known[term.value] if isinstance(term, ox.NamedNode) else Ref(text(term))
