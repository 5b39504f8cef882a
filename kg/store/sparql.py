"""A query's file, and what is wrong with a query, where, and what to do about it."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import InputError, QueryError
from kg.ontology.prefixes import PREFIXES
from kg.worded import several, worded

_AT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_UPDATES = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)
_QUERIES = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s+|#[^\n]*|(?:PREFIX\s+\S*:\s*|BASE\s+)<[^>]*>)*", re.IGNORECASE)
_PREFIX_BEFORE = re.compile(r"([A-Za-z_][\w.-]*)?:[^\s;,.(){}]*$")
_NOT_FOUND = "Prefix not found"
_ANYTHING = "[_]"
_KINDS = {"query": worded("query"), "update": worded("update")}


def read_query(path: Path) -> str:
    """The text of a query's file. Raises InputError for one that is not there, may not be read or is not UTF-8."""
    try:
        return decoded_query(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError(worded("cannot be read: {}", error), where=str(path), expected="a SPARQL query in UTF-8") from error


def decoded_query(data: bytes, where: str) -> str:
    """The text of a query. Raises InputError for one that is not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", where=where, expected="a SPARQL query in UTF-8") from error


def syntax_error(sparql: str, error: SyntaxError, kind: str = "query") -> QueryError:
    """The parser's complaint with line, column, the text there, and a hint; ``kind`` is ``query`` or ``update``."""
    text = _KINDS[kind]
    if kind == "query" and not sparql.strip():
        return QueryError("the query is empty", where=text, expected="SELECT, ASK, CONSTRUCT or DESCRIBE")
    message = str(error.msg or error)
    found = _AT.match(message)
    start = _PROLOGUE.match(sparql)
    first = start.end() if start else 0
    update = _UPDATES.match(sparql, first) if kind == "query" else None
    query = _QUERIES.match(sparql, first) if kind == "update" else None
    if query is not None:
        return QueryError(worded("{} is a query", query.group(1).upper()), where=text, expected="INSERT, DELETE or another update", do="send it as query")
    if found is None:
        return QueryError(worded("the {} cannot be read: {}", text, message), where=text, do=_update_hint(update))
    line, column = int(found.group(1)), int(found.group(2))
    before, after = _around(sparql, line, column)
    where = worded("{} line {}, column {}", text, line, column)
    if update is not None:
        return QueryError(worded("{} would change the graph", update.group(1).upper()), where=where, do=_update_hint(update))
    expected = [word.strip() for word in re.split(r",\s*(?![^\[\]]*\])", found.group(3))]
    unknown = _PREFIX_BEFORE.search(before) if _NOT_FOUND in expected else None
    if unknown is not None:
        prefix = unknown.group(1) or ""
        return QueryError(
            worded("prefix {}: is not declared", prefix),
            where=where,
            expected=worded("one of {}", ", ".join(f'{known}:' for known in PREFIXES)),
            do=worded("or add PREFIX {}: <…> at the top", prefix),
        )
    complaints = [word for word in expected if " " in word and not word.startswith("[")]
    tokens = [word for word in expected if word and " " not in word and not word.startswith("[")]
    if complaints:
        what = several(complaints, "; ")
        return QueryError(worded("{} near {!r}", what, after) if after else what, where=where)
    if _ANYTHING in expected:  # the parser gave up on the whole; its list of tokens would mislead
        tokens = [token for token in tokens if token.startswith('"')]
    if not after and not tokens:
        hint = "look for a missing or misspelt word before it"
        return QueryError(worded("syntax error noticed at the end of the {}", text), where=where, do=hint)
    what = worded("syntax error near {!r}", after) if after else worded("the {} ends too early", text)
    return QueryError(what, where=where, expected=_listed(tokens))


def _around(sparql: str, line: int, column: int) -> tuple[str, str]:
    """The text of a line before a column (from 1 on), and the next characters after it, over line breaks."""
    lines = sparql.split("\n")
    current = lines[line - 1] if line <= len(lines) else ""
    rest = "\n".join([current[column - 1 :], *lines[line:]])
    return current[: column - 1], " ".join(rest.split())[:24]


def _listed(tokens: list[str]) -> str:
    shown = tokens[:8]
    if len(shown) < 2:
        return ", ".join(shown)
    return worded("one of {}", ", ".join(shown) + (" …" if len(tokens) > len(shown) else ""))


def _update_hint(update: re.Match[str] | None) -> str:
    return "use SELECT, ASK, CONSTRUCT or DESCRIBE; a query only reads" if update is not None else ""
