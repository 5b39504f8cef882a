"""Where an expression matched, taken off the match at once: what is read from a match asks for its places many times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.extract.relations.made import MadeKind
from kg.extract.relations.pattern import Expression

NOWHERE = (-1, -1)


class Found(NamedTuple):
    """A match of an expression: where it begins and ends, and where each slot stands that took part in it."""

    expression: Expression
    start: int
    end: int
    slots: Mapping[str, tuple[int, int]]

    @property
    def span(self) -> tuple[int, int]:
        """Where the whole match begins and ends."""
        return self.start, self.end

    def of(self, slot: str) -> tuple[int, int]:
        """Where a slot begins and ends; ``NOWHERE`` for one that took no part."""
        return self.slots.get(slot, NOWHERE)

    def fillers(self, slot: str) -> frozenset[str]:
        """The typed characters that can fill a slot of the expression."""
        return self.expression.kinds.get(slot, frozenset())

    def made(self, slot: str) -> MadeKind | None:
        """What names the things of a slot by what they are, if the slot holds such things."""
        return self.expression.made.get(slot)


def matches(expression: Expression, text: str) -> Iterator[Found]:
    """Matches from left to right; the next one may begin inside the last, behind its first slot (利用A做X，通过B做Y)."""
    regex = expression.regex
    match = regex.search(text)
    while match is not None:
        start, end = match.span()
        places = ((slot, match.span(number)) for slot, number in regex.groupindex.items())
        found = Found(expression, start, end, {slot: place for slot, place in places if place != NOWHERE})
        yield found
        match = regex.search(text, min([end, *(stop for _, stop in found.slots.values() if stop > start)]))
