"""How long paths take beside networkx, on the same seeded random graphs in the same process, with equal results.

    python benchmarks/analysis_paths.py [--rounds 5] [--seed 7] [--small]

Three questions, each asked of both as a caller would ask it, graphs made before: all simple paths of at most so many hops between pairs
of nodes; the number of hops between pairs; the k shortest loopless paths by weight (by weight as there may be several orders of
equal ones). Seconds are those of the processor, the median of the rounds; a ratio above 1 means that we are faster. The exit code is 1 when results differ.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from kg.analysis.paths.cheapest import k_shortest
from kg.analysis.paths.simple import simple_paths
from kg.analysis.paths.ways import Ways, distance

Pairs = list[tuple[int, int]]
K = 10


@dataclass(frozen=True)
class Size:
    """Nodes and links of a random graph, pairs asked for, and hops at most."""

    nodes: int
    links: int
    pairs: int
    hops: int = 0


FULL = {"simple": Size(2_000, 10_000, 8, 5), "distance": Size(50_000, 250_000, 300), "shortest": Size(2_000, 8_000, 15)}
SMALL = {"simple": Size(200, 800, 4, 4), "distance": Size(1_000, 5_000, 50), "shortest": Size(200, 600, 5)}


def random_graph(size: Size, choose: random.Random) -> tuple[Ways, nx.Graph[int], Pairs]:
    """The same undirected graph for both, links with weights from 1 to 9, and pairs of nodes."""
    links: dict[tuple[int, int], int] = {}
    while len(links) < size.links:
        one, other = sorted(choose.sample(range(size.nodes), 2))
        links[one, other] = choose.randint(1, 9)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size.nodes))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in links.items())
    ways = Ways.of(size.nodes, ((one, other, weight) for (one, other), weight in links.items()))
    _ = ways.into
    pairs = [(one, other) for one, other in (choose.sample(range(size.nodes), 2) for _ in range(size.pairs))]
    return ways, graph, pairs


def hops_between(graph: nx.Graph[int], start: int, goal: int) -> int | None:
    try:
        return int(nx.shortest_path_length(graph, start, goal))
    except nx.NetworkXNoPath:
        return None


def weights_of_yen(graph: nx.Graph[int], start: int, goal: int) -> list[int]:
    try:
        found = list(islice(nx.shortest_simple_paths(graph, start, goal, weight="weight"), K))
    except nx.NetworkXNoPath:
        return []
    return [sum(graph[one][other]["weight"] for one, other in pairwise(path)) for path in found]


def timed(rounds: int, work: Callable[[], object]) -> tuple[float, object]:
    """Median seconds, and the result."""
    seconds = []
    result: object = None
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds), result


def ordered(found: object) -> object:
    """Lists of paths in one order; all else as it is."""
    return [sorted(paths) for paths in found] if isinstance(found, list) and found and isinstance(found[0], list) else found


def compare(name: str, size: Size, rounds: int, ours: Callable[[], object], theirs: Callable[[], object]) -> bool:
    """Print both times and their ratio; are the results equal?"""
    own, found = timed(rounds, ours)
    other, expected = timed(rounds, theirs)
    same = ordered(found) == ordered(expected)
    shape = f"{size.nodes:,} nodes, {size.links:,} links, {size.pairs} pairs"
    print(f"{name:24} {shape:46} ours {own:8.3f} s   networkx {other:8.3f} s   ratio {other / own:7.1f}   {'equal' if same else 'DIFFERENT'}")
    return same


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--small", action="store_true", help="graphs that take a second in all")
    args = parser.parse_args(arguments)
    sizes = SMALL if args.small else FULL
    choose = random.Random(args.seed)

    size = sizes["simple"]
    ways, graph, pairs = random_graph(size, choose)
    same = compare(
        f"simple paths, {size.hops} hops", size, args.rounds, lambda: [simple_paths(ways, *pair, size.hops) for pair in pairs],
        lambda: [list(nx.all_simple_paths(graph, *pair, cutoff=size.hops)) for pair in pairs],
    )  # fmt: skip
    size = sizes["distance"]
    far, wide, ends = random_graph(size, choose)
    same &= compare(
        "pair distance", size, args.rounds, lambda: [distance(far, *pair) for pair in ends], lambda: [hops_between(wide, *pair) for pair in ends]
    )
    size = sizes["shortest"]
    near, net, asked = random_graph(size, choose)
    same &= compare(
        f"{K} shortest paths", size, args.rounds, lambda: [[weight for weight, _ in k_shortest(near, *pair, K)] for pair in asked],
        lambda: [weights_of_yen(net, *pair) for pair in asked],
    )  # fmt: skip
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
