"""Normal form: cases as a table, and what has to hold for any text."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.span import MappedText
from kg.text.normalise import _SETTLED, _round, name_key, normalise

CASES = [
    ("spaces beside Han go", "2021 年 3 月", "2021年3月"),
    ("spaces between Latin words stay, single", "Open  AI 的 GPT 4", "Open AI的GPT 4"),
    ("full-width letters and digits", "ＡＰＩ２０２１", "API2021"),
    ("Kangxi radicals and compatibility forms", "⾦融㈱", "金融（株）"),
    ("radicals that only fonts have, and parts of characters", "⻓期⻛险⻔户，⺡旁", "长期风险门户，⺡旁"),
    ("no-break and ideographic spaces", "数字\u00a0人民币\u3000试点", "数字人民币试点"),
    ("zero-width and control characters", "区\u200b块\ufeff链\x07", "区块链"),
    ("line breaks of all kinds", "甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
    ("tabs part cells, spaces around them go", "甲 \t 乙\t\t丙", "甲\t乙\t\t丙"),
    ("emphasis", "**一是**加快__二是__", "一是加快二是"),
    ("underscores inside a name stay", "my__init__py", "my__init__py"),
    ("raised note numbers go", "占比一半¹²。", "占比一半。"),
    ("raised numbers of units stay", "面积5km²", "面积5km2"),
    ("raised note tags go with their number", "增长 88%<sup>1</sup>。", "增长88%。"),
    ("HTML lists become bullets", '<ul style="x"><li>甲</li><li>乙</li></ul>', "•甲•乙"),
    ("a bullet is not doubled", "<ul> • 甲 • 乙</ul>", "•甲•乙"),
    ("a comparison is no tag", "a < b > c", "a < b > c"),
    ("escapes", r"US\$404 A\&B", "US$404 A&B"),
    ("ASCII marks beside Han become full-width", "增长,其中:甲(乙);丙?丁!", "增长，其中：甲（乙）；丙？丁！"),
    ("brackets go in pairs", "公司 (Bigtechs, Inc) 等", "公司（Bigtechs, Inc）等"),
    ("brackets between Latin stay", "Acme (Beijing, China) Ltd", "Acme (Beijing, China) Ltd"),
    ("marks of numbers stay ASCII", "1,234.5 元，12:30", "1,234.5元，12:30"),
    ("full-width digits with their comma", "１，２３４ 元", "1,234元"),
    ("an address stays", "见 https://a.b/c?d=1,2", "见https://a.b/c?d=1,2"),
    ("traditional to simplified, by phrase", "隨著產業發展，效果顯著", "随着产业发展，效果显著"),
    ("a simplified word that looks like Taiwan's", "效果显著，著名企业", "效果显著，著名企业"),
    ("a simplified run beside a traditional one", "效果显著，產業發展", "效果显著，产业发展"),
    ("combining marks compose", "cafe\u0301", "café"),
    ("a joined emoji stays whole", "👨‍👩‍👧 家庭", "👨‍👩‍👧家庭"),
    ("circled numbers stay", "①完善②推进", "①完善②推进"),
    ("straight quotation marks around Chinese words curve in pairs", '推出"凌波"系统和"甬链 2.0"。', "推出“凌波”系统和“甬链2.0”。"),
    ("a straight mark without its pair stays", '推出"凌波系统', '推出"凌波系统'),
    ("straight marks on two lines are no pair", '推出"凌波\n系统"上线', '推出"凌波\n系统"上线'),
    ("straight marks around Latin words stay", '{"a": "b"}', '{"a": "b"}'),
    ("straight marks around a long stretch stay", '"' + "甲" * 41 + '"', '"' + "甲" * 41 + '"'),
    ("an ellipsis stays", "试验……成功", "试验……成功"),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_normal_form(name: str, text: str, expected: str) -> None:
    assert normalise(text).text == expected


PIECES = st.one_of(
    st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=6),
    st.text(alphabet="ABCxyz0123456789.,%:;?!()-\"", max_size=6),
    st.text(alphabet="，。；：？！（）《》“”、０１２ＡＢ％．", max_size=4),
    st.text(alphabet="發展隨著顯臺灣裏後乾幹製", max_size=5),
    st.sampled_from(
        ["**", "__", "<sup>1</sup>", "<b>", "</li>", "<li>", "<br>", "\\&", "\\*", "&amp;", "¹", "\r\n", "\n", "\t", "  ", "\u3000",
         "\u200b", "\u200d", "e\u0301", "\u0301", "👍", "👨‍👩‍👧", "⾦", "ﬁ", "\ufeff", "ﾊﾞ", "①", "m²", "…", "\uf06c"]
    ),
    st.text(max_size=4),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_map_is_monotone_and_inside_the_source(text: str) -> None:
    mapped = normalise(text)
    starts, ends = list(mapped.starts), list(mapped.ends)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_normal_form_is_a_fixpoint(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_every_slice_has_a_true_quote(text: str, data: st.DataObject) -> None:
    mapped = normalise(text, offset=7)
    if not mapped.text:
        return
    start = data.draw(st.integers(0, len(mapped) - 1))
    end = data.draw(st.integers(start + 1, len(mapped)))
    span = mapped.span(start, end)
    quote = text[span.start - 7 : span.end - 7]
    assert quote
    letters = {char for char in mapped.text[start:end] if char.isascii() and char.isalnum()}
    assert letters <= set(unicodedata.normalize("NFKC", quote))
    assert 7 <= span.start < span.end <= len(text) + 7


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=40))
def test_plain_han_maps_one_to_one_where_lengths_agree(text: str) -> None:
    mapped = normalise(text)
    if len(mapped) == len(text):
        assert list(mapped.starts) == list(range(len(text)))


@given(st.text(alphabet="abc 中文，。\n", max_size=30))
@settings(max_examples=100, deadline=None)
def test_nothing_but_spaces_and_width_changes_in_ordinary_text(text: str) -> None:
    kept = [char for char in text if char not in " \n"]
    assert [char for char in normalise(text).text if char not in " \n"] == kept


def test_a_mapped_text_is_normalised_in_the_source_coordinates() -> None:
    part = MappedText.identity("xx发 展xx").slice(2, 5)
    mapped = normalise(part)
    assert mapped.text == "发展"
    assert (mapped.span().start, mapped.span().end) == (2, 5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中国工商银行", "中國工商銀行"),
        ("Open AI", "OpenAI"),
        ("ＢａａＳ", "baas"),
        ("《数据安全法》", "数据安全法"),
        ("G20 集团", "g20集团"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("AI+", "AI"), ("工商银行", "农业银行"), ("5G+", "5G")])
def test_names_that_differ(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(alphabet="AaZz019 .'-", max_size=12) | st.text(alphabet="银行銀工Aa1、。 ", max_size=8))
def test_the_key_of_a_name_is_its_normal_form_without_spaces_and_marks(name: str) -> None:
    text = normalise(name).text.casefold()
    assert name_key(name) == "".join(char for char in text if unicodedata.category(char)[0] not in "PZC")


@pytest.mark.parametrize(("name", "key"), [("**AB**", "ab"), ("cafe\u0301", "café"), ("Ⅳ-x", "ivx")])
def test_names_that_need_more_than_their_spaces_dropped(name: str, key: str) -> None:
    assert name_key(name) == key


def test_what_is_settled_is_changed_by_no_round() -> None:
    """Texts that are not looked at any closer must be such that to look closer changes nothing."""
    settled = 0
    for signs in product("12%./-a中，（年 ,", repeat=4):
        text = "".join(signs)
        if _SETTLED.fullmatch(text):
            settled += 1
            assert _round(MappedText.identity(text)).text == text
    assert settled > 1000


def test_corner_brackets_are_quotation_marks() -> None:
    assert normalise("推出「潮信通」與『鸥鸣』").text == "推出“潮信通”与“鸥鸣”"
