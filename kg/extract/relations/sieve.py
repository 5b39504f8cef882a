"""Which expressions a sentence can match at all, told by its names and words and their order: most need not be searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import count, pairwise
from operator import itemgetter, or_

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.extract.relations.pattern import Expression, Pattern, Place
from kg.extract.relations.view import View
from kg.text.needs import STOPS

Candidates = list[tuple[Pattern, Expression]]
_Row = tuple[int, int, int, tuple[Pattern, Expression]]
"""An expression behind the names and words that it needs, what it needs one behind the other, and its number among all."""


_STOPS = frozenset(STOPS)


class _Bits:
    """Numbers of one bit each for what can be needed."""

    def __init__(self) -> None:
        self._known: dict[object, int] = {}

    def of(self, need: object) -> tuple[int, bool]:
        """The bit of a need, and whether it is new."""
        new = len(self._known)
        return self._known.setdefault(need, 1 << new), len(self._known) > new

    def any_of(self, holders: dict[str, int], needs: Iterable[frozenset[str]]) -> int:
        """The bits of some needs; each is met by any of its members."""
        total = 0
        for members in needs:
            bit, new = self.of((id(holders), members))
            for member in members if new else ():
                holders[member] |= bit
            total |= bit
        return total


class Sieve:
    """What each expression of some patterns needs, as bits of a number: names for its slots, words, one behind the other, a concept in the heading.

    All names and words are looked for in one pass over the sentence.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._of_words, self._of_order = _Bits(), _Bits()
        self._held: dict[str, int] = defaultdict(int)
        self._first: dict[str, int] = defaultdict(int)
        self._second: dict[str, int] = defaultdict(int)
        self._topics: dict[str, int] = defaultdict(int)
        self._all_names = self._of_clauses = 0
        self._rows: dict[int, list[_Row]] = defaultdict(list)  # by the names that they need
        numbers = count()
        for pattern in patterns:
            for expression in pattern.expressions:
                names = self._of_words.any_of(self._held, (kinds for slot, kinds in expression.kinds.items() if slot not in expression.optional))
                names |= self._of_words.any_of(self._topics, [frozenset([pattern.topic])] if pattern.topic else [])
                self._all_names |= names
                held = names | self._of_words.any_of(self._held, expression.needs)
                self._rows[names].append((held, self._order(expression.order), next(numbers), (pattern, expression)))
        known = sorted({*self._held, *self._first, *self._second, *STOPS})
        self._stops = frozenset(known.index(stop) for stop in STOPS)
        self._met_by = [self._held[word] for word in known]
        self._marks = [(self._second[word], self._first[word]) for word in known]
        self._automaton = AhoCorasick(known, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
        self._all_words = reduce(or_, self._met_by, 0) | reduce(or_, self._topics.values(), 0)
        self._fillable: dict[int, list[_Row]] = {}

    def _order(self, places: Sequence[Place]) -> int:
        """The bits of places one behind the other: each two neighbours, and each two neighbours that are names."""
        total = 0
        for one, other in pairwise(places):
            total |= self._behind(one.wanted, other.wanted, near=other.near)
        name, near = None, True
        for place in places:
            near = near and place.near
            if place.is_name:
                total |= self._behind(name.wanted, place.wanted, near=near) if name is not None else 0
                name, near = place, True
        return total

    def _behind(self, one: frozenset[str], other: frozenset[str], *, near: bool) -> int:
        """The bit that a word of one set and behind it a word of the other meet; ``near``, in one clause."""
        bit, new = self._of_order.of((one, other, near))
        if new:
            if near and _STOPS.isdisjoint("".join((*one, *other))):
                self._of_clauses |= bit
            for holders, members in ((self._first, one), (self._second, other)):
                for member in members:
                    holders[member] |= bit
        return bit

    def candidates(self, view: View) -> Candidates:
        """The expressions that may match, in their order: of those whose names and words the view holds those whose words stand in order.

        Which names they take is remembered, as sentences hold few different sets of kinds.
        """
        hits = [index for index, _, _ in self._automaton.find_matches_as_indexes(view.text, overlapping=True)]  # by where they end
        held = 0
        for index in hits:
            held |= self._met_by[index]
        for topic in view.topics:
            held |= self._topics.get(topic.tokens[0].kind, 0)
        names = held & self._all_names
        rows = self._fillable.get(names)
        if rows is None:
            rows = self._fillable[names] = [row for needed, group in self._rows.items() if needed & names == needed for row in group]
        unmet = self._all_words & ~held
        left = [row for row in rows if not row[0] & unmet]
        met = self._in_order(hits) if left else 0
        return [each for _, each in sorted([(number, each) for _, order, number, each in left if order & met == order], key=itemgetter(0))]

    def _in_order(self, hits: Iterable[int]) -> int:
        """The bits of what stands one behind the other in a view, of its words by where they end."""
        met = begun = 0
        for index in hits:
            if index in self._stops:
                begun &= ~self._of_clauses
            second, first = self._marks[index]
            met |= second & begun
            begun |= first
        return met
