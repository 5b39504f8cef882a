"""How the claims in which two builds differ are told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.model.statement import Modality
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.compare import compare
from kg.store.embedded import EmbeddedStore
from tests.rdf.factory import small_graph


def told(lang: str) -> set[str]:
    """What a graph lacks of another, in words: a figure that falls, a plan."""
    graph = small_graph()
    first = graph.observations[0]
    falls = replace(first, id="o-fall", claim=replace(first.claim, value=Decimal("-45"), unit="%", quantity_text="下降45%", bound="", low=None, high=None))
    said = next(each for each in graph.statements if each.predicate == "hasSubsidiary")
    plan = replace(said, id="s-plan", object="nubank", modality=Modality.PLANNED)
    more = replace(graph, observations=(*graph.observations, falls), statements=(*graph.statements, plan))
    one, other = (EmbeddedStore.in_memory(quads(each, resource("ontology"))) for each in (graph, more))
    return {each.text for each in compare(one, other, lang) if each.how == "added"}


def test_a_fall_is_negative_with_its_unit_and_a_plan_is_told_as_one() -> None:
    chinese, english = told("zh"), told("en")
    assert any(text.endswith("-45 %") for text in chinese), chinese
    assert "建设银行 子公司或下属机构 Nubank (计划)" in chinese
    assert "CCB has subsidiary or unit Nubank (planned)" in english
    assert not any("fkg:" in text for text in chinese | english)
