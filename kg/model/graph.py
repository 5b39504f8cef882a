"""Everything that one build says, before it becomes RDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model.coverage import Coverage
from kg.model.document import Report, Source
from kg.model.entity import Entity, Mention
from kg.model.judgement import Ruling
from kg.model.problem import Problem
from kg.model.statement import Claim, Observation, ObservationClaim, Passage, Statement


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one document: entities met, mentions by passage, claims, observations, problems, how much was understood."""

    report: Report
    source: Source
    entities: Mapping[str, Entity]
    mentions: Mapping[Passage, tuple[Mention, ...]]
    claims: tuple[Claim, ...]
    observations: tuple[ObservationClaim, ...]
    problems: tuple[Problem, ...] = ()
    coverage: Coverage | None = None
    text: str = ""
    """The text in which its places are counted, where the file holds none that can be read without a reader (PDF, DOCX, HTML)."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The assembled knowledge: entities by id, statements and observations with evidence, passages with mentions.

    ``rulings`` tell which judgements took part.
    """

    reports: tuple[Report, ...]
    sources: tuple[tuple[Source, str], ...]
    entities: Mapping[str, Entity]
    mentions: Mapping[Passage, tuple[Mention, ...]]
    statements: tuple[Statement, ...]
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    run: Mapping[str, str] = field(default_factory=dict)
    coverage: tuple[Coverage, ...] = ()
