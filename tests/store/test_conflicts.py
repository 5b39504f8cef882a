"""The question ``conflicts``: what contradicts, side by side with report and sentence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.model.graph import Graph
from kg.model.statement import Literal
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.results import rows
from tests.rdf.factory import evidence, small_graph, statement


def asked(graph: Graph) -> list[dict[str, str]]:
    """Rows of the question."""
    question = resource("ontology", "questions", "evidence", "conflicts.rq")
    with EmbeddedStore.in_memory(quads(graph, resource("ontology"))) as store:
        return list(rows(store.query(question.read_text(encoding="utf-8"))).texts())


def test_two_dates_and_two_figures_are_listed_side_by_side() -> None:
    graph = small_graph()
    (spent,) = graph.observations
    first, *_, last = graph.mentions
    dates = [
        statement(key, "ccb-fintech", "foundedOn", Literal(year, "gYear"), evidence(where), contradicts=(other,))
        for key, other, year, where in (("s-a", "s-b", "2018", first), ("s-b", "s-a", "2019", last))
    ]
    claim = replace(spent.claim, value=Decimal("2.5"), bound="", quantity_text="2.5万亿元")
    figures = (replace(spent, contradicts=("o-9",)), replace(spent, id="o-9", claim=claim, evidence=(evidence(last),), contradicts=(spent.id,)))
    found = asked(replace(graph, statements=(*graph.statements, *dates), observations=figures))
    assert [(row["name"], row["what"], {row["valueA"], row["valueB"]}) for row in found] == [
        ("北京", "市场规模 2023", {"约1.57万亿元", "2.5万亿元"}),
        ("建信金科", "成立时间", {"2018", "2019"}),
    ]
    (day,) = (row for row in found if row["name"] == "建信金科")
    assert (day["valueA"], day["reportA"], day["quoteA"]) == ("2018", "示范报告（2024）", first.quote)
    assert (day["valueB"], day["reportB"], day["quoteB"]) == ("2019", "Sample digest", last.quote)


def test_a_graph_without_contradictions_has_no_rows() -> None:
    assert asked(small_graph()) == []
