"""Betweenness estimated from some of the nodes as starting points, with the error of the estimate."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from kg.errors import UsageError
from kg.network.links import Floats, Ints, Links

_CELLS = 4_000_000
"""How many numbers (nodes × starting points) are held together in each of some ten matrices: 32 MB each."""


class Estimate(NamedTuple):
    """Values and their standard errors, one of each a node."""

    values: Floats
    errors: Floats


def sampled_betweenness(links: Links, *, samples: int = 256, seed: int = 1) -> Estimate:
    r"""Betweenness, estimated from the shortest ways that start at a random sample of nodes.

    The dependency :math:`\delta_s(v)` is what start :math:`s` adds to the betweenness of :math:`v` (Brandes 2001). With :math:`k` of
    :math:`n` starts drawn without replacement, :math:`n` times the mean of the dependencies is an unbiased estimate of their sum
    (Brandes & Pich 2007), and its standard error is :math:`n \sqrt{(1 - k/n)\, s^2 / k}` with the variance :math:`s^2` of the sample.

    Parameters
    ----------
    links : Links
        Ways follow the directions of the links and are counted in hops.
    samples : int
        How many starting points, 2 or more; with as many as there are nodes the result is exact and its errors are 0.
    seed : int
        Of the draw; the same seed gives the same result.

    Returns
    -------
    Estimate
        Values as of ``betweenness``, and the standard error of each: the true value lies within two of them for about 19 nodes of 20.
        Where all starts of the sample add the same, the error is told as 0: the error of rarely crossed nodes is too small.

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
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed. Wiley, section 2.6.
    """
    if samples < 2:
        raise UsageError(f"{samples} samples tell no error", expected="2 samples or more")
    size = links.size
    number = min(samples, size)
    starts = np.sort(np.random.default_rng(seed).choice(size, number, replace=False))
    forwards = _without_loops(links)
    backwards = csr_array(forwards.T)
    total, squares = np.zeros(size), np.zeros(size)
    step = max(1, _CELLS // max(size, 1))
    for first in range(0, number, step):
        dependencies = _dependencies(forwards, backwards, starts[first : first + step])
        total += dependencies.sum(axis=1)
        squares += (dependencies**2).sum(axis=1)
    scale = size / max((size - 1) * (size - 2), 1)
    mean = total / number
    variance = np.maximum(squares - number * mean**2, 0.0) / max(number - 1, 1)
    variance[variance < 1e-12 * np.maximum(mean**2, 1e-300)] = 0.0  # what rounding leaves of equal numbers
    return Estimate(mean * scale, scale * np.sqrt((1 - number / size) * variance / number))


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
