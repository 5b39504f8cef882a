"""Likely but absent links: ranked by the method that a held-out check finds best, each with what makes it likely."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.analysis.gaps.bipartite import Bipartite, Floats
from kg.analysis.gaps.check import FOLDS, Check, Passages, held_out
from kg.analysis.gaps.methods import METHODS, POPULARITY, all_scores
from kg.analysis.gaps.reasons import Peers, Reasons, Way
from kg.analysis.gaps.verdict import verdict
from kg.analysis.result import Cell, Result, listed
from kg.network.network import Network
from kg.network.reach import reach
from kg.network.snapshot import Node


@dataclass(frozen=True, slots=True)
class Gap:
    """A link that no report states. ``place``: its rank among all that the row lacks; ``score`` is the method's and compares only with others
    of the same method."""

    row: Node
    column: Node
    place: int
    score: float
    peers: Peers
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Gaps(Result):
    """``check`` is None where there are too few links for one; then popularity ranks. ``total`` counts the absent links that were ranked."""

    table: Bipartite
    method: str
    check: Check | None
    gaps: tuple[Gap, ...]
    total: int

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """A gap a row: its place among the row's, both ends, score, peers that have it, the likeliest way there."""
        for each in self.gaps:
            yield {
                "entity": each.row.name(lang), "class": each.row.cls, "gap": each.column.name(lang), "place": each.place, "score": round(each.score, 6),
                "peers": f"{each.peers.having}/{each.peers.others} {each.peers.cls}", "holders": listed(self.holders(each, lang), lang),
                "way": self.way_words(each.ways[0], lang) if each.ways else "", "entity_iri": each.row.iri, "gap_iri": each.column.iri,
            }  # fmt: skip

    def holders(self, gap: Gap, lang: str = "zh") -> list[str]:
        """Names of the peers that have it."""
        return [self.table.row(place).name(lang) for place in gap.peers.holders]

    def way_words(self, way: Way, lang: str = "zh") -> str:
        """The stops of a way."""
        return " → ".join(self.table.snapshot.nodes[stop].name(lang) for stop in way.stops)

    def verdict(self, lang: str = "zh") -> str:
        """What the check says of the method, in one sentence; whether anything beats popularity is always told."""
        return verdict(self.check, self.method, lang)


def find_gaps(
    network: Network, around: Network, passages: Passages, *, rows: Collection[str] = (), only: str = "", columns: Collection[str] = (), top: int | None = 20,
    folds: int = FOLDS, seed: int = 0, method: str = "", parameters: Mapping[str, Any] | None = None,
) -> Gaps:  # fmt: skip
    """The links of a network of two sides that are likely but absent, the first of every row before the second of any.

    ``rows`` (IRIs; empty for all) are those whose links are looked for and on which methods are checked; ``only`` tells those of one of
    them; ``columns`` keeps those wanted. A column is left out when the row has a kind of it: then it is said already. ``around`` is the network of
    all relations under the same choice, ``passages`` tell what states each statement; ``method`` overrules the check's choice.

    Raises ValueError for a network without two sides, for ``rows`` of which none is in it, and for an unknown method.
    """
    table = Bipartite.of(network, around)
    wanted = [place for place, iri in enumerate(table.rows) if not rows or iri in rows]
    if not wanted:
        raise ValueError("none of the rows is in the network")
    if method and method not in METHODS:
        raise ValueError(f"unknown method {method}")
    linked = sum(pair[0] in set(wanted) for pair in table.links)
    check = held_out(table, passages, wanted, folds=folds, seed=seed) if linked >= 2 else None
    used = method or (check.chosen if check else POPULARITY)
    scores = all_scores(table)[used]
    shown = [place for place in wanted if not only or table.rows[place] == only]
    ranked = _ranked(table, scores, shown, columns)
    reasons = Reasons(table)
    found = tuple(
        Gap(table.row(row), table.column(column), place, float(scores[row, column]), reasons.peers(row, column), reasons.ways(row, column))
        for place, row, column in ranked[:top]
    )
    return Gaps(parameters or {}, network.digest, table, used, check, found, len(ranked))


def _ranked(table: Bipartite, scores: Floats, rows: Sequence[int], columns: Collection[str]) -> list[tuple[int, int, int]]:
    """Place in the row, row and column of each gap."""
    above = [reach(table.snapshot.broader, iri) for iri in table.columns]
    found = []
    for row in rows:
        said = {iri for column in range(len(table.columns)) if (row, column) in table.links for iri in (table.columns[column], *above[column])}
        free = [column for column in range(len(table.columns)) if table.columns[column] not in said]
        free.sort(key=lambda column: (-scores[row, column], table.columns[column]))
        found += [(place, row, column) for place, column in enumerate(free, 1) if not columns or table.columns[column] in columns]
    return sorted(found, key=lambda each: (each[0], -scores[each[1], each[2]], table.rows[each[1]]))
