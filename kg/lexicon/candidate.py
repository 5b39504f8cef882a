"""A name found in a text that the lexicon lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon.matcher import longest_first


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found in the text, the class it gets, and why."""

    form: str
    cls: str
    reason: str


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in longest_first(words))
