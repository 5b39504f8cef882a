"""The ontology is read for its documentation: modules, terms with both languages, schemes, alignments with reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.reference import Mapping, Text, read_reference

HEAD = """@prefix ex: <http://example.org/o#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix schema: <https://schema.org/> .
"""
FILES = {
    "root.ttl": """<http://example.org/o> a owl:Ontology ; dcterms:title "本体"@zh, "ontology"@en ; owl:versionInfo "2.0" .
[] a owl:AllDisjointClasses ; owl:members ( ex:A ex:B ) .""",
    "modules/m.ttl": """<http://example.org/o/m> a owl:Ontology ; dcterms:title "模块"@zh .
ex:A a owl:Class ; rdfs:label "甲"@zh, "a"@en ; skos:definition "甲也。"@zh ; skos:example "例甲" ; rdfs:isDefinedBy <http://example.org/o/m> .
ex:B a owl:Class ; rdfs:subClassOf ex:A ; rdfs:label "乙"@zh ; rdfs:isDefinedBy <http://example.org/o/m> .
ex:p a owl:ObjectProperty, owl:TransitiveProperty ; rdfs:label "关系"@zh ; schema:domainIncludes ex:A, ex:B ; rdfs:range ex:B ;
  rdfs:isDefinedBy <http://example.org/o/m> .
owl:Thing a owl:Class .""",
    "schemes/s.ttl": """<http://example.org/c/s> a skos:ConceptScheme ; dcterms:title "体系"@zh .
<http://example.org/c/one> a skos:Concept ; skos:prefLabel "一"@zh ; skos:inScheme <http://example.org/c/s> .
<http://example.org/c/two> a skos:Concept ; skos:prefLabel "二"@zh ; skos:altLabel "贰"@zh ; skos:broader <http://example.org/c/one> ;
  dcterms:references <http://example.org/d> ;
  skos:inScheme <http://example.org/c/s> .
<http://example.org/d> rdfs:label "文件"@zh .""",
    "alignments/x.ttl": """<http://example.org/o/x> a owl:Ontology ; dcterms:title "对照"@zh .
ex:A rdfs:subClassOf <http://example.com/Big> . ex:B skos:closeMatch <http://example.com/Near> ; skos:note "相近"@zh .
[] a owl:Axiom ; owl:annotatedSource ex:A ; owl:annotatedProperty rdfs:subClassOf ; owl:annotatedTarget <http://example.com/Big> ;
  rdfs:comment "都是大的"@zh .""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(HEAD + text, encoding="utf-8")
    return tmp_path


def test_modules_and_terms(folder: Path) -> None:
    reference = read_reference(folder)
    assert (reference.title, reference.version) == (Text("本体", "ontology"), "2.0")
    (module,) = reference.modules
    first, second, relation = module.terms
    assert [term.kind for term in module.terms] == ["class", "class", "object"]
    assert (first.label, first.definition, first.examples) == (Text("甲", "a"), Text("甲也。"), ("例甲",))
    assert second.parents == (first.name,)
    assert (first.disjoint, second.disjoint) == ((second.name,), (first.name,))
    assert (relation.domains, relation.ranges, relation.traits) == ((first.name, second.name), (second.name,), ("Transitive",))


def test_schemes_and_alignments(folder: Path) -> None:
    reference = read_reference(folder)
    (scheme,) = reference.schemes
    one, two = scheme.concepts
    assert (one.label, two.aliases, two.broader) == (Text("一"), ("贰",), (one.iri,))
    assert (one.cited, two.cited) == ((), (Text("文件"),))
    (alignment,) = reference.alignments
    assert alignment.mappings == (
        Mapping("http://example.org/o#A", "rdfs:subClassOf", "http://example.com/Big", Text("都是大的")),
        Mapping("http://example.org/o#B", "skos:closeMatch", "http://example.com/Near", Text("相近")),
    )


def test_the_bundled_ontology_has_everything_that_the_page_shows() -> None:
    reference = read_reference(Path(__file__).resolve().parents[2] / "ontology")
    terms = [term for module in reference.modules for term in module.terms]
    assert all(term.label.zh and term.label.en and term.definition.zh and term.definition.en for term in terms)
    assert {"fkg:Bank", "fkg:hasSubsidiary", "fkg:value"} <= {term.name for term in terms}
    assert {"fkg:Policy", "fkg:Place"} <= set(next(term for term in terms if term.name == "fkg:Organization").disjoint)


def test_a_folder_without_a_root_is_refused(folder: Path) -> None:
    (folder / "root.ttl").unlink()
    with pytest.raises(OntologyError, match="0 root files"):
        read_reference(folder)
