"""How much of a report was understood, section by section, and examples of what was not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from kg.model.statement import Passage


class GapKind(StrEnum):
    """What was not understood."""

    SENTENCE = "sentence-without-fact"
    NAME = "unlinked"
    TABLE = "table-not-understood"
    FIGURE = "figure-unread"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over a stretch of text.

    ``sentences`` are those of running text, lists and notes; headings, captions and tables are not among them. A table is not
    understood when no fact was read from any of its rows. ``figures`` are quantities with a unit in those sentences; one is
    unread when no observation, amount or date of its sentence holds it. ``names_unlinked`` counts occurrences.
    """

    sentences: int = 0
    with_fact: int = 0
    names_unlinked: int = 0
    tables: int = 0
    tables_not_understood: int = 0
    figures: int = 0
    figures_unread: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Tally)))

    @property
    def share(self) -> float:
        """Share of the sentences from which a fact was read; 0 where there are none."""
        return self.with_fact / self.sentences if self.sentences else 0.0

    def as_dict(self) -> dict[str, int]:
        """The counts by name."""
        return {each.name: getattr(self, each.name) for each in fields(Tally)}

    @classmethod
    def total(cls, tallies: Iterable[Tally]) -> Tally:
        """The sum of several."""
        return sum(tallies, cls())


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that was not understood: ``what`` (a name, a figure, a table's columns), where, and the line of the source."""

    kind: GapKind
    what: str
    passage: Passage
    line: int


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """One section: ``number`` and ``title`` as in its heading, its counts and a few examples of each kind of gap."""

    number: str
    title: str
    tally: Tally
    gaps: tuple[Gap, ...] = ()

    @property
    def label(self) -> str:
        """Number and title as a reader knows them."""
        return " ".join(part for part in (self.number, self.title) if part)


@dataclass(frozen=True, slots=True)
class Coverage:
    """One report: its sections in reading order."""

    report: str
    sections: tuple[SectionCoverage, ...]

    @property
    def tally(self) -> Tally:
        """The counts of the whole report."""
        return Tally.total(section.tally for section in self.sections)
