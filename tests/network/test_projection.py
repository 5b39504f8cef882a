"""The file of projections: the bundled ones fit the ontology, a wrong one is told with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import LexiconError, UsageError
from kg.network.bundled import bundled_projection, bundled_projections
from kg.network.projection import load_projections
from kg.ontology.load import load_ontology
from kg.resources import resource

ONTOLOGY = load_ontology(resource("ontology"))
PREDICATES = dict.fromkeys((*ONTOLOGY.properties(), "broader"))
GOOD = """\
- name: one
  zh: 一
  en: One
  about_zh: 关系
  about_en: relations
  sides: [[Organization], [Product]]
  steps:
    - {chain: [offers], source: [Organization]}
    - {chain: [hasSubsidiary, offers], via: [Organization]}
"""


def load(tmp_path: Path, text: str) -> None:
    path = tmp_path / "projections.yaml"
    path.write_text(text, encoding="utf-8")
    load_projections(path, dict.fromkeys(ONTOLOGY.classes()), PREDICATES)


def test_the_bundled_ones_fit_the_ontology() -> None:
    found = load_projections(resource("data", "projections.yaml"), dict.fromkeys(ONTOLOGY.classes()), PREDICATES)
    asked = {"actors", "actor-technology", "actor-scenario", "actor-product-technology", "policy-issuer-subject", "technology-scenario", "everything"}
    assert asked < found.keys()
    assert found == bundled_projections()


@pytest.mark.parametrize("name", bundled_projections())
def test_each_step_can_lead_somewhere(name: str) -> None:
    """Every step's classes meet the domain and range of its predicates, so that none is empty by declaration."""
    chosen = bundled_projection(name)
    for step in chosen.steps:
        for place, predicate in enumerate(step.chain):
            bare = predicate.removeprefix("^")
            starts = step.source if place == 0 else step.via
            ends = step.target if place == len(step.chain) - 1 else step.via
            subjects, objects = (ends, starts) if predicate.startswith("^") else (starts, ends)
            kinds = ONTOLOGY.classes()
            pairs = [(one, other) for one in subjects or kinds for other in objects or kinds]
            assert any(ONTOLOGY.allows(bare, one, other) for one, other in pairs), (name, step)


def test_everything_has_every_relation() -> None:
    relations = {name for name in ONTOLOGY.properties() if "linkedTo" in ONTOLOGY.super_properties(name)}
    facts = {step.chain[0] for step in bundled_projection("facts").steps}
    everything = {step.chain[0] for step in bundled_projection("everything").steps}
    inferred = {name for name in relations if name not in everything}
    assert all(ONTOLOGY.property_terms[name].inverses for name in inferred), inferred
    assert everything == facts | {"broader"}


def test_a_good_file(tmp_path: Path) -> None:
    load(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("source: [Organization]", "source: [Organisation]", 8, "unknown class 'Organisation'"),
        ("via: [Organization]", "via: [Bnk]", 9, "unknown class 'Bnk'"),
        ("[Product]]", "[Produkt]]", 6, "unknown class 'Produkt'"),
        ("hasSubsidiary,", "owns,", 9, "unknown predicate 'owns'"),
        ("hasSubsidiary,", "^owns,", 9, "unknown predicate 'owns'"),
        ("  about_zh", "  weight: size\n  about_zh", 4, "unknown weight 'size'"),
        ("  about_zh", "  colour: red\n  about_zh", 4, "unknown field 'colour'"),
        ("  about_zh", "  min_belief: 2\n  about_zh", 1, "min_belief is 2.0"),
        ("  about_zh", "  min_belief: much\n  about_zh", 4, "'much'"),
        ("  about_zh", "  since: lately\n  about_zh", 4, "since is 'lately'"),
        ("  about_zh", "  until: 2021-13\n  about_zh", 4, "until is '2021-13'"),
        ("  about_zh", "  directed: perhaps\n  about_zh", 4, "'directed' is no yes or no"),
        ("  about_zh", "  rollup: {Technology: 0}\n  about_zh", 1, "below 1"),
        ("  about_zh", "  rollup: {Technologie: 1}\n  about_zh", 4, "unknown class 'Technologie'"),
        ("  about_zh", "  rollup: deep\n  about_zh", 1, "a roll-up is malformed"),
        ("[[Organization], [Product]]", "Organization", 6, "the 'sides' of a projection are malformed"),
        ("{chain: [offers], source: [Organization]}", "{chain: [offers], from: [Organization]}", 1, "a step of a projection is malformed"),
        ("{chain: [offers], source: [Organization]}", "{source: [Organization]}", 1, "a step of a projection is malformed"),
        ("  en: One\n", "", 1, "lacks 'en'"),
        ("  steps:", "  stepps:", 1, "no mapping with name and steps"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    with pytest.raises(LexiconError) as caught:
        load(tmp_path, GOOD.replace(old, new))
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"projections.yaml:{line}: ")
    assert "\n" not in str(caught.value)


def test_a_name_stands_once(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"projections\.yaml:10: projection 'one' stands twice"):
        load(tmp_path, GOOD + GOOD)


def test_no_steps(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="has no steps"):
        load(tmp_path, GOOD[: GOOD.index("  steps")] + "  steps: []\n")


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"unknown projection 'actor'.*actors \| ownership"):
        bundled_projection("actor")


def test_a_choice_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown weight 'mass'"):
        replace(bundled_projection("actors"), weight="mass")
