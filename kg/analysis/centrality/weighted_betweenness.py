"""Betweenness on links that have lengths: the reciprocals of their weights."""

from __future__ import annotations

import numpy as np

from kg.analysis.networkit_alone import load_networkit
from kg.network.links import Floats, Links


def weighted_betweenness(links: Links) -> Floats:
    r"""Betweenness along the ways of least length, where a link is as long as the reciprocal of its weight.

    Parameters
    ----------
    links : Links
        Weights of parallel links add up before they are inverted. Ways follow the directions of the links.

    Returns
    -------
    Floats
        One share a node, from 0 to 1. Definition: see ``betweenness``.

    Examples
    --------
    >>> square = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 0.1), (3, 0, 0.1)]
    >>> weighted_betweenness(Links.of(4, square, directed=False)).round(4).tolist()
    [0.1667, 0.3333, 0.1667, 0.0]

    References
    ----------
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2), 163–177.
    Opsahl, T., Agneessens, F., Skvoretz, J. (2010). Node centrality in weighted networks. Social Networks 32(3), 245–251.
    """
    nk = load_networkit()
    nk.setNumberOfThreads(1)  # several add up the same numbers in another order each time
    source, target, weight = links.pairs
    graph = nk.Graph(links.size, weighted=True, directed=links.directed)
    graph.addEdges((1.0 / weight, (source.astype(np.uint64), target.astype(np.uint64))))
    found = np.asarray(nk.centrality.Betweenness(graph).run().scores(), dtype=np.float64)
    return found / max((links.size - 1) * (links.size - 2), 1)
