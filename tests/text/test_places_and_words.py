"""Places in titles and brackets, and names parted at their capitals."""

from __future__ import annotations

import pytest

from kg.text.capitals import words_apart
from kg.text.enclosed import between, in_title


@pytest.mark.parametrize(("text", "word", "inside"), [
    ("见《甲2020规划》与乙", "2020", True),
    ("见《甲规划》，2020年", "2020", False),
    ("2020年《甲规划》", "2020", False),
    ("见《甲规划2020", "2020", True),
    ("《甲》与《乙2020》", "2020", True),
])  # fmt: skip
def test_is_a_place_in_a_title(text: str, word: str, inside: bool) -> None:
    assert in_title(text, text.index(word)) is inside


def test_is_a_place_in_brackets() -> None:
    assert between("甲（乙）丙", 2, "（", "）")
    assert not between("甲（乙）丙", 4, "（", "）")


@pytest.mark.parametrize(("name", "words"), [("reportA", "report A"), ("ResearchInstitute", "Research Institute"), ("SHA", "SHA"), ("", "")])
def test_a_name_is_parted_at_its_capitals(name: str, words: str) -> None:
    assert words_apart(name) == words
