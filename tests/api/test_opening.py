"""``kg.open``: a folder, ``build`` in the working folder, an endpoint, the bundled digests; and how little ``import kg`` loads."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import kg
from kg.api import opening
from kg.errors import BuildError, UsageError
from kg.store.builddir import is_build
from kg.store.remote import RemoteStore
from tests.oxigraph import oxigraph

SLOW = ("pandas", "networkx", "networkit", "scipy", "numpy", "pyoxigraph", "rapidfuzz", "httpx", "matplotlib")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder and an empty cache."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(opening.CACHE, str(tmp_path / "cache"))
    return tmp_path


def test_import_loads_nothing_slow_and_knows_its_names() -> None:
    lines = ["import sys, kg", f"print([name for name in {SLOW} if name in sys.modules])", "print(dir(kg) == sorted(dir(kg)), 'open' in dir(kg))"]
    lines += ["from kg import KgError, open", "print(kg.open is open, open.__module__, issubclass(KgError, Exception))"]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["[]", "True True", "True kg.api.opening True"]
    with pytest.raises(AttributeError, match="has no attribute 'opne'"):
        kg.opne  # type: ignore[attr-defined]  # noqa: B018


def test_opening_a_graph_does_not_load_pandas(small_build: Path) -> None:
    code = f"import sys, kg\nkg.open({str(small_build)!r}).entity('CCB')\nprint('pandas' in sys.modules, 'networkx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_folder_in_and_out_of_a_with_block(small_build: Path) -> None:
    with kg.open(small_build) as graph:
        assert repr(graph) == f"<kg.Graph {small_build}: 2 份报告、8 个被提及的实体、10 条陈述、1 项统计>"
        assert graph.query("ASK { ?s fkg:hasSubsidiary ?o }") is True
    assert repr(graph) == f"<kg.Graph {small_build}: closed>"
    with pytest.raises(BuildError, match="the store is closed"):
        graph.query("ASK { ?s ?p ?o }")


def test_the_build_of_the_working_folder_goes_before_the_digests(small_build: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(small_build, elsewhere / "build")
    monkeypatch.setattr(opening, "bundled", lambda lang: pytest.fail("the digests were asked for"))
    with kg.open(lang="en") as graph:
        assert repr(graph) == "<kg.Graph build: 2 reports, 8 entities mentioned, 10 statements, 1 statistics>"


def test_a_folder_called_build_that_is_none_is_passed_over(small_build: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "build").mkdir()
    monkeypatch.setattr(opening, "bundled", lambda lang: small_build)
    with kg.open() as graph:
        assert repr(graph).startswith("<kg.Graph 摘要图谱: 2 份报告")


def test_the_digests_are_built_once_and_again_for_another_version(
    small_build: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built: list[Path] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        built.append(Path(command[-1]))
        shutil.copytree(small_build, built[-1])
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    folders = [opening.bundled(), opening.bundled()]
    assert folders == [built[0], built[0]]
    assert len(built) == 1
    assert capsys.readouterr().err == f"首次使用：正在用随附的摘要构建图谱（约 10 秒）: {built[0]}\n"
    monkeypatch.setattr(kg, "__version__", "9.9.9")
    assert opening.bundled("en") == built[1] != built[0]
    assert capsys.readouterr().err.startswith("first use: building the graph of the bundled digests")
    assert [path.name for path in (elsewhere / "cache").iterdir() if path.name.endswith(".lock")] in ([], [f".{each.name}.making.lock" for each in built])


def test_the_digests_as_the_program_itself_built_them(digest_cache: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opening.CACHE, str(digest_cache))
    with kg.open() as graph:
        found = graph.query("subsidiaries")
        assert isinstance(found, pd.DataFrame)
        assert len(found) > 10
        assert set(graph.evidence(graph.statements["iri"][:20])["kind"]) == {"digest"}
    assert [path.name for path in digest_cache.iterdir() if is_build(path)] == [f"digests-{opening._version()}"]


def test_one_builds_while_others_wait(elsewhere: Path, small_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = elsewhere / "cache" / f"digests-{opening._version()}"
    folder.parent.mkdir()
    other = opening.FolderLock(folder.with_name(f"{folder.name}.making"))
    assert other.acquire()

    def finished(_: float) -> None:
        shutil.copytree(small_build, folder)
        other.release()

    monkeypatch.setattr(time, "sleep", finished)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("it was built twice"))
    assert opening.bundled() == folder


def test_a_build_that_fails_is_told_with_its_reason(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_BUILD", "import sys; print('one', file=sys.stderr); sys.exit('disk full')")
    with pytest.raises(BuildError, match="the bundled digests could not be built: disk full; kg doctor checks"):
        kg.open()


def test_a_cache_that_cannot_be_written_is_told(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "file").write_text("")
    monkeypatch.setenv(opening.CACHE, str(elsewhere / "file" / "cache"))
    with pytest.raises(BuildError, match=r"the cache cannot be written: .*KG_CACHE"):
        kg.open()


def test_wrong_places_and_languages_are_one_line(elsewhere: Path) -> None:
    with pytest.raises(BuildError, match="no such build folder; run kg build"):
        kg.open(elsewhere / "nowhere")
    with pytest.raises(BuildError, match="this folder is no build"):
        kg.open(elsewhere)
    with pytest.raises(UsageError, match=r"lang: no labels in the language 'fr'; expected zh \| en"):
        kg.open(lang="fr")
    with pytest.raises(BuildError, match=r"http://127\.0\.0\.1:9"):
        kg.open("http://127.0.0.1:9")
    with pytest.raises(UsageError, match="no address of a store"):
        kg.open("ftp://127.0.0.1/")


def test_an_endpoint_gives_the_same_frames(graph: kg.Graph) -> None:
    with oxigraph() as server:
        with RemoteStore.connect(server) as store:
            store.put(graph.store.quads())
        with kg.open(server.replace("//", "//somebody:secret@")) as remote:
            assert repr(remote) == repr(graph).replace(graph.place, server)
            for name in ("statements", "observations", "entities"):
                pd.testing.assert_frame_equal(getattr(remote, name), getattr(graph, name))
            pd.testing.assert_frame_equal(remote.entity("建行").neighbours, graph.entity("建行").neighbours)
            assert remote.entity("建行")._repr_html_() == graph.entity("建行")._repr_html_()


def test_an_empty_endpoint_is_told() -> None:
    with oxigraph() as server, pytest.raises(BuildError, match="the store is empty"):
        kg.open(server)
