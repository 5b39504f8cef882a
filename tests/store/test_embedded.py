"""The embedded store: open, query, load, dump, errors."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import BuildError, InputError, KgError, QueryError, UsageError
from kg.rdf import serialise
from kg.rdf.write import quads
from kg.resources import resource
from kg.store import embedded
from kg.store.builddir import staged
from kg.store.dataset import write_dataset
from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store
from kg.store.results import Answer, Triples, plain, rows
from tests.rdf.factory import small_graph

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def found() -> list[ox.Quad]:
    return quads(small_graph(), resource("ontology"))


@pytest.fixture(scope="module")
def build(found: list[ox.Quad], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("store") / "build"
    with staged(out) as folder:
        write_dataset(found, folder)
    return out


def test_build_folder_holds_one_dataset_in_three_forms(build: Path, found: list[ox.Quad]) -> None:
    with EmbeddedStore.open(build) as store:
        assert set(store.quads()) == set(found)
    assert set(ox.parse((build / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS)) == set(found)
    assert set(ox.parse((build / "graph.trig").read_bytes(), format=ox.RdfFormat.TRIG)) == set(found)


@pytest.mark.parametrize("suffix", ["nq", "trig"])
def test_dump_and_load_round_trip(build: Path, found: list[ox.Quad], suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"dump.{suffix}"
    with EmbeddedStore.open(build) as store:
        store.dump(path)
    assert path.read_bytes() == (build / f"graph.{suffix}").read_bytes()
    again = EmbeddedStore.in_memory()
    again.load(path)
    assert set(again.quads()) == set(found)
    assert again.counts().quads == len(found)
    assert again.counts().triples == len({quad.triple for quad in found})


def test_it_is_a_store(build: Path) -> None:
    store: Store = EmbeddedStore.open(build)
    assert isinstance(store.query("ASK { ?s ?p ?o }"), Answer)
    store.close()
    store.close()
    with pytest.raises(BuildError, match="closed"):
        store.query("ASK { }")


def test_prefixes_are_declared_and_may_be_declared_again(build: Path) -> None:
    with EmbeddedStore.open(build) as store:
        own = store.query("PREFIX fkg: <http://example.org/> ASK { ?x a fkg:Bank }")
        assert store.query("ASK { ?x a fkg:Bank }") == Answer(True)
        assert own == Answer(False)


def test_construct_is_sorted_and_distinct(build: Path) -> None:
    with EmbeddedStore.open(build) as store:
        found = store.query("CONSTRUCT { ?x rdfs:label ?l } { ?x rdfs:label ?l ; ?p ?any }")
    assert isinstance(found, Triples)
    assert [str(triple) for triple in found.triples] == sorted({str(triple) for triple in found.triples})


def test_values_of_python(build: Path) -> None:
    with EmbeddedStore.open(build) as store:
        found = rows(
            store.query("SELECT ?v ?s ?u ?none { ?x fkg:value ?v ; prov:wasDerivedFrom ?p . ?p fkg:start ?s }")
        )
    assert [plain(term) for term in found.rows[0]] == [1.57, 35, None, None]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x WHERE {\n  ?x foo:bar ?y }", r"query line 2, column \d+: prefix foo: is not declared.*fkg:"),
        ("SELECT ?x { ?x rdfs:label 中国 }", r"query line 1, column 29: syntax error near '}'"),
        ("SELECT ?x { ?x a fkg:Bank", r"query line 1, column 26.*\}"),
        ("SELECT (COUNT(?y) AS ?n) ?z { ?x ?y ?z }", "variable that is unbound"),
        ("# note\nPREFIX a: <http://a/>\nINSERT DATA { <a:a> <a:b> <a:c> }", "line 3, column 10: INSERT would change"),
        ("   ", "the query is empty"),
        ("SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "the query failed"),
    ],
)
def test_malformed_queries_say_where(build: Path, query: str, message: str) -> None:
    with EmbeddedStore.open(build) as store, pytest.raises(QueryError, match=message):
        store.query(query)


def test_declared_prefixes_do_not_move_the_error() -> None:
    store = EmbeddedStore.in_memory()
    with pytest.raises(QueryError) as bare:
        store.query("SELECT ?x { ?x fkg:a ) }")
    with pytest.raises(SyntaxError) as engine:
        ox.Store().query("SELECT ?x { ?x <fkg:a> ) }")
    assert bare.value.where == "query line 1, column 22"
    assert "1:24" in str(engine.value)


def test_open_errors(tmp_path: Path, build: Path) -> None:
    with pytest.raises(BuildError, match="no such build folder"):
        EmbeddedStore.open(tmp_path / "missing")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("x")
    with pytest.raises(BuildError, match="this folder is no build"):
        EmbeddedStore.open(tmp_path / "other")
    copy = tmp_path / "copy"
    shutil.copytree(build, copy)
    (copy / "store" / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(BuildError, match="cannot be opened"):
        EmbeddedStore.open(copy)
    shutil.rmtree(copy / "store")
    with pytest.raises(BuildError, match="has no store"):
        EmbeddedStore.open(copy)


def test_create_refuses_a_store_in_use(tmp_path: Path) -> None:
    with EmbeddedStore.create(tmp_path), pytest.raises(BuildError, match="a store is there already"):
        EmbeddedStore.create(tmp_path)


def test_a_reader_cannot_write(build: Path, tmp_path: Path) -> None:
    with EmbeddedStore.open(build) as store, pytest.raises(BuildError, match="read only"):
        store.load(build / "graph.nq")


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        ("bad.nq", "<a:a> <a:b> <a:c> <a:g> .\n<a:a> <a:b> .\n", InputError, r"bad\.nq:2"),
        ("default.nq", "<a:a> <a:b> <a:c> .\n", InputError, "outside named graphs"),
        ("x.csv", "", InputError, r"expected \.nq or \.trig"),
        ("gone.nq", None, InputError, "cannot be read"),
    ],
)
def test_load_errors(tmp_path: Path, name: str, content: str | None, error: type[KgError], message: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(error, match=message):
        EmbeddedStore.in_memory().load(tmp_path / name)


def test_dump_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown format"):
        EmbeddedStore.in_memory().dump(tmp_path / "graph.xml")


READER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from kg.store.embedded import EmbeddedStore
store = EmbeddedStore.open(Path(sys.argv[2]))
print(store.counts().quads, flush=True)
sys.stdin.readline()
print(store.counts().quads, flush=True)
"""


def test_several_processes_read_while_a_new_build_takes_the_place(found: list[ox.Quad], tmp_path: Path) -> None:
    out = tmp_path / "build"
    with staged(out) as folder:
        write_dataset(found, folder)
    arguments = [sys.executable, "-c", READER, str(ROOT), str(out)]
    readers = [subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    try:
        assert [reader.stdout.readline().strip() for reader in readers if reader.stdout] == [str(len(found))] * 3
        with staged(out) as folder:
            write_dataset(found[: len(found) // 2], folder)
        answers = [reader.communicate("\n")[0].strip() for reader in readers]
    finally:
        for reader in readers:
            reader.kill()
    assert answers == [str(len(found))] * 3
    with EmbeddedStore.open(out) as store:
        assert store.counts().quads == len(found) // 2


def test_readers_open_during_swaps(found: list[ox.Quad], tmp_path: Path) -> None:
    out = tmp_path / "build"
    few = found[:200]
    with staged(out) as folder:
        write_dataset(few, folder)

    def read() -> int:
        with EmbeddedStore.open(out) as store:
            return store.counts().quads

    with ThreadPoolExecutor(max_workers=2) as pool:
        pending = [pool.submit(read) for _ in range(10)]
        for _ in range(5):
            with staged(out) as folder:
                write_dataset(few, folder)
            pending += [pool.submit(read) for _ in range(5)]
        assert {each.result() for each in pending} == {200}


@pytest.mark.parametrize("damaged", [False, True])
def test_a_folder_replaced_while_it_is_opened_is_opened_again(
    build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: bool
) -> None:
    """The folder seems another one after the first try; with ``damaged``, that try met a mixture of files."""
    copy = tmp_path / "copy"
    shutil.copytree(build, copy)
    current = copy / "store" / "CURRENT"
    good = current.read_text()
    if damaged:
        current.write_text("MANIFEST-999999\n")
    seen = [(1, 0), (2, 0), (3, 0), (3, 0)]

    def identity(_: Path) -> tuple[int, int]:
        if len(seen) == 3:
            current.write_text(good)
        return seen.pop(0)

    monkeypatch.setattr(embedded, "_identity", identity)
    with EmbeddedStore.open(copy) as store:
        assert store.query("ASK { ?x a fkg:Bank }")
    assert seen == []


def test_nquads_of_the_union_do_not_leave_the_store(build: Path) -> None:
    with EmbeddedStore.open(build) as store:
        data = serialise.nquads(store.quads())
    assert data == (build / "graph.nq").read_bytes()


def test_a_union_that_cannot_be_made_is_no_full_store(found: list[ox.Quad], tmp_path: Path) -> None:
    def union() -> bytes:
        raise OSError("disk full")

    with EmbeddedStore.create(tmp_path) as store, pytest.raises(OSError, match="disk full"):
        store.load_distinct(serialise.lines(found), union)


def test_lines_that_are_none_are_told(tmp_path: Path) -> None:
    with EmbeddedStore.create(tmp_path) as store, pytest.raises(BuildError, match="cannot be filled"):
        store.load_distinct(b"no line\n", lambda: b"")
