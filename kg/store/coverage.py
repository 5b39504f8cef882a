"""How much of each report of a build was understood, as ``run.json`` tells it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.errors import BuildError
from kg.model.coverage import Tally
from kg.store.builddir import heal

COUNTED = tuple(Tally().as_dict())
"""The counts that ``run.json`` holds for each report and section."""


def coverage_of(folder: Path) -> list[dict[str, Any]]:
    """How much of each report was understood, as ``run.json`` of a finished build tells it.

    Raises BuildError when the folder is no build, or its ``run.json`` is missing, damaged or of an older version.
    """
    heal(folder)
    path = folder / "run.json"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        found = told["coverage"]
        for report in found:
            _ = report["report"], [{key: int(part[key]) for key in COUNTED} for part in (report["total"], *report["sections"])]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError(
            "run.json does not tell how much was understood", where=str(path), expected="run.json of this version", do="run kg build again"
        ) from error
    return list(found)
