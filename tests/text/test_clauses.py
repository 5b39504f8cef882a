"""Where a clause begins."""

from __future__ import annotations

import pytest

from kg.text.clauses import clause_start


@pytest.mark.parametrize(
    ("text", "place", "stops", "start"),
    [("甲推出乙，丙用丁。", 6, "，。", 5), ("甲推出乙，丙用丁。", 6, "。；", 0), ("甲推出乙，丙用丁。", 4, "，", 0), ("甲。乙；丙", 4, "。；", 4), ("", 0, "，", 0)],
)
def test_the_clause_begins_behind_the_last_stop_before_a_place(text: str, place: int, stops: str, start: int) -> None:
    assert clause_start(text, place, stops) == start
