"""``--store URL``: the commands say the same of a store at an address as of a build folder, and bring the one to the other."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from typer.testing import CliRunner, Result

from kg import pipeline
from kg.cli.main import app
from kg.store.mirror import WRITING
from kg.store.remote import RemoteStore
from kg.store.results import rows
from tests.oxigraph import Answer, answering, oxigraph

TEXTS = {
    "a.md": "# 示范甲报告\n\n示范研究院\n\n## 一、政策\n\n2030年3月，人民银行印发《示范数据治理办法》。\n\n"
    "宁波银行运用联邦学习开展智能风控。\n\n2029年，宁波银行成立甬示金科。\n",
    "b.md": "# 示范乙报告\n\n## 一、机构\n\n2030年，人民银行印发《示范数据治理办法》。\n\n宁波银行运用联邦学习开展智能风控。\n\n"
    "2030年，宁波银行的金融科技投入为12.5亿元，同比增长8.1%。\n",
    "c.md": "# 示范丙报告\n\n## 一、机构\n\n工商银行采用隐私计算。\n\n2030年，工商银行的金融科技投入为262.24亿元，同比增长0.9%。\n",
}  # fmt: skip
LANGUAGES = ("zh", "en")
pytestmark = pytest.mark.usefixtures("one_engine")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in TEXTS]


@pytest.fixture(scope="module")
def built(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the first two reports."""
    return pipeline.build(files[:2], tmp_path_factory.mktemp("first") / "build").folder


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with oxigraph() as address:
        yield address


@pytest.fixture(scope="module")
def written(server: str, built: Path) -> str:
    """A server that holds the build; no test changes it."""
    assert call("add", "--store", server, "--out", built).exit_code == 0
    return server


@pytest.fixture
def build(built: Path, tmp_path: Path) -> Path:
    """A copy of the build to change."""
    return Path(shutil.copytree(built, tmp_path / "build"))


@pytest.fixture
def empty() -> Iterator[str]:
    with oxigraph() as address:
        yield address


def call(*words: str | Path, lang: str = "en", **environment: str) -> Result:
    return CliRunner().invoke(app, list(map(str, words)), env={"KG_LANG": lang, "KG_STORE": "", **environment})


def union_is_right(address: str) -> bool:
    """Does the default graph hold each triple of the named graphs once, and nothing else?"""
    with RemoteStore.connect(address) as store:
        found = rows(store.query("SELECT ?s ?p ?o { ?s ?p ?o }")).rows
        return len(found) == len(set(found)) and {ox.Triple(*row) for row in found} == set(store.triples())  # type: ignore[arg-type]


def exported(*place: str | Path, to: Path) -> bytes:
    result = call("export", "--format", "nq", "-o", to, *place)
    assert result.exit_code == 0, result.output
    return to.read_bytes()


READING = {
    "query": ["query", "SELECT ?s ?p ?o { ?s ?p ?o FILTER(STRSTARTS(STR(?p), STR(fkg:))) } ORDER BY ?s ?p ?o"],
    "query of graphs": ["query", "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g", "--format", "csv"],
    "query as JSON": ["query", "SELECT ?x ?l { ?x rdfs:label ?l } ORDER BY ?x ?l", "--json"],
    "construct": ["query", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?p = fkg:quote) }", "--format", "ttl"],
    "ask": ["query", "ASK { ?s a fkg:Bank }"],
    "question": ["query", "subsidiaries"],
    "question with a parameter": ["query", "technology-users", "--param", "technology=联邦学习"],
    "malformed query": ["query", "SELECT ?x { ?x a fkg:Bank"],
    "unknown prefix": ["query", "SELECT ?x { ?x a foo:Bank }"],
    "communities": ["communities", "--projection", "everything", "--samples", "3", "--runs", "2"],
    "compare": ["compare", "宁波银行", "工商银行"],
    "compare as JSON": ["compare", "宁波银行", "工商银行", "--json"],
    "gaps": ["gaps", "--projection", "actor-technology"],
    "rank": ["rank", "--measure", "pagerank"],
    "rank as JSON": ["rank", "--measure", "diversity", "--projection", "actor-technology", "--json"],
    "show": ["show", "宁波银行"],
    "show as JSON": ["show", "宁波银行", "--json"],
    "show nothing": ["show", "无此银行"],
    "explain": ["explain", "宁波银行"],
    "explain as JSON": ["explain", "宁波银行", "--json"],
    "explain an inference": ["explain", "联邦学习", "broaderTransitive", "隐私计算"],
    "search": ["search", "宁波银行", "风控"],
    "search as JSON": ["search", "银行", "--json"],
    "judge": ["judge", "--all"],
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", READING)
def test_the_same_words(built: Path, written: str, case: str, lang: str) -> None:
    here, there = call(*READING[case], "--out", built, lang=lang), call(*READING[case], "--store", written, lang=lang)
    assert there.stdout == here.stdout
    assert there.stderr == here.stderr
    assert there.exit_code == here.exit_code


def cells(text: str) -> list[list[list[str]]]:
    """The cells of lines, each as the sorted parts of its list: in which order GROUP_CONCAT joins them, SPARQL leaves open."""
    return [[sorted(cell.split("、")) for cell in line.split("\t")] for line in text.splitlines()]


def test_every_stored_question_gives_the_same_rows(built: Path, written: str) -> None:
    names = [question["name"] for question in json.loads(call("query", "--list", "--json").stdout)]
    assert len(names) > 100
    for name in names:
        here, there = call("query", name, "--out", built), call("query", name, "--store", written)
        assert (cells(there.stdout), there.exit_code) == (cells(here.stdout), 0), name


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld", "ttl", "graphml", "gexf"])
def test_the_same_bytes_exported(built: Path, written: str, tmp_path: Path, form: str) -> None:
    for name, place in (("here", ["--out", built]), ("there", ["--store", written])):
        assert call("export", "--format", form, "-o", tmp_path / name, *place).exit_code == 0
    assert (tmp_path / "there").read_bytes() == (tmp_path / "here").read_bytes()


@pytest.mark.parametrize("form", ["csv", "neo4j"])
def test_the_same_tables_exported(built: Path, written: str, tmp_path: Path, form: str) -> None:
    for name, place in (("here", ["--out", built]), ("there", ["--store", written])):
        assert call("export", "--format", form, "-o", tmp_path / name, *place).exit_code == 0
    files = sorted(path.name for path in (tmp_path / "here").iterdir())
    assert files
    for name in files:
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()


def test_the_same_findings(built: Path, written: str) -> None:
    here, there = (json.loads(call("check", "--json", *place).stdout) for place in (["--out", built], ["--store", written]))
    assert there["findings"] == here["findings"]
    assert there["accepted"] == here["accepted"]
    without_time = [{name: value for name, value in family.items() if name != "seconds"} for family in there["families"]]
    assert without_time == [{name: value for name, value in family.items() if name != "seconds"} for family in here["families"]]


def test_the_same_page_of_the_ontology(built: Path, written: str, tmp_path: Path) -> None:
    for name, place in (("here", ["--out", built]), ("there", ["--store", written])):
        assert call("ontology", "doc", "-o", tmp_path / name, *place).exit_code == 0
    assert (tmp_path / "there").read_bytes() == (tmp_path / "here").read_bytes()


def test_the_same_recall(built: Path, written: str, tmp_path: Path) -> None:
    key = [
        {"kind": "entity", "id": "e1", "name": "宁波银行", "class": "Bank", "aliases": [], "quote": "宁波银行运用联邦学习"},
        {"kind": "entity", "id": "e2", "name": "不存在的平台", "class": "Product", "aliases": [], "quote": "宁波银行运用"},
    ]
    path = tmp_path / "key.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in key), encoding="utf-8")
    here, there = (call("evaluate", "--gold", path, *place) for place in (["--out", built], ["--store", written]))
    assert (there.stdout, there.exit_code) == (here.stdout, 0)
    assert "entities\t1\t2" in here.stdout


def test_no_difference(built: Path, written: str) -> None:
    assert call("diff", built, written).stdout == "the two builds say the same\n"


def test_the_environment_names_a_store_unless_a_folder_is_named(built: Path, written: str, tmp_path: Path) -> None:
    there = call("show", "宁波银行", KG_STORE=written)
    assert (there.exit_code, there.stdout) == (0, call("show", "宁波银行", "--out", built).stdout)
    nowhere = call("show", "宁波银行", "--out", tmp_path / "missing", KG_STORE=written)
    assert (nowhere.exit_code, "no such build folder" in nowhere.stderr) == (1, True)
    assert "KG_STORE" in call("show", "--help").stdout


REFUSED = {"sample": ["sample"], "quality": ["quality"], "serve": ["serve"], "export without a format": ["export"]}


@pytest.mark.parametrize("case", REFUSED)
def test_what_needs_a_build_folder_says_so(written: str, case: str) -> None:
    result = call(*REFUSED[case], "--store", written)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: --store: ")
    assert result.stderr.count("\n") == 1


def test_add_then_remove_writes_the_difference_alone(files: list[Path], build: Path, empty: str, tmp_path: Path) -> None:
    first = call("build", *files[:2], "--out", tmp_path / "own", "--store", empty)
    assert (first.exit_code, "written whole" in first.stderr) == (0, True)
    before = exported("--store", empty, to=tmp_path / "before.nq")
    assert before == exported("--out", build, to=tmp_path / "local.nq")
    added = call("add", files[2], "--out", build, "--store", empty)
    assert added.exit_code == 0
    assert f"{empty}: -" in added.stderr
    assert exported("--store", empty, to=tmp_path / "more.nq") == exported("--out", build, to=tmp_path / "local.nq") != before
    assert union_is_right(empty)
    assert call("check", "--store", empty).exit_code == call("check", "--out", build).exit_code
    again = call("add", files[2], "--out", build, "--store", empty)
    assert f"{empty}: holds the build already" in again.stderr
    removed = call("remove", "c.md", "--out", build, "--store", empty)
    assert (removed.exit_code, f"{empty}: -" in removed.stderr) == (0, True)
    assert exported("--store", empty, to=tmp_path / "after.nq") == before
    assert union_is_right(empty)


def test_import_writes_there_too(built: Path, empty: str, tmp_path: Path) -> None:
    data = exported("--out", built, to=tmp_path / "graph.nq")
    assert call("import", tmp_path / "graph.nq", "--out", tmp_path / "back", "--store", empty).exit_code == 0
    assert exported("--store", empty, to=tmp_path / "there.nq") == data


def test_a_smaller_build_leaves_nothing_of_a_larger_one(files: list[Path], built: Path, empty: str, tmp_path: Path) -> None:
    assert call("build", *files, "--out", tmp_path / "all", "--store", empty).exit_code == 0
    assert call("add", "--out", built, "--store", empty).exit_code == 0
    assert exported("--store", empty, to=tmp_path / "there.nq") == exported("--out", built, to=tmp_path / "here.nq")
    assert union_is_right(empty)


def test_data_of_others_is_not_written_over(built: Path, empty: str) -> None:
    httpx.post(f"{empty}/update", content=b"INSERT DATA { <urn:a> <urn:b> <urn:c> }", headers={"Content-Type": "application/sparql-update"})
    result = call("add", "--out", built, "--store", empty)
    assert (result.exit_code, "the store holds data that no build wrote" in result.stderr) == (1, True)


def test_an_empty_store_is_told(empty: str) -> None:
    result = call("show", "宁波银行", "--store", empty)
    assert (result.exit_code, "the store is empty" in result.stderr) == (1, True)




def forwarding(server: str, may: Callable[[BaseHTTPRequestHandler, int], tuple[int, dict[str, str], bytes] | None]) -> Answer:
    """Hands requests on to a server, unless ``may`` gives an answer to a request and its number."""
    seen: list[str] = []

    def answer(request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, dict[str, str], bytes]:
        seen.append(request.path)
        own = may(request, len(seen))
        if own is not None:
            return own
        sent = {name: value for name, value in request.headers.items() if name in {"Accept", "Content-Type"}}
        reply = httpx.request(request.command, server + request.path, content=body, headers=sent)
        return reply.status_code, {"Content-Type": reply.headers.get("content-type", "text/plain")}, reply.content

    return answer


def told(result: Result) -> str:
    """The one line of an error."""
    assert result.stderr.startswith("error: "), result.stderr
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_a_user_and_password_are_sent_and_never_told(built: Path, written: str) -> None:
    right = "Basic " + base64.b64encode("用户:p/ss wörd".encode()).decode()

    def may(request: BaseHTTPRequestHandler, _: int) -> tuple[int, dict[str, str], bytes] | None:
        return None if request.headers.get("Authorization") == right else (401, {"WWW-Authenticate": "Basic"}, b"who?")

    with answering(forwarding(written, may)) as address:
        inside = address.replace("http://", "http://%E7%94%A8%E6%88%B7:p%2Fss%20w%C3%B6rd@")
        there = call("show", "宁波银行", "--store", inside)
        assert (there.exit_code, there.stdout) == (0, call("show", "宁波银行", "--out", built).stdout)
        assert "asks who you are (401)" in told(call("show", "宁波银行", "--store", address))
        wrong = told(call("show", "宁波银行", "--store", inside.replace("p%2F", "secret")))
        assert "refuses this user, password or token (401)" in wrong
        assert f"{address}: " in wrong
        for bad in ("SELECT * {", "SELECT (1/0 AS"):
            assert "w%C3" not in told(call("query", bad, "--store", inside))
        assert "secret" not in wrong


def test_a_token_of_the_environment_is_sent(built: Path, written: str) -> None:
    def may(request: BaseHTTPRequestHandler, _: int) -> tuple[int, dict[str, str], bytes] | None:
        return None if request.headers.get("Authorization") == "Bearer t0ken" else (401, {}, b"")

    with answering(forwarding(written, may)) as address:
        assert call("query", "ASK {}", "--store", address, KG_STORE_TOKEN="t0ken").stdout == "answer\ntrue\n"
        assert "t0ke" not in told(call("query", "ASK {}", "--store", address, KG_STORE_TOKEN="t0kem"))


WRONG = {
    "refused": (403, {}, b"not for you", "the store forbids this (403): not for you"),
    "failing": (500, {}, b"out of cheese", "the server failed (500): out of cheese"),
    "a page": (200, {"Content-Type": "text/html"}, b"<html>welcome</html>", "the answer is text/html"),
    "a page of an error": (502, {"Content-Type": "text/html"}, b"<html>bad gateway</html>", "the server failed (502) with a page of HTML"),
    "no results": (200, {"Content-Type": "application/sparql-results+json"}, b"{}", "cannot be read"),
    "nothing there": (404, {"Content-Type": "text/plain"}, b"no such page", "no SPARQL endpoint answers there"),
    "another way": (302, {"Location": "https://elsewhere.example/sparql"}, b"", "sends on to another address (302); name that one: https://elsewhere.example/sparql"),
    "a description": (200, {"Content-Type": "text/turtle"}, b"<urn:a> <urn:b> <urn:c> .", "no SPARQL endpoint answers there"),
    "a line that goes dead": (0, {}, b"", "cannot be reached"),
}


@pytest.mark.parametrize("case", WRONG)
def test_servers_that_are_no_store(built: Path, case: str) -> None:
    status, headers, body, expected = WRONG[case]
    with answering(lambda *_: (status, headers, body)) as address:
        for words in (["show", "宁波银行"], ["add", "--out", built]):
            result = call(*words, "--store", address)
            assert (result.exit_code, expected in told(result)) == (1, True), result.stderr


@pytest.mark.parametrize(
    ("address", "code", "expected"),
    [
        ("http://127.0.0.1:9", 1, "http://127.0.0.1:9: cannot be reached"),
        ("ftp://127.0.0.1", 2, "this is no address of a store"),
        ("build", 2, "this is no address of a store"),
        ("http://[::1", 2, "this is no address of a store"),
        ("http://127.0.0.1:99999", 2, "this is no address of a store"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, code: int, expected: str) -> None:
    result = call("show", "宁波银行", "--store", address)
    assert (result.exit_code, expected in told(result)) == (code, True)


def test_a_server_that_goes_away_while_a_command_reads(written: str) -> None:
    with answering(forwarding(written, lambda _, number: (0, {}, b"") if number > 3 else None)) as address:
        assert "cannot be reached" in told(call("show", "宁波银行", "--store", address))


@pytest.mark.parametrize("whole", [False, True], ids=["a difference", "the whole"])
def test_a_write_that_breaks_off_is_noticed_and_mended(files: list[Path], build: Path, empty: str, tmp_path: Path, whole: bool) -> None:
    before = exported("--out", build, to=tmp_path / "before.nq")
    assert call("add", "--out", build, "--store", empty).exit_code == 0
    writes: list[int] = []

    def may(request: BaseHTTPRequestHandler, number: int) -> tuple[int, dict[str, str], bytes] | None:
        writing = request.command in {"PUT", "DELETE"} or request.path.startswith("/update")
        if writing:
            writes.append(number)
        return (0, {}, b"") if len(writes) > (5 if whole else 4) else None  # after the mark, and some of the rest

    words = ["build", *files, "--out", tmp_path / "all"] if whole else ["add", files[2], "--out", build]
    out = tmp_path / "all" if whole else build
    with answering(forwarding(empty, may)) as address:
        result = call(*words, "--store", address)
        assert result.exit_code == 1
        last = result.stderr.splitlines()[-1]
        assert f"the build folder {out} is done, the store is not" in last
        assert f"kg add --out {out} --store {address}" in last
    with RemoteStore.connect(empty) as store:
        assert WRITING in store.graphs()
    assert "a write to this store was interrupted, or is going on" in told(call("show", "宁波银行", "--store", empty))
    after = exported("--out", out, to=tmp_path / "after.nq")
    assert after != before
    mended = call("add", "--out", out, "--store", empty)
    assert (mended.exit_code, "written whole" in mended.stderr) == (0, True)
    assert exported("--store", empty, to=tmp_path / "there.nq") == after
    assert union_is_right(empty)


def test_a_store_that_takes_no_updates_is_told_before_any_work(files: list[Path], built: Path, written: str, tmp_path: Path) -> None:
    def may(request: BaseHTTPRequestHandler, _: int) -> tuple[int, dict[str, str], bytes] | None:
        return (405, {}, b"read only") if request.path.startswith("/update") or request.path == "/sparql" else None

    with answering(forwarding(written, may)) as address:
        line = told(call("build", *files, "--out", tmp_path / "new", "--store", address))
        assert "takes no update (405): read only" in line
    assert not (tmp_path / "new").exists()
