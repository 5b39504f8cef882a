"""The description of a build agrees with a count of the built graph, and does not count itself."""

from __future__ import annotations

import pytest

from kg.ontology.prefixes import expand
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.results import rows
from tests.rdf.factory import small_graph

OUTSIDE = "FILTER(?g != <https://w3id.org/fintech-kg/id/graph/run>)"


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.in_memory(quads(small_graph(), resource("ontology")))


def pairs(store: EmbeddedStore, query: str) -> dict[str, int]:
    """Rows of a name and a number."""
    found = [tuple(row.values()) for row in rows(store.query(query)).texts()]
    assert len(found) == len({name for name, _ in found}) > 0
    return {name: int(number) for name, number in found}


def told(store: EmbeddedStore, link: str, what: str, unit: str) -> dict[str, int]:
    return pairs(store, f"SELECT ?name ?number {{ fkgr:build {link} ?part . ?part a void:Dataset ; {what} ?name ; {unit} ?number }}")


@pytest.mark.parametrize(
    ("link", "what", "unit", "count"),
    [
        ("void:subset", "sd:name", "void:triples", f"SELECT ?g (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {OUTSIDE} }} GROUP BY ?g"),
        ("void:propertyPartition", "void:property", "void:triples", f"SELECT ?p (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {OUTSIDE} }} GROUP BY ?p"),
        ("void:classPartition", "void:class", "void:entities", f"SELECT ?c (COUNT(DISTINCT ?s) AS ?n) {{ GRAPH ?g {{ ?s a ?c }} {OUTSIDE} }} GROUP BY ?c"),
    ],
)
def test_parts_are_what_a_count_finds(store: EmbeddedStore, link: str, what: str, unit: str, count: str) -> None:
    assert told(store, link, what, unit) == pairs(store, count)


def test_totals(store: EmbeddedStore) -> None:
    totals = pairs(store, "SELECT ?p ?o { VALUES ?p { void:triples void:entities void:classes void:properties } fkgr:build ?p ?o }")
    graphs = told(store, "void:subset", "sd:name", "void:triples")
    assert totals[expand("void:triples")] == sum(graphs.values())
    assert totals[expand("void:classes")] == len(told(store, "void:classPartition", "void:class", "void:entities"))
    assert totals[expand("void:properties")] == len(told(store, "void:propertyPartition", "void:property", "void:triples"))
    (entities,) = (row["n"] for row in rows(store.query('SELECT ?n { ?x schema:name "count.entities" ; schema:value ?n }')).texts())
    assert totals[expand("void:entities")] == int(entities)


def test_files_sources_licence_and_vocabularies(store: EmbeddedStore) -> None:
    def values(path: str) -> list[str]:
        return sorted(row["o"] for row in rows(store.query(f"SELECT ?o {{ fkgr:build {path} ?o }}")).texts())

    assert values("dcat:distribution/dcterms:title") == ["graph.nq", "graph.trig"]
    assert values("dcterms:source") == [expand("fkgr:report/r1"), expand("fkgr:report/r2")]
    assert values("dcterms:license") == values("dcat:distribution/dcterms:license")[:1] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert {expand("fkg:"), expand("skos:"), expand("prov:")} <= set(values("void:vocabulary"))
    assert len(values("dcterms:title")) == len(values("dcterms:description")) == 2
