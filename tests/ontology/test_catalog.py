"""The root file opens offline: the catalogue leads from every name that is imported to its file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import OWL, RDF, URIRef

from tests.ontology.graphs import ONTOLOGY, parsed

ROOT = URIRef("https://w3id.org/fintech-kg/ontology")
NAMESPACE = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"


def catalogue() -> dict[URIRef, Path]:
    root = ElementTree.parse(ONTOLOGY / "catalog-v001.xml").getroot()
    assert root.tag == f"{NAMESPACE}catalog"
    entries = [(URIRef(entry.attrib["name"]), ONTOLOGY / entry.attrib["uri"]) for entry in root]
    assert len(dict(entries)) == len(entries), "a name stands twice"
    return dict(entries)


@pytest.mark.parametrize("iri", sorted(catalogue()))
def test_the_file_is_the_ontology_of_its_name(iri: URIRef) -> None:
    path = catalogue()[iri]
    assert path.is_file()
    assert set(parsed(path).subjects(RDF.type, OWL.Ontology)) == {iri}


@pytest.mark.parametrize("start", sorted(catalogue()))
def test_imports_end_in_the_folder(start: URIRef) -> None:
    """As Protégé loads them: from one file on, every import is found by the catalogue."""
    files, reached, waiting = catalogue(), set[URIRef](), [start]
    while waiting:
        iri = waiting.pop()
        if iri not in reached:
            reached.add(iri)
            waiting += [o for o in parsed(files[iri]).objects(iri, OWL.imports) if isinstance(o, URIRef)]
    assert start in reached


def test_modules_and_alignments_are_all_in_it() -> None:
    files = set(catalogue().values())
    assert {ONTOLOGY / "fintech-kg.ttl", *ONTOLOGY.glob("modules/*.ttl"), *ONTOLOGY.glob("alignments/*.ttl")} <= files


def test_the_root_reaches_every_module() -> None:
    imported = set(parsed(ONTOLOGY / "fintech-kg.ttl").objects(ROOT, OWL.imports))
    assert {iri for iri, path in catalogue().items() if path.parent.name == "modules"} <= imported
