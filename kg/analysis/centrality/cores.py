"""Cores: how deep a node lies in the dense parts of a network."""

from __future__ import annotations

from typing import cast

import numpy as np
import rustworkx as rx

from kg.network.links import Floats, Links


def core_number(links: Links) -> Floats:
    """The largest k for which each node is in the k-core: the largest part in which every node has k neighbours or more.

    Parameters
    ----------
    links : Links
        Taken as undirected: a neighbour counts once, in whatever direction and however often it is linked. Loops do not count.

    Returns
    -------
    Floats
        One whole number a node, from 0.

    Examples
    --------
    >>> triangle = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0)]
    >>> core_number(Links.of(4, triangle, directed=False)).tolist()
    [2.0, 2.0, 2.0, 1.0]

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5(3), 269–287.
    Batagelj, V., Zaveršnik, M. (2003). An O(m) algorithm for cores decomposition of networks. arXiv:cs/0310049.
    """
    source, target, _ = links.undirected.pairs
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(links.size))
    graph.add_edges_from_no_data(list(zip(source.tolist(), target.tolist(), strict=True)))
    found = cast("dict[int, int]", rx.core_number(graph))  # which its stubs call an int
    return np.fromiter((found[node] for node in range(links.size)), dtype=np.float64, count=links.size)
