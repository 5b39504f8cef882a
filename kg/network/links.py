"""Weighted links between numbered nodes: what the measures work on, whatever the nodes mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Links:
    """``size`` nodes, numbered from 0, and links between them: the ends and the weight (above 0) of each, in arrays of one length.

    An undirected link stands once, in either direction. Parallel links are allowed; the matrix sums their weights. Numbers of nodes
    may be of any integer type: 32 bits halve the memory of a large network.
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

    @property
    def arcs(self) -> tuple[Ints, Ints, Floats]:
        """Source, target and weight of every arc: an undirected link is one each way, but a loop is one."""
        if self.directed:
            return self.source, self.target, self.weight
        apart = self.source != self.target
        source = np.concatenate([self.source, self.target[apart]])
        target = np.concatenate([self.target, self.source[apart]])
        return source, target, np.concatenate([self.weight, self.weight[apart]])

    @cached_property
    def matrix(self) -> csr_array:
        """Weights as a sparse ``size`` × ``size`` matrix, row = source; symmetric when undirected (a loop counts once)."""
        import scipy.sparse  # noqa: PLC0415  a quarter of a second to load, which a measure without matrices should not wait for

        source, target, weight = self.arcs
        return scipy.sparse.coo_array((weight, (source, target)), shape=(self.size, self.size)).tocsr()

    @property
    def simple(self) -> csr_array:
        """The same links, each of weight 1 and without its parallels."""
        found = self.matrix.copy()
        found.data[:] = 1.0
        return found

    @cached_property
    def pairs(self) -> tuple[Ints, Ints, Floats]:
        """Source, target and summed weight of the links without parallels and loops, sorted by ends; an undirected one stands once,
        from the lower number to the higher."""
        source, target = self.source.astype(np.int64), self.target.astype(np.int64)
        if not self.directed:
            source, target = np.minimum(source, target), np.maximum(source, target)
        keys, which = np.unique(source * self.size + target, return_inverse=True)
        weight = np.bincount(which, self.weight, minlength=len(keys))
        source, target = np.divmod(keys, max(self.size, 1))
        apart = source != target
        return source[apart], target[apart], weight[apart]

    @property
    def undirected(self) -> Links:
        """The same links without their directions."""
        return self if not self.directed else Links(self.size, self.source, self.target, self.weight, directed=False)

    @property
    def reversed(self) -> Links:
        """The same links, each the other way round; an undirected network is its own reverse."""
        return Links(self.size, self.target, self.source, self.weight, self.directed) if self.directed else self
