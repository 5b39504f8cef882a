"""How alike two names are, among all names: what few names share counts for more than what many do."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.lexicon.tables import compared

SHORT_FORM = 0.8
"""Likeness of a name and a short form that takes its characters in order, first one included (建信金科, 建信金融科技)."""

CONTRAST = 0.8

MAX_SHARED = 60
"""A pair of characters that more things have in their names than this does not make two of them candidates."""

_DIGITS = re.compile(r"\d+")


class Likeness:
    """Names by thing: likeness of two things is that of their likest names, from 0 to 1.

    Cosine of the names' pairs of neighbouring characters, each weighted by how rare it is among the things (tf-idf). Names
    whose numbers differ (years, standards, versions) are not alike at all; names of one length that differ in one place
    (性能测评, 功能测评) are made to be told apart, and count less.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._forms = {thing: tuple(dict.fromkeys(filter(None, map(compared, forms)))) for thing, forms in sorted(names.items())}
        owners: dict[str, set[str]] = defaultdict(set)
        for thing, forms in self._forms.items():
            for form in forms:
                for gram in _grams(form):
                    owners[gram].add(thing)
        self._owners = owners
        total = len(self._forms) + 1
        self._weight = {gram: math.log(total / len(things)) for gram, things in owners.items()}
        self._vectors: dict[str, dict[str, float]] = {}

    def candidates(self) -> Iterator[tuple[str, str]]:
        """Pairs of things whose names share something that is not common to many, each once, sorted."""
        found: set[tuple[str, str]] = set()
        for things in self._owners.values():
            if len(things) <= MAX_SHARED:
                ordered = sorted(things)
                found.update((one, other) for place, one in enumerate(ordered) for other in ordered[place + 1 :])
        yield from sorted(found)

    def __call__(self, one: str, other: str) -> float:
        return max((self._alike(a, b) for a in self._forms[one] for b in self._forms[other]), default=0.0)

    def _alike(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        if _DIGITS.findall(one) != _DIGITS.findall(other):
            return 0.0
        a, b = self._vector(one), self._vector(other)
        if len(b) < len(a):
            a, b = b, a
        shared = sum(weight * b.get(gram, 0.0) for gram, weight in a.items())
        if len(one) == len(other):
            shared *= CONTRAST
        return max(shared, SHORT_FORM if short_form(one, other) or short_form(other, one) else 0.0)

    def _vector(self, form: str) -> dict[str, float]:
        known = self._vectors.get(form)
        if known is None:
            raw = {gram: number * self._weight[gram] for gram, number in Counter(_grams(form)).items()}
            length = math.sqrt(sum(weight * weight for weight in raw.values()))
            known = self._vectors[form] = {gram: weight / length for gram, weight in raw.items()} if length else {}
        return known


def short_form(short: str, long: str) -> bool:
    """Does ``short`` take its characters from ``long`` in order, the first and at least a third of them?"""
    if not 2 < len(short) < len(long) <= 3 * len(short) or short[0] != long[0] or short.isascii():
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _grams(form: str) -> list[str]:
    return [form[place : place + 2] for place in range(len(form) - 1)] or [form]
