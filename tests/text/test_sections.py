"""Numbered headings and the sections that they open."""

from __future__ import annotations

import pytest

from kg.text.sections import Outline, numbered


@pytest.mark.parametrize(
    ("text", "level", "number", "title"),
    [
        ("一、总体态势", 1, "一", "总体态势"),
        ("十二、结语", 1, "十二", "结语"),
        ("（一）市场", 2, "（一）", "市场"),
        ("(二)监管", 2, "（二）", "监管"),
        ("1.市场回暖", 3, "1", "市场回暖"),
        ("1. Bigtechs布局", 3, "1", "Bigtechs布局"),
        ("3、投资", 3, "3", "投资"),
        ("2.5G释放价值", 3, "2", "5G释放价值"),
        ("（1）指标", 4, "（1）", "指标"),
        ("第三章概览", 1, "第三章", "概览"),
    ],
)
def test_headings(text: str, level: int, number: str, title: str) -> None:
    found = numbered(text)
    assert found is not None
    assert (found.level, found.number, found.title) == (level, number, title)
    assert text[found.at :] == title


@pytest.mark.parametrize(
    "text",
    ["第一部分", "3.5亿元的规模", "2023年", "一是加快", "1.加快推进。", "一、二线城市并重，同时", "1." + "长" * 70, ""],
)
def test_other_lines(text: str) -> None:
    assert numbered(text) is None


def test_sections_nest_and_close() -> None:
    outline = Outline()
    assert outline.open(1, "甲", "三").number == "三"
    assert outline.open(2, "乙", "（二）").number == "三、（二）"
    inner = outline.open(3, "丙", "1")
    assert inner.number == inner.label == "三、（二）1"
    assert inner.titles == ("甲", "乙", "丙")
    assert outline.open(2, "丁", "（三）").number == "三、（三）"
    assert outline.open(1, "戊", "四").titles == ("戊",)
    assert outline.open(2, "无号").label == "四"
    assert Outline().open(3, "独行").label == "独行"
