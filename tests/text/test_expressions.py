"""Expressions that are compiled at their first search find what compiled ones find."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from kg.text import expressions
from kg.text.expressions import later


def test_it_finds_what_a_compiled_one_finds() -> None:
    expression, compiled = later(r"(?P<one>[甲乙]+)丙", re.MULTILINE), re.compile(r"(?P<one>[甲乙]+)丙", re.MULTILINE)
    text = "丁甲乙丙，乙丙"
    assert [match.span("one") for match in expression.finditer(text)] == [match.span("one") for match in compiled.finditer(text)]
    assert expression.sub("", text) == compiled.sub("", text) == "丁，"
    assert expression.split(text) == compiled.split(text)
    assert (expression.pattern, expression.flags, expression.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)


def test_it_can_be_copied() -> None:
    assert copy.deepcopy(later("甲+")).fullmatch("甲甲") is not None
    assert pickle.loads(pickle.dumps(later("甲+"))).fullmatch("甲甲") is not None


def test_it_is_compiled_once_and_not_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    standard = re.compile

    def counted(source: str, flags: re.RegexFlag) -> re.Pattern[str]:
        compiled.append(source)
        return standard(source, flags)

    monkeypatch.setattr(expressions.re, "compile", counted)
    expression = later("甲+")
    assert expression.pattern == "甲+"
    assert not compiled
    for _ in range(3):
        assert expression.search("乙甲甲") is not None
        assert expression.fullmatch("乙甲甲") is None
    assert compiled == ["甲+"]
