"""What all pages are made of: names in two languages, quotes, facts that open to them, counts."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import SourceKind


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name in Chinese and, where known, in English; the page shows Chinese where there is no English."""

    zh: str
    en: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a fact was read from: report title, section, sentence or table row, page, and whose words they are.

    ``line`` is that of the source file; ``about`` the part of the words that is meant, where it is not the whole.
    """

    report: str
    section: str
    text: str
    kind: SourceKind
    page: int | None = None
    line: int | None = None
    about: Label | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A value as shown, with the quotes it opens to.

    ``sort`` orders it where the text would not: a number, an ISO date. Raises ValueError without a quote.
    """

    text: Label
    quotes: tuple[Quote, ...]
    sort: float | str | None = None

    def __post_init__(self) -> None:
        if not self.quotes:
            raise ValueError(f"fact {self.text.zh!r} has no quote")


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a tally: entities of a class, statements with a predicate."""

    label: Label
    number: int
