"""Which part of the graph is drawn at first, and where its nodes stand."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

import numpy as np

from kg.view.explore.model import Explorer
from kg.view.explore.places import places

FIRST = 300
"""Most nodes that are drawn at first."""
_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """The nodes drawn at first, by number, with their places; and how many of each class were left out."""

    nodes: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    left_out: tuple[tuple[str, int], ...]


def degrees(page: Explorer) -> list[int]:
    """By node how many others a statement of a report, or the taxonomy, joins it to."""
    near: list[set[int]] = [set() for _ in page.nodes]
    for fact in page.facts:
        if fact.target is not None and fact.target != fact.source:
            near[fact.source].add(fact.target)
            near[fact.target].add(fact.source)
    return [len(each) for each in near]


def stated_degrees(page: Explorer) -> list[int]:
    """The same without the taxonomy of the lexicon: what the reports themselves join."""
    near: list[set[int]] = [set() for _ in page.nodes]
    for fact in page.facts:
        if fact.target is not None and fact.target != fact.source and fact.proofs:
            near[fact.source].add(fact.target)
            near[fact.target].add(fact.source)
    return [len(each) for each in near]


def first_drawn(page: Explorer, most: int = FIRST, focus: int | None = None) -> Drawn:
    """The nodes that reports join to most others, ties by IRI; of a focus, itself, what is joined to it, and what is joined to that.

    A node that no drawn line would touch is not drawn. Left out are all others, counted by class.
    """
    stated = stated_degrees(page)
    order = sorted((place for place in range(len(page.nodes)) if stated[place]), key=lambda place: (-stated[place], page.nodes[place].iri))
    if focus is not None:
        order = _about(page, focus, order, most)
    chosen = set(order[:most])
    touched = {end for fact in page.facts if fact.target is not None and {fact.source, fact.target} <= chosen and fact.source != fact.target
               for end in (fact.source, fact.target)}  # fmt: skip
    kept = sorted(touched | ({focus} if focus is not None else set()))
    left = Counter(node.cls for place, node in enumerate(page.nodes) if place not in touched)
    return Drawn(tuple(kept), tuple(_places(page, kept)), tuple(sorted(left.items(), key=lambda each: (-each[1], each[0]))))


def _about(page: Explorer, focus: int, order: list[int], most: int) -> list[int]:
    """The focus, its neighbours, then theirs, each ring in the given order; nodes that only the taxonomy joins come last in theirs."""
    near: dict[int, set[int]] = {}
    for fact in page.facts:
        if fact.target is not None:
            near.setdefault(fact.source, set()).add(fact.target)
            near.setdefault(fact.target, set()).add(fact.source)
    rank = {place: number for number, place in enumerate(order)}
    found, ring = [focus], {focus}
    for _ in range(2):
        ring = {other for place in ring for other in near.get(place, ())} - set(found)
        found += sorted(ring, key=lambda place: (rank.get(place, len(rank)), place))
        if len(found) >= most:
            break
    return found


def _places(page: Explorer, nodes: list[int]) -> list[tuple[int, int]]:
    place = {node: number for number, node in enumerate(nodes)}
    ends = sorted(
        {
            (min(place[fact.source], place[fact.target]), max(place[fact.source], place[fact.target]))
            for fact in page.facts
            if fact.target is not None and fact.source in place and fact.target in place and fact.source != fact.target
        }
    )
    source, target = (np.array([pair[end] for pair in ends], dtype=np.int64) for end in (0, 1))
    room = np.array([_room(page.nodes[node].label.zh) for node in nodes])
    return [(round(x), round(y)) for x, y in places(room, source, target).tolist()]


def _room(label: str) -> float:
    """Half the width of a dot with a short label under it, in pixels."""
    wide = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in label[:_CHARACTERS])
    return 12.0 + 2.2 * min(wide, _CHARACTERS)
