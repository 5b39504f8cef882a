"""A network: entities, edges between them with the relations that carry each, and how it was projected."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.network.projection import Projection
from kg.network.snapshot import Node, Relation, Snapshot

if TYPE_CHECKING:
    from kg.network.links import Links


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes by their numbers, of one kind.

    ``predicate`` is the relation's name; of a composed edge its steps, joined by ``/``. ``relations`` carry it: one of them for
    each statement of a plain edge, all steps of all ways for a composed or rolled-up one. ``belief`` is the highest of the ways.
    """

    source: int
    target: int
    predicate: str
    weight: float
    belief: float
    relations: tuple[Relation, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that say any of it, sorted."""
        return tuple(sorted({report for each in self.relations for report in each.reports}))


@dataclass(frozen=True)
class Network:
    """Nodes sorted by IRI, edges sorted by ends and predicate. ``sides`` gives each node's side (0, 1 …) where the projection has sides.

    Nodes that no edge touches are not in it.
    """

    snapshot: Snapshot
    projection: Projection
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sides: tuple[int, ...] = ()

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of a node by its IRI."""
        return {node.iri: place for place, node in enumerate(self.nodes)}

    @cached_property
    def links(self) -> Links:
        """The edges as arrays for the measures; parallel edges of several predicates stay apart here and add up in the matrix."""
        import kg.network.links  # noqa: PLC0415  numpy takes a tenth of a second to load, which paths should not wait for

        return kg.network.links.Links.of(len(self.nodes), ((each.source, each.target, each.weight) for each in self.edges), directed=self.projection.directed)

    @cached_property
    def touching(self) -> tuple[tuple[int, ...], ...]:
        """For each node the places in ``edges`` of those that begin or end there."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for place, edge in enumerate(self.edges):
            found[edge.source].append(place)
            if edge.target != edge.source:
                found[edge.target].append(place)
        return tuple(map(tuple, found))

    @cached_property
    def digest(self) -> str:
        """A SHA-256 over projection, nodes and edges, in hexadecimal: the same network, the same digest."""
        total = hashlib.sha256(repr(self.projection).encode())
        for node in self.nodes:
            total.update(node.iri.encode() + b"\n")
        for each in self.edges:
            total.update(f"{each.source} {each.target} {each.predicate} {each.weight!r}\n".encode())
        return total.hexdigest()
