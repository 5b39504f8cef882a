"""The running service: answers, errors and headers as HTTP and the SPARQL Protocol say, to real clients."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, XML, SPARQLWrapper

SELECT = "SELECT ?n { fkgr:ccb rdfs:label ?n } ORDER BY LANG(?n)"
NAMES = ["CCB", "建设银行"]
CONSTRUCT = "CONSTRUCT WHERE { fkgr:ccb fkg:hasSubsidiary ?s }"
TRIPLE = (
    "https://w3id.org/fintech-kg/id/ccb",
    "https://w3id.org/fintech-kg/ontology#hasSubsidiary",
    "https://w3id.org/fintech-kg/id/ccb-fintech",
)
NS = "{http://www.w3.org/2005/sparql-results#}"


def _from_json(text: str) -> list[str]:
    return [row["n"]["value"] for row in json.loads(text)["results"]["bindings"]]


def _from_xml(text: str) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(text).iter(f"{NS}literal")]


def _from_csv(text: str) -> list[str]:
    return [row["n"] for row in csv.DictReader(io.StringIO(text))]


def _from_tsv(text: str) -> list[str]:
    return [line.split('"')[1] for line in text.splitlines()[1:]]


@pytest.mark.parametrize(
    ("media", "read"),
    [
        ("application/sparql-results+json", _from_json),
        ("application/sparql-results+xml", _from_xml),
        ("text/csv", _from_csv),
        ("text/tab-separated-values", _from_tsv),
    ],
)
def test_select_in_every_format(client: httpx.Client, media: str, read: Callable[[str], list[str]]) -> None:
    reply = client.get("/sparql", params={"query": SELECT}, headers={"Accept": media})
    assert (reply.status_code, reply.headers["content-type"].partition(";")[0], reply.headers["vary"].split(",")[0]) == (200, media, "Accept")
    assert read(reply.text) == NAMES


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_construct_in_every_format(client: httpx.Client, media: str, form: ox.RdfFormat) -> None:
    reply = client.post("/sparql", content=CONSTRUCT, headers={"Accept": media, "Content-Type": "application/sparql-query"})
    assert (reply.status_code, reply.headers["content-type"].partition(";")[0]) == (200, media)
    assert [tuple(part.value for part in quad.triple) for quad in ox.parse(reply.content, format=form)] == [TRIPLE]


@pytest.mark.parametrize(
    ("media", "text"), [("application/sparql-results+json", '"boolean":true'), ("text/csv", "true"), ("application/sparql-results+xml", "<boolean>true")]
)
def test_ask(client: httpx.Client, media: str, text: str) -> None:
    assert text in client.get("/sparql", params={"query": "ASK { fkgr:ccb ?p ?o }"}, headers={"Accept": media}).text


def test_graphs_of_the_request_are_the_dataset(client: httpx.Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    lexicon = "https://w3id.org/fintech-kg/id/graph/lexicon"
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def number(query: str, **params: str) -> int:
        return int(_from_json(client.get("/sparql", params={"query": query, **params}).text)[0])

    assert 0 < number(count, **{"default-graph-uri": lexicon}) < number(count)
    assert number(count, **{"named-graph-uri": lexicon}) == 0
    assert number(named, **{"named-graph-uri": lexicon}) == 1 < number(named)


def test_head_and_options(client: httpx.Client) -> None:
    asked = {"params": {"query": SELECT}}
    full = client.get("/sparql", **asked)  # type: ignore[arg-type]
    head = client.head("/sparql", **asked)  # type: ignore[arg-type]
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == full.headers["content-length"]
    options = client.options("/sparql")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert client.delete("/sparql").status_code == 405


def test_service_description(client: httpx.Client) -> None:
    graph = Graph().parse(data=client.get("/sparql", headers={"Accept": "application/n-triples"}).text, format="nt")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    service = URIRef(f"{client.base_url}/sparql".replace("//sparql", "/sparql"))
    assert (service, URIRef(sd + "feature"), URIRef(sd + "UnionDefaultGraph")) in graph
    page = client.get("/sparql", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/")


ERRORS = {
    "syntax": ({"query": "SELECT * {\n  ?a ?b"}, {}, 400, "line 2"),
    "unknown prefix": ({"query": "SELECT * { ?a nope:b ?c }"}, {}, 400, "nope:"),
    "update in a query": ({"query": "DELETE WHERE { ?s ?p ?o }"}, {}, 400, "DELETE would change the graph"),
    "service": ({"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, {}, 400, "not allowed"),
    "no such format": ({"query": SELECT}, {"Accept": "image/png"}, 406, "image/png"),
    "rows": ({"query": "SELECT * { ?s ?p ?o }"}, {"Accept": "text/csv"}, 503, "1,000 rows"),
    "rows in JSON": ({"query": "SELECT ?s { ?s ?p ?o }"}, {}, 503, "1,000 rows"),
    "bytes": ({"query": "SELECT ?s (CONCAT(STR(?p), STR(?p), STR(?p), STR(?p), STR(?p), STR(?p)) AS ?x) { ?s ?p ?o } LIMIT 900"}, {}, 503, "200,000 bytes"),
    "triples": ({"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, {}, 503, "1,000 rows"),
    "timeout is no number": ({"query": SELECT, "timeout": "soon"}, {}, 400, "timeout=soon"),
    "format": ({"query": SELECT, "format": "pdf"}, {}, 400, "format=pdf"),
}


@pytest.mark.parametrize("case", ERRORS)
def test_errors_are_one_line(client: httpx.Client, case: str) -> None:
    params, headers, status, told = ERRORS[case]
    reply = client.get("/sparql", params=params, headers=headers)
    assert reply.status_code == status
    assert told in reply.text
    assert reply.text.count("\n") == 1


def test_exactly_as_many_rows_as_allowed(client: httpx.Client) -> None:
    for media in ("text/csv", "application/sparql-results+json", "application/sparql-results+xml", "text/tab-separated-values"):
        for rows, status in ((1000, 200), (1001, 503)):
            query = f"SELECT ?s {{ ?s ?p ?o }} LIMIT {rows}"
            assert client.get("/sparql", params={"query": query}, headers={"Accept": media}).status_code == status


def test_an_update_is_refused(client: httpx.Client) -> None:
    reply = client.post("/sparql", data={"update": "CLEAR ALL"})
    assert reply.status_code == 403


@pytest.mark.parametrize("announced", [True, False])
def test_a_large_request_is_refused(client: httpx.Client, announced: bool) -> None:
    body = b"ASK {} #" + b"x" * 20_000
    sent = body if announced else iter([body[:9000], body[9000:]])
    reply = client.post("/sparql", content=sent, headers={"Content-Type": "application/sparql-query"})
    assert reply.status_code == 413


def test_other_pages_may_call_only_when_they_were_named(client: httpx.Client) -> None:
    def allowed(origin: str) -> str | None:
        return client.get("/sparql", params={"query": SELECT}, headers={"Origin": origin}).headers.get("access-control-allow-origin")

    assert allowed("https://allowed.example") == "https://allowed.example"
    assert allowed("https://other.example") is None


def test_an_entity_by_its_iri(client: httpx.Client) -> None:
    reply = client.get("/id/ccb", headers={"Accept": "application/n-triples"})
    found = {tuple(part.value for part in quad.triple) for quad in ox.parse(reply.content, format=ox.RdfFormat.N_TRIPLES)}
    assert TRIPLE in found
    concept = client.get("/concept/federated-learning", headers={"Accept": "text/turtle"})
    assert "联邦学习" in concept.text
    assert client.get("/id/nobody", headers={"Accept": "text/turtle"}).status_code == 404
    assert client.get("/id/%3E%20%7B", headers={"Accept": "text/turtle"}).status_code == 404


def test_health_and_metrics(client: httpx.Client) -> None:
    assert client.get("/health").json()["status"] == "ok"
    before = client.get("/metrics").text
    client.get("/sparql", params={"query": SELECT})
    after = client.get("/metrics").text

    def answered(text: str) -> float:
        return next(float(line.split()[1]) for line in text.splitlines() if line.startswith('kg_queries{end="answered"}'))

    assert answered(after) == answered(before) + 1


@pytest.mark.parametrize("wanted", [JSON, XML, CSV])
@pytest.mark.parametrize("direct", [False, True])
def test_sparqlwrapper(address: str, wanted: str, direct: bool) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setMethod(POST)
    if direct:
        wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setQuery("PREFIX fkgr: <https://w3id.org/fintech-kg/id/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " + SELECT)
    wrapper.setReturnFormat(wanted)
    found = wrapper.query().convert()
    if wanted == JSON:
        assert [row["n"]["value"] for row in found["results"]["bindings"]] == NAMES  # type: ignore[index,call-overload]
    else:
        text = found.decode() if isinstance(found, bytes) else found.toxml()  # type: ignore[union-attr]
        assert all(name in text for name in NAMES)


def test_rdflib(address: str) -> None:
    store = SPARQLStore(f"{address}/sparql", method="POST")
    rows = Graph(store=store).query(f"SELECT ?o {{ <{TRIPLE[0]}> <{TRIPLE[1]}> ?o }}")
    assert [str(row[0]) for row in rows] == [TRIPLE[2]]  # type: ignore[index]
