"""What holds a network together: articulation points and bridges, by how many nodes they would cut off."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kg.network.links import Floats, Links


class Bridge(NamedTuple):
    """A link without which its part of the network falls in two; ``cut`` counts the nodes of the smaller piece."""

    source: int
    target: int
    cut: int


def articulation(links: Links) -> Floats:
    """How many nodes lose the largest piece of their part of the network when each node is taken out.

    A node that cuts off none is no articulation point.

    Parameters
    ----------
    links : Links
        Taken as undirected.

    Returns
    -------
    Floats
        One count a node, from 0: the nodes of all pieces that its part falls into without it, but for the largest piece.

    Examples
    --------
    >>> path = Links.of(5, [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (1, 4, 1.0)], directed=False)
    >>> articulation(path).tolist()
    [0.0, 2.0, 1.0, 0.0, 0.0]

    References
    ----------
    Hopcroft, J., Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16(6), 372–378.
    """
    tree = _walk(links)
    found = np.zeros(links.size)
    pieces: list[list[int]] = [[] for _ in range(links.size)]
    for child, parent in enumerate(tree.parent):
        if parent >= 0 and tree.low[child] >= tree.order[parent]:
            pieces[parent].append(tree.below[child])
    for node, sizes in enumerate(pieces):
        rest = tree.part[node] - 1 - sum(sizes)
        found[node] = tree.part[node] - 1 - max([rest, *sizes])
    return found


def bridges(links: Links) -> tuple[Bridge, ...]:
    """The links without which the network falls into more parts, sorted by their ends.

    Parameters
    ----------
    links : Links
        Taken as undirected; several links between two nodes are no bridge the less when they are of several kinds: what is asked is
        whether the two nodes are joined in another way.

    Returns
    -------
    tuple of Bridge
        The lower number of node first.

    Examples
    --------
    >>> bridges(Links.of(5, [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0), (3, 4, 1.0)], directed=False))
    (Bridge(source=2, target=3, cut=2), Bridge(source=3, target=4, cut=1))

    References
    ----------
    Tarjan, R. E. (1974). A note on finding the bridges of a graph. Information Processing Letters 2(6), 160–161.
    """
    tree = _walk(links)
    found = [
        Bridge(min(parent, child), max(parent, child), min(tree.below[child], tree.part[child] - tree.below[child]))
        for child, parent in enumerate(tree.parent)
        if parent >= 0 and tree.low[child] > tree.order[parent]
    ]
    return tuple(sorted(found))


class _Tree(NamedTuple):
    """A depth-first walk: of each node its parent (-1 for a root), when it was met, the earliest node met that its branch leads back to,
    how many nodes are in its branch, and in its part of the network."""

    parent: list[int]
    order: list[int]
    low: list[int]
    below: list[int]
    part: list[int]


def _walk(links: Links) -> _Tree:
    size = links.size
    near = _neighbours(links)
    parent, order, low, below, part = [-1] * size, [-1] * size, [0] * size, [1] * size, [0] * size
    met = 0
    for root in range(size):
        if order[root] >= 0:
            continue
        order[root] = low[root] = met
        first, met = met, met + 1
        branch = [(root, iter(near[root]))]
        visited = [root]
        while branch:
            node, others = branch[-1]
            for other in others:
                if order[other] < 0:
                    parent[other] = node
                    order[other] = low[other] = met
                    met += 1
                    visited.append(other)
                    branch.append((other, iter(near[other])))
                    break
                if other != parent[node]:
                    low[node] = min(low[node], order[other])
            else:
                branch.pop()
                if parent[node] >= 0:
                    low[parent[node]] = min(low[parent[node]], low[node])
                    below[parent[node]] += below[node]
        for node in visited:
            part[node] = met - first
    return _Tree(parent, order, low, below, part)


def _neighbours(links: Links) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(links.size)]
    source, target, _ = links.undirected.pairs
    for one, other in zip(source.tolist(), target.tolist(), strict=True):
        found[one].append(other)
        found[other].append(one)
    return found
