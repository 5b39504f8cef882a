"""What is characteristic of a group of entities: what its members have and others have not."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.network.network import Edge, Network
from kg.network.reach import reach
from kg.network.snapshot import BROADER, Snapshot

CLASS, NEAR, ABOVE = "class", "near", "above"
"""Kinds of traits: being of a class; being related to an entity; being a kind of a concept (or that concept)."""
SUPPORT, SHARE, LIFT = 2, 0.15, 2.0
"""A trait is looked at when this many members have it at least, this share of them, and this many times as often as others."""
SURPRISE = -math.log10(0.05)
"""A trait counts when chance would give it to as many members in one of twenty groups at most."""
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Trait:
    """``key`` is a class by local name or an entity's IRI. ``members`` are the nodes of the group that have it, ``others`` the number of
    the nodes outside that do; ``share`` and ``elsewhere`` are the same as shares. ``surprise``: how improbable that is by chance, as the
    negative decimal logarithm of the probability."""

    kind: str
    key: str
    members: tuple[int, ...]
    others: int
    share: float
    elsewhere: float
    surprise: float

    @property
    def lift(self) -> float | None:
        """How many times as frequent among the members as among the others; None where no other has it."""
        return self.share / self.elsewhere if self.elsewhere else None


def traits(network: Network, around: Network, labels: Sequence[int], most: int = 5) -> list[tuple[Trait, ...]]:
    """The traits of every group, the most characteristic first; those that say the same of the same members are left out.

    A trait of a node is a class it has (but not the topmost), an entity it is related to in ``around`` (all relations of the same choice
    of reports, belief and dates), or a concept it is a kind of. Ranked by Fisher's exact test: the probability that a group of that size
    drawn at random has the trait as often, times the number of traits tested of the group (Bonferroni), is at most 0.05. So it counts
    both how much more frequent a trait is and how many members tell so; a trait that all nodes have tells nothing. Left out are
    traits of fewer than ``SUPPORT`` members, less than ``SHARE`` of them, or less than ``LIFT`` times as frequent as elsewhere.

    Source: I. Rivals, L. Personnaz, L. Taing and M.-C. Potier, Enrichment or depletion of a GO category within a class of genes: which
    test?, Bioinformatics 23 (2007).
    """
    wide = {concept for above in network.snapshot.broader.values() for concept in above}
    of_nodes = [set(_of(network.snapshot, around, wide, node.iri)) for node in network.nodes]
    total = Counter(trait for each in of_nodes for trait in each)
    groups: dict[int, list[int]] = defaultdict(list)
    for node, label in enumerate(labels):
        groups[label].append(node)
    return [tuple(_best(groups[label], of_nodes, total, most)) for label in sorted(groups)]


def carriers(network: Network, around: Network, trait: Trait) -> tuple[Edge, ...]:
    """The edges of ``around`` that carry a trait: none for a class, which the lexicon or the assembly gives."""
    members = {around.number[network.nodes[node].iri] for node in trait.members if network.nodes[node].iri in around.number}
    hub = around.number.get(trait.key)
    if hub is None or trait.kind == CLASS:
        return ()
    edges = (around.edges[place] for place in around.touching[hub])
    return tuple(each for each in edges if (each.predicate == BROADER) == (trait.kind == ABOVE) and members & {each.source, each.target})


def _of(snapshot: Snapshot, around: Network, wide: Set[str], iri: str) -> Iterator[tuple[str, str]]:
    cls = snapshot.nodes[iri].cls
    for each in (cls, *snapshot.above.get(cls, ())):
        if snapshot.above.get(each):
            yield CLASS, each
    if iri in around.number:
        own = around.number[iri]
        for edge in (around.edges[place] for place in around.touching[own]):
            if edge.predicate != BROADER:
                yield NEAR, around.nodes[edge.target if edge.source == own else edge.source].iri
    for concept in ({iri} | reach(snapshot.broader, iri)) & wide:
        yield ABOVE, concept


def _best(members: Sequence[int], of_nodes: Sequence[set[tuple[str, str]]], total: Mapping[tuple[str, str], int], most: int) -> list[Trait]:
    inside = Counter(trait for node in members for trait in of_nodes[node])
    everywhere, size = len(of_nodes), len(members)
    rest = everywhere - size
    least = max(SUPPORT, math.ceil(SHARE * size))
    tested = [trait for trait, number in inside.items() if number >= least]
    found = []
    for trait in tested if rest else ():
        number, having = inside[trait], total[trait]
        share, elsewhere = number / size, (having - number) / rest
        surprise = -_log_chance(number, size, having, everywhere) - math.log10(len(tested))
        if share >= LIFT * elsewhere and surprise >= SURPRISE:
            those = tuple(node for node in members if trait in of_nodes[node])
            found.append(Trait(*trait, those, having - number, share, elsewhere, surprise))
    found.sort(key=lambda each: (-each.surprise, each.kind, each.key))
    kept: list[Trait] = []
    for each in found:
        if len(kept) < most and not any(each.key == other.key or _alike(each, other) for other in kept):
            kept.append(each)
    return kept


def _log_chance(inside: int, size: int, having: int, everywhere: int) -> float:
    """Decimal logarithm of the probability that ``size`` nodes drawn from all hold ``inside`` or more of the ``having``."""
    lost = everywhere - having
    first = _log_choose(having, inside) + _log_choose(lost, size - inside) - _log_choose(everywhere, size)
    term, total = 1.0, 1.0
    for number in range(inside, min(size, having)):
        term *= (having - number) * (size - number) / ((number + 1) * (lost - size + number + 1))
        total += term
    return min(0.0, (first + math.log(total)) / math.log(10))


def _log_choose(of: int, some: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(some + 1) - math.lgamma(of - some + 1)


def _alike(one: Trait, other: Trait) -> bool:
    """Do nearly the same members have both?"""
    both = len(set(one.members) & set(other.members))
    return one.kind == other.kind and both / (len(one.members) + len(other.members) - both) >= _SAME
