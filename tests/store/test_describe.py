"""Names → entities, and all that the graph says of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import QueryError
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.describe import Fact, Statistic, describe, explain, find_names
from kg.store.embedded import EmbeddedStore
from kg.store.labels import labels
from tests.rdf.factory import small_graph

ID = "https://w3id.org/fintech-kg/id/"
CONCEPT = "https://w3id.org/fintech-kg/concept/"


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.in_memory(quads(small_graph(), resource("ontology")))


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("建设银行", ID + "ccb"),
        ("建行", ID + "ccb"),
        ("建設銀行", ID + "ccb"),
        ("ｃｃｂ", ID + "ccb"),
        (" NU bank ", ID + "nubank"),
        ("Federated Learning", CONCEPT + "federated-learning"),
        ("《示范办法》", ID + "law-1"),
        ("示范报告（2024）", ID + "report/r1"),
        ("fkgr:ccb", ID + "ccb"),
        (f"<{CONCEPT}market-size>", CONCEPT + "market-size"),
    ],
)
def test_any_name_finds_its_entity(store: EmbeddedStore, text: str, iri: str) -> None:
    found = find_names(store, text)
    assert [hit.iri for hit in found.matches] == [iri]
    assert found.suggestions == ()


@pytest.mark.parametrize("text", ["", "  ", "草案", "本次构建", "银行", "fkgr:nothing", "《》"])
def test_what_is_no_name_of_an_entity(store: EmbeddedStore, text: str) -> None:
    assert find_names(store, text).matches == ()


@pytest.mark.parametrize(
    ("text", "iri"), [("建设很行", ID + "ccb"), ("Nubenk", ID + "nubank"), ("联邦", CONCEPT + "federated-learning")]
)
def test_suggestions(store: EmbeddedStore, text: str, iri: str) -> None:
    found = find_names(store, text)
    assert found.matches == ()
    assert found.suggestions[0].iri == iri
    assert len({hit.iri for hit in found.suggestions}) == len(found.suggestions)


def test_a_hit_shows_class_and_form(store: EmbeddedStore) -> None:
    hit = find_names(store, "建行").matches[0]
    assert (hit.label, hit.cls, hit.form) == ("建设银行", "fkg:StateOwnedBank", "建行")
    assert find_names(store, "建行", lang="en").matches[0].label == "CCB"


def test_description(store: EmbeddedStore) -> None:
    found = describe(store, ID + "ccb")
    assert (found.zh, found.en, found.aliases) == ("建设银行", "CCB", ("中国建设银行", "建行"))
    assert [ref.label for ref in found.classes][:4] == ["国有大型商业银行", "银行", "金融机构", "机构"]
    groups = {(group.predicate.label, group.outgoing): group.facts for group in found.groups}
    assert set(groups) == {("子公司或下属机构", True), ("牵头", True), ("投资", True), ("合作", True)}
    (sub,) = groups["子公司或下属机构", True]
    assert sub.object.label == "建信金科"
    assert sub.belief == "0.97"
    assert [(e.title, e.kind, e.start, e.end, e.section, e.page) for e in sub.evidence] == [
        ("示范报告（2024）", "original", 0, 11, "一、", 3),
        ("Sample digest", "digest", 0, 13, "二、", 3),
    ]
    (invest,) = groups["投资", True]
    assert invest.modality == "planned"
    assert {(name.label, value.label) for name, value in invest.qualifiers} >= {
        ("币种", "CNY"),
        ("涉及技术", "联邦学习"),
    }
    assert [(ref.label, number) for ref, number in found.mentions] == [("Sample digest", 2), ("示范报告（2024）", 3)]


def test_incoming_facts_and_context(store: EmbeddedStore) -> None:
    found = describe(store, CONCEPT + "federated-learning")
    assert [ref.label for ref in found.broader] == ["隐私计算"]
    (group,) = found.groups
    assert not group.outgoing
    assert group.facts[0].evidence[0].context == ("建设银行设立建信金科。",)
    assert describe(store, CONCEPT + "privacy-computing").narrower[0].label == "联邦学习"


def test_statistics(store: EmbeddedStore) -> None:
    for iri in (ID + "beijing", CONCEPT + "market-size"):
        (shown,) = describe(store, iri).statistics
        assert (shown.value, shown.unit, shown.period, shown.bound) == ("1.57", "万亿元", "2023", "about")
        assert (shown.normalized, shown.normalized_unit) == ("1570000000000", "CNY")
        assert shown.place is not None
        assert [ref.label for ref in shown.sources] == ["建设银行"]
        assert shown.evidence[0].quote == "北京市场规模达1.57万亿元。"


def test_values_of_data_properties_are_facts(store: EmbeddedStore) -> None:
    found = describe(store, ID + "law-1")
    dates = next(group.facts for group in found.groups if group.predicate.iri.endswith("issuedOn"))
    assert [(fact.object.label, fact.refines) for fact in dates] == [
        ("2018", ()),
        ("2018-04", (ID + "statement/s-2018",)),
    ]
    assert found.note == "标题末词为“办法”"
    assert describe(store, ID + "law-1", "en").note == "head noun 办法"


@pytest.mark.parametrize("key", ["s-sub", "fkgr:statement/s-sub", ID + "statement/s-sub"])
def test_explain_a_statement(store: EmbeddedStore, key: str) -> None:
    found = explain(store, key)
    assert isinstance(found, Fact)
    assert (found.subject.label, found.object.label) == ("建设银行", "建信金科")


def test_explain_an_observation(store: EmbeddedStore) -> None:
    assert isinstance(explain(store, "o-1"), Statistic)


@pytest.mark.parametrize("key", ["no-such", "ccb", ID + "ccb"])
def test_explain_nothing(store: EmbeddedStore, key: str) -> None:
    with pytest.raises(QueryError, match="no statement"):
        explain(store, key)


def test_describe_nothing(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="knows nothing"):
        describe(store, ID + "nothing")


def test_text_cannot_leave_its_place_in_a_query(store: EmbeddedStore) -> None:
    with pytest.raises((ValueError, QueryError)):
        describe(store, "http://a/> ?p ?o } #")


def test_a_borrowed_relation_is_called_by_its_label() -> None:
    with EmbeddedStore.in_memory([]) as empty:
        broader = "http://www.w3.org/2004/02/skos/core#broader"
        assert [labels(empty, [broader], lang)[broader] for lang in ("zh", "en")] == ["上位概念", "broader concept"]


def test_a_report_that_taught_a_name_and_was_not_read_is_told_by_its_title() -> None:
    graph = small_graph()
    ccb = replace(graph.entities["ccb"], source="ccid-2020|unheard-of")
    store = EmbeddedStore.in_memory(quads(replace(graph, entities={**graph.entities, "ccb": ccb}), resource("ontology")))
    assert [ref.label for ref in describe(store, ID + "ccb").taught_by] == ["2020金融科技发展白皮书", "fkgr:report/unheard-of"]
