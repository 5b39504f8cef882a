"""Closeness and harmonic centrality on links that have lengths: the reciprocals of their weights."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from kg.analysis.centrality.distance import Distances, closeness_of
from kg.network.links import Floats, Links

_CELLS = 10_000_000
"""How many distances are held together: 80 MB."""


def weighted_closeness(links: Links) -> Floats:
    """Closeness where a link is as long as the reciprocal of its weight: strong links are short.

    Parameters
    ----------
    links : Links
        Weights of parallel links add up before they are inverted. In a directed network distances *to* the node count.

    Returns
    -------
    Floats
        One value a node, from 0, in the unit of the weights. Definition: see ``closeness``.

    Raises
    ------
    UsageError
        For a single node, which has no distance to anything.

    Examples
    --------
    >>> weighted_closeness(Links.of(3, [(0, 1, 2.0), (1, 2, 1.0)], directed=False)).round(4).tolist()
    [1.0, 1.3333, 0.8]

    References
    ----------
    Newman, M. E. J. (2001). Scientific collaboration networks II. Physical Review E 64, 016132.
    Opsahl, T., Agneessens, F., Skvoretz, J. (2010). Node centrality in weighted networks. Social Networks 32(3), 245–251.
    """
    return closeness_of(_distances(links))


def weighted_harmonic(links: Links) -> Floats:
    """Harmonic centrality where a link is as long as the reciprocal of its weight: strong links are short.

    Parameters
    ----------
    links : Links
        Weights of parallel links add up before they are inverted. In a directed network distances *to* the node count.

    Returns
    -------
    Floats
        One value a node, from 0, in the unit of the weights. Definition: see ``harmonic``.

    Examples
    --------
    >>> weighted_harmonic(Links.of(3, [(0, 1, 2.0), (1, 2, 1.0)], directed=False)).round(4).tolist()
    [2.6667, 3.0, 1.6667]

    References
    ----------
    Newman, M. E. J. (2001). Scientific collaboration networks II. Physical Review E 64, 016132.
    """
    return _distances(links).inverse


def _distances(links: Links) -> Distances:
    size = links.size
    long = links.matrix.copy()
    long.data = 1.0 / long.data
    sums = Distances(np.zeros(size, dtype=np.int64), np.zeros(size), np.zeros(size))
    step = max(1, _CELLS // max(size, 1))
    for first in range(0, size, step):
        group = np.arange(first, min(first + step, size))
        found = dijkstra(csr_array(long), directed=True, indices=group)
        found[np.arange(len(group)), group] = np.inf  # a node is not away from itself
        there = np.isfinite(found)
        sums.reached[:] += there.sum(axis=0)
        sums.total[:] += np.where(there, found, 0.0).sum(axis=0)
        sums.inverse[:] += (1.0 / found).sum(axis=0)
    return sums
