"""Alignments: each mapping has its reason, each outside term is known, none contradicts the modules, nothing is owl:sameAs."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, Graph, Literal, URIRef, namespace
from rdflib.collection import Collection
from rdflib.namespace import FOAF, ORG

from tests.ontology.graphs import ONTOLOGY, modules, parsed, schemes

ROOT = "https://w3id.org/fintech-kg/ontology"
OURS = "https://w3id.org/fintech-kg/"
EXAMPLE = "https://example.org/"
FILES = sorted(ONTOLOGY.glob("alignments/*.ttl"))
EXPECTED = {"fibo", "org", "prov", "data-cube", "web-annotation", "schema-org", "dcterms-bibo", "eli"}
# rdflib lists the names of these vocabularies.
CLOSED = (
    *(RDF, RDFS, OWL, SKOS, PROV, ORG, DCTERMS),
    *(getattr(namespace, name) for name in ("XSD", "QB", "SDO", "FOAF", "VANN", "VOID", "DCAT", "SH")),
)
AXIOMS = {RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty}
MATCHES = {SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch, SKOS.exactMatch}
KINDS = {"class": OWL.Class, "object property": OWL.ObjectProperty, "datatype property": OWL.DatatypeProperty, "concept": SKOS.Concept}


@cache
def ours() -> Graph:
    return modules() + schemes()


def alignment(name: str) -> Graph:
    return parsed(ONTOLOGY / "alignments" / f"{name}.ttl")


@cache
def listed() -> dict[str, dict[str, str]]:
    with (ONTOLOGY / "alignments" / "foreign-terms.csv").open(encoding="utf-8", newline="") as file:
        return {row["iri"]: row for row in csv.DictReader(file)}


def mappings(name: str) -> set[tuple[URIRef, URIRef, URIRef]]:
    return {
        (s, p, o)
        for s, p, o in alignment(name)
        if p in AXIOMS | MATCHES and isinstance(s, URIRef) and isinstance(p, URIRef) and isinstance(o, URIRef)
    }


def known(iri: URIRef) -> bool:
    return str(iri) in listed() or any(iri in vocabulary for vocabulary in CLOSED)


def foreign(graph: Graph) -> set[URIRef]:
    """Names of other vocabularies in a graph; documents that are only pointed to (sources, licences) are no names."""
    pointing = {FOAF.page, DCTERMS.source, DCTERMS.license, OWL.imports, OWL.versionIRI, OWL.priorVersion}
    nodes = {node for s, p, o in graph for node in ((s, p) if p in pointing else (s, p, o)) if isinstance(node, URIRef)}
    nodes |= {URIRef(str(o.datatype)) for o in graph.objects() if isinstance(o, Literal) and o.datatype is not None}
    return {node for node in nodes if not str(node).startswith((OURS, EXAMPLE))}


def test_every_vocabulary_has_its_file() -> None:
    assert {path.stem for path in FILES} == EXPECTED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_header(path: Path) -> None:
    graph, iri = alignment(path.stem), URIRef(f"{ROOT}/alignment/{path.stem}")
    assert set(graph.subjects(RDF.type, OWL.Ontology)) == {iri}
    assert set(graph.objects(iri, OWL.imports)) == {URIRef(ROOT)}  # never the other vocabulary
    for predicate in (DCTERMS.title, DCTERMS.abstract):
        assert sorted(str(o.language) for o in graph.objects(iri, predicate) if isinstance(o, Literal)) == ["en", "zh"]
    for predicate in (OWL.versionIRI, DCTERMS.license, DCTERMS.creator, DCTERMS.created, DCTERMS.modified):
        assert len(list(graph.objects(iri, predicate))) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mapping_has_its_reason(path: Path) -> None:
    graph = alignment(path.stem)
    reasons: Counter[tuple[object, ...]] = Counter()
    for node in graph.subjects(RDF.type, OWL.Axiom):
        parts = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        assert sorted(str(o.language) for o in graph.objects(node, RDFS.comment) if isinstance(o, Literal)) == ["en", "zh"]
        reasons[tuple(graph.value(node, part) for part in parts)] += 1
    assert set(reasons) == mappings(path.stem)
    assert set(reasons.values()) == {1}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mapping_leads_from_our_term_to_an_outside_one_of_the_same_kind(path: Path) -> None:
    theirs = alignment(path.stem)
    kinds = {*KINDS.values()}
    for subject, predicate, target in mappings(path.stem):
        assert str(subject).startswith(OURS)
        assert not str(target).startswith(OURS)
        one = set(ours().objects(subject, RDF.type)) & kinds
        other = {*theirs.objects(target, RDF.type), *ours().objects(target, RDF.type)} & kinds
        assert one == other, (subject, predicate, target)
        assert len(one) == 1, (subject, predicate, target)


@pytest.mark.parametrize(
    "path", [path for path in sorted(ONTOLOGY.rglob("*.ttl")) if "examples" not in path.parts], ids=lambda path: path.relative_to(ONTOLOGY).as_posix()
)
def test_every_outside_term_is_published(path: Path) -> None:
    assert sorted(str(iri) for iri in foreign(parsed(path)) if not known(iri)) == []


def test_a_misspelt_outside_term_is_seen() -> None:
    for iri in (ORG.Organization, PROV.Agent, URIRef("https://schema.org/Legislation"), URIRef("http://www.w3.org/ns/oa#start")):
        assert known(iri)
    for text in ("http://www.w3.org/ns/org#Organisation", "https://schema.org/Legislations", "http://www.w3.org/ns/oa#begin", "https://nowhere.example/x"):
        assert not known(URIRef(text))


def test_the_list_of_outside_terms_is_what_is_used() -> None:
    used = {str(iri) for path in ONTOLOGY.rglob("*.ttl") for iri in foreign(parsed(path))}
    assert sorted(set(listed()) - used) == []
    assert list(listed()) == sorted(listed())
    for iri, row in listed().items():
        assert row["vocabulary"], iri
        assert row["defined_in"], iri
        declared = {o for path in FILES for o in alignment(path.stem).objects(URIRef(iri), RDF.type)}
        assert declared == {KINDS[row["kind"]]}, iri


def test_nothing_is_the_same_as() -> None:
    for path in ONTOLOGY.rglob("*.ttl"):
        if not path.name.startswith("same-as.bad"):
            assert set(parsed(path).subject_objects(OWL.sameAs)) == set(), path


def clashes(graph: Graph) -> list[tuple[str, str, str]]:
    """Classes below two that exclude each other: such a class can have no instance."""
    apart = {frozenset((s, o)) for s, o in graph.subject_objects(OWL.disjointWith)}
    for head in graph.objects(None, OWL.members):
        members = list(Collection(graph, head))
        apart |= {frozenset((a, b)) for a in members for b in members if a != b}
    found = []
    for cls in set(graph.subjects(RDF.type, OWL.Class)):
        above = set(graph.transitive_objects(cls, RDFS.subClassOf))
        found += [(str(cls), *sorted(map(str, pair))) for pair in apart if pair <= above]
    return sorted(found)  # type: ignore[arg-type]


def test_modules_and_alignments_are_consistent() -> None:
    """Alone, each with the modules, and all together: no class is left without possible instances."""
    assert clashes(ours()) == []
    together = Graph() + ours()
    for path in FILES:
        assert clashes(ours() + alignment(path.stem)) == [], path.stem
        together += alignment(path.stem)
    assert clashes(together) == []


def test_a_contradicting_alignment_is_seen() -> None:
    graph = ours() + Graph()
    graph.add((URIRef(f"{ROOT}#Bank"), RDFS.subClassOf, URIRef(f"{ROOT}#Place")))
    assert (f"{ROOT}#Bank", f"{ROOT}#Organization", f"{ROOT}#Place") in clashes(graph)
