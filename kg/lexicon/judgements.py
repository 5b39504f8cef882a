"""Tables of judgements: rows are only ever added, the last one about a pair or statement counts.

The file keeps its history (who thought what, and when it was withdrawn), two people's files can be joined by appending
one to the other, and a version control shows each decision as one new line.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.lexicon import faults
from kg.lexicon.faults import RowError
from kg.lexicon.tables import compared
from kg.model.judgement import CLAIM_VERDICTS, PAIR_VERDICTS, Judgement, Verdict
from kg.model.problem import Problem
from kg.model.reason import Reason
from kg.model.statement import Modality
from kg.ontology.load import load_ontology
from kg.ontology.terms import Ontology
from kg.resources import resource
from kg.worded import reason, worded

COLUMNS = ("verdict", "one", "one_name", "predicate", "other", "other_name", "statement", "change", "note", "by", "date")
FILE = "judgements.csv"
FIELDS = ("subject", "predicate", "object", "modality", "date", "indicator", "about", "place", "value")
"""Parts of a claim that a correction may replace; the last four and ``modality`` are those of a statistic."""

_STATEMENT = re.compile(r"(?:.*/)?(?:statement|observation)/([0-9a-f]{20})|([0-9a-f]{20})")
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Judgements:
    """All rows as written, oldest first, and the problems of rows that could not be used."""

    rows: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def in_force(self) -> tuple[Judgement, ...]:
        """The last row about each pair or statement, in the order of the file; none where that row withdraws."""
        last: dict[tuple[str, ...], Judgement] = {}
        for row in self.rows:
            key = judgement_key(row)
            last.pop(key, None)
            last[key] = row
        return tuple(row for row in last.values() if row.verdict is not Verdict.WITHDRAW)

    def __add__(self, other: Judgements) -> Judgements:
        return Judgements((*self.rows, *other.rows), (*self.problems, *other.problems))


def judgement_key(row: Judgement) -> tuple[str, ...]:
    """What a row is about: a pair, whichever is named first, or a statement by its id, else by its parts."""
    if row.is_pair:
        return ("pair", *sorted((_name_key(row.one), _name_key(row.other))))
    return ("statement", row.statement) if row.statement else ("parts", _name_key(row.one), row.predicate, _name_key(row.other))


def _name_key(name: str) -> str:
    return compared(name) or name


def judgements_file(out: Path) -> Path:
    """Where a user's judgements lie if no file is named: beside the build folder, so that they outlive every build."""
    return Path(os.path.realpath(out)).parent / FILE  # no error for a link that leads to itself: who makes the folder tells it


def claim_id(text: str) -> str:
    """Id of a statement or observation as typed (bare, ``statement/…``, IRI); empty if it is none."""
    found = _STATEMENT.fullmatch(text.strip().strip("<>"))
    return (found[1] or found[2]) if found else ""


def read_judgements(path: Path, properties: Collection[str] = ()) -> Judgements:
    """The rows of a table. A row that cannot be used is told with its line, the others count.

    A row that names another relation than ``broader`` and ``properties`` (of the ontology; none given, none checked) is one.

    Raises InputError when the file cannot be read at all or lacks a column.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", where=str(path), expected="a UTF-8 CSV table of judgements", do="save it as UTF-8 CSV") from error
    except OSError as error:
        raise InputError(worded("cannot be read: {}", error), where=str(path), expected="a table of judgements") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Judgement] = []
    problems: list[Problem] = []
    header: list[str] = []
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            problems.append(_problem(worded("{} line {}", path.name, reader.line_num), faults.NO_ROW(reason(error)), faults.NO_LONE_QUOTE, faults.CHECK_QUOTES))
            continue
        where = worded("{} line {}", path.name, reader.line_num)
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = [cell.strip() for cell in cells]
            _check_header(header, where)
            continue
        if len(cells) != len(header):
            problems.append(_problem(where, faults.CELLS(str(len(cells))), faults.CELLS_OF_HEADER(str(len(header))), faults.CHECK_COMMAS))
            continue
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        try:
            judgement = parse_row(row, where)
            _check_relations(judgement, properties)
            rows.append(judgement)
        except RowError as error:
            problems.append(Problem("judgement", error.reason))
    return Judgements(tuple(rows), tuple(problems))


def _check_header(header: list[str], where: str) -> None:
    missing = [name for name in ("verdict", "one", "other") if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown:
        what = worded("no column {}", ", ".join(missing)) if missing else worded("unknown column {}", ", ".join(map(repr, unknown)))
        raise InputError(what, where=where, expected=",".join(COLUMNS), do="correct the header line")


def _problem(where: str, what: Reason, expected: Reason, do: Reason) -> Problem:
    return Problem("judgement", RowError(what, where=where, expected=expected, do=do).reason)


def parse_row(row: dict[str, str], where: str) -> Judgement:
    """One row as a judgement. Raises RowError that names the place and what is wrong with it."""

    def wrong(what: Reason, expected: Reason) -> RowError:
        return RowError(what, where=where, expected=expected, do=faults.CORRECT_ROW)

    try:
        verdict = Verdict(row["verdict"].lower())
    except ValueError:
        raise wrong(faults.VERDICT_UNKNOWN(row["verdict"]), faults.ONE_OF(", ".join(Verdict))) from None
    named = row.get("statement", "")
    statement = claim_id(named)
    if named and not statement:
        raise wrong(faults.STATEMENT_NO_ID(named), faults.HEX_DIGITS)
    changes = parse_changes(row.get("change", ""), where)
    found = Judgement(
        verdict=verdict, one=row["one"], one_name=row.get("one_name", ""), predicate=row.get("predicate", ""), other=row["other"],
        other_name=row.get("other_name", ""), statement=statement, changes=changes, note=row.get("note", ""), by=row.get("by", ""),
        date=row.get("date", ""), where=where,
    )  # fmt: skip
    if found.is_pair and not (found.one and found.other):
        raise wrong(faults.ONLY_ONE, faults.TWO_OR_STATEMENT)
    if found.is_pair and _name_key(found.one) == _name_key(found.other):
        raise wrong(faults.NAMED_TWICE(found.one), faults.TWO_THINGS)
    if verdict in PAIR_VERDICTS and not found.is_pair:
        raise wrong(faults.SAID_OF_STATEMENT(verdict), faults.TWO_NAMES)
    if verdict in CLAIM_VERDICTS and found.is_pair:
        raise wrong(faults.SAID_OF_NONE(verdict), faults.ID_OR_PARTS)
    if (verdict is Verdict.CORRECT) != bool(changes):
        raise wrong(faults.CHANGES_NOTHING if not changes else faults.NEEDLESS_CHANGE(verdict), faults.CHANGE_FOR_CORRECT)
    if found.date and not DATE.fullmatch(found.date):
        raise wrong(faults.DATE_NONE(found.date), faults.DATE_FORMS)
    return found


def _check_relations(row: Judgement, properties: Collection[str]) -> None:
    for name in filter(None, (row.predicate, dict(row.changes).get("predicate", ""))):
        if properties and name.removeprefix("fkg:") not in properties and name != "broader":
            raise RowError(faults.PREDICATE_UNKNOWN(name), where=row.where, expected=faults.A_PROPERTY, do=faults.CORRECT_ROW)


def parse_changes(text: str, where: str) -> tuple[tuple[str, str], ...]:
    """``object=…; modality=…`` as pairs. Raises RowError for a part that cannot be changed."""
    changes: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, value = (each.strip() for each in part.partition("="))
        if name not in FIELDS or not value:
            raise RowError(faults.CHANGE_UNKNOWN(part), where=where, expected=faults.CHANGE_FORM(", ".join(FIELDS)), do=faults.CORRECT_ROW)
        if name == "modality" and value not in set(Modality):
            raise RowError(faults.MODALITY_UNKNOWN(value), where=where, expected=faults.ONE_OF(", ".join(Modality)), do=faults.CORRECT_ROW)
        if name == "date" and not DATE.fullmatch(value):
            raise RowError(faults.DATE_NONE(value), where=where, expected=faults.DATE_FORMS, do=faults.CORRECT_ROW)
        changes[name] = value
    return tuple(changes.items())


def load_judgements(table: Path | None = None, ontology: Ontology | None = None) -> Judgements:
    """The bundled judgements, and after them a user's own, which so win. Raises KgError for a table that cannot be read.

    ``ontology`` is the one installed, where it was loaded already.
    """
    properties = (ontology or load_ontology(resource("ontology"))).properties()
    bundled = read_judgements(resource("data", FILE), properties)
    return bundled if table is None else bundled + read_judgements(table, properties)


def row_cells(row: Judgement) -> list[str]:
    """A judgement as the cells of its row."""
    change = "; ".join(f"{name}={value}" for name, value in row.changes)
    return [row.verdict.value, row.one, row.one_name, row.predicate, row.other, row.other_name, row.statement, change, row.note, row.by, row.date]


def as_csv(rows: Iterable[Judgement], *, header: bool = True) -> str:
    """Rows as CSV text."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    writer.writerows(row_cells(row) for row in rows)
    return buffer.getvalue()


def append_judgement(path: Path, row: Judgement) -> None:
    """Add a row at the end of a table, which is made if it is not there. Raises InputError when it cannot be written.

    A new table starts with a byte order mark, so that spreadsheets read its Chinese.
    """
    try:
        known = path.read_bytes() if path.exists() else b""
        start = "" if not known or known.endswith(b"\n") else "\n"
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(("\ufeff" if not known else start) + as_csv([row], header=not known))
    except OSError as error:
        raise InputError(worded("cannot be written: {}", error), where=str(path), do="name another file with --judgements") from error
