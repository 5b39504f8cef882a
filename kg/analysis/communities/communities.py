"""The communities of a network, each with its name, key members, bridges, and how sure it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from kg.analysis.communities.chance import chance
from kg.analysis.communities.found import KEY_CLASSES, Bridge, Communities, Community, Key, Stability, trait_name
from kg.analysis.communities.leiden import ROUNDS, leiden
from kg.analysis.communities.quality import agreement, kept_together, modularity
from kg.analysis.communities.traits import Trait, carriers, traits
from kg.network.network import Edge, Network
from kg.network.snapshot import Node
from kg.network.terms import Term

_NAMED, _KEYS, _BRIDGES, _EDGES = 3, 5, 5, 3
"""How many are told at most: traits in a name, key entities of a class, bridges, edges of a bridge."""


def find_communities(
    network: Network, around: Network, classes: Mapping[str, Term], *,
    resolution: float = 1.0, seed: int = 0, runs: int = 20, samples: int = 50, rounds: int = ROUNDS, top: int | None = None,
) -> Communities:  # fmt: skip
    """The communities of a network without its directions, by Leiden; all that the classes of this module tell of them.

    ``around`` is the network of all relations under the same choice of reports, belief and dates: what is characteristic is looked for
    there. ``runs`` other seeds test how stable the communities are, ``samples`` random networks of the same degrees what chance would
    give; 0 leaves either out. Raises ValueError for a network without edges and for numbers that make no sense.
    """
    links = network.links.undirected
    if not network.edges:
        raise ValueError("there are no communities in a network without edges")
    labels = leiden(links, resolution=resolution, seed=seed, rounds=rounds)
    reached = modularity(links, labels, resolution)
    others = [leiden(links, resolution=resolution, seed=seed + number, rounds=rounds) for number in range(1, runs + 1)]
    stability = None
    if others:
        alike = [agreement(labels, other) for other in others]
        qualities = [modularity(links, other, resolution) for other in others]
        rand, shared = (float(np.mean([each[part] for each in alike])) for part in (0, 1))
        stability = Stability(runs, rand, shared, min(qualities), max(qualities))
    by_chance = None
    if samples:
        by_chance = chance(links, reached, samples=samples, sides=network.sides, resolution=resolution, seed=seed, rounds=rounds)
    parameters: dict[str, Any] = {
        "projection": network.projection.name, "resolution": resolution, "seed": seed, "runs": runs, "samples": samples,
        "rounds": rounds, "top": top,
    }  # fmt: skip
    found = _told(network, around, classes, labels.tolist(), kept_together(labels, others))
    return Communities(parameters, network.digest, network, classes, reached, stability, by_chance, found)


def _told(
    network: Network, around: Network, classes: Mapping[str, Term], labels: Sequence[int], together: Sequence[float | None]
) -> tuple[Community, ...]:
    groups: dict[int, list[int]] = defaultdict(list)
    for node, label in enumerate(labels):
        groups[label].append(node)
    order = sorted(groups, key=lambda label: (-len(groups[label]), groups[label][0]))  # nodes are sorted by IRI
    number = {label: place for place, label in enumerate(order, 1)}
    characteristic = traits(network, around, labels)
    inside: dict[int, float] = defaultdict(float)
    strength = [0.0] * len(labels)
    between: dict[int, dict[int, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in network.edges:
        one, other = labels[edge.source], labels[edge.target]
        if one == other:
            inside[one] += edge.weight
            strength[edge.source] += edge.weight
            strength[edge.target] += edge.weight
        else:
            between[one][other].append(edge)
            between[other][one].append(edge)
    made = []
    for label in order:
        members = sorted(groups[label], key=lambda node: (-strength[node], node))
        bridges = [_bridge(number[other], edges) for other, edges in between[label].items()]
        bridges.sort(key=lambda each: (-each.weight, each.to))
        best = characteristic[label]
        made.append(
            Community(
                number=number[label],
                zh=_name(network, classes, best, members, "zh"),
                en=_name(network, classes, best, members, "en"),
                members=tuple(members),
                strengths=tuple(strength[node] for node in members),
                traits=best,
                carried=tuple(tuple(relation for edge in carriers(network, around, trait) for relation in edge.relations) for trait in best),
                keys={cls: _keys(network, around, members, cls) for cls in KEY_CLASSES},
                bridges=tuple(bridges[:_BRIDGES]),
                inside=inside[label],
                outside=sum(edge.weight for edges in between[label].values() for edge in edges),
                together=together[label],
            )
        )
    return tuple(made)


def _bridge(to: int, edges: Sequence[Edge]) -> Bridge:
    heaviest = sorted(edges, key=lambda each: (-each.weight, each.source, each.target, each.predicate))[:_EDGES]
    return Bridge(to, sum(each.weight for each in edges), len(edges), tuple(heaviest))


def _name(network: Network, classes: Mapping[str, Term], best: Sequence[Trait], members: Sequence[int], lang: str) -> str:
    names = list(dict.fromkeys(trait_name(network, classes, trait, lang) for trait in best))[:_NAMED]
    return " · ".join(names or [network.nodes[node].name(lang) for node in members[:_NAMED]])


def _keys(network: Network, around: Network, members: Sequence[int], cls: str) -> tuple[Key, ...]:
    own = [node for node in members if network.snapshot.is_a(network.nodes[node].iri, cls)]
    if own:
        group = set(members)
        keys = []
        for node in own:
            edges = [edge for edge in (network.edges[place] for place in network.touching[node]) if {edge.source, edge.target} <= group]
            keys.append(_key(network.nodes[node], edges, member=True))
    else:
        group = {around.number[iri] for iri in (network.nodes[node].iri for node in members) if iri in around.number}
        near: dict[int, list[Edge]] = defaultdict(list)
        for node in sorted(group):
            for edge in (around.edges[place] for place in around.touching[node]):
                near[edge.target if edge.source == node else edge.source].append(edge)
        keys = [_key(around.nodes[node], edges, member=False) for node, edges in near.items() if around.snapshot.is_a(around.nodes[node].iri, cls)]
    return tuple(sorted(keys, key=lambda each: (-each.strength, each.node.iri))[:_KEYS])


def _key(node: Node, edges: Sequence[Edge], *, member: bool) -> Key:
    relations = tuple(dict.fromkeys(relation for edge in edges for relation in edge.relations))
    return Key(node, sum(edge.weight for edge in edges), member, relations)
