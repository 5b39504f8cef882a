"""SHACL shapes over the union of a dataset: what results hold, and what is refused."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError, UsageError
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.finding import Finding, Severity
from kg.validate.shacl.reference import check_shapes_with_pyshacl
from kg.validate.shacl.run import check_shapes
from tests.rdf.factory import small_graph

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix fkg: <https://w3id.org/fintech-kg/ontology#> .
@prefix fkgr: <https://w3id.org/fintech-kg/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPES = """fkg:S a sh:NodeShape ; sh:targetClass fkg:Bank ;
  sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:severity sh:Warning ;
    sh:message "缺少标签"@zh , "no label"@en ] ;
  sh:property [ sh:path fkg:foundedOn ; sh:maxCount 1 ] .
"""
DATA = """fkgr:x a fkg:Bank ; fkg:foundedOn "1954" , "1955" ; fkg:belief 0.5 , 2.0 ; fkg:amount "x"^^xsd:decimal ;
  rdfs:label "甲"@zh , "Jia"@en ; fkg:hasSubsidiary fkgr:y . fkgr:y fkg:hasSubsidiary fkgr:z .
fkgr:z fkg:hasSubsidiary fkgr:y ; rdfs:label "丙"@zh-Hans .
fkg:JointStockBank rdfs:subClassOf fkg:Bank . fkgr:y a fkg:JointStockBank ; fkg:issuedOn "2023-02-30"^^xsd:date .
"""


def folder(tmp_path: Path, shapes: str) -> Path:
    """An ontology folder with these shapes."""
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "s.ttl").write_text(PREFIXES + shapes, encoding="utf-8")
    return tmp_path


def stored(data: str) -> EmbeddedStore:
    """Turtle in a store."""
    found = ox.parse(PREFIXES + data, format=ox.RdfFormat.TURTLE)
    return EmbeddedStore.in_memory([ox.Quad(*quad.triple, ox.NamedNode("urn:x-graph")) for quad in found])


def keys(found: list[Finding]) -> set[tuple[str, str, str]]:
    return {(each.check, each.focus, each.value) for each in found}


def test_results_have_severity_focus_and_message_in_two_languages(tmp_path: Path) -> None:
    where = folder(tmp_path, SHAPES)
    error, warning = check_shapes(stored('fkgr:x a fkg:Bank ; fkg:foundedOn "1954" , "1955" .'), where)
    assert (error.severity, error.check) == (Severity.ERROR, "S")
    assert error.focus == "https://w3id.org/fintech-kg/id/x"
    assert "S" in error.zh
    assert "S" in error.en
    assert (warning.severity, warning.zh, warning.en) == (Severity.WARNING, "缺少标签", "no label")
    assert warning.message("en") == "no label"


@pytest.mark.parametrize(
    "shape",
    [
        "sh:path fkg:belief ; sh:maxInclusive 1",
        "sh:path fkg:belief ; sh:minExclusive 0.5",
        "sh:path fkg:belief ; sh:maxExclusive 2 ; sh:minInclusive 1",
        "sh:path fkg:amount ; sh:datatype xsd:decimal",
        "sh:path fkg:issuedOn ; sh:datatype xsd:date",
        "sh:path fkg:foundedOn ; sh:pattern '4$' ; sh:minLength 4 ; sh:maxLength 3",
        "sh:path rdfs:label ; sh:pattern 'jia' ; sh:flags 'i'",
        "sh:path rdfs:label ; sh:languageIn ( 'zh' )",
        "sh:path rdfs:label ; sh:qualifiedValueShape [ sh:languageIn ( 'zh' ) ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1",
        "sh:path fkg:hasSubsidiary ; sh:class fkg:Bank",
        "sh:path fkg:hasSubsidiary ; sh:in ( fkgr:y ) ; sh:hasValue fkgr:z",
        "sh:path fkg:hasSubsidiary ; sh:nodeKind sh:Literal",
        "sh:path fkg:hasSubsidiary ; sh:nodeKind sh:BlankNodeOrLiteral",
        "sh:path [ sh:zeroOrMorePath fkg:hasSubsidiary ] ; sh:class fkg:Bank",
        "sh:path [ sh:oneOrMorePath fkg:hasSubsidiary ] ; sh:maxCount 1",
        "sh:path [ sh:zeroOrOnePath fkg:hasSubsidiary ] ; sh:maxCount 1",
        "sh:path ( fkg:hasSubsidiary fkg:hasSubsidiary ) ; sh:maxCount 0",
        "sh:path [ sh:inversePath ( fkg:hasSubsidiary fkg:hasSubsidiary ) ] ; sh:maxCount 0",
        "sh:path [ sh:alternativePath ( fkg:hasSubsidiary fkg:foundedOn ) ] ; sh:maxCount 1",
        "sh:path ( fkg:hasSubsidiary rdfs:label ) ; sh:minCount 1",
        "sh:path fkg:hasSubsidiary ; sh:node [ sh:property [ sh:path rdfs:label ; sh:minCount 1 ] ]",
        "sh:path fkg:hasSubsidiary ; sh:property [ sh:path rdfs:label ; sh:minCount 1 ]",
        "sh:not [ sh:property [ sh:path fkg:foundedOn ; sh:minCount 1 ] ]",
        "sh:and ( [ sh:class fkg:Bank ] [ sh:class fkg:JointStockBank ] )",
        "sh:or ( [ sh:class fkg:JointStockBank ] [ sh:path rdfs:label ; sh:hasValue '丙'@zh-Hans ] )",
        "sh:path fkg:belief ; sh:lessThan fkg:foundedOn",
        "sh:path fkg:belief ; sh:lessThanOrEquals fkg:belief",
        "sh:path fkg:hasSubsidiary ; sh:equals fkg:leads",
        "sh:path fkg:foundedOn ; sh:disjoint fkg:foundedOn",
    ],
)
def test_every_constraint_finds_what_pyshacl_finds(shape: str, tmp_path: Path) -> None:
    kind = "PropertyShape" if shape.startswith("sh:path") else "NodeShape"
    where = folder(tmp_path, f"fkg:S a sh:{kind} ; sh:targetSubjectsOf fkg:hasSubsidiary ; sh:targetObjectsOf fkg:hasSubsidiary ; {shape} .")
    store = stored(DATA)
    assert keys(check_shapes(store, where)) == keys(check_shapes_with_pyshacl(store, where)) != set()


def test_a_malformed_number_is_within_no_limit(tmp_path: Path) -> None:
    """The recommendation asks for a result where two values cannot be compared; pyshacl gives none."""
    where = folder(tmp_path, "fkg:S a sh:PropertyShape ; sh:targetSubjectsOf fkg:amount ; sh:path fkg:amount ; sh:maxInclusive 1 .")
    assert {each.value for each in check_shapes(stored(DATA), where)} == {"x"}


def test_the_writer_keeps_the_shapes_of_the_ontology() -> None:
    store = EmbeddedStore.in_memory(quads(small_graph(), resource("ontology")))
    assert check_shapes(store, resource("ontology")) == check_shapes_with_pyshacl(store, resource("ontology")) == []


def test_without_pyshacl_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(UsageError, match=r"the reference validator needs pyshacl; pip install 'fintech-kg\[test\]'"):
        check_shapes_with_pyshacl(stored(DATA), resource("ontology"))


def test_no_shapes(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no shapes"):
        check_shapes(stored(DATA), tmp_path)


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        ("fkg:S sh:targetClass", r"s\.ttl:6:\d+: not valid Turtle"),
        ("\nfkg:S sh:targetClass fkg:Bank ; sh:xone ( [ sh:class fkg:Bank ] ) .", r"s\.ttl:7: shape S: sh:xone is not supported"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:severity sh:Fatal .", r"s\.ttl:6: shape S: unknown sh:severity Fatal"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:path [ sh:minCount 1 ] .", r"s\.ttl:6: shape S: a sh:path that cannot be read"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:path fkg:x , fkg:y .", r"s\.ttl:6: shape S: more than one sh:path"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:minLength 'many' .", r"s\.ttl:6: shape S: sh:minLength cannot be used"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:nodeKind sh:Thing .", r"s\.ttl:6: shape S: sh:nodeKind cannot be used"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:pattern '(' .", r"s\.ttl:6: shape S: sh:pattern cannot be used"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:in 'x' .", r"s\.ttl:6: shape S: a list that does not end in rdf:nil"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:node fkg:S .", r"s\.ttl:6: shape S: the shape refers to itself"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:sparql [ sh:ask 'ASK {}' ] .", r"s\.ttl:6: shape S: a sh:sparql that is not supported"),
        ("fkg:S sh:targetClass fkg:Bank ; sh:sparql [ sh:select 'SELECT $this {' ] .", r"s\.ttl:6: shape S: "),
    ],
)
def test_malformed_shapes_are_refused_with_file_and_line(shape: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=what):
        check_shapes(stored(DATA), folder(tmp_path, shape))


@pytest.mark.parametrize("seed", range(4))
def test_a_graph_with_holes_is_judged_as_pyshacl_judges_it(seed: int) -> None:
    """A tenth of the quads is taken away and some values are put where they do not belong."""
    chance = random.Random(seed)
    whole = quads(small_graph(), resource("ontology"))
    data = [quad for quad in whole if "graph/ontology" not in quad.graph_name.value and "graph/run" not in quad.graph_name.value]
    kept = [quad for quad in whole if quad not in set(data)] + [quad for quad in data if chance.random() > 0.1]
    swapped = [ox.Quad(quad.subject, quad.predicate, chance.choice(data).object, quad.graph_name) for quad in chance.sample(data, 20)]
    store = EmbeddedStore.in_memory([*kept, *swapped])
    ours, theirs = keys(check_shapes(store, resource("ontology"))), keys(check_shapes_with_pyshacl(store, resource("ontology")))
    assert len(ours) > 20
    assert ours == theirs
