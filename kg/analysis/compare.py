"""Profiles of several things side by side: what all of them have, what only one has, how alike they are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.analysis.result import Cell, Result, listed
from kg.network.project import project
from kg.network.projection import Projection, Step
from kg.network.snapshot import Node, Relation, Snapshot

SIMILAR_BY = ("technologies", "scenarios")
"""Aspects whose items similarity is over."""


@dataclass(frozen=True, slots=True)
class Held:
    """That a thing has an item: the belief in it (of the surest way) and the facts that say so; belief 0 and no facts where it has not."""

    belief: float = 0.0
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Something that one or several of the things have, with a cell for each of them."""

    node: Node
    cells: tuple[Held, ...]

    @property
    def holders(self) -> tuple[int, ...]:
        """Places of the things that have it."""
        return tuple(place for place, cell in enumerate(self.cells) if cell.relations)


@dataclass(frozen=True, slots=True)
class AspectItems:
    """One aspect of the profiles: its items, those of most things first, then by belief and IRI."""

    aspect: Projection
    items: tuple[Item, ...]

    def shared(self) -> tuple[Item, ...]:
        """What all of them have."""
        return tuple(item for item in self.items if all(cell.relations for cell in item.cells))

    def only(self, place: int) -> tuple[Item, ...]:
        """What only the thing at that place has."""
        return tuple(item for item in self.items if item.holders == (place,))


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A figure or date of a thing: as written, normalised value and unit (None and empty for a date), the claim's IRI, belief."""

    text: str
    value: float | None
    unit: str
    claim: str
    belief: float


@dataclass(frozen=True, slots=True)
class Figures:
    """One indicator in one period, or one property (its period is empty): names in both languages, and the values of each thing.

    Several values of one thing are what reports say differently. ``key`` is the indicator's IRI or the property's name.
    """

    key: str
    zh: str
    en: str
    period: str
    cells: tuple[tuple[Value, ...], ...]

    def name(self, lang: str = "zh") -> str:
        """The name in a language, with the period."""
        name = (self.en or self.zh) if lang == "en" else self.zh
        return f"{name} ({self.period})" if self.period else name


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike two things are by what they use and serve, 0 to 1; None where neither has anything of it.

    ``jaccard``: of all that either has, the part that both have; ``cosine``: of the angle between the two. Items weigh by their belief.
    ``shared`` are the items of both, the surest first, with a cell for the one and the other.
    """

    jaccard: float | None
    cosine: float | None
    shared: tuple[Item, ...]


@dataclass(frozen=True)
class Comparison(Result):
    """``aspects`` are those of which any thing has anything, ``figures`` by indicator and period. ``alike`` by pair of places, lower first."""

    things: tuple[Node, ...]
    aspects: tuple[AspectItems, ...]
    figures: tuple[Figures, ...]
    alike: Mapping[tuple[int, int], Alike]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """An item or a figure a row: aspect, item, how many have it, and a column for each thing: belief, or the figures as written."""
        names = self.column_names(lang)
        for aspect in self.aspects:
            for item in aspect.items:
                cells = dict(zip(names, (round(cell.belief, 3) if cell.relations else None for cell in item.cells), strict=True))
                yield {"aspect": _name(aspect.aspect, lang), "item": item.node.name(lang), "holders": len(item.holders), **cells}
        for figures in self.figures:
            values = dict(zip(names, (" | ".join(value.text for value in cell) or None for cell in figures.cells), strict=True))
            yield {"aspect": "figures" if lang == "en" else "数据", "item": figures.name(lang), "holders": sum(map(bool, figures.cells)), **values}

    def column_names(self, lang: str = "zh") -> tuple[str, ...]:
        """What the things are called as heads of columns; with their class where two have the same name."""
        plain = [node.name(lang) for node in self.things]
        return tuple(f"{name} ({node.cls})" if plain.count(name) > 1 else name for name, node in zip(plain, self.things, strict=True))


@dataclass(frozen=True)
class Similar(Result):
    """Those most like ``thing``, the most alike first, by the chosen measure, then by the other, then by IRI."""

    thing: Node
    others: tuple[tuple[Node, Alike], ...]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """One a row: name, class, both measures, what they share."""
        for rank, (node, alike) in enumerate(self.others, 1):
            shared = listed((each.node.name(lang) for each in alike.shared), lang)
            yield {
                "rank": rank, "name": node.name(lang), "class": node.cls, "jaccard": _rounded(alike.jaccard), "cosine": _rounded(alike.cosine),
                "shared": shared, "iri": node.iri,
            }  # fmt: skip


def compare(
    snapshot: Snapshot, things: Sequence[str], aspects: Sequence[Projection], figures: Sequence[Figures] = (), *, parameters: Mapping[str, Any] | None = None
) -> Comparison:
    """Profiles of things, by IRI, side by side: what each aspect leads to from each of them.

    Raises ValueError for fewer than two things, or for one that stands twice.
    """
    if len(things) < 2 or len(set(things)) < len(things):
        raise ValueError("a comparison needs two different things at least")
    held = {aspect.name: _held(snapshot, aspect, things) for aspect in aspects}
    told = tuple(AspectItems(aspect, _items(snapshot, things, held[aspect.name])) for aspect in aspects)
    profiles = [_profile(held, thing) for thing in things]
    pairs = [(one, other) for one in range(len(things)) for other in range(one + 1, len(things))]
    alike = {(one, other): _alike(snapshot, profiles[one], profiles[other]) for one, other in pairs}
    nodes = tuple(snapshot.nodes[thing] for thing in things)
    return Comparison(parameters or {}, snapshot.digest, nodes, tuple(each for each in told if each.items), tuple(figures), alike)


def similar(
    snapshot: Snapshot, thing: str, candidates: Sequence[str], aspects: Sequence[Projection], *, by: str = "jaccard", top: int | None = None,
    parameters: Mapping[str, Any] | None = None,
) -> Similar:  # fmt: skip
    """Those of the candidates that are most like a thing: over the technologies and scenarios of both, each weighed by its belief.

    ``by`` is ``jaccard`` or ``cosine``. The weighted Jaccard index is the sum of the lesser weights through the sum of the greater. Those
    with which nothing is shared are left out. Sources: P. Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11
    (1912), weighted as by S. Ioffe, Improved consistent sampling, weighted minhash and L1 sketching, ICDM (2010); for the cosine
    G. Salton and M. J. McGill, Introduction to Modern Information Retrieval (1983).
    """
    wanted = [thing, *(each for each in candidates if each != thing)]
    held = {aspect.name: _held(snapshot, aspect, wanted) for aspect in aspects if aspect.name in SIMILAR_BY}
    own = _profile(held, thing)
    found = [(snapshot.nodes[each], _alike(snapshot, own, _profile(held, each))) for each in wanted[1:]]
    other = "jaccard" if by == "cosine" else "cosine"
    kept = [(node, alike) for node, alike in found if alike.shared]
    kept.sort(key=lambda pair: (-(getattr(pair[1], by) or 0), -(getattr(pair[1], other) or 0), pair[0].iri))
    return Similar(parameters or {}, snapshot.digest, snapshot.nodes[thing], tuple(kept[:top]))


def with_subsidiaries(aspect: Projection) -> Projection:
    """The same aspect of a group: also what its direct subsidiaries have. Of its own family it stays as it is."""
    if {"hasSubsidiary", "^hasSubsidiary"} & {name for step in aspect.steps for name in step.chain}:
        return aspect
    further = tuple(Step(("hasSubsidiary", *step.chain), step.source, step.target) for step in aspect.steps)
    return replace(aspect, steps=(*aspect.steps, *further))


def _held(snapshot: Snapshot, aspect: Projection, things: Sequence[str]) -> dict[str, dict[str, Held]]:
    """By thing and item."""
    network = project(snapshot, aspect)
    found: dict[str, dict[str, Held]] = {thing: {} for thing in things}
    for edge in network.edges:
        holder, item = network.nodes[edge.source].iri, network.nodes[edge.target].iri
        if holder in found:
            before = found[holder].get(item, Held())
            found[holder][item] = Held(max(before.belief, edge.belief), tuple(dict.fromkeys((*before.relations, *edge.relations))))
    return found


def _items(snapshot: Snapshot, things: Sequence[str], held: Mapping[str, Mapping[str, Held]]) -> tuple[Item, ...]:
    iris = {item for thing in things for item in held[thing]}
    items = [Item(snapshot.nodes[iri], tuple(held[thing].get(iri, Held()) for thing in things)) for iri in iris]
    return tuple(sorted(items, key=lambda each: (-len(each.holders), -sum(cell.belief for cell in each.cells), each.node.iri)))


def _profile(held: Mapping[str, Mapping[str, Mapping[str, Held]]], thing: str) -> dict[str, Held]:
    """What similarity looks at: the items of a thing, each as sure as the surest aspect says."""
    found: dict[str, Held] = {}
    for name in SIMILAR_BY:
        for item, cell in held.get(name, {}).get(thing, {}).items():
            before = found.get(item, Held())
            found[item] = Held(max(before.belief, cell.belief), tuple(dict.fromkeys((*before.relations, *cell.relations))))
    return found


def _alike(snapshot: Snapshot, one: Mapping[str, Held], other: Mapping[str, Held]) -> Alike:
    if not one and not other:
        return Alike(None, None, ())
    pairs = {item: (one.get(item, Held()), other.get(item, Held())) for item in sorted(one.keys() | other.keys())}
    weights = [(a.belief, b.belief) for a, b in pairs.values()]
    most = sum(max(pair) for pair in weights)
    lengths = math.sqrt(sum(a * a for a, _ in weights)) * math.sqrt(sum(b * b for _, b in weights))
    jaccard = sum(min(pair) for pair in weights) / most if most else 0.0
    cosine = sum(a * b for a, b in weights) / lengths if lengths else 0.0
    shared = [Item(snapshot.nodes[item], pair) for item, pair in pairs.items() if pair[0].relations and pair[1].relations]
    shared.sort(key=lambda item: (-item.cells[0].belief * item.cells[1].belief, item.node.iri))
    return Alike(jaccard, min(cosine, 1.0), tuple(shared))


def _name(aspect: Projection, lang: str) -> str:
    return aspect.en if lang == "en" else aspect.zh


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
