"""Why a link is likely: who else has it, and how one gets there through the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.analysis.gaps.bipartite import Bipartite
from kg.network.snapshot import Relation

ENOUGH = 5
"""Members that a class must have to be told of as peers; else the class above it is."""
_WAYS, _PEERS = 3, 8


@dataclass(frozen=True, slots=True)
class Peers:
    """How many of the others of a class have it, and by which facts; ``holders`` are rows, the surest first, a few at most."""

    cls: str
    having: int
    others: int
    holders: tuple[int, ...]
    relations: tuple[tuple[Relation, ...], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of two or three steps through the graph, as relations in order, and the chance that a walk takes it."""

    stops: tuple[str, ...]
    relations: tuple[Relation, ...]
    chance: float


class Reasons:
    """Finds the reasons for pairs of a table."""

    def __init__(self, table: Bipartite) -> None:
        self._table = table

    @cached_property
    def _near(self) -> Mapping[str, Mapping[str, Relation]]:
        """The neighbours of each entity, with the surest relation to each."""
        found: dict[str, dict[str, Relation]] = defaultdict(dict)
        for each in self._table.snapshot.relations:
            for one, other in ((each.subject, each.object), (each.object, each.subject)):
                before = found[one].get(other)
                if before is None or each.belief > before.belief:
                    found[one][other] = each
        return found

    def peers(self, row: int, column: int) -> Peers:
        """Those of the smallest class of a row that has enough members."""
        table = self._table
        chain = table.snapshot.lineage(table.row(row).cls)
        for each in reversed(chain):
            others = [place for place in range(len(table.rows)) if place != row and table.snapshot.is_kind(table.row(place).cls, each)]
            if len(others) >= ENOUGH or each == chain[0]:
                break
        having = [place for place in others if (place, column) in table.links]
        having.sort(key=lambda place: (-max(edge.belief for edge in table.links[place, column]), place))
        told = tuple(having[:_PEERS])
        return Peers(each, len(having), len(others), told, tuple(_relations(table, (place, column)) for place in told))

    def ways(self, row: int, column: int) -> tuple[Way, ...]:
        """The ways that a walk is most likely to take from a row to a column."""
        near, start, end = self._near, self._table.rows[row], self._table.columns[column]
        found = []
        for middle, first in near.get(start, {}).items():
            if end in near[middle]:
                found.append(self._way((start, middle, end), (first, near[middle][end])))
            for further, second in near[middle].items():
                if further not in {start, end} and end in near[further]:
                    found.append(self._way((start, middle, further, end), (first, second, near[further][end])))
        return tuple(sorted(found, key=lambda each: (-each.chance, each.stops))[:_WAYS])

    def _way(self, stops: Sequence[str], relations: Sequence[Relation]) -> Way:
        chance = 1.0
        for stop in stops[:-1]:
            chance /= len(self._near[stop])
        return Way(tuple(stops), tuple(relations), chance)


def _relations(table: Bipartite, pair: tuple[int, int]) -> tuple[Relation, ...]:
    return tuple(dict.fromkeys(relation for edge in table.links[pair] for relation in edge.relations))
