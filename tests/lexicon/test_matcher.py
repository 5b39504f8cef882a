"""The automaton over all forms: leftmost, longest, and never inside another word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon.matcher import Endings, Gates, Match, Matcher, bounded, guarded, han, holds_any

FORMS = {
    "中国": "china", "中国银行": "boc", "中国银行业协会": "cba", "银行业": "banking", "银行业务": "banking", "中信": "citic", "中信建投": "csc",
    "招商银行": "cmb", "建行": "ccb", "Apple Pay": "apple-pay", "ApplePay": "apple-pay", "AI": "ai", "5G": "5g", "GPT-4": "gpt-4",
    "OpenAI": "openai", "IT": "it", "ChatGPT": "chatgpt", "北京": "beijing", "北京银行": "bob", "支付": "pay", "证券": "sec",
}  # fmt: skip
GUARDS = {"ccb": ("构建行", "新建行")}
MATCHER = Matcher(FORMS, GUARDS)

CASES = [
    ("中国银行业协会发声", ["cba"]),
    ("中国银行业务", ["boc"]),
    ("中国银行业", ["china", "banking"]),
    ("中国银行间市场", ["china"]),
    ("中国银行和中信", ["boc", "citic"]),
    ("中信建投", ["csc"]),
    ("中信建", ["citic"]),
    ("招商银行业务", ["cmb"]),
    ("招商银行家", []),
    ("北京银行卡", ["beijing"]),
    ("构建行业新建行点", []),
    ("构建行业建行", ["ccb"]),
    ("证券化与证券", ["sec"]),
    ("支付宝", []),
    ("OpenAI、openai与OPENAI", ["openai"] * 3),
    ("推出LARK-GPT-4金融模型", []),
    ("接入-GPT-4", ["gpt-4"]),
    ("OpenAIs", []),
    ("AppleCard ApplePay", ["apple-pay"]),
    ("apple pay", ["apple-pay"]),
    ("AI ai Ai", ["ai"]),
    ("AIGC", []),
    ("it and IT", ["it"]),
    ("5G与15G与5Gs", ["5g"]),
    ("GPT-4", ["gpt-4"]),
    ("GPT-4o GPT-40", []),
    ("ChatGPT4", []),
    ("用ChatGPT写", ["chatgpt"]),
    ("ẞ中信İ中国", ["citic", "china"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "ids"), CASES, ids=[case[0] or "nothing" for case in CASES])
def test_find(text: str, ids: list[str]) -> None:
    assert [match.id for match in MATCHER.find(text)] == ids


PIECES = [*FORMS, "业", "协会", "间", "务", "卡", "构", "新", "点", "x", "A", "4", " ", "、", "İ", "ß", "招商", "银行", "apple"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_matches_are_in_order_apart_and_true(text: str) -> None:
    found = MATCHER.find(text)
    assert found == sorted(found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for match in found:
        assert text[match.start : match.end].casefold() == match.form.casefold()
        assert FORMS[match.form] == match.id
        assert bounded(text, match.start, match.end)
        longer = [form for form in FORMS if text.startswith(form, match.start) and match.start + len(form) > match.end]
        for form in longer:
            end = match.start + len(form)
            rejected = not bounded(text, match.start, end) or guarded(text.lower(), match.start, end, GUARDS.get(FORMS[form], ()))
            assert rejected, f"{form} is longer than {match.form}"


def test_equal_forms_of_two_ids_go_to_the_exact_spelling() -> None:
    matcher = Matcher({"ABCDE": "upper", "abcde": "lower", "US": "country"})
    assert [m.id for m in matcher.find("US us")] == ["country"]
    assert {m.id for m in matcher.find("ABCDE")} == {"upper"}


def test_han() -> None:
    assert han("A股")
    assert not han("A-1")


@pytest.mark.parametrize(("text", "holds"), [("晓帆银行的", True), ("Tarn ai", True), ("Tarn AI", False), ("证", False), ("", False)])
def test_one_of_many_forms(text: str, holds: bool) -> None:
    assert holds_any(["银行", "ai", "", "银行"])(text) is holds


def test_of_no_forms_none_is_held() -> None:
    assert not holds_any([])("银行")


def test_weak_forms_are_found_in_the_same_pass_and_stand_in_nobodys_way() -> None:
    matcher = Matcher({"工商银行": "icbc"}, weak={"工商": "trade", "银行": "banking", "工商银行": "weak"})
    assert matcher.find_both("工商银行和银行") == (
        [Match(0, 4, "工商银行", "icbc")],
        [Match(0, 4, "工商银行", "weak"), Match(5, 7, "银行", "banking")],
    )
    assert matcher.find("工商和银行") == []


@pytest.mark.parametrize(
    ("text", "ways"),
    [("推出平台", ["always", "launch"]), ("平台上线", ["always", "launch"]), ("推出产品", ["always"]), ("“推出”", ["always", "marks"]), ("", ["always"])],
)
def test_gates(text: str, ways: list[str]) -> None:
    gates = Gates([("always", ()), ("launch", (["推出", "上线"], ["平台"])), ("marks", ("“",))])
    assert gates.passing(text) == ways
    assert gates.passing(text) == ways


def test_endings_are_the_places_behind_words_of_any_length_where_what_follows_fits() -> None:
    ended = Endings(["平台", "云平台", "台账"], "$|的|，")
    assert ended.find("云平台的台账，平台方用平台") == [3, 6, 13]
    assert ended.find("平台账") == [3]  # of words across each other the one behind which the text ends
    assert ended.find("平台方，台") == []
