"""Into how many parts a network falls."""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import connected_components

from kg.network.links import Ints, Links


def parts(links: Links, *, strong: bool = False) -> Ints:
    """The part that each node is in, numbered from 0, the largest first (of equal ones that with the lowest node).

    Parameters
    ----------
    links : Links
        Directions matter only for strong parts.
    strong : bool
        Nodes of a strong part reach each other along the directions of the links.

    Returns
    -------
    Ints
        One number a node.

    Examples
    --------
    >>> parts(Links.of(4, [(1, 2, 1.0), (2, 3, 1.0)], directed=True)).tolist()
    [1, 0, 0, 0]
    >>> parts(Links.of(4, [(1, 2, 1.0), (2, 1, 1.0), (2, 3, 1.0)], directed=True), strong=True).tolist()
    [1, 0, 0, 2]

    References
    ----------
    Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1(2), 146–160.
    """
    number, label = connected_components(links.matrix, directed=links.directed, connection="strong" if strong else "weak")
    sizes = np.bincount(label, minlength=number)
    first = np.full(number, links.size)
    np.minimum.at(first, label, np.arange(links.size))
    place = np.empty(number, dtype=np.int64)
    place[np.lexsort((first, -sizes))] = np.arange(number)
    return np.asarray(place[label], dtype=np.int64)
