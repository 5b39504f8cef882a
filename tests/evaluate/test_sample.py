"""Samples are the same for the same seed, in proportion, and verdicts are read back with unclear counted as wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import BuildError, InputError
from kg.evaluate.sample import Judged, draw, fact_in_words, read_facts, read_verdicts, sheet, stratum


def fact(number: int, kind: str, extractor: str = "tables", report: str = "r1") -> dict[str, Any]:
    proof = {
        "quote": f"原句{number}", "context": [{"quote": "表头"}], "title": "报告", "section": "一", "extractor": extractor,
        "pattern": "p", "report": report,
    }  # fmt: skip
    row: dict[str, Any] = {"type": "statement", "id": f"{kind}{number:03}", "modality": "asserted", "evidence": [proof]}
    if kind == "observation":
        indicator, about = {"id": "i", "label": "产业规模"}, {"id": "a", "label": "区块链"}
        return row | {"type": "observation", "indicator": indicator, "about": about, "value": "67", "unit": "亿元", "period": {"text": "2022"}}
    value = {"id": "x", "class": "Product", "label": "甬智"} if kind == "relation" else {"value": "2019-03", "datatype": "gYearMonth"}
    return row | {"predicate": "fkg:offers", "subject": {"id": "s", "class": "Bank", "label": "宁波银行"}, "object": value}


@pytest.fixture
def facts() -> list[dict[str, Any]]:
    return [fact(n, "relation") for n in range(60)] + [fact(n, "value") for n in range(10)] + [fact(n, "observation", "statistics") for n in range(30)]


def test_strata_are_drawn_in_proportion(facts: list[dict[str, Any]]) -> None:
    drawn = [stratum(row) for row in draw(facts, 20, seed=1)]
    assert {name: drawn.count(name) for name in ("relation", "value", "observation")} == {"relation": 12, "value": 2, "observation": 6}


def test_same_seed_same_sample_whatever_the_order(facts: list[dict[str, Any]]) -> None:
    first = [row["id"] for row in draw(facts, 20, seed=5)]
    assert first == [row["id"] for row in draw(list(reversed(facts)), 20, seed=5)]
    assert first != [row["id"] for row in draw(facts, 20, seed=6)]


def test_only_what_is_asked_for(facts: list[dict[str, Any]]) -> None:
    assert {stratum(row) for row in draw(facts, 20, 1, extractors=["statistics"])} == {"observation"}
    assert draw(facts, 20, 1, reports=["another"]) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (fact(1, "relation"), "宁波银行（银行） —提供产品→ 甬智（Product）"),
        (fact(1, "value"), "宁波银行（银行） —提供产品→ 2019-03"),
        (fact(1, "observation"), "about=区块链；indicator=产业规模；period=2022；67 亿元"),
    ],
)
def test_facts_in_words(row: dict[str, Any], words: str) -> None:
    assert fact_in_words(row, {"offers": "提供产品", "Bank": "银行"}) == words


def test_the_sheet_shows_every_quote_and_context(facts: list[dict[str, Any]]) -> None:
    row = fact(1, "relation")
    row["evidence"].append(row["evidence"][0] | {"quote": "另一句", "context": [{"quote": "单位"}]})
    (line,) = csv.DictReader(io.StringIO(sheet([row], {})))
    assert (line["quote"], line["context"], line["verdict"]) == ("原句1 ‖ 另一句", "表头 ‖ 单位", "")


def test_verdicts_are_counted_and_unclear_is_wrong(tmp_path: Path, facts: list[dict[str, Any]]) -> None:
    lines = list(csv.DictReader(io.StringIO(sheet(draw(facts, 10, 1), {}))))
    for line, verdict in zip(lines, ["right", "对", "R", "wrong", "unclear", "right", "1", "right", "right", "right"], strict=True):
        line["verdict"] = verdict
    path = tmp_path / "sheet.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    total = read_verdicts(path)[-1]
    assert (total.stratum, total.right, total.wrong, total.unclear) == ("total", 8, 1, 1)
    assert total.precision == 0.8


def test_an_empty_verdict_is_told_with_its_line(tmp_path: Path, facts: list[dict[str, Any]]) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(sheet(facts[:2], {}), encoding="utf-8")
    with pytest.raises(InputError, match=r"line 2: verdict '' is none; expected right, wrong or unclear"):
        read_verdicts(path)


def test_wilson_interval() -> None:
    low, high = Judged("total", 97, 3, 0).interval
    assert (round(low, 4), round(high, 4)) == (0.9155, 0.9897)


def test_only_asserted_facts_are_read(tmp_path: Path) -> None:
    rows = [fact(1, "relation"), fact(2, "relation") | {"modality": "planned"}]
    (tmp_path / "statements.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert [row["id"] for row in read_facts(tmp_path)] == ["relation001"]
    with pytest.raises(BuildError, match=r"no statements\.jsonl"):
        read_facts(tmp_path / "missing")
