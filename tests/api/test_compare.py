"""``Graph.compare`` and ``Graph.similar``: names in, profiles with figures and facts out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.analysis.compare import Comparison
from kg.api.compare import claims_of, profile_aspects
from kg.api.compare_json import comparison_json, similar_json
from kg.api.graph import Graph
from kg.errors import KgError, QueryError, UsageError
from kg.ontology.load import load_ontology
from kg.resources import resource
from kg.store.facts import evidence


def cells(found: Comparison, aspect: str) -> dict[str, list[float]]:
    """Beliefs by item of an aspect."""
    (wanted,) = (each for each in found.aspects if each.aspect.name == aspect)
    return {item.node.zh: [round(cell.belief, 2) for cell in item.cells] for item in wanted.items}


def figures(found: Comparison) -> dict[str, list[list[str]]]:
    return {each.name(): [[value.text for value in cell] for cell in each.cells] for each in found.figures}


def test_profiles_by_any_name(banks: Graph) -> None:
    found = banks.compare("甲行", "Bank B", "丙银行")
    assert [node.zh for node in found.things] == ["甲银行", "乙银行", "丙银行"]
    assert cells(found, "technologies") == {"大模型": [0.97] * 3, "云计算": [0.97] * 3}
    assert cells(found, "scenarios") == {"智能客服": [0.94, 0.97, 0.97], "智能风控": [0.97, 0.97, 0.0]}
    assert cells(found, "products") == {"甲智助手": [0.97, 0.0, 0.0]}
    assert cells(found, "pilots") == {"北京": [0.94, 0.0, 0.0]}
    assert cells(found, "subsidiaries") == {"甲科技": [0.97, 0.0, 0.0]}
    assert cells(found, "policies") == {"示范办法": [0.97, 0.0, 0.0]}
    assert cells(found, "partners") == {"子保险": [0.0, 0.97, 0.0]}


def test_what_is_planned_is_no_fact(banks: Graph) -> None:
    assert "区块链" not in cells(banks.compare("甲银行", "乙银行"), "technologies")


def test_figures_by_period_with_all_that_reports_say(banks: Graph) -> None:
    found = banks.compare("甲银行", "乙银行")
    assert figures(found) == {
        "成立时间": [["1984"], []],
        "注册资本": [["350,000,000,000 元"], []],
        "科技投入 (2021)": [["100 亿元"], []],
        "科技投入 (2022)": [["118 亿元", "120 亿元"], ["90 亿元"]],
        "员工数 (2020)": [["3000 人"], []],
    }
    assert list(figures(found)) == ["成立时间", "注册资本", "科技投入 (2021)", "科技投入 (2022)", "员工数 (2020)"], "what is spent on technology first"
    last = found.figures[-2]
    assert [(value.value, value.unit) for value in last.cells[1]] == [(9e9, "CNY")]


def test_the_finer_date_stands(banks: Graph) -> None:
    assert figures(banks.compare("子保险", "丑保险"))["成立时间"] == [[], ["1990-04"]]


def test_a_group_counts_its_subsidiaries(banks: Graph) -> None:
    found = banks.compare("甲银行", "乙银行", group=True)
    assert cells(found, "technologies")["区块链"] == [0.94, 0.0]
    assert figures(found)["科技投入 (2022)"][0] == ["118 亿元", "120 亿元", "甲科技 5 亿元"]


def test_a_choice_of_reports_holds_for_figures_too(banks: Graph) -> None:
    found = banks.compare("甲银行", "乙银行", reports=["r2"])
    assert figures(found) == {"科技投入 (2022)": [["118 亿元"], ["90 亿元"]]}
    assert "technologies" not in {each.aspect.name for each in found.aspects}
    assert cells(found, "scenarios") == {"智能风控": [0.97, 0.97]}


def test_other_things_than_actors_can_be_compared(banks: Graph) -> None:
    found = banks.compare("区块链", "大模型")
    assert cells(found, "scenarios") == {"供应链金融": [0.97, 0.0], "智能理赔": [0.97, 0.0]}
    assert cells(found, "users")["甲银行"] == [0.0, 0.97]


def test_every_claim_has_its_quotes(banks: Graph) -> None:
    found = banks.compare("甲银行", "乙银行")
    proof = evidence(banks.store, claims_of(found))
    assert claims_of(found) == set(proof)
    made = json.loads(json.dumps(comparison_json(found, proof)))
    technologies = next(each for each in made["aspects"] if each["aspect"] == "technologies")
    assert technologies["shared"] == [item["iri"] for item in technologies["items"]]
    assert all(made["evidence"][each] for item in technologies["items"] for cell in item["cells"] if cell for each in cell["statements"])
    assert made["similarity"][0]["jaccard"] == pytest.approx(found.alike[0, 1].jaccard)
    values = [value for row in made["figures"] for cell in row["cells"] for value in cell]
    assert all(made["evidence"][each["claim"]] for each in values)


def test_the_most_similar(banks: Graph) -> None:
    found = banks.similar("乙银行")
    assert [node.zh for node, _ in found.others] == ["甲银行", "丙银行", "丁银行", "戊银行", "己银行"]
    assert [node.zh for node, _ in banks.similar("乙银行", cls="城市商业银行", top=2).others] == ["丁银行", "戊银行"]
    assert found.others[2][1].jaccard == pytest.approx(0.5)
    proof = evidence(banks.store, claims_of(found))
    assert similar_json(found, proof)["similar"][0]["zh"] == "甲银行"
    assert claims_of(found) == set(proof)


def test_aspects_name_what_the_ontology_defines() -> None:
    ontology = load_ontology(resource("ontology"))
    for aspect in profile_aspects():
        assert aspect.directed, "a profile is told from the thing"
        assert {name.removeprefix("^") for step in aspect.steps for name in step.chain} <= ontology.properties()


@pytest.mark.parametrize(
    ("names", "chosen", "error", "told"),
    [
        (["甲银行"], {}, UsageError, "nothing to compare with"),
        (["甲银行", "甲行"], {}, UsageError, "same thing"),
        (["甲银行", "甲金行"], {}, QueryError, "甲银行"),
        (["甲银行", "乙银行"], {"reports": ["1999"]}, UsageError, "1999"),
        (["甲银行", "乙银行"], {"min_belief": 1.0}, UsageError, "nothing is known"),
        (["甲银行", "乙银行"], {"min_belief": 7.0}, UsageError, "min_belief"),
    ],
)
def test_bad_comparisons(banks: Graph, names: list[str], chosen: dict[str, Any], error: type[KgError], told: str) -> None:
    with pytest.raises(error, match=told):
        banks.compare(*names, **chosen)


@pytest.mark.parametrize(
    ("name", "chosen", "told"),
    [
        ("甲银行", {"by": "luck"}, "jaccard"),
        ("甲银行", {"cls": "Bnk"}, "Bank"),
        ("甲银行", {"top": -1}, "top"),
        ("示范监管局", {}, "shares a technology"),
        ("甲银行", {"cls": "Place"}, "of class Place"),
    ],
)
def test_nothing_similar(banks: Graph, name: str, chosen: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        banks.similar(name, **chosen)
