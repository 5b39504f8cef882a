"""The code keeps what matches what: an expression over coded text finds what it finds in the text itself."""

from __future__ import annotations

import re

import pytest

from kg.extract.relations.code import Code
from kg.extract.relations.lists import ELLIPSIS
from tests.extract.relations.reading import engine

EXPRESSIONS = [
    "[^。；，：\\n]{2,4}的",
    "[、/+]|[和与及或]",
    r"[一-龥\d]{3}、",
    r"[\u4e00-\u9fff]+",
    r"(?<!以往)用于\.?",
    r"[—–\-：:]+",
    r"[^^\]的]+",
    "[和-]|\n",
    "{Bank}|{Date}",
    "[^{Bank}]{3}",
]
TEXT = "甲和乙，用于3、4的\n对象：与-其—他：/+和；^]{Bank}将{Date}的\ue003在〈在" + ELLIPSIS


@pytest.mark.parametrize("source", EXPRESSIONS)
def test_the_same_matches(source: str) -> None:
    alphabet = engine().alphabet

    def typed(words: str) -> str:
        return words.replace("{Bank}", alphabet.char("Bank")).replace("{Date}", alphabet.char("Date"))

    code = Code(alphabet)
    text = typed(TEXT)
    spans = [match.span() for match in re.finditer(typed(source), text)]
    assert spans
    assert [match.span() for match in re.finditer(code.expression(typed(source)), code.text(text))] == spans


@pytest.mark.parametrize("source", [r"\w+", r"[\s]", r"甲\b"])
def test_kinds_of_signs_that_are_not_kept(source: str) -> None:
    with pytest.raises(ValueError, match="cannot be used"):
        Code(engine().alphabet).expression(source)


def test_what_is_no_name_is_one_range() -> None:
    code = Code(engine().alphabet)
    tokens = engine().alphabet.any_token()[1:-1] + ELLIPSIS
    assert len(code.expression(f"[^{tokens}。；，：\\n]")) == len("[^a-b]")
