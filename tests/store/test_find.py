"""What is told of a name that nothing has."""

from __future__ import annotations

from kg.store.find import NameHit, unknown_name


def test_an_unknown_name() -> None:
    near = [NameHit("x", "甲行", "fkg:Bank", "甲行"), NameHit("y", "乙行", "fkg:Bank", "YB")]
    error = unknown_name("甲杭", (hit.spelt for hit in near))
    assert str(error) == "the graph knows no '甲杭'; did you mean 甲行, 乙行 (YB)?"
    assert error.zh == "图谱中没有“甲杭”；是否指 甲行、乙行 (YB)？"


def test_a_name_unlike_any() -> None:
    assert str(unknown_name("甲", ())) == "the graph knows no '甲'; kg search looks through the text"
    assert str(unknown_name("甲", (), otherwise="try again")) == "the graph knows no '甲'; try again"


def test_of_a_class() -> None:
    error = unknown_name("甲", [NameHit("x", "甲行", "fkg:Bank", "甲行").classed], cls="Indicator", where="name")
    assert str(error) == "name: the graph knows no '甲' of class Indicator; did you mean 甲行 (Bank)?"
