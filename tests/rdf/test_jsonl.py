"""statements.jsonl and problems.jsonl."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.extract import reasons as why
from kg.model.problem import Problem
from kg.model.span import Span
from kg.rdf.jsonl import read_problems, write_problems, write_statements
from tests.rdf.factory import small_graph


def test_statements(tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    assert write_statements(small_graph(), path) == 11
    text = path.read_text(encoding="utf-8")
    assert "建信金科" in text  # not escaped
    rows = {row["id"]: row for row in map(json.loads, text.splitlines())}
    assert list(rows) == ["o-1", *sorted(set(rows) - {"o-1"})]
    sub = rows["s-sub"]
    assert sub["subject"] == {
        "id": "ccb",
        "iri": "https://w3id.org/fintech-kg/id/ccb",
        "label": "建设银行",
        "class": "StateOwnedBank",
    }
    assert sub["predicate"] == "fkg:hasSubsidiary"
    assert [(e["report"], e["kind"], e["start"], e["end"]) for e in sub["evidence"]] == [
        ("r1", "original", 0, 11),
        ("r2", "digest", 0, 13),
    ]
    assert sub["belief"] == 0.97
    amount = next(each for each in rows["s-invest"]["qualifiers"] if each["name"] == "amount")
    assert amount["value"] == {"value": "350000000", "datatype": "decimal"}
    assert rows["s-invest"]["modality"] == "planned"
    assert rows["s-201804"]["refines"] == ["s-2018"]
    assert rows["s-tech"]["evidence"][0]["context"][0]["quote"] == "建设银行设立建信金科。"
    assert rows["o-1"]["normalizedValue"] == 1570000000000
    assert isinstance(rows["o-1"]["normalizedValue"], int)


def test_problems(tmp_path: Path) -> None:
    path = tmp_path / "problems.jsonl"
    assert write_problems(small_graph().problems, path) == 1
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "kind": "unlinked",
        "reason": "某某: a name that no entity is known by",
        "reason_zh": "没有实体以此为名：某某",
        "template": "{0}: a name that no entity is known by",
        "template_zh": "没有实体以此为名：{0}",
        "words": ["某某"],
        "report": "r1",
        "start": 3,
        "end": 5,
        "text": "某某",
    }


def test_problems_are_read_back_as_they_count(tmp_path: Path) -> None:
    path = tmp_path / "problems.jsonl"
    told = [
        Problem("damaged", why.TITLE_WITHOUT_KIND(), "r1", Span(1, 2), "甲"),
        Problem("figure-unread", why.FIGURE("3亿元", why.UNCLEAN("{甲}'乙'")), "r1", Span(3, 5), "某某"),
        Problem("unlinked", why.UNKNOWN_NAME("某某"), "r2"),
    ]
    write_problems(told, path)
    found = read_problems(path)
    assert [replace(each, reason=each.reason.flat) for each in told] == found
    assert [each.reason.zh for each in told] == [each.reason.zh for each in found]
    assert [each.reason.cause for each in told] == [each.reason.cause for each in found]


@pytest.mark.parametrize(
    ("row", "error"),
    [('{"kind": "unlinked", "reason": "no such name"}', KeyError), ('{"kind": "x", "reason": "x", "reason_zh": "某", "words": "x"}', TypeError)],
    ids=["of an older version", "words that are no list"],
)
def test_problems_that_cannot_be_read(tmp_path: Path, row: str, error: type[Exception]) -> None:
    path = tmp_path / "problems.jsonl"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(error):
        read_problems(path)
