"""Eigenvector centrality: a node is central when central nodes link to it."""

from __future__ import annotations

import numpy as np
from scipy.sparse.linalg import ArpackError, eigs, eigsh

from kg.analysis.centrality.connected import parts
from kg.errors import UsageError
from kg.network.links import Floats, Links
from kg.worded import worded

_DENSE = 50
"""Up to so many nodes the full decomposition is as fast, and has no case that does not converge."""


def eigenvector(links: Links, *, weighted: bool = True) -> Floats:
    r"""The eigenvector of the largest eigenvalue: each value is proportional to the sum of those that link to it.

    :math:`\lambda x_i = \sum_j a_{ji} x_j` with the largest :math:`\lambda`. By the theorem of Perron and Frobenius it is unique, and all
    its values are above 0, exactly when every node reaches every other one: only then is it defined here.

    Parameters
    ----------
    links : Links
        Connected; strongly, when directed. Values come along the links that lead to a node.
    weighted : bool
        Multiply by the weights of the links.

    Returns
    -------
    Floats
        One value a node, above 0; their squares add up to 1.

    Raises
    ------
    UsageError
        For a network in several parts, where some values would be 0 or arbitrary; or when the iteration does not converge.

    Examples
    --------
    >>> path = Links.of(3, [(0, 1, 1.0), (1, 2, 1.0)], directed=False)
    >>> eigenvector(path).round(4).tolist()
    [0.5, 0.7071, 0.5]

    References
    ----------
    Bonacich, P. (1987). Power and centrality: a family of measures. American Journal of Sociology 92(5), 1170–1182.
    """
    number = len(set(parts(links, strong=links.directed).tolist()))
    if number != 1 or not len(links.weight):
        kind = worded("strongly connected") if links.directed else worded("connected")
        where = worded("it falls into {:,} parts", number) if number != 1 else worded("it has no links")
        raise UsageError(worded("eigenvector centrality is defined on a {} network only: {}", kind, where), do="take the largest part, or measure pagerank or katz")
    matrix = links.matrix if weighted else links.simple
    if links.size <= _DENSE:
        values, vectors = np.linalg.eig(matrix.toarray().T)
        vector = vectors[:, int(np.argmax(values.real))]
    else:
        solve = eigs if links.directed else eigsh
        try:
            _, vectors = solve(matrix.T, k=1, which="LR" if links.directed else "LA", v0=np.ones(links.size))
        except ArpackError as error:
            raise UsageError(worded("the iteration for eigenvector centrality does not converge ({})", error), do="measure pagerank or katz") from error
        vector = vectors[:, 0]
    found = np.abs(np.real(vector))
    return np.asarray(found / np.linalg.norm(found))
