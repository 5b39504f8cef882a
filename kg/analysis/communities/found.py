"""What is told of the communities of a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.analysis.communities.chance import Chance
from kg.analysis.communities.traits import CLASS, Trait
from kg.analysis.result import Cell, Result, listed
from kg.network.network import Edge, Network
from kg.network.snapshot import Node, Relation
from kg.network.terms import Term

KEY_CLASSES = ("Organization", "Technology", "Scenario")
"""Classes whose strongest entities are told of every community."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entity that matters in a community. ``strength``: summed weight of its edges to members; ``member``: is it one itself?

    ``relations`` are the facts of these edges.
    """

    node: Node
    strength: float
    member: bool
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """What links a community to another, by its number: weight and number of the edges between them, the heaviest of these."""

    to: int
    weight: float
    edges: int
    heaviest: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """One community, numbered from 1 by size, then by the IRI of its first member. ``members`` are nodes of the network, the strongest first.

    ``name`` in Chinese and English: its first traits, or its strongest members where nothing is characteristic. ``keys`` are the
    strongest entities by class; where no member is of a class, those that the facts of the members lead to. ``inside`` and ``outside``:
    weight of the edges among members, and of those that lead out. ``together``: share of its pairs that other seeds put together too.
    """

    number: int
    zh: str
    en: str
    members: tuple[int, ...]
    strengths: tuple[float, ...]
    traits: tuple[Trait, ...]
    carried: tuple[tuple[Relation, ...], ...]
    keys: Mapping[str, tuple[Key, ...]]
    bridges: tuple[Bridge, ...]
    inside: float
    outside: float
    together: float | None

    def name(self, lang: str = "zh") -> str:
        """The name in a language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Stability:
    """How much the partition depends on the seed: mean agreement with those of ``runs`` other seeds, and the range of their modularity."""

    runs: int
    adjusted_rand: float
    mutual_information: float
    lowest: float
    highest: float


@dataclass(frozen=True)
class Communities(Result):
    """``stability`` and ``chance`` are None where they were not asked for. ``communities`` are all of them, the first ``top`` are told in rows."""

    network: Network
    classes: Mapping[str, Term]
    modularity: float
    stability: Stability | None
    chance: Chance | None
    communities: tuple[Community, ...]

    @property
    def shown(self) -> tuple[Community, ...]:
        """The communities that were asked for."""
        return self.communities[: self.parameters["top"]]

    def rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """A community a row."""
        for each in self.shown:
            yield {
                "community": each.number,
                "name": each.name(lang),
                "size": len(each.members),
                "together": None if each.together is None else round(each.together, 3),
                "traits": "; ".join(self.say_trait(trait, lang) for trait in each.traits),
                **{cls: listed((key.node.name(lang) for key in each.keys[cls]), lang) for cls in KEY_CLASSES},
                "bridges": "; ".join(f"{bridge.to} ({bridge.edges})" for bridge in each.bridges),
            }

    def member_rows(self, lang: str = "zh") -> Iterator[dict[str, Cell]]:
        """A member a row: community, its name, entity, class, strength within the community."""
        for each in self.shown:
            for place, strength in zip(each.members, each.strengths, strict=True):
                node = self.network.nodes[place]
                cls = self.classes[node.cls].label(lang) if node.cls in self.classes else node.cls
                yield {
                    "community": each.number, "name": each.name(lang), "entity": node.name(lang), "class": cls,
                    "strength": round(strength, 6), "iri": node.iri,
                }  # fmt: skip

    def trait_name(self, trait: Trait, lang: str = "zh") -> str:
        """What a trait is called: the label of its class or entity."""
        return trait_name(self.network, self.classes, trait, lang)

    def say_trait(self, trait: Trait, lang: str = "zh") -> str:
        """A trait with how many members have it, and how many times as often as elsewhere."""
        times = "" if trait.lift is None else f", ×{trait.lift:.1f}"
        return f"{self.trait_name(trait, lang)} ({len(trait.members)}{times})"


def trait_name(network: Network, classes: Mapping[str, Term], trait: Trait, lang: str = "zh") -> str:
    """What a trait is called: the label of its class or entity."""
    if trait.kind == CLASS:
        return classes[trait.key].label(lang) if trait.key in classes else trait.key
    return network.snapshot.nodes[trait.key].name(lang)
