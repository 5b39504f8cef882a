"""Triple patterns met by triples: the join of which rules are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Protocol

from kg.rdf.rules import Pattern, Slot, Variable
from kg.rdf.sink import Fact

Row = tuple[Slot | None, ...]


class Lookup(Protocol):
    """Triples by what is given of subject, predicate and value."""

    def get(self, key: Row, default: Sequence[Fact], /) -> Sequence[Fact]:
        """The triples like a key; None stands for what is open."""
        ...


class Indexed(Protocol):
    """Triples to be joined."""

    @property
    def like(self) -> Lookup:
        """Where they are found."""
        ...


class Facts:
    """Triples (``like``) by subject and predicate, by predicate and value, by predicate, and all; None for what is open."""

    def __init__(self) -> None:
        self.like: dict[Row, list[Fact]] = defaultdict(list)

    def add(self, fact: Fact) -> None:
        """Take in one triple."""
        subject, predicate, value = fact
        for key in ((subject, predicate, None), (None, predicate, value), (None, predicate, None), (None, None, None)):
            self.like[key].append(fact)


class Join:
    """Patterns to be met one after the other by triples, which make a row: the constants, then three terms a triple.

    ``places`` tells where in a row each constant and variable stands first. ``given`` says that the first pattern's triple
    will be given, and chosen by predicate and value.
    """

    def __init__(self, patterns: Sequence[Pattern], *others: Pattern, given: bool = False) -> None:
        constants = {slot: None for pattern in (*patterns, *others) for slot in pattern if not isinstance(slot, Variable)}
        self._start: Row = (None, *constants)
        self._first = len(self._start)
        self.places: dict[Slot, int] = {slot: at for at, slot in enumerate(constants, 1)}
        self._steps: list[tuple[Callable[[Row], Row], list[tuple[int, int]]]] = []
        for number, pattern in enumerate(patterns):
            subject, predicate, value = (self.places.get(slot, 0) for slot in pattern)  # there, at 0, stands None
            if given and number == 0:
                key = (0, predicate, value)
            elif predicate:
                key = (subject, predicate, 0) if subject else (0, predicate, value)
            else:
                key = (0, 0, 0)
            checks = []
            for part, slot in enumerate(pattern):
                at = self._first + 3 * number + part
                before = self.places.setdefault(slot, at)
                if before not in (at, key[part]):
                    checks.append((before, at))
            self._steps.append((itemgetter(*key), checks))
        self._met = given and len(self._steps) == 1 and not self._steps[0][1]

    def rows(self, known: Indexed, given: Fact | None = None) -> list[Row]:
        """Every way to meet the patterns with known triples, the first one with the given triple alone."""
        if self._met and given is not None:  # most rules have one premise
            return [self._start + given]
        rows = [self._start]
        for key, checks in self._steps:
            found = (known.like.get(key(row), ()) for row in rows) if given is None else ((given,),)
            rows = [row + fact for row, facts in zip(rows, found, strict=True) for fact in facts]
            if checks:
                rows = [row for row in rows if all(row[a] == row[b] for a, b in checks)]
            given = None
        return rows

    def facts(self, row: Row) -> list[Fact]:
        """The triples of a row, in the order of the patterns."""
        return [row[at : at + 3] for at in range(self._first, len(row), 3)]  # type: ignore[misc]
