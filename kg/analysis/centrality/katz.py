"""Katz centrality: all walks that lead to a node, long ones counting less."""

from __future__ import annotations

import numpy as np

from kg.errors import UsageError
from kg.network.links import Floats, Links
from kg.worded import worded

_MOST = 20_000
_ENDLESS = 1e150


def katz(links: Links, *, alpha: float | None = None, weighted: bool = True) -> Floats:
    r"""Walks of any length that lead to each node, each step of a walk reducing it by a factor.

    :math:`x = \sum_k (\alpha A^T)^k 1`, which ends only for :math:`\alpha` below the reciprocal of the largest eigenvalue. Unlike
    eigenvector centrality it is defined on networks in several parts and without cycles.

    Parameters
    ----------
    links : Links
        Walks follow the directions of the links, towards the node.
    alpha : float, optional
        The factor, above 0. None: 1 / (1 + the largest sum of weights of the links that lead to one node), which is always small enough.
    weighted : bool
        A step counts by the weight of its link.

    Returns
    -------
    Floats
        One value a node, above 0; their squares add up to 1.

    Raises
    ------
    UsageError
        For a factor that is not above 0, or too large for the sum to end.

    Examples
    --------
    >>> katz(Links.of(3, [(0, 2, 1.0), (1, 2, 1.0)], directed=True), alpha=0.5).round(4).tolist()
    [0.4082, 0.4082, 0.8165]

    References
    ----------
    Katz, L. (1953). A new status index derived from sociometric analysis. Psychometrika 18(1), 39–43.
    """
    matrix = links.matrix if weighted else links.simple
    highest = float(np.asarray(matrix.sum(axis=0)).max(initial=0.0))
    factor = 1 / (1 + highest) if alpha is None else alpha
    if not factor > 0:
        raise UsageError(worded("alpha is {}", factor), expected="a number above 0")
    backwards = matrix.T
    walks = np.ones(links.size)
    found = walks.copy()
    for _ in range(_MOST):
        walks = factor * (backwards @ walks)
        found += walks
        if found.max(initial=0.0) > _ENDLESS:
            break
        if walks.max(initial=0.0) < 1e-14 * found.max(initial=1.0):
            return np.asarray(found / (np.linalg.norm(found) or 1.0))
    raise UsageError(
        worded("alpha {:g} is too large: the sum over ever longer walks does not end", factor),
        expected=worded("less than 1 / the largest eigenvalue; {:.4g} is always small enough", 1 / (1 + highest)),
    )
