"""The reviewed table of warnings that were looked at and are right as they are: ``ontology/checks/accepted.csv``."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.prefixes import expand
from kg.validate.finding import Finding, Severity

FILE = Path("checks", "accepted.csv")
COLUMNS = ("check", "focus", "zh", "en")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a finding is accepted, and where that stands."""

    zh: str
    en: str
    where: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Accepted:
    """A finding with the reason for which it was accepted."""

    finding: Finding
    zh: str
    en: str


Table = Mapping[tuple[str, str], Reason]
"""Reason by check and focus IRI."""


def read_accepted(ontology_dir: Path) -> dict[tuple[str, str], Reason]:
    """The table; empty when there is no file. Raises OntologyError, with file and line, for a malformed row."""
    path = ontology_dir / FILE
    if not path.is_file():
        return {}
    found: dict[tuple[str, str], Reason] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise OntologyError("wrong columns", where=f"{path}:1", expected=",".join(COLUMNS))
        for row in rows:
            where = f"{path}:{rows.line_num}"
            if None in row or not all(row[name] for name in COLUMNS):
                raise OntologyError("a row with empty or too many cells", where=where, expected=",".join(COLUMNS))
            key = (row["check"], expand(row["focus"]))
            if key in found:
                raise OntologyError("the same check and focus again", where=where, do="remove one of the rows")
            found[key] = Reason(row["zh"], row["en"], where)
    return found


def accept(findings: Iterable[Finding], table: Table) -> tuple[list[Finding], list[Accepted]]:
    """The findings that stand, and those that the table accepts. Errors always stand: they are to be mended."""
    standing: list[Finding] = []
    accepted: list[Accepted] = []
    for finding in findings:
        reason = table.get((finding.check, finding.focus))
        if reason is None or finding.severity is Severity.ERROR:
            standing.append(finding)
        else:
            accepted.append(Accepted(finding, reason.zh, reason.en))
    return standing, accepted
