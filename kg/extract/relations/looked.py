"""What is worked out once for a sentence, though several ask for it."""

from __future__ import annotations

from functools import cached_property

from kg.extract.relations.compiling import GAVE_UP
from kg.extract.relations.found import Found, matches
from kg.extract.relations.pattern import Expression
from kg.extract.relations.sieve import Candidates
from kg.extract.relations.view import View


class Looked:
    """The expressions that may match in a view, and what they matched there: it is read once for things that are made and once for all.

    ``gave_up`` tells whether a search was given up, as it took too long; the expression matches nothing then.
    """

    def __init__(self, view: View, candidates: Candidates, text: str) -> None:
        self.candidates, self._view, self._text = candidates, view, text
        self.gave_up = False
        self._found: dict[int, tuple[Found, ...]] = {}

    @cached_property
    def unnamed(self) -> str:
        """The words of the view, its names blanked out."""
        return self._view.words(0, len(self._view.text))

    def matches(self, expression: Expression) -> tuple[Found, ...]:
        """What an expression matches in the view, from left to right."""
        found = self._found.get(id(expression))
        if found is None:
            try:
                found = tuple(matches(expression, self._text))
            except GAVE_UP:
                found, self.gave_up = (), True
            self._found[id(expression)] = found
        return found
