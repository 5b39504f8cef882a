"""Dates that leave out their year, and bodies called by their kind: completed by the words before them, or left alone."""

from __future__ import annotations

import pytest

from kg.extract.antecedents import named_before
from tests.extract.workbench import annotated, prose, read

Row = tuple[str, set[str]]
"""A paragraph, and the dates of its last sentence as they are understood."""

DATES: list[Row] = [
    ("2022年3月，甲公司成立。同年9月，乙公司成立。", {"2022年9月"}),
    ("2022年3月，甲公司成立。次年1月5日，乙公司成立。", {"2023年1月5日"}),
    ("甲公司2022年成立。翌年，乙公司推出产品。", {"2023年"}),
    ("办法2023年2月27日公布，5月1日起施行。", {"2023年2月27日", "2023年5月1日"}),
    ("甲公司2022年11月成立，次月推出产品。乙公司不同。", set()),
    ("甲公司2022年12月成立，次月，产品上线。", {"2022年12月", "2023年1月"}),
    ("甲公司2022年4月成立。当月，产品上线。", {"2022年4月"}),
    ("甲公司2022年4月成立，年底推出产品，年底建成平台。", {"2022年4月", "2022年"}),
    # left alone
    ("同年9月，乙公司成立。", set()),
    ("2022年11月，甲公司成立。3月，乙公司成立。", set()),
    ("2022年，甲公司成立。1-6月收入增长，前9月利润下降。", set()),
    ("2022年，甲公司成立。截至9月末，余额不变，历时3个月。", set()),
    ("与2019年相比有所不同。9月，乙公司成立。", set()),
    ("《发展规划（2021-2025年）》已经出台。9月，乙公司成立。", set()),
]
NAMED = [
    ("银保监会公布了办法。此后，同一部门又印发通知。", "银保监会"),
    ("金融监管总局在原银保监会基础上组建。该局令第2号随后公布。", "金融监管总局"),
    ("中国银行业协会会见了证监会。该协会印发自律公约。", "中国银行业协会"),
    ("证监会会见了中国银行业协会。该局印发公约。", ""),
    ("腾讯发布了年报。同一部门又印发通知。", ""),
    ("证监会作了调查。该会议讨论了办法。", ""),
]


@pytest.mark.parametrize(("text", "dates"), DATES, ids=[text[:24] for text, _ in DATES])
def test_dates(text: str, dates: set[str]) -> None:
    document = annotated(prose(text))
    typed = document.typed(document.sentences[-1])
    assert {token.text for token in typed.at.values() if token.kind == "Date"} == dates


def test_the_sentence_that_names_the_year_is_shown() -> None:
    document = annotated(prose("2022年3月，甲公司成立。同年9月，乙公司成立。"))
    (date,) = [token for token in document.typed(document.sentences[-1]).at.values() if token.kind == "Date"]
    assert date.shown == document.sentences[0].passage


WRITTEN = "示范局发布通知\n\n发布时间：2031-04-25\n\n"
BY_DAY = [
    ("财政部22日印发通知。", {"2031年4月22日"}),
    ("10日，财政部印发通知。", {"2031年4月10日"}),
    ("3月5日，财政部印发通知。", {"2031年3月5日"}),
    ("去年12月份，条例公布，今年3月施行。", {"2030年12月", "2031年3月"}),
    # left alone
    ("通知自5月1日起施行。", {"5月1日"}),
    ("财政部28日印发通知。", set()),
    ("活动为期10日，财政部印发通知。", set()),
    ("财政部10日内印发通知。", set()),
    ("2029年9月，甲公司成立。3月5日，财政部印发通知。", {"3月5日"}),
    ("《3月5日通知》已经印发。", set()),
]


@pytest.mark.parametrize(("text", "dates"), BY_DAY, ids=[text[:24] for text, _ in BY_DAY])
def test_the_day_of_writing_completes_dates(text: str, dates: set[str]) -> None:
    document = annotated(read(WRITTEN + text))
    typed = document.typed(document.sentences[-1])
    assert {token.text for token in typed.at.values() if token.kind == "Date"} == dates
    assert {token.shown.quote for token in typed.at.values() if token.kind == "Date" and token.shown is not None} <= {"发布时间：2031-04-25"}


def test_a_text_without_a_day_completes_none() -> None:
    document = annotated(read("示范报告\n\n2031年4月\n\n财政部22日印发通知。"))
    assert not [token for token in document.typed(document.sentences[-1]).at.values() if token.kind == "Date"]


@pytest.mark.parametrize(("text", "body"), NAMED, ids=[text[:24] for text, _ in NAMED])
def test_bodies_called_by_their_kind(text: str, body: str) -> None:
    document = annotated(prose(text))
    sentence = document.sentences[-1]
    typed = named_before(document, sentence, document.typed(sentence))
    assert [token.text for token in typed.at.values() if token.shown is not None] == ([body] if body else [])
