"""Measures, periods and names of indicators, each by itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.extract.statistics.context import Context
from kg.extract.statistics.extractor import StatisticsExtractor
from kg.extract.statistics.measure import measure
from kg.extract.statistics.naming import agrees, counted, distributed, indicators, valid
from kg.extract.statistics.periods import find_dates, first_year, last_year, resolve
from kg.extract.statistics.reader import SentenceReader
from kg.extract.tokens import QUANTITY
from kg.model.statement import Period
from tests.extract.workbench import alphabet, annotated, prose, read

YEAR = Period("2022", "2022-01-01", "2022-12-31")
QUARTER = Period("2021-Q1", "2021-01-01", "2021-03-31")
SPAN = Period("2018/2022", "2018-01-01", "2022-12-31")

MEASURES = [
    ("1.57万亿元", "1.57", "万亿元", "1570000000000", "CNY"),
    ("2087万余个", "2087", "万个", "20870000", "item"),
    ("九成", "90", "%", "0.9", "ratio"),
    ("十分之一", "10", "%", "0.1", "ratio"),
    ("2/3", "66.7", "%", "0.6667", "ratio"),
    ("一半", "50", "%", "0.5", "ratio"),
    ("1.7个百分点", "1.7", "个百分点", "1.7", "pp"),
    ("6大", "6", "个", "6", "item"),
    ("70M", "70", "M", "70", "Mbps"),
    ("八成五", "85", "%", "0.85", "ratio"),
    ("三分之二", "66.7", "%", "0.6667", "ratio"),
    ("两百亿元", "200", "亿元", "20000000000", "CNY"),
    ("十万家", "10", "万家", "100000", "item"),
    ("上百名", "100", "名", "100", "person"),
    ("$450亿", "450", "亿美元", "45000000000", "USD"),
    ("50万笔/秒", "50", "万笔/秒", "500000", "笔/秒"),
    ("90Mbps", "90", "Mbps", "90", "Mbps"),
    ("八大类", "8", "类", "8", "item"),
]


@pytest.mark.parametrize(("words", "value", "unit", "normalized", "base"), MEASURES)
def test_measure(words: str, value: str, unit: str, normalized: str, base: str) -> None:
    found = measure(words)
    assert found is not None
    assert (found.value, found.unit, found.normalized, found.normalized_unit) == (Decimal(value), unit, Decimal(normalized), base)


def test_currency_completes_a_bare_magnitude() -> None:
    found = measure("13万亿", "元")
    assert found is not None
    assert (found.unit, found.normalized_unit) == ("万亿元", "CNY")


def test_range_has_low_and_high_and_a_fall_is_negative() -> None:
    found = measure("400~600人")
    assert found is not None
    assert (found.value, found.low, found.high, found.unit) == (None, Decimal(400), Decimal(600), "人")
    fall = measure("5~8%")
    assert fall is not None
    assert (fall.negative().low, fall.negative().high) == (Decimal(-8), Decimal(-5))


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("60%-80%", "60", "80", "%"), ("5万~8万次", "5", "8", "万次"), ("8000万~1.2亿元", "0.8", "1.2", "亿元"), ("六至七成", "60", "70", "%"),
        ("七八成", "70", "80", "%"), ("$3-5亿", "3", "5", "亿美元"),
    ],
)  # fmt: skip
def test_ranges(words: str, low: str, high: str, unit: str) -> None:
    found = measure(words)
    assert found is not None
    assert (found.low, found.high, found.unit, found.value) == (Decimal(low), Decimal(high), unit, None)


@pytest.mark.parametrize("words", ["若干", "第二", "600~400人"])
def test_no_measure(words: str) -> None:
    assert measure(words) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("近两百亿元", ["两百亿元"]), ("4600余家机构", ["4600余家"]), ("5亿美元D轮融资", ["5亿美元"]), ("覆盖6大行业", ["6大"]),
        ("5G网络与3D打印", []), ("三大任务", []), ("0人工介入", []), ("由1个月缩短至5分钟", ["1个月", "5分钟"]), ("超过一半的机构", ["一半"]),
        ("一半导体企业", []), ("6%~8%", ["6%~8%"]), ("由6.2%降至4.9%", ["6.2%", "4.9%"]), ("两千余项业务", ["两千余项"]), ("第三千个", []),
        ("千家万户", []), ("一千零一夜", []), ("过半数的机构", ["过半"]), ("过半年", []), ("涉及A、B等八大类", ["八大类"]), ("八大类", []),
    ],
)  # fmt: skip
def test_figures_in_text(text: str, found: list[str]) -> None:
    assert QUANTITY.findall(text) == found


@pytest.mark.parametrize(
    ("words", "before", "expected"),
    [
        ("去年同期", QUARTER, "2020-Q1"), ("同期", QUARTER, "2021-Q1"), ("二季度", YEAR, "2022-Q2"), ("6月份", YEAR, "2022-06"),
        ("截至2021年6月末", None, "2021-06-30"), ("目前", YEAR, ""), ("去年同期", None, ""), ("上半年", None, ""),
        ("2023年半年", None, "2023-H1"), ("12月", YEAR, "2022-12"), ("2021上半年", None, "2021-H1"),
    ],
)  # fmt: skip
def test_period(words: str, before: Period | None, expected: str) -> None:
    found = resolve(words, before)
    assert (found.text if found else "") == expected


def test_ends_of_a_span() -> None:
    first = first_year(SPAN)
    assert first is not None
    assert (first.text, last_year(SPAN).text) == ("2018", "2022")
    assert first_year(YEAR) is None
    assert last_year(YEAR) == YEAR


def test_half_year_report_is_of_the_half_year() -> None:
    text = "2023年半年报披露"
    assert [text[a:b] for a, b in find_dates(text)] == ["2023年半年"]


def test_year_does_not_run_into_the_country() -> None:
    text = "2022年中国银行业"
    assert [text[a:b] for a, b in find_dates(text)] == ["2022年"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("投融资笔数和总额", ["投融资笔数", "投融资总额"]), ("专利申请量和公开量", ["专利申请量", "专利公开量"]), ("市场规模", ["市场规模"]),
        ("收入和利润", ["收入", "利润"]), ("普惠贷款和绿色贷款余额", ["普惠贷款余额", "绿色贷款余额"]), ("研发和测试", ["研发和测试"]),
    ],
)  # fmt: skip
def test_joined_indicators(words: str, expected: list[str]) -> None:
    assert indicators(words) == expected


def test_lists_that_share_their_measure() -> None:
    assert distributed("绿色贷款、涉农贷款余额", 2) == ["绿色贷款余额", "涉农贷款余额"]
    assert distributed("绿色贷款、涉农贷款余额", 3) == []
    assert distributed("甲、乙", 2) == []


@pytest.mark.parametrize("name", ["市场规模", "投融资总额", "开展网络安全业务的公司数量", "中小企业贡献税收占比"])
def test_clean_names(name: str) -> None:
    assert valid(name)


@pytest.mark.parametrize("name", ["的规模", "这个差距", "占全球市场规模", "是唯一一家投入", "总额", "显示", "推动产业规模由此使得更快并且预计达到了更高的水平规模"])
def test_names_that_are_none(name: str) -> None:
    assert not valid(name)


def test_counts_are_named_by_their_unit() -> None:
    assert counted("处理业务", "万笔") == "处理业务笔数"
    assert counted("活跃APP", "万款") == "活跃APP数量"
    assert counted("投融资事件", "起") == "投融资事件数"
    assert not agrees("独角兽数量", money=True, counted=False)
    assert not agrees("融资额", money=False, counted=True)
    assert agrees("融资额", money=True, counted=False)


def test_what_a_heading_tells_is_proved_by_the_heading() -> None:
    document = annotated(read("# 甲国企业海外发展情况\n\n## 2021年区块链产业\n\n北美市场占比19%，欧洲市场占比12%。\n", ".md"))
    claims = list(StatisticsExtractor(alphabet()).extract(document))
    assert [document.names[claim.indicator].zh for claim in claims] == ["甲国企业海外市场占比", "甲国企业海外市场占比"]
    for claim in claims:
        assert claim.period is not None
        assert claim.period.text == "2021"
        assert {passage.quote.strip("# ") for passage in claim.evidence.context} == {"甲国企业海外发展情况", "2021年区块链产业"}


@pytest.mark.parametrize(
    ("plain", "year", "before", "expected"),
    [
        ("去年科技人员占员工总数的11%", "2024", None, ""),  # the year of the report may be that it tells of, or that it came out in
        ("去年科技人员占员工总数的11%", "2024", YEAR, "2022"),  # of the year that the words before tell
        ("较去年增长，科技人员占员工总数的11%", "2024", None, ""),
        ("报告期内科技人员占员工总数的11%", "2024", YEAR, "2022"),
        ("报告期内科技人员占员工总数的11%", "2024", None, ""),
    ],
)
def test_last_year_and_the_report_period(plain: str, year: str, before: Period | None, expected: str) -> None:
    reading = SentenceReader(alphabet().ontology).read(plain, (), Context.dated(before), year)
    assert [figure.period.text if figure.period else "" for figure in reading.figures] == [expected]


@pytest.mark.parametrize(
    ("words", "before", "anchor", "expected"),
    [
        ("今年", None, "2031-04", "2031"),
        ("今年以来", None, "2031", "2031"),
        ("今年前两个月", None, "2031-03", "2031-01/2031-02"),
        ("去年1—9月", None, "2031-03", "2030-01/2030-09"),
        ("今年前两个月", None, "", ""),
        ("今年", None, "", ""),
        ("去年", None, "2031-04", "2030"),
        ("去年", None, "2031", ""),  # the year of a title may be that which is told of, or that in which it came out
        ("上半年", None, "2031-09", "2031-H1"),
        ("上半年", None, "2031-03", "2030-H1"),
        ("上半年", YEAR, "2031-09", "2022-H1"),
        ("三季度", None, "2031", "2031-Q3"),
        ("截至6月末", None, "2032-01", "2031-06-30"),
        ("近年来", None, "2031-09", ""),
        ("上半年", None, "", ""),
    ],
)
def test_words_of_time_behind_the_date_of_the_text(words: str, before: Period | None, anchor: str, expected: str) -> None:
    found = resolve(words, before, anchor)
    assert (found.text if found else "") == expected


def test_the_date_of_the_report_dates_no_section_of_another_year() -> None:
    told = "# 观察报告\n\n2031年9月\n\n## 甲\n\n上半年，金融科技融资额为12亿元。\n\n## 乙\n\n2029年增长较快。\n\n上半年，金融科技融资额为9亿元。\n"
    document = annotated(read(told, ".md"))
    assert document.document.report.date == "2031-09"
    claims = list(StatisticsExtractor(alphabet()).extract(document))
    assert [claim.period.text if claim.period else "" for claim in claims] == ["2031-H1", ""]


@pytest.mark.parametrize(
    ("opening", "period"),
    [("前三季度，市场运行平稳。", "2031-01/2031-09"), ("8月10日，转让公告发布。", "")],
)
def test_the_date_of_the_text_completes_an_opening_part_of_its_year_and_no_day(opening: str, period: str) -> None:
    plain = prose(f"{opening}移动支付业务860亿笔。")
    document = annotated(replace(plain, report=replace(plain.report, date="2031-12")))
    claims = list(StatisticsExtractor(alphabet()).extract(document))
    assert [claim.period.text if claim.period else "" for claim in claims] == [period]


BULLETINS = [
    ("2031年前三季度财险业务运行情况", "2031-01/2031-09"),
    ("2031年支付体系运行总体情况", "2031"),
    ("2031年金融科技发展报告", ""),
    ("金融科技业务发展情况", ""),
    ("2031年末车险保费收入", "2031-12-31"),
    ("车险保费收入（2031年10月13日）", ""),
    ("2030年与2031年信贷业务运行情况", ""),
]


@pytest.mark.parametrize(("title", "period"), BULLETINS)
def test_the_title_of_a_bulletin_dates_what_its_paragraphs_leave_undated(title: str, period: str) -> None:
    document = annotated(read(f"{title}\n\n保险市场平稳增长，全国车险保费收入为620亿元，同比增长4.1%。\n"))
    found = list(StatisticsExtractor(alphabet()).extract(document))
    assert [claim.period.text if claim.period else "" for claim in found] == [period, period]
    if period:
        assert all(title in [document.document.quote(passage.span) for passage in claim.evidence.context] for claim in found)
