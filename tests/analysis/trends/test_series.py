"""Figures joined: equal ones are one point, contradicting ones stand side by side, growth is computed and compared, ranks and concentration."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.analysis.trends.agreement import points
from kg.analysis.trends.concentration import hhi, share
from kg.analysis.trends.line import Line
from kg.analysis.trends.series import Series, series
from kg.errors import QueryError, UsageError
from kg.network.figures import Figure
from tests.analysis.trends.builders import figure, node, snapshot

GRAPH = snapshot()
PUBLISHERS = {"a-2021": "甲院", "a-2023": "甲院", "a-2024": "甲院", "b-2020": "乙社", "b-2024": "乙社"}


def joined(figures: Sequence[Figure], indicator: str = "投入", **chosen: object) -> Series:
    return series(figures, GRAPH, node(indicator), publishers=PUBLISHERS, aggregates=frozenset({"六行合称"}), **chosen)  # type: ignore[arg-type]


def line(found: Series, name: str) -> Line:
    return next(each for each in found.lines if each.subject.name() == name)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ({"value": 12.27}, {"value": 12.27}, True),
        ({"value": 12.27}, {"value": 12.3}, True),  # one rounds to the other
        ({"value": 12.27}, {"value": 12.4}, False),
        ({"value": 10.0, "bound": "atLeast"}, {"value": 12.27}, True),
        ({"value": 10.0, "bound": "atLeast"}, {"value": 9.2}, False),
        ({"value": 10.0, "bound": "atMost"}, {"value": 9.2}, True),
        ({"value": 10.0, "bound": "about"}, {"value": 10.9}, True),
        ({"value": 10.0, "bound": "about"}, {"value": 11.2}, False),
        ({"value": None, "low": 10.0, "high": 12.0, "number_low": 10e8, "number_high": 12e8}, {"value": 11.4}, True),
        ({"value": None, "low": 10.0, "high": 12.0, "number_low": 10e8, "number_high": 12e8}, {"value": 13.4}, False),
    ],
)
def test_two_figures_of_one_subject_and_period_agree_or_not(one: dict[str, object], other: dict[str, object], agree: bool) -> None:
    figures = [figure("投入", "一行", "2022", said.pop("value"), report, **said) for said, report in ((dict(one), "a-2023"), (dict(other), "b-2024"))]  # type: ignore[arg-type]
    found = points(figures)
    assert {point.differs for point in found} == {not agree}
    assert len(joined(figures).conflicts) == (0 if agree else 1)


def test_equal_figures_are_one_point_with_all_that_say_it() -> None:
    figures = [figure("投入", "一行", "2022", 262.24, "a-2023"), figure("投入", "一行", "2022", 262.24, "b-2024"), figure("投入", "一行", "2023", 270.0)]
    first, second = line(joined(figures), "一行").points
    assert (first.reports, len(first.observations), first.value) == (("a-2023", "b-2024"), 2, pytest.approx(262.24e8))
    assert (second.period, second.reports) == ("2023", ("a-2024",))


def test_what_cannot_be_the_same_is_not_compared() -> None:
    figures = [
        figure("投入", "", "2022", 10.0), figure("投入", "", "2022", 20.0), figure("投入", "", "2021", 5.0),  # of nothing in particular
        figure("投入", "一行", "", 10.0), figure("投入", "一行", "", 20.0),  # no period
        figure("投入", "二行", "2022", 10.0), figure("投入", "二行", "2022", 20.0, modality="predicted"),
    ]  # fmt: skip
    found = joined(figures)
    assert found.conflicts == ()
    assert all(not each.growth for each in found.lines)
    assert "5 figures tell no subject or no period" in found.notes[0]("en")


def test_growth_is_computed_from_the_year_before_and_compared_with_what_is_stated() -> None:
    rates = {"unit": "%", "growth_of": "投入"}
    figures = [
        figure("投入", "一行", "2021", 100.0), figure("投入", "一行", "2022", 110.0), figure("投入", "一行", "2023", 110.0),
        figure("投入增长", "一行", "2022", 10.4, **rates),  # within half a point
        figure("投入增长", "一行", "2023", 0.6, unit="%"),  # its base is known from the other
        figure("投入增长", "二行", "2022", 7.0, **rates),  # no figures at all
        figure("投入", "一行", "2022-H1", 50.0), figure("投入", "一行", "2023-H1", 60.0), figure("投入增长", "一行", "2023-H1", 20.0, **rates),
    ]  # fmt: skip
    found = joined(figures)
    growth = {each.period: each for each in line(found, "一行").growth}
    assert growth.keys() == {"2022", "2023", "2023-H1"}
    assert growth["2022"].computed == pytest.approx(0.1)
    assert (growth["2022"].stated, growth["2022"].flagged, growth["2022"].difference) == (pytest.approx(0.104), False, pytest.approx(-0.4))
    assert (growth["2023"].computed, growth["2023"].stated, growth["2023"].flagged) == (0.0, pytest.approx(0.006), True)
    assert (growth["2023-H1"].computed, growth["2023-H1"].flagged) == (pytest.approx(0.2), False)
    (alone,) = line(found, "二行").growth_alone()
    assert (alone.computed, alone.stated, alone.value) == (None, pytest.approx(0.07), pytest.approx(0.07))
    assert len(growth["2022"].observations) == 3


@pytest.mark.parametrize(
    ("bound", "stated", "flagged"),
    [("", 60.0, True), ("", 50.4, False), ("about", 53.0, False), ("about", 60.0, True), ("atLeast", 40.0, False), ("atLeast", 60.0, True), ("atMost", 60.0, False)],
)
def test_a_growth_stated_as_about_or_as_a_bound_allows_more(bound: str, stated: float, flagged: bool) -> None:
    figures = [
        figure("投入", "一行", "2021", 100.0), figure("投入", "一行", "2022", 150.0), figure("投入增长", "一行", "2022", stated, unit="%", growth_of="投入", bound=bound),
    ]  # fmt: skip
    assert [each.flagged for each in line(joined(figures), "一行").growth] == [flagged]


@pytest.mark.parametrize("words", ["环比增长 7%", "较2020年增长7%", "年均增长7%"])
def test_growth_over_anything_but_a_year_is_not_compared(words: str) -> None:
    figures = [
        figure("投入", "一行", "2021", 100.0), figure("投入", "一行", "2022", 150.0), figure("投入增长", "一行", "2022", 7.0, unit="%", growth_of="投入", words=words),
    ]  # fmt: skip
    assert [each.stated for each in line(joined(figures), "一行").growth] == [None]


@pytest.mark.parametrize("bound", ["atLeast", "atMost"])
def test_a_bound_gives_no_growth(bound: str) -> None:
    figures = [figure("投入", "一行", "2021", 100.0, bound=bound), figure("投入", "一行", "2022", 150.0)]
    assert line(joined(figures), "一行").growth == ()


def test_where_figures_differ_growth_is_computed_within_a_report_or_a_publisher() -> None:
    figures = [
        figure("投入", "一行", "2022", 128.0, "b-2024"), figure("投入", "一行", "2022", 229.0, "a-2023"), figure("投入", "一行", "2023", 164.0, "a-2024"),
        figure("投入增长", "一行", "2022", -57.0, "a-2023", unit="%", growth_of="投入"),
    ]  # fmt: skip
    found = line(joined(figures), "一行")
    assert {each.period: each.computed for each in found.growth} == {"2022": None, "2023": pytest.approx(164 / 229 - 1)}
    assert [(point.value, found.growth_at(point) is not None) for point in found.points] == [(128e8, False), (229e8, True), (164e8, True)]
    rows = [row for row in joined(figures).rows() if row["growth stated"] is not None]
    assert [(row["value"], row["reports"]) for row in rows] == [(229e8, "a-2023")]


def test_growth_is_ranked_within_the_class_and_period() -> None:
    figures = [figure("投入", name, year, value) for name, values in {
        "一行": (100.0, 120.0), "二行": (100.0, 150.0), "三行": (100.0, 120.0), "六行合称": (100.0, 300.0), "券商": (10.0, 40.0), "智能": (10.0, 90.0),
    }.items() for year, value in zip(("2022", "2023"), values, strict=True)]  # fmt: skip
    figures.append(figure("投入", "四行", "2022", 100.0))
    figures.append(figure("投入", "四行", "2023", 900.0, modality="predicted"))
    found = {each.subject.name(): each.growth[0] for each in joined(figures).lines}
    assert {name: (growth.rank, growth.ranked) for name, growth in found.items()} == {
        "一行": (2, 3), "二行": (1, 3), "三行": (2, 3),  # equal ones share a rank; a state-owned bank is a bank
        "六行合称": (None, None), "智能": (None, None), "四行": (None, None),  # a collective, a technology, a forecast
        "券商": (1, 1),
    }  # fmt: skip
    assert found["四行"].predicted


def test_concentration_over_those_with_a_figure() -> None:
    values = {"一行": 40.0, "二行": 30.0, "三行": 20.0, "四行": 5.0, "五行": 5.0}
    figures = [figure("投入", name, "2022", value) for name, value in values.items()]
    figures += [figure("投入", "六行合称", "2022", 95.0), figure("投入", "券商", "2022", 1.0)]
    figures += [figure("投入", "一行", "2023", 10.0), figure("投入", "二行", "2023", 30.0), figure("投入", "三行", "2023", 20.0, bound="atLeast")]
    first, second = joined(figures).concentration
    assert (first.group, first.period, first.n, first.left_out, first.total) == ("Bank", "2022", 5, 0, pytest.approx(100e8))
    assert first.hhi == pytest.approx(0.16 + 0.09 + 0.04 + 0.0025 + 0.0025)
    assert first.cr4 == pytest.approx(0.95)
    assert (second.period, second.n, second.left_out, second.cr4) == ("2023", 2, 1, None)
    assert len(first.observations) == 5


@pytest.mark.parametrize(("values", "index", "four"), [([1.0] * 5, 0.2, 0.8), ([7.0], 1.0, None), ([3.0, 1.0], 0.625, None), ([5.0, 0.0, 0.0, 0.0, 0.0], 1.0, 1.0)])
def test_the_index_and_the_share_of_the_four_largest(values: list[float], index: float, four: float | None) -> None:
    assert hhi(values) == pytest.approx(index)
    assert share(values) == (None if four is None else pytest.approx(four))


@pytest.mark.parametrize("values", [[], [0.0], [-1.0, 3.0]])
def test_shares_of_nothing(values: list[float]) -> None:
    with pytest.raises(ValueError):
        hhi(values)


def test_kinds_of_an_indicator_join_under_their_own_name() -> None:
    figures = [figure("投入", "一行", "2022", 1.0), figure("银行投入", "中国", "2022", 100.0), figure("银行投入", "中国", "2023", 130.0)]
    found = joined(figures)
    assert [each.subject.name() for each in found.lines] == ["中国（银行投入）", "一行"]
    assert line(found, "中国（银行投入）").growth[0].computed == pytest.approx(0.3)
    assert found.lines[0].subject.name("en") == "en 中国 (en 银行投入)"
    assert {each.subject.name() for each in joined(figures, "银行投入").lines} == {"中国"}


def test_measures_that_cannot_be_converted_stand_apart() -> None:
    figures = [figure("投入", "一行", "2022", 1.0), figure("投入", "一行", "2022", 2.0, unit="亿美元"), figure("投入", "一行", "2023", 2.0)]
    found = joined(figures)
    assert [(each.measure, len(each.points)) for each in found.lines] == [("CNY", 2), ("USD", 1)]
    assert found.conflicts == ()
    assert "2 in CNY, 1 in USD" in found.notes[0]("en")
    assert [each.measure for each in joined(figures, measure="CNY").lines] == ["CNY"]


def test_rates_have_no_growth_and_no_concentration() -> None:
    figures = [figure("占比", name, year, 5.0, unit="%") for name in ("一行", "二行") for year in ("2022", "2023")]
    found = joined(figures, "占比")
    assert (found.concentration, [each.growth for each in found.lines]) == ((), [(), ()])


@pytest.mark.parametrize(
    ("chosen", "subjects"),
    [
        ({}, {"一行", "券商", "中国"}),
        ({"cls": "Bank"}, {"一行"}),
        ({"cls": "FinancialInstitution"}, {"一行", "券商"}),
        ({"about": ["中国"]}, {"中国"}),
        ({"reports": ["b-2024"]}, {"券商"}),
        ({"since": "2023"}, {"中国"}),
        ({"until": "2022-06"}, {"券商"}),
    ],
)
def test_choices(chosen: dict[str, object], subjects: set[str]) -> None:
    figures = [
        figure("投入", "一行", "2022", 1.0), figure("投入", "一行", "2021-12-31", 1.0, "a-2021"), figure("投入", "券商", "2022-H1", 1.0, "b-2024"),
        figure("投入", "券商", "2021-H1", 1.0, "b-2024"), figure("投入", "中国", "2023", 1.0), figure("投入", "中国", "2024", 1.0),
    ]  # fmt: skip
    if "until" in chosen:
        figures = [each for each in figures if each.period != "2021-12-31"]
    assert {each.subject.name() for each in joined(figures, **chosen).lines} == subjects


def test_what_is_no_series_is_told_in_one_line() -> None:
    one = [figure("海运费", "中国", "2022", 3.0)]
    cases: list[tuple[list[Figure], dict[str, object], type[Exception], str]] = [
        (one, {}, QueryError, "one figure only"),
        ([], {}, QueryError, "no figure of 海运费"),
        (one, {"cls": "Bank"}, QueryError, "no figure of 海运费"),
        ([*one, figure("海运费", "中国", "2022", 3.0, unit="个")], {}, UsageError, "units that cannot be compared"),
        ([*one, figure("海运费", "中国", "2023", 3.0)], {"measure": "USD"}, UsageError, "in USD"),
    ]
    for figures, chosen, error, words in cases:
        with pytest.raises(error, match=words) as told:
            joined(figures, "海运费", **chosen)
        assert "\n" not in str(told.value)
