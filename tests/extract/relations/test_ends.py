"""Which entities the slots of a match stand for: each expression of a pattern takes what it is written for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.relations.extractor import RelationExtractor
from kg.extract.relations.pattern import load_patterns
from tests.extract.relations.reading import read
from tests.installed import engine

FRAMES = """
- name: uses
  predicate: usesTechnology
  triggers: [运用, 依托]
  match:
    - '{subject:FinancialInstitution}{gap:8}运用{object:Technology}'
    - '{subject:Regulator|Product}{gap:8}依托{object:Technology}'
  confidence: 0.9
  examples: [{text: 招商银行运用区块链。, facts: [[招商银行, usesTechnology, 区块链]]}]
  counterexamples: [招商银行计划运用区块链。]
"""
CASES = [
    ("微众银行扩大规模，运用区块链核验单据。", [("微众银行", "usesTechnology", "区块链")]),
    ("中国人民银行召开会议，运用区块链核验单据。", []),  # the other expression is the one that takes regulators
    ("中国人民银行召开会议，依托区块链核验单据。", [("中国人民银行", "usesTechnology", "区块链")]),
    ("微众银行扩大规模，依托区块链核验单据。", []),
]


@pytest.fixture
def extractor(tmp_path: Path) -> RelationExtractor:
    (tmp_path / "frames.yaml").write_text(FRAMES, encoding="utf-8")
    found = engine()
    return RelationExtractor(load_patterns(tmp_path, found.alphabet), found.alphabet, found._discovery)


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_what_a_clause_without_a_subject_means_is_what_its_own_expression_takes(
    text: str, facts: list[tuple[str, str, str]], extractor: RelationExtractor
) -> None:
    document = read(text).document
    names = document.names
    claims = [(names[c.subject].zh, c.predicate, names[str(c.object)].zh) for c in extractor.extract(document)]
    assert claims == facts
