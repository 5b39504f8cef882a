"""Reading the curated tables of names (``data/lexicon/*.csv``)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon import faults
from kg.model.entity import Entity
from kg.model.problem import Problem
from kg.model.reach import reached
from kg.model.reason import Reason
from kg.text.normalise import name_key, normalise
from kg.worded import reason, worded

COLUMNS = ("id", "class", "zh", "en", "aliases", "source", "note")
COLLECTIVE_COLUMNS = ("id", "class", "zh", "aliases", "members", "source", "note")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIXED_CONCEPTS = (
    "draft", "trial", "inForce",
    "asserted", "planned", "predicted", "negated", "conditional", "recommended", "attributed", "failed",
    "atLeast", "atMost", "about", "original", "digest",
    "same", "different", "unsure", "reject", "correct",
)  # fmt: skip
RESERVED = frozenset((*_FIXED_CONCEPTS, "verdicts", "technologies", "scenarios", "indicators", "unspecified", "statistics"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All curated names. ``weak`` holds surface forms that name an entity only in context: form → entity id.

    ``collectives`` maps the id of a collective name (六大国有银行) to its members' ids; ``by_key`` and ``weak_by_key`` map compared
    forms (``name_key``) to ids; ``guards`` an id to longer words in which its forms are not its name (建行: 构建行);
    ``unit_kinds`` an indicator's id to the kind of unit it is measured in, ``bases`` the id of a rate of growth or a share to the
    indicator that grows or is shared out; ``homonyms`` compared weak forms that several things
    have to their ids; ``apart`` holds pairs of compared names that are
    judged to be names of two things.
    """

    entities: Mapping[str, Entity]
    strong: Mapping[str, str]
    weak: Mapping[str, str]
    collectives: Mapping[str, tuple[str, ...]]
    by_key: Mapping[str, str] = field(default_factory=dict)
    weak_by_key: Mapping[str, str] = field(default_factory=dict)
    guards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit_kinds: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    homonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    problems: tuple[Problem, ...] = ()


_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+|[A-Za-z0-9]+(?: [A-Za-z0-9]+)+")
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.'-]*(?: [A-Za-z0-9.'-]+)*")
_REMEMBERED = 65536
_GUARD = re.compile(r"not:([^;\s]+)")


def surface_form(name: str) -> str:
    """A name as it looks in normalised text. Plain simplified names, which are most, need no normalising, nor do Latin ones."""
    return name if _PLAIN.fullmatch(name) or _LATIN.fullmatch(name) else normalise(name).text.strip()


@lru_cache(_REMEMBERED)
def compared(form: str) -> str:
    """``name_key`` of a form of the lexicon; remembered, as the same few words are looked up in every sentence."""
    return _squeezed(form) if _PLAIN.fullmatch(form) else name_key(form)


def _squeezed(form: str) -> str:
    """``name_key`` of a plain name."""
    return form.casefold().replace(" ", "")


def parts(cell: str) -> tuple[str, ...]:
    """What a cell lists with ``|`` between."""
    if "|" not in cell:
        return (part,) if (part := cell.strip()) else ()
    return tuple([part for each in cell.split("|") if (part := each.strip())])


class _Loader:
    """Collects rows; what is wrong with one row is a problem, the other rows still count."""

    def __init__(self, classes: frozenset[str]) -> None:
        self.classes = classes
        self.entities: dict[str, Entity] = {}
        self.strong: dict[str, str] = {}
        self.weak: dict[str, str] = {}
        self.owners: dict[str, str] = {}
        self.weak_owners: dict[str, str] = {}
        self.collectives: dict[str, tuple[str, ...]] = {}
        self.unit_kinds: dict[str, str] = {}
        self.bases: dict[str, str] = {}
        self.guards: dict[str, tuple[str, ...]] = {}
        self.homonyms: dict[str, tuple[str, ...]] = {}
        self.problems: list[Problem] = []
        self.broader: list[tuple[str, str, str]] = []

    def complain(self, where: str, what: Reason, expected: Reason, do: Reason) -> None:
        self.problems.append(Problem("lexicon", faults.RowError(what, where=where, expected=expected, do=do).reason))

    def read(self, path: Path) -> None:
        collective = path.stem == "collectives"
        needed = COLLECTIVE_COLUMNS if collective else COLUMNS
        try:
            data = path.read_bytes()
            text = data.decode("utf-8-sig")
        except OSError as error:
            return self.complain(path.name, faults.UNREADABLE(reason(error)), faults.CSV_TABLE, faults.CHECK_RIGHTS)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            return self.complain(worded("{} line {}", path.name, line), faults.NOT_UTF8, faults.CSV_TABLE, faults.SAVE_AS_UTF8)
        rows = self.cells(path.name, text)
        _, header = next(rows, ("", []))
        missing = [name for name in needed if name not in header]
        if missing:
            return self.complain(path.name, faults.NO_COLUMN(", ".join(missing)), faults.LITERALLY(",".join(needed)), faults.ADD_COLUMN)
        for where, cells in rows:
            if len(cells) != len(header):
                self.complain(where, faults.CELLS(str(len(cells))), faults.CELLS_OF_HEADER(str(len(header))), faults.CHECK_COMMAS)
            else:
                self.row(dict(zip(header, cells, strict=True)), where, collective)
        return None

    def cells(self, name: str, text: str) -> Iterator[tuple[str, list[str]]]:
        """Place and cells of every row that is not blank, without blanks around them; a row with bad quotes is told and left out."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.complain(worded("{} line {}", name, reader.line_num), faults.NO_ROW(reason(error)), faults.NO_LONE_QUOTE, faults.CHECK_QUOTES)
                continue
            cells = list(map(str.strip, cells))
            if any(cells):
                yield f"{name} line {reader.line_num}", cells

    def row(self, row: dict[str, str], where: str, collective: bool) -> None:
        """Keep what a row tells, or complain of it."""
        key, cls, zh, note = row["id"], row["class"], row["zh"], row["note"]
        if fault := self._fault(key, cls, zh):
            return self.complain(where, *fault)
        aliases = self._forms(row, where)
        broader = parts(row.get("broader", ""))
        self.entities[key] = Entity(key, cls, zh, row.get("en", ""), aliases, broader=broader, source=row["source"])
        self.broader += [(key, parent, where) for parent in broader]
        if collective:
            self.collectives[key] = parts(row["members"])
            self.entities[key] = replace(self.entities[key], members=self.collectives[key])
        if guard := _GUARD.search(note) if note else None:
            self.guards[key] = tuple(word for word in guard[1].split("|") if word)
        if row.get("unit_kind"):
            self.unit_kinds[key] = row["unit_kind"]
        if row.get("base"):
            self.bases[key] = row["base"]
        return None

    def _fault(self, key: str, cls: str, zh: str) -> tuple[Reason, Reason, Reason] | None:
        """Why a row cannot count: what is wrong, what is expected, what to do. None where nothing is."""
        if not _SLUG.fullmatch(key) or key in RESERVED:
            return faults.ID_UNUSABLE(key), faults.FREE_SLUG, faults.CHOOSE_ID
        if key in self.entities:
            return faults.ID_TWICE(key), faults.OWN_ID, faults.RENAME_ROW
        if cls not in self.classes:
            return faults.CLASS_UNKNOWN(cls), faults.A_CLASS, faults.SEE_ONTOLOGY
        return None if zh else (faults.NO_LABEL, faults.SHORT_NAME, faults.FILL_LABEL)

    def _forms(self, row: Mapping[str, str], where: str) -> tuple[str, ...]:
        """Note every name of a row, the label as weak where the note says so; its aliases that are neither of its labels."""
        key, zh, en, note = row["id"], row["zh"], row.get("en", ""), row["note"]
        self.form(zh, key, bool(note) and "weak" in note.split(), where)
        if en:
            self.form(en, key, False, where)
        aliases: dict[str, None] = {}
        for alias in parts(row["aliases"]):
            if (name := alias.lstrip("~")).strip("~ "):
                self.form(name, key, name != alias, where)
                if name not in (zh, en):
                    aliases[name] = None
        return tuple(aliases)

    def form(self, name: str, key: str, weak: bool, where: str) -> None:
        """Note the owner of a name's form. Forms that differ in case, width or spaces alone are one name (KBank, K Bank).

        A weak form may be the short name of several things: its context tells which.
        """
        plain = _PLAIN.fullmatch(name)
        form = name if plain else surface_form(name)
        if not form:
            return
        table, owners = (self.weak, self.weak_owners) if weak else (self.strong, self.owners)
        same = _squeezed(form) if plain else compared(form)
        owner = owners.setdefault(same, key)
        if owner == key:
            table.setdefault(form, key)
        elif weak:
            known = self.homonyms.setdefault(same, (owner,))
            self.homonyms[same] = known if key in known else (*known, key)
        else:
            self.complain(where, faults.NAME_TAKEN(form, owner), faults.ONE_OWNER, faults.REMOVE_ONE)

    def finish(self) -> None:
        kept: dict[str, list[str]] = {}
        above: set[str] = set()  # what is broader than something: only there can a circle be closed
        for key, parent, where in self.broader:
            if parent not in self.entities:
                self.complain(where, faults.BROADER_UNKNOWN(parent, key), faults.CONCEPT_ID, faults.CORRECT_ID)
            elif key == parent or (key in above and key in reached([parent], lambda one: kept.get(one, ()))):
                self.complain(where, faults.BROADER_CIRCLE(parent, key), faults.A_BROADER, faults.REMOVE_ONE)
            else:
                kept.setdefault(key, []).append(parent)
                above.add(parent)
        for key, entity in self.entities.items():
            if entity.broader and len(entity.broader) != len(kept.get(key, ())):
                self.entities[key] = replace(entity, broader=tuple(kept.get(key, ())))
        for key, members in list(self.collectives.items()):
            unknown = [m for m in members if m not in self.entities]
            if unknown:
                self.complain("collectives.csv", faults.MEMBERS_UNKNOWN(", ".join(unknown), key), faults.TABLE_IDS, faults.CORRECT_IDS)
                self.collectives[key] = known = tuple(m for m in members if m in self.entities)
                self.entities[key] = replace(self.entities[key], members=known)


def load_lexicon(folder: Path, classes: frozenset[str]) -> Lexicon:
    """Read every table of a folder; ``classes`` are the local names that the ontology defines.

    Malformed rows are left out and told in ``problems``, one line each. Raises LexiconError when the folder holds no table.
    """
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise LexiconError("no lexicon tables", where=str(folder), expected="*.csv files", do="restore data/lexicon")
    loader = _Loader(classes)
    for path in paths:
        loader.read(path)
    loader.finish()
    return Lexicon(
        entities=loader.entities,
        strong=loader.strong,
        weak=loader.weak,
        collectives=loader.collectives,
        by_key=loader.owners,
        weak_by_key=loader.weak_owners,
        guards=loader.guards,
        unit_kinds=loader.unit_kinds,
        bases=loader.bases,
        homonyms=loader.homonyms,
        problems=tuple(loader.problems),
    )
