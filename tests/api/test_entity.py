"""An entity: its names, its rows of the tables, its neighbours, its card."""

from __future__ import annotations

import pandas as pd
import pytest

import kg
from kg.errors import QueryError, UsageError


@pytest.mark.parametrize("name", ["建设银行", "建行", "CCB", "fkgr:ccb", "中國建設銀行"])
def test_any_name_will_do(graph: kg.Graph, name: str) -> None:
    found = graph.entity(name)
    assert (found.name, found.zh, found.en, found.cls) == ("建设银行", "建设银行", "CCB", "StateOwnedBank")
    assert found == graph.entity("建设银行")
    assert len({found, graph.entity("建设银行"), graph.entity("建信金科")}) == 2


def test_names_and_taxonomy(graph: kg.Graph) -> None:
    found = graph.entity("联邦学习")
    assert (found.broader, found.narrower, found.classes[0]) == (("隐私计算",), (), "技术")
    assert graph.entity("隐私计算").narrower == ("联邦学习",)
    assert graph.entity("建设银行").aliases == ("中国建设银行", "建行")


def test_facts_are_the_rows_of_the_statements(graph: kg.Graph) -> None:
    found = graph.entity("建信金科").facts
    assert sorted(found["predicate_iri"]) == ["fkg:hasSubsidiary", "fkg:registeredCapital", "fkg:usesTechnology"]
    described = graph.entity("建信金科").description
    assert sorted(found["iri"]) == sorted(fact.iri.replace("https://w3id.org/fintech-kg/id/", "fkgr:") for group in described.groups for fact in group.facts)
    assert list(found.columns) == list(graph.statements.columns)


def test_statistics_of_a_place_and_of_an_indicator(graph: kg.Graph) -> None:
    assert graph.entity("北京").statistics["iri"].tolist() == ["fkgr:observation/o-1"]
    assert graph.entity("market size").statistics["iri"].tolist() == ["fkgr:observation/o-1"]
    assert len(graph.entity("建设银行").statistics) == 0


def test_mentions_and_evidence(graph: kg.Graph) -> None:
    assert graph.entity("建设银行").mentions.to_dict("list") == {"report": ["示范报告（2024）", "Sample digest"], "id": ["r1", "r2"], "passages": [3, 2]}
    assert len(graph.entity("建设银行").evidence) == 5


def test_neighbours_are_joined_by_what_is_asserted(graph: kg.Graph) -> None:
    found = graph.entity("建设银行").neighbours.set_index("iri")
    assert found["relations"].to_dict() == {"fkgr:nubank": "partnersWith", "fkgr:ccb-fintech": "hasSubsidiary", "fkgr:alliance-x": "leads"}
    assert found.loc["fkgr:ccb-fintech", ["name", "cls", "statements", "belief", "reports"]].tolist() == ["建信金科", "FintechSubsidiary", 1, 0.97, "r1|r2"]
    concept = graph.entity("联邦学习").neighbours.set_index("iri")
    assert concept.loc["fkgr:ccb-fintech", "relations"] == "^usesTechnology"
    assert concept.loc["fkgc:privacy-computing", ["relations", "statements"]].tolist() == ["broader", 0]
    assert pd.isna(concept.loc["fkgc:privacy-computing", "reports"])


def test_how_it_is_shown(graph: kg.Graph, english: kg.Graph) -> None:
    assert repr(graph.entity("建设银行")) == "<建设银行 (StateOwnedBank) fkgr:ccb: 4 条事实、0 项统计>"
    assert repr(english.entity("建设银行")) == "<CCB (StateOwnedBank) fkgr:ccb: 4 facts, 0 statistics>"
    card = graph.entity("建信金科")._repr_html_()
    assert "建设银行设立建信金科。" in card
    assert "摘要（本项目撰写）" in card
    assert "Digest (written by this project)" in english.entity("建信金科")._repr_html_()


def test_an_unknown_name_is_told_with_similar_ones(graph: kg.Graph) -> None:
    with pytest.raises(QueryError, match=r"the graph knows no '建设银'; did you mean 建设银行 \(StateOwnedBank\)"):
        graph.entity("建设银")
    with pytest.raises(QueryError, match="of class Technology"):
        graph.entity("建设银行", cls="Technology")


def test_an_ambiguous_name_is_told_with_all(graph: kg.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = {"建行": [(1, "https://w3id.org/fintech-kg/id/ccb", "建行"), (1, "https://w3id.org/fintech-kg/id/nubank", "建行")]}
    monkeypatch.setitem(graph.__dict__, "_forms", forms)
    with pytest.raises(UsageError, match=r"'建行' is the name of 2 things; expected .*StateOwnedBank.*InternetBank"):
        graph.entity("建行")
