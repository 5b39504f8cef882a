"""Things that facts are about, and one occurrence of a name of such a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.model.reason import Reason
from kg.model.span import Span

FIELD_CLASSES = ("Technology", "Scenario")
"""Concepts that reports relate to each other and to actors; an indicator is only measured."""

CONCEPT_CLASSES = frozenset({*FIELD_CLASSES, "Indicator", "PolicyInstrument"})


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor, policy, place, product, concept …

    ``id`` is the lexicon's id or, for a discovered entity, a hash of its normalised name and top class. ``cls`` is the local
    name of the most specific class. ``zh`` is the one label, ``en`` an English one where known; ``aliases`` all other forms.
    ``origin`` is ``lexicon`` or ``discovered``; ``reason`` says why a discovered entity got its class; ``broader`` and
    ``source`` (who taught the name) come from the lexicon; ``learnt`` are those aliases of an entity of the lexicon that a
    report introduced or a judgement joined to it. ``members``: what a collective name (六大国有银行) stands for.
    """

    id: str
    cls: str
    zh: str
    en: str = ""
    aliases: tuple[str, ...] = ()
    origin: str = "lexicon"
    reason: Reason | None = None
    broader: tuple[str, ...] = ()
    source: str = ""
    learnt: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def is_concept(self) -> bool:
        return self.cls in CONCEPT_CLASSES


class Mention(NamedTuple):
    """One occurrence of a name, with the entity that it was linked to.

    ``start`` and ``end`` are offsets into the normalised text of the sentence or cell it was found in; ``span`` is its place
    in the source. ``how`` tells what linked it: ``name``, ``alias``, ``weak alias``, ``introduced``, ``title``, ``cell``,
    ``collective``, ``discovered``.
    """

    start: int
    end: int
    surface: str
    entity: str
    cls: str
    span: Span
    how: str = "name"
