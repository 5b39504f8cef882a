"""The ontology stays within OWL 2 RL; every query of the profile has a bad example and finds each of its constructs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.resources import resource
from kg.validate.finding import Finding, Severity
from kg.validate.profile import check_profile, profile_queries, violations

ONTOLOGY = resource("ontology")
QUERIES = profile_queries(ONTOLOGY)
HEAD = "".join(
    f"@prefix {name}: <{iri}> .\n"
    for name, iri in {
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "ex": "https://example.org/",
    }.items()
) + "ex:A a owl:Class . ex:B a owl:Class . ex:C a owl:Class . ex:p a owl:ObjectProperty . ex:q a owl:ObjectProperty . ex:d a owl:DatatypeProperty .\n"
SOME = "[ a owl:Restriction ; owl:onProperty ex:p ; owl:someValuesFrom ex:B ]"
ALL = "[ a owl:Restriction ; owl:onProperty ex:p ; owl:allValuesFrom ex:B ]"
UNION = "[ a owl:Class ; owl:unionOf ( ex:A ex:B ) ]"
NOT = "[ a owl:Class ; owl:complementOf ex:B ]"

# What OWL 2 RL has on each side of an axiom.
ALLOWED = [
    f"{SOME} rdfs:subClassOf ex:A .",
    f"{UNION} rdfs:subClassOf ex:C .",
    f"ex:A rdfs:subClassOf {ALL} , {NOT} .",
    "[ a owl:Restriction ; owl:onProperty ex:p ; owl:someValuesFrom owl:Thing ] rdfs:subClassOf ex:A .",
    "[ a owl:Class ; owl:oneOf ( ex:x ) ] rdfs:subClassOf ex:A .",
    'ex:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:p ; owl:maxCardinality "1"^^xsd:nonNegativeInteger ] .',
    'ex:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:p ; owl:onClass ex:B ; owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger ] .',
    "ex:C owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( ex:A [ a owl:Restriction ; owl:onProperty ex:p ; owl:hasValue ex:x ] ) ] .",
    "ex:p rdfs:domain ex:A ; rdfs:range ex:B ; owl:inverseOf ex:q . ex:d rdfs:range xsd:decimal .",
    "ex:p a owl:TransitiveProperty . ex:q a owl:FunctionalProperty , owl:AsymmetricProperty ; rdfs:subPropertyOf ex:p .",
    "ex:d rdfs:range [ a rdfs:Datatype ; owl:intersectionOf ( xsd:decimal xsd:integer ) ] .",
    "[] a owl:AllDisjointClasses ; owl:members ( ex:A ex:B ex:C ) .",
    "ex:A owl:hasKey ( ex:d ) . ex:x a ex:A ; ex:d 1 ; ex:p ex:A .",  # a class as an individual
]
# A construct, the query that finds it, and what it says of it: focus and value.
FORBIDDEN = [
    (f"{NOT} rdfs:subClassOf ex:A .", "sub-class-side", "A", "owl:complementOf"),
    (f"[ a owl:Class ; owl:intersectionOf ( ex:A {ALL} ) ] rdfs:subClassOf ex:C .", "sub-class-side", "C", "owl:allValuesFrom"),
    (f"ex:A owl:disjointWith {ALL} .", "sub-class-side", "A", "owl:allValuesFrom"),
    (f"ex:A rdfs:subClassOf [ a owl:Class ; owl:complementOf {ALL} ] .", "sub-class-side", None, "owl:allValuesFrom"),
    (
        '[ a owl:Restriction ; owl:onProperty ex:p ; owl:minCardinality "1"^^xsd:nonNegativeInteger ] rdfs:subClassOf ex:A .',
        "sub-class-side",
        "A",
        "owl:minCardinality",
    ),
    (f"ex:C rdfs:subClassOf {UNION} .", "super-class-side", "C", "owl:unionOf"),
    (f"ex:p rdfs:domain {UNION} .", "super-class-side", "p", "owl:unionOf"),
    (f"ex:p rdfs:range {SOME} .", "super-class-side", "p", "owl:someValuesFrom"),
    (f"ex:x a {SOME} .", "super-class-side", "x", "owl:someValuesFrom"),
    (
        f"ex:A rdfs:subClassOf [ a owl:Class ; owl:intersectionOf ( ex:B [ a owl:Restriction ; owl:onProperty ex:p ; owl:allValuesFrom {UNION} ] ) ] .",
        "super-class-side",
        "A",
        "owl:unionOf",
    ),
    (
        'ex:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:p ; owl:cardinality "1"^^xsd:nonNegativeInteger ] .',
        "super-class-side",
        "A",
        "owl:cardinality",
    ),
    (f"ex:C owl:equivalentClass {SOME} .", "equivalent-class", "C", "owl:someValuesFrom"),
    ("ex:C owl:unionOf ( ex:A ex:B ) .", "equivalent-class", "C", "owl:unionOf"),
    (f"ex:C owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( ex:A {ALL} ) ] .", "equivalent-class", "C", "owl:allValuesFrom"),
    ("ex:A rdfs:subClassOf owl:Thing .", "thing", "A", "rdfs:subClassOf"),
    ("owl:Thing rdfs:subClassOf ex:A .", "thing", "http://www.w3.org/2002/07/owl#Thing", "rdfs:subClassOf"),
    ("[ a owl:Class ; owl:unionOf ( ex:A owl:Thing ) ] rdfs:subClassOf ex:B .", "thing", None, "owl:unionOf"),
    (
        'ex:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:p ; owl:onClass ex:B ; owl:maxQualifiedCardinality "3"^^xsd:nonNegativeInteger ] .',
        "at-most",
        "p",
        "3",
    ),
    ("ex:C owl:disjointUnionOf ( ex:A ex:B ) .", "axiom", "C", "owl:disjointUnionOf"),
    ('ex:x ex:d "2024"^^xsd:gYear .', "datatype", "x", "xsd:gYear"),
    ("ex:d rdfs:range xsd:duration .", "datatype", "d", "xsd:duration"),
    ("ex:d rdfs:range [ a rdfs:Datatype ; owl:oneOf ( 1 2 ) ] .", "data-range", "d", "owl:oneOf"),
    (
        "ex:d rdfs:range [ a rdfs:Datatype ; owl:onDatatype xsd:integer ; owl:withRestrictions ( [ xsd:minInclusive 1 ] ) ] .",
        "data-range",
        "d",
        "owl:withRestrictions",
    ),
    ("ex:p rdfs:range ex:Nowhere .", "declared", "Nowhere", "rdfs:range"),
    ("ex:p rdfs:subPropertyOf ex:nowhere .", "declared", "nowhere", "rdfs:subPropertyOf"),
    ("ex:x a ex:Nowhere .", "declared", "Nowhere", "rdf:type"),
    ("ex:x ex:nowhere ex:y .", "declared", "nowhere", "predicate"),
    ("ex:A a rdfs:Datatype .", "punning", "A", "rdfs:Datatype"),
    ("ex:p a owl:AnnotationProperty .", "punning", "p", "owl:AnnotationProperty"),
    ("rdf:Statement a owl:Class .", "reserved", "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement", "owl:Class"),
    ("ex:p a owl:TransitiveProperty ; owl:inverseOf ex:q . ex:q a owl:IrreflexiveProperty .", "simple-property", "q", "owl:IrreflexiveProperty"),
    (
        "ex:p a owl:TransitiveProperty ; rdfs:subPropertyOf ex:q . ex:q a owl:FunctionalProperty .",
        "simple-property",
        "q",
        "owl:FunctionalProperty",
    ),
    ("ex:d a owl:SymmetricProperty .", "property-kind", "d", "owl:SymmetricProperty"),
    ("ex:d owl:inverseOf ex:e . ex:e a owl:DatatypeProperty .", "property-kind", "d", "owl:inverseOf"),
    ("ex:p owl:sameAs ex:x .", "same-as", "p", "https://example.org/x"),
    ("ex:A owl:subClassOf ex:B .", "vocabulary", "http://www.w3.org/2002/07/owl#subClassOf", "predicate"),
]


def found(tmp_path: Path, text: str) -> list[Finding]:
    (tmp_path / "case.ttl").write_text(HEAD + text, encoding="utf-8")
    return violations([tmp_path / "case.ttl"], QUERIES)


def test_the_ontology_is_in_the_profile() -> None:
    assert check_profile(ONTOLOGY) == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_bad_example_yields_exactly_its_message(query: Path) -> None:
    example = ONTOLOGY / "profile" / "examples" / f"{query.stem}.bad.ttl"
    lines = example.read_text(encoding="utf-8").splitlines()
    (finding,) = violations([example], QUERIES)
    assert finding.severity is Severity.ERROR
    assert (finding.check, f"# expected: {finding.en}") == (f"profile-{query.stem}", lines[0])
    assert finding.focus.endswith(lines[1].removeprefix("# focus: ").partition(":")[2])
    assert finding.zh


def test_no_example_without_a_query() -> None:
    assert {path.name.partition(".")[0] for path in (ONTOLOGY / "profile" / "examples").iterdir()} == {path.stem for path in QUERIES}


@pytest.mark.parametrize("text", ALLOWED)
def test_what_the_profile_allows_is_not_found(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(("text", "check", "focus", "value"), FORBIDDEN)
def test_what_the_profile_forbids_is_found(tmp_path: Path, text: str, check: str, focus: str | None, value: str) -> None:
    """``focus`` None: the axiom has no named term."""
    hits = found(tmp_path, text)
    assert {(hit.check, hit.value) for hit in hits} == {(f"profile-{check}", value)}
    for hit in hits:
        assert focus is None or hit.focus in {focus, f"https://example.org/{focus}"}


def test_an_alignment_is_checked_too(tmp_path: Path) -> None:
    shutil.copytree(ONTOLOGY, tmp_path / "ontology")
    path = tmp_path / "ontology" / "alignments" / "org.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "fkg:Bank owl:sameAs org:FormalOrganization .\n", encoding="utf-8")
    assert [(f.check, f.focus, f.value) for f in check_profile(tmp_path / "ontology")] == [
        ("profile-same-as", "https://w3id.org/fintech-kg/ontology#Bank", "org:FormalOrganization")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# zh: 甲\n# en: a\nSELECT ?x ?v { ?x a", r"a\.rq: the query cannot be run: .*line 3"),
        ("# zh: 甲\n# en: a\nSELECT ?x { ?x a ?v }", r"a\.rq: a query of the profile selects \?x and \?v"),
        ("# zh: 甲\nSELECT ?x ?v { ?x a ?v }", r"a\.rq:1: the query has no line '# en: …'"),
    ],
)
def test_a_malformed_query_is_one_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "a.rq").write_text(text, encoding="utf-8")
    (tmp_path / "a.ttl").write_text(HEAD, encoding="utf-8")
    with pytest.raises(OntologyError, match=words):
        check_profile(tmp_path)


def test_no_queries_are_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no queries of the profile"):
        profile_queries(tmp_path)
