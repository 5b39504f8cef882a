"""A remote store gives the same answers as the embedded one; a server of another make stands in for the world."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import BuildError, InputError, QueryError, UsageError
from kg.rdf.write import quads
from kg.resources import resource
from kg.store import changes
from kg.store.describe import describe
from kg.store.embedded import EmbeddedStore
from kg.store.find import find_names
from kg.store.remote import RemoteStore
from tests.oxigraph import answering, oxigraph
from tests.rdf.factory import small_graph

QUERIES = (
    "SELECT ?s ?o { ?s fkg:hasSubsidiary ?o }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?x ?l { ?x a fkg:Bank ; rdfs:label ?l OPTIONAL { ?x fkg:nothing ?n } } ORDER BY ?x ?l",
    "ASK { fkgr:ccb fkg:hasSubsidiary fkgr:ccb-fintech }",
    "CONSTRUCT { ?s fkg:hasSubsidiary ?o } WHERE { ?s fkg:hasSubsidiary ?o }",
    "PREFIX fkg: <http://other.example/> SELECT ?o { ?s fkg:hasSubsidiary ?o }",
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with oxigraph() as address:
        yield address


@pytest.fixture(scope="module")
def embedded() -> Iterator[EmbeddedStore]:
    with EmbeddedStore.in_memory(quads(small_graph(), resource("ontology"))) as store:
        yield store


@pytest.fixture
def remote(server: str, embedded: EmbeddedStore) -> Iterator[RemoteStore]:
    with RemoteStore.connect(server) as store:
        store.put(embedded.quads())
        yield store


@pytest.mark.parametrize("query", QUERIES)
def test_same_answers(remote: RemoteStore, embedded: EmbeddedStore, query: str) -> None:
    assert remote.query(query) == embedded.query(query)


def test_same_quads_counts_and_files(remote: RemoteStore, embedded: EmbeddedStore, tmp_path: Path) -> None:
    assert remote.counts() == embedded.counts()
    for name in ("a.nq", "a.trig"):
        remote.dump(tmp_path / name)
        embedded.dump(tmp_path / f"b{name}")
        assert (tmp_path / name).read_bytes() == (tmp_path / f"b{name}").read_bytes()


def test_what_is_built_on_a_store_works_over_it(remote: RemoteStore, embedded: EmbeddedStore) -> None:
    iri = find_names(remote, "建行").matches[0].iri
    assert describe(remote, iri) == describe(embedded, iri)


def test_a_removed_graph_is_gone_from_the_union_too(remote: RemoteStore, embedded: EmbeddedStore) -> None:
    report = next(graph for graph, _ in remote.counts().graphs if "/report/" in graph)
    remote.remove(report)
    left = [quad for quad in embedded.quads() if quad.graph_name.value != report]
    assert remote.counts().triples == len({quad.triple for quad in left})
    assert report not in dict(remote.counts().graphs)
    remote.remove(report)


def test_a_file_replaces_its_graphs(remote: RemoteStore, tmp_path: Path) -> None:
    before = remote.counts()
    graph = before.graphs[0][0]
    path = tmp_path / "one.nq"
    path.write_text(f"<http://a> <http://b> \"字\"@zh <{graph}> .\n", encoding="utf-8")
    remote.load(path)
    assert dict(remote.counts().graphs)[graph] == 1
    assert [graph for graph, _ in remote.counts().graphs] == [graph for graph, _ in before.graphs]


def test_an_endpoint_is_found_by_its_own_address_too(server: str) -> None:
    with RemoteStore.connect(f"{server}/query") as store:
        assert (store.query_url, store.graphs_url) == (f"{server}/query", f"{server}/store")


def test_errors_say_where_and_what(remote: RemoteStore, server: str, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="query line 1, column 11: the query ends too early"):
        remote.query("SELECT * {")
    with pytest.raises(BuildError, match=r"http://127\.0\.0\.1:9: cannot be reached"):
        RemoteStore.connect("http://127.0.0.1:9")
    with pytest.raises(UsageError):
        remote.dump(tmp_path / "x.pdf")
    (tmp_path / "x.nq").write_text("<a", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.nq:1"):
        remote.load(tmp_path / "x.nq")
    with pytest.raises(InputError, match="outside named graphs"):
        remote.put([ox.Quad(ox.NamedNode("http://a"), ox.NamedNode("http://b"), ox.NamedNode("http://c"))])
    remote.close()
    with pytest.raises(BuildError, match="closed"):
        remote.query("ASK {}")


def test_an_answer_that_takes_too_long_or_is_cut_off() -> None:
    def slow(request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, dict[str, str], bytes]:
        if b"nothing" in body:
            time.sleep(1.0)
        rows = {"X-SPARQL-MaxRows": "10000"} if b"everything" in body else {}
        told = b'{"head": {}, "boolean": true}' if b"ASK" in body else b'{"head": {"vars": []}, "results": {"bindings": []}}'
        return 200, {"Content-Type": "application/sparql-results+json", **rows}, told

    with answering(slow) as address, RemoteStore.connect(address, timeout=0.2) as store:
        with pytest.raises(QueryError, match=r"127\.0\.0\.1:\d+/query: the server did not answer in time"):
            store.query("SELECT * { ?nothing ?p ?o }")
        with pytest.raises(QueryError, match="gave the first 10000 rows and no more"):
            store.query("SELECT * { ?everything ?p ?o }")


def test_only_what_differs_is_written_and_the_union_with_it(remote: RemoteStore, embedded: EmbeddedStore) -> None:
    quads = embedded.quads()
    shared = next(quad for quad in quads if sum(other.triple == quad.triple for other in quads) > 1)
    alone = next(quad for quad in quads if sum(other.triple == quad.triple for other in quads) == 1)
    new = ox.Quad(ox.NamedNode("http://a"), ox.NamedNode("http://b"), ox.Literal("行\n\"'\\", language="zh"), shared.graph_name)
    for text in changes.steps({shared, alone}, {new}, union=True):
        remote.update(text)
    left = {*quads, new} - {shared, alone}
    assert set(remote.quads()) == left
    assert remote.counts().triples == len({quad.triple for quad in left})


def test_pieces_are_small_and_hold_everything(remote: RemoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "PIECE", 500)
    graph = ox.NamedNode("http://g")
    many = {ox.Quad(ox.NamedNode(f"http://a/{number}"), ox.NamedNode("http://b"), ox.Literal("长" * 50), graph) for number in range(40)}
    texts = list(changes.steps(set(), many, union=True))
    assert len(texts) > 10
    assert max(map(len, texts)) < 2000
    for text in texts:
        remote.update(text)
    assert set(remote.quads(["http://g"])) == many
    for text in changes.steps(many, set(), union=True):
        remote.update(text)
    assert "http://g" not in remote.graphs()
    monkeypatch.setitem(remote.__dict__, "graphs_url", "")  # a server without graph store
    remote.put_graph("http://g", [quad.triple for quad in many])
    assert set(remote.quads(["http://g"])) == many
    remote.drop(["http://g"])
    assert remote.quads(["http://g"]) == []
