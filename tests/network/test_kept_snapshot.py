"""The snapshot that is kept beside a store: the same as one that is read, and only while the store holds the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.network import kept_snapshot
from kg.network.kept_snapshot import snapshot_of
from kg.network.snapshot import Snapshot, read_snapshot
from kg.ontology.prefixes import FKG, FKGR
from kg.store.builddir import SNAPSHOT, staged
from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store
from tests.rdf.factory import small_graph, write_build

NEW = ox.Quad(
    ox.NamedNode(FKGR + "ccb"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal("新名", language="zh"),
    ox.NamedNode(FKGR + "graph/assembled"),
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("kept") / "build", small_graph())


@pytest.fixture
def build(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "build"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Store]:
    """The stores that were read, in turn."""
    found: list[Store] = []

    def read(store: Store) -> Snapshot:
        found.append(store)
        return read_snapshot(store)

    monkeypatch.setattr(kept_snapshot, "read_snapshot", read)
    return found


def snapshot(build: Path) -> Snapshot:
    with EmbeddedStore.open(build) as store:
        return snapshot_of(store)


def change(build: Path, *added: ox.Quad, removed: tuple[ox.Quad, ...] = ()) -> None:
    """As the commands change a build: on a copy, which takes its place."""
    with staged(build) as fresh, EmbeddedStore.copy(build, fresh) as store:
        store.change(removed, added)


def test_it_is_read_once_and_is_the_same(build: Path, reads: list[Store]) -> None:
    first, again = snapshot(build), snapshot(build)
    assert len(reads) == 1
    assert first == again
    assert first.digest == again.digest
    assert [list(each) for each in (first.nodes, first.above)] == [list(each) for each in (again.nodes, again.above)]
    assert {type(each.belief) for each in again.relations} == {float}
    assert {type(each.reports) for each in again.relations} == {tuple}


def test_a_change_makes_it_void(build: Path, reads: list[Store]) -> None:
    before = snapshot(build)
    kept = (build / SNAPSHOT).read_bytes()
    change(build, NEW)
    assert not (build / SNAPSHOT).exists()
    (build / SNAPSHOT).write_bytes(kept)  # and where one was left there, it does not count
    after = snapshot(build)
    assert (before.nodes[FKGR + "ccb"].zh, after.nodes[FKGR + "ccb"].zh) == ("建设银行", "新名")
    assert len(reads) == 2
    change(build, removed=(NEW,))
    snapshot(build)
    assert len(reads) == 3


def test_what_another_program_writes_into_the_store_makes_it_void(build: Path, reads: list[Store]) -> None:
    engine = ox.Store(str(build / "store"))
    snapshot(build)
    engine.add(NEW)  # in the engine's log alone, until it is closed
    assert snapshot(build).nodes[FKGR + "ccb"].zh == "新名"
    assert len(reads) == 2


def test_a_store_of_the_same_size_is_another(tmp_path: Path, reads: list[Store]) -> None:
    """Two builds that differ in one letter have files of the same names and sizes."""
    extra = [ox.Quad(ox.NamedNode(FKGR + "ccb"), ox.NamedNode(FKG + "note"), ox.Literal(word), NEW.graph_name) for word in ("甲", "乙")]
    one, two = (write_build(tmp_path / f"b{number}", small_graph(), quad) for number, quad in enumerate(extra))
    snapshot(one)
    shutil.copy(one / SNAPSHOT, two / SNAPSHOT)
    snapshot(two)
    assert len(reads) == 2


@pytest.mark.parametrize("damage", ["shorter", "changed", "empty"])
def test_a_damaged_one_is_read_anew(build: Path, reads: list[Store], damage: str) -> None:
    snapshot(build)
    data = (build / SNAPSHOT).read_bytes()
    (build / SNAPSHOT).write_bytes({"shorter": data[:-7], "changed": data.replace("建设银行".encode(), "建设饮行".encode()), "empty": b""}[damage])
    assert snapshot(build).nodes[FKGR + "ccb"].zh == "建设银行"
    assert len(reads) == 2
    assert (build / SNAPSHOT).read_bytes() == data


def test_other_code_reads_anew(build: Path, reads: list[Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot(build)
    (tmp_path / "other.py").write_text("other")
    monkeypatch.setattr(kept_snapshot, "_CODE", (tmp_path / "other.py",))
    snapshot(build)
    assert len(reads) == 2


def test_where_nothing_can_be_written_nothing_is_kept(build: Path, reads: list[Store]) -> None:
    (build / SNAPSHOT).mkdir()
    assert snapshot(build) == snapshot(build)
    assert len(reads) == 2
    assert [each.name for each in build.iterdir() if each.name.startswith(SNAPSHOT)] == [SNAPSHOT]


def test_a_store_in_memory_keeps_nothing(reads: list[Store]) -> None:
    with EmbeddedStore.in_memory([NEW]) as store:
        assert snapshot_of(store) == snapshot_of(store)
        assert (store.folder, store.state) == (None, "")
    assert len(reads) == 2
