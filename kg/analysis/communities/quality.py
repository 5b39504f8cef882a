"""How good a partition is, and how alike two are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kg.network.links import Ints, Links


def modularity(links: Links, labels: Ints, resolution: float = 1.0) -> float:
    """Share of the weight that lies inside communities, less the share that chance would put there (times the resolution).

    From below 0 to below 1; 0 for one community of all. Directions and loops are not looked at, weights of parallel links add up.
    Raises ValueError for links without any weight, of which it is undefined.

    Source: M. E. J. Newman and M. Girvan, Finding and evaluating community structure in networks, Physical Review E 69 (2004); the
    resolution is of J. Reichardt and S. Bornholdt, Statistical mechanics of community detection, Physical Review E 74 (2006).

    >>> links = Links.of(4, [(0, 1, 1), (2, 3, 1)], directed=False)
    >>> modularity(links, np.array([0, 0, 1, 1]))
    0.5
    """
    source, target, weight = links.undirected.pairs
    total = float(weight.sum())
    if not total:
        raise ValueError("modularity is undefined for a network without edges")
    size = len(labels)
    strength = np.bincount(source, weight, size) + np.bincount(target, weight, size)
    inside = float(weight[labels[source] == labels[target]].sum())
    held = np.bincount(labels, strength)
    return inside / total - resolution * float(((held / (2 * total)) ** 2).sum())


class Agreement(NamedTuple):
    """How alike two partitions are: the adjusted Rand index (1 the same, 0 as by chance) and normalised mutual information (0 to 1)."""

    adjusted_rand: float
    mutual_information: float


def agreement(one: Ints, other: Ints) -> Agreement:
    """Two partitions of the same nodes, compared by the pairs they put together and by what one tells of the other.

    Two that each put all nodes together, or each keep all apart, are the same: both indices are 1. Mutual information is
    normalised by the mean of the two entropies.

    Sources: L. Hubert and P. Arabie, Comparing partitions, Journal of Classification 2 (1985); L. Danon and others, Comparing community
    structure identification, Journal of Statistical Mechanics (2005).

    >>> agreement(np.array([0, 0, 1, 1]), np.array([5, 5, 2, 2]))
    Agreement(adjusted_rand=1.0, mutual_information=1.0)
    """
    size = len(one)
    cells, rows, columns = _table(one, other)
    together, in_rows, in_columns = (float((counts * (counts - 1) / 2).sum()) for counts in (cells, rows, columns))
    chance = in_rows * in_columns / max(size * (size - 1) / 2, 1)
    most = (in_rows + in_columns) / 2
    rand = 1.0 if most == chance else (together - chance) / (most - chance)
    entropy_rows, entropy_columns, entropy_cells = (_entropy(counts, size) for counts in (rows, columns, cells))
    mean = (entropy_rows + entropy_columns) / 2
    shared = 1.0 if mean == 0 else max(0.0, min(1.0, (entropy_rows + entropy_columns - entropy_cells) / mean))
    return Agreement(rand, shared)


def kept_together(labels: Ints, others: Sequence[Ints]) -> list[float | None]:
    """For each community of a partition the share of its pairs of nodes that other partitions put together too, averaged over these.

    None for a community of one node, and where there are no others.
    """
    sizes = np.bincount(labels)
    possible = sizes * (sizes - 1) / 2
    found = np.zeros(len(sizes))
    for other in others:
        keys, counts = np.unique(labels * (int(other.max()) + 1) + other, return_counts=True)
        np.add.at(found, keys // (int(other.max()) + 1), counts * (counts - 1) / 2)
    return [float(held / (each * len(others))) if each and others else None for held, each in zip(found, possible, strict=True)]


def _table(one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
    """Numbers of nodes by both labels (those above 0), by the one, by the other."""
    _, rows = np.unique(one, return_inverse=True)
    _, columns = np.unique(other, return_inverse=True)
    _, cells = np.unique(rows * (int(columns.max(initial=0)) + 1) + columns, return_counts=True)
    return cells, np.bincount(rows), np.bincount(columns)


def _entropy(counts: Ints, size: int) -> float:
    shares = counts[counts > 0] / size
    return float(-(shares * np.log(shares)).sum())
