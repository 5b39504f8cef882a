"""Each native check is quiet on a good dataset and speaks on the defect it is for."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.ontology.load import load_ontology
from kg.ontology.prefixes import expand
from kg.ontology.terms import Ontology
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.validate.evidence import check_dataset, check_quotes
from kg.validate.script import check_script, traditional
from tests.rdf.factory import small_graph, small_texts

R1 = "fkgr:report/r1"
LEXICON = "fkgr:graph/lexicon"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


def quad(graph: str, subject: str, predicate: str, value: str | ox.Literal) -> ox.Quad:
    return ox.Quad(node(subject), node(predicate), node(value) if isinstance(value, str) else value, node(graph))


Change = Callable[[list[ox.Quad]], list[ox.Quad]]


def add(*extra: ox.Quad) -> Change:
    return lambda found: [*found, *extra]


def drop(predicate: str, subject: str = "") -> Change:
    """Without the quads of a predicate (of one subject, or of all)."""

    def change(found: list[ox.Quad]) -> list[ox.Quad]:
        kept = [q for q in found if q.predicate != node(predicate) or (subject and q.subject != node(subject))]
        assert len(kept) < len(found)
        return kept

    return change


@pytest.fixture(scope="module")
def good() -> list[ox.Quad]:
    return quads(small_graph(), resource("ontology"))


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(resource("ontology"))


def test_a_good_dataset_has_no_findings(good: list[ox.Quad], ontology: Ontology) -> None:
    sources = {text.sha256: text.text for text in small_texts()}
    assert check_dataset(EmbeddedStore.in_memory(good), ontology, sources) == []


@pytest.mark.parametrize(
    ("check", "change"),
    [
        ("triple-without-statement", add(quad(R1, "fkgr:ccb", "fkg:offers", "fkgr:alliance-x"))),
        ("triple-without-statement", add(quad(R1, "fkgr:ccb", "fkg:foundedOn", ox.Literal("1954")))),
        ("triple-without-statement", add(quad(R1, "fkgc:federated-learning", "skos:broader", "fkgc:security-tech"))),
        ("claim-without-evidence", drop("fkg:supports")),
        ("claim-without-evidence", drop("fkg:quote")),
        ("claim-without-evidence", drop("prov:wasDerivedFrom", "fkgr:observation/o-1")),
        ("unasserted-triple", add(quad("fkgr:report/r2", "fkgr:ccb", "fkg:investsIn", "fkgr:nubank"))),
        ("undescribed", add(quad(R1, "fkgr:passage/p", "fkg:mentions", "fkgr:nobody"))),
    ],
)
def test_each_check_finds_its_defect(good: list[ox.Quad], ontology: Ontology, check: str, change: Change) -> None:
    found = check_dataset(EmbeddedStore.in_memory(change(good)), ontology)
    assert check in {finding.check for finding in found}
    assert found == sorted(found)
    assert all(finding.zh and finding.en for finding in found)


def test_traditional_characters(good: list[ox.Quad]) -> None:
    assert check_script(EmbeddedStore.in_memory(good)) == []
    names = ("建設銀行", "华为昇腾", "蘋果")
    changed = EmbeddedStore.in_memory([*good, *(quad(LEXICON, "fkgr:ccb", "skos:altLabel", ox.Literal(name, language="zh")) for name in names)])
    assert [each.value for each in check_script(changed)] == ["建設銀行", "蘋果"]
    assert [traditional(name) for name in names] == ["設銀", "", "蘋"]


def test_default_graph(good: list[ox.Quad], ontology: Ontology) -> None:
    store = EmbeddedStore.in_memory(good)
    engine = store._engine
    assert engine is not None
    engine.add(ox.Quad(node("fkgr:ccb"), node("fkg:offers"), node("fkgr:ccb")))
    assert [finding.check for finding in check_dataset(store, ontology)] == ["default-graph"]


def test_quotes_are_compared_with_their_source(good: list[ox.Quad]) -> None:
    store = EmbeddedStore.in_memory(good)
    one, two = small_texts()
    assert check_quotes(store, {one.sha256: one.text}) == []
    shifted = check_quotes(store, {one.sha256: "x" + one.text, two.sha256: two.text})
    assert len(shifted) == len(one.mentions)
    assert {finding.check for finding in shifted} == {"quote"}
    assert check_quotes(store, {}) == []
