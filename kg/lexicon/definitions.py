"""Reading what concepts mean (``data/definitions/*.csv``): definitions, scope notes, cited documents, kinds of policy instrument."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon.tables import parts
from kg.model.definition import CitedDocument, Definition, Definitions
from kg.worded import worded

SOURCES = "sources.csv"
COLUMNS = ("id", "definition_zh", "definition_en", "scope_zh", "scope_en", "related", "see")
SOURCE_COLUMNS = ("id", "number", "zh", "en", "publisher", "year", "iri")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def load_definitions(folder: Path) -> Definitions:
    """Read every table of a folder: ``sources.csv`` holds the cited documents, each other table definitions of concepts.

    Raises LexiconError, with file and line, for a table that cannot be read and for a row that breaks a rule.
    """
    concepts: dict[str, Definition] = {}
    documents: dict[str, CitedDocument] = {}
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise LexiconError("no tables of definitions", where=str(folder), expected="*.csv files", do="restore data/definitions")
    for path in paths:
        if path.name == SOURCES:
            documents = {row["id"]: _document(row, where) for where, row in rows(path, SOURCE_COLUMNS)}
            continue
        for where, row in rows(path, COLUMNS):
            if row["id"] in concepts:
                raise LexiconError(worded("id {!r} stands in two tables", row["id"]), where=where, expected="one definition a concept", do="remove one of them")
            concepts[row["id"]] = _definition(row, where)
    return Definitions(concepts, documents)


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Place (file and line) and cells of every row of a table, sorted by id as it must be.

    Raises LexiconError for a table that cannot be read, lacks a column, or has a row of another length, without a proper id,
    or out of order.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(worded("cannot be read ({})", error), where=path.name, expected="a UTF-8 CSV table", do="save it as UTF-8 CSV") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    last = ""
    try:
        header = next(reader, [])
        if missing := [name for name in columns if name not in header]:
            raise LexiconError(
                worded("no column {}", ", ".join(missing)), where=worded("{} line 1", path.name), expected=",".join(columns), do="add it to the header line"
            )
        for cells in reader:
            where = worded("{} line {}", path.name, reader.line_num)
            if len(cells) != len(header):
                raise LexiconError(worded("{} cells", len(cells)), where=where, expected=worded("{} as in the header line", len(header)), do="check commas and quotes")
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            if not _SLUG.fullmatch(row["id"]):
                raise LexiconError(worded("id {!r} cannot be used", row["id"]), where=where, expected="a slug of a-z, 0-9 and -", do="choose another id")
            if row["id"] <= last:
                raise LexiconError(worded("id {!r} stands behind {!r}", row["id"], last), where=where, expected="rows sorted by id, each id once", do="move or remove it")
            last = row["id"]
            yield where, row
    except csv.Error as error:
        raise LexiconError(
            worded("is no CSV row ({})", error), where=worded("{} line {}", path.name, reader.line_num), expected='cells without a lone "', do="check its quotes"
        ) from error


def _definition(row: dict[str, str], where: str) -> Definition:
    for zh, en in (("definition_zh", "definition_en"), ("scope_zh", "scope_en")):
        if bool(row[zh]) != bool(row[en]):
            raise LexiconError(worded("{!r} has one of {} and {} alone", row["id"], zh, en), where=where, expected="both languages or neither", do="write the other")
        if row[zh] and not (row[zh].endswith("。") and row[en].endswith(".")):
            raise LexiconError(worded("a text of {!r} has no full stop", row["id"]), where=where, expected="whole sentences, ending in 。 and .", do="end it")
    return Definition(
        row["id"], row["definition_zh"], row["definition_en"], row["scope_zh"], row["scope_en"], parts(row["related"]), parts(row["see"]), where
    )  # fmt: skip


def _document(row: dict[str, str], where: str) -> CitedDocument:
    if not (row["zh"] or row["en"]):
        raise LexiconError(worded("{!r} has no title", row["id"]), where=where, expected="a title in zh, in en or in both", do="write it")
    if row["year"] and not _YEAR.fullmatch(row["year"]):
        raise LexiconError(worded("year {!r}", row["year"]), where=where, expected="four digits", do="correct it")
    if row["iri"] and not _IRI.fullmatch(row["iri"]):
        raise LexiconError(worded("iri {!r} is no web address", row["iri"]), where=where, expected="http://… or https://…", do="correct or remove it")
    return CitedDocument(*(row[name] for name in SOURCE_COLUMNS))
