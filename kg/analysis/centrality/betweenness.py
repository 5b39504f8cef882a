"""Betweenness: how often a node lies on the shortest ways between others. Exact, by hops."""

from __future__ import annotations

import numpy as np
import rustworkx as rx

from kg.network.links import Floats, Links

_NEVER = 2**62  # one thread: several would add up the same numbers in another order each time


def betweenness(links: Links) -> Floats:
    r"""The share of shortest ways between two others that lead through each node, averaged over all pairs.

    :math:`B(v) = \frac{1}{P} \sum_{s \neq v \neq t} \frac{\sigma_{st}(v)}{\sigma_{st}}`, where :math:`\sigma_{st}` counts the shortest ways
    from :math:`s` to :math:`t`, :math:`\sigma_{st}(v)` those through :math:`v`, and :math:`P` is the number of pairs without :math:`v`:
    (n − 1)(n − 2), half of it when undirected.

    Parameters
    ----------
    links : Links
        Ways follow the directions of the links. Ways are counted in hops; for lengths see ``weighted_betweenness``.

    Returns
    -------
    Floats
        One share a node, from 0 (no shortest way leads through it) to 1 (all do).

    Examples
    --------
    >>> betweenness(Links.of(4, [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)], directed=False)).round(4).tolist()
    [0.0, 0.6667, 0.6667, 0.0]

    References
    ----------
    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40(1), 35–41.
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2), 163–177.
    """
    source, target, _ = links.pairs
    graph = (rx.PyDiGraph if links.directed else rx.PyGraph)(multigraph=False)
    graph.add_nodes_from(range(links.size))
    graph.add_edges_from_no_data(list(zip(source.tolist(), target.tolist(), strict=True)))
    found = rx.betweenness_centrality(graph, normalized=True, endpoints=False, parallel_threshold=_NEVER)
    return np.fromiter((found[node] for node in range(links.size)), dtype=np.float64, count=links.size)
