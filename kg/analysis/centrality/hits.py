"""Hubs and authorities: hubs lead to good authorities, authorities are led to by good hubs."""

from __future__ import annotations

import numpy as np
from scipy.sparse.linalg import ArpackError, svds

from kg.errors import UsageError
from kg.network.links import Floats, Links
from kg.worded import worded

_DENSE = 50
_APART = 1e-9


def hubs(links: Links, *, weighted: bool = True) -> Floats:
    """How well each node leads to the authorities.

    Parameters, errors and source: see ``authorities``.

    Returns
    -------
    Floats
        One value a node, from 0; they add up to 1. Nodes that lead to nothing in the part of the best authorities have 0.

    Examples
    --------
    >>> hubs(Links.of(3, [(0, 2, 1.0), (1, 2, 1.0)], directed=True)).round(4).tolist()
    [0.5, 0.5, 0.0]
    """
    return authorities(links.reversed, weighted=weighted)


def authorities(links: Links, *, weighted: bool = True) -> Floats:
    r"""How well each node is led to by the hubs: the first right singular vector of the matrix of links.

    :math:`a \propto A^T h` and :math:`h \propto A a`.

    Parameters
    ----------
    links : Links
        Directed; in an undirected network both are the eigenvector centrality.
    weighted : bool
        Multiply by the weights of the links.

    Returns
    -------
    Floats
        One value a node, from 0; they add up to 1. Nodes that no hub of the strongest part leads to have 0.

    Raises
    ------
    UsageError
        When the two largest singular values are equal (two parts are as strong, or the network is undirected with two sides): any
        mixture would do, so there is no answer. Also without links.

    Examples
    --------
    >>> authorities(Links.of(3, [(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0)], directed=True)).round(4).tolist()
    [0.0, 0.382, 0.618]

    References
    ----------
    Kleinberg, J. M. (1999). Authoritative sources in a hyperlinked environment. Journal of the ACM 46(5), 604–632.
    """
    if not len(links.weight):
        raise UsageError("hubs and authorities are defined on a network with links only", do="choose a projection with links")
    matrix = links.matrix if weighted else links.simple
    if links.size <= _DENSE:
        _, values, right = np.linalg.svd(matrix.toarray())
    else:
        try:
            _, values, right = svds(matrix, k=2, v0=np.ones(links.size))
        except ArpackError as error:
            raise UsageError(worded("the iteration for hubs and authorities does not converge ({})", error), do="measure pagerank") from error
        order = np.argsort(-values)
        values, right = values[order], right[order]
    if len(values) > 1 and values[0] - values[1] <= _APART * values[0]:
        raise UsageError(
            "hubs and authorities are not unique here: two parts or sides of the network are equally strong",
            do="take a directed projection, its largest part, or measure pagerank",
        )
    found = np.abs(right[0])
    found[found < 1e-12 * found.max()] = 0.0
    return np.asarray(found / found.sum())
