"""Weighted links between numbered nodes: what the measures work on, whatever the nodes mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Links:
    """``size`` nodes, numbered from 0, and links between them: the ends and the weight (above 0) of each, in arrays of one length.

    An undirected link stands once, in either direction. Parallel links are allowed; the matrix sums their weights.
    """

    size: int
    source: Ints
    target: Ints
    weight: Floats
    directed: bool

    @classmethod
    def of(cls, size: int, links: Iterable[tuple[int, int, float]], *, directed: bool) -> Links:
        """Links from triples of source, target and weight. Raises ValueError for a node out of range or a weight not above 0."""
        rows = list(links)
        source, target = (np.array([row[end] for row in rows], dtype=np.int64) for end in (0, 1))
        weight = np.array([row[2] for row in rows], dtype=np.float64)
        if rows and (min(source.min(), target.min()) < 0 or max(source.max(), target.max()) >= size):
            raise ValueError(f"a link leads to a node outside 0 … {size - 1}")
        if rows and not (weight > 0).all():
            raise ValueError("a link has a weight that is not above 0")
        return cls(size, source, target, weight, directed)

    @cached_property
    def matrix(self) -> csr_array:
        """Weights as a sparse ``size`` × ``size`` matrix, row = source; symmetric when undirected (a loop counts once)."""
        source, target, weight = self.source, self.target, self.weight
        if not self.directed:
            apart = source != target
            source, target = np.concatenate([source, target[apart]]), np.concatenate([target, source[apart]])
            weight = np.concatenate([weight, weight[apart]])
        found = coo_array((weight, (source, target)), shape=(self.size, self.size)).tocsr()
        found.sort_indices()
        return found

    @property
    def simple(self) -> csr_array:
        """The same links, each of weight 1 and without its parallels."""
        found = self.matrix.copy()
        found.data[:] = 1.0
        return found
