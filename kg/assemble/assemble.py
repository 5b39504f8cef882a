"""All extractions → one graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.assemble.entities import merge_entities, two_kinds
from kg.assemble.joining import Joined, join
from kg.assemble.merge import merge_claims, merge_observations
from kg.assemble.taxonomy import without_circles
from kg.assemble.verdicts import Judge
from kg.lexicon.tables import Lexicon
from kg.model.entity import Mention
from kg.model.graph import Extraction, Graph
from kg.model.judgement import Judgement
from kg.model.problem import Problem
from kg.model.span import Span
from kg.model.statement import Passage
from kg.ontology.terms import Ontology


def assemble(
    extractions: Sequence[Extraction], lexicon: Lexicon, ontology: Ontology, run: Mapping[str, str], judgements: Sequence[Judgement] = ()
) -> Graph:
    """Merge what all documents say. The order of ``extractions`` does not matter; ``judgements`` (those in force) win over every rule."""
    ordered = sorted(extractions, key=lambda e: (e.report.id, e.source.sha256))
    problems: list[Problem] = [*lexicon.problems]
    for extraction in ordered:
        problems += extraction.problems
    problems += two_kinds(ordered, lexicon, ontology)
    joined = join(judgements, merge_entities(ordered, lexicon, ontology), lexicon, {extraction.report.id for extraction in ordered})
    judge = Judge(judgements, joined, lexicon, ontology)
    claims = judge.claims([claim for extraction in ordered for claim in extraction.claims])
    observed = judge.observations([claim for extraction in ordered for claim in extraction.observations])
    entities = dict(sorted(joined.entities.items()))
    mentions: dict[Passage, tuple[Mention, ...]] = {}
    for extraction in ordered:
        mentions.update(_moved(extraction.mentions, joined))
    statements, circles = without_circles(merge_claims(claims), entities)
    rulings = (*joined.rulings, *judge.rulings())
    problems += [*joined.problems, *judge.problems, *circles]
    return Graph(
        reports=tuple(extraction.report for extraction in ordered),
        sources=tuple((extraction.source, extraction.report.id) for extraction in ordered),
        entities=entities,
        mentions=dict(sorted(mentions.items())),
        statements=tuple(statements),
        observations=tuple(merge_observations(observed)),
        problems=tuple(sorted(problems, key=problem_key)),
        rulings=rulings,
        run=dict(run),
        coverage=tuple(extraction.coverage for extraction in ordered if extraction.coverage is not None),
    )


def _moved(mentions: Mapping[Passage, tuple[Mention, ...]], joined: Joined) -> Mapping[Passage, tuple[Mention, ...]]:
    """Mentions of joined entities as mentions of the one that stands for them."""
    if not joined.kept:
        return mentions
    moved = {}
    for passage, found in mentions.items():
        moved[passage] = tuple(
            each._replace(entity=joined(each.entity), cls=joined.entities[joined(each.entity)].cls) if each.entity in joined.kept else each for each in found
        )
    return moved


def problem_key(problem: Problem) -> tuple[str, Span, str, str, str]:
    """Order of problems: by document, place, kind."""
    return (problem.report, problem.span or Span(0, 0), problem.kind, problem.reason.en, problem.text)
