"""A panel of an analysis as it is declared: its choices, read with one clear line for each that means nothing; and how it is repeated."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import LexiconError, UsageError
from kg.view.overview import Label
from kg.worded import worded

_ALWAYS = {"id", "zh", "en", "analysis"}


class Entry:
    """The choices of one panel. Every reader raises LexiconError, which names the panel, for what is not of its kind."""

    def __init__(self, path: Path, raw: Mapping[str, Any], takes: Collection[str]) -> None:
        """Raises LexiconError for a choice that the analysis does not take."""
        self.path, self.raw, self.id = path, raw, str(raw["id"])
        self.title = Label(str(raw["zh"]), str(raw["en"]))
        for name in raw.keys() - _ALWAYS - set(takes):
            raise self.wrong(worded("takes no '{}'", name), ", ".join(sorted(takes)) or "no choices")

    def wrong(self, what: str, expected: str) -> LexiconError:
        """The error to raise about this panel."""
        return LexiconError(worded("panel '{}' {}", self.id, what), where=self.path.name, expected=expected, do="correct it")

    @contextmanager
    def checked(self) -> Iterator[None]:
        """Makes of a UsageError about a choice the error of this panel."""
        try:
            yield
        except UsageError as error:
            raise self.wrong(worded("is wrong: {}", error.what), error.expected or "what the command takes") from error

    def text(self, name: str, usual: str = "") -> str:
        """A word; a year may stand as a number."""
        value = self.raw.get(name, usual)
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.wrong(worded("has no word for '{}'", name), "a text")
        return str(value)

    def whole(self, name: str, usual: int, least: int = 0) -> int:
        """A whole number."""
        value = self.raw.get(name, usual)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.wrong(worded("has no number for '{}'", name), worded("{} or more", least))
        return value

    def number(self, name: str, usual: float) -> float:
        """A number above 0."""
        value = self.raw.get(name, usual)
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise self.wrong(worded("has no number for '{}'", name), "0 or above")
        return float(value)

    def yes(self, name: str) -> bool:
        """Yes or no; no where it is left out."""
        value = self.raw.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(worded("has neither yes nor no for '{}'", name), "true or false")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words, or one."""
        value = self.raw.get(name, [])
        found = value if isinstance(value, list) else [value]
        if any(isinstance(each, bool) or not isinstance(each, str | int) for each in found):
            raise self.wrong(worded("has no words for '{}'", name), "a list of texts")
        return tuple(map(str, found))

    def depths(self, name: str) -> tuple[tuple[str, int], ...]:
        """Depths by class."""
        value = self.raw.get(name, {})
        if not isinstance(value, dict) or any(isinstance(depth, bool) or not isinstance(depth, int) or depth < 1 for depth in value.values()):
            raise self.wrong(worded("has no depths for '{}'", name), "{Technology: 1}")
        return tuple(sorted((str(cls), depth) for cls, depth in value.items()))


SLICE = ("reports", "min_belief", "since", "until", "rollup", "weight")
"""Choices of the facts that a network is made of."""


def slice_of(entry: Entry) -> dict[str, Any]:
    """Those that were made, as ``Graph.network`` takes them."""
    made = {
        "reports": entry.words("reports"), "min_belief": entry.number("min_belief", 0.0), "since": entry.text("since"), "until": entry.text("until"),
        "rollup": entry.depths("rollup"), "weight": entry.text("weight"),
    }  # fmt: skip
    return {name: value for name, value in made.items() if value}


_OPTIONS = {"cls": "class", "reports": "report", "start": "from", "end": "to"}


def command(*words: str, **options: Any) -> str:
    """A line of the command line; what is empty or false is left out, ``True`` is a flag, of several each is told."""
    told = [shlex.quote(word) for word in words]
    for name, value in options.items():
        option = "--" + _OPTIONS.get(name, name).replace("_", "-")
        if value is True:
            told.append(option)
        elif _is_told(value):
            each = [f"{cls}={depth}" for cls, depth in value] if name == "rollup" else value if isinstance(value, tuple) else [value]
            told += [f"{option} {shlex.quote(f'{one:g}' if isinstance(one, float) else str(one))}" for one in each]
    return " ".join(told)


def call(method: str, *words: Any, **options: Any) -> str:
    """A call in Python of a method of the opened graph ``g``; what is empty or false is left out."""
    told = [_literal(word) for word in words if word != ""]
    told += [f"{name}={_literal(value)}" for name, value in options.items() if _is_told(value)]
    return f"g.{method}({', '.join(told)})"


OPEN = "import kg; g = kg.open()"
"""What stands before the calls."""


def _is_told(value: Any) -> bool:
    """Is it a choice, and not what is empty or false? Nought is a choice."""
    return value is not None and value is not False and value not in ("", ())


def _literal(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return f"[{', '.join(map(_literal, value))}]"
    return repr(value)


def as_csv(rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV with a head; empty where there are none. Numbers as Python writes them, no value as an empty cell."""
    file = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(file, list(row), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow({name: "" if value is None else value for name, value in row.items()})
    return file.getvalue()
