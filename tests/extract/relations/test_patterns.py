"""Every example of a pattern yields exactly its facts by that pattern, every counter-example none."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model.statement import Modality
from tests.extract.relations.reading import read, relations

PATTERNS = relations().patterns
EXAMPLES = [(p.name, e.get("heading", ""), e["text"], e["facts"]) for p in PATTERNS for e in p.examples]
MODALITIES = {p.name: p.modality or Modality.ASSERTED for p in PATTERNS}
COUNTEREXAMPLES = [(p.name, text) for p in PATTERNS for text in p.counterexamples]


@pytest.mark.parametrize(("name", "heading", "text", "facts"), EXAMPLES, ids=lambda v: v if isinstance(v, str) else "")
def test_example(name: str, heading: str, text: str, facts: list[list[Any]]) -> None:
    found = read(*([f"# {heading}"] if heading else []), text, only=name)
    assert found.facts(name, MODALITIES[name]) == found.expected([[str(x) for x in fact] for fact in facts])


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_counterexample(name: str, text: str) -> None:
    assert read(text, only=name).facts(name, MODALITIES[name]) == []


def test_every_pattern_has_both() -> None:
    assert {p.name for p in PATTERNS} == {name for name, _, _, _ in EXAMPLES} == {name for name, _ in COUNTEREXAMPLES}
