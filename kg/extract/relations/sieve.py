"""Which expressions a sentence can match at all, told by its names and signs: most need not be searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.extract.relations.needs import signs_of
from kg.extract.relations.pattern import Expression, Pattern
from kg.extract.relations.view import View

Candidates = list[tuple[Pattern, Expression]]
_Rows = list[tuple[Pattern, Expression, int]]


class Sieve:
    """What each expression of some patterns needs, as bits of a number: a name for each slot, words, a concept in the heading."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._bits: dict[object, int] = {}
        self._named: dict[str, int] = defaultdict(int)
        self._signs: dict[str, int] = defaultdict(int)
        self._topics: dict[str, int] = defaultdict(int)
        self._rows: list[tuple[Pattern, Expression, int, int]] = []
        for pattern in patterns:
            triggers = [frozenset(word[:2] for word in pattern.triggers)]
            for expression in pattern.expressions:
                names = self._need(self._named, expression.kinds.values())
                if pattern.topic:
                    names |= self._need(self._topics, [(pattern.topic,)])
                signs = self._need(self._signs, (*expression.needs, *(triggers if expression.triggered else ())))
                self._rows.append((pattern, expression, names, signs))
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

    def candidates(self, view: View) -> Candidates:
        """The expressions that may match, in their order; which names they take is remembered, as sentences hold few different sets of kinds."""
        names = 0
        for place in (*view.at, *view.meant):
            names |= self._named.get(view.text[place], 0)
        for topic in view.topics:
            names |= self._topics.get(topic.tokens[0].kind, 0)
        rows = self._fillable.get(names)
        if rows is None:
            rows = self._fillable[names] = [(p, e, signs) for p, e, needed, signs in self._rows if needed & names == needed]
        if not rows:
            return []
        met = 0
        for sign in self._wanted & signs_of(view.text):
            met |= self._signs[sign]
        return [(pattern, expression) for pattern, expression, needed in rows if needed & met == needed]
