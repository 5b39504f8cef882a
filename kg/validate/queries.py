"""Checks that are queries: ``ontology/checks/*.rq``, a row is a defect. ``?x`` is the thing, ``?v`` a value that helps to see why.

The name of a file begins with its family (``hygiene-full-width.rq``); its first lines say ``# zh:``, ``# en:`` (the message),
``# severity:`` (error, warning or info) and, if it is no error, ``# reason:`` (why not).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError, QueryError
from kg.ontology.parse import read_text
from kg.ontology.prefixes import shorten
from kg.store.interface import Store
from kg.store.results import Rows
from kg.validate.finding import Finding, Severity
from kg.worded import several, worded

_SEVERITIES = {severity.value: severity for severity in Severity}


@dataclass(frozen=True, slots=True)
class CheckQuery:
    """One file: its name without ending, message, severity, why it is so, and the query."""

    name: str
    zh: str
    en: str
    severity: Severity
    reason: str
    sparql: str
    path: Path


def family_of(check: str) -> str:
    """The family of a check: what stands before the first hyphen of its name."""
    return check.partition("-")[0]


def load_checks(ontology_dir: Path, *families: str) -> list[CheckQuery]:
    """The checks of some families (of all, if none is named), sorted by name.

    Raises OntologyError for a file that cannot be read, or lacks a line of its head.
    """
    found = [path for path in sorted((ontology_dir / "checks").glob("*.rq")) if not families or family_of(path.stem) in families]
    return [read_check(path) for path in found]


def read_check(path: Path) -> CheckQuery:
    """One check. Raises OntologyError, with file and line, for a file that cannot be read or lacks a line of its head."""
    head, text = read_head(path, worded("check"), ("zh", "en", "severity"))
    if head["severity"] not in _SEVERITIES:
        raise OntologyError(worded("unknown severity {!r}", head["severity"]), where=f"{path}:1", expected=several(_SEVERITIES, " or "))
    return CheckQuery(path.stem, head["zh"], head["en"], _SEVERITIES[head["severity"]], head.get("reason", ""), text, path)


def read_head(path: Path, what: str, keys: Iterable[str]) -> tuple[dict[str, str], str]:
    """The comment lines ``# key: value`` at the top of a file, and the whole file; ``what`` it is called in messages.

    Raises OntologyError, with file and line, for a file that cannot be read or lacks one of ``keys``.
    """
    text = read_text(path)
    head: dict[str, str] = {}
    for line in text.splitlines():
        key, colon, value = line.removeprefix("#").partition(":")
        if not line.startswith("#") or not colon:
            break
        head[key.strip()] = value.strip()
    for key in keys:
        if not head.get(key):
            raise OntologyError(worded("the {} has no line '# {}: …'", what, key), where=f"{path}:1", do="add it at the top")
    return head, text


def run_checks(store: Store, checks: Iterable[CheckQuery]) -> list[Finding]:
    """The rows of some checks as findings, sorted. Raises OntologyError, with file and line, for a query that is none."""
    return sorted({finding for check in checks for finding in run_check(store, check)})


def run_check(store: Store, check: CheckQuery) -> list[Finding]:
    """The rows of one check. Raises OntologyError for a query that is malformed or has other columns than ``?x`` and ``?v``."""
    return [
        Finding(check.severity, check.name, row["x"], check.zh, check.en, shorten(row["v"]))
        for row in defects(store, check.sparql, check.path, worded("check"))
        if row["x"]  # an aggregate over nothing makes one empty row
    ]


def defects(store: Store, sparql: str, path: Path, what: str) -> Iterator[dict[str, str]]:
    """The rows of a query for defects, with ``x`` and ``v``; ``what`` it is called in messages.

    Raises OntologyError, with the file that it came from, for a query that is malformed or has other columns.
    """
    try:
        result = store.query(sparql)
    except QueryError as error:
        raise OntologyError(worded("the query cannot be run: {}", error), where=str(path), do="correct the query there") from error
    if not isinstance(result, Rows) or set(result.variables) != {"x", "v"}:
        raise OntologyError(worded("a {} selects ?x and ?v", what), where=str(path), do="correct the query there")
    return result.texts()
