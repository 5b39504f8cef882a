"""Typed text: names, titles, quoted names, dates and quantities as one character each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.typed import TypedText
from kg.text.normalise import normalise
from tests.extract.workbench import alphabet, names_and_linker, ontology


def typed(text: str, *, quoted: bool = True) -> TypedText:
    """The typed form of a text, names linked by the bundled tables."""
    mapped = normalise(text)
    _, linker = names_and_linker()
    return alphabet().type_text(mapped, linker.link(mapped), quoted=quoted)


KINDS = [
    ("2023年5月，工商银行发布“示范通”产品。", [("Date", "2023年5月"), ("StateOwnedBank", "工商银行"), ("Quoted", "示范通")]),
    ("读《红楼甲梦》有感", [("Title", "红楼甲梦")]),
    ("投入262.24亿元，增长9.1%", [("Quantity", "262.24亿元"), ("Quantity", "9.1%")]),
    ("“工商银行”很大", [("StateOwnedBank", "工商银行")]),
    ("“工商银行，很大”", [("StateOwnedBank", "工商银行")]),
    ("“工商银行示范通”", [("Quoted", "工商银行示范通")]),
    ("截至2023年6月末共12家", [("Date", "截至2023年6月末"), ("Quantity", "12家")]),
    ("没有名字", []),
]


@pytest.mark.parametrize(("text", "tokens"), KINDS, ids=[case[0] for case in KINDS])
def test_tokens(text: str, tokens: list[tuple[str, str]]) -> None:
    result = typed(text)
    assert [(t.kind, t.text) for t in result.tokens(0, len(result.text))] == tokens


def test_quoted_names_can_be_left_alone() -> None:
    assert [t.kind for t in typed("“示范通”产品", quoted=False).at.values()] == []


def test_a_class_covers_its_subclasses_and_no_other() -> None:
    letters = alphabet()
    bank = re.compile(letters.character_class(["Bank"]))
    for cls in ontology().classes():
        assert bool(bank.fullmatch(letters.char(cls))) is ontology().is_a(cls, "Bank"), cls
    assert re.fullmatch(letters.character_class(["Title", "Date"]), letters.char("Date"))
    assert all(re.fullmatch(letters.any_token(), letters.char(kind)) for kind in ("Bank", "Quoted", "Quantity"))
    with pytest.raises(KeyError):
        letters.character_class(["Bnak"])


def test_concepts() -> None:
    assert alphabet().is_concept("Technology")
    assert not alphabet().is_concept("Bank")


PIECES = ["工商银行", "华为", "《示范办法》", "《", "》", "“", "”", "2023年", "5%", "发布", "，", "大模型", "12.5亿元", "x", " "]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_typed_text_spells_out_its_sentence(text: str) -> None:
    plain = normalise(text).text
    result = typed(text)
    assert len(result.offsets) == len(result.text)
    assert list(result.offsets) == sorted(set(result.offsets))
    spelt = []
    for index, char in enumerate(result.text):
        token = result.at.get(index)
        spelt.append(plain[token.start : token.end] if token else char)
        assert token is None or token.text in plain[token.start : token.end]
    assert "".join(spelt) == plain
