"""Proofs of inferred facts from a store: rules, premises, and where the last premises stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.errors import QueryError
from kg.ontology.prefixes import expand
from kg.rdf.names import INFERRED
from kg.rdf.rules import load_rules
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.inference import Inference, Proof, find_class, find_relation
from kg.store.labels import select
from tests.rdf.factory import small_graph
from tests.validate.test_evidence import quad


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    with EmbeddedStore.in_memory(quads(small_graph(), resource("ontology"))) as made:
        yield made


@pytest.fixture(scope="module")
def inference(store: EmbeddedStore) -> Inference:
    return Inference(store, load_rules(resource("ontology")))


def proof(inference: Inference, subject: str, predicate: str, value: str) -> Proof:
    (found,) = inference.proofs(inference.saying(*map(expand, (subject, predicate, value))))
    return found


def outline(found: Proof) -> object:
    """Names alone: a rule with its premises, or graphs and statements."""
    if found.rule is None:
        return "; ".join((*found.graphs, *(iri.rpartition("/")[2] for iri in found.statements)))
    return (found.rule.name, *map(outline, found.premises))


ONTOLOGY, LEXICON, R1 = "fkgr:graph/ontology", "fkgr:graph/lexicon", "fkgr:report/r1"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (("fkgr:ccb", "fkg:participatesIn", "fkgr:alliance-x"), ("prp-spo1", ONTOLOGY, f"{R1}; s-leads")),
        (("fkgr:nubank", "fkg:partnersWith", "fkgr:ccb"), ("prp-symp", ONTOLOGY, f"{R1}; s-partner")),
        (("fkgr:nubank", "fkg:linkedTo", "fkgr:ccb"), ("prp-spo1", ONTOLOGY, ("prp-symp", ONTOLOGY, f"{R1}; s-partner"))),
        (
            ("fkgc:federated-learning", "skos:broaderTransitive", "fkgc:security-tech"),
            ("prp-trp", ONTOLOGY, ("prp-spo1", ONTOLOGY, LEXICON), ("prp-spo1", ONTOLOGY, LEXICON)),
        ),
        (("fkgr:ccb", "rdf:type", "fkg:Bank"), ("cax-sco", ONTOLOGY, LEXICON)),
        (("fkgr:ccb", "rdf:type", "fkg:FinancialInstitution"), ("cax-sco", ("scm-sco", ONTOLOGY, ONTOLOGY), LEXICON)),
        (("fkgr:ccb", "fkg:leads", "fkgr:alliance-x"), f"{R1}; s-leads"),
    ],
)
def test_a_fact_is_proved_down_to_what_is_stated(inference: Inference, fact: tuple[str, str, str], expected: object) -> None:
    assert outline(proof(inference, *fact)) == expected


def test_a_fact_rests_on_asserted_statements_alone() -> None:
    doubt = {"rdf:subject": "fkgr:ccb", "rdf:predicate": "fkg:leads", "rdf:object": "fkgr:alliance-x", "fkg:modality": "fkgc:negated"}
    extra = [quad(R1, "fkgr:statement/doubt", predicate, value) for predicate, value in doubt.items()]
    with EmbeddedStore.in_memory([*quads(small_graph(), resource("ontology")), *extra]) as store:
        found = proof(Inference(store, load_rules(resource("ontology"))), "fkgr:ccb", "fkg:leads", "fkgr:alliance-x")
    assert [iri.rpartition("/")[2] for iri in found.statements] == ["s-leads"]


def test_labels_and_leaves(inference: Inference) -> None:
    found = proof(inference, "fkgr:nubank", "fkg:linkedTo", "fkgr:ccb")
    assert (found.subject.label, found.predicate.label, found.object.label) == ("Nubank", "相关联", "建设银行")
    assert [leaf.subject.label for leaf in found.leaves()] == ["合作", "合作", "建设银行"]


def test_what_is_told_of_a_thing_is_what_the_inferred_graph_holds(store: EmbeddedStore, inference: Inference) -> None:
    ccb = expand("fkgr:ccb")
    query = f"SELECT ?s ?p ?o {{ GRAPH <{INFERRED}> {{ ?s ?p ?o }} FILTER(?s = <{ccb}> || ?o = <{ccb}>) }}"
    held = {tuple(row) for row in select(store, query).rows}
    assert held
    assert set(inference.about(ccb)) == held
    assert inference.about(ccb) == inference.about(ccb)


def test_nothing_is_said_of_a_fact_that_does_not_hold(inference: Inference) -> None:
    assert inference.saying(expand("fkgr:ccb"), expand("fkg:investsIn")) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *[(word, "fkg:partnersWith") for word in ("partnersWith", "fkg:partnersWith", "合作", "Partners with", expand("fkg:partnersWith"))],
        *[(word, "rdf:type") for word in ("a", "type", "rdf:type", "类型")],
        *[(word, "skos:broaderTransitive") for word in ("broaderTransitive", "skos:broaderTransitive")],
    ],
)
def test_relations_by_any_name(store: EmbeddedStore, word: str, expected: str) -> None:
    assert find_relation(store, word).value == expand(expected)


def test_classes_by_any_name_and_words_that_are_none(store: EmbeddedStore) -> None:
    assert {find_class(store, word).value for word in ("银行", "bank", "Bank", "fkg:Bank")} == {expand("fkg:Bank")}
    with pytest.raises(QueryError, match=r"no relation 'partner'; expected one of .*partnersWith"):
        find_relation(store, "partner")
    with pytest.raises(QueryError, match="no class 'partnersWith'"):
        find_class(store, "partnersWith")
