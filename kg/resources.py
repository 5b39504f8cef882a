"""Where the ontology and the data are: inside the wheel, or beside the package in a source tree; what tells their versions apart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError
from kg.worded import worded

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = ("data", "ontology")


def resource(*parts: str) -> Path:
    """Path of a bundled file or folder, e.g. ``resource("data", "lexicon")``.

    Raises InputError when the installation lacks it.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise InputError(
        worded("the installation lacks {}", "/".join(parts)), where=str(_PACKAGE), do="reinstall the package fintech-kg"
    )


def inputs_hash(folders: Sequence[Path]) -> str:
    """A hash over the names and bytes of all files below some folders."""
    total = hashlib.sha256()
    for folder in folders:
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc") if folder.is_dir() else [folder]
        for path in files:
            total.update(path.relative_to(folder.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def passed_over(here: Path) -> tuple[Path, Path] | None:
    """The source tree that one stands in, and what is read in its place, where their data or ontology differ; None where all is well.

    ``pip install .`` copies both into the package, so that a row added to a table of the tree has no effect.
    """
    for root in (here, *here.parents):
        tree = [root / folder for folder in _FOLDERS]
        if (root / "pyproject.toml").is_file() and (root / "kg" / "resources.py").is_file() and all(each.is_dir() for each in tree):
            break
    else:
        return None
    read = [resource(folder) for folder in _FOLDERS]
    if [each.resolve() for each in tree] == [each.resolve() for each in read] or inputs_hash(tree) == inputs_hash(read):
        return None
    return root, read[0].parent
