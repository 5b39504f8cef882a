"""A graph → what its first page shows."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kg.model.document import SourceKind
from kg.model.entity import Entity
from kg.model.graph import Graph
from kg.model.statement import Modality, Observation, ObservationClaim, Period
from kg.ontology.load import load_ontology
from kg.resources import resource
from kg.view.collect import overview_of
from kg.view.overview import Label, Overview
from kg.view.page import render_overview
from tests.rdf.factory import evidence, small_graph

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = load_ontology(resource("ontology"))


@pytest.fixture(scope="module")
def overview() -> Overview:
    return overview_of(small_graph(), ONTOLOGY)


def test_counts(overview: Overview) -> None:
    counts = overview.counts
    assert (counts.reports, counts.passages, counts.statements, counts.observations) == (2, 9, 10, 1)
    assert counts.entities == 11, "indicators are no entities of their own"
    assert sum(line.number for line in counts.entities_by_class) == counts.entities
    assert sum(line.number for line in counts.statements_by_predicate) == counts.statements


def test_reports_newest_first(overview: Overview) -> None:
    assert [(row.title, row.kind, row.statements, row.observations) for row in overview.reports] == [
        ("示范报告（2024）", SourceKind.ORIGINAL, 8, 1),
        ("Sample digest", SourceKind.DIGEST, 3, 0),
    ]


def test_subsidiaries_with_quotes_of_both_reports(overview: Overview) -> None:
    (row,) = overview.subsidiaries
    assert (row.owner, row.link.text.zh) == (Label("建设银行", "CCB"), "建信金科")
    assert [(quote.text, quote.kind, quote.page) for quote in row.link.quotes] == [
        ("建设银行设立建信金科。", SourceKind.ORIGINAL, 3),
        ("建信金科是建设银行子公司。", SourceKind.DIGEST, 3),
    ]
    assert [(fact.text.zh, fact.sort) for fact in row.capital] == [("16 亿元", 1.6e9)]


def test_policies_show_the_finer_date_alone(overview: Overview) -> None:
    (row,) = overview.policies
    assert row.title.text.zh == "《示范办法》"
    assert [fact.text.zh for fact in row.issuers] == ["人民银行"]
    assert [fact.text.zh for fact in row.date] == ["2018-04"]
    assert len(row.status) == 1


def test_what_is_only_planned_is_not_drawn(overview: Overview) -> None:
    drawn = {(edge.source, edge.target) for edge in overview.network.edges}
    assert ("ccb", "ccb-fintech") in drawn
    assert ("ccb", "nubank") not in drawn
    assert ("nubank", "ccb") in drawn, "they are partners"
    assert {node.id for node in overview.network.nodes} >= {"ccb", "pboc", "law-1"}
    assert all(edge.quotes for edge in overview.network.edges)


def test_network_keeps_the_best_connected() -> None:
    network = overview_of(small_graph(), ONTOLOGY, drawn=2).network
    assert [node.id for node in network.nodes] == ["ccb", "ccb-fintech"]
    assert [(edge.source, edge.target) for edge in network.edges] == [("ccb", "ccb-fintech")]


def _spending(graph: Graph, key: str, indicator: str, value: str, unit: str, **more: object) -> Observation:
    arguments: dict[str, object] = {"about": "ccb", "period": Period("2022", "2022-01-01", "2022-12-31"), **more}
    found = evidence(next(iter(graph.mentions)))
    claim = ObservationClaim(
        indicator=indicator,
        unit=unit,
        quantity_text=f"{value}{unit}",
        evidence=found,
        value=Decimal(value),
        **arguments,  # type: ignore[arg-type]
    )
    return Observation(id=key, claim=claim, evidence=(found,))


def test_technology_spending_by_firm_and_year() -> None:
    graph = small_graph()
    amount, growth = (Entity(key, "Indicator", key) for key in ("technology-investment", "fintech-investment-growth"))
    yuan = {"normalized_value": Decimal("23290000000"), "normalized_unit": "CNY"}
    observations = (
        _spending(graph, "o-1", amount.id, "232.9", "亿元", **yuan),
        _spending(graph, "o-2", growth.id, "-1.2", "%", growth_of=amount.id, bound="about"),
        _spending(graph, "o-3", amount.id, "300", "亿元", modality=Modality.PREDICTED),
        _spending(graph, "o-4", amount.id, "9", "亿元", about="beijing"),
        _spending(graph, "o-5", amount.id, "8", "亿元", period=None),
    )
    entities = {**graph.entities, amount.id: amount, growth.id: growth}
    rows = overview_of(replace(graph, observations=observations, entities=entities), ONTOLOGY).investment
    assert [row.firm.zh for row in rows] == ["建设银行"], "places, forecasts and figures without a year stay out"
    (cell,) = rows[0].cells
    assert [fact.text for fact in cell.amounts] == [Label("232.9 亿元", "CNY 23,290 million")]
    assert [fact.text for fact in cell.growths] == [Label("增长 约 -1.2%", "growth about -1.2%")]
    assert not cell.shares


def test_the_page_of_a_graph_is_the_same_each_time(overview: Overview) -> None:
    assert render_overview(overview) == render_overview(overview_of(small_graph(), ONTOLOGY))


def test_the_order_of_sets_does_not_show() -> None:
    code = (
        "import hashlib\nfrom kg.view.page import render_overview\n"
        "from tests.view.test_collect import ONTOLOGY, overview_of, small_graph\n"
        "print(hashlib.sha256(render_overview(overview_of(small_graph(), ONTOLOGY)).encode()).hexdigest())"
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    }
    assert len(pages) == 1
