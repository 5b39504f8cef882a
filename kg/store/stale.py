"""Files of a build that are older than its store, since reports were added or removed in place, or an update changed it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import BuildError
from kg.store.builddir import STALE

DERIVED = ("graph.nq", "graph.trig", "site", "statements.jsonl")
"""What a change of the store leaves as it is, marked as older than the store."""
EXTRACTIONS = "extractions"
"""What was read of the reports. An update makes it older than the store: no report says what the update said."""


def stale_files(folder: Path) -> tuple[str, ...]:
    """The files of a build that are older than its store; sorted."""
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
        raise BuildError("is older than the store, which was changed since", where=str(file), do="run kg export to write it anew")
