"""Where the ontology and the data are: inside the wheel, or beside the package in a source tree."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a bundled file or folder, e.g. ``resource("data", "lexicon")``.

    Raises InputError when the installation lacks it.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise InputError(
        f"the installation lacks {'/'.join(parts)}", where=str(_PACKAGE), do="reinstall the package fintech-kg"
    )
