"""All extractions → one graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.assemble.entities import merge_entities
from kg.assemble.merge import merge_claims, merge_observations
from kg.assemble.taxonomy import without_circles
from kg.lexicon.tables import Lexicon
from kg.model.entity import Mention
from kg.model.graph import Extraction, Graph
from kg.model.problem import Problem
from kg.model.span import Span
from kg.model.statement import Passage
from kg.ontology.terms import Ontology


def assemble(extractions: Sequence[Extraction], lexicon: Lexicon, ontology: Ontology, run: Mapping[str, str]) -> Graph:
    """Merge what all documents say. The order of ``extractions`` does not matter."""
    ordered = sorted(extractions, key=lambda e: (e.report.id, e.source.sha256))
    mentions: dict[Passage, tuple[Mention, ...]] = {}
    for extraction in ordered:
        mentions.update(extraction.mentions)
    problems: list[Problem] = [*lexicon.problems]
    for extraction in ordered:
        problems += extraction.problems
    entities = merge_entities(ordered, lexicon, ontology)
    statements, circles = without_circles(merge_claims(claim for extraction in ordered for claim in extraction.claims), entities)
    problems += circles
    return Graph(
        reports=tuple(extraction.report for extraction in ordered),
        sources=tuple((extraction.source, extraction.report.id) for extraction in ordered),
        entities=entities,
        mentions=dict(sorted(mentions.items())),
        statements=tuple(statements),
        observations=tuple(merge_observations(claim for extraction in ordered for claim in extraction.observations)),
        problems=tuple(sorted(problems, key=problem_key)),
        run=dict(run),
    )


def problem_key(problem: Problem) -> tuple[str, Span, str, str, str]:
    """Order of problems: by document, place, kind."""
    return (problem.report, problem.span or Span(0, 0), problem.kind, problem.reason, problem.text)
