"""``Graph.gaps``: likely but absent links of a graph."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.api.gaps import claims_of, passages_of
from kg.api.gaps_json import gaps_json
from kg.api.graph import Graph
from kg.errors import UsageError
from kg.store.facts import evidence


def test_gaps_of_a_class(banks: Graph) -> None:
    found = banks.gaps("actor-scenario", cls="银行", top=0)
    pairs = {(each.row.zh, each.column.zh) for each in found.gaps}
    assert ("己银行", "智能客服") in pairs
    assert ("甲银行", "智能客服") not in pairs, "its product serves it"
    assert {row for row, _ in pairs} <= {"甲银行", "乙银行", "丙银行", "丁银行", "戊银行", "己银行"}
    assert found.parameters["class"] == "Bank"
    first = found.gaps[0]
    assert (first.row.zh, first.column.zh, first.peers.having, first.peers.others) == ("己银行", "智能客服", 5, 5)


def test_gaps_of_one_by_any_name(banks: Graph) -> None:
    found = banks.gaps("actor-technology", of="丁行", top=3)
    assert {each.row.zh for each in found.gaps} == {"丁银行"}
    assert [each.place for each in found.gaps] == [1, 2, 3]
    assert "隐私计算" not in {each.column.zh for each in banks.gaps("actor-technology", of="己银行", top=0).gaps}, "it uses a kind of it"


def test_policies_and_what_they_govern(banks: Graph) -> None:
    found = banks.gaps("policy-technology")
    assert found.check is None
    assert found.gaps == ()


def test_passages_of_statements(banks: Graph) -> None:
    told = passages_of(banks.store)
    assert all(told.values())
    assert {relation.statement for relation in banks.snapshot.relations if relation.statement} <= told.keys()


def test_json_tells_the_check_and_the_quotes(banks: Graph) -> None:
    found = banks.gaps("actor-scenario", cls="Bank", top=4)
    made = json.loads(json.dumps(gaps_json(found, evidence(banks.store, claims_of(found)))))
    assert made["method"]["name"] == found.method
    assert {each["method"] for each in made["check"]["scores"]} >= {"popularity", "peers", "mixed"}
    assert made["check"]["better"] is (made["check"]["low"] > 0)
    assert "absent in the world" in made["caution"]["en"]
    assert made["verdict"]["zh"] == found.verdict()
    told = {each for gap in made["gaps"] for holder in gap["peers"]["holders"] for each in holder["statements"]}
    assert told
    assert told <= made["evidence"].keys()


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"projection": "everything"}, "two sides.*actor-scenario"), ({"projection": "actor-product-technology"}, "two sides"), ({"cls": "Bnk"}, "Bank"),
        ({"cls": "Policy"}, "nothing of class Policy"), ({"of": "示范监管局"}, "has no link"), ({"method": "oracle"}, "popularity"), ({"folds": 1}, "folds"),
        ({"top": -1}, "top"), ({"seed": -1}, "seed"), ({"projection": "pilots", "reports": ["r2"]}, "nothing is left"),
    ],
)  # fmt: skip
def test_bad_choices(banks: Graph, chosen: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        banks.gaps(**chosen)
