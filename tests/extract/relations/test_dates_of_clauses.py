"""Dates that belong to another clause than the one which tells the fact, and those that hold for it."""

from __future__ import annotations

import pytest

from kg.model.statement import Literal
from tests.extract.relations.reading import read

DATED: list[tuple[str, str]] = [
    ("2022年，宁波银行上线“甬岸贷”。", "2022"),
    ("2022年3月，宁波银行完成改制，并同步上线“甬岸贷”。", "2022-03"),
    ("宁波银行于2022年启动转型，并上线“甬岸贷”。", "2022"),
    ("2021年8月，宁波银行推出的“甬岸贷”落地。", "2021-08"),
    ("宁波银行2021年推出的“甬岸贷”用户增长较快。", "2021"),
]

UNDATED = [
    "宁波银行2017年启动转型，先后推出“甬岸贷”“甬桥贷”两款产品。",
    "继2017年推出“甬桥贷”后，宁波银行又推出“甬岸贷”系统。",
    "2021年5月发布的《商业银行档案办法》要求健全体系，宁波银行据此上线“甬岸贷”平台。",
    "2021年，宁波银行营收增长，推出的“甬岸贷”余额较高。",
    "宁波银行在2021年年报中披露，其“甬岸贷”余额较高。",
    "2020年机构改革之后，宁波银行上线“甬岸贷”。",
]


def dates(text: str) -> list[str]:
    """The dates of all offers of 甬岸贷 that a text tells, empty for one without."""
    found = read(text)
    offers = [c for c in found.claims if c.predicate == "offers" and isinstance(c.object, str) and found.document.names[c.object].zh.startswith("甬岸贷")]
    values = [dict(c.qualifiers).get("date") for c in offers]
    return [value.value if isinstance(value, Literal) else "" for value in values]


@pytest.mark.parametrize(("text", "date"), DATED)
def test_the_date_holds(text: str, date: str) -> None:
    assert dates(text) == [date]


@pytest.mark.parametrize("text", UNDATED)
def test_the_date_is_of_another_clause(text: str) -> None:
    assert dates(text) == [""]


@pytest.mark.parametrize(("text", "date"), [
    ("2032年3月，国务院印发《关于推进票据市场建设的指导意见》，提出到2035年推广隐私计算。", ["2032-03"]),
    ("《关于推进票据市场建设的指导意见》提出到2035年推广隐私计算。", [""]),
])  # fmt: skip
def test_the_aim_of_a_document_is_not_its_date(text: str, date: list[str]) -> None:
    found = read(text)
    rules = [c for c in found.claims if c.predicate == "governs" and c.object == "privacy-computing"]
    assert [value.value if isinstance(value := dict(c.qualifiers).get("date"), Literal) else "" for c in rules] == date


@pytest.mark.parametrize(("paragraph", "date"), [
    ("2022年，对宁波银行来说是忙碌的一年。总部迁入新址；宁波银行上线“甬岸贷”。", "2022"),
    ("2022年是转型元年。总部迁入新址。宁波银行上线“甬岸贷”。", "2022"),
    ("2022年是转型元年。2023年3月总部迁入新址。宁波银行上线“甬岸贷”。", ""),
    ("2022年是转型元年。宁波银行早在此前上线“甬岸贷”。", ""),
    ("2022年总部迁入新址。宁波银行上线“甬岸贷”。", ""),
])  # fmt: skip
def test_the_year_that_a_paragraph_reviews(paragraph: str, date: str) -> None:
    assert dates(paragraph) == [date]
