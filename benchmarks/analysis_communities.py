"""How fast communities are found, and how good they are, beside networkx's Louvain.

    python benchmarks/analysis_communities.py [--edges 100000] [--rounds 3] [--seed 1] [--least 20]

A synthetic network with planted communities (a node's links stay inside its own with a chance of 70 %). Both find communities in the
same run on the same network, each given in its own form: ours as arrays of links, networkx's as its graph. Times are medians of the
processor time, since others may use the machine; both use one thread. The modularity of both partitions is computed by networkx. Ours
are found anew in every round with the same seed, so they must be the same.
Exits with 1 when the ratio is below ``--least``, or the modularity lower.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import networkx as nx
import numpy as np

from kg.analysis.communities.leiden import leiden
from kg.network.links import Ints, Links

INSIDE = 0.7
SIZE = 200
"""Nodes of a planted community, on average."""


def planted(edges: int, seed: int = 1) -> tuple[Links, Ints]:
    """About as many links as asked for (doubles are left out) between a fifth as many nodes, and the community planted for each node."""
    chance = np.random.default_rng(seed)
    nodes = max(edges // 5, 2)
    community = chance.integers(max(nodes // SIZE, 2), size=nodes)
    order = np.argsort(community, kind="stable")
    first = np.searchsorted(community[order], np.arange(int(community.max()) + 2))
    source = chance.integers(nodes, size=edges)
    own = community[source]
    near = order[first[own] + (chance.random(edges) * (first[own + 1] - first[own])).astype(np.int64)]
    target = np.where(chance.random(edges) < INSIDE, near, chance.integers(nodes, size=edges))
    apart = source != target
    low, high = np.minimum(source, target)[apart], np.maximum(source, target)[apart]
    low, high = np.divmod(np.unique(low * nodes + high), nodes)
    return Links(nodes, low, high, np.ones(len(low)), directed=False), community


def timed(rounds: int, work: Callable[[], object]) -> tuple[float, list[object]]:
    """Median seconds, and what each round found."""
    seconds, found = [], []
    for _ in range(rounds):
        start = time.process_time()
        found.append(work())
        seconds.append(time.process_time() - start)
    return statistics.median(seconds), found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=20.0)
    args = parser.parse_args(arguments)
    links, community = planted(args.edges, args.seed)
    graph = nx.Graph()
    graph.add_nodes_from(range(links.size))
    graph.add_edges_from(zip(links.source.tolist(), links.target.tolist(), strict=True))
    leiden(planted(100)[0])  # libraries are loaded before the clock runs
    ours, runs = timed(args.rounds, lambda: leiden(replace(links), seed=args.seed).tolist())  # a copy, so that nothing is at hand already
    theirs, peers = timed(args.rounds, lambda: nx.community.louvain_communities(graph, seed=args.seed))
    same = all(run == runs[0] for run in runs)
    qualities = {
        "planted": nx.community.modularity(graph, _groups(community.tolist())),
        "ours": nx.community.modularity(graph, _groups(runs[0])),
        "networkx": nx.community.modularity(graph, peers[0]),
    }
    print(f"{links.size:,} nodes, {len(links.source):,} edges; modularity of the planted communities {qualities['planted']:.4f}")
    print(f"Leiden, ours        {ours:8.2f} s   modularity {qualities['ours']:.4f}   {'the same in every round' if same else 'NOT the same in every round'}")
    print(f"Louvain, networkx   {theirs:8.2f} s   modularity {qualities['networkx']:.4f}")
    print(f"networkx / ours: {theirs / ours:.1f}")
    return 0 if same and theirs / ours >= args.least and qualities["ours"] >= qualities["networkx"] else 1


def _groups(labels: object) -> list[set[int]]:
    found: dict[int, set[int]] = {}
    for node, label in enumerate(labels):  # type: ignore[arg-type, var-annotated]
        found.setdefault(label, set()).add(node)
    return list(found.values())


if __name__ == "__main__":
    sys.exit(main())
