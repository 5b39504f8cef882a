"""Which expressions a sentence can match at all, told by its names and words and their order: most need not be searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.extract.relations.needs import STOPS
from kg.extract.relations.pattern import Expression, Pattern, Place
from kg.extract.relations.view import View

Candidates = list[tuple[Pattern, Expression]]


class Sieve:
    """What each expression of some patterns needs, as bits of a number: names for its slots, words, one behind the other, a concept in the heading.

    All names and words are looked for in one pass over the sentence.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._bits: dict[object, int] = {}
        self._held: dict[str, int] = defaultdict(int)
        self._first: dict[str, int] = defaultdict(int)
        self._second: dict[str, int] = defaultdict(int)
        self._topics: dict[str, int] = defaultdict(int)
        self._of_names = self._of_clauses = 0
        self._rows: list[tuple[int, int, tuple[Pattern, Expression]]] = []
        for pattern in patterns:
            for expression in pattern.expressions:
                names = self._need(self._held, expression.kinds.values())
                if pattern.topic:
                    names |= self._need(self._topics, [(pattern.topic,)])
                self._of_names |= names
                others = self._need(self._held, expression.needs)
                others |= self._order(expression.order)
                self._rows.append((names, others, (pattern, expression)))
        words = sorted({*self._held, *self._first, *self._second, *STOPS})
        self._stops = frozenset(words.index(stop) for stop in STOPS)
        self._marks = [(self._held[word], self._second[word], self._first[word]) for word in words]
        self._automaton = AhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
        self._fillable: dict[int, list[tuple[int, tuple[Pattern, Expression]]]] = {}

    def _need(self, holders: dict[str, int], needs: Iterable[Iterable[str]]) -> int:
        """The bits of some needs; each is met by any of its members."""
        total = 0
        for members in map(frozenset, needs):
            bit = self._bit((id(holders), members))
            for member in members:
                holders[member] |= bit
            total |= bit
        return total

    def _order(self, places: Sequence[Place]) -> int:
        """The bits of places one behind the other: each two neighbours, and each two neighbours that are names."""
        total = sum({self._behind(one.wanted, other.wanted, near=other.near) for one, other in pairwise(places)})
        name, near = None, True
        for place in places:
            near = near and place.near
            if place.is_name:
                total |= self._behind(name.wanted, place.wanted, near=near) if name is not None else 0
                name, near = place, True
        return total

    def _behind(self, one: frozenset[str], other: frozenset[str], *, near: bool) -> int:
        """The bit that a word of one set and behind it a word of the other meet; ``near``, in one clause."""
        near = near and not any(stop in word for word in one | other for stop in STOPS)
        bit = self._bit((one, other, near))
        self._of_clauses |= bit if near else 0
        for holders, members in ((self._first, one), (self._second, other)):
            for member in members:
                holders[member] |= bit
        return bit

    def _bit(self, key: object) -> int:
        return self._bits.setdefault(key, 1 << len(self._bits))

    def candidates(self, view: View) -> Candidates:
        """The expressions that may match, in their order; which names they take is remembered, as sentences hold few different sets of kinds."""
        met = begun = 0
        for index, _, _ in self._automaton.find_matches_as_indexes(view.text, overlapping=True):  # by where they end
            if index in self._stops:
                begun &= ~self._of_clauses
            held, second, first = self._marks[index]
            met |= held | (second & begun)
            begun |= first
        for topic in view.topics:
            met |= self._topics.get(topic.tokens[0].kind, 0)
        names = met & self._of_names
        rows = self._fillable.get(names)
        if rows is None:
            rows = self._fillable[names] = [(others, each) for needed, others, each in self._rows if needed & names == needed]
        return [each for needed, each in rows if needed & met == needed]
