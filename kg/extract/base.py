"""What an extractor is, and the register of the known ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Protocol, runtime_checkable

from kg.errors import UsageError
from kg.extract.annotate import Annotated
from kg.model.statement import Claim, Evidence, ObservationClaim, Passage
from kg.worded import worded


@runtime_checkable
class Extractor(Protocol):
    """Reads one annotated document; yields claims and observations. What does not fit goes to ``document.problem``."""

    name: str

    def extract(self, document: Annotated) -> Iterator[Claim | ObservationClaim]:
        """All claims of the document, in reading order."""
        ...


class Extractors:
    """The extractors of a build, in the order they run; refuses a second one of the same name."""

    def __init__(self) -> None:
        self._known: dict[str, Extractor] = {}

    def register(self, extractor: Extractor) -> None:
        """Add an extractor. Raises UsageError when its name is taken."""
        if extractor.name in self._known:
            raise UsageError(worded("extractor {!r} is registered twice", extractor.name), do="give each extractor its own name")
        self._known[extractor.name] = extractor

    def without(self, names: Iterable[str]) -> Extractors:
        """The same extractors but for some. Raises UsageError for a name that none of them has."""
        left_out = set(names)
        unknown = sorted(left_out - set(self._known))
        if unknown:
            raise UsageError(worded("no extractor is called {!r}", ", ".join(unknown)), where="--without", expected=worded("one of {}", ", ".join(sorted(self._known))))
        kept = Extractors()
        for name, extractor in self._known.items():
            if name not in left_out:
                kept.register(extractor)
        return kept

    def __getitem__(self, name: str) -> Extractor:
        if name not in self._known:
            raise UsageError(worded("no extractor {!r}", name), expected=worded("one of {}", ", ".join(sorted(self._known))))
        return self._known[name]

    def __iter__(self) -> Iterator[Extractor]:
        return iter(self._known.values())


_decimal = cache(Decimal)
"""A pattern's confidence is a number once, not once a claim."""


def evidence(passage: Passage, extractor: str, pattern: str, confidence: str | Decimal, context: tuple[Passage, ...] = ()) -> Evidence:
    """Evidence of an extractor; ``confidence`` as a decimal string such as ``0.95``."""
    kept = tuple(sorted({c for c in context if c != passage})) if context else ()
    return Evidence(passage=passage, extractor=extractor, pattern=pattern, confidence=_decimal(confidence), context=kept)
