"""One draft while it is settled: what its figures stand in, and the name of its indicator so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.statistics.context import Context
from kg.extract.statistics.line import Item, Words
from kg.extract.statistics.phrases import Phrase
from kg.extract.statistics.slots import Draft, Slot


@dataclass(slots=True)
class Case:
    """``items`` are the figures of the draft's list in ``words``, ``ahead`` the clauses before; ``known`` tells whether words are an indicator of the lexicon.

    ``name`` is the draft's at first and becomes the indicator's full one.
    """

    slot: Slot
    draft: Draft
    items: list[Item]
    words: Words
    ahead: str
    known: Callable[[str], bool]
    name: str

    @property
    def context(self) -> Context:
        """What the words before set."""
        return self.slot.context

    @property
    def phrase(self) -> Phrase:
        """What the draft's own words name."""
        return self.draft.phrase

    @property
    def left(self) -> str:
        """The form of the words before the figure."""
        return self.slot.left.form
