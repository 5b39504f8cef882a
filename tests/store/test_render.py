"""Results as table, CSV, JSON and Turtle."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from kg.errors import UsageError
from kg.store.embedded import EmbeddedStore
from kg.store.render import render

NQ = """<https://w3id.org/fintech-kg/id/a> <http://www.w3.org/2000/01/rdf-schema#label> "建设银行"@zh <http://example.org/g> .
<https://w3id.org/fintech-kg/id/a> <http://www.w3.org/2000/01/rdf-schema#label> "CCB, \\"B\\"\\nline"@en <http://example.org/g> .
<https://w3id.org/fintech-kg/id/b> <https://w3id.org/fintech-kg/ontology#value> "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal> <http://example.org/g> .
"""
LABELS = "SELECT ?x ?l ?v { { ?x rdfs:label ?l } UNION { ?x fkg:value ?v } } ORDER BY ?x LANG(?l)"


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.in_memory(ox.parse(NQ, format=ox.RdfFormat.N_QUADS))


def test_table_shortens_names_and_aligns_wide_characters(store: EmbeddedStore) -> None:
    assert render(store.query(LABELS), "table") == (
        "x       l              v\n"
        "------  -------------  ---\n"
        'fkgr:a  CCB, "B" line\n'
        "fkgr:a  建设银行\n"
        "fkgr:b                 1.5\n"
    )
    wide = render(store.query('SELECT ("建设银行" AS ?a) ("x" AS ?b) {}'), "table")
    assert wide.splitlines()[0] == "a         b"
    assert wide.splitlines()[2] == "建设银行  x"


def test_csv_opens_in_excel_and_keeps_full_iris(store: EmbeddedStore) -> None:
    text = render(store.query(LABELS), "csv")
    assert text.startswith("\ufeffx,l,v\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[1] == ["https://w3id.org/fintech-kg/id/a", 'CCB, "B"\nline', ""]
    assert rows[2][1] == "建设银行"


def test_json_is_sparql_results(store: EmbeddedStore) -> None:
    content = json.loads(render(store.query(LABELS), "json"))
    assert content["head"] == {"vars": ["x", "l", "v"]}
    assert content["results"]["bindings"][1]["l"] == {"type": "literal", "value": "建设银行", "xml:lang": "zh"}
    assert content["results"]["bindings"][2]["v"]["datatype"].endswith("#decimal")
    parsed = ox.parse_query_results(render(store.query(LABELS), "json"), format=ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)
    assert len(list(parsed)) == 3


def test_ask(store: EmbeddedStore) -> None:
    answer = store.query("ASK { ?x fkg:value 1.5 }")
    assert json.loads(render(answer, "json")) == {"head": {}, "boolean": True}
    assert render(answer, "table") == "answer\n------\ntrue\n"
    assert render(answer, "csv") == "\ufeffanswer\r\ntrue\r\n"


def test_construct_as_turtle_with_the_prefixes_it_needs(store: EmbeddedStore) -> None:
    triples = store.query("CONSTRUCT WHERE { ?x fkg:value ?v }")
    text = render(triples, "ttl")
    assert text.splitlines()[:2] == [
        "@prefix fkg: <https://w3id.org/fintech-kg/ontology#> .",
        "@prefix fkgr: <https://w3id.org/fintech-kg/id/> .",
    ]
    assert [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)] == list(triples.triples)  # type: ignore[union-attr]
    assert render(triples, "table").splitlines()[2].split() == ["fkgr:b", "fkg:value", "1.5"]


def test_empty_results(store: EmbeddedStore) -> None:
    nothing = store.query("SELECT ?x { ?x fkg:nothing ?y }")
    assert render(nothing, "table") == "x\n-\n"
    assert json.loads(render(nothing, "json"))["results"] == {"bindings": []}
    assert render(store.query("CONSTRUCT WHERE { ?x fkg:nothing ?y }"), "ttl") == ""


@pytest.mark.parametrize("form", ["ttl", "xml"])
def test_wrong_format(store: EmbeddedStore, form: str) -> None:
    with pytest.raises(UsageError, match="--format"):
        render(store.query("SELECT * { ?s ?p ?o }"), form)
