"""A match of a pattern, with all that it is read from."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.annotate import Annotated, Sentence
from kg.extract.relations.found import Found
from kg.extract.relations.pattern import Pattern
from kg.extract.relations.view import View
from kg.extract.typed import Token

_MARKS = '“"「'


class Matched(NamedTuple):
    """A match of a pattern in the view of a sentence of a document."""

    document: Annotated
    sentence: Sentence
    view: View
    pattern: Pattern
    match: Found

    def quoted(self, name: Token) -> bool:
        """Does a name of the sentence stand in quotation marks?"""
        return self.sentence.plain[name.start] in _MARKS

    def of(self, slot: str) -> list[Token]:
        """The names of a slot that it can hold; between them others may stand."""
        at, text, fillers = self.view.at, self.view.text, self.match.fillers(slot)
        return [at[place] for place in range(*self.match.of(slot)) if place in at and text[place] in fillers]
