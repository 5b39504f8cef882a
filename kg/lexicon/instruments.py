"""Kinds of policy instrument, and which of them a document is by its title or number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon.definitions import COLUMNS, rows
from kg.lexicon.tables import parts
from kg.lexicon.titles import bare_title
from kg.model.entity import Entity
from kg.worded import worded

TABLE = "policy-instruments.csv"
CLASS = "PolicyInstrument"
_NAMES = ("id", "zh", "en", "aliases", "broader", "policy_class", "titles", "numbers", *COLUMNS[1:])
_BRACKETS_BEHIND = re.compile(r"[（(][^（()）]*[）)]\s*$")


@dataclass(frozen=True, slots=True)
class Instruments:
    """The kinds as concepts, and the marks by which a document is one of them.

    ``endings`` are words that a title ends in, ``numbers`` what a standard's number begins with, both as (words, class of
    the policy, id of the kind), the longest first.
    """

    concepts: tuple[Entity, ...] = ()
    endings: tuple[tuple[str, str, str], ...] = ()
    numbers: tuple[tuple[str, str, str], ...] = ()

    def of(self, cls: str, names: Iterable[str]) -> str:
        """Id of the kind that a document of class ``cls`` is by its names, the title first; empty where they do not tell.

        A standard's number goes before the title's last word; a kind counts only for documents of its own class.
        """
        numbers, endings = ([(mark, key) for mark, wanted, key in marks if wanted == cls] for marks in (self.numbers, self.endings))
        forms = list(names) if numbers or endings else []
        for form in forms:
            for begin, key in numbers:
                if re.match(rf"{re.escape(begin)}[A-Z]*[ ]?\d", form):
                    return key
        for form in forms:
            title = _BRACKETS_BEHIND.sub("", bare_title(form)).strip()
            for end, key in endings:
                if title.endswith(end):
                    return key
        return ""


def load_instruments(folder: Path) -> Instruments:
    """The kinds of policy instrument of a folder of definitions.

    Raises LexiconError for a table that cannot be read, a kind without a name, and a broader kind that there is none of.
    """
    table = [(where, row) for where, row in rows(folder / TABLE, _NAMES)]
    known = {row["id"] for _, row in table}
    concepts, endings, numbers = [], [], []
    for where, row in table:
        if not (row["zh"] and row["en"]):
            raise LexiconError(worded("{!r} lacks a name", row["id"]), where=where, expected="zh and en", do="write both")
        if unknown := [parent for parent in parts(row["broader"]) if parent not in known]:
            raise LexiconError(worded("broader {!r} of {!r} is unknown", unknown[0], row["id"]), where=where, expected="an id of this table", do="correct the id")
        concepts.append(Entity(row["id"], CLASS, row["zh"], row["en"], parts(row["aliases"]), broader=parts(row["broader"])))
        endings += [(end, row["policy_class"], row["id"]) for end in parts(row["titles"])]
        numbers += [(begin, row["policy_class"], row["id"]) for begin in parts(row["numbers"])]

    def longest_first(mark: tuple[str, str, str]) -> tuple[int, tuple[str, str, str]]:
        return -len(mark[0]), mark

    return Instruments(tuple(concepts), tuple(sorted(endings, key=longest_first)), tuple(sorted(numbers, key=longest_first)))
