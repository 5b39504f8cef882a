"""Files of a build that are older than its store, since reports were added or removed in place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import BuildError
from kg.store.builddir import STALE


def stale_files(folder: Path) -> tuple[str, ...]:
    """The files of a build that are older than its store, since reports were added or removed in place; sorted."""
    try:
        return tuple(sorted((folder / STALE).read_text(encoding="utf-8").split()))
    except FileNotFoundError:
        return ()


def mark_stale(folder: Path, names: Iterable[str]) -> None:
    """Tell which of these files, as far as they are there, are older than the store."""
    there = sorted(name for name in names if (folder / name).exists())
    if there:
        (folder / STALE).write_text("".join(f"{name}\n" for name in there), encoding="utf-8")


def refuse_stale(file: Path) -> None:
    """Raises BuildError for a file of a build that is older than its store."""
    if file.name in stale_files(file.parent):
        raise BuildError("is older than the store: reports were added or removed since", where=str(file), do="run kg export to write it anew")
