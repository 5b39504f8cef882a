"""Charts as SVG: marks, places, words in both languages, nothing hostile."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from kg.view.charts import Column, Dot, Interval, Panel, columns, dots, forest, multiples, nice
from kg.view.overview import Label
from tests.view.factory import NASTY

CAPTION = Label("图", "chart")


def parsed(html: str) -> ET.Element:
    """The chart as XML: it is well-formed."""
    return ET.fromstring(html)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0.0, 272.46, (0, 100, 200, 300)),
        (0.0, 27.24, (0, 10, 20, 30)),
        (0.0, 0.9, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (-5.0, 5.0, (-6, -4, -2, 0, 2, 4, 6)),
        (0.0, 5.0, (0, 1, 2, 3, 4, 5)),
        (3.0, 3.0, (3.0, 4.0)),
    ],
)
def test_round_marks(low: float, high: float, marks: tuple[float, ...]) -> None:
    assert nice(low, high) == pytest.approx(marks)


def test_an_interval_lies_around_one_on_a_logarithmic_axis() -> None:
    rows = [
        Interval(Label("甲", "A"), 2.0, 0.5, 8.0, "flat"),
        Interval(Label("乙", "B"), None, 3.0, None, "up"),
        Interval(Label("丙", "C"), 0.0, 0.0, 0.2, "down"),
    ]
    chart = parsed(forest(CAPTION, rows))
    middle = next(float(line.get("x1", "")) for line in chart.iter("line") if line.get("class") == "middle")
    spans = [(float(line.get("x1", "")), float(line.get("x2", ""))) for line in chart.iter("line") if (line.get("class") or "").startswith("span")]
    assert spans[0][0] < middle < spans[0][1]
    assert spans[1][0] > middle
    assert spans[2][1] < middle
    points = [float(circle.get("cx", "")) for circle in chart.iter("circle")]
    assert points == pytest.approx([middle + (spans[0][1] - middle) / 3], abs=0.2)  # 2 is a third of the way to 8
    assert len(list(chart.iter("path"))) == 2  # an arrow where it has no end, one where it begins at 0


def test_a_dot_a_period_on_a_common_axis() -> None:
    rows = [(Label("甲"), [Dot(10.0, 0, False, "2022: 10"), Dot(30.0, 1, True, "2023: 30")]), (Label("乙"), [Dot(20.0, 1, False, "2023: 20")])]
    chart = parsed(dots(CAPTION, rows, ["2022", "2023"], Label("亿元")))
    shown = [circle for circle in chart.iter("circle") if circle.find("title") is not None]
    across = [float(circle.get("cx", "")) for circle in shown]
    assert across[2] == pytest.approx((across[0] + across[1]) / 2, abs=0.1)
    assert [circle.get("class") for circle in shown] == ["step0", "step1 open", "step1"]


def test_small_charts_side_by_side() -> None:
    chart = parsed(multiples(CAPTION, [Panel(Label(f"主题{number}"), (0.0, 5.0, 10.0), "up") for number in range(5)], ["2021", "2023", "2024"]))
    lines = [each.get("points", "").split() for each in chart.iter("polyline")]
    assert len(lines) == 5
    heights = [float(point.split(",")[1]) for point in lines[0]]
    assert heights[0] > heights[1] > heights[2]
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2])
    assert float(lines[4][0].split(",")[1]) > heights[0]  # the fifth stands in the next row


def test_columns_are_as_high_as_their_numbers() -> None:
    chart = parsed(columns(CAPTION, [Column("2021-01", 6.0, "6"), Column("2021-02", 0.0, "0"), Column("2021-03", 3.0, "3")]))
    first, none, half = [float(bar.get("height", "")) for bar in chart.iter("rect")]
    assert (none, half) == (0.0, pytest.approx(first / 2))


def test_words_are_escaped_cut_and_in_both_languages() -> None:
    html = forest(CAPTION, [Interval(Label(NASTY, "x" * 60), 1.0, 0.5, 2.0, "flat")])
    assert "<script" not in html
    chart = parsed(html)
    zh, en = [text for text in chart.iter("text") if "tick" not in (text.get("class") or "")]
    assert ((zh.get("lang"), en.get("lang")), (en.text or "")[-1]) == (("zh", "en"), "…")
    assert zh.find("title") is not None
    assert re.search(r'aria-label="图" data-aria-label-zh="图" data-aria-label-en="chart"', html)
