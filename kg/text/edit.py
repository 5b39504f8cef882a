"""Replacements in mapped text: what is put in maps to the whole of what it stands for, so the map stays monotone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from kg.model.span import MappedText

Change = tuple[int, int, str]
"""Start and end of the characters to replace, and the text that takes their place (empty to delete)."""


def apply(text: MappedText, changes: Iterable[Change]) -> MappedText:
    """``text`` with ``changes`` made; they come in order and do not overlap.

    Where a replacement is as long as what it replaces, characters map one to one, else each maps to the whole range.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for start, end, new in changes:
        if start < last or end < start:
            raise ValueError(f"change {start}..{end} overlaps the one before it")
        out.append(text.text[last:start])
        starts.extend(text.starts[last:start])
        ends.extend(text.ends[last:start])
        if new and len(new) == end - start:
            starts.extend(text.starts[start:end])
            ends.extend(text.ends[start:end])
        elif new:
            if start == end:
                raise ValueError("text cannot be put in where nothing stood")
            starts.extend([text.starts[start]] * len(new))
            ends.extend([text.ends[end - 1]] * len(new))
        out.append(new)
        last = end
    if not last and not out:
        return text
    out.append(text.text[last:])
    starts.extend(text.starts[last:])
    ends.extend(text.ends[last:])
    return MappedText("".join(out), starts, ends)


def substitute(text: MappedText, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> MappedText:
    """Every match of ``pattern`` replaced by ``new`` (a text, or a function of the match)."""
    changes: list[Change] = []
    for match in pattern.finditer(text.text):
        value = new if isinstance(new, str) else new(match)
        if value != match.group():
            changes.append((match.start(), match.end(), value))
    return apply(text, changes)


def within(text: MappedText, start: int, end: int) -> MappedText:
    """The part of ``text`` that came from ``source[start:end]``."""
    first = bisect_left(text.starts, start)
    last = bisect_right(text.ends, end, lo=first)
    return text.slice(first, max(first, last))
