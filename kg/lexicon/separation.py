"""Names that a judgement keeps apart: taken out of the lexicon's entity before any text is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.lexicon import reasons as why
from kg.lexicon.registry import discovered_id
from kg.lexicon.tables import Lexicon, compared, surface_form
from kg.model.entity import Entity
from kg.model.judgement import Judgement, Verdict
from kg.ontology.terms import Ontology


def kept_apart(lexicon: Lexicon, judgements: Iterable[Judgement], ontology: Ontology) -> Lexicon:
    """The lexicon with every pair of names that is judged ``different``.

    Where both are names of one entity of the lexicon, the one that is not its label becomes an entity of its own class; what
    only documents join (introduced short forms, shortened titles) is kept apart by the registry, through ``apart``.
    """
    pairs: set[frozenset[str]] = set()
    for row in judgements:
        if row.verdict is not Verdict.DIFFERENT:
            continue
        pairs |= {frozenset((compared(a), compared(b))) for a in _forms(lexicon, row.one, row.one_name) for b in (row.other, row.other_name) if b}
        pairs |= {frozenset((compared(a), compared(b))) for a in _forms(lexicon, row.other, row.other_name) for b in (row.one, row.one_name) if b}
        one, other = (_owner(lexicon, *names) for names in ((row.one, row.one_name), (row.other, row.other_name)))
        if one is not None and one == other:
            label = compared(lexicon.entities[one].zh)
            form = next((f for f in (row.other_name or row.other, row.one_name or row.one) if f != one and compared(f) != label), "")
            if form:
                lexicon = _split(lexicon, one, form, ontology)
    return replace(lexicon, apart=lexicon.apart | {pair for pair in pairs if len(pair) == 2})


def _forms(lexicon: Lexicon, key: str, name: str) -> tuple[str, ...]:
    entity = lexicon.entities.get(key)
    return tuple(form for form in ((entity.zh,) if entity is not None else (key,)) + (name,) if form)


def _owner(lexicon: Lexicon, key: str, name: str) -> str | None:
    if key in lexicon.entities:
        return key
    forms = [compared(form) for form in (key, name) if form]
    return next((table[form] for form in forms for table in (lexicon.by_key, lexicon.weak_by_key) if form in table), None)


def _split(lexicon: Lexicon, owner: str, form: str, ontology: Ontology) -> Lexicon:
    """One name of an entity as an entity of its own."""
    base, key = lexicon.entities[owner], compared(form)
    new = discovered_id(form, ontology.top_class(base.cls))
    reason = why.KEPT_APART(base.zh)
    apart = Entity(new, base.cls, form, origin="discovered", reason=reason, broader=base.broader)
    left = replace(base, aliases=tuple(alias for alias in base.aliases if compared(alias) != key), en="" if compared(base.en) == key else base.en)
    return replace(
        lexicon,
        entities={**lexicon.entities, owner: left, new: apart},
        strong={f: new if k == owner and compared(f) == key else k for f, k in lexicon.strong.items()} | {surface_form(form): new},
        weak={f: k for f, k in lexicon.weak.items() if not (k == owner and compared(f) == key)},
        by_key={**lexicon.by_key, key: new},
        weak_by_key={f: k for f, k in lexicon.weak_by_key.items() if not (k == owner and f == key)},
    )
