"""Recall against a small key over a small build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.gold import read_gold
from kg.evaluate.recall import Evaluator, alike
from kg.ontology.load import load_ontology
from kg.pipeline import build
from kg.resources import resource
from kg.store.embedded import EmbeddedStore

REPORT = """# 示范报告

2022年，宁波银行推出“甬智”平台。

表1 2022年科技投入

银行\t金融科技投入（亿元）
宁波银行\t12.5
"""

pytestmark = pytest.mark.usefixtures("one_engine")
SPENDING = {
    "kind": "observation", "subject": "宁波银行", "indicator": "金融科技投入", "period": "2022", "value": 12.5, "unit": "亿元",
    "place": None, "quote": "宁波银行\t12.5",
}  # fmt: skip
KEY = [
    {"kind": "entity", "id": "e1", "name": "宁波银行", "class": "Bank", "aliases": [], "quote": "宁波银行推出"},
    {"kind": "entity", "id": "e2", "name": "甬智", "class": "Product", "aliases": ["甬智平台"], "quote": "推出“甬智”平台"},
    {"kind": "entity", "id": "e3", "name": "不存在的平台", "class": "Product", "aliases": [], "quote": "宁波银行推出“甬智”"},
    {"kind": "relation", "s": "e1", "p": "offers", "o": "e2", "attrs": {"date": "2022"}, "quote": "宁波银行推出“甬智”平台"},
    {"kind": "relation", "s": "e1", "p": "offers", "o": "e3", "attrs": {}, "quote": "宁波银行推出"},
    SPENDING,
    {**SPENDING, "period": "2021"},
]


@pytest.fixture(scope="module")
def evaluator(tmp_path_factory: pytest.TempPathFactory) -> Evaluator:
    folder = tmp_path_factory.mktemp("evaluate")
    (folder / "report.md").write_text(REPORT, encoding="utf-8")
    build([folder / "report.md"], folder / "build")
    with EmbeddedStore.open(folder / "build") as store:
        return Evaluator(store, load_ontology(resource("ontology")))


def test_hits_and_misses(evaluator: Evaluator, tmp_path: Path) -> None:
    path = tmp_path / "key.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in KEY), encoding="utf-8")
    found = evaluator.evaluate(read_gold(path))
    assert {group: (found.hits[group], found.totals[group]) for group in ("entities", "classes", "relations", "dates", "observations")} == {
        "entities": (2, 3), "classes": (2, 2), "relations": (1, 2), "dates": (1, 1), "observations": (1, 2),
    }  # fmt: skip
    assert [miss.kind for miss in found.misses] == ["entities/Product", "relations/offers", "observations/level"]
    assert all(miss.where for miss in found.misses[:2])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: is no record of a key"),
        ('{"kind": "planet"}', "line 1: is no record of a key"),
        ('{"kind": "entity", "id": "e1"}', "line 1: is no record of a key"),
        ('{"kind": "relation", "s": "a", "p": "offers", "o": "b"}', "a relation names entity 'a'"),
    ],
)
def test_a_malformed_key_is_told_in_one_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "key.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=message) as error:
        read_gold(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("a", "b", "value"), [("市场规模", "市场规模", 1.0), ("市场规模", "产业规模", 1 / 3), ("甲", "乙", 0.0)])
def test_alike(a: str, b: str, value: float) -> None:
    assert alike(a, b) == pytest.approx(value)
