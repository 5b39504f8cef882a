"""Tables as a table of cases."""

from __future__ import annotations

import pytest

from kg.model.document import Table

from .conftest import ReadText, uncovered


def shape(table: Table) -> tuple[int, int, int]:
    return len(table.header), len(table.rows), table.width


def grid(table: Table) -> list[list[str]]:
    return [
        [("^" if cell.carried else "") + cell.text.text for cell in row.cells] for row in (*table.header, *table.rows)
    ]


CASES = {
    "one header": ("时间\t名称\n2021/4\t甲办法\n2021/3\t乙办法\n", (1, 2, 2), ["2021/3", "乙办法"]),
    "years as header": ("银行\t2021\t2022\n甲行\t1\t2\n乙行\t3\t4\n", (1, 2, 3), ["乙行", "3", "4"]),
    "no header": ("甲行\t12.5%\n乙行\t13.1%\n丙行\t9.2%\n", (0, 3, 2), ["丙行", "9.2%"]),
    "two headers": (
        "公司\t投入（亿元）\t\t占比\t\t\n\t2022\t2021\t2022\t2021\t\n甲券\t1\t2\t3%\t4%\t\n",
        (2, 1, 5),
        ["甲券", "1", "2", "3%", "4%"],
    ),
    "group column": (
        "领域\t时间\t名称\n信贷\t2020\t甲\n\t2021\t乙\n保险\t2022\t丙\n\t2023\t丁\n",
        (1, 4, 3),
        ["^保险", "2023", "丁"],
    ),
    "blank group title": ("\t企业\t模型\n国内\t甲\t一\n\t乙\t二\n", (1, 2, 3), ["^国内", "乙", "二"]),
    "page break": ("银行\t投入\t增幅\n甲行\t1\t2%\n\n乙行\t3\t4%\n", (1, 2, 3), ["乙行", "3", "4%"]),
    "repeated header": (
        "银行\t战略\t策略\n甲\t一\t二\n\n银行\t战略\t策略\n乙\t三\t四\n",
        (1, 2, 3),
        ["乙", "三", "四"],
    ),
    "torn cell": (
        "时间\t名称\n2023.10\tJR/T 0295\n-2023 某指南\n2023.11\tJR/T 0287 另一指南\n",
        (1, 2, 2),
        ["2023.11", "JR/T 0287另一指南"],
    ),
    "blanks": (
        "时间      机构    名称\n2031/4    甲局    某办法\n2031/3    乙厅    另一办法\n",
        (1, 2, 3),
        ["2031/3", "乙厅", "另一办法"],
    ),
    "wide blanks": ("银行\u30002021年\u30002022年\n甲行\u30001\u30002\n乙行\u30003\u30004\n", (1, 2, 3), ["乙行", "3", "4"]),
    "pipes": ("| 甲 | 乙 |\n|:--|--:|\n| 一 | 2 |\n| 三 | 4 |\n", (1, 2, 2), ["三", "4"]),
    "lists in cells": (
        '银行\t策略\n甲行\t<ul style="a"> • 强化设计。 • 推动转型。</ul>\n乙行\t<ul> • 一项</ul>\n',
        (1, 2, 2),
        ["乙行", "•一项"],
    ),
    "cells of leading tabs only": (
        "技术\t支付\t投资\n大数据\t\t投顾\n\t\t信用\n\t支付\t\n",
        (1, 3, 3),
        ["^大数据", "支付", ""],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_shape_and_last_row(read: ReadText, name: str) -> None:
    text, expected, last = CASES[name]
    document = read(f"前文如下。\n\n{text}\n后文如下。\n")
    [table] = document.tables()
    assert shape(table) == expected
    assert grid(table)[-1] == last
    assert uncovered(document) == []
    assert [block.text.text for block in document.paragraphs()] == ["前文如下。", "后文如下。"]


def test_a_torn_cell_is_joined(read: ReadText) -> None:
    [table] = read(CASES["torn cell"][0]).tables()
    assert table.rows[0].cells[1].text.text == "JR/T 0295-2023某指南"
    assert "\n" in table.rows[0].span.cut(CASES["torn cell"][0])


def test_group_titles_are_carried_right(read: ReadText) -> None:
    [table] = read(CASES["two headers"][0]).tables()
    assert [table.column_title(column) for column in range(5)] == [
        "公司",
        "投入（亿元）/2022",
        "投入（亿元）/2021",
        "占比/2022",
        "占比/2021",
    ]


def test_a_carried_cell_has_the_map_of_the_cell_above(read: ReadText) -> None:
    text = CASES["group column"][0]
    [table] = read(text).tables()
    above, below = table.rows[0].cells[0], table.rows[1].cells[0]
    assert below.carried
    assert not above.carried
    assert below.text.span() == above.text.span()


@pytest.mark.parametrize(
    ("text", "caption", "unit", "source"),
    [
        (
            "表 1 甲乙（单位：亿元）\n\n甲\t乙\n一\t2\n三\t4\n\n来源：年报\n",
            "表1甲乙（单位：亿元）",
            "亿元",
            "来源：年报",
        ),
        ("表 2 甲乙\n单位：万元\n甲\t乙\n一\t2\n三\t4\n\n数据来源：某处\n", "表2甲乙", "单位：万元", "数据来源：某处"),
        ("2020年机构投入情况\n\n甲\t乙\n一\t2\n三\t4\n", "2020年机构投入情况", None, None),
        ("上一段已经结束。\n\n甲\t乙\n一\t2\n三\t4\n\n下一段。\n", None, None, None),
    ],
)
def test_lines_around(read: ReadText, text: str, caption: str | None, unit: str | None, source: str | None) -> None:
    [table] = read(text).tables()
    assert (table.caption and table.caption.text) == caption
    assert (table.unit and table.unit.text) == unit
    assert (table.source_line and table.source_line.text) == source


def test_two_tables_stay_two(read: ReadText) -> None:
    text = "表 1 甲\n\n甲\t乙\n一\t2\n三\t4\n\n表 2 乙\n\n丙\t丁\n五\t6\n七\t8\n"
    assert [shape(table) for table in read(text).tables()] == [(1, 2, 2), (1, 2, 2)]


def test_a_row_quotes_its_line(read: ReadText) -> None:
    text = "甲\t乙\n一\t2\n三\t4\n"
    document = read(text)
    [table] = document.tables()
    assert [document.quote(row.span) for row in table.rows] == ["一\t2", "三\t4"]


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("机构\t投入\t人数\n甲\t1.5\t20\n乙\t2.5\t30\n\n指标\t去年\t今年\n网点\t40\t50\n用户\t60\t70\n", [2, 2]),  # a header of its own
        ("机构\t投入\n甲\t1.5\n\n| 指标 | 今年 |\n|---|---|\n| 网点 | 50 |\n", [1, 1]),  # a rule says so
        ("机构\t投入\t人数\n甲\t1.5\t20\n乙\t2.5\t30\n\n丙\t未披露\t9\n丁\t3.5\t10\n", [4]),  # a row that lacks a number goes on
        ("银行\t投入\t人数\n甲\t1\t2\n\n乙\t3\t4\n丙\t5\t6\n", [3]),
    ],
)
def test_a_table_behind_a_blank_line_begins_anew_where_it_has_a_header(read: ReadText, text: str, widths: list[int]) -> None:
    tables = [block for block in read(text).blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == widths


@pytest.mark.parametrize(
    "text",
    [
        "甲乙丙  丁戊己  庚辛\n张三  李四  王五\n赵六  钱七  孙八\n",  # a team
        "组长：张三三三三  副组长：李四四四四  成员：王五五五五\n甲乙丙丁戊  己庚辛壬癸  子丑寅卯辰\n天地玄黄宇  宙洪荒日月  盈昃辰宿列\n",
        "时间  机构  名称\n2031/4  甲局  某办法\n",  # two lines
        "本节  介绍  近年进展情况。\n各地  推进  试点一二三四。\n银行  参与  试点一二三四。\n",
        "一、  概述  1\n二、  政策环境与趋势  3\n三、  市场格局与展望  9\n",
    ],
)
def test_lines_with_wide_blanks_that_are_no_table(text: str, read: ReadText) -> None:
    assert [block for block in read(f"# 甲\n\n{text}\n末段。\n").blocks if isinstance(block, Table)] == []
