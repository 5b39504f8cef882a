"""How well methods find links that are known but hidden from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.analysis.gaps.bipartite import Bipartite, Floats
from kg.analysis.gaps.methods import METHODS, POPULARITY, all_scores
from kg.network.snapshot import Relation

CUTS = (1, 5, 10, 20)
FOLDS = 10
_RESAMPLES = 2000
Passages = Mapping[str, frozenset[str]]
"""The passages that state a statement, by its IRI."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well a method does. ``reciprocal``: mean of 1 / rank of the hidden column among all that the row lacks (MRR); ``hits``: share of
    hidden columns among the first 1, 5, 10, 20 of them."""

    method: str
    reciprocal: float
    hits: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """``queries``: hidden links; of ``cold`` ones nothing else is left with the column, so that hardly anything can find them. ``scores`` of
    all methods, the best first; ``chosen`` is the best. ``nested``: what choosing the best so gives on links that had no part in the
    choice. ``gain``: its MRR above that of popularity, with the 95 % interval ``low`` to ``high``.
    """

    queries: int
    cold: int
    folds: int
    seed: int
    scores: tuple[Score, ...]
    chosen: str
    nested: Score
    gain: float
    low: float
    high: float

    @property
    def better(self) -> bool:
        """Does choosing so beat popularity by more than chance?"""
        return self.low > 0

    def score(self, method: str) -> Score:
        """That of a method."""
        return next(each for each in self.scores if each.method == method)


def held_out(table: Bipartite, passages: Passages, rows: Collection[int], *, folds: int = FOLDS, seed: int = 0) -> Check:
    """Hide a part of the links at a time, let each method rank what each row lacks, and see where the hidden columns stand.

    The links of ``rows`` are dealt at random into ``folds`` parts, the same for the same seed. With a link go all relations that are
    stated only where it is: one sentence often says that a bank uses a technology and in which field, and half of it would give the
    other half away. Equal scores share the middle of their ranks. The gain's interval is a bootstrap over the rows, because links of
    one row stand and fall together.

    Raises ValueError when there are fewer links than 2, or fewer than two folds.

    Sources: L. Lü and T. Zhou, Link prediction in complex networks: a survey, Physica A 390 (2011); S. Kaufman, S. Rosset and C. Perlich,
    Leakage in data mining, KDD (2011), why what tells the answer must go with it.
    """
    wanted = set(rows)
    pairs = [pair for pair in table.links if pair[0] in wanted]
    folds = min(folds, len(pairs))
    if folds < 2:
        raise ValueError("too few links for a held-out check")
    of_passage: dict[str, list[Relation]] = defaultdict(list)
    for relation in table.snapshot.relations:
        for passage in passages.get(relation.statement, ()):
            of_passage[passage].append(relation)
    deal = np.random.default_rng(seed).permutation(len(pairs))
    found: dict[str, list[_Query]] = {name: [] for name in METHODS}
    for number, part in enumerate(np.array_split(deal, folds)):
        held = [pairs[place] for place in sorted(part.tolist())]
        left = table.without(_hidden(table, held, passages, of_passage))
        for name, scores in all_scores(left).items():
            found[name] += _ranks(scores, left, held, number)
    if not found[POPULARITY]:
        raise ValueError("no link can be hidden")
    return _told(found, folds, seed)


@dataclass(frozen=True, slots=True)
class _Query:
    """Where one hidden link came: numbers of columns above it and equal to it (itself too); ``cold``: no other row is left with its column."""

    row: int
    fold: int
    above: int
    equal: int
    cold: bool

    @property
    def rank(self) -> float:
        return self.above + (self.equal + 1) / 2


def _hidden(table: Bipartite, held: Sequence[tuple[int, int]], passages: Passages, of_passage: Mapping[str, Sequence[Relation]]) -> set[Relation]:
    hidden = {relation for pair in held for relation in table.carriers(pair)}
    gone = {passage for relation in hidden for passage in passages.get(relation.statement, ())}
    return hidden | {relation for passage in gone for relation in of_passage[passage] if passages[relation.statement] <= gone}


def _ranks(scores: Floats, left: Bipartite, held: Sequence[tuple[int, int]], fold: int) -> list[_Query]:
    queries = []
    for row, column in held:
        lacks = left.matrix[row] == 0
        if lacks[column]:  # a link that other passages state too is not hidden
            mine, rivals = scores[row, column], scores[row][lacks]
            above = int((rivals > mine + _EPSILON).sum())
            equal = int((np.abs(rivals - mine) <= _EPSILON).sum())
            queries.append(_Query(row, fold, above, equal, not left.matrix[:, column].any()))
    return queries


_EPSILON = 1e-12


def _told(found: Mapping[str, list[_Query]], folds: int, seed: int) -> Check:
    order = list(METHODS)
    scores = sorted((_score(name, queries) for name, queries in found.items()), key=lambda each: (-each.reciprocal, order.index(each.method)))
    chosen = scores[0].method
    nested: list[_Query] = []
    for fold in range(folds):
        elsewhere = {name: _mean([1 / each.rank for each in queries if each.fold != fold]) for name, queries in found.items()}
        best = max(order, key=lambda name: (elsewhere[name], -order.index(name)))
        nested += [each for each in found[best] if each.fold == fold]
    gains = [1 / one.rank - 1 / base.rank for one, base in zip(nested, found[POPULARITY], strict=True)]
    low, high = _interval(gains, [each.row for each in nested], seed)
    return Check(len(gains), sum(each.cold for each in nested), folds, seed, tuple(scores), chosen, _score("nested", nested), _mean(gains), low, high)


def _score(name: str, queries: Sequence[_Query]) -> Score:
    hits = tuple(_mean([min(max(cut - each.above, 0) / each.equal, 1.0) for each in queries]) for cut in CUTS)
    return Score(name, _mean([1 / each.rank for each in queries]), hits)


def _interval(gains: Sequence[float], rows: Sequence[int], seed: int) -> tuple[float, float]:
    """The middle 95 % of the mean when rows are drawn anew, all links of a row together (bootstrap of clusters)."""
    _, which = np.unique(rows, return_inverse=True)
    sums, counts = np.bincount(which, gains), np.bincount(which)
    drawn = np.random.default_rng(seed).integers(len(sums), size=(_RESAMPLES, len(sums)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if len(values) else 0.0
