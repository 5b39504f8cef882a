"""Entities that are judged to be one: a reader's word that no rule overrides, undone by withdrawing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.assemble import reasons as why
from kg.assemble.entities import with_ancestors
from kg.assemble.resolve import UNUSED, Resolver
from kg.assemble.taxonomy import ancestors
from kg.lexicon.faults import RowError
from kg.lexicon.tables import Lexicon
from kg.model.entity import Entity
from kg.model.judgement import Judgement, Ruling, Verdict
from kg.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Joined:
    """``kept`` maps the id of each joined entity to the one that stands for it."""

    kept: Mapping[str, str]
    entities: dict[str, Entity]
    rulings: tuple[Ruling, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __call__(self, key: str) -> str:
        return self.kept.get(key, key)


def join(rows: Iterable[Judgement], entities: Mapping[str, Entity], lexicon: Lexicon, reports: Collection[str] = ()) -> Joined:
    """Join what is judged ``same``; of a group the report at hand stands, then an entity of the lexicon, then the one first named.

    A pair that is judged ``different`` is never joined, not even through a third: the row that would do so is told and not used.
    """
    names = Resolver(entities, lexicon)
    problems: list[Problem] = []
    pairs: dict[frozenset[str], tuple[str, str, Judgement]] = {}
    for row in rows:
        if not row.is_pair:
            continue
        one, other = names.find(row.one, row.one_name), names.find(row.other, row.other_name)
        missing = [name for found, name in ((one, row.words[0]), (other, row.words[1])) if found is None]
        if missing and row.verdict is not Verdict.UNSURE:
            problems += [names.missing(row, name) for name in missing]
        elif one is not None and other is not None and one != other:
            pairs.pop(frozenset((one, other)), None)
            pairs[frozenset((one, other))] = (one, other, row)
    apart = {pair for pair, (_, _, row) in pairs.items() if row.verdict is Verdict.DIFFERENT}
    groups: dict[str, list[str]] = {}
    used: list[tuple[str, str, Judgement]] = []
    for one, other, row in pairs.values():
        if row.verdict is Verdict.SAME:
            left, right = groups.get(one, [one]), groups.get(other, [other])
            clash = next(((a, b) for a in left for b in right if frozenset((a, b)) in apart), None)
            if clash is not None or sum(key in reports for key in {*left, *right}) > 1:
                problems.append(_refused(row, clash, entities))
                continue
            whole = left if left is right else left + right
            groups |= dict.fromkeys(whole, whole)
        used.append((one, other, row))
    order = {key: place for place, key in enumerate(key for one, other, _ in used for key in (one, other))}
    kept: dict[str, str] = {}
    for whole in groups.values():
        best = min(whole, key=lambda key: (key not in reports, key not in lexicon.entities, order[key]))
        kept |= {key: best for key in whole if key != best}
    joined = _entities(kept, entities, lexicon)
    rulings = []
    for one, other, row in used:
        ends = tuple(dict.fromkeys(kept.get(key, key) for key in (one, other)))
        lost = [entities.get(key) or lexicon.entities[key] for key in (one, other) if key in kept] if row.verdict is Verdict.SAME else []
        rulings.append(Ruling(judgement=row, entities=ends, names=tuple(dict.fromkeys(form for entity in lost for form in _forms(entity)))))
    return Joined(dict(sorted(kept.items())), joined, tuple(rulings), tuple(problems))


def _refused(row: Judgement, clash: tuple[str, str] | None, entities: Mapping[str, Entity]) -> Problem:
    what = why.JOINS_APART(*(entities[key].zh if key in entities else key for key in clash)) if clash else why.JOINS_REPORTS()
    return Problem(UNUSED, RowError(what, where=row.where, expected=why.AGREEING, do=why.WITHDRAW_ONE).reason)


def _forms(entity: Entity) -> list[str]:
    return [form for form in (entity.zh, entity.en, *entity.aliases) if form]


def _entities(kept: Mapping[str, str], entities: Mapping[str, Entity], lexicon: Lexicon) -> dict[str, Entity]:
    """The entities of the build, those that were joined under one id with the names of all."""
    joined = dict(entities)
    if not kept:
        return joined
    with_ancestors(joined, lexicon, [best for key, best in kept.items() if key in entities])
    for key, best in sorted(kept.items()):
        lost = joined.pop(key, None)
        if lost is None:
            continue
        base = joined[best]
        extra = [form for form in _forms(lost) if form not in {base.zh, base.en, *base.aliases}]
        broader = (*base.broader, *lost.broader) if base.cls == lost.cls else base.broader
        joined[best] = replace(base, aliases=(*base.aliases, *extra), learnt=(*base.learnt, *extra), broader=broader)
    for key, entity in list(joined.items()):
        if entity.broader:
            parents = tuple(dict.fromkeys(kept.get(parent, parent) for parent in entity.broader))
            joined[key] = replace(entity, broader=tuple(parent for parent in parents if parent != key))
    return dict(sorted(_without_circles(joined).items()))


def _without_circles(entities: dict[str, Entity]) -> dict[str, Entity]:
    """Joining can bend the taxonomy into a circle; the link that closes it goes."""
    above: dict[str, list[str]] = {}
    for key in sorted(entities):
        above[key] = []
        for parent in entities[key].broader:
            if key not in ancestors(parent, above):
                above[key].append(parent)
    return {key: replace(entity, broader=tuple(above[key])) if entity.broader else entity for key, entity in entities.items()}
