"""Results → text: table, CSV, JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Sequence

import pyoxigraph as ox

from kg.errors import UsageError
from kg.ontology.prefixes import PREFIXES, shorten
from kg.store.results import Answer, Result, Rows, Term, Triples, text
from kg.worded import worded

FORMATS = ("table", "csv", "json", "ttl")
BOM = "\ufeff"
_STRING = PREFIXES["xsd"] + "string"
_TURTLE = ox.RdfFormat.TURTLE


def render(result: Result, form: str) -> str:
    """A result as text in one of FORMATS, ending with a line break.

    CSV begins with a byte order mark so that Excel reads its Chinese; JSON is SPARQL 1.1 Query Results JSON. Raises
    UsageError for an unknown format, and for Turtle when the result is no set of triples.
    """
    if form == "table":
        return _table(result)
    if form == "csv":
        return _csv(result)
    if form == "json":
        return _json(result)
    if form == "ttl":
        if isinstance(result, Triples):
            return _turtle(result)
        raise UsageError("rows are no triples", where="--format ttl", expected="a CONSTRUCT or DESCRIBE query")
    raise UsageError(worded("unknown format {!r}", form), where="--format", expected=", ".join(FORMATS))


def short(term: Term | None) -> str:
    """A term as a reader of a table likes it: prefixed name, or lexical form without datatype and language."""
    return shorten(term.value) if isinstance(term, ox.NamedNode) else text(term)


def as_rows(result: Result) -> Rows:
    """Any result as rows: an answer as one cell, triples as three columns."""
    if isinstance(result, Rows):
        return result
    if isinstance(result, Answer):
        boolean = ox.Literal("true" if result.value else "false", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean"))
        return Rows(("answer",), ((boolean,),))
    return Rows(("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in result.triples))


def _table(result: Result) -> str:
    rows = as_rows(result)
    lines = [list(rows.variables), *([_one_line(short(term)) for term in row] for row in rows.rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(rows.variables))]
    lines.insert(1, ["-" * width for width in widths])
    return "".join("  ".join(_pad(line, widths)).rstrip() + "\n" for line in lines)


def _pad(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)]


def _width(cell: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in cell)


def _one_line(cell: str) -> str:
    return " ".join(cell.split("\n")).replace("\t", " ").replace("\r", " ")


def _csv(result: Result) -> str:
    rows = as_rows(result)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.variables)
    writer.writerows([text(term) for term in row] for row in rows.rows)
    return BOM + out.getvalue()


def _json(result: Result) -> str:
    if isinstance(result, Answer):
        content: dict[str, object] = {"head": {}, "boolean": result.value}
    else:
        rows = as_rows(result)
        bindings = [
            {name: _json_term(term) for name, term in zip(rows.variables, row, strict=True) if term is not None}
            for row in rows.rows
        ]
        content = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def _turtle(result: Triples) -> str:
    body = (ox.serialize(result.triples, format=_TURTLE, prefixes=PREFIXES) or b"").decode()
    lines = body.split("\n")
    count = next((number for number, line in enumerate(lines) if not line.startswith("@prefix ")), len(lines))
    used = [line for line in sorted(lines[:count]) if f"{line.split()[1]}" in "\n".join(lines[count:])]
    return "\n".join(used + lines[count:])
