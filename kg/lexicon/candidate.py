"""A name found in a text that the lexicon lacks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found in the text, the class it gets, and why."""

    form: str
    cls: str
    reason: str
