"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.normalise import normalise
from kg.text.sentences import sentences

CASES = [
    ("甲增长3.5%。乙下降。", ["甲增长3.5%。", "乙下降。"]),
    ("一是甲；二是乙！三是丙？", ["一是甲；", "二是乙！", "三是丙？"]),
    ("发布《关于甲。乙的通知》，随后实施。", ["发布《关于甲。乙的通知》，随后实施。"]),
    ("他说“稳步推进。同时防险。”会议结束。", ["他说“稳步推进。同时防险。”", "会议结束。"]),
    ("所谓“甲。乙。”，即丙。", ["所谓“甲。乙。”，即丙。"]),
    ("甲占比（指乙。）为三成。丙。", ["甲占比（指乙。）为三成。", "丙。"]),
    ("甲。（乙。）丙。", ["甲。", "（乙。）", "丙。"]),
    ("甲（乙；丙）丁。", ["甲（乙；丙）丁。"]),
    ("“未闭合的引号。后一句。", ["“未闭合的引号。", "后一句。"]),
    ("第一行\n第二行", ["第一行", "第二行"]),
    ("•推进甲。•落实乙", ["推进甲。", "落实乙"]),
    ("沉浸式营销。。下一句。", ["沉浸式营销。。", "下一句。"]),
    ("互联网3.0与Web3.0。", ["互联网3.0与Web3.0。"]),
    ("。。。", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [piece.text for piece in sentences(normalise(text))] == expected


def test_a_very_long_quotation_is_parted() -> None:
    inside = "甲乙丙丁戊己庚辛壬癸。" * 20
    assert len(sentences(normalise(f"他说“{inside}”完。"))) > 10


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="甲乙3.。；！？“”《》（）\n•a ", max_size=60))
def test_sentences_come_in_order_and_lose_no_word(text: str) -> None:
    mapped = normalise(text)
    pieces = sentences(mapped)
    assert all(piece.text == piece.text.strip() for piece in pieces)
    spans = [piece.span() for piece in pieces]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    words = [char for char in mapped.text if char.isalnum()]
    assert [char for piece in pieces for char in piece.text if char.isalnum()] == words
