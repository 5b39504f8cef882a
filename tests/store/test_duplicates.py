"""Likely duplicates of a small build, and where names come from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.entity import Entity, Mention
from kg.model.graph import Graph
from kg.model.judgement import Judgement, Ruling, Verdict
from kg.model.span import Span
from kg.ontology.load import load_ontology
from kg.ontology.terms import Ontology
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.duplicates import Pair, likely_duplicates
from kg.store.embedded import EmbeddedStore
from kg.store.provenance import judgements_about, judgements_of_claim, name_sources
from tests.rdf.factory import evidence, small_graph, statement
from tests.reasons import reason

ID = "https://w3id.org/fintech-kg/id/"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(resource("ontology"))


def entity(key: str, cls: str, name: str, *aliases: str) -> Entity:
    """A discovered entity."""
    return Entity(key, cls, name, aliases=aliases, origin="discovered", reason=reason("by its end"))


def with_entities(*found: Entity) -> Graph:
    """The small graph, whose first sentence mentions some more things."""
    graph = small_graph()
    first, *_ = graph.mentions
    mentions = (*graph.mentions[first], *(Mention(0, 2, each.zh, each.id, each.cls, Span(0, 2)) for each in found))
    return replace(graph, entities={**graph.entities, **{each.id: each for each in found}}, mentions={**graph.mentions, first: mentions})


def pairs(graph: Graph, ontology: Ontology, *judged: frozenset[str], curated: bool = False) -> tuple[Pair, ...]:
    """What is listed for a graph."""
    with EmbeddedStore.in_memory(quads(graph, resource("ontology"))) as store:
        return likely_duplicates(store, ontology, judged, curated=curated)


ALIKE = (entity("organization-1", "TechnologyCompany", "甲示数字"), entity("organization-2", "FintechSubsidiary", "甲示数字科"))


def test_two_alike_are_a_pair_with_their_contexts(ontology: Ontology) -> None:
    (pair,) = pairs(with_entities(*ALIKE), ontology)
    assert {pair.one.id, pair.other.id} == {"organization-1", "organization-2"}
    assert (pair.kind, pair.neighbours) == (1.0, 0.0)
    assert pair.score == pytest.approx(0.7 * pair.names + 0.2 * pair.neighbours + 0.1 * pair.kind, abs=1e-3)
    assert pair.one.quote == "建设银行设立建信金科。"
    assert pair.one.reports == ("示范报告（2024）",)


def test_judged_or_connected_pairs_are_left_out(ontology: Ontology) -> None:
    graph = with_entities(*ALIKE)
    assert pairs(graph, ontology, frozenset({"organization-1", "organization-2"})) == ()
    first, *_ = graph.mentions
    owns = statement("s-own", "organization-1", "hasSubsidiary", "organization-2", evidence(first))
    assert pairs(replace(graph, statements=(*graph.statements, owns)), ontology) == ()


def test_curated_names_are_compared_only_when_asked(ontology: Ontology) -> None:
    graph = with_entities(*(replace(each, origin="lexicon") for each in ALIKE))
    assert pairs(graph, ontology) == ()
    assert len(pairs(graph, ontology, curated=True)) == 1


def test_shared_neighbours_raise_the_score(ontology: Ontology) -> None:
    graph = with_entities(*ALIKE)
    first, *_ = graph.mentions
    both = [statement(f"s-{n}", each.id, "usesTechnology", "federated-learning", evidence(first)) for n, each in enumerate(ALIKE)]
    (plain,), (near,) = pairs(graph, ontology), pairs(replace(graph, statements=(*graph.statements, *both)), ontology)
    assert (near.neighbours, near.one.facts) == (1.0, 1)
    assert near.score == pytest.approx(plain.score + 0.2, abs=1e-3)


def test_unlike_kinds_are_a_pair_only_under_one_label(ontology: Ontology) -> None:
    company, product = entity("organization-1", "TechnologyCompany", "甲示星"), entity("product-1", "Product", "甲示星")
    (pair,) = pairs(with_entities(company, product), ontology)
    assert (pair.names, pair.kind) == (1.0, 0.0)
    assert pairs(with_entities(company, replace(product, zh="甲示星辰", aliases=("甲示星",))), ontology) == ()


def test_names_and_judgements_are_told_with_their_sources() -> None:
    graph = small_graph()
    ccb = graph.entities["ccb"]
    graph = replace(graph, entities={**graph.entities, "ccb": replace(ccb, aliases=(*ccb.aliases, "示范行", "甲行"), learnt=("示范行", "甲行"))})
    same = Judgement(verdict=Verdict.SAME, one="ccb", one_name="建设银行", other="organization-9", other_name="甲行", note="why", by="who", date="2031")
    wrong = Judgement(verdict=Verdict.REJECT, one="ccb", one_name="建设银行", predicate="offers", other="x", statement="0" * 20)
    rulings = (Ruling(judgement=same, entities=("ccb", "unknown"), names=("甲行",)), Ruling(judgement=wrong, claim="0" * 20))
    with EmbeddedStore.in_memory(quads(replace(graph, rulings=rulings), resource("ontology"))) as store:
        sources = {each.name: each for each in name_sources(store, ID + "ccb")}
        assert {name: sources[name].taught_by for name in ("建设银行", "示范行", "甲行")} == {"建设银行": "lexicon", "示范行": "report", "甲行": "judgement"}
        assert next(iter(sources)) == "建设银行"
        assert sources["建设银行"].reports == ("Sample digest", "示范报告（2024）")
        assert sources["甲行"].reports == ()
        (told,) = judgements_about(store, [ID + "ccb"])
        assert (told.verdict, told.words, told.note, told.by, told.date, told.names) == ("same", "建设银行 = 甲行", "why", "who", "2031", ("甲行",))
        (rejected,) = judgements_of_claim(store, "0" * 20)
        assert (rejected.verdict, rejected.words, rejected.judges) == ("reject", "建设银行 offers x", ())
        assert judgements_of_claim(store, "1" * 20) == ()


def test_what_two_bodies_have_in_their_own_names_are_two_things(ontology: Ontology) -> None:
    one, other = entity("p-1", "Product", "建设银行开放金融平台"), entity("p-2", "Product", "示范银行开放金融平台")
    third = entity("p-3", "Product", "建设银行开放金融平台化")
    bank = entity("b-2", "Bank", "示范银行")
    assert {frozenset((pair.one.id, pair.other.id)) for pair in pairs(with_entities(one, other), ontology)} == {frozenset(("p-1", "p-2"))}, "no such bank"
    assert pairs(with_entities(one, other, bank), ontology) == ()
    assert len(pairs(with_entities(one, third, bank), ontology)) == 1
