"""A network and what is asked → the states that a path may go through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.analysis.paths.choice import Choice
from kg.analysis.paths.metapath import Leg
from kg.analysis.paths.states import States, explore
from kg.analysis.paths.weights import hop_weight, pass_weight
from kg.network.network import Network
from kg.network.snapshot import BROADER


class Walk(NamedTuple):
    """One way from a node to a neighbour: its weight, whether against the arrow, and the place of its edge in the network."""

    weight: int
    backward: bool
    edge: int


Walks = Mapping[int, Mapping[int, Sequence[Walk]]]
"""By node and neighbour, the best first."""


@dataclass(frozen=True, eq=False)
class Ground:
    """States, and the walks that each hop of a path may take; of a meta-path one mapping for each of its legs, else one for all hops."""

    states: States
    walks: tuple[Walks, ...]

    def between(self, hop: int, source: int, target: int) -> Sequence[Walk]:
        """The walks from a node to the next one as the ``hop``-th of a path, from 0."""
        return self.walks[min(hop, len(self.walks) - 1)][source][target]


def ground(network: Network, choice: Choice, starts: Iterable[int], goals: Iterable[int], symmetric: Collection[str] = ()) -> Ground:
    """What a choice leaves of a network for paths between nodes, by their numbers; ``symmetric`` relations hold both ways.

    A stage is the number of hops behind (of a meta-path) and the set of things passed (of those that must be); to begin and to end
    are stages of their own, so that one start may be passed on the way from another.
    """
    avoided = {network.number[iri] for iri in choice.avoid if iri in network.number}
    first, last = [each for each in starts if each not in avoided], set(goals) - avoided
    never = avoided.union(first if len(first) == 1 else (), last if len(last) == 1 else ())  # a sole end is not passed
    vias = {network.number[iri]: 1 << place for place, iri in enumerate(choice.via) if iri in network.number}
    inner = _inner(network, choice, never, vias)
    legs: Sequence[Leg | None] = (None,) if choice.metapath is None else choice.metapath.legs
    walks = tuple(_walks(network, choice, leg, symmetric) for leg in legs)
    length = 0 if choice.metapath is None else len(legs)
    fits = _fitting(network, choice)
    all_passed = (1 << len(choice.via)) - 1

    def onward(stage: Hashable, node: int) -> Iterable[tuple[Hashable, int, int, bool]]:
        hops, passed = stage if isinstance(stage, tuple) else (0, 0)
        ahead = hops + 1 if length else 0
        for there, found in walks[hops].get(node, {}).items():
            if fits(ahead, there):
                if there in last and passed == all_passed and ahead == length:
                    yield "end", there, found[0].weight, True
                if there in inner and (not length or ahead < length):
                    yield (ahead, passed | vias.get(there, 0)), there, found[0].weight + inner[there], False

    begin = (("start", node) for node in first if fits(0, node))
    return Ground(explore(begin, onward), walks)


def _inner(network: Network, choice: Choice, never: Collection[int], vias: Collection[int]) -> dict[int, int]:
    """The nodes that may be passed, each with the weight of it."""
    kind = network.snapshot.is_kind
    near: list[set[int]] = [set() for _ in network.nodes]
    for edge in network.edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    found = {}
    for number, node in enumerate(network.nodes):
        if number in never:
            continue
        neighbours = len(near[number])
        wanted = number in vias or (
            (not choice.classes or any(kind(node.cls, cls) for cls in choice.classes))
            and not any(kind(node.cls, cls) for cls in choice.without_classes)
            and not 0 < choice.avoid_hubs < neighbours
        )
        if wanted:
            found[number] = pass_weight(network, number, neighbours, choice.by)
    return found


def _walks(network: Network, choice: Choice, leg: Leg | None, symmetric: Collection[str]) -> Walks:
    found: dict[int, dict[int, list[Walk]]] = {}
    weights: dict[tuple[bool, float], int] = {}  # few beliefs are different
    for place, edge in enumerate(network.edges):
        if (choice.predicates and edge.predicate not in choice.predicates) or edge.predicate in choice.without_predicates:
            continue
        key = edge.predicate == BROADER, edge.belief
        weight = weights.get(key) or weights.setdefault(key, hop_weight(*key, choice.by))
        both = edge.predicate in symmetric
        if both and edge.relations[0].subject != network.nodes[edge.source].iri:
            continue  # its twin stands the way that it is stated, and is walked either way
        for here, there, forward in ((edge.source, edge.target, True), (edge.target, edge.source, False)):
            if not forward and choice.directed and not both and (leg is None or leg.forward is not False):
                continue
            if leg is None or leg.allows(edge.predicate, forward) or (both and leg.allows(edge.predicate, not forward)):
                found.setdefault(here, {}).setdefault(there, []).append(Walk(weight, not forward, place))
    for near in found.values():
        for walks in near.values():
            walks.sort()
    return found


def _fitting(network: Network, choice: Choice) -> Callable[[int, int], bool]:
    """Has a node the classes that the meta-path wants after so many hops?"""
    if choice.metapath is None:
        return lambda hops, node: True
    wanted, kind = choice.metapath.classes, network.snapshot.is_kind
    return lambda hops, node: not wanted[hops] or any(kind(network.nodes[node].cls, cls) for cls in wanted[hops])
