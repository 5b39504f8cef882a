"""Whose yearly report a text is, and what the company calls itself in it."""

from __future__ import annotations

import pytest

from kg.lexicon.speakers import find_speaker
from tests.extract.relations.reading import read
from tests.extract.workbench import names_and_linker
from tests.installed import engine

COVERS = [
    ("晓帆银行股份有限公司2031年年度报告\n", "晓帆银行", "Bank", "2031年"),
    ("晓帆农商银行2031年度报告（节选）\n", "晓帆农商银行", "RuralBank", "2031年"),
    ("# 海雀证券股份有限公司 2031 年半年度报告\n", "海雀证券", "SecuritiesFirm", "2031年上半年"),
    ("海雀数据技术有限公司\n二〇三一年年度报告\n", "海雀数据技术", "TechnologyCompany", "2031年"),
    ("宁波银行2031年社会责任报告\n", "宁波银行", "CityCommercialBank", "2031年"),
]
NO_COVERS = [
    "中国数字金融发展报告（2031年）\n",
    "金融科技应用白皮书\n晓帆银行认为，2031年年度报告应当披露投入。\n",
    "银行业2031年年度报告解读\n",
    "城商行2031年年报观察\n",
    "上市银行2031年半年报金融科技观察\n",
    "六家上市银行2031年年报\n",
    "宁波银行2031年年报解读\n",
]


@pytest.mark.parametrize(("text", "name", "cls", "time"), COVERS, ids=lambda row: row[:12])
def test_the_cover_tells_who_speaks(text: str, name: str, cls: str, time: str) -> None:
    names, _ = names_and_linker()
    found = find_speaker(text, names, engine()._discovery.class_of_body)
    assert found is not None
    assert (found.entity.zh, found.entity.cls, found.time) == (name, cls, time)
    assert text[found.span.start : found.span.end].startswith(name)


@pytest.mark.parametrize("text", NO_COVERS, ids=lambda text: text[:12])
def test_a_report_about_others_is_nobodys_own(text: str) -> None:
    names, _ = names_and_linker()
    assert find_speaker(text, names, engine()._discovery.class_of_body) is None


def test_what_the_company_calls_itself_is_a_name_of_it() -> None:
    found = read("# 晓帆银行股份有限公司2031年年度报告", "报告期内，本行推出“帆易贷”。本行业竞争加剧，日本行情平稳。")
    assert [m.surface for ms in found.document.mentions.values() for m in ms if m.cls == "Bank"] == ["晓帆银行股份有限公司", "本行"]
    assert ("晓帆银行", "offers", "帆易贷") in found.facts()


def test_in_others_reports_it_is_none() -> None:
    assert read("# 金融科技白皮书", "本行推出“帆易贷”。").facts() == []
