"""Drawings of the site's panels on small rows."""

from __future__ import annotations

import re

import pytest

from kg.model.document import SourceKind
from kg.view.overview import Label, Quote
from kg.view.panels.model import Page, Panel, Row
from kg.view.panels.page import render_page
from kg.view.panels.views import draw, number


def panel(view: str, columns: str, rows: list[str], **options: str) -> Panel:
    """A panel with rows as texts, cells apart by blanks (``-`` for an empty one, ``_`` for a blank within one); each row rests on one sentence of a digest."""
    quote = Quote("示范报告", "一、示范", "示范句。", SourceKind.DIGEST)
    made = tuple(Row(tuple(Label("" if cell == "-" else cell.replace("_", " ")) for cell in row.split()), (quote,)) for row in rows)
    return Panel("demo", Label("示范", "Demo"), view, "demo-query", "SELECT ?a { ?a ?b \"<&>\" }", tuple(columns.split()), made, options, ("来源：示范",), "a,b\r\n")


def texts(html: str) -> list[str]:
    return [text for text in re.sub(r"<[^>]*>", "\n", html).split("\n") if text.strip()]


@pytest.mark.parametrize(("text", "value"), [("3", 3.0), ("1,200.5", 1200.5), ("-4", -4.0), ("", None), ("约3", None), ("nan", None), ("inf", None)])
def test_number(text: str, value: float | None) -> None:
    assert number(text) == value


def test_bars_are_in_order_of_size_and_keep_the_top() -> None:
    html = draw(panel("bars", "what n", ["甲 2", "乙 10", "丙 1", "丁 -"], item="what", value="n", top="2"))
    assert texts(html)[:4] == ["乙", "10", "甲", "2"]
    assert "另有 1 项未画出" in html
    widths = [float(width) for width in re.findall(r'<rect x="[\d.]+" width="([\d.]+)"', html)]
    assert widths == [100.0, 20.0]


def test_bars_of_falls_lie_left_of_nought() -> None:
    html = draw(panel("bars", "what n", ["甲 5", "丙 -5"], item="what", value="n"))
    assert re.findall(r'<rect x="([\d.]+)" width="([\d.]+)"', html) == [("50.00", "50.00"), ("0.00", "50.00")]


def test_bars_that_fall_are_not_cut_in_silence() -> None:
    html = draw(panel("bars", "what n", ["甲 5", "乙 4", "丙 3", "丁 -1", "戊 -9"], item="what", value="n", top="3"))
    assert texts(html)[:6] == ["甲", "5", "乙", "4", "戊", "-9"]
    assert "中间 2 项未画出" in html
    assert "2 between them are not drawn" in html
    assert "note" not in draw(panel("bars", "what n", ["甲 5", "戊 -9"], item="what", value="n", top="2"))


def test_bars_may_keep_the_order_of_the_rows() -> None:
    assert texts(draw(panel("bars", "y n", ["2020 1", "2021 9"], item="y", value="n", order="item"))) == ["2020", "1", "2021", "9"]


def test_lines_one_chart_a_facet() -> None:
    rows = ["银行 甲 2020 1", "银行 甲 2021 3", "证券 乙 2020 5", "证券 乙 2021 4", "证券 丙 2021 -"]
    html = draw(panel("lines", "kind firm year n", rows, item="firm", x="year", y="n", facet="kind"))
    assert re.findall(r"<figcaption[^>]*>(.*?)</figcaption>", html) == ["证券", "银行"]
    lines = [[tuple(map(float, pair.split(","))) for pair in points.split()] for points in re.findall(r'points="(.*?)"', html)]
    assert len(lines) == 2
    assert lines[0][0][1] < lines[0][1][1], "what falls sinks"
    assert lines[1][0][1] > lines[1][1][1], "what grows rises"


def test_lines_have_round_marks_a_legend_in_rows_and_say_what_is_not_drawn() -> None:
    rows = ["甲 2020 131.7", "甲 2021 287.3", "乙 2020 17.4", "乙 2021 3.9", "丙 2020 1", "丙 2021 2"]
    html = draw(panel("lines", "firm year n", rows, item="firm", x="year", y="n", top="2"))
    assert re.findall(r'text-anchor="end">([\d,.]+)<', html) == ["0", "100", "200", "300"]
    assert html.count('<ul class="legend rows">') == 1
    assert "另有 1 条线未画出" in html


def test_lines_need_two_points_in_time() -> None:
    assert draw(panel("lines", "firm year n", ["甲 2020 1"], item="firm", x="year", y="n")) == ""


def test_timeline_puts_dates_known_to_be_no_later_behind_their_year() -> None:
    html = draw(panel("timeline", "d what who", ["≤_2021-10 乙 某部", "≤_2020 甲 某局", "2021-03 丙 某部"], date="d", item="what", group="who"))
    assert re.findall("<h4>([^<]*?) <", html) == ["≤ 2020", "2021", "≤ 2021"]


def test_timeline_counts_what_has_no_date() -> None:
    html = draw(panel("timeline", "d what who", ["2021-03 乙 某部", "2020 甲 某局", "2021-03 乙 另部", "- 丙 某部"], date="d", item="what", group="who"))
    assert texts(html)[:8] == ["2020 ", "1", "2020", "甲", "某局", "2021 ", "1", "2021-03"]
    assert "另有 1 项没有日期" in html


def test_heat_keeps_the_largest_and_darkens() -> None:
    html = draw(panel("heat", "t s n", ["甲 一 4", "甲 二 2", "乙 一 2", "丙 三 1"], row="t", column="s", value="n", top="2"))
    assert re.findall(r'class="(h\d)">(\d)', html) == [("h4", "4"), ("h2", "2"), ("h2", "2")]
    assert "丙" not in html


def test_tree_puts_a_concept_under_each_parent_and_sums() -> None:
    rows = ["顶 - 1", "左 顶 2", "右 顶 3", "底 左 4", "底 右 4"]
    html = draw(panel("tree", "t b n", rows, item="t", parent="b", value="n"))
    assert html.count(">底<") == 2
    assert "1 · 10" in html, "a concept below two parents counts once in the sum"


def test_a_taxonomy_with_a_circle_ends() -> None:
    rows = ["顶 - 1", "左 顶 1", "左 右 1", "右 左 1"]
    assert ">右<" in draw(panel("tree", "t b n", rows, item="t", parent="b", value="n"))


def test_cards_group_by_relation() -> None:
    html = draw(panel("cards", "a r t", ["甲 采用 技术一", "甲 采用 技术二", "甲 服务 场景", "乙 采用 技术一"], group="a", by="r", item="t"))
    assert texts(html)[:7] == ["甲", "采用", "2", "技术一", "技术二", "服务", "1"]
    assert html.count("<article") == 2


def test_page_shows_query_data_sources_and_sentences() -> None:
    shown = panel("bars", "what n", ["甲 2"], item="what", value="n")
    html = render_page(Page("demo", Label("示范页", "Demo page"), (shown, panel("table", "a", []))), [("demo", Label("示范页", "Demo page"))])
    assert "SELECT ?a { ?a ?b \"&lt;&amp;&gt;\" }" in html
    assert "来源：示范" in html
    assert "示范句。" in html
    assert "摘要（本项目撰写）" in html
    assert 'download="demo.csv"' in html
    assert "图谱中没有可显示的内容" in html, "an empty panel says so"
    assert html == render_page(Page("demo", Label("示范页", "Demo page"), (shown, panel("table", "a", []))), [("demo", Label("示范页", "Demo page"))])
