"""How much a graph holds, in a line."""

from __future__ import annotations

from typing import NamedTuple

from kg.store.interface import Store
from kg.store.labels import select


class Size(NamedTuple):
    """Numbers of reports read, entities mentioned (indicators not counted), statements and statistics."""

    reports: int
    entities: int
    statements: int
    observations: int


_COUNTS = (
    "SELECT (COUNT(DISTINCT ?r) AS ?n) { ?s a fkg:Source ; dcterms:isVersionOf ?r }",
    "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?p fkg:mentions ?x FILTER NOT EXISTS { ?x a fkg:Indicator } }",
    "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a rdf:Statement }",
    "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a fkg:Observation }",
)


def size(store: Store) -> Size:
    """The numbers, counted by the store."""
    return Size(*(int(next(select(store, query).texts())["n"]) for query in _COUNTS))


def told(found: Size, lang: str) -> str:
    """The numbers in words."""
    if lang == "en":
        return f"{found.reports:,} reports, {found.entities:,} entities mentioned, {found.statements:,} statements, {found.observations:,} statistics"
    return f"{found.reports:,} 份报告、{found.entities:,} 个被提及的实体、{found.statements:,} 条陈述、{found.observations:,} 项统计"
