"""Betweenness estimated from some of the nodes as starting points, with a bound on the error of the estimate."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from kg.errors import UsageError
from kg.network.links import Floats, Ints, Links
from kg.worded import worded

_CELLS = 4_000_000
"""How many numbers (nodes × starting points) are held together in each of some ten matrices: 32 MB each."""


_SURE = math.log(3 / 0.05)
"""Of the bound on the error: it holds with a probability of 95%."""


class Estimate(NamedTuple):
    """Values and bounds on their errors, one of each a node: each true value lies within its bound with a probability of 95% or more."""

    values: Floats
    errors: Floats


def sampled_betweenness(links: Links, *, samples: int = 512, seed: int = 1) -> Estimate:
    r"""Betweenness, estimated from the shortest ways that start at nodes drawn at random.

    The dependency :math:`\delta_s(v)` is what start :math:`s` adds to the betweenness of :math:`v` (Brandes 2001). Its mean over
    :math:`k` starts, divided by its largest possible value :math:`n - 2`, is an unbiased estimate (Brandes & Pich 2007). With the
    variance :math:`V` of the draws, its error is at most :math:`\sqrt{2 V x / k} + 3 x / k`, where :math:`x = \ln(3 / 0.05)`, with a
    probability of 95% (Audibert et al. 2009, theorem 1, which asks nothing of the distribution: dependencies are so uneven that a
    standard error would be far too small).

    Parameters
    ----------
    links : Links
        Ways follow the directions of the links and are counted in hops.
    samples : int
        How many starting points, 2 or more, drawn with replacement; with as many as there are nodes each starts once, and the result is
        exact. The bound shrinks with the root of their number: 512 tell 0.1 from 0.2, not 0.01 from 0.02.
    seed : int
        Of the draw; the same seed gives the same result.

    Returns
    -------
    Estimate
        Values as of ``betweenness``, and the bound on the error of each; 0 where the result is exact.

    Raises
    ------
    UsageError
        For fewer than 2 samples.

    Examples
    --------
    >>> path = Links.of(4, [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)], directed=False)
    >>> sampled_betweenness(path, samples=4).values.round(4).tolist()
    [0.0, 0.6667, 0.6667, 0.0]

    References
    ----------
    Brandes, U., Pich, C. (2007). Centrality estimation in large networks. International Journal of Bifurcation and Chaos 17(7), 2303–2318.
    Audibert, J.-Y., Munos, R., Szepesvári, C. (2009). Exploration–exploitation tradeoff using variance estimates in multi-armed bandits.
    Theoretical Computer Science 410(19), 1876–1902.
    """
    if samples < 2:
        raise UsageError(worded("{} samples tell no error", samples), expected="2 samples or more")
    size = links.size
    exact = samples >= size
    starts = np.arange(size) if exact else np.sort(np.random.default_rng(seed).integers(0, size, samples))
    forwards = _without_loops(links)
    backwards = csr_array(forwards.T)
    total, squares = np.zeros(size), np.zeros(size)
    step = max(1, _CELLS // max(size, 1))
    for first in range(0, len(starts), step):
        dependencies = _dependencies(forwards, backwards, starts[first : first + step]) / max(size - 2, 1)
        total += dependencies.sum(axis=1)
        squares += (dependencies**2).sum(axis=1)
    mean = total / len(starts)
    # a start at the node itself adds nothing, and is none of the pairs that count
    values = mean * size / max(size - 1, 1)
    if exact:
        return Estimate(values, np.zeros(size))
    variance = np.maximum(squares / len(starts) - mean**2, 0.0)
    return Estimate(values, (np.sqrt(2 * variance * _SURE / len(starts)) + 3 * _SURE / len(starts)) * size / (size - 1))


def _dependencies(forwards: csr_array, backwards: csr_array, starts: Ints) -> Floats:
    """What each start (column) adds to each node (row): Brandes' algorithm on all starts at once, level by level."""
    size, places = forwards.shape[0], np.arange(len(starts))
    ways = np.zeros((size, len(starts)))  # shortest ways from the start to the node
    ways[starts, places] = 1.0
    levels = [ways > 0]
    front, seen = ways.copy(), levels[0].copy()
    while True:
        front = backwards @ front
        front[seen] = 0.0
        new = front > 0
        if not new.any():
            break
        ways += front
        seen |= new
        levels.append(new)
    share = np.divide(1.0, ways, out=np.zeros_like(ways), where=seen)
    found = np.zeros_like(ways)
    for near, far in zip(levels[-2::-1], levels[:0:-1], strict=True):
        found += np.where(near, forwards @ np.where(far, (1.0 + found) * share, 0.0), 0.0) * ways
    found[starts, places] = 0.0
    return found


def _without_loops(links: Links) -> csr_array:
    source, target, _ = links.pairs
    return Links(links.size, source, target, np.ones(len(source)), links.directed).matrix
