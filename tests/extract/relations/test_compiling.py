"""PCRE2 and the standard library find the same in what the patterns say."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from kg.extract.relations import compiling
from kg.extract.relations.code import Code
from kg.extract.relations.compiling import Searching, compile_expression
from kg.extract.relations.pattern import Pattern, Slots, compile_match
from tests.extract.relations.reading import engine, read, relations


def found(expression: Searching, text: str, start: int = 0) -> dict[str, tuple[int, int]]:
    """Where the slots of the first match stand, and the match itself; nothing if there is none."""
    match = expression.search(text, start)
    return {} if match is None else {"": match.span(), **{slot: match.span(slot) for slot in match.groupdict()}}


@pytest.mark.skipif(find_spec("pcre2") is None, reason="PCRE2 is not installed")
@pytest.mark.parametrize("pattern", relations().patterns, ids=lambda pattern: pattern.name)
def test_same_matches_as_the_standard_library(pattern: Pattern) -> None:
    """In the pattern's examples and counter-examples, each by itself and all at once without stops between them."""
    document = read(*(example["text"] for example in pattern.examples), *pattern.counterexamples).document
    code = Code(engine().alphabet)
    texts = [code.text(document.typed(sentence).text) for sentence in document.sentences]
    texts.append(re.sub(f"[{code.text('。；：，')}]", "", "".join(texts)))
    for expression in pattern.expressions:
        standard = re.compile(expression.regex.pattern)
        assert dict(expression.regex.groupindex) == dict(standard.groupindex)
        assert expression.regex.names == set(standard.groupindex)
        for text in texts:
            for start in (0, len(text) // 3):
                assert found(expression.regex, text, start) == found(standard, text, start)


def test_digits_and_signs_beyond_the_basic_plane() -> None:
    expression = compile_expression(r"(?P<one>[^。]\d)年")
    assert found(expression, "𠮷𠮷３年") == found(re.compile(expression.pattern), "𠮷𠮷３年") == {"": (1, 4), "one": (1, 3)}


def test_the_same_however_often_it_is_searched_for() -> None:
    expression = compile_expression(r"(?P<one>[甲乙]+)丙")
    places = [found(expression, "丁甲乙丙，乙丙", start) for _ in range(20) for start in (0, 3)]
    assert places == [{"": (1, 4), "one": (1, 3)}, {"": (5, 7), "one": (5, 6)}] * 20


@pytest.fixture
def without_pcre2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "pcre2", None)


@pytest.mark.usefixtures("without_pcre2")
def test_the_standard_library_compiles_at_the_first_search(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    standard = re.compile

    def counted(source: str) -> re.Pattern[str]:
        compiled.append(source)
        return standard(source)

    monkeypatch.setattr(compiling.re, "compile", counted)
    expression = compile_expression(r"(?P<one>[甲乙]+)丙", "(?P<one>.)丙")
    assert compiled == ["(?P<one>.)丙"]
    assert expression.names == {"one"}
    places = [found(expression, "丁甲乙丙，乙丙", start) for start in (0, 3, 0)]
    assert places == [{"": (1, 4), "one": (1, 3)}, {"": (5, 7), "one": (5, 6)}, {"": (1, 4), "one": (1, 3)}]
    assert compiled == ["(?P<one>.)丙", expression.pattern]
    assert dict(expression.groupindex) == {"one": 1}


@pytest.mark.parametrize("match", ["{subject:Bank+}推出(了{object:Product}", "{subject:Bank}[推出{object:Product}", "{subject:Bank}推出*+*{object:Product}"])
@pytest.mark.parametrize("lacking", [False, True])
def test_what_is_malformed_is_told_when_it_is_read(match: str, lacking: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if lacking:
        monkeypatch.setattr(compiling, "pcre2", None)
    slots = Slots(engine().alphabet)
    with pytest.raises(re.error):
        compile_match(match, ["推出"], slots)


@pytest.mark.skipif(find_spec("pcre2") is None, reason="PCRE2 is not installed")
def test_a_search_that_takes_too_long_is_given_up_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other patterns go on; the sentence is a problem with its reason."""
    endless = compile_expression(r"(a|b|ab)*?(a|b|ab)*?c\1")
    with pytest.raises(compiling.GAVE_UP):
        endless.search("ab" * 30 + "c")
    (partners,) = (pattern for pattern in relations().patterns if pattern.name == "partners")
    for expression in partners.expressions:
        monkeypatch.setattr(expression.regex, "search", lambda text, place=0: endless.search("ab" * 30 + "c"))
    reading = read("宁波银行与腾讯合作，腾讯推出微信支付。")
    assert reading.facts() == [("腾讯", "offers", "微信支付")]
    assert [(problem.kind, problem.text) for problem in reading.document.problems if problem.kind == "not-searched"] == [
        ("not-searched", "宁波银行与腾讯合作，腾讯推出微信支付。")
    ]


@pytest.mark.skipif(find_spec("pcre2") is None, reason="PCRE2 is not installed")
def test_prepared_patterns_are_compiled_before_anything_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = compiling.pcre2.compile
    monkeypatch.setattr(compiling.pcre2, "compile", lambda source, **how: compiled.append(source) or real(source, **how))
    expression = compile_expression("(?P<one>甲)(?P<more>乙|丙)", "(?P<one>.)(?P<more>.)")
    assert compiled == ["(?P<one>.)(?P<more>.)"]
    expression.prepare()
    assert compiled[1:] == ["(?P<one>甲)(?P<more>乙|丙)"]
    assert expression.search("甲丙") is not None
    assert len(compiled) == 2
