"""Reading YAML data files, with the C parser where PyYAML has it (ten times as fast, same result)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError
from kg.worded import replaced, worded

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises OSError, UnicodeDecodeError and yaml.YAMLError as PyYAML does."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


def load_yaml_list(path: Path, what: str) -> list[Any]:
    """The list that a YAML file holds; ``what`` says in errors of what. Raises LexiconError for a file that is none."""
    try:
        raw = load_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise unreadable(path, error, "a YAML list") from error
    if not isinstance(raw, list):
        raise LexiconError("holds no list", where=f"{path.name}:1", expected=worded("a YAML list of {}", what), do="see docs/extend.md")
    return raw


def unreadable(path: Path, error: Exception, expected: str) -> LexiconError:
    """The error to raise for a YAML file that cannot be read, with its line where the parser tells it."""
    mark = getattr(error, "problem_mark", None)
    where = path.name if mark is None else f"{path.name}:{mark.line + 1}"
    return LexiconError(worded("cannot be read ({})", getattr(error, "problem", None) or error), where=where, expected=expected, do="correct it")


@contextmanager
def entry_of(path: Path, number: int, *inner: str | int) -> Iterator[None]:
    """Gives a LexiconError about the ``number``-th entry of a list, from 0, its line: where the word it quotes stands, else the first.

    ``inner`` are keys and numbers that lead to a part of the entry, which is then meant. An error that has its line already keeps it.
    """
    try:
        yield
    except LexiconError as error:
        if f"{path.name}:" in error.where:
            raise
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=LOADER)
        if not isinstance(root, yaml.SequenceNode):
            raise
        entry = root.value[number]
        for step in inner:
            entry = entry.value[step] if isinstance(step, int) else next(value for key, value in entry.value if key.value == step)
        line = line_of(text, error.what, entry.start_mark.line, entry.end_mark.line)
        raise LexiconError(error.what, where=replaced(error.where, path.name, f"{path.name}:{line}"), expected=error.expected, do=error.do) from error


def line_of(text: str, what: str, first: int = 0, last: int | None = None) -> int:
    """Number, from 1, of the line that holds the first word in quotes of ``what``, among the lines ``first`` to ``last`` from 0; else the first."""
    quoted = re.search(r"'([^']+)'", what)
    for number, line in enumerate(text.splitlines()[first:last], first + 1):
        if quoted is not None and quoted[1] in line:
            return number
    return first + 1
