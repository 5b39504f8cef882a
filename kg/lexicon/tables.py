"""Reading the curated tables of names (``data/lexicon/*.csv``)."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import LexiconError
from kg.model.entity import Entity
from kg.model.problem import Problem
from kg.text.normalise import name_key, normalise

COLUMNS = ("id", "class", "zh", "en", "aliases", "source", "note")
COLLECTIVE_COLUMNS = ("id", "class", "zh", "aliases", "members", "source", "note")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIXED_CONCEPTS = ("draft", "trial", "inForce", "asserted", "planned", "predicted", "negated", "atLeast", "atMost", "about", "original", "digest")
RESERVED = frozenset((*_FIXED_CONCEPTS, "technologies", "scenarios", "indicators", "unspecified", "statistics"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All curated names. ``weak`` holds surface forms that name an entity only in context: form → entity id.

    ``collectives`` maps the id of a collective name (六大国有银行) to its members' ids; ``by_key`` and ``weak_by_key`` map compared
    forms (``name_key``) to ids; ``guards`` an id to longer words in which its forms are not its name (建行: 构建行);
    ``unit_kinds`` an indicator's id to the kind of unit it is measured in.
    """

    entities: Mapping[str, Entity]
    strong: Mapping[str, str]
    weak: Mapping[str, str]
    collectives: Mapping[str, tuple[str, ...]]
    by_key: Mapping[str, str] = field(default_factory=dict)
    weak_by_key: Mapping[str, str] = field(default_factory=dict)
    guards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit_kinds: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    version: str = ""


_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+|[A-Za-z0-9]+(?: [A-Za-z0-9]+)+")
_GUARD = re.compile(r"not:([^;\s]+)")


def surface_form(name: str) -> str:
    """A name as it looks in normalised text. Plain simplified names, which are most, need no normalising."""
    return name if _PLAIN.fullmatch(name) else normalise(name).text.strip()


def compared(form: str) -> str:
    """``name_key`` of a form of the lexicon."""
    return form.casefold().replace(" ", "") if _PLAIN.fullmatch(form) else name_key(form)


class _Loader:
    """Collects rows; what is wrong with one row is a problem, the other rows still count."""

    def __init__(self, classes: frozenset[str]) -> None:
        self.classes = classes
        self.entities: dict[str, Entity] = {}
        self.strong: dict[str, str] = {}
        self.weak: dict[str, str] = {}
        self.collectives: dict[str, tuple[str, ...]] = {}
        self.unit_kinds: dict[str, str] = {}
        self.guards: dict[str, tuple[str, ...]] = {}
        self.problems: list[Problem] = []
        self.broader: list[tuple[str, str, str]] = []

    def complain(self, where: str, what: str, expected: str, do: str) -> None:
        self.problems.append(Problem("lexicon", str(LexiconError(what, where=where, expected=expected, do=do))))

    def read(self, path: Path) -> None:
        collective = path.stem == "collectives"
        needed = COLLECTIVE_COLUMNS if collective else COLUMNS
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file, strict=True)
                missing = [name for name in needed if name not in (reader.fieldnames or ())]
                if missing:
                    self.complain(path.name, f"no column {', '.join(missing)}", ",".join(needed), "add it to the header line")
                    return
                for row in reader:
                    where = f"{path.name} line {reader.line_num}"
                    if None in row or None in row.values():
                        self.complain(where, "wrong number of cells", f"{len(reader.fieldnames or ())}", "check commas and quotes")
                        continue
                    self.row({key: value.strip() for key, value in row.items()}, where, collective)
        except (UnicodeDecodeError, csv.Error) as error:
            self.complain(path.name, f"cannot be read ({error})", "a UTF-8 CSV table", "save it as UTF-8 CSV")

    def row(self, row: dict[str, str], where: str, collective: bool) -> None:
        key, cls, zh = row["id"], row["class"], row["zh"]
        if not _SLUG.fullmatch(key) or key in RESERVED:
            return self.complain(where, f"id {key!r} cannot be used", "a free slug of a-z, 0-9 and -", "choose another id")
        if key in self.entities:
            return self.complain(where, f"id {key!r} stands twice", "an id of its own", "rename or remove one of the two rows")
        if cls not in self.classes:
            return self.complain(where, f"class {cls!r} is unknown", "a class of the ontology", "see docs/ontology.md")
        if not zh:
            return self.complain(where, "no zh label", "the usual short name", "fill the column zh")
        aliases = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
        weak_label = "weak" in row["note"].split()
        forms = [(zh, weak_label), (row.get("en", ""), False)]
        forms += [(alias.lstrip("~"), alias.startswith("~")) for alias in aliases]
        for name, weak in forms:
            self.form(surface_form(name), key, weak, where)
        self.entities[key] = Entity(
            id=key,
            cls=cls,
            zh=zh,
            en=row.get("en", ""),
            aliases=tuple(dict.fromkeys(a.lstrip("~") for a in aliases if a.lstrip("~") not in {zh, row.get("en", "")})),
            broader=tuple(b.strip() for b in row.get("broader", "").split("|") if b.strip()),
            source=row["source"],
        )
        self.broader += [(key, parent, where) for parent in self.entities[key].broader]
        if collective:
            self.collectives[key] = tuple(m.strip() for m in row["members"].split("|") if m.strip())
        guard = _GUARD.search(row["note"])
        if guard:
            self.guards[key] = tuple(word for word in guard[1].split("|") if word)
        if row.get("unit_kind"):
            self.unit_kinds[key] = row["unit_kind"]
        return None

    def form(self, form: str, key: str, weak: bool, where: str) -> None:
        table = self.weak if weak else self.strong
        if form and table.setdefault(form, key) != key:
            self.complain(where, f"name {form!r} already belongs to {table[form]!r}", "one owner a name", "remove it from one of them")

    def finish(self) -> None:
        for key, parent, where in self.broader:
            if parent not in self.entities:
                self.complain(where, f"broader {parent!r} of {key!r} is unknown", "the id of a concept", "correct the id")
                entity = self.entities[key]
                kept = tuple(b for b in entity.broader if b in self.entities)
                self.entities[key] = Entity(entity.id, entity.cls, entity.zh, entity.en, entity.aliases, broader=kept, source=entity.source)
        for key, members in list(self.collectives.items()):
            unknown = [m for m in members if m not in self.entities]
            if unknown:
                self.complain("collectives.csv", f"members {', '.join(unknown)} of {key!r} are unknown", "ids of the tables", "correct the ids")
                self.collectives[key] = tuple(m for m in members if m in self.entities)


def load_lexicon(folder: Path, classes: frozenset[str], version: str = "") -> Lexicon:
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
        by_key={compared(form): key for form, key in sorted(loader.strong.items())},
        weak_by_key={compared(form): key for form, key in sorted(loader.weak.items())},
        guards=loader.guards,
        unit_kinds=loader.unit_kinds,
        problems=tuple(loader.problems),
        version=version,
    )
