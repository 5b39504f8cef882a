"""``Graph.communities``: names and choices in, communities with the facts that carry them out."""

from __future__ import annotations

import json

import pytest

from kg.api.communities import claims_of
from kg.api.communities_json import communities_json
from kg.api.graph import Graph
from kg.errors import UsageError
from kg.store.facts import evidence


def test_communities_of_a_projection(banks: Graph) -> None:
    found = banks.communities("actor-technology", samples=10)
    members = [{found.network.nodes[node].zh for node in each.members} for each in found.communities]
    assert {"子保险", "丑保险", "寅保险", "卯保险", "甲科技", "区块链", "隐私计算"} in members
    assert {"甲银行", "乙银行", "丙银行", "丁银行", "戊银行", "大模型", "云计算"} in members
    assert found.parameters["projection"] == "actor-technology"
    assert found.chance is not None
    assert found.chance.samples == 10


def test_the_choice_of_reports_holds_for_traits_and_key_entities_too(banks: Graph) -> None:
    found = banks.communities("actor-technology", reports=["r1"], samples=0)
    assert "隐私计算" not in {node.zh for node in found.network.nodes}
    carried = [relations for each in found.communities for relations in each.carried]
    keys = [key for each in found.communities for cls in each.keys for key in each.keys[cls]]
    assert "智能客服" in {key.node.zh for key in keys}
    assert "智能风控" not in {key.node.zh for key in keys}, "said by the other report"
    assert {report for relations in (*carried, *(key.relations for key in keys)) for each in relations for report in each.reports} <= {"r1"}


def test_top_tells_some_of_them(banks: Graph) -> None:
    found = banks.communities("actor-technology", top=1, runs=2, samples=0)
    assert len(list(found.rows())) == 1
    assert len(found.communities) > 1


def test_json_has_the_quotes_of_what_is_told(banks: Graph) -> None:
    found = banks.communities("actor-scenario", samples=2, runs=2)
    proof = evidence(banks.store, claims_of(found))
    made = json.loads(json.dumps(communities_json(found, proof)))
    assert made["total"] == len(found.communities)
    first = made["communities"][0]
    assert first["size"] == len(first["members"])
    statements = {each for trait in first["traits"] for each in trait["statements"]}
    assert statements
    assert statements <= made["evidence"].keys()
    shown = [quote for each in statements for quote in made["evidence"][each]]
    assert all(each["quote"].endswith("。") for each in shown)
    assert {each["kind"] for each in shown} <= {"original", "digest"}
    assert made["chance"]["samples"] == 2
    assert made["stability"]["runs"] == 2


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"resolution": 0.0}, "resolution"), ({"resolution": float("nan")}, "resolution"), ({"seed": -1}, "seed"), ({"runs": -1}, "runs"),
        ({"samples": 1}, "samples"), ({"top": -1}, "top"), ({"projection": "nothing"}, "unknown projection"), ({"reports": ["1999"]}, "1999"),
        ({"min_belief": 1.0}, "nothing is left"),
    ],
)  # fmt: skip
def test_bad_choices(banks: Graph, chosen: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        banks.communities(**chosen)  # type: ignore[arg-type]
