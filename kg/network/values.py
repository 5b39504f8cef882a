"""Asserted statements whose object is a date, an amount or a status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.ontology.prefixes import FKGC, FKGR, shorten, term_name
from kg.store.interface import Store
from kg.store.labels import select


@dataclass(frozen=True, slots=True, order=True)
class ValueOf:
    """What a report says of a subject (IRI) by a property (name): ``value`` as written, of a fixed concept its name (``trial``)."""

    subject: str
    predicate: str
    value: str
    statement: str
    reports: tuple[str, ...]


def read_values(store: Store, predicates: Iterable[str]) -> tuple[ValueOf, ...]:
    """The asserted statements of properties given by name (``issuedOn``), sorted."""
    wanted = " ".join(f"fkg:{name}" for name in predicates)
    query = f"""SELECT DISTINCT ?st ?s ?p ?o ?r {{ VALUES ?p {{ {wanted} }} ?st rdf:predicate ?p ; fkg:modality fkgc:asserted ;
      rdf:subject ?s ; rdf:object ?o ; prov:wasDerivedFrom/dcterms:isPartOf ?r }}"""
    said: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for row in select(store, query).texts():
        key = (row["s"], term_name(shorten(row["p"])), row["o"].removeprefix(FKGC), row["st"])
        said[key].add(row["r"].removeprefix(FKGR + "report/"))
    return tuple(sorted(ValueOf(*key, tuple(sorted(reports))) for key, reports in said.items()))
