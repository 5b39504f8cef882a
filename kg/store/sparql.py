"""A query's file, and what is wrong with a query, where, and what to do about it."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import InputError, QueryError
from kg.ontology.prefixes import PREFIXES

_AT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_UPDATES = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)
_QUERIES = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s+|#[^\n]*|(?:PREFIX\s+\S*:\s*|BASE\s+)<[^>]*>)*", re.IGNORECASE)
_PREFIX_BEFORE = re.compile(r"([A-Za-z_][\w.-]*)?:[^\s;,.(){}]*$")
_NOT_FOUND = "Prefix not found"
_ANYTHING = "[_]"


def read_query(path: Path) -> str:
    """The text of a query's file. Raises InputError for one that is not there, may not be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = f"cannot be read: {error.strerror or error}" if isinstance(error, OSError) else "is not UTF-8"
        raise InputError(what, where=str(path), expected="a SPARQL query in UTF-8") from error


def syntax_error(sparql: str, error: SyntaxError, kind: str = "query") -> QueryError:
    """The parser's complaint with line, column, the text there, and a hint; ``kind`` is ``query`` or ``update``."""
    if kind == "query" and not sparql.strip():
        return QueryError("the query is empty", where="query", expected="SELECT, ASK, CONSTRUCT or DESCRIBE")
    message = str(error.msg or error)
    found = _AT.match(message)
    start = _PROLOGUE.match(sparql)
    first = start.end() if start else 0
    update = _UPDATES.match(sparql, first) if kind == "query" else None
    query = _QUERIES.match(sparql, first) if kind == "update" else None
    if query is not None:
        return QueryError(f"{query.group(1).upper()} is a query", where=kind, expected="INSERT, DELETE or another update", do="send it as query")
    if found is None:
        return QueryError(f"the {kind} cannot be read: {message}", where=kind, do=_update_hint(update))
    line, column = int(found.group(1)), int(found.group(2))
    before, after = _around(sparql, line, column)
    where = f"{kind} line {line}, column {column}"
    if update is not None:
        return QueryError(f"{update.group(1).upper()} would change the graph", where=where, do=_update_hint(update))
    expected = [word.strip() for word in re.split(r",\s*(?![^\[\]]*\])", found.group(3))]
    unknown = _PREFIX_BEFORE.search(before) if _NOT_FOUND in expected else None
    if unknown is not None:
        prefix = unknown.group(1) or ""
        return QueryError(
            f"prefix {prefix}: is not declared",
            where=where,
            expected=f"one of {', '.join(f'{known}:' for known in PREFIXES)}",
            do=f"or add PREFIX {prefix}: <…> at the top",
        )
    complaints = [word for word in expected if " " in word and not word.startswith("[")]
    tokens = [word for word in expected if word and " " not in word and not word.startswith("[")]
    near = f" near {after!r}" if after else ""
    if complaints:
        return QueryError("; ".join(complaints) + near, where=where)
    if _ANYTHING in expected:  # the parser gave up on the whole; its list of tokens would mislead
        tokens = [token for token in tokens if token.startswith('"')]
    if not after and not tokens:
        near = f" noticed at the end of the {kind}"
        return QueryError(f"syntax error{near}", where=where, do="look for a missing or misspelt word before it")
    return QueryError(
        f"syntax error{near}" if after else f"the {kind} ends too early", where=where, expected=_listed(tokens)
    )


def _around(sparql: str, line: int, column: int) -> tuple[str, str]:
    """The text of a line before a column (from 1 on), and the next characters after it, over line breaks."""
    lines = sparql.split("\n")
    current = lines[line - 1] if line <= len(lines) else ""
    rest = "\n".join([current[column - 1 :], *lines[line:]])
    return current[: column - 1], " ".join(rest.split())[:24]


def _listed(tokens: list[str]) -> str:
    shown = tokens[:8]
    return ("one of " if len(shown) > 1 else "") + ", ".join(shown) + (" …" if len(tokens) > len(shown) else "")


def _update_hint(update: re.Match[str] | None) -> str:
    return "use SELECT, ASK, CONSTRUCT or DESCRIBE; a query only reads" if update is not None else ""
