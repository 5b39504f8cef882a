"""HermiT finds the schema consistent, with a thing of every class and with the things of a graph; and sees a contradiction.

Runs where Java and owlready2 (extra ``test``) are present. Date literals and ``rdf:Statement`` stay out: HermiT refuses
datatypes beyond OWL 2's, and reserved names as classes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, Graph, Literal, URIRef

from kg.ontology.parse import ontology_files
from kg.rdf import names
from kg.rdf.write import quads
from tests.ontology.graphs import ONTOLOGY, together
from tests.rdf.factory import small_graph

owlready2 = pytest.importorskip("owlready2", reason="owlready2 is not installed")
if shutil.which("java") is None:
    pytest.skip("Java is not installed", allow_module_level=True)

FKG = "https://w3id.org/fintech-kg/ontology#"
THING = "https://example.org/thing/"
DATES = tuple(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("date", "gYear", "gYearMonth"))


@pytest.fixture(autouse=True)
def _short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reasoner runs for a second or two: what Java does to be fast in the long run costs more than it saves."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


@cache
def schema() -> Graph:
    """Header, modules, fixed schemes and alignments, without date literals and imports."""
    graph = together((*ontology_files(ONTOLOGY), *sorted((ONTOLOGY / "alignments").glob("*.ttl"))))
    for triple in list(graph):
        if triple[1] == OWL.imports or (isinstance(triple[2], Literal) and str(triple[2].datatype) in DATES):
            graph.remove(triple)
    return graph


def classes() -> list[URIRef]:
    return sorted(s for s in schema().subjects(RDF.type, OWL.Class) if isinstance(s, URIRef) and s.startswith(FKG))


def consistent(tmp_path: Path, facts: Iterable[tuple[URIRef, URIRef, URIRef]]) -> bool:
    """Does HermiT find a model of the schema and these facts?"""
    graph = Graph() + schema()
    for fact in facts:
        graph.add(fact)
    path = tmp_path / "ontology.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    finally:
        world.close()
    return True


def test_a_thing_of_every_class(tmp_path: Path) -> None:
    """No class is empty of necessity: each has an instance in one consistent world."""
    things = [(URIRef(f"{THING}{cls.rpartition('#')[2]}"), RDF.type, cls) for cls in classes()]
    assert len(things) > 40
    assert consistent(tmp_path, things)


def test_the_things_and_relations_of_a_graph(tmp_path: Path) -> None:
    """Types and relations of a small build; claims, dates and other literals left out."""
    declared = {str(s) for kind in (OWL.Class, OWL.ObjectProperty) for s in schema().subjects(RDF.type, kind)}
    found = [quad.triple for quad in quads(small_graph(), ONTOLOGY) if quad.graph_name.value != names.ONTOLOGY]
    claims = {triple.subject for triple in found if getattr(triple.object, "value", "") == str(RDF.Statement)}
    facts = [
        (URIRef(triple.subject.value), URIRef(triple.predicate.value), URIRef(triple.object.value))
        for triple in found
        if isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode)
        and not {triple.subject, triple.object} & claims
        and (triple.object.value if triple.predicate.value == str(RDF.type) else triple.predicate.value) in declared
    ]
    assert {RDF.type, *(URIRef(FKG + name) for name in ("hasSubsidiary", "subsidiaryOf", "supports"))} <= {predicate for _, predicate, _ in facts}
    assert consistent(tmp_path, facts)


@pytest.mark.parametrize(
    "facts",
    [
        [("a", "rdf:type", "Bank"), ("a", "rdf:type", "Law")],
        [("a", "rdf:type", "Product"), ("a", "rdf:type", "Place")],
        [("a", "rdf:type", "Indicator"), ("a", "rdf:type", "Technology")],
        [("a", "issuedBy", "b"), ("b", "rdf:type", "Place")],
        [("a", "subsidiaryOf", "b"), ("b", "subsidiaryOf", "a")],
        [("a", "partnersWith", "a")],
    ],
    ids=lambda facts: " ".join(facts[0]),
)
def test_a_contradiction_is_seen(tmp_path: Path, facts: list[tuple[str, str, str]]) -> None:
    """Disjoint kinds, a range, an asymmetric inverse and an irreflexive property: each clash is found."""
    known = {str(iri).partition("#")[2] for iri in classes()}

    def node(name: str) -> URIRef:
        return RDF.type if name == "rdf:type" else URIRef((FKG if name in known or len(name) > 1 else THING) + name)

    assert not consistent(tmp_path, [(node(s), node(p), node(o)) for s, p, o in facts])
