"""A network of two sides as a table: who (rows) has what (columns), and the rest of the graph around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kg.network.network import Edge, Network
from kg.network.project import project
from kg.network.projection import Projection
from kg.network.snapshot import BROADER, Node, Relation, Snapshot

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Bipartite:
    """``rows`` and ``columns`` by IRI, and for each linked pair of their places the edges. ``snapshot`` holds the relations that count:
    those of the projection's choice of reports, belief and dates, and the taxonomy."""

    snapshot: Snapshot
    projection: Projection
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    links: Mapping[tuple[int, int], tuple[Edge, ...]]

    @classmethod
    def of(cls, network: Network, around: Network) -> Bipartite:
        """The table of a network with two sides; ``around`` is the network of all relations under the same choice.

        Raises ValueError for a network that has not two sides.
        """
        if len(network.projection.sides) != 2 or set(network.sides) != {0, 1}:
            raise ValueError(f"the projection {network.projection.name} has not two sides")
        kept = {relation for edge in around.edges for relation in edge.relations} | {r for edge in network.edges for r in edge.relations}
        kept |= {relation for relation in network.snapshot.relations if relation.predicate == BROADER and not relation.statement}
        ordered = tuple(relation for relation in network.snapshot.relations if relation in kept)
        rows, columns = (tuple(node.iri for node, side in zip(network.nodes, network.sides, strict=True) if side == wanted) for wanted in (0, 1))
        return cls(replace(network.snapshot, relations=ordered), network.projection, rows, columns, _links(network, rows, columns))

    def without(self, hidden: Set[Relation]) -> Bipartite:
        """The same rows and columns as the graph would have them without some relations."""
        left = replace(self.snapshot, relations=tuple(each for each in self.snapshot.relations if each not in hidden))
        return replace(self, snapshot=left, links=_links(project(left, self.projection), self.rows, self.columns))

    @cached_property
    def matrix(self) -> Floats:
        """1 where a row has a column, else 0."""
        found = np.zeros((len(self.rows), len(self.columns)))
        for pair in self.links:
            found[pair] = 1.0
        return found

    def row(self, place: int) -> Node:
        """The entity of a row."""
        return self.snapshot.nodes[self.rows[place]]

    def column(self, place: int) -> Node:
        """The entity of a column."""
        return self.snapshot.nodes[self.columns[place]]

    def carriers(self, pair: tuple[int, int]) -> tuple[Relation, ...]:
        """The relations that give a linked pair its column: those that lead to it, or where a roll-up hides these, all of its edges."""
        column = self.columns[pair[1]]
        every = tuple(dict.fromkeys(relation for edge in self.links[pair] for relation in edge.relations))
        return tuple(each for each in every if column in {each.subject, each.object}) or every


def _links(network: Network, rows: tuple[str, ...], columns: tuple[str, ...]) -> dict[tuple[int, int], tuple[Edge, ...]]:
    row, column = ({iri: place for place, iri in enumerate(iris)} for iris in (rows, columns))
    found: dict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in network.edges:
        one, other = network.nodes[edge.source].iri, network.nodes[edge.target].iri
        if one not in row:
            one, other = other, one
        if one in row and other in column:
            found[row[one], column[other]].append(edge)
    return {pair: tuple(edges) for pair, edges in sorted(found.items())}
