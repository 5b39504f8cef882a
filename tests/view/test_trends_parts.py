"""Parts of the page of trends that a browser is not needed for."""

from __future__ import annotations

import pytest

from kg.analysis.trends.line import Point
from kg.analysis.trends.policies import Policies, PolicyRow
from kg.analysis.trends.ratio import rate_ratio
from kg.network.snapshot import Node
from kg.view.overview import Label
from kg.view.trends_lists import policies_html
from kg.view.trends_tables import Proof, figure, ratio_words


def policy(name: str, date: str) -> PolicyRow:
    """A policy of a date."""
    return PolicyRow(Node(name, name, "", "Law"), (), date, (), "", (), ("r1",), 1, ())


def test_the_axis_of_months_has_those_without_a_policy() -> None:
    rows = (policy("甲", "2021-11"), policy("乙", "2022-02-03"), policy("丙", "2022-02"), policy("丁", "2020"), policy("戊", ""))
    html = policies_html(Policies({"by": ""}, "", rows, ()), Proof({}, {}))
    assert [f"{month}: {number}" in html for month, number in (("2021-11", 1), ("2021-12", 0), ("2022-01", 0), ("2022-02", 2))] == [True] * 4
    assert html.count('class="column"') == 4


@pytest.mark.parametrize(
    ("point", "measure", "zh", "en"),
    [
        ({"value": 262.24e8}, "CNY", "262.24 亿元", "262.24 CNY 100 m"),
        ({"value": 10e8, "bound": "atLeast"}, "CNY", "不低于 10 亿元", "at least 10 CNY 100 m"),
        ({"low": 0.1, "high": 0.125}, "ratio", "10–12.5 %", "10–12.5 %"),
        ({"value": 1786.0, "modality": "predicted"}, "item", "1,786 个（预测）", "1,786 items (predicted)"),
        ({"value": 0.5}, "Mbps", "0.5 Mbps", "0.5 Mbps"),
        ({"low": None, "high": None}, "", "?–? ", "?–? "),
    ],
)
def test_a_figure_is_told_with_its_bound_and_modality(point: dict[str, object], measure: str, zh: str, en: str) -> None:
    given: dict[str, object] = {"value": None, "low": None, "high": None, "bound": "", "modality": "asserted", **point}
    found = Point(period="2022", start=None, end=None, belief=1.0, reports=("r1",), observations=("o",), **given)  # type: ignore[arg-type]
    assert figure(found, measure) == Label(zh, en)


@pytest.mark.parametrize(("before", "after", "words"), [(0, 5, "— ["), (5, 0, "0 [0, "), (4, 8, "2 [")])
def test_a_ratio_is_told_with_its_interval(before: int, after: int, words: str) -> None:
    told = ratio_words(rate_ratio(before, 100, after, 100))
    assert told.startswith(words)
    assert told.endswith("∞]") is (before == 0)
