"""One description of an entity from all documents that met it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.assemble import reasons as why
from kg.lexicon.tables import Lexicon
from kg.model.entity import Entity
from kg.model.graph import Extraction
from kg.model.problem import Problem
from kg.ontology.terms import Ontology

_QUOTES = re.compile("[“”]")

def merge_entities(extractions: Iterable[Extraction], lexicon: Lexicon, ontology: Ontology) -> dict[str, Entity]:
    """Entities by id: the lexicon's with the forms that documents introduced, discovered ones with one label and class.

    Ancestors of mentioned concepts come along. Of several labels of a discovered entity the shortest stands, then the first
    in code-point order; of several classes the finest, then the most frequent. A name that is another one in quotation marks
    is no name of its own.
    """
    met: dict[str, list[Entity]] = defaultdict(list)
    for extraction in extractions:
        for key, entity in extraction.entities.items():
            met[key].append(entity)
    merged: dict[str, Entity] = {}
    for key in sorted(met):
        group = met[key]
        if key in lexicon.entities:
            base = lexicon.entities[key]
            forms = [form for entity in group for form in entity.aliases]
            extra = sorted({form for form in forms if form not in {base.zh, base.en, *base.aliases}})
            merged[key] = replace(base, aliases=(*base.aliases, *extra), learnt=tuple(extra))
        else:
            merged[key] = _discovered(group, ontology)
    with_ancestors(merged, lexicon, [parent for entity in merged.values() for parent in entity.broader])
    return {key: _unquoted(entity) for key, entity in sorted(merged.items())}


def with_ancestors(entities: dict[str, Entity], lexicon: Lexicon, wanted: Iterable[str]) -> None:
    """Add entities of the lexicon, and all that is broader than they, to those of a build."""
    todo = list(wanted)
    while todo:
        key = todo.pop()
        if key not in entities and key in lexicon.entities:
            entities[key] = lexicon.entities[key]
            todo += lexicon.entities[key].broader


def two_kinds(extractions: Iterable[Extraction], lexicon: Lexicon, ontology: Ontology) -> list[Problem]:
    """Discovered names that reports give to things of unlike kinds (a bank, a technology company): perhaps two things.

    They have one id; only rows of their own in the lexicon, with the name as a weak form of both, tell them apart.
    """
    classes: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for extraction in extractions:
        for key, entity in extraction.entities.items():
            if key not in lexicon.entities:
                classes[key].setdefault(entity.cls, (entity.zh, extraction.report.id))
    problems = []
    for _, found in sorted(classes.items()):
        unlike = [(a, b) for a in sorted(found) for b in sorted(found) if a < b and not ontology.is_a(a, b) and not ontology.is_a(b, a)]
        for a, b in unlike[:1]:
            name, report = found[a]
            problems.append(Problem("two-kinds", why.TWO_KINDS(name, ontology.said(a), report, ontology.said(b), found[b][1]), report, text=name))
    return problems


def _unquoted(entity: Entity) -> Entity:
    quoted = {form for form in entity.aliases if _QUOTES.search(form)}
    if not quoted:
        return entity
    plain = {entity.zh, entity.en, *entity.aliases} - quoted
    kept = tuple(form for form in entity.aliases if form not in quoted or _QUOTES.sub("", form) not in plain)
    return replace(entity, aliases=kept, learnt=tuple(form for form in entity.learnt if form in kept))


def _discovered(group: list[Entity], ontology: Ontology) -> Entity:
    label = min((entity.zh for entity in group), key=lambda zh: (len(zh), zh))
    counted = Counter(entity.cls for entity in group)
    cls = min(counted, key=lambda c: (-len(ontology.ancestors(c)), -counted[c], c))
    chosen = min((entity for entity in group if entity.cls == cls), key=lambda e: (e.reason.en if e.reason is not None else "", e.zh))
    forms = sorted({form for entity in group for form in (entity.zh, *entity.aliases) if form != label})
    return replace(chosen, zh=label, cls=cls, aliases=tuple(forms))
