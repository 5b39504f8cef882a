"""A contradiction names the thing, the classes or relations that clash, and where each comes from."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.ontology.prefixes import expand
from kg.rdf.rules import Rules, load_rules
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.consistency import check_consistency
from kg.validate.finding import Severity
from tests.rdf.factory import small_graph
from tests.validate.test_evidence import quad

LEXICON, ONTOLOGY = "fkgr:graph/lexicon", "fkgr:graph/ontology"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(resource("ontology"))


@pytest.fixture(scope="module")
def good() -> list[ox.Quad]:
    return quads(small_graph(), resource("ontology"))


CASES = [
    pytest.param(
        [quad(LEXICON, "fkgr:ccb", "rdf:type", "fkg:Law")],
        [("cax-adc", "fkgr:ccb", "a fkg:Organization (a fkg:StateOwnedBank; fkgr:graph/lexicon) / a fkg:Policy (a fkg:Law; fkgr:graph/lexicon)")],
        id="of two of several classes, by their sub-classes",
    ),
    pytest.param(
        [
            quad(ONTOLOGY, "fkg:Bank", "owl:disjointWith", "fkg:TechnologyCompany"),
            quad("fkgr:report/r1", "fkgr:ccb", "rdf:type", "fkg:FintechSubsidiary"),
        ],
        [
            (
                "cax-dw",
                "fkgr:ccb",
                "a fkg:Bank (a fkg:StateOwnedBank; fkgr:graph/lexicon) / a fkg:TechnologyCompany (a fkg:FintechSubsidiary; fkgr:report/r1)",
            )
        ],
        id="of two disjoint classes",
    ),
    pytest.param(
        [
            quad(ONTOLOGY, "fkg:mentions", "rdf:type", "owl:IrreflexiveProperty"),
            quad("fkgr:report/r1", "fkgr:ccb", "fkg:mentions", "fkgr:ccb"),
        ],
        [("prp-irp", "fkgr:ccb", "fkg:mentions fkgr:ccb (fkg:mentions fkgr:ccb; fkgr:report/r1)")],
        id="related to itself, by a relation from which nothing else follows",
    ),
    pytest.param(
        [
            quad(ONTOLOGY, "fkg:hasSubsidiary", "rdf:type", "owl:AsymmetricProperty"),
            quad(LEXICON, "fkgr:a", "fkg:hasSubsidiary", "fkgr:b"),
            quad(LEXICON, "fkgr:b", "fkg:hasSubsidiary", "fkgr:a"),
        ],
        [
            (
                "prp-asyp",
                "fkgr:a",
                "fkg:hasSubsidiary fkgr:b (fkg:hasSubsidiary fkgr:b; fkgr:graph/lexicon)"
                " / fkg:hasSubsidiary fkgr:a (fkg:hasSubsidiary fkgr:a; fkgr:graph/lexicon)",
            )
        ],
        id="each the subsidiary of the other",
    ),
]


@pytest.mark.parametrize(("extra", "expected"), CASES)
def test_a_clash_is_named(good: list[ox.Quad], rules: Rules, extra: list[ox.Quad], expected: list[tuple[str, str, str]]) -> None:
    found = check_consistency(EmbeddedStore.in_memory([*good, *extra]), rules)
    assert [(each.check, each.focus, each.value) for each in found] == [(name, expand(thing), why) for name, thing, why in expected]
    assert all(each.severity is Severity.ERROR and each.zh and each.en for each in found)


def test_a_good_graph_has_no_clash(good: list[ox.Quad], rules: Rules) -> None:
    assert check_consistency(EmbeddedStore.in_memory(good), rules) == []


def test_a_statement_that_clashes_is_told(good: list[ox.Quad], rules: Rules) -> None:
    """The statement is where a reader goes on: kg explain shows its words."""
    extra = quad(ONTOLOGY, "fkg:hasSubsidiary", "rdf:type", "owl:SymmetricProperty")
    asymmetric = quad(ONTOLOGY, "fkg:hasSubsidiary", "rdf:type", "owl:AsymmetricProperty")
    (found,) = check_consistency(EmbeddedStore.in_memory([*good, extra, asymmetric]), rules)
    assert found.check == "prp-asyp"
    assert found.value.count("fkgr:statement/s-sub") == 2


@pytest.mark.parametrize("name", ["cax-adc", "cax-dw", "prp-irp", "prp-asyp"])
def test_every_clash_rule_has_a_case(rules: Rules, name: str) -> None:
    assert name in {rule.name for rule in rules.clash}
    assert {rule.name for rule in rules.clash} == {expected[0][0] for expected in (case.values[1] for case in CASES)}
