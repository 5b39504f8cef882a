"""The tables that travel with the program keep their own rules."""

from __future__ import annotations

import re

import pytest

from kg.model.entity import Entity
from tests.extract.workbench import lexicon, ontology

CONCEPTS = {"Technology", "Scenario", "Indicator"}


def test_no_row_is_faulty() -> None:
    assert [problem.reason.en for problem in lexicon().problems] == []


def test_broader_concepts_are_of_the_same_scheme_and_never_circle() -> None:
    entities = lexicon().entities

    def climb(key: str, path: tuple[str, ...]) -> None:
        assert key not in path, " → ".join((*path, key))
        for parent in entities[key].broader:
            assert entities[parent].cls == entities[key].cls, f"{key} {parent}"
            climb(parent, (*path, key))

    for key, entity in entities.items():
        if entity.broader:
            assert entity.cls in CONCEPTS, key
            climb(key, ())


def test_every_collective_has_members_of_one_top_class_and_none_is_its_own() -> None:
    found = lexicon()
    assert found.collectives
    for key, members in found.collectives.items():
        assert len(members) >= 2, key
        assert key not in members
        assert len(set(members)) == len(members), key
        top = ontology().top_class(found.entities[key].cls)
        assert {ontology().top_class(found.entities[m].cls) for m in members} == {top}, key


def test_no_form_is_strong_for_one_and_weak_for_another() -> None:
    found = lexicon()
    clashes = {form: (key, found.strong[form]) for form, key in found.weak.items() if found.strong.get(form, key) != key}
    assert clashes == {}


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("a label is no longer than a name", lambda e: 0 < len(e.zh) <= 60),
        ("no alias repeats a label", lambda e: e.zh not in e.aliases and (not e.en or e.en not in e.aliases)),
        ("no alias stands twice", lambda e: len(set(e.aliases)) == len(e.aliases)),
        ("labels and aliases have no outer spaces", lambda e: all(f == f.strip() for f in (e.zh, e.en, *e.aliases))),
        ("a Latin name stands in en too", lambda e: bool(re.search("[\u3400-\u9fff]", e.zh)) or bool(e.en) or e.zh.isdigit()),
        ("no English label in Chinese", lambda e: not re.search("[\u3400-\u9fff]", e.en)),
        ("the source is told", lambda e: bool(e.source)),
    ],
)
def test_names(rule: str, holds: object) -> None:
    assert callable(holds)
    entities: list[Entity] = [e for e in lexicon().entities.values() if e.id not in lexicon().collectives]
    assert [entity.id for entity in entities if not holds(entity)] == [], rule
