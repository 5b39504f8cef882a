"""Belief counts independent documents and explains itself as a sum."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kg.assemble.belief import belief, belief_parts
from tests.assemble.factory import proof

EVIDENCE = st.lists(
    st.tuples(st.sampled_from(["r1", "r2", "r3", "r4"]), st.decimals(0, 1, places=3)).map(lambda row: proof(row[0], confidence=str(row[1]))),
    max_size=8,
)


def test_two_documents_remove_doubt_in_turn() -> None:
    parts = belief_parts([proof("r1", confidence="0.5"), proof("r2", confidence="0.9")])
    assert [(part.report, part.adds) for part in parts] == [("r2", Decimal("0.9000")), ("r1", Decimal("0.0500"))]
    assert belief([proof("r2", confidence="0.5"), proof("r1", confidence="0.9")]) == Decimal("0.9500")


def test_a_document_that_repeats_itself_counts_once_with_its_best() -> None:
    repeated = [proof("r1", start, confidence) for start, confidence in ((0, "0.8"), (9, "0.9"), (20, "0.7"))]
    assert belief(repeated) == belief([proof("r1", confidence="0.9")]) == Decimal("0.9")


def test_no_evidence_no_belief() -> None:
    assert belief([]) == 0
    assert belief_parts([]) == ()


@given(EVIDENCE)
def test_parts_sum_to_the_belief_and_stay_in_bounds(evidence: list) -> None:  # type: ignore[type-arg]
    parts = belief_parts(evidence)
    assert sum((part.adds for part in parts), Decimal(0)) == belief(evidence)
    assert len(parts) == len({one.passage.report for one in evidence})
    assert all(part.adds >= 0 for part in parts)
    assert 0 <= belief(evidence) <= 1
    assert belief(evidence) >= max((part.confidence.quantize(Decimal("0.0001")) for part in parts), default=Decimal(0))
    assert belief(list(reversed(evidence))) == belief(evidence)
