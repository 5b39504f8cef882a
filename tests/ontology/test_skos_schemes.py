"""The generated concept schemes are current, keep the rules of SKOS and of the project, and hold what they promise."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ontology.parse import ontology_files, ontology_version
from kg.ontology.prefixes import FKGC, FKGR, expand, shorten
from kg.pipeline import load_schemes
from kg.rdf.scheme_rules import DEEPEST, depth, faults
from kg.rdf.schemes import KINDS, Scheme, scheme_turtle
from kg.readers.catalogue import load_catalogue
from kg.resources import resource

ONTOLOGY = resource("ontology")
CHECKS = sorted((ONTOLOGY / "checks").glob("skos-*.rq"))
EXAMPLES = ONTOLOGY / "checks" / "examples"
NAMES = ("technologies", "scenarios", "indicators", "policy-instruments")
LEAST = {"technologies": (180, 250), "scenarios": (200, 500), "indicators": (150, 100), "policy-instruments": (30, 30)}
TOP_CONCEPTS = {"technologies": 20, "scenarios": 21, "indicators": 4, "policy-instruments": 10}


@cache
def made() -> dict[str, Scheme]:
    return {each.kind.name: each for each in load_schemes()}


@cache
def stored(name: str) -> ox.Store:
    store = ox.Store()
    store.load(path=str(ONTOLOGY / "schemes" / f"{name}.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def rows(store: ox.Store, query: str) -> list[str]:
    """What a check finds: ``thing | value``, names shortened."""
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [" | ".join(shorten(node.value) if isinstance(node, ox.NamedNode | ox.Literal) else "" for node in row).strip() for row in found]


def all_stored() -> ox.Store:
    store = ox.Store()
    for name in NAMES:
        for quad in stored(name):
            store.add(quad)
    return store


def test_every_scheme_has_a_file_and_is_a_kind() -> None:
    assert set(NAMES) <= set(KINDS)
    assert {path.stem for path in (ONTOLOGY / "schemes").glob("*.ttl")} == {*KINDS, "statistics", "statuses"}


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_the_tables_give(name: str) -> None:
    text = scheme_turtle(made()[name], ontology_version(ONTOLOGY))
    assert (ONTOLOGY / "schemes" / f"{name}.ttl").read_bytes() == text.encode(), "run `kg ontology schemes`"


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_is_broken(name: str) -> None:
    reports = load_catalogue(resource("data", "reports.yaml")).known
    assert [str(fault) for fault in faults(made()[name], reports)] == []


@pytest.mark.parametrize("name", NAMES)
def test_size_definitions_and_top_concepts(name: str) -> None:
    scheme = made()[name]
    concepts, defined = LEAST[name]
    assert len(scheme.concepts) >= concepts
    assert sum(bool(scheme.definition(concept.id).zh) for concept in scheme.concepts) >= defined
    assert 1 < len(scheme.top_concepts()) <= TOP_CONCEPTS[name]
    above = {concept.id: concept.broader for concept in scheme.concepts}
    assert max(depth(key, above) for key in above) <= DEEPEST


@pytest.mark.parametrize("name", ["technologies", "policy-instruments"])
def test_the_first_two_levels_are_defined(name: str) -> None:
    scheme = made()[name]
    above = {concept.id: concept.broader for concept in scheme.concepts}
    upper = [key for key in above if not above[key] or any(not above[parent] for parent in above[key])]
    assert [key for key in upper if not scheme.definition(key).zh] == []


def test_every_top_indicator_is_defined_and_growth_has_a_base() -> None:
    scheme = made()["indicators"]
    assert [top.id for top in scheme.top_concepts() if not scheme.definition(top.id).zh] == []
    above = {concept.id: concept.broader for concept in scheme.concepts}
    strange = [key for key in scheme.bases if not {"growth-rate", "share", "revenue-ratio"} & set(above[key])]
    assert strange == []
    assert len(scheme.bases) >= 30
    assert [key for key in above if key not in scheme.unit_kinds] == []


def test_no_definition_begins_or_ends_with_its_label() -> None:
    for name in NAMES:
        for concept in made()[name].concepts:
            said = made()[name].definition(concept.id)
            start = said.en.lower().removeprefix("a ").removeprefix("an ").removeprefix("the ")
            assert not (said.en and start.startswith((f"{concept.en.lower()} ", f"{concept.en.lower()},"))), concept.id
            assert not said.zh.endswith(f"的{concept.zh}。"), concept.id


def test_ids_are_of_one_scheme() -> None:
    ids = [concept.id for name in NAMES for concept in made()[name].concepts]
    assert len(ids) == len(set(ids))


def test_federated_learning_is_privacy_computing() -> None:
    broader = {concept.id: concept.broader for concept in made()["technologies"].concepts}
    assert "privacy-computing" in broader["federated-learning"]
    assert "security-technology" in broader["privacy-computing"]


def test_a_concept_cites_or_occurs() -> None:
    store = all_stored()
    query = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?x WHERE { ?x a skos:Concept FILTER NOT EXISTS { ?x dcterms:source|dcterms:references ?from } }"""
    assert rows(store, query) == []
    described = """PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?d WHERE { ?x dcterms:references ?d FILTER NOT EXISTS { ?d a dcterms:BibliographicResource ; dcterms:title ?title } }"""
    assert rows(store, described) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_skos_integrity(path: Path, name: str) -> None:
    assert rows(stored(name), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_each_check_speaks_on_its_bad_example_alone(path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    assert [line.split(":")[0] for line in query.splitlines()[:3]] == ["# zh", "# en", "# severity"]
    for kind in ("bad", "good"):
        text = (EXAMPLES / f"{path.stem}.{kind}.trig").read_text(encoding="utf-8")
        store = ox.Store()
        store.load(text.encode(), format=ox.RdfFormat.TRIG)
        expected = [line.removeprefix("# expects:").strip() for line in text.splitlines() if line.startswith("# expects:")]
        assert rows(store, query) == expected
        assert bool(expected) == (kind == "bad")


def test_the_named_conditions_are_checked() -> None:
    found = {path.stem.split("-")[1] for path in CHECKS}
    assert {"s9", "s13", "s14", "s27", "s37", "s46"} <= found


def test_generated_schemes_are_not_loaded_whole() -> None:
    loaded = {path.stem for path in ontology_files(ONTOLOGY)}
    assert not loaded & set(KINDS)
    assert {"statuses", "statistics"} <= loaded


def test_names_of_the_graph_are_used() -> None:
    node = ox.NamedNode(FKGC + "federated-learning")
    quads = list(stored("technologies").quads_for_pattern(node, None, None, None))
    told = {(quad.predicate.value, quad.object.value) for quad in quads if not isinstance(quad.object, ox.Triple)}
    assert (expand("rdf:type"), expand("fkg:Technology")) in told
    assert (expand("skos:prefLabel"), "联邦学习") in told
    assert (expand("rdfs:label"), "federated learning") in told
    assert (expand("dcterms:source"), FKGR + "report/caict-2021") in told
