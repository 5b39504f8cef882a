"""The tables of a graph as frames: labels beside IRIs, dates, base units, evidence."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

import kg
from kg.api.columns import frame_of
from kg.api.frames import _as_written, observations
from kg.errors import QueryError
from kg.model.graph import Graph as Model
from kg.model.statement import Observation, ObservationClaim, Period
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from tests.rdf.factory import ENTITIES, Text, evidence, small_graph

PLANNED = {
    "subject": "建设银行",
    "predicate": "投资",
    "object": "Nubank",
    "modality": "planned",
    "belief": 0.97,
    "date": "2021-10",
    "date_start": pd.Timestamp("2021-10-01"),
    "amount": 350000000.0,
    "currency": "CNY",
    "technology": "联邦学习",
    "round": "A轮",
    "reports": "r2",
    "evidence": 1,
    "subject_iri": "fkgr:ccb",
    "predicate_iri": "fkg:investsIn",
    "object_iri": "fkgr:nubank",
    "iri": "fkgr:statement/s-invest",
}


def test_statements_have_labels_iris_qualifiers_and_evidence(graph: kg.Graph) -> None:
    found = graph.statements
    assert len(found) == len(small_graph().statements)
    row = found.set_index("iri", drop=False).loc["fkgr:statement/s-invest"]
    assert {name: row[name] for name in PLANNED} == PLANNED
    both = found.set_index("iri").loc["fkgr:statement/s-sub"]
    assert (both["reports"], both["evidence"]) == ("r1|r2", 2)


def test_a_literal_has_no_iri_and_a_concept_its_label(graph: kg.Graph) -> None:
    found = graph.statements.set_index("iri")
    capital, status = found.loc["fkgr:statement/s-capital"], found.loc["fkgr:statement/s-status"]
    assert (capital["object"], pd.isna(capital["object_iri"])) == ("1600000000", True)
    assert (status["object"], status["object_iri"]) == ("试行", "fkgc:trial")


def test_columns_have_types(graph: kg.Graph) -> None:
    kinds = graph.statements.dtypes.astype(str)
    assert (kinds["belief"], kinds["amount"], kinds["evidence"], kinds["joint_issuers"]) == ("float64", "float64", "int64", "Int64")
    assert kinds["date_start"].startswith("datetime64")
    kinds = graph.observations.dtypes.astype(str)
    assert {kinds[name] for name in ("value", "low", "high", "belief")} == {"float64"}
    assert kinds["start"].startswith("datetime64")
    assert kinds["end"].startswith("datetime64")


def test_labels_in_english(english: kg.Graph) -> None:
    row = english.statements.set_index("iri").loc["fkgr:statement/s-sub"]
    assert (row["subject"], row["predicate"], row["object"]) == ("CCB", "has subsidiary or unit", "建信金科")


def test_observations_are_tidy(graph: kg.Graph) -> None:
    (row,) = graph.observations.to_dict("records")
    assert (row["indicator"], row["place"], row["value"], row["unit"], row["bound"]) == ("市场规模", "北京", 1.57e12, "CNY", "about")
    assert (row["period"], row["start"], row["end"]) == ("2023", pd.Timestamp("2023-01-01"), pd.Timestamp("2023-12-31"))
    assert (row["as_written"], row["reports"], row["evidence"], row["iri"]) == ("达1.57万亿元", "r1", 1, "fkgr:observation/o-1")
    assert pd.isna(row["about"])


def test_a_range_is_in_base_units_and_a_concept_that_a_figure_is_about_is_named() -> None:
    text = Text("r1", "a" * 64)
    proof = evidence(text.say("联邦学习市场规模为3至5亿元。", ("联邦学习", "federated-learning")))
    claim = ObservationClaim(
        indicator="market-size", unit="亿元", quantity_text="3至5亿元", evidence=proof, low=Decimal(3), high=Decimal(5),
        period=Period("2021-H1", "2021-01-01", "2021-06-30"), about="federated-learning", growth_of="market-size",
    )  # fmt: skip
    base = small_graph()
    model = Model(
        reports=base.reports, sources=base.sources, entities={each.id: each for each in ENTITIES}, mentions=text.mentions, statements=(),
        observations=(Observation(id="o-2", claim=claim, evidence=(proof,), belief=Decimal("0.9")),), problems=(), run={},
    )  # fmt: skip
    with EmbeddedStore.in_memory(quads(model, resource("ontology"))) as store:
        (row,) = observations(store, "zh").to_dict("records")
    assert (row["low"], row["high"], row["unit"]) == (3e8, 5e8, "CNY")
    assert pd.isna(row["value"])
    assert row["as_written"] == "3至5亿元"
    assert (row["about"], row["about_iri"], row["growth_of"]) == ("联邦学习", "fkgc:federated-learning", "市场规模")
    assert (row["start"], row["end"]) == (pd.Timestamp("2021-01-01"), pd.Timestamp("2021-06-30"))


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("262.24", "亿元", "262.24亿元"), ("22.26%", "%", "22.26%"), ("603项", "项", "603项"), ("", "", None), ("31個", "个", "31個"), ("2.5萬億", "万亿元", "2.5萬億"),
        ("八成以上", "%", "八成以上"), ("60 万", "万人", "60 万"),
    ],
)  # fmt: skip
def test_a_figure_of_a_table_has_the_unit_of_its_column(text: str, unit: str, expected: str | None) -> None:
    assert _as_written({"quantityText": text, "unit": unit}) == expected


def test_entities_tell_who_mentions_them(graph: kg.Graph) -> None:
    found = graph.entities.set_index("iri")
    assert found.loc["fkgr:ccb", ["name", "cls", "en", "aliases", "mentions", "reports"]].tolist() == [
        "建设银行", "StateOwnedBank", "CCB", "中国建设银行|建行", 5, "r1|r2",
    ]  # fmt: skip
    assert found.loc["fkgc:federated-learning", "broader"] == "隐私计算"
    assert found.loc["fkgc:security-tech", "mentions"] == 0


@pytest.mark.parametrize("claim", ["s-sub", "statement/s-sub", "fkgr:statement/s-sub", "https://w3id.org/fintech-kg/id/statement/s-sub"])
def test_evidence_of_a_statement_by_any_form_of_its_iri(graph: kg.Graph, claim: str) -> None:
    found = graph.evidence(claim)
    assert found["quote"].tolist() == ["建设银行设立建信金科。", "建信金科是建设银行子公司。"]
    assert found["kind"].tolist() == ["original", "digest"]
    assert found["page"].tolist() == [3, 3]
    assert found["confidence"].tolist() == [0.9, 0.9]
    assert set(found["claim"]) == {"fkgr:statement/s-sub"}


def test_evidence_of_many(graph: kg.Graph) -> None:
    both = pd.concat([graph.statements["iri"], graph.observations["iri"]])
    found = graph.evidence(both)
    assert found.groupby("claim").size().sum() == graph.statements["evidence"].sum() + graph.observations["evidence"].sum()
    assert found.set_index("claim").loc["fkgr:statement/s-tech", "context"] == "建设银行设立建信金科。"
    assert len(graph.evidence([])) == 0


def test_evidence_of_nothing_is_told(graph: kg.Graph) -> None:
    with pytest.raises(QueryError, match="no statement or observation nowhere; expected the iri of a row"):
        graph.evidence(["s-sub", "nowhere"])


def test_a_date_that_cannot_be_held_is_missing() -> None:
    found = frame_of(("day", "n"), [("2021-03", 1), ("2021-02-31", None), (None, 2)], dates=("day",), counts=("n",))
    assert found["day"].isna().tolist() == [False, True, True]
    assert found["n"].sum() == 3


def test_search_finds_passages(graph: kg.Graph) -> None:
    found = graph.search("建信金科 建设银行")
    assert found["quote"].tolist() == ["建设银行设立建信金科。", "建信金科是建设银行子公司。"]
    assert found["entities"].tolist() == ["建信金科|建设银行"] * 2
    assert len(graph.search("建信金科", limit=1)) == 1
    assert len(graph.search("没有这样的词")) == 0


def test_frames_given_away_do_not_change_the_graph(graph: kg.Graph) -> None:
    said, measured = graph.statements, graph.observations
    said.loc[:, "belief"] = 0.0
    measured.loc[:, "value"] = -1.0
    assert graph.statements["belief"].min() > 0
    assert graph.observations["value"].min() > 0
