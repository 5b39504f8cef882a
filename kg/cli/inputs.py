"""The files that a user names, folders opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.readers.read import is_readable
from kg.store.builddir import MARKER

_PASSED_OVER = ("_files", ".files")
"""Endings of the folders in which browsers keep what belongs to a saved page."""


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files named; for a folder, all those below it that can be read as reports, by their extensions.

    Builds, hidden files and folders, and the files that editors keep beside an open document are passed over. A folder without a
    report stands for itself, to be told by the reader.
    """
    found: list[Path] = []
    for path in paths:
        found += (sorted(_below(path)) or [path]) if path.is_dir() else [path]
    return found


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        if MARKER in names:
            folders.clear()
            continue
        folders[:] = sorted(each for each in folders if not each.startswith(".") and not each.endswith(_PASSED_OVER))
        yield from (here / name for name in names if not name.startswith((".", "~$")) and is_readable(here / name))
