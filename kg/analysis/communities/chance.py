"""What modularity chance alone would give: networks of the same degrees, otherwise random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.analysis.communities.leiden import ROUNDS, leiden, repeatable
from kg.analysis.communities.quality import modularity
from kg.analysis.networkit_alone import load_networkit
from kg.network.links import Floats, Ints, Links

SWAPS = 10.0
"""Tried double swaps an edge, as is usual until a network has forgotten what it was."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Modularity of ``samples`` random networks of the same degrees: mean, standard deviation, and the z-score of the real one.

    ``z`` is None where the random ones do not differ (hardly any other network has these degrees). ``share`` are those that reach
    the real modularity, itself counted with them: a p-value.
    """

    samples: int
    mean: float
    deviation: float
    z: float | None
    share: float


def chance(links: Links, reached: float, *, samples: int, sides: Sequence[int] = (), resolution: float = 1.0, seed: int = 0, rounds: int = ROUNDS) -> Chance:
    """How far a modularity lies above that of random networks of the same degrees, whose communities the same algorithm finds.

    ``samples`` at least 2. Raises ValueError for fewer, and for links without edges.

    Source: S. Maslov and K. Sneppen, Specificity and stability in topology of protein networks, Science 296 (2002); why modularity needs
    it: R. Guimerà, M. Sales-Pardo and L. A. N. Amaral, Modularity from fluctuations in random graphs, Physical Review E 70 (2004).
    """
    if samples < 2:
        raise ValueError(f"chance needs 2 samples at least, not {samples}")
    found = np.empty(samples)
    for number in range(samples):
        other = rewired(links, sides=sides, seed=seed + number)
        found[number] = modularity(other, leiden(other, resolution=resolution, seed=seed + number, rounds=rounds), resolution)
    mean, deviation = float(found.mean()), float(found.std(ddof=1))
    z = (reached - mean) / deviation if deviation > 1e-12 else None
    return Chance(samples, mean, deviation, z, float((1 + (found >= reached - 1e-12).sum()) / (1 + samples)))


def rewired(links: Links, *, sides: Sequence[int] = (), seed: int = 0) -> Links:
    """A random network in which every node has as many links as before: the ends of two links are swapped, very many times.

    Directions, parallels and loops are not kept, and none arise. Where nodes have ``sides``, a link leads between the same two sides as
    before. The weights stay the same as a whole, and are dealt out anew.
    """
    source, target, weight = links.undirected.pairs
    parts = [(source, target, False)] if not sides else _by_sides(source, target, np.asarray(sides, dtype=np.int64))
    made = [_swapped(links.size, *part, seed=seed) for part in parts]
    ends = [np.concatenate([each[end] for each in made]) if made else source for end in (0, 1)]
    dealt: Floats = np.random.default_rng(seed).permutation(weight)
    return Links(links.size, ends[0], ends[1], dealt, directed=False)


def _by_sides(source: Ints, target: Ints, sides: Ints) -> list[tuple[Ints, Ints, bool]]:
    """The links apart by the two sides they lead between, from the lower side to the higher; whether these are two."""
    turned = sides[source] > sides[target]
    low, high = np.where(turned, target, source), np.where(turned, source, target)
    kind = sides[low] * (int(sides.max()) + 1) + sides[high]
    across = sides[low] != sides[high]
    return [(low[kind == each], high[kind == each], bool(across[kind == each].all())) for each in np.unique(kind)]


def _swapped(size: int, source: Ints, target: Ints, across: bool, *, seed: int) -> tuple[Ints, Ints]:
    """Links after the swaps, sorted. Of those ``across`` sides only the targets are swapped, as of directed ones: each end keeps its side."""
    nk = load_networkit()
    graph = nk.GraphFromCoo((np.ones(len(source)), (source, target)), n=size, weighted=False, directed=across)
    with repeatable(seed):
        run = nk.randomization.EdgeSwitching(graph, SWAPS, degreePreservingShufflePreprocessing=False)
        run.run()
        found = run.getGraph()
    ends = np.array(sorted((u, v) if across or u < v else (v, u) for u, v in found.iterEdges()), dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]
