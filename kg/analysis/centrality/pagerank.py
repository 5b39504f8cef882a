"""PageRank, plain and personalised."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kg.errors import UsageError
from kg.network.links import Floats, Links
from kg.worded import worded

_MOST = 10_000


def pagerank(
    links: Links, *, damping: float = 0.85, personal: Mapping[int, float] | None = None, weighted: bool = True, tolerance: float = 1e-9
) -> Floats:
    r"""How often a walker comes by each node, who follows links and now and then starts again elsewhere.

    The fixed point of :math:`x = d\,(x W + x_0 p) + (1 - d)\,p`, where :math:`W` has the weights of the links that lead from each node,
    divided by their sum, :math:`x_0` is the share of nodes that link to nothing, and :math:`p` says where the walker starts again.
    Found by power iteration on a sparse matrix.

    Parameters
    ----------
    links : Links
        An undirected link leads both ways.
    damping : float
        Probability :math:`d` of following a link, from 0 to less than 1.
    personal : Mapping[int, float], optional
        Where the walker starts again: a share (above 0, any unit) by number of node. None: anywhere alike.
    weighted : bool
        Follow links in proportion to their weights; else all alike.
    tolerance : float
        Stop when a step changes the values by less than this in sum: they are then off by d / (1 - d) of it at most.

    Returns
    -------
    Floats
        One probability a node; they add up to 1.

    Raises
    ------
    UsageError
        For a damping out of range, or a personalisation with no share above 0 or a node out of range.

    Examples
    --------
    >>> links = Links.of(3, [(0, 1, 1.0), (2, 1, 1.0)], directed=True)
    >>> pagerank(links).round(4).tolist()
    [0.2128, 0.5745, 0.2128]
    >>> pagerank(links, personal={0: 1.0}).round(4).tolist()
    [0.5405, 0.4595, 0.0]

    References
    ----------
    Page, L., Brin, S., Motwani, R., Winograd, T. (1999). The PageRank citation ranking: bringing order to the web. Stanford InfoLab.
    Langville, A. N., Meyer, C. D. (2005). A survey of eigenvector methods for web information retrieval. SIAM Review 47(1), 135–161.
    """
    if not 0 <= damping < 1:
        raise UsageError(worded("damping is {}", damping), expected="a number from 0 to less than 1")
    if not links.size:
        return np.zeros(0)
    start = _start(links.size, personal)
    inwards = links.reversed  # rows of what leads to a node: each step reads them one after the other
    matrix = inwards.matrix if weighted else inwards.simple
    out = np.asarray(matrix.sum(axis=0)).ravel()
    dangling = np.flatnonzero(out == 0)
    share = np.divide(1.0, out, out=np.zeros(links.size), where=out > 0)
    found = start.copy()
    for _ in range(_MOST):
        before = found
        found = matrix @ (before * share)
        found *= damping
        found += (1 - damping + damping * before[dangling].sum()) * start
        if np.abs(found - before).sum() < tolerance:
            return np.asarray(found / found.sum())
    raise UsageError(worded("PageRank has not settled after {:,} steps", _MOST), where=worded("damping {}", damping), do="take a lower damping")


def _start(size: int, personal: Mapping[int, float] | None) -> Floats:
    if personal is None:
        return np.full(size, 1.0 / size)
    found = np.zeros(size)
    for node, share in personal.items():
        if not 0 <= node < size or share < 0:
            raise UsageError(worded("no walker starts again at node {} with share {}", node, share), expected=worded("a node of 0 … {}, a share above 0", size - 1))
        found[node] += share
    if not found.sum() > 0:
        raise UsageError("the personalisation has no share above 0", expected="one or more nodes to start again from")
    return np.asarray(found / found.sum())
