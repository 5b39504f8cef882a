"""Build folders: written aside, put in place whole, mended when a swap was interrupted.

Changes in place are made likewise, on a copy of which most is hard links: readers keep the folder that they opened.

While ``out`` is built its parent holds ``.out.new-<random>``; during the swap ``.out.old-<random>`` too. A marker file,
written last, tells a finished folder from an unfinished one. One lock per ``out`` means that leftovers found under it
belong to dead processes.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import BuildError
from kg.store.lock import FolderLock
from kg.worded import worded

MARKER = ".kg-build"
FORMAT = 1
"""The form of a build folder: what this program writes, and the only one that it opens."""
STALE = ".kg-stale"
"""Names, one a line, the files of a build that are older than its store."""
SNAPSHOT = ".kg-snapshot"
"""What the analyses read of the store, kept by the first of them; any other state of the store makes it void."""
OWNED = frozenset({MARKER, SNAPSHOT, STALE, "extractions", "graph.nq", "graph.trig", "problems.jsonl", "run.json", "site", "statements.jsonl", "store"})
"""Names that a build makes. A new build replaces or drops them; any other name there is the user's and stays."""

_WAIT = 5.0


@contextmanager
def staged(out_dir: Path) -> Iterator[Path]:
    """Give an empty folder to build in; when the block ends without error, it takes the place of ``out_dir`` at once.

    Until then, and after any error or kill, the previous build stands untouched. Files in ``out_dir`` that no build
    made are carried over. Raises BuildError when ``out_dir`` is not empty and no build of ours, or when another process
    builds there.
    """
    with writing(out_dir) as out, replacing(out) as fresh:
        yield fresh


@contextmanager
def writing(out_dir: Path) -> Iterator[Path]:
    """Be the only writer of a build folder, which need not be there yet, and give its full path.

    Raises BuildError when ``out_dir`` is not empty and no build of ours, or when another process writes there.
    """
    out = _full(out_dir)
    _refuse_foreign(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(out)
    if not lock.acquire():
        raise BuildError("another build is writing here", where=str(out), do="wait for it, or choose another --out")
    try:
        _mend(out)
        _refuse_foreign(out)
        yield out
    finally:
        lock.release()


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Within ``writing``: an empty folder that takes the place of ``out`` when the block ends without error."""
    fresh = out.parent / f".{out.name}.new-{os.urandom(4).hex()}"
    fresh.mkdir()
    try:
        yield fresh
        _carry_over(out, fresh)
        (fresh / MARKER).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
        _swap(out, fresh)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def take_over(out: Path, fresh: Path, names: Iterable[str]) -> None:
    """Give a new folder files and folders of the one that it will replace, as far as they are there; hard links where possible.

    They must not be written to afterwards, only replaced.
    """
    for name in names:
        if (out / name).is_dir():
            shutil.copytree(out / name, fresh / name, copy_function=link_or_copy)
        elif (out / name).is_file():
            link_or_copy(str(out / name), str(fresh / name))


def heal(out_dir: Path) -> None:
    """Finish or undo a swap that was interrupted, and remove what dead builds left behind; then check the folder.

    Raises BuildError when ``out_dir`` is missing, no build, or one of another format. Costs one look at the parent folder when all is well.
    """
    out = _full(out_dir)
    deadline = time.monotonic() + _WAIT
    while _leftovers(out, "new") or _leftovers(out, "old"):
        lock = FolderLock(out)
        try:
            free = lock.acquire()
        except OSError:  # a reader without the right to write there leaves mending to others
            break
        if free:
            try:
                _mend(out)
            finally:
                lock.release()
            break
        if out.exists():  # a build is going on; the previous one is whole
            break
        if time.monotonic() > deadline:
            raise BuildError("another process is putting a build in place here", where=str(out), do="try again")
        time.sleep(0.02)
    if not out.exists():
        raise BuildError("no such build folder", where=str(out), do="run kg build, or name the folder with --out")
    if not is_build(out):
        what = "this folder is no build" if out.is_dir() else "this is a file"
        raise BuildError(what, where=str(out), expected=worded("a folder made by kg build, with {}", MARKER))
    if (found := format_of(out)) != FORMAT:
        told = worded("the build is of format {}", found) if found else worded("{} does not tell the format of the build", MARKER)
        raise BuildError(told, where=str(out), expected=worded("format {}", FORMAT), do="build it anew with this version of kg")


def format_of(folder: Path) -> int:
    """The format that the marker of a build tells; 0 where it tells none."""
    try:
        content = json.loads((folder / MARKER).read_bytes())
    except (OSError, ValueError):
        return 0
    found = content.get("format") if isinstance(content, dict) else None
    return found if isinstance(found, int) else 0


def _full(out_dir: Path) -> Path:
    try:
        return out_dir.resolve()
    except (OSError, RuntimeError) as error:
        raise BuildError("this is a link that leads to itself", where=str(out_dir), do="choose another --out") from error


def is_build(folder: Path) -> bool:
    """Did a finished build of ours make this folder?"""
    return (folder / MARKER).is_file()


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise BuildError("this is a file", where=str(out), expected="a folder", do="choose another --out")
    if not is_build(out) and any(out.iterdir()):
        raise BuildError(
            "the folder is not empty and no build",
            where=str(out),
            expected="a new or empty folder, or a build",
            do="choose another --out",
        )


def _mend(out: Path) -> None:
    """Under the lock: make ``out`` whole and remove leftovers."""
    fresh, previous = _leftovers(out, "new"), _leftovers(out, "old")
    if not out.exists() and previous:
        finished = [folder for folder in fresh if is_build(folder)]
        _rename(finished[0] if finished else previous[-1], out)
    for folder in [*_leftovers(out, "new"), *_leftovers(out, "old")]:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(out: Path, fresh: Path) -> None:
    previous = out.parent / fresh.name.replace(f".{out.name}.new-", f".{out.name}.old-")
    replaced = out.exists()
    if replaced:
        _rename(out, previous)
    try:
        _rename(fresh, out)
    except BaseException:
        if replaced:
            _rename(previous, out)
        raise
    if replaced:
        shutil.rmtree(previous, ignore_errors=True)


def _rename(folder: Path, target: Path) -> None:
    try:
        folder.rename(target)
    except OSError as error:
        raise BuildError(
            worded("cannot be renamed to {}: {}", target.name, error),
            where=str(folder),
            do="close programs that use files in it",
        ) from error


def _carry_over(out: Path, fresh: Path) -> None:
    """Copy the user's own files; hard links where the file system has them, so that large ones cost nothing."""
    if not out.is_dir():
        return
    for entry in sorted(out.iterdir()):
        target = fresh / entry.name
        if entry.name in OWNED or target.exists() or target.is_symlink():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True, copy_function=link_or_copy)
        elif entry.is_symlink():
            target.symlink_to(entry.readlink())
        else:
            link_or_copy(str(entry), str(target))


def link_or_copy(source: str, target: str) -> None:
    """A file under a second name, or a copy of it where the file system has no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _leftovers(out: Path, kind: str) -> list[Path]:
    if not out.parent.is_dir():
        return []
    start = f".{out.name}.{kind}-"
    return sorted(folder for folder in out.parent.iterdir() if folder.name.startswith(start))
