"""A roll-up in words, as the command line and the service take it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import UsageError
from kg.worded import worded


def rollup_of(words: Iterable[str] | None) -> tuple[tuple[str, int], ...]:
    """``CLASS=DEPTH`` words as pairs, sorted. Raises UsageError for one that is none."""
    found = []
    for word in words or ():
        cls, _, depth = word.partition("=")
        if not cls or not (depth.isascii() and depth.isdecimal()):
            raise UsageError(worded("{!r} is no roll-up", word), where="--rollup", expected="CLASS=DEPTH, as in Technology=1")
        found.append((cls.strip().removeprefix("fkg:"), int(depth[:9])))
    return tuple(sorted(found))
