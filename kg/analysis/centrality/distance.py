"""How near a node is to the others: closeness and harmonic centrality."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kg.errors import UsageError
from kg.network.links import Floats, Ints, Links

_WORDS = 4_000_000
"""How many machine words of 64 nodes are looked at together: bounds the memory of a sweep to some 100 MB."""


class Distances(NamedTuple):
    """Of each node: how many reach it, the sum of their distances, the sum of the reciprocals of these."""

    reached: Ints
    total: Floats
    inverse: Floats


def closeness_of(found: Distances) -> Floats:
    """Closeness of Wasserman and Faust from what is known of the distances. Raises UsageError for a single node."""
    size = len(found.total)
    if size < 2:
        raise UsageError("closeness is not defined for a single node", do="choose a projection with links")
    near = np.divide(found.reached, found.total, out=np.zeros(size), where=found.total > 0)
    return np.asarray(near * found.reached / (size - 1))


def closeness(links: Links) -> Floats:
    r"""The reciprocal of the mean distance to a node from those that reach it, times the share of nodes that do.

    :math:`C(u) = \frac{r}{n - 1} \cdot \frac{r}{\sum_v d(v, u)}` over the :math:`r` nodes that reach :math:`u`, of :math:`n`: the form of
    Wasserman and Faust, which is defined on networks in several parts.

    Parameters
    ----------
    links : Links
        In a directed network distances *to* the node count, along the directions of the links. Distances are counted in hops; for
        lengths see ``lengths``.

    Returns
    -------
    Floats
        One value a node, from 0 (nothing reaches it) to 1 (all others are one step away).

    Raises
    ------
    UsageError
        For a single node, which has no distance to anything.

    Notes
    -----
    64 nodes are swept together in the bits of a word (Then et al. 2014).

    Examples
    --------
    >>> closeness(Links.of(4, [(0, 1, 1.0), (1, 2, 1.0)], directed=False)).round(4).tolist()
    [0.4444, 0.6667, 0.4444, 0.0]

    References
    ----------
    Wasserman, S., Faust, K. (1994). Social Network Analysis. Cambridge University Press, p. 201.
    Then, M. et al. (2014). The more the merrier: efficient multi-source graph traversal. PVLDB 8(4), 449–460.
    """
    return closeness_of(_sweep(links))


def harmonic(links: Links) -> Floats:
    r"""The sum of the reciprocals of the distances to a node: :math:`H(u) = \sum_{v \neq u} 1 / d(v, u)`.

    What does not reach the node adds nothing, so it is defined on networks in several parts.

    Parameters
    ----------
    links : Links
        In a directed network distances *to* the node count, along the directions of the links. Distances are counted in hops; for
        lengths see ``lengths``.

    Returns
    -------
    Floats
        One value a node, from 0 to the number of the others.

    Examples
    --------
    >>> harmonic(Links.of(4, [(0, 1, 1.0), (1, 2, 1.0)], directed=False)).tolist()
    [1.5, 2.0, 1.5, 0.0]

    References
    ----------
    Boldi, P., Vigna, S. (2014). Axioms for centrality. Internet Mathematics 10(3–4), 222–262.
    """
    return _sweep(links).inverse


def _sweep(links: Links) -> Distances:
    """Breadth-first from every node, 64 of them in each word: who is new at a node after ``d`` steps is ``d`` away."""
    size = links.size
    source, target, _ = links.pairs
    if not links.directed:
        source, target = np.concatenate([source, target]), np.concatenate([target, source])
    order = np.argsort(target, kind="stable")
    source, (ends, begins) = source[order], np.unique(target[order], return_index=True)
    sums = Distances(np.zeros(size, dtype=np.int64), np.zeros(size), np.zeros(size))
    step = 64 * max(1, _WORDS // max(len(source), size, 1))
    for first in range(0, size if len(source) else 0, step):
        group = np.arange(min(step, size - first))
        seen = np.zeros((size, -(-len(group) // 64)), dtype=np.uint64)
        seen[first + group, group // 64] = np.uint64(1) << (group % 64).astype(np.uint64)
        front, hops = seen, 0
        while front.any():
            hops += 1
            new = np.bitwise_or.reduceat(front[source], begins, axis=0) & ~seen[ends]
            number = np.bitwise_count(new).sum(axis=1, dtype=np.int64)
            front = np.zeros_like(seen)
            front[ends] = new
            seen |= front
            sums.reached[ends] += number
            sums.total[ends] += hops * number
            sums.inverse[ends] += number / hops
    return sums
