"""Which expressions a sentence can match at all, told by its names and signs: most need not be searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count, pairwise
from operator import itemgetter

from kg.extract.relations.needs import signs_of
from kg.extract.relations.pattern import Expression, Pattern
from kg.extract.relations.view import View

Candidates = list[tuple[Pattern, Expression]]
_Rows = list[tuple[Pattern, Expression, int]]


class Sieve:
    """What each expression of some patterns needs, as bits of a number: a name for each slot, in their order, words, a concept in the heading."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._bits: dict[object, int] = {}
        self._named: dict[str, int] = defaultdict(int)
        self._signs: dict[str, int] = defaultdict(int)
        self._topics: dict[str, int] = defaultdict(int)
        self._first: dict[str, int] = defaultdict(int)
        self._second: dict[str, int] = defaultdict(int)
        self._rows: dict[int, list[tuple[int, Pattern, Expression, int]]] = defaultdict(list)  # by the names that they need
        numbers = count()
        for pattern in patterns:
            triggers = [frozenset(word[:2] for word in pattern.triggers)]
            for expression in pattern.expressions:
                names = self._need(self._named, expression.kinds.values())
                if pattern.topic:
                    names |= self._need(self._topics, [(pattern.topic,)])
                for one, other in pairwise(expression.named):
                    names |= self._in_order(expression.kinds[one], expression.kinds[other])
                signs = self._need(self._signs, (*expression.needs, *(triggers if expression.triggered else ())))
                self._rows[names].append((next(numbers), pattern, expression, signs))
        self._wanted = frozenset(self._signs)
        self._fillable: dict[int, _Rows] = {}

    def _need(self, holders: dict[str, int], needs: Iterable[Iterable[str]]) -> int:
        """The bits of some needs; each is met by any of its members."""
        total = 0
        for members in map(frozenset, needs):
            key = (id(holders), members)
            if key not in self._bits:
                self._bits[key] = 1 << len(self._bits)
                for member in members:
                    holders[member] |= self._bits[key]
            total |= self._bits[key]
        return total

    def _in_order(self, one: frozenset[str], other: frozenset[str]) -> int:
        """The bit that a name of one set and behind it a name of the other meet."""
        key = (one, other)
        if key not in self._bits:
            bit = self._bits[key] = 1 << len(self._bits)
            for holders, members in ((self._first, one), (self._second, other)):
                for member in members:
                    holders[member] |= bit
        return self._bits[key]

    def candidates(self, view: View) -> Candidates:
        """The expressions that may match, in their order; which names they take is remembered, as sentences hold few different sets of kinds."""
        names = begun = 0
        for place in sorted((*view.at, *view.meant)):
            sign = view.text[place]
            names |= self._named.get(sign, 0) | (self._second.get(sign, 0) & begun)
            begun |= self._first.get(sign, 0)
        for topic in view.topics:
            names |= self._topics.get(topic.tokens[0].kind, 0)
        rows = self._fillable.get(names)
        if rows is None:
            found = sorted((row for needed, group in self._rows.items() if needed & names == needed for row in group), key=itemgetter(0))
            rows = self._fillable[names] = [row[1:] for row in found]
        if not rows:
            return []
        met = 0
        for sign in self._wanted & signs_of(view.text):
            met |= self._signs[sign]
        return [(pattern, expression) for pattern, expression, needed in rows if needed & met == needed]
