"""Build folders: whole or untouched, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import BuildError
from kg.store import builddir
from kg.store.builddir import MARKER, heal, staged
from kg.store.lock import FolderLock

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import os, signal, sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from kg.store import builddir
out, point = Path(sys.argv[2]), sys.argv[3]

def die():
    os.kill(os.getpid(), signal.SIGKILL)

rename = builddir._rename
calls = []

def dying(folder, target):
    calls.append(folder)
    if point == f"before rename {len(calls)}":
        die()
    rename(folder, target)
    if point == f"after rename {len(calls)}":
        die()

builddir._rename = dying
if point == "before marker":
    builddir._carry_over = lambda out, fresh: die()
if point == "before old is removed":
    builddir.shutil.rmtree = lambda *a, **k: die()
with builddir.staged(out) as folder:
    (folder / "graph.nq").write_text("new")
    if point == "while building":
        print("building", flush=True)
        time.sleep(60)
print("done", flush=True)
"""
kill9 = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


def make(out: Path, content: str) -> None:
    with staged(out) as folder:
        (folder / "graph.nq").write_text(content)


def state(out: Path) -> str:
    return (out / "graph.nq").read_text()


def leftovers(out: Path) -> list[str]:
    return sorted(entry.name for entry in out.parent.iterdir() if entry.name != out.name)


def test_first_and_second_build(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "build"
    make(out, "one")
    assert state(out) == "one"
    make(out, "two")
    assert state(out) == "two"
    assert leftovers(out) == []


def test_an_error_leaves_the_previous_build(tmp_path: Path) -> None:
    out = tmp_path / "build"
    make(out, "one")

    def stop() -> None:
        with staged(out) as folder:
            (folder / "graph.nq").write_text("two")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        stop()
    assert state(out) == "one"
    assert leftovers(out) == []


def test_an_interrupt_leaves_the_previous_build(tmp_path: Path) -> None:
    out = tmp_path / "build"
    make(out, "one")
    with pytest.raises(KeyboardInterrupt), staged(out):
        raise KeyboardInterrupt
    assert state(out) == "one"
    assert leftovers(out) == []


def test_an_error_in_the_second_rename_puts_the_previous_build_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "build"
    make(out, "one")
    rename = builddir._rename

    def failing(folder: Path, target: Path) -> None:
        if ".new-" in folder.name:
            raise BuildError("disk gone")
        rename(folder, target)

    monkeypatch.setattr(builddir, "_rename", failing)
    with pytest.raises(BuildError, match="disk gone"):
        make(out, "two")
    assert state(out) == "one"
    assert leftovers(out) == []


@kill9
@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("before marker", "old"),
        ("before rename 1", "old"),
        ("after rename 1", "new"),
        ("before rename 2", "new"),
        ("after rename 2", "new"),
        ("before old is removed", "new"),
    ],
)
def test_kill_at_every_point(tmp_path: Path, point: str, expected: str) -> None:
    out = tmp_path / "build"
    make(out, "old")
    (out / "notes.txt").write_text("mine")
    arguments = [sys.executable, "-c", PROGRAM, str(ROOT), str(out), point]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    heal(out)
    assert state(out) == expected
    assert (out / "notes.txt").read_text() == "mine"
    assert leftovers(out) == []
    make(out, "next")
    assert state(out) == "next"


@kill9
@pytest.mark.parametrize("point", ["before rename 1", "before rename 2", "before old is removed"])
def test_the_next_build_mends_what_a_killed_one_left(tmp_path: Path, point: str) -> None:
    out = tmp_path / "build"
    make(out, "old")
    (out / "notes.txt").write_text("mine")
    subprocess.run([sys.executable, "-c", PROGRAM, str(ROOT), str(out), point], check=False)
    assert leftovers(out) != []
    make(out, "next")
    assert state(out) == "next"
    assert (out / "notes.txt").read_text() == "mine"
    assert leftovers(out) == []


@kill9
def test_kill_while_building(tmp_path: Path) -> None:
    out = tmp_path / "build"
    make(out, "old")
    arguments = [sys.executable, "-c", PROGRAM, str(ROOT), str(out), "while building"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "building\n"
        heal(out)  # a reader beside a living build mends nothing
        assert any(".new-" in name for name in leftovers(out))
        assert state(out) == "old"
        with pytest.raises(BuildError, match="another build is writing here"):
            make(out, "second")
        process.kill()
    heal(out)
    assert state(out) == "old"
    assert leftovers(out) == []


@kill9
def test_kill_of_a_first_build_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "build"
    subprocess.run([sys.executable, "-c", PROGRAM, str(ROOT), str(out), "before rename 1"], check=False)
    with pytest.raises(BuildError, match="no such build folder"):
        heal(out)
    assert leftovers(out) == []


def test_an_unfinished_new_folder_never_replaces_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "build"
    make(out, "old")
    out.rename(tmp_path / ".build.old-aa")
    (tmp_path / ".build.new-aa").mkdir()
    (tmp_path / ".build.new-aa" / "graph.nq").write_text("half")
    heal(out)
    assert state(out) == "old"
    assert leftovers(out) == []


def test_waiting_for_a_swap_in_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "build"
    make(out, "old")
    out.rename(tmp_path / ".build.old-aa")
    lock = FolderLock(out)
    assert lock.acquire()
    monkeypatch.setattr(builddir, "_WAIT", 0.1)
    started = time.monotonic()
    with pytest.raises(BuildError, match="putting a build in place"):
        heal(out)
    assert time.monotonic() - started >= 0.1
    lock.release()
    heal(out)
    assert state(out) == "old"


def test_files_of_the_user_are_carried_over(tmp_path: Path) -> None:
    out = tmp_path / "build"
    make(out, "one")
    (out / "notes").mkdir()
    (out / "notes" / "a.txt").write_text("mine")
    (out / "query.rq").write_text("ASK {}")
    (out / "site").mkdir()
    (out / "site" / "index.html").write_text("of the old build")
    (out / "link").symlink_to("query.rq")
    make(out, "two")
    assert (out / "notes" / "a.txt").read_text() == "mine"
    assert (out / "query.rq").read_text() == "ASK {}"
    assert (out / "link").is_symlink()
    assert not (out / "site").exists()
    (out / "query.rq").write_text("changed after the build")
    assert leftovers(out) == []


@pytest.mark.parametrize("kind", ["foreign", "file"])
def test_foreign_folders_are_refused_and_untouched(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "documents"
    if kind == "file":
        out.write_text("text")
    else:
        out.mkdir()
        (out / "letter.txt").write_text("dear")
    with pytest.raises(BuildError, match="choose another --out"):
        make(out, "one")
    assert kind == "file" or (out / "letter.txt").read_text() == "dear"
    assert leftovers(out) == []


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    make(tmp_path / "build", "one")
    assert state(tmp_path / "build") == "one"


def test_a_linked_build_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    make(tmp_path / "disk" / "real", "one")
    (tmp_path / "build").symlink_to(tmp_path / "disk" / "real")
    make(tmp_path / "build", "two")
    assert (tmp_path / "build").is_symlink()
    assert state(tmp_path / "build") == "two"


def test_folders_of_other_builds_are_left_alone(tmp_path: Path) -> None:
    make(tmp_path / "build", "one")
    (tmp_path / ".build2.new-aa").mkdir()
    make(tmp_path / "build", "two")
    assert (tmp_path / ".build2.new-aa").is_dir()


def test_lock_is_exclusive_and_leaves_no_file(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path / "build"), FolderLock(tmp_path / "build")
    assert first.acquire()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()
    second.release()
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_a_file_is_told_apart_from_a_folder_that_is_no_build(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for name, told in (("file", "this is a file"), ("folder", "this folder is no build")):
        with pytest.raises(BuildError, match=told):
            heal(tmp_path / name)


@pytest.mark.parametrize(
    ("marker", "told"),
    [('{"format": 2}', "the build is of format 2; expected format 1; build it anew"), ("{}", ".kg-build does not tell the format"), ("\x00", ".kg-build does not tell")],
)
def test_a_build_of_another_format_is_not_opened_but_may_be_built_anew(tmp_path: Path, marker: str, told: str) -> None:
    out = tmp_path / "build"
    with staged(out) as fresh:
        (fresh / "graph.nq").write_text("old", encoding="utf-8")
    heal(out)
    (out / MARKER).write_text(marker, encoding="utf-8")
    with pytest.raises(BuildError, match=told):
        heal(out)
    with staged(out) as fresh:
        (fresh / "graph.nq").write_text("new", encoding="utf-8")
    heal(out)
    assert (out / "graph.nq").read_text(encoding="utf-8") == "new"
