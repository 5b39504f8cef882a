"""Requests of the SPARQL 1.1 Protocol, told apart and checked before any work is done.

Source: https://www.w3.org/TR/sparql11-protocol/, sections 2.1 to 2.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox

from kg.serve.errors import HttpError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_QUERY_GRAPHS = ("default-graph-uri", "named-graph-uri")
_UPDATE_GRAPHS = ("using-graph-uri", "using-named-graph-uri")
SKIPPED = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\#[^\n\r]*|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'""",
    re.DOTALL,
)
"""IRIs, comments and strings: words in them are no keywords."""
_REMOTE = re.compile(r"(?<![\w?$:@.-])(SERVICE|LOAD)(?:\s+SILENT)?\s*(<[^<>]*>|\?\w+|\$\w+|[\w.-]*:[\w.:%-]*)", re.IGNORECASE)
_MAYBE_REMOTE = re.compile(r"(?<![\w?$:@.-])(?:SERVICE|LOAD)", re.IGNORECASE)
_PREFIX = re.compile(r"\bPREFIX\s+([\w.-]*:)\s*<([^<>]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update, with the graphs that the request names; empty ones leave the choice to text and store.

    Of an update they are the graphs that its WHERE clauses look at.
    """

    text: str
    update: bool = False
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_operation(method: str, query_string: str, content_type: str, body: bytes) -> Operation | None:
    """What a request asks for; None for a bare GET, which asks for the service description.

    Raises HttpError: 400 for a malformed request, 415 for a body of another type.
    """
    pairs = _pairs(query_string, "the address")
    if method in {"GET", "HEAD"}:
        if any(name == "update" for name, _ in pairs):
            raise HttpError(400, "an update is sent by POST, not by GET")
        if not any(name == "query" for name, _ in pairs):
            if pairs:
                raise HttpError(400, "the parameter query is missing")
            return None
        return _query(_single(pairs, "query"), pairs)
    kind, _, parameters = content_type.partition(";")
    kind = kind.strip().lower()
    if kind == FORM:
        pairs = [*pairs, *_pairs(_text(body, parameters), "the form")]
        names = {name for name, _ in pairs} & {"query", "update"}
        if len(names) != 1:
            raise HttpError(400, "a form holds either query or update")
        return _query(_single(pairs, "query"), pairs) if names == {"query"} else _update(_single(pairs, "update"), pairs)
    if kind == QUERY:
        return _query(_text(body, parameters), pairs)
    if kind == UPDATE:
        return _update(_text(body, parameters), pairs)
    raise HttpError(415, f"a body of type {kind or 'unknown'}; expected {FORM}, {QUERY} or {UPDATE}", {"Accept-Post": f"{FORM}, {QUERY}, {UPDATE}"})


def remote_addresses(sparql: str) -> list[str]:
    """What SERVICE and LOAD of a query or update lead to: addresses, or variables as they are written.

    Comments, strings and the insides of IRIs do not count.
    """
    if not _MAYBE_REMOTE.search(sparql):  # nearly always
        return []
    kept = SKIPPED.sub(lambda found: found.group() if found.group().startswith("<") else " ", sparql)
    prefixes = dict(_PREFIX.findall(kept))
    found = []
    for match in _REMOTE.finditer(kept):
        target = match.group(2)
        prefix, colon, local = target.partition(":")
        if target.startswith("<"):
            found.append(target[1:-1])
        elif colon and prefix + colon in prefixes:
            found.append(prefixes[prefix + colon] + local)
        else:
            found.append(target)
    return found


def refuse_remote(sparql: str, allowed: Sequence[str]) -> None:
    """Raise HttpError 400 when a query leads to an address that nobody allowed by name."""
    refused = [address for address in remote_addresses(sparql) if address not in allowed]
    if refused:
        raise HttpError(400, f"SERVICE and LOAD are off here; {refused[0]} is not allowed")


def _query(text: str, pairs: Iterable[tuple[str, str]]) -> Operation:
    pairs = list(pairs)
    return Operation(text, False, _graphs(pairs, _QUERY_GRAPHS[0]), _graphs(pairs, _QUERY_GRAPHS[1]))


def _update(text: str, pairs: Iterable[tuple[str, str]]) -> Operation:
    pairs = list(pairs)
    return Operation(text, True, _graphs(pairs, _UPDATE_GRAPHS[0]), _graphs(pairs, _UPDATE_GRAPHS[1]))


def _graphs(pairs: Iterable[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    graphs = tuple(value for name, value in pairs if name == wanted)
    for graph in graphs:
        try:
            ox.NamedNode(graph)
        except ValueError as error:
            raise HttpError(400, f"{wanted} is no IRI: {graph[:200]}") from error
    return graphs


def _single(pairs: Iterable[tuple[str, str]], wanted: str) -> str:
    values = [value for name, value in pairs if name == wanted]
    if len(values) != 1:
        raise HttpError(400, f"{len(values)} parameters {wanted}; expected one")
    return values[0]


def _pairs(text: str, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except (UnicodeDecodeError, ValueError) as error:
        raise HttpError(400, f"{where} cannot be read: {error}") from error


def _text(body: bytes, parameters: str) -> str:
    charset = re.search(r"charset\s*=\s*\"?([\w.:-]+)", parameters, re.IGNORECASE)
    if charset is not None and charset.group(1).lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise HttpError(415, f"text in {charset.group(1)}; expected UTF-8")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise HttpError(400, f"the body is no UTF-8: {error.reason} at byte {error.start}") from error
