"""A fact without evidence cannot be constructed."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from kg.model.document import Cell, Report, Row, Section, Source, SourceKind, Table
from kg.model.entity import Entity
from kg.model.span import MappedText, Span
from kg.model.statement import Claim, Evidence, Modality, ObservationClaim, Passage, Statement

PASSAGE = Passage("r1", "sha", Span(0, 3), "示范。")
PROOF = Evidence(passage=PASSAGE, extractor="relations", pattern="p-01", confidence=Decimal("0.9"))


def test_evidence_needs_a_quote() -> None:
    with pytest.raises(ValueError, match="evidence needs a quote"):
        Evidence(passage=Passage("r1", "sha", Span(0, 2), " \n"), extractor="x", pattern="x", confidence=Decimal(1))


@pytest.mark.parametrize("confidence", ["-0.1", "1.01"])
def test_confidence_is_between_0_and_1(confidence: str) -> None:
    with pytest.raises(ValueError, match="not between 0 and 1"):
        dataclasses.replace(PROOF, confidence=Decimal(confidence))


def test_claims_and_statements_need_evidence() -> None:
    with pytest.raises(TypeError):
        Claim(subject="a", predicate="offers", object="b")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="statement s has no evidence"):
        Statement(id="s", subject="a", predicate="offers", object="b", modality=Modality.ASSERTED, evidence=())


@pytest.mark.parametrize(("low", "high"), [(None, None), (Decimal(1), None), (None, Decimal(2))])
def test_an_observation_has_a_value_or_both_ends_of_a_range(low: Decimal | None, high: Decimal | None) -> None:
    with pytest.raises(ValueError, match="a value, or a low and a high"):
        ObservationClaim(indicator="x", unit="家", quantity_text="一些", evidence=PROOF, low=low, high=high)
    assert ObservationClaim(indicator="x", unit="家", quantity_text="1至2家", evidence=PROOF, low=Decimal(1), high=Decimal(2)).value is None


@pytest.mark.parametrize("thing", [PASSAGE, PROOF, Entity("a", "Bank", "甲"), Span(0, 1), Report("r", "t"), Source("n", "s", SourceKind.DIGEST)])
def test_things_of_the_model_do_not_change(thing: object) -> None:
    name = thing._fields[0] if isinstance(thing, Span | Passage) else dataclasses.fields(thing)[0].name  # type: ignore[arg-type]
    assert getattr(thing, name) is not None
    with pytest.raises(AttributeError):
        setattr(thing, name, None)


def test_section_labels() -> None:
    assert Section("三、（二）1", ("银行", "大行")).label == "三、（二）1"
    assert Section("", ("银行", "大行")).label == "大行"
    assert Section().label == Section().title == ""


def test_column_titles_join_the_header_rows() -> None:
    def row(*words: str) -> Row:
        return Row(tuple(Cell(MappedText.identity(word)) for word in words), Span(0, 1))

    table = Table((row("机构", "2021年", "2021年"), row("机构", "投入", "")), (row("甲", "1"),), Section())
    assert [table.column_title(column) for column in range(4)] == ["机构", "2021年/投入", "2021年", ""]
    assert table.width == 3


def test_concepts() -> None:
    assert Entity("a", "Technology", "甲").is_concept
    assert not Entity("a", "Product", "甲").is_concept
