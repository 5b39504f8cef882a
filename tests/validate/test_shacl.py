"""SHACL shapes over the union of a dataset."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import OntologyError
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.finding import Severity
from kg.validate.shacl import check_graph, check_shapes, load_shapes, shape_files
from tests.rdf.factory import small_graph

SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix fkg: <https://w3id.org/fintech-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
fkg:S a sh:NodeShape ; sh:targetClass fkg:Bank ;
  sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:severity sh:Warning ;
    sh:message "缺少标签"@zh , "no label"@en ] ;
  sh:property [ sh:path fkg:foundedOn ; sh:maxCount 1 ] .
"""
DATA = """@prefix fkg: <https://w3id.org/fintech-kg/ontology#> .
@prefix fkgr: <https://w3id.org/fintech-kg/id/> .
fkgr:x a fkg:Bank ; fkg:foundedOn "1954" , "1955" .
"""


def test_results_have_severity_focus_and_message_in_two_languages(tmp_path: Path) -> None:
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "s.ttl").write_text(SHAPES, encoding="utf-8")
    data = Graph().parse(data=DATA, format="turtle")
    error, warning = check_graph(data, load_shapes(shape_files(tmp_path)))
    assert (error.severity, error.check) == (Severity.ERROR, "shacl fkg:foundedOn")
    assert error.focus == "https://w3id.org/fintech-kg/id/x"
    assert error.zh == error.en != ""
    assert (warning.severity, warning.zh, warning.en) == (Severity.WARNING, "缺少标签", "no label")
    assert warning.message("en") == "no label"


def test_the_writer_keeps_the_shapes_of_the_ontology() -> None:
    store = EmbeddedStore.in_memory(quads(small_graph(), resource("ontology")))
    assert check_shapes(store, resource("ontology")) == []


def test_malformed_shapes(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no shapes"):
        load_shapes(shape_files(tmp_path))
    (tmp_path / "bad.ttl").write_text("@prefix a: <b> . a:x a", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"bad\.ttl"):
        load_shapes([tmp_path / "bad.ttl"])
