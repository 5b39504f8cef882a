"""How many neighbours a node has, and how strong its links are."""

from __future__ import annotations

import numpy as np

from kg.network.links import Floats, Links


def degree(links: Links) -> Floats:
    r"""Number of links of each node, parallel ones counted once.

    In a directed network the sum of in-degree and out-degree. Loops do not count.

    Parameters
    ----------
    links : Links
        Directed or undirected; weights do not matter.

    Returns
    -------
    Floats
        One count a node, from 0.

    Examples
    --------
    >>> star = Links.of(4, [(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0), (0, 3, 2.0)], directed=False)
    >>> degree(star).tolist()
    [3.0, 1.0, 1.0, 1.0]

    References
    ----------
    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3), 215–239.
    """
    source, target, _ = links.pairs
    return _count(source, links.size) + _count(target, links.size)


def in_degree(links: Links) -> Floats:
    """Number of nodes that link to each node.

    Parameters
    ----------
    links : Links
        In an undirected network every link counts at both ends: in-degree is degree.

    Returns
    -------
    Floats
        One count a node, from 0.

    Examples
    --------
    >>> in_degree(Links.of(3, [(0, 1, 1.0), (2, 1, 1.0)], directed=True)).tolist()
    [0.0, 2.0, 0.0]
    """
    return _count(links.pairs[1], links.size) if links.directed else degree(links)


def out_degree(links: Links) -> Floats:
    """Number of nodes that each node links to.

    Parameters
    ----------
    links : Links
        In an undirected network every link counts at both ends: out-degree is degree.

    Returns
    -------
    Floats
        One count a node, from 0.

    Examples
    --------
    >>> out_degree(Links.of(3, [(0, 1, 1.0), (2, 1, 1.0)], directed=True)).tolist()
    [1.0, 0.0, 1.0]
    """
    return _count(links.pairs[0], links.size) if links.directed else degree(links)


def strength(links: Links) -> Floats:
    """Sum of the weights of all links of each node: weighted degree.

    Parameters
    ----------
    links : Links
        Weights of parallel links add up; in a directed network those of both directions do. Loops do not count.

    Returns
    -------
    Floats
        One sum a node, in the unit of the weights.

    Examples
    --------
    >>> strength(Links.of(3, [(0, 1, 0.5), (1, 2, 0.25)], directed=False)).tolist()
    [0.5, 0.75, 0.25]

    References
    ----------
    Barrat, A., Barthélemy, M., Pastor-Satorras, R., Vespignani, A. (2004). The architecture of complex weighted networks.
    PNAS 101(11), 3747–3752.
    """
    source, target, weight = links.pairs
    return _count(source, links.size, weight) + _count(target, links.size, weight)


def in_strength(links: Links) -> Floats:
    """Sum of the weights of the links that lead to each node; in an undirected network its strength.

    Parameters
    ----------
    links : Links
        Weights of parallel links add up.

    Returns
    -------
    Floats
        One sum a node, in the unit of the weights.

    Examples
    --------
    >>> in_strength(Links.of(2, [(0, 1, 0.5), (0, 1, 0.25)], directed=True)).tolist()
    [0.0, 0.75]
    """
    _, target, weight = links.pairs
    return _count(target, links.size, weight) if links.directed else strength(links)


def out_strength(links: Links) -> Floats:
    """Sum of the weights of the links that lead from each node; in an undirected network its strength.

    Parameters
    ----------
    links : Links
        Weights of parallel links add up.

    Returns
    -------
    Floats
        One sum a node, in the unit of the weights.

    Examples
    --------
    >>> out_strength(Links.of(2, [(0, 1, 0.5), (0, 1, 0.25)], directed=True)).tolist()
    [0.75, 0.0]
    """
    source, _, weight = links.pairs
    return _count(source, links.size, weight) if links.directed else strength(links)


def _count(ends: np.ndarray, size: int, weight: Floats | None = None) -> Floats:
    return np.bincount(ends, weight, minlength=size).astype(np.float64)
