"""Measures of networks with two sides: how much the one side has, how widespread the other is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kg.errors import UsageError
from kg.network.links import Floats, Links
from kg.worded import worded


def reflections(links: Links, sides: Sequence[int], *, order: int = 0) -> Floats:
    r"""The method of reflections: each side seen in the mirror of the other.

    Order 0 counts neighbours: the *diversity* of a node of the first side (in how many technologies a bank is), the *ubiquity* of one of
    the second (how many banks use a technology). Each further order is the mean of the order before over the neighbours: order 1 is the
    mean ubiquity of what a bank uses (low: it uses what few others do), and the mean diversity of who uses a technology.

    Parameters
    ----------
    links : Links
        Every link joins the two sides. Directions, weights and parallel links do not matter.
    sides : Sequence[int]
        The side of each node, 0 or 1.
    order : int
        How often to look into the mirror, from 0.

    Returns
    -------
    Floats
        One value a node; 0 for a node without links.

    Raises
    ------
    UsageError
        When there are not two sides, or a link stays on one of them; for a negative order.

    Examples
    --------
    >>> links = Links.of(4, [(0, 2, 1.0), (0, 3, 1.0), (1, 3, 1.0)], directed=False)
    >>> reflections(links, [0, 0, 1, 1]).tolist()
    [2.0, 1.0, 1.0, 2.0]
    >>> reflections(links, [0, 0, 1, 1], order=1).tolist()
    [1.5, 2.0, 2.0, 1.5]

    References
    ----------
    Hidalgo, C. A., Hausmann, R. (2009). The building blocks of economic complexity. PNAS 106(26), 10570–10575.
    """
    side = np.asarray(sides)
    source, target, _ = links.undirected.pairs
    if set(side.tolist()) != {0, 1} or len(side) != links.size or (side[source] == side[target]).any():
        raise UsageError(
            "diversity and ubiquity are defined on a network with two sides only",
            do="take a projection of two sides, such as actor-technology, actor-scenario or technology-scenario",
        )
    if order < 0:
        raise UsageError(worded("the order of reflections is {}", order), expected="0 or more")
    neighbours = np.bincount(source, minlength=links.size) + np.bincount(target, minlength=links.size)
    found = neighbours.astype(np.float64)
    for _ in range(order):
        mirrored = np.bincount(source, found[target], links.size) + np.bincount(target, found[source], links.size)
        found = np.divide(mirrored, neighbours, out=np.zeros(links.size), where=neighbours > 0)
    return found
