"""Small lexicon tables written for one test."""

from __future__ import annotations

from pathlib import Path

from kg.lexicon.tables import Lexicon, load_lexicon

CLASSES = frozenset({"StateOwnedBank", "InternetBank", "OtherCompany", "Place", "Technology", "Scenario", "Policy", "Report", "Organization"})
HEADER = "id,class,zh,en,aliases,source,note"
CONCEPTS = "id,class,zh,en,aliases,broader,source,note"
COLLECTIVES = "id,class,zh,aliases,members,source,note"


def table(folder: Path, *rows: str, name: str = "banks", header: str = HEADER) -> None:
    """Write one table."""
    (folder / f"{name}.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")


def load(folder: Path) -> Lexicon:
    """Read the tables of a folder."""
    return load_lexicon(folder, CLASSES)


def lines(lexicon: Lexicon) -> list[str]:
    """What the loader complains of."""
    return [problem.reason.en for problem in lexicon.problems]
