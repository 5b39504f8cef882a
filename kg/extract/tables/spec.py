"""The kinds of tables, read from ``data/patterns/tables.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.model.document import Table
from kg.ontology.terms import Ontology
from kg.text.yaml_file import entry_of, load_yaml_list

READS = frozenset({"entity", "entities", "date", "money", "titles", "concepts", "quoted", "text", "serial"})
FROM_CAPTION = ("technology-of", "scenario-of", "concept-of", "title-of", "field-of")


@dataclass(frozen=True, slots=True)
class Column:
    """A role: which column titles have it and how its cells are read."""

    role: str
    titles: tuple[str, ...]
    read: str
    cls: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject role, predicate, object role, and the roles of its qualifiers."""

    subject: str
    predicate: str
    object: str
    qualifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table with its columns, facts and examples."""

    name: str
    columns: tuple[Column, ...]
    facts: tuple[Fact, ...]
    caption: re.Pattern[str] | None
    examples: tuple[Mapping[str, Any], ...] = ()
    counterexamples: tuple[Mapping[str, Any], ...] = ()

    def assign(self, table: Table, title: str) -> dict[str, int] | None:
        """Role → column index, or None where the table is of another kind. ``title`` is caption and section title."""
        if self.caption is not None and not self.caption.search(title):
            return None
        titles = [_own_title(table, column) for column in range(table.width)]
        found: dict[str, int] = {}
        for column in self.columns:
            best = _best_column(column, titles, set(found.values()))
            if best is not None:
                found[column.role] = best
            elif not column.optional:
                return None
        return found


def _own_title(table: Table, column: int) -> str:
    parts = [row.cells[column].text.text.strip() for row in table.header if column < len(row.cells)]
    parts = [re.sub(r"[（(].*?[)）]|[\d¹²³⁴⁵⁶⁷⁸⁹⁰]+$", "", part).replace(" ", "") for part in parts]
    parts = [part for part in parts if part]
    return parts[-1] if parts else ""


def _best_column(column: Column, titles: list[str], used: set[int]) -> int | None:
    """The column whose title is one of the role's words (earlier words first), else ends with one of at least three characters."""
    for word in column.titles:
        for index, title in enumerate(titles):
            if index not in used and title == word:
                return index
    for word in column.titles:
        for index, title in enumerate(titles):
            if index not in used and len(word) >= 3 and title.endswith(word):
                return index
    return None


def load_table_kinds(path: Path, ontology: Ontology) -> tuple[TableKind, ...]:
    """Read and check the kinds of tables. Raises LexiconError naming file, line, kind and field for what is malformed."""
    kinds = []
    for number, item in enumerate(load_yaml_list(path, "kinds of tables")):
        with entry_of(path, number):
            kinds.append(_kind(item, path.name, ontology))
    return tuple(kinds)


def _kind(item: Any, file: str, ontology: Ontology) -> TableKind:
    name = str(item.get("name", "?")) if isinstance(item, dict) else "?"
    where = f"{file}, table kind {name}"

    def need(ok: bool, what: str, expected: str) -> None:
        if not ok:
            raise LexiconError(what, where=where, expected=expected, do="correct the entry")

    need(isinstance(item, dict) and isinstance(item.get("columns"), dict), "has no columns", "name, columns, facts")
    columns = []
    for role, body in item["columns"].items():
        need(isinstance(body, dict) and body.get("read") in READS, f"column {role} cannot be read so", " | ".join(sorted(READS)))
        cls = str(body.get("class", ""))
        need(not cls or cls in ontology.classes(), f"class {cls!r} of column {role} is unknown", "a class of the ontology")
        columns.append(Column(str(role), tuple(map(str, body.get("titles", []))), body["read"], cls, bool(body.get("optional"))))
    roles = {column.role for column in columns}
    facts = []
    for fact in item.get("facts", []):
        ends = [fact.get("subject"), fact.get("object"), *(fact.get("qualifiers") or {}).values()]
        for end in ends:
            need(isinstance(end, str) and bool(end) and (end in roles or end.split()[0] in FROM_CAPTION), f"role {end!r} is unknown", "a column's role")
        need(fact.get("predicate") in ontology.properties(), f"predicate {fact.get('predicate')!r} is unknown", "a property of the ontology")
        facts.append(Fact(fact["subject"], fact["predicate"], fact["object"], tuple((fact.get("qualifiers") or {}).items())))
    try:
        caption = re.compile(item["caption"]) if item.get("caption") else None
    except re.error as error:
        raise LexiconError(f"caption is no regular expression ({error})", where=where, do="correct the entry") from error
    return TableKind(name, tuple(columns), tuple(facts), caption, tuple(item.get("examples", ())), tuple(item.get("counterexamples", ())))
