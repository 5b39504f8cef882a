"""Definitions go beside the names of those concepts that are in the graph, instruments beside the class of policies."""

from __future__ import annotations

import pyoxigraph as ox

from kg.lexicon.instruments import Instruments
from kg.model.definition import CitedDocument, Definition, Definitions
from kg.model.entity import Entity
from kg.ontology.prefixes import FKG, FKGC, FKGR
from kg.rdf.names import ASSEMBLED, INFERRED, LEXICON
from kg.rdf.terms import term
from kg.rdf.write import quads
from kg.resources import resource
from tests.rdf.factory import small_graph

SAID = Definitions(
    {
        "federated-learning": Definition("federated-learning", "一种学习。", "A kind of learning.", "不指别的。", "Nothing else.", see=("doc", "r1")),
        "not-mentioned": Definition("not-mentioned", "不在图中。", "Not in the graph."),
        "ccb": Definition("ccb", "不是概念。", "No concept."),
    },
    {"doc": CitedDocument("doc", "X 1", "文件", "Document", "委员会", "2020", "https://example.org/doc"), "other": CitedDocument("other", en="Other")},
)
KINDS = Instruments(
    (
        Entity("policy-documents", "PolicyInstrument", "文件", "documents"),
        Entity("policy-measures", "PolicyInstrument", "办法", "measures", broader=("policy-documents",)),
    ),
    endings=(("办法", "Measures", "policy-measures"),),
)


def told(definitions: Definitions = SAID, instruments: Instruments = KINDS) -> set[tuple[str, str, str, str]]:
    """New quads as (graph, subject, predicate, object) against the graph without definitions."""
    plain = set(quads(small_graph(), resource("ontology")))
    added = [quad for quad in quads(small_graph(), resource("ontology"), definitions, instruments) if quad not in plain]
    assert len(added) == len(set(added))
    return {(str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)) for q in added if "/graph/run" not in str(q.graph_name)}


def quad(graph: str, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> tuple[str, str, str, str]:
    return str(ox.NamedNode(graph)), str(ox.NamedNode(subject)), str(term(predicate)), str(value)


def test_what_is_said_of_concepts_in_the_graph() -> None:
    found = told(instruments=Instruments())
    concept, document = FKGC + "federated-learning", FKGR + "document/doc"
    assert quad(LEXICON, concept, "skos:definition", ox.Literal("一种学习。", language="zh")) in found
    assert quad(LEXICON, concept, "skos:scopeNote", ox.Literal("Nothing else.", language="en")) in found
    assert quad(LEXICON, concept, "dcterms:references", ox.NamedNode(document)) in found
    assert quad(LEXICON, document, "dcterms:identifier", ox.Literal("X 1")) in found
    assert quad(LEXICON, document, "foaf:page", ox.NamedNode("https://example.org/doc")) in found
    subjects = {subject for _, subject, _, _ in found}
    assert subjects == {str(ox.NamedNode(iri)) for iri in (concept, document)}


def test_a_policy_has_its_kind_in_the_graph_of_its_name() -> None:
    found = told(Definitions())
    kind, above = FKGC + "policy-measures", FKGC + "policy-documents"
    assert quad(ASSEMBLED, FKGR + "law-1", "fkg:instrument", ox.NamedNode(kind)) in found
    assert quad(LEXICON, kind, "rdf:type", ox.NamedNode(FKG + "PolicyInstrument")) in found
    assert quad(LEXICON, kind, "skos:broader", ox.NamedNode(above)) in found
    assert quad(LEXICON, above, "skos:prefLabel", ox.Literal("文件", language="zh")) in found
    assert quad(INFERRED, kind, "rdf:type", term("skos:Concept")) in found
    assert {subject for _, subject, _, _ in found} >= {str(ox.NamedNode(iri)) for iri in (kind, above)}


def test_nothing_said_nothing_written() -> None:
    assert told(Definitions(), Instruments()) == set()
