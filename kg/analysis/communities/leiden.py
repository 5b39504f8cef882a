"""Communities by the Leiden algorithm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from kg.analysis.networkit_alone import load_networkit
from kg.network.links import Ints, Links

ROUNDS = 5
"""Rounds of the algorithm: each begins with what the last one found. More of them gain little."""


@contextmanager
def repeatable(seed: int) -> Iterator[None]:
    """One thread and a seed for networkit, whose settings are the process's own; the number of threads is put back afterwards."""
    nk = load_networkit()
    threads = nk.getMaxNumberOfThreads()
    nk.setNumberOfThreads(1)
    nk.setSeed(seed, False)
    try:
        yield
    finally:
        nk.setNumberOfThreads(threads)


def leiden(links: Links, *, resolution: float = 1.0, seed: int = 0, rounds: int = ROUNDS) -> Ints:
    """Communities that make modularity large: a label from 0 for each node, numbered by the lowest node of each community.

    Directions and loops are not looked at; weights of parallel links add up. Every community is connected: Leiden promises it, and
    one that were not would be split. A node without links is a community of its own. One thread and a seed: the same links and
    seed give the same labels, on every run.

    Parameters: ``resolution`` above 0 weighs chance in modularity, so that higher means more and smaller communities; ``seed`` from 0;
    ``rounds`` from 1. Raises ValueError for others.

    Source: V. A. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden: guaranteeing well-connected communities, Scientific
    Reports 9 (2019), as NetworKit computes it.

    >>> leiden(Links.of(6, [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 1), (4, 5, 1), (3, 5, 1), (2, 3, 1)], directed=False)).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    if not resolution > 0 or rounds < 1 or seed < 0:
        raise ValueError(f"Leiden needs a resolution above 0, a round and a seed from 0, not {resolution}, {rounds}, {seed}")
    nk = load_networkit()
    source, target, weight = links.undirected.pairs
    if not len(source):
        return np.arange(links.size, dtype=np.int64)
    graph = nk.GraphFromCoo((weight, (source, target)), n=links.size, weighted=True, directed=False)
    with repeatable(seed):
        run = nk.community.ParallelLeiden(graph, iterations=rounds, randomize=True, gamma=resolution)
        run.run()
        labels = np.array(run.getPartition().getVector(), dtype=np.int64)
    return connected(source, target, labels)


def connected(source: Ints, target: Ints, labels: Ints) -> Ints:
    """The same communities, those that fall apart split into their connected parts, numbered by the lowest node of each."""
    import scipy.sparse  # noqa: PLC0415  slow to load: who opens a graph for something else need not wait

    kept = labels[source] == labels[target]
    inside = scipy.sparse.coo_array((np.ones(int(kept.sum())), (source[kept], target[kept])), shape=(len(labels), len(labels)))
    _, parts = scipy.sparse.csgraph.connected_components(inside, directed=False)
    return by_first(parts.astype(np.int64))


def by_first(labels: Ints) -> Ints:
    """The same groups, numbered from 0 in the order of the first node of each."""
    _, first, which = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    return rank[which]
