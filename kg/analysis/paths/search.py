"""A network, two ends and what is asked → paths."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from kg.analysis.paths.cheapest import k_cheapest
from kg.analysis.paths.choice import Choice
from kg.analysis.paths.ground import Ground, Walk, ground
from kg.analysis.paths.result import Hop, Path, Paths
from kg.analysis.paths.sentences import Sentences
from kg.analysis.paths.simple import all_paths
from kg.analysis.paths.sparql import path_query
from kg.analysis.paths.weights import cost_of
from kg.network.network import Network


def find_paths(
    network: Network, starts: Collection[str], goals: Collection[str], choice: Choice, sentences: Sentences, symmetric: Collection[str] = (),
    parameters: Mapping[str, Any] | None = None,
) -> Paths:  # fmt: skip
    """The best paths from any of some things to any of others, given by their IRIs; those that the network lacks are left out.

    ``network`` must be one of plain directed relations (``plain_projection``). Of paths of equal cost the more believed goes first,
    then the one whose things have the labels (then IRIs) that come first. Raises TooManyPathsError when all are to be listed.
    """
    first, last = ([network.number[iri] for iri in sorted(set(ends)) if iri in network.number] for ends in (starts, goals))
    land = ground(network, choice, first, last, symmetric)
    order = _order(network)
    complete = True
    if choice.every:
        ranked = sorted((weight, tuple(order[land.states.node[each]] for each in walked), walked) for weight, walked in all_paths(land.states, choice.hops))
        found = [(weight, walked) for weight, _, walked in ranked[: choice.k or None]]
        total = len(ranked)
    else:
        search = k_cheapest(land.states, choice.k or 10**9, choice.hops, order)
        found, total, complete = list(search.paths), len(search.paths), search.complete
    told = dict(parameters or {})
    paths = tuple(_path(network, land, walked, weight, sentences, told) for weight, walked in found)
    return Paths(told, network.digest, paths, total, complete)


def _order(network: Network) -> list[int]:
    """For each node its place in the order of labels, then IRIs."""
    by_label = sorted(range(len(network.nodes)), key=lambda number: (network.nodes[number].name(), network.nodes[number].iri))
    order = [0] * len(by_label)
    for place, number in enumerate(by_label):
        order[number] = place
    return order


def _path(network: Network, land: Ground, walked: Sequence[int], weight: int, sentences: Sentences, parameters: Mapping[str, Any]) -> Path:
    nodes = [land.states.node[state] for state in walked]
    hops = []
    for number, (here, there) in enumerate(pairwise(nodes)):
        best, *others = (_hop(network, here, there, walk, sentences) for walk in land.between(number, here, there))
        hops.append(replace(best, also=tuple(others)))
    zh, en = (sentences.path(network.snapshot, hops, lang) for lang in ("zh", "en"))
    query = path_query(hops, network.projection)
    return Path(parameters, network.digest, tuple(hops), cost_of(weight), zh, en, query)


def _hop(network: Network, here: int, there: int, walk: Walk, sentences: Sentences) -> Hop:
    edge = network.edges[walk.edge]
    bare = Hop(network.nodes[here], network.nodes[there], edge.predicate, not walk.backward, edge.belief, edge.relations, "", "")
    return replace(bare, zh=sentences.hop(network.snapshot, bare, "zh"), en=sentences.hop(network.snapshot, bare, "en"))
