"""Methods that score how likely each row has each column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from kg.analysis.gaps.bipartite import Bipartite, Floats

POPULARITY = "popularity"
RESTART = 0.5
"""Probability that a walk goes back to its start at each step: as good as the usual 0.15 here, and it looks at near things."""
_STEPS = 12
_PRIOR = 5.0
"""Rows of the class above that a class counts beside its own: a class of five members weighs as much as the one above it."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method by name: what it is called, what it looks at, where it is from (empty: here)."""

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    source: str = ""

    def label(self, lang: str = "zh") -> str:
        """What it is called in a language."""
        return self.en if lang == "en" else self.zh


def popularity(table: Bipartite) -> Floats:
    """How many rows have the column, whoever asks: the baseline."""
    return np.tile(table.matrix.sum(axis=0), (len(table.rows), 1))


def peers(table: Bipartite) -> Floats:
    """Share of the rows of the same class that have the column; small classes lean on the classes above them."""
    matrix = table.matrix
    members: dict[str, list[int]] = defaultdict(list)
    chains = []
    for place in range(len(table.rows)):
        chain = table.snapshot.lineage(table.row(place).cls)
        chains.append(chain)
        for each in chain:
            members[each].append(place)
    known: dict[tuple[str, ...], Floats] = {(): matrix.mean(axis=0)}

    def share(chain: tuple[str, ...]) -> Floats:
        if chain not in known:
            own = matrix[members[chain[-1]]]
            known[chain] = (own.sum(axis=0) + _PRIOR * share(chain[:-1])) / (len(own) + _PRIOR)
        return known[chain]

    return np.array([share(chain) for chain in chains]).reshape(matrix.shape)


def resource_allocation(table: Bipartite) -> Floats:
    """A unit on each column of a row, handed to the rows that have it and on to their columns, in equal parts each time."""
    matrix = table.matrix
    by_row, by_column = _inverse(matrix.sum(axis=1)), _inverse(matrix.sum(axis=0))
    return np.asarray((matrix * by_column) @ (matrix.T * by_row) @ matrix)


def item_based(table: Bipartite) -> Floats:
    """Columns that the same rows have as those the row has, by the cosine of the two columns."""
    matrix = table.matrix
    lengths = np.sqrt(matrix.sum(axis=0))
    alike = matrix.T @ matrix * np.outer(_inverse(lengths), _inverse(lengths))
    return np.asarray(matrix @ alike)


def taxonomy(table: Bipartite) -> Floats:
    """Columns near those the row has in the taxonomy: directly above or below (1) or under the same concept (shared out among these).

    A column that is near none of them is scored by what is said of its own neighbours by others.
    """
    matrix = table.matrix
    near = _near(table)
    own = matrix @ near
    common = matrix.sum(axis=0)
    return np.asarray(_scaled(own) + _scaled(np.tile(common + 0.3 * common @ near, (len(table.rows), 1))))


def walk(table: Bipartite) -> Floats:
    """Where a walk from the row through all relations of the graph and the taxonomy is found: personalised PageRank."""
    import scipy.sparse  # noqa: PLC0415  slow to load: who opens a graph for something else need not wait

    number = {iri: place for place, iri in enumerate(table.snapshot.nodes)}
    ends = [(number[each.subject], number[each.object]) for each in table.snapshot.relations]
    source, target = np.array([*ends, *((b, a) for a, b in ends)], dtype=np.int64).reshape(-1, 2).T
    size = len(number)
    links = scipy.sparse.coo_array((np.ones(len(source)), (target, source)), shape=(size, size)).tocsr()
    step = links @ scipy.sparse.diags_array(_inverse(np.asarray(links.sum(axis=0)).ravel()))
    start = np.zeros((size, len(table.rows)))
    start[[number[iri] for iri in table.rows], np.arange(len(table.rows))] = 1.0
    found = start
    for _ in range(_STEPS):
        found = (1 - RESTART) * (step @ found) + RESTART * start
    return np.ascontiguousarray(found[[number[iri] for iri in table.columns]].T)


METHODS: Mapping[str, Method] = {
    each.name: each
    for each in (
        Method(POPULARITY, "普遍程度（基线）", "popularity (baseline)", "有多少别的实体与之相连，不论是谁", "how many have it, whoever asks"),
        Method(
            "peers", "同类的普遍程度", "popularity among peers", "同类实体中有多大比例与之相连；小类向上位类收缩",
            "the share of those of the same class that have it; small classes lean on the classes above", "shrinkage: B. Efron and C. Morris, JASA 70 (1975)",
        ),
        Method(
            "resource-allocation", "资源分配", "resource allocation", "与之共有他项者还有什么，按度数分摊", "what those have that share other things with it",
            "T. Zhou, J. Ren, M. Medo and Y.-C. Zhang, Physical Review E 76 (2007)",
        ),
        Method(
            "item-based", "基于物品的协同过滤", "item-based filtering", "与其已有之项为同一些实体所有", "what the same entities have as those it has",
            "B. Sarwar, G. Karypis, J. Konstan and J. Riedl, WWW (2001)",
        ),
        Method("taxonomy", "概念相近", "taxonomy", "在分类中靠近其已有之项，且较普遍", "near what it has in the taxonomy, and common"),
        Method(
            "walk", "全图随机游走", "walk through the whole graph", "沿图中一切关系走几步可达", "a few steps away along all relations of the graph",
            "T. H. Haveliwala, Topic-sensitive PageRank, WWW (2002)",
        ),
        Method(
            "mixed", "同类、概念与游走", "peers, taxonomy and walk", "同类的普遍程度、概念相近、全图随机游走三种得分之和，后两者减半",
            "the sum of the scores of popularity among peers, taxonomy and walk, the last two by half",
        ),
    )
}  # fmt: skip
"""By name; ties in the check go to the one that stands first."""


def all_scores(table: Bipartite) -> dict[str, Floats]:
    """The scores of every method, by its name: a matrix of rows and columns."""
    found = {
        POPULARITY: popularity(table), "peers": peers(table), "resource-allocation": resource_allocation(table), "item-based": item_based(table),
        "taxonomy": taxonomy(table), "walk": walk(table),
    }  # fmt: skip
    found["mixed"] = _scaled(found["peers"]) + 0.5 * _scaled(found["taxonomy"]) + 0.5 * _scaled(found["walk"])
    return found


def _near(table: Bipartite) -> Floats:
    """How near columns are to each other in the taxonomy."""
    broader, place = table.snapshot.broader, {iri: place for place, iri in enumerate(table.columns)}
    found = np.zeros((len(place), len(place)))
    below: dict[str, list[int]] = defaultdict(list)
    for iri, here in place.items():
        for above in broader.get(iri, ()):
            below[above].append(here)
            if above in place:
                found[here, place[above]] = found[place[above], here] = 1.0
    for siblings in below.values():
        for one, other in _pairs(siblings):
            found[one, other] = found[other, one] = max(found[one, other], 1.0 / len(siblings))
    return found


def _pairs(places: list[int]) -> Iterator[tuple[int, int]]:
    return ((one, other) for index, one in enumerate(places) for other in places[index + 1 :])


def _inverse(values: Floats) -> Floats:
    return np.divide(1.0, values, out=np.zeros_like(values), where=values > 0)


def _scaled(scores: Floats) -> Floats:
    """Each row as shares of its highest."""
    return np.asarray(scores / np.maximum(scores.max(axis=1, keepdims=True, initial=0.0), 1e-300))
