"""The Python view of the ontology files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.load import load_ontology
from kg.ontology.parse import ontology_files, ontology_triples
from kg.ontology.prefixes import expand, shorten, term_name
from kg.ontology.terms import Ontology
from kg.resources import resource

PREFIXES = """@prefix fkg: <https://w3id.org/fintech-kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
"""


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(resource("ontology"))


@pytest.mark.parametrize(
    ("cls", "ancestor", "expected"),
    [
        ("StateOwnedBank", "Bank", True),
        ("StateOwnedBank", "Organization", True),
        ("StateOwnedBank", "https://w3id.org/fintech-kg/ontology#FinancialInstitution", True),
        ("Bank", "Bank", True),
        ("Bank", "StateOwnedBank", False),
        ("CentralBank", "Regulator", True),
        ("CentralBank", "FinancialInstitution", False),
        ("Technology", "skos:Concept", True),
        ("Organization", "prov:Agent", True),
        ("Policy", "Organization", False),
    ],
)
def test_is_a(ontology: Ontology, cls: str, ancestor: str, expected: bool) -> None:
    assert ontology.is_a(cls, ancestor) is expected


@pytest.mark.parametrize(
    ("cls", "top"),
    [
        ("StateOwnedBank", "Organization"),
        ("CentralBank", "Organization"),
        ("Law", "Policy"),
        ("Technology", "Technology"),
        ("Place", "Place"),
    ],
)
def test_top_class(ontology: Ontology, cls: str, top: str) -> None:
    assert ontology.top_class(cls) == top


@pytest.mark.parametrize(
    ("predicate", "subject", "value", "expected"),
    [
        ("hasSubsidiary", "StateOwnedBank", "FintechSubsidiary", True),
        ("hasSubsidiary", "StateOwnedBank", "Product", False),
        ("usesTechnology", "Product", "Technology", True),
        ("usesTechnology", "Place", "Technology", False),
        ("governs", "Law", "Scenario", True),
        ("governs", "Law", "Place", False),
        ("leads", "IndustryAssociation", "Initiative", True),
        ("broader", "Technology", "Technology", True),
        ("broader", "Technology", "Scenario", False),
        ("skos:broader", "Bank", "Bank", False),
        ("registeredCapital", "Bank", "xsd:decimal", True),
        ("registeredCapital", "Bank", "xsd:date", False),
        ("inventedHere", "Bank", "Bank", False),
    ],
)
def test_allows(ontology: Ontology, predicate: str, subject: str, value: str, expected: bool) -> None:
    assert ontology.allows(predicate, subject, value) is expected


def test_disjoint_classes_are_inherited(ontology: Ontology) -> None:
    assert ontology.disjoint("StateOwnedBank", "Law")
    assert ontology.disjoint("Law", "Technology")
    assert not ontology.disjoint("Bank", "Regulator")
    assert not ontology.disjoint("Product", "Technology")
    assert ontology.disjoint("Product", "Law")
    assert ontology.disjoint("Indicator", "Scenario")
    assert not ontology.disjoint("Initiative", "Organization")


def test_inverses_hold_both_ways(ontology: Ontology) -> None:
    """owl:inverseOf stands at one of the two, and both know of it."""
    assert ontology.property_terms["offers"].inverses == ("offeredBy",)
    assert ontology.property_terms["offeredBy"].inverses == ("offers",)
    assert ontology.super_properties("offeredBy") == ()


def test_labels_in_both_languages(ontology: Ontology) -> None:
    assert ontology.label("Bank") == "银行"
    assert ontology.label("fkg:Bank", "en") == "bank"
    assert ontology.label("negated") == "否定"
    assert ontology.label("nothing of this name") == "nothing of this name"


def test_sub_properties(ontology: Ontology) -> None:
    assert set(ontology.super_properties("leads")) >= {"participatesIn", "linkedTo"}
    assert ontology.property_terms["partnersWith"].symmetric


def test_unknown_class_names_its_neighbours(ontology: Ontology) -> None:
    with pytest.raises(OntologyError, match=r"StateOwnedBnk is no class.*StateOwnedBank"):
        ontology.ancestors("StateOwnedBnk")


def test_malformed_turtle_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(PREFIXES + "\nfkg:A a owl:Class ;\n  rdfs:label .\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"bad\.ttl:7:\d+: not valid Turtle"):
        load_ontology(tmp_path)


def test_only_the_fixed_schemes_are_loaded(tmp_path: Path) -> None:
    """The large schemes and the alignments stay out of the graph."""
    for name in ("schemes/statuses", "schemes/technologies", "alignments/org", "modules/actor"):
        path = tmp_path / f"{name}.ttl"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PREFIXES, encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in ontology_files(tmp_path)] == ["modules/actor.ttl", "schemes/statuses.ttl"]


def test_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no ontology here"):
        load_ontology(tmp_path)


def test_class_cycle_ends(tmp_path: Path) -> None:
    text = PREFIXES + "fkg:A rdfs:subClassOf fkg:B . fkg:B rdfs:subClassOf fkg:C . fkg:C rdfs:subClassOf fkg:A ."
    (tmp_path / "a.ttl").write_text(text, encoding="utf-8")
    ontology = load_ontology(tmp_path)
    assert ontology.is_a("A", "C")
    assert ontology.is_a("C", "B")


def test_ends_are_inherited_from_the_super_property(tmp_path: Path) -> None:
    text = PREFIXES + (
        "fkg:A a owl:Class . fkg:B a owl:Class . fkg:p schema:domainIncludes fkg:A ; rdfs:range fkg:B . "
        "fkg:q rdfs:subPropertyOf fkg:p ."
    )
    (tmp_path / "a.ttl").write_text(text, encoding="utf-8")
    ontology = load_ontology(tmp_path)
    assert ontology.allows("q", "A", "B")
    assert not ontology.allows("q", "B", "B")


def test_blank_nodes_are_named_by_content(tmp_path: Path) -> None:
    """Two files use one blank node name for different nodes; another naming gives the same triples."""
    texts = []
    for number, (one, two) in enumerate((("x", "x"), ("y", "z"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.ttl").write_text(
            PREFIXES + f"_:{one} a owl:AllDisjointClasses ; rdfs:label 'a' .", encoding="utf-8"
        )
        (folder / "b.ttl").write_text(PREFIXES + f"_:{two} a owl:Restriction ; rdfs:label 'b' .", encoding="utf-8")
        texts.append([str(triple) for triple in ontology_triples(ontology_files(folder))])
    assert texts[0] == texts[1]
    assert len({line.split()[0] for line in texts[0]}) == 2


@pytest.mark.parametrize(
    ("iri", "short", "name"),
    [
        ("https://w3id.org/fintech-kg/ontology#Bank", "fkg:Bank", "Bank"),
        ("http://www.w3.org/2004/02/skos/core#broader", "skos:broader", "skos:broader"),
        ("https://w3id.org/fintech-kg/id/report/r1", "fkgr:report/r1", "fkgr:report/r1"),
        ("http://example.org/x", "http://example.org/x", "http://example.org/x"),
    ],
)
def test_names(iri: str, short: str, name: str) -> None:
    assert shorten(iri) == short
    assert expand(short) == iri
    assert term_name(iri) == name
