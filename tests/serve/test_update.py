"""Updates of a running service, and its token: statuses and headers as HTTP and the SPARQL Protocol say, to real clients."""

from __future__ import annotations

import base64
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, Unauthorized
from typer.testing import CliRunner

from kg.cli.main import app
from kg.serve.app import Settings
from kg.serve.limits import Limits
from kg.store.builddir import writing
from kg.store.embedded import EmbeddedStore
from kg.store.stale import stale_files
from tests.oxigraph import answering
from tests.serve.conftest import HOSTILE, running

TOKEN = "right-horse.battery"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
UPDATE = {"Content-Type": "application/sparql-update"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
MINE = "https://example.org/mine"
LIMITS = Limits(seconds=6.0, rows=1000, quick=2, slow=2, slow_after=0.2, body_bytes=10_000, update_bytes=100_000)


@pytest.fixture(scope="module")
def build(served_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build that updates may change."""
    return Path(shutil.copytree(served_build, tmp_path_factory.mktemp("update") / "build"))


@pytest.fixture(scope="module")
def address(build: Path) -> Iterator[str]:
    with running(build, Settings(LIMITS, origins=("https://allowed.example",), token=TOKEN, writable=True)) as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=20, trust_env=False, headers=BEARER) as opened:
        yield opened


def insert(name: str, value: str = "1") -> str:
    return f"INSERT DATA {{ GRAPH <{MINE}> {{ <urn:{name}> <urn:p> {value} }} }}"


def holds(client: httpx.Client, name: str, pattern: str = "<urn:{}> ?p ?o") -> bool:
    return bool(client.get("/sparql", params={"query": f"ASK {{ {pattern.format(name)} }}"}).json()["boolean"])


SENT = {
    "direct": (UPDATE, "{}"),
    "direct with charset": ({"Content-Type": "application/sparql-update; charset=utf-8"}, "{}"),
    "form": (FORM, "update={}"),
}


@contextmanager
def asking(address: str, *paths: str) -> Iterator[None]:
    """Asks all the time, so that the service has just looked at its store whenever another question comes."""
    done = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=address, timeout=20, headers=BEARER) as own:
            while not done.is_set():
                for path in paths:
                    own.get(path, headers={"Accept": "*/*"})
                done.wait(0.02)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("way", SENT)
def test_an_update_is_seen_by_the_very_next_query(address: str, client: httpx.Client, way: str) -> None:
    headers, body = SENT[way]
    name = way.replace(" ", "-")
    with asking(address, "/sparql?query=ASK%7B%7D"):
        for number in range(5):
            text = insert(f"{name}-{number}", "'字'")
            reply = client.post("/sparql", content=body.format(quote(text) if way == "form" else text).encode(), headers=headers)
            assert (reply.status_code, reply.content) == (204, b"")
            assert holds(client, f"{name}-{number}")
            assert holds(client, f"{name}-{number}", f"GRAPH <{MINE}> {{{{ <urn:{{}}> <urn:p> '字' }}}}")


def test_pages_see_it_at_once(address: str, client: httpx.Client) -> None:
    with asking(address, "/api/search?q=ccb"):
        for number in range(4):
            text = f"INSERT DATA {{ GRAPH <{MINE}> {{ fkgr:page-{number} a fkg:Bank ; rdfs:label '第{number}页银行'@zh }} }}"
            assert client.post("/sparql", content=text.encode(), headers=UPDATE).status_code == 204
            assert [hit["zh"] for hit in client.get("/api/search", params={"q": f"第{number}页"}).json()["hits"]] == [f"第{number}页银行"]


def test_prefixes_need_not_be_declared(client: httpx.Client) -> None:
    assert client.get("/id/neu", headers={"Accept": "text/turtle"}).status_code == 404
    text = f"INSERT DATA {{ GRAPH <{MINE}> {{ fkgr:neu a fkg:StateOwnedBank ; rdfs:label '示范新银行'@zh }} }}"
    assert client.post("/sparql", content=text.encode(), headers=UPDATE).status_code == 204
    assert "示范新银行" in client.get("/id/neu", headers={"Accept": "text/turtle"}).text
    assert [hit["zh"] for hit in client.get("/api/search", params={"q": "示范新"}).json()["hits"]] == ["示范新银行"]
    assert holds(client, "", "GRAPH <https://w3id.org/fintech-kg/id/graph/inferred> {{ fkgr:neu a fkg:FinancialInstitution }}")


def test_the_graphs_that_the_request_names(client: httpx.Client) -> None:
    for graph in ("a", "b"):
        client.post("/sparql", content=f"INSERT DATA {{ GRAPH <urn:{graph}> {{ <urn:in-{graph}> <urn:q> 1 }} }}".encode(), headers=UPDATE)
    copy = f"INSERT {{ GRAPH <{MINE}> {{ ?s <urn:{{}}> 1 }} }} WHERE {{ {{}} }}"
    plain, named = "?s <urn:q> 1", "GRAPH ?g { ?s <urn:q> 1 }"
    cases = (
        ("using-graph-uri=urn:a", "plain-a", plain, {"urn:in-a"}),
        ("using-graph-uri=urn:a&using-graph-uri=urn:b", "plain-ab", plain, {"urn:in-a", "urn:in-b"}),
        ("using-named-graph-uri=urn:b", "named-b", named, {"urn:in-b"}),
        ("using-graph-uri=urn:a", "none", named, set()),
        ("", "all", named, {"urn:in-a", "urn:in-b"}),
    )
    for address, predicate, pattern, expected in cases:
        text = copy.replace("{}", predicate, 1).replace("{}", pattern, 1).replace("{{", "{").replace("}}", "}")
        assert client.post(f"/sparql?{address}", content=text.encode(), headers=UPDATE).status_code == 204
        rows = client.get("/sparql", params={"query": f"SELECT ?s {{ ?s <urn:{predicate}> 1 }}"}).json()["results"]["bindings"]
        assert {row["s"]["value"] for row in rows} == expected, predicate
    reply = client.post("/sparql?using-graph-uri=urn:a", content=b"WITH <urn:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", headers=UPDATE)
    assert (reply.status_code, "say it in one of both" in reply.text) == (400, True)


REFUSED = {
    "malformed": (UPDATE, b"INSERT DATA {", 400, "update line 1, column 14"),
    "a query": (UPDATE, b"SELECT * { ?s ?p ?o }", 400, "update: SELECT is a query"),
    "into the default graph": (UPDATE, b"INSERT DATA { <urn:x> <urn:y> <urn:z> }", 400, "adds to the default graph"),
    "from the default graph": (UPDATE, b"DELETE WHERE { fkgr:ccb ?p ?o }", 400, "takes from the default graph"),
    "load": (UPDATE, b"LOAD <http://127.0.0.1:9/x> INTO GRAPH <urn:x>", 400, "SERVICE and LOAD are off here; http://127.0.0.1:9/x is not allowed"),
    "service": (UPDATE, b"INSERT { GRAPH <urn:x> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }", 400, "SERVICE and LOAD are off here"),
    "query and update": (FORM, b"update=CLEAR+ALL&query=ASK+%7B%7D", 400, "either query or update"),
    "another type": ({"Content-Type": "text/plain"}, b"CLEAR ALL", 415, "expected application/x-www-form-urlencoded"),
    "another charset": ({"Content-Type": "application/sparql-update; charset=gb18030"}, b"CLEAR ALL", 415, "expected UTF-8"),
    "no UTF-8": (UPDATE, "INSERT DATA { GRAPH <urn:x> { <urn:x> <urn:y> '字' } }".encode("gb18030"), 400, "no UTF-8"),
    "too large": (UPDATE, b"#" * 200_000, 413, "larger than 100,000 bytes"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_told_and_changes_nothing(client: httpx.Client, build: Path, case: str) -> None:
    headers, body, status, message = REFUSED[case]
    before = (build / "store").stat().st_ino
    reply = client.post("/sparql", content=body, headers=headers)
    assert (reply.status_code, message in reply.text) == (status, True), reply.text
    assert reply.text.count("\n") == 1
    assert (build / "store").stat().st_ino == before


def test_an_update_by_get_is_none(client: httpx.Client) -> None:
    reply = client.get("/sparql", params={"update": insert("by-get")})
    assert (reply.status_code, "sent by POST" in reply.text) == (400, True)


def test_a_large_update_is_taken_where_updates_are(client: httpx.Client) -> None:
    text = insert("large", "'" + "长" * 20_000 + "'")
    assert client.post("/sparql", content=text.encode(), headers=UPDATE).status_code == 204
    assert holds(client, "large")


def test_load_from_an_address_that_was_allowed(served_build: Path, tmp_path: Path) -> None:
    build = Path(shutil.copytree(served_build, tmp_path / "build"))
    with answering(lambda *_: (200, {"Content-Type": "text/turtle"}, b"<urn:loaded> <urn:p> 1 .")) as source:
        settings = Settings(LIMITS, services=(f"{source}/data.ttl",), token=TOKEN, writable=True)
        with running(build, settings) as address, httpx.Client(base_url=address, timeout=20, headers=BEARER) as client:
            reply = client.post("/sparql", content=f"LOAD <{source}/data.ttl> INTO GRAPH <{MINE}>".encode(), headers=UPDATE)
            assert reply.status_code == 204, reply.text
            assert holds(client, "loaded")
            assert client.post("/sparql", content=f"LOAD <{source}/other.ttl> INTO GRAPH <{MINE}>".encode(), headers=UPDATE).status_code == 400


def test_one_that_takes_too_long_is_stopped_and_changes_nothing(client: httpx.Client, build: Path) -> None:
    before = (build / "store").stat().st_ino
    inside = HOSTILE.partition("{")[2].rpartition("}")[0]
    endless = f"INSERT {{ GRAPH <{MINE}> {{ <urn:endless> <urn:p> ?n }} }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ {inside} }} }}"
    reply = client.post("/sparql?timeout=1", content=endless.encode(), headers=UPDATE)
    assert (reply.status_code, "the update was stopped after 1 seconds" in reply.text) == (503, True), reply.text
    assert reply.headers["retry-after"] == "1"
    assert (build / "store").stat().st_ino == before
    assert client.post("/sparql", content=insert("after-the-stop").encode(), headers=UPDATE).status_code == 204
    assert holds(client, "after-the-stop")
    assert not [path for path in build.parent.iterdir() if ".new-" in path.name]


def test_another_writer_of_the_folder_comes_first(client: httpx.Client, build: Path) -> None:
    with writing(build):
        reply = client.post("/sparql", content=insert("meanwhile").encode(), headers=UPDATE)
    assert (reply.status_code, "another build is writing here" in reply.text) == (503, True)
    assert not holds(client, "meanwhile")


def test_updates_at_once_are_done_one_after_the_other_while_queries_go_on(address: str, client: httpx.Client) -> None:
    statuses: list[int] = []

    def send(number: int) -> None:
        with httpx.Client(base_url=address, timeout=30, headers=BEARER) as own:
            statuses.append(own.post("/sparql", content=insert(f"at-once-{number}").encode(), headers=UPDATE).status_code)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert client.get("/sparql", params={"query": "ASK { fkgr:ccb ?p ?o }"}).json()["boolean"] is True
    assert statuses == [204] * 4
    assert all(holds(client, f"at-once-{number}") for number in range(4))


def test_the_folder_says_so(client: httpx.Client, build: Path) -> None:
    assert client.post("/sparql", content=insert("in-the-folder").encode(), headers=UPDATE).status_code == 204
    assert "graph.nq" in stale_files(build)
    with EmbeddedStore.open(build) as store:
        assert store.query(f"ASK {{ GRAPH <{MINE}> {{ <urn:in-the-folder> ?p ?o }} }}")
        assert store.counts().triples == len({quad.triple for quad in store.quads()})


def test_description_and_metrics(client: httpx.Client) -> None:
    assert "SPARQL11Update" in client.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert 'kg_updates{end="answered"}' in client.get("/metrics").text


PATHS = ("/", "/sparql", "/sparql?query=ASK%7B%7D", "/id/ccb", "/api/search?q=ccb", "/health", "/metrics")


@pytest.mark.parametrize("path", PATHS)
def test_every_request_needs_the_token(address: str, path: str) -> None:
    with httpx.Client(base_url=address, timeout=20) as client:
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Bearer {TOKEN}x"}, {"Authorization": f"Digest {TOKEN}"}, {"Authorization": "Basic !"}):
            reply = client.get(path, headers=headers)
            assert reply.status_code == 401
            assert reply.headers["www-authenticate"].startswith('Bearer realm="kg"')
            assert ("invalid_token" in reply.headers["www-authenticate"]) == bool(headers)
            assert TOKEN not in reply.text
        assert client.get(path, headers=BEARER).status_code < 400


def test_a_browser_may_send_it_as_password_but_not_to_update(address: str) -> None:
    basic = {"Authorization": "Basic " + base64.b64encode(f"anyone:{TOKEN}".encode()).decode()}
    with httpx.Client(base_url=address, timeout=20, headers=basic) as client:
        assert client.get("/").status_code == 200
        assert client.post("/sparql", data={"query": "ASK {}"}).status_code == 200
        reply = client.post("/sparql", content=insert("by-a-page").encode(), headers=UPDATE)
        assert (reply.status_code, reply.headers["www-authenticate"]) == (401, 'Bearer realm="kg"')
    wrong = {"Authorization": "Basic " + base64.b64encode(f"{TOKEN}:other".encode()).decode()}
    assert httpx.get(address, headers=wrong).status_code == 401


def test_another_page_may_ask_whether_it_may_send_it(address: str) -> None:
    asked = {"Origin": "https://allowed.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    reply = httpx.options(f"{address}/sparql", headers=asked)
    assert (reply.status_code, reply.headers["access-control-allow-origin"]) == (200, "https://allowed.example")
    refused = httpx.get(f"{address}/sparql", headers={"Origin": "https://allowed.example"})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://allowed.example")


@pytest.mark.parametrize(
    ("token", "writable", "message"),
    [("", False, "only reads"), (TOKEN, False, "only reads; updates need --writable and --token"), ("", True, "updates need a token")],
)
def test_without_both_flags_no_update_is_taken(served_build: Path, token: str, writable: bool, message: str) -> None:
    headers = {**UPDATE, **(BEARER if token else {})}
    with running(served_build, Settings(LIMITS, token=token, writable=writable)) as address:
        for content, sent in ((insert("x").encode(), headers), (f"update={quote(insert('x'))}".encode(), {**headers, **FORM})):
            reply = httpx.post(f"{address}/sparql", content=content, headers=sent)
            assert (reply.status_code, message in reply.text) == (403, True)
        assert "SPARQL11Update" not in httpx.get(f"{address}/sparql", headers={**sent, "Accept": "text/turtle"}).text
        assert httpx.get(f"{address}/health", headers=sent).status_code == 200


@pytest.mark.parametrize("token", ["", "two words", "字", "a\nb"])
def test_a_token_that_no_header_can_hold(served_build: Path, token: str) -> None:
    result = CliRunner().invoke(app, ["serve", "--out", str(served_build), "--writable", "--token", token], env={"KG_LANG": "en"})
    assert (result.exit_code, result.stderr) == (2, "error: --token: this is no token; expected letters, digits and -._~+/=\n")


@pytest.mark.parametrize("way", ["direct", "form"])
def test_sparqlwrapper(address: str, way: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setMethod(POST)
    if way == "direct":
        wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.setQuery(insert(f"wrapped-{way}", "'包'@zh"))
    with pytest.raises(Unauthorized):
        wrapper.query()
    wrapper.addCustomHttpHeader("Authorization", BEARER["Authorization"])
    assert wrapper.query().response.status == 204
    asker = SPARQLWrapper(f"{address}/sparql")
    asker.addCustomHttpHeader("Authorization", BEARER["Authorization"])
    asker.setQuery(f"SELECT ?o {{ <urn:wrapped-{way}> <urn:p> ?o }}")
    asker.setReturnFormat(JSON)
    rows = asker.query().convert()["results"]["bindings"]  # type: ignore[index,call-overload]
    assert rows == [{"o": {"type": "literal", "value": "包", "xml:lang": "zh"}}]
    wrapper.setQuery("INSERT DATA { <urn:x> <urn:y> <urn:z> }")
    with pytest.raises(QueryBadFormed, match="default graph"):
        wrapper.query()


def test_rdflib(address: str) -> None:
    store = SPARQLUpdateStore(f"{address}/sparql", f"{address}/sparql", headers=dict(BEARER), context_aware=True)
    data = Dataset(store)
    graph = data.graph(URIRef("https://example.org/rdflib"))
    triple = (URIRef("urn:rdflib"), URIRef("urn:p"), Literal("值", lang="zh"))
    graph.add(triple)
    assert triple in graph
    assert list(graph.objects(triple[0], triple[1])) == [triple[2]]
    graph.addN([(URIRef(f"urn:rdflib-{number}"), URIRef("urn:p"), Literal(number), graph) for number in range(5)])
    assert len(graph) == 6
    graph.update("DELETE { ?s ?p ?o } INSERT { ?s ?p 9 } WHERE { ?s ?p ?o FILTER(?o = 3) }")
    assert (URIRef("urn:rdflib-3"), URIRef("urn:p"), Literal(9)) in graph
    graph.remove(triple)
    assert triple not in graph
    graph.remove((None, None, None))
    assert len(graph) == 0
    assert len(Graph(store, identifier=URIRef(MINE))) > 0


def test_the_commands_take_it_for_a_store_like_any_other(served_build: Path, tmp_path: Path) -> None:
    """A service whose build holds nothing is brought to another build by ``kg add --store``, and read by the commands."""
    empty = Path(shutil.copytree(served_build, tmp_path / "empty"))
    with running(empty, Settings(Limits(), token=TOKEN, writable=True)) as address:
        httpx.post(f"{address}/sparql", content=b"CLEAR ALL", headers={**UPDATE, **BEARER}).raise_for_status()
        environment = {"KG_LANG": "en", "KG_STORE": address, "KG_STORE_TOKEN": TOKEN}
        written = CliRunner().invoke(app, ["add", "--out", str(served_build), "--store", address], env=environment)
        assert (written.exit_code, "written whole" in written.stderr) == (0, True), written.output
        exports = []
        for number, place in enumerate((["--store", address], ["--out", str(served_build)])):
            target = tmp_path / f"{number}.nq"
            assert CliRunner().invoke(app, ["export", "-o", str(target), *place], env=environment).exit_code == 0
            exports.append(target.read_bytes())
        assert exports[0] == exports[1]
