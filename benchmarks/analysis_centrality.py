"""How fast measures of centrality are beside networkx, and whether the values are the same; then PageRank on a large network by itself.

    python benchmarks/analysis_centrality.py [--edges 1000000] [--small 10000] [--large 10000000] [--rounds 3]

Networks are made by rule from a seed: targets are drawn with a preference for few of them, as things in a knowledge graph are. Ours
starts from arrays of links and makes its matrix within the time; networkx starts from a graph that is there already. Both run in this
process; ratios are of the processor time, which other work on the machine disturbs least (neither uses more than one thread), wall
time stands beside it. The large network runs in a process of its own, whose peak memory is told.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import networkx as nx
import numpy as np

from kg.analysis.centrality.betweenness import betweenness
from kg.analysis.centrality.cores import core_number
from kg.analysis.centrality.distance import closeness, harmonic
from kg.analysis.centrality.eigenvector import eigenvector
from kg.analysis.centrality.pagerank import pagerank
from kg.analysis.centrality.sampled import sampled_betweenness
from kg.network.links import Floats, Links

T = TypeVar("T")
CLOSE = 1e-6
PER_NODE = 5
"""Links for each node."""


class Time(NamedTuple):
    """Processor and wall seconds."""

    processor: float
    wall: float


def network(edges: int, *, directed: bool, seed: int = 0) -> Links:
    """About as many different links as asked for, with weights, the same for the same seed; numbers of nodes of 32 bits."""
    chance = np.random.default_rng(seed)
    size = max(edges // PER_NODE, 3)
    source = chance.integers(0, size, edges, dtype=np.int32)
    target = (size * chance.random(edges) ** 3).astype(np.int32)
    apart = source != target
    return Links(size, source[apart], target[apart], 0.5 + 0.5 * chance.random(int(apart.sum())), directed)


def fresh(links: Links) -> Links:
    """The same links, of which nothing is computed yet."""
    return Links(links.size, links.source, links.target, links.weight, links.directed)


def graph(links: Links) -> nx.Graph[int]:
    """The same as a graph of networkx; parallel links as one."""
    found: nx.Graph[int] = nx.DiGraph() if links.directed else nx.Graph()
    found.add_nodes_from(range(links.size))
    source, target, weight = (part.tolist() for part in links.pairs)
    found.add_weighted_edges_from(zip(source, target, weight, strict=True))
    return found


def timed(work: Callable[[], T], rounds: int) -> tuple[Time, T]:
    """Median times, and the result."""
    spent = []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        result = work()
        spent.append(Time(time.process_time() - processor, time.perf_counter() - wall))
    return Time(*(statistics.median(part) for part in zip(*spent, strict=True))), result


def compare(name: str, links: Links, ours: Callable[[Links], Floats], theirs: Callable[[nx.Graph[int]], Mapping[int, float]], rounds: int) -> bool:
    """Print both times and their ratio; are the values the same?"""
    peer = graph(links)
    theirs_took, wanted = timed(lambda: theirs(peer), 1)
    took, found = timed(lambda: ours(fresh(links)), rounds)
    apart = float(np.abs(found - np.array([wanted[node] for node in range(links.size)])).max())
    ratio, wall = theirs_took.processor / took.processor, theirs_took.wall / took.wall
    print(
        f"{name:28} {links.size:9,} nodes {peer.number_of_edges():10,} links   ours {took.processor:8.3f} s, networkx {theirs_took.processor:8.2f} s: "
        f"{ratio:6.1f} times (wall {wall:6.1f}), largest difference {apart:.0e}",
        flush=True,
    )
    return apart <= CLOSE


def estimate(links: Links, samples: int) -> bool:
    """Print how far an estimate of betweenness is from the exact values, and whether it is within its bound."""
    exact = betweenness(links)
    took, found = timed(lambda: sampled_betweenness(fresh(links), samples=samples), 1)
    within = float((np.abs(found.values - exact) <= found.errors + CLOSE).mean())
    off = float(np.abs(found.values - exact).max())
    print(f"{'betweenness, sampled':28} {samples} of {links.size:,} starts: {took.processor:.3f} s, largest error {off:.4f}, {within:.1%} within their bound")
    return within >= 0.95


def large(edges: int) -> None:
    """PageRank of a large network, timed."""
    links = network(edges, directed=True)
    took, found = timed(lambda: pagerank(links), 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(
        f"{'PageRank, large':28} {links.size:9,} nodes {len(links.weight):10,} links   ours {took.processor:8.3f} s, wall {took.wall:.2f} s, "
        f"peak memory {peak / 1e9:.2f} GB, sum of values {found.sum():.6f}",
        flush=True,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=1_000_000, help="of the network for PageRank")
    parser.add_argument("--small", type=int, default=10_000, help="of the network for measures of paths")
    parser.add_argument("--large", type=int, default=10_000_000, help="of the network in a process of its own; 0: none")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only-large", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.only_large:
        large(args.large)
        return 0
    many, directed, undirected = network(args.edges, directed=True), network(args.small, directed=True), network(args.small, directed=False)
    same = [
        compare("PageRank", many, pagerank, lambda g: nx.pagerank(g, tol=1e-9 / len(g)), args.rounds),
        compare("betweenness", undirected, betweenness, nx.betweenness_centrality, args.rounds),
        compare("betweenness, directed", directed, betweenness, nx.betweenness_centrality, args.rounds),
        compare("closeness", undirected, closeness, nx.closeness_centrality, args.rounds),
        compare("harmonic", undirected, harmonic, nx.harmonic_centrality, args.rounds),
        compare("core number", undirected, core_number, nx.core_number, args.rounds),
        estimate(undirected, 512),
    ]
    connected = core(undirected)
    same.append(compare("eigenvector", connected, eigenvector, lambda g: nx.eigenvector_centrality(g, weight="weight", tol=1e-9, max_iter=5000), args.rounds))
    if args.large:
        subprocess.run([sys.executable, __file__, "--only-large", "--large", str(args.large)], check=True)
    return 0 if all(same) else 1


def core(links: Links) -> Links:
    """The largest connected part."""
    source, target, weight = links.pairs
    parts: list[set[int]] = list(nx.connected_components(graph(links)))
    inside = sorted(max(parts, key=len))
    place = np.full(links.size, -1)
    place[inside] = np.arange(len(inside))
    kept = place[source] >= 0
    return Links(len(inside), place[source[kept]], place[target[kept]], weight[kept], directed=False)


if __name__ == "__main__":
    sys.exit(main())
