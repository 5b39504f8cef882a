"""The kinds of tables, read from ``data/patterns/tables.yaml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.model.document import Table
from kg.ontology.terms import Ontology
from kg.text.yaml_file import entry_of, load_yaml_list
from kg.worded import worded

READS = frozenset({"entity", "entities", "names", "date", "money", "titles", "concepts", "technologies", "quoted", "text", "serial", "round", "amount"})
_NAMED = frozenset({"entity", "entities", "names", "quoted"})
_ALTERNATIVES = re.compile(r"[/／|、及与和&]")
_EITHER = re.compile("[/／|]")
"""What stands between names of one column (发文机构/部门); the others also join parts of one name."""
_ITEMS = re.compile(r"[、，,；;/]")
_BLANK = re.compile(r"[-—–/]+|N/?A|无|暂无|未披露|不详")
_FIGURE = re.compile(r"[-+−]?(?:[约近超逾]|超过)?[\d,.]+\s*(?:%|[十百千万亿余多]*(?:[元户家个人笔件项次张单台款条只名倍天]|美元|[吨户]|$)|$)")
_OF_KINDS = re.compile(r"^(?:产品|模型|平台|所属|主要)?(?:类型|类别|分类|种类|性质|属性|级别)$")
_ASIDE = re.compile(r"[（(].*?[)）]|[\d¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
FROM_CAPTION = ("technology-of", "technology-in", "scenario-in", "thing-of", "scenario-of", "concept-of", "title-of", "field-of", "place-of")


@dataclass(frozen=True, slots=True)
class Column:
    """A role: which column titles have it and how its cells are read.

    ``like`` is what a title may look like besides; ``known`` says that cells which mostly name things of its class tell it as well.
    """

    role: str
    titles: tuple[str, ...]
    read: str
    cls: str = ""
    optional: bool = False
    like: re.Pattern[str] | None = None
    known: bool = False


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
    figures: tuple[str, ...] = ()
    """The roles that the figures of further columns are about, the first that a row fills."""
    needs: tuple[str, ...] = ()
    """Optional columns of which a table must have one."""

    @property
    def measured(self) -> frozenset[str]:
        """The roles whose cells are figures besides (a capital is a value of its firm and a statistic)."""
        return frozenset(column.role for column in self.columns if column.read == "money")

    def assign(self, table: Table, title: str, holds: Callable[[str, str], bool] | None = None) -> dict[str, int] | None:
        """Role → column index, or None where the table is of another kind.

        ``title`` is caption and section title; ``holds`` tells whether a cell names a thing of a class.
        """
        if self.caption is not None and not self.caption.search(title):
            return None
        titles = _own_titles(table)
        found: dict[str, int] = {}
        for column in self.columns:
            used = set(found.values())
            if column.read in _NAMED:
                used |= _of_figures(table)
            best = _best_column(column, titles, used)
            if best is None and column.known and holds is not None:
                best = _column_of(table, column, used, holds)
            if best is not None:
                found[column.role] = best
            elif not column.optional:
                return None
        return found if not self.needs or any(role in found for role in self.needs) else None


@lru_cache(maxsize=2)
def _own_titles(table: Table) -> tuple[str, ...]:
    """The title of each column without brackets and notes; remembered, as every kind of table asks for them."""
    return tuple(_own_title(table, column) for column in range(table.width))


def _own_title(table: Table, column: int) -> str:
    parts = [row.cells[column].text.text.strip() for row in table.header if column < len(row.cells)]
    parts = [_ASIDE.sub("", part).replace(" ", "") for part in parts]
    parts = [part for part in parts if part]
    return parts[-1] if parts else ""


def _cells(table: Table, column: int) -> list[str]:
    """What the cells of a column say, empty ones aside."""
    words = [row.cells[column].text.text.strip() for row in table.rows if column < len(row.cells)]
    return [word for word in words if word and not _BLANK.fullmatch(word)]


@lru_cache(maxsize=2)
def _of_figures(table: Table) -> frozenset[int]:
    """The columns of which most cells begin with a digit that a unit or nothing follows."""
    columns = ((index, _cells(table, index)) for index in range(table.width))
    return frozenset(index for index, cells in columns if sum([bool(_FIGURE.match(cell)) for cell in cells]) * 2 > len(cells))


def _column_of(table: Table, column: Column, used: set[int], holds: Callable[[str, str], bool]) -> int | None:
    """The first column of which most cells, and at least two, name things of the role's class.

    A column of technologies headed as one of kinds (类型: 通用大模型) tells what the things are, not what they use.
    """
    for index in range(table.width):
        if column.cls == "Technology" and _OF_KINDS.search(_own_titles(table)[index]):
            continue
        cells = _cells(table, index) if index not in used else []
        named = sum(all(holds(item, column.cls) for item in _ITEMS.split(cell)) for cell in cells)
        if named >= 2 and named * 3 >= len(cells) * 2:
            return index
    return None


def _best_column(column: Column, titles: Sequence[str], used: set[int]) -> int | None:
    """The column whose title is one of the role's words (earlier words first), else ends with one of at least three characters.

    A title of alternatives (产品/平台) has the role of any of them; last come titles that only look like the role's.
    """
    names = [(title, *_EITHER.split(title)) for title in titles]
    for word in column.titles:
        for index, told in enumerate(names):
            if index not in used and word in told:
                return index
    for word in column.titles:
        for index, title in enumerate(titles):
            if index not in used and len(word) >= 3 and title.endswith(word):
                return index
    for index, title in enumerate(titles):
        parts = _ALTERNATIVES.split(title)
        if index not in used and title and (any(part in column.titles for part in parts) or (column.like is not None and column.like.search(title))):
            return index
    return None


def load_table_kinds(path: Path, ontology: Ontology) -> tuple[TableKind, ...]:
    """Read and check the kinds of tables. Raises LexiconError naming file, line, kind and field for what is malformed."""
    kinds = []
    for number, item in enumerate(load_yaml_list(path, worded("kinds of tables"))):
        with entry_of(path, number):
            kinds.append(_kind(item, path.name, ontology))
    return tuple(kinds)


def _kind(item: Any, file: str, ontology: Ontology) -> TableKind:
    name = str(item.get("name", "?")) if isinstance(item, dict) else "?"
    where = worded("{}, table kind {}", file, name)

    def need(ok: bool, what: str, expected: str) -> None:
        if not ok:
            raise LexiconError(what, where=where, expected=expected, do="correct the entry")

    need(isinstance(item, dict) and isinstance(item.get("columns"), dict), "has no columns", "name, columns, facts")
    columns = []
    for role, body in item["columns"].items():
        need(isinstance(body, dict) and body.get("read") in READS, worded("column {} cannot be read so", role), " | ".join(sorted(READS)))
        cls = str(body.get("class", ""))
        need(not cls or cls in ontology.classes(), worded("class {!r} of column {} is unknown", cls, role), "a class of the ontology")
        like = body.get("like")
        columns.append(
            Column(
                str(role), tuple(map(str, body.get("titles", []))), body["read"], cls, bool(body.get("optional")),
                _pattern(like, worded("{}, column {}", where, role), "like") if like else None, bool(body.get("known")),
            )
        )  # fmt: skip
    roles = {column.role for column in columns}
    for key in ("figures", "needs"):
        for role in item.get(key, ()):
            need(role in roles, worded("role {!r} of {} is unknown", role, key), "a column's role")
    facts = []
    for fact in item.get("facts", []):
        ends = [fact.get("subject"), fact.get("object"), *(fact.get("qualifiers") or {}).values()]
        for end in ends:
            need(isinstance(end, str) and bool(end) and (end in roles or end.split()[0] in FROM_CAPTION), worded("role {!r} is unknown", end), "a column's role")
        need(fact.get("predicate") in ontology.properties(), worded("predicate {!r} is unknown", fact.get("predicate")), "a property of the ontology")
        facts.append(Fact(fact["subject"], fact["predicate"], fact["object"], tuple((fact.get("qualifiers") or {}).items())))
    caption = _pattern(item["caption"], where, "caption") if item.get("caption") else None
    return TableKind(
        name, tuple(columns), tuple(facts), caption, tuple(item.get("examples", ())), tuple(item.get("counterexamples", ())),
        tuple(item.get("figures", ())), tuple(item.get("needs", ())),
    )  # fmt: skip


def _pattern(text: str, where: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise LexiconError(worded("{} is no regular expression ({})", name, error), where=where, do="correct the entry") from error
