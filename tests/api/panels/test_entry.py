"""Choices of a panel, and the lines that repeat it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.api.panels.entry import Entry, as_csv, call, command, slice_of
from kg.errors import LexiconError, UsageError

PATH = Path("site.yaml")
ALL = ("word", "count", "share", "flag", "words", "rollup")


def entry(**choices: Any) -> Entry:
    return Entry(PATH, {"id": "demo", "zh": "示范", "en": "Demo", "analysis": "rank", **choices}, ALL)


def test_choices_of_each_kind() -> None:
    found = entry(word=2024, count=3, share=0.5, flag=True, words=["甲", 2021], rollup={"Technology": 1})
    assert (found.text("word"), found.whole("count", 0), found.number("share", 0), found.yes("flag")) == ("2024", 3, 0.5, True)
    assert (found.words("words"), found.depths("rollup")) == (("甲", "2021"), (("Technology", 1),))
    assert (found.title.zh, found.title.en) == ("示范", "Demo")


def test_what_is_left_out_is_as_usual() -> None:
    found = entry()
    assert (found.text("word", "usual"), found.whole("count", 7), found.number("share", 1.5), found.yes("flag"), found.words("words")) == ("usual", 7, 1.5, False, ())
    assert slice_of(found) == {}


@pytest.mark.parametrize(
    ("choices", "read", "told"),
    [
        ({"colour": 1}, None, "site.yaml: panel 'demo' takes no 'colour'; expected count, flag"),
        ({"word": [1]}, lambda each: each.text("word"), "panel 'demo' has no word for 'word'"),
        ({"count": "three"}, lambda each: each.whole("count", 0), "no number for 'count'; expected 0 or more"),
        ({"count": 0}, lambda each: each.whole("count", 5, 1), "no number for 'count'; expected 1 or more"),
        ({"count": True}, lambda each: each.whole("count", 5), "no number for 'count'"),
        ({"share": -1}, lambda each: each.number("share", 0), "no number for 'share'"),
        ({"flag": 1}, lambda each: each.yes("flag"), "neither yes nor no for 'flag'"),
        ({"words": [[1]]}, lambda each: each.words("words"), "no words for 'words'"),
        ({"rollup": {"Technology": 0}}, lambda each: each.depths("rollup"), "no depths for 'rollup'"),
    ],
)
def test_a_choice_that_means_nothing_is_told(choices: dict[str, Any], read: Any, told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        read(entry(**choices))


def test_a_refusal_becomes_the_error_of_the_panel() -> None:
    with pytest.raises(LexiconError, match="panel 'demo' is wrong: unknown measure 'x'; expected degree"), entry().checked():
        raise UsageError("unknown measure 'x'", expected="degree")


def test_the_lines_that_repeat_it() -> None:
    options = {"cls": "Technology", "top": 0, "undirected": True, "reports": ("2021", "2024"), "rollup": (("Technology", 1),), "since": ""}
    assert command("kg", "rank", **options) == "kg rank --class Technology --top 0 --undirected --report 2021 --report 2024 --rollup Technology=1"
    assert command("kg", "trends", "series", "科技 投入") == "kg trends series '科技 投入'"
    assert call("rank", "pagerank", **options) == (
        'g.rank("pagerank", cls="Technology", top=0, undirected=True, reports=["2021", "2024"], rollup=((\'Technology\', 1),))'
    )


def test_rows_as_csv() -> None:
    assert as_csv([{"a": "甲,乙", "b": None}, {"a": 1.5, "b": True}]) == 'a,b\r\n"甲,乙",\r\n1.5,True\r\n'
    assert as_csv([]) == ""
