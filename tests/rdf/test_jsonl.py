"""statements.jsonl and problems.jsonl."""

from __future__ import annotations

import json
from pathlib import Path

from kg.rdf.jsonl import write_problems, write_statements
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
        "reason": "no such name",
        "report": "r1",
        "start": 3,
        "end": 5,
        "text": "某某",
    }
