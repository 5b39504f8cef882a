"""The catalogue of known reports, and how a file is told to be one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError
from kg.model.document import Report
from kg.text.dates import parse_date
from kg.text.normalise import name_key
from kg.text.repair import PINYIN
from kg.text.yaml_file import LOADER
from kg.worded import worded

HEAD = 3000
"""How many characters from the start of a text the words of a match are looked for in."""

_KEYS = frozenset({"id", "title", "publisher", "date", "cite", "match"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHAPE = "a list of reports with id, title, publisher, date, cite and match"


@dataclass(frozen=True, slots=True)
class Known:
    """A report with the words that its first pages hold (all of ``words``, none of ``without``)."""

    report: Report
    words: tuple[str, ...]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Known reports by id."""

    known: Mapping[str, Known]

    def get(self, report_id: str) -> Report | None:
        """The report with this id, or None."""
        found = self.known.get(report_id)
        return found.report if found else None

    def recognise(self, text: str) -> Report | None:
        """The report whose words stand in the first pages of ``text``; where several fit, the one with the most words."""
        head = name_key(PINYIN.sub("", text[:HEAD]))
        fits = [
            entry
            for entry in self.known.values()
            if all(word in head for word in entry.words) and not any(word in head for word in entry.without)
        ]
        best = max(fits, key=lambda entry: (sum(map(len, entry.words)), entry.report.id), default=None)
        return best.report if best else None


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue in a YAML file. Raises LexiconError with the line for anything malformed."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(worded("the catalogue cannot be read ({})", error), where=str(path), expected=_SHAPE) from error
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise LexiconError("the catalogue is not YAML", where=where, expected=_SHAPE) from error
    if not isinstance(root, yaml.SequenceNode):
        raise LexiconError("the catalogue is no list", where=f"{path}:1", expected=_SHAPE)
    known: dict[str, Known] = {}
    for node in root.value:
        where = f"{path}:{node.start_mark.line + 1}"
        entry = _entry(yaml.SafeLoader("").construct_object(node, deep=True), where)
        if entry.report.id in known:
            raise LexiconError(
                worded("two reports with the id {}", entry.report.id), where=where, do="give one of them another id"
            )
        known[entry.report.id] = entry
    return Catalogue(known)


def _entry(value: Any, where: str) -> Known:
    if not isinstance(value, dict):
        raise LexiconError("an entry is no list of names and values", where=where, expected=_SHAPE)
    unknown = sorted(set(map(str, value)) - _KEYS)
    if unknown:
        raise LexiconError(worded("unknown key {!r}", unknown[0]), where=where, expected=worded("one of {}", ", ".join(sorted(_KEYS))))
    words = {key: str(value[key]).strip() for key in _KEYS - {"match"} if value.get(key) is not None}
    for key in ("id", "title", "publisher"):
        if not words.get(key):
            raise LexiconError(worded("an entry without {}", key), where=where, expected=_SHAPE)
    if not _ID.fullmatch(words["id"]):
        raise LexiconError(worded("bad id {!r}", words["id"]), where=where, expected="lower-case letters, digits and hyphens")
    date = words.get("date", "")
    if date and parse_date(date) != date:
        raise LexiconError(worded("bad date {!r}", date), where=where, expected="YYYY, YYYY-MM or YYYY-MM-DD in quotes")
    match = value.get("match") or {}
    report = Report(words["id"], words["title"], words["publisher"], date, words.get("cite", ""))
    return Known(report, _keys(match, "all", where), _keys(match, "none", where))


def _keys(match: Any, name: str, where: str) -> tuple[str, ...]:
    values = match.get(name, []) if isinstance(match, dict) else None
    if not isinstance(values, Sequence) or isinstance(values, str):
        raise LexiconError("bad match", where=where, expected="match: {all: [words …], none: [words …]}")
    keys = tuple(name_key(str(value)) for value in values)
    if name == "all" and not keys:
        raise LexiconError("an entry without words to match", where=where, expected="match: {all: [title, year]}")
    return keys
