"""The taxonomy stays a taxonomy: what reports state of *broader* must not close a circle with the lexicon or with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set

from kg.assemble import reasons as why
from kg.model.entity import Entity
from kg.model.problem import Problem
from kg.model.reach import reached
from kg.model.statement import Modality, Statement


def without_circles(statements: Iterable[Statement], entities: Mapping[str, Entity]) -> tuple[list[Statement], list[Problem]]:
    """Statements without those *broader* ones that would close a circle, and a problem for each of these.

    The lexicon's taxonomy comes first, then stated pairs by falling belief (ties by id), so that the better founded stands.
    """
    kept: list[Statement] = []
    stated: list[Statement] = []
    for statement in statements:
        taxonomic = statement.predicate == "broader" and statement.modality is Modality.ASSERTED and isinstance(statement.object, str)
        (stated if taxonomic else kept).append(statement)
    above: dict[str, set[str]] = defaultdict(set)
    for key, entity in entities.items():
        above[key].update(entity.broader)
    problems: list[Problem] = []
    for statement in sorted(stated, key=lambda s: (-s.belief, s.id)):
        assert isinstance(statement.object, str)
        if statement.subject in ancestors(statement.object, above):
            names = [entities[key].zh if key in entities else key for key in (statement.subject, statement.object)]
            passage = statement.evidence[0].passage
            reason = why.CIRCLE(*names)
            problems.append(Problem("taxonomy-circle", reason, passage.report, passage.span, passage.quote[:200]))
            continue
        above[statement.subject].add(statement.object)
        kept.append(statement)
    return sorted(kept, key=lambda s: s.id), problems


def ancestors(key: str, above: Mapping[str, Collection[str]]) -> Set[str]:
    """A concept and all that is above it, where ``above`` gives what is right above each."""
    return reached([key], lambda one: above.get(one, ())).keys()
