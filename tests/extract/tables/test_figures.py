"""Matrices of figures made by hand: what is measured of whom, when, in which unit, and what proves it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.tables.announced import announced_measure
from kg.extract.tables.columns import figure_in, is_growth, is_rate, only_period, time_in, unit_in
from tests.extract.workbench import Reading, read_tables

HEAD = "一、示范一节\n本节的表格说明了示范情况。\n"


def figures(*rows: str) -> Reading:
    """What a tab-separated table below a section's first sentence says."""
    return read_tables(HEAD + "\n".join(rows) + "\n")


def context(reading: Reading, quantity: str) -> set[str]:
    """Quotes of the context of one figure."""
    (found,) = [o for o in reading.observations if o.quantity_text == quantity]
    return {passage.quote for passage in found.evidence.context}


def test_subjects_down_indicators_across_with_growth_and_share() -> None:
    reading = figures(
        "表1 2022年示范投入", "单位：亿元", "银行\t示范投入\t同比增长\t占比",
        "工商银行\t262.24\t0.9%\t2.86%", "建设银行\t1,232.90\t−1.21%\t-",
    )  # fmt: skip
    assert reading.figures() == [
        ("示范投入", "工商银行", "", "262.24", "亿元", "2022"),
        ("示范投入同比增长", "工商银行", "", "0.9", "%", "2022"),
        ("示范投入占比", "工商银行", "", "2.86", "%", "2022"),
        ("示范投入", "建设银行", "", "1232.90", "亿元", "2022"),
        ("示范投入同比增长", "建设银行", "", "-1.21", "%", "2022"),
    ]
    base, growth, share = reading.observations[:3]
    assert (growth.growth_of, share.share_of) == (base.indicator, base.indicator)
    assert (base.growth_of, base.share_of, growth.share_of) == ("", "", "")
    assert (base.normalized_value, base.normalized_unit) == (Decimal(26224000000), "CNY")
    assert (growth.normalized_value, growth.normalized_unit) == (Decimal("0.009"), "ratio")
    assert base.quantity_text == "262.24"
    assert reading.problems == []


def test_the_proof_is_the_row_with_header_caption_and_unit() -> None:
    reading = figures("表1 2022年示范投入", "单位：亿元", "银行\t示范投入", "工商银行\t262.24", "建设银行\t232.9")
    first = reading.observations[0]
    assert first.evidence.passage.quote == "工商银行\t262.24"
    assert context(reading, "262.24") == {"表1 2022年示范投入", "单位：亿元", "银行\t示范投入"}
    assert (first.evidence.extractor, first.evidence.pattern) == ("tables", "figures")
    for passage in reading.passages():
        assert passage.quote == reading.document.document.text[passage.span.start : passage.span.end]


def test_a_header_of_two_rows() -> None:
    reading = figures(
        "机构\t2021年\t\t2022年\t", "\t投入（亿元）\t增速\t投入（亿元）\t增速",
        "工商银行\t259.87\t9.1%\t262.24\t0.91%", "农业银行\t205.32\t12.2%\t232.11\t13.05%",
    )  # fmt: skip
    assert reading.figures()[:4] == [
        ("投入", "工商银行", "", "259.87", "亿元", "2021"),
        ("投入增长率", "工商银行", "", "9.1", "%", "2021"),
        ("投入", "工商银行", "", "262.24", "亿元", "2022"),
        ("投入增长率", "工商银行", "", "0.91", "%", "2022"),
    ]
    assert len(reading.observations) == 8
    assert context(reading, "232.11") == {"机构\t2021年\t\t2022年", "投入（亿元）\t增速\t投入（亿元）\t增速"}


def test_indicators_down_subjects_across() -> None:
    reading = figures(
        "表2 2023年示范指标（单位：万户）", "指标\t工商银行\t建设银行", "示范用户规模\t5,100\t4,600", "同比增速\t5%\t3%", "示范投入（亿元）\t50\t30",
    )  # fmt: skip
    assert reading.figures() == [
        ("示范用户规模", "工商银行", "", "5100", "万户", "2023"),
        ("示范用户规模", "建设银行", "", "4600", "万户", "2023"),
        ("示范用户规模同比增长率", "工商银行", "", "5", "%", "2023"),
        ("示范用户规模同比增长率", "建设银行", "", "3", "%", "2023"),
        ("示范投入", "工商银行", "", "50", "亿元", "2023"),
        ("示范投入", "建设银行", "", "30", "亿元", "2023"),
    ]
    assert [o.growth_of for o in reading.observations[2:4]] == [reading.observations[0].indicator] * 2
    assert reading.observations[4].growth_of == ""


def test_a_plain_number_beside_percentages_is_no_percentage() -> None:
    reading = figures("指标\t工商银行", "示范规模\t5,100", "示范增速\t5%", "示范收入\t7")
    assert [(value, unit) for *_, value, unit, _ in reading.figures()] == [("5100", ""), ("5", "%"), ("7", "")]


def test_years_down() -> None:
    reading = figures("表3 2029—2031年示范规模（亿元）", "年份\t示范规模\t同比增速", "2029年\t100\t-", "2030\t120\t20%", "2031E\t150\t25%")
    assert reading.figures() == [
        ("示范规模", "", "", "100", "亿元", "2029"),
        ("示范规模", "", "", "120", "亿元", "2030"),
        ("示范规模同比增长率", "", "", "20", "%", "2030"),
        ("示范规模", "", "", "150", "亿元", "2031"),
        ("示范规模同比增长率", "", "", "25", "%", "2031"),
    ]
    assert [o.modality for o in reading.observations] == ["asserted"] * 3 + ["predicted"] * 2


def test_years_across() -> None:
    reading = figures("表4 示范规模（亿元）", "指标\t2029\t2030年\t2031E", "示范规模\t100\t120\t130", "示范增长率\t10%\t20%\t8.3%")
    assert [(i, v, p) for i, _, _, v, _, p in reading.figures()] == [
        ("示范规模", "100", "2029"), ("示范规模", "120", "2030"), ("示范规模", "130", "2031"),
        ("示范增长率", "10", "2029"), ("示范增长率", "20", "2030"), ("示范增长率", "8.3", "2031"),
    ]  # fmt: skip
    assert [o.modality for o in reading.observations] == ["asserted", "asserted", "predicted"] * 2


def test_places_and_totals() -> None:
    reading = figures("表5 2031年示范产业", "地区\t企业数量（家）\t示范金额（亿美元）", "北京\t120\t3.5", "上海\t80\t2.1", "合计\t200\t5.6")
    assert [(about, place) for _, about, place, *_ in reading.figures()] == [("", "北京")] * 2 + [("", "上海")] * 2
    assert reading.observations[1].normalized_unit == "USD"
    assert [(p.kind, p.text) for p in reading.problems] == [("cell-not-understood", "合计\t200\t5.6")]


def test_a_subject_in_the_second_column_and_a_carried_place() -> None:
    reading = figures("地区\t银行\t示范投入（亿元）", "北京\t工商银行\t12", "\t建设银行\t13", "上海\t交通银行\t14")
    assert [row[1:4] for row in reading.figures()] == [("工商银行", "北京", "12"), ("建设银行", "北京", "13"), ("交通银行", "上海", "14")]
    assert context(reading, "13") == {"地区\t银行\t示范投入（亿元）", "北京\t工商银行\t12"}
    assert context(reading, "14") == {"地区\t银行\t示范投入（亿元）"}


def test_figures_with_units_of_their_own_and_fields_down() -> None:
    reading = figures("表6 2031年示范融资", "领域\t示范金额\t笔数（笔）", "区块链\t1.2亿元\t12", "示范甲\t3.5亿美元\t3")
    assert reading.figures() == [
        ("示范金额", "区块链", "", "1.2", "亿元", "2031"),
        ("笔数", "区块链", "", "12", "笔", "2031"),
        ("示范甲示范金额", "", "", "3.5", "亿美元", "2031"),
        ("示范甲笔数", "", "", "3", "笔", "2031"),
    ]


def test_a_rate_is_not_measured_in_the_tables_unit() -> None:
    reading = figures("表7 示范（单位：亿元）", "指标\t工商银行", "示范投入\t50", "示范增长率\t5")
    assert [row[0] for row in reading.figures()] == ["示范投入"]
    assert [(p.kind, p.text) for p in reading.problems] == [("figure-unread", "示范增长率\t5")]


def test_words_among_figures_are_told() -> None:
    reading = figures("银行\t示范投入（亿元）", "工商银行\t12", "建设银行\t增长较快", "交通银行\t—", "农业银行\t未披露")
    assert len(reading.observations) == 1
    assert [(p.kind, p.text) for p in reading.problems] == [("figure-unread", "建设银行\t增长较快")]


def test_an_unknown_table_is_told() -> None:
    reading = figures("甲\t乙", "天\t地", "玄\t黄")
    assert reading.observations == ()
    ((kind, reason),) = [(p.kind, p.reason.en) for p in reading.problems]
    assert (kind, reason) == ("table-not-understood", "columns 甲 | 乙")


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ("262.24", ("262.24", "")), ("1,234", ("1234", "")), ("−3%", ("-3", "%")), ("-1.5 %", ("-1.5", "%")), ("1.2万亿元", ("1.2", "万亿元")),
        ("12家", ("12", "家")), ("2022年", None), ("约12亿元", ("12", "亿元")), ("12家以上", ("12", "家")), ("3.7万户", ("3.7", "万户")),
        ("1,700万", ("1700", "万")), ("约十余家", None), ("A1", None), ("", None), ("3.", None), ("5天", None),
    ],
)  # fmt: skip
def test_figure_in(cell: str, figure: tuple[str, str] | None) -> None:
    found = figure_in(cell)
    assert (None if found is None else (str(found.value), found.unit)) == figure


@pytest.mark.parametrize(
    ("cell", "bound"),
    [
        ("约12亿元", "about"), ("12家以上", "atLeast"), ("超3亿户", "atLeast"), ("1000+", "atLeast"), ("不足5%", "atMost"), ("<3%", "atMost"),
        ("300余家", "atLeast"), ("12", ""),
    ],
)
def test_the_bound_that_a_cell_gives(cell: str, bound: str) -> None:
    found = figure_in(cell)
    assert found is not None
    assert found.bound == bound


@pytest.mark.parametrize(
    ("caption", "unit", "measure"),
    [
        ("表1 部分券商信息技术投入", "亿元", "信息技术投入"), ("表2-1 2019—2023年我国绿色债券发行规模（单位：亿元）", "亿元", "我国绿色债券发行规模"),
        ("六家上市银行科技投入及占比情况", "亿元", "科技投入"), ("六家上市银行科技投入及占比情况", "%", "科技投入占比"),
        ("表3 近三年主要保险公司理赔金额、理赔件数", "亿元", ""), ("表3 代表性平台一览", "家", ""), ("表4 农村地区手机银行普及率", "%", "农村地区手机银行普及率"),
        ("表5 主要城市数字支付活跃用户数对比", "万户", "数字支付活跃用户数"),
    ],
)  # fmt: skip
def test_the_measure_that_a_caption_announces(caption: str, unit: str, measure: str) -> None:
    assert announced_measure(caption, unit) == measure


def test_a_caption_names_what_columns_of_years_hold() -> None:
    reading = figures("表1 部分银行科技投入（单位：亿元）", "银行\t2030年\t2031年\t2031年占营收比", "工商银行\t12\t15\t3.1%", "建设银行\t9\t—\t—")
    found = {(reading.label(o.about), reading.label(o.indicator), o.period.text if o.period else "", o.quantity_text, o.unit) for o in reading.observations}
    assert found == {
        ("工商银行", "科技投入", "2030", "12", "亿元"), ("工商银行", "科技投入", "2031", "15", "亿元"), ("建设银行", "科技投入", "2030", "9", "亿元"),
        ("工商银行", "科技投入占营收比例", "2031", "3.1%", "%"),
    }  # fmt: skip


def test_figures_beside_products_are_theirs() -> None:
    reading = figures("表1 平台一览（截至2031年末）", "平台\t运营机构\t服务企业\t累计规模", "甬链通\t宁波银行\t3.5万户\t约200亿元", "示信链\t工商银行\t—\t90亿元")
    found = {(reading.label(o.about), reading.label(o.indicator), o.period.text if o.period else "", o.quantity_text, o.bound) for o in reading.observations}
    assert found == {
        ("甬链通", "服务企业数", "2031-12-31", "3.5万户", ""), ("甬链通", "累计规模", "2031-12-31", "约200亿元", "about"),
        ("示信链", "累计规模", "2031-12-31", "90亿元", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "unit"),
    [("投入（亿元）", "亿元"), ("单位：万人次", "万人次"), ("（单位：%）", "%"), ("数量(家)", "家"), ("投入（含子公司）", ""), ("投入", "")],
)
def test_unit_in(words: str, unit: str) -> None:
    assert unit_in(words) == unit


@pytest.mark.parametrize(
    ("words", "period", "forecast", "rest"),
    [
        ("2022年投入", "2022", False, "投入"), ("2022", "2022", False, ""), ("2025E", "2025", True, ""), ("2025年（预测）规模", "2025", True, "规模"),
        ("2023年6月末客户", "2023-06-30", False, "客户"), ("2023年上半年投入", "2023-H1", False, "投入"), ("投入", None, False, "投入"),
    ],
)  # fmt: skip
def test_time_in(words: str, period: str | None, forecast: bool, rest: str) -> None:
    found, predicted, left = time_in(words)
    assert (found.text if found else None, predicted, left) == (period, forecast, rest)


@pytest.mark.parametrize(
    ("caption", "period"),
    [("表1 2022年投入", "2022"), ("表1 2021年与2022年投入", None), ("表1 2019-2022年规模", None), ("表1 投入", None), ("2022银行", "2022")],
)
def test_only_period(caption: str, period: str | None) -> None:
    found = only_period(caption)
    assert (found.text if found else None) == period


def test_rates() -> None:
    assert all(map(is_growth, ("同比增速", "增长率", "较上年增长", "同比增幅", "年均复合增长率")))
    assert not any(map(is_growth, ("投入增长率", "增长动力", "规模")))
    assert is_rate("示范渗透率")
    assert not is_rate("示范投入")


def test_shares_of_markets_are_of_what_the_caption_says() -> None:
    reading = figures("示范企业海外市场及占比（报告未写年份）：", "市场\t占比", "欧洲市场\t7.7%", "东南亚市场\t31.3%")
    assert [(o.place, str(o.value)) for o in reading.observations] == [("europe", "7.7"), ("southeast-asia", "31.3")]
    assert {name for name, *_ in reading.figures()} == {"示范企业海外市场占比"}


def test_by_years_the_caption_says_what_is_measured() -> None:
    reading = figures(
        "表1 部分券商示范投入（单位：亿元）", "公司\t2021年\t2022年\t2022年占营收比", "华泰证券\t1.5\t2.5\t9.4%", "招商证券\t3.5\t4.5\t7.1%",
    )  # fmt: skip
    assert reading.figures()[:3] == [
        ("示范投入", "华泰证券", "", "1.5", "亿元", "2021"),
        ("示范投入", "华泰证券", "", "2.5", "亿元", "2022"),
        ("示范投入占营收比例", "华泰证券", "", "9.4", "%", "2022"),
    ]


def test_by_years_a_caption_that_measures_nothing_names_no_indicator() -> None:
    reading = figures("表1 部分券商一览", "公司\t2021年\t2022年", "华泰证券\t1.5\t2.5", "招商证券\t3.5\t4.5")
    assert reading.figures() == []


def test_a_note_that_limits_whom_a_column_is_about() -> None:
    rows = ("表1 2021年示范投入增长率", "行业\t银行\t证券", "示范投入增长率\t4.5%\t8.2%", "收入增长率\t1.4%\t2.9%")
    reading = figures(*rows, "注：银行业数据统计口径为六大国有银行。")
    assert {(about, value) for _, about, _, value, _, _ in reading.figures()} == {("六大国有银行", "4.5"), ("证券业", "8.2"), ("六大国有银行", "1.4"), ("证券业", "2.9")}
    assert "注：银行业数据统计口径为六大国有银行。" in context(reading, "4.5%")
    assert "注：银行业数据统计口径为六大国有银行。" not in context(reading, "8.2%")
    assert {about for _, about, _, _, _, _ in figures(*rows, "注：银行业数据统计口径为全行业。").figures()} == {"银行业", "证券业"}


def test_a_note_at_the_foot_of_the_page_limits_a_column_that_it_names() -> None:
    rows = ("表1 2021年示范投入增长率", "行业\t银行 ¹\t证券", "示范投入增长率\t4.5%\t8.2%")
    behind = ("示范投入继续增长。", "平台企业的示范业务放缓。", "合作仍在加深。", "开放平台数量增加。")
    reading = figures(*rows, *behind, "¹ 注：银行业数据统计口径为六大国有银行。", "示范业务还在扩展。")
    assert {(about, value) for _, about, _, value, _, _ in reading.figures()} == {("六大国有银行", "4.5"), ("证券业", "8.2")}
    assert {reading.label(o.indicator) for o in reading.observations if o.quantity_text == "4.5%"} == {"银行业示范投入增长率"}
    other = figures(*rows, *behind, "¹ 注：保险业数据统计口径为六大国有银行。", "示范业务还在扩展。")
    assert {about for _, about, _, _, _, _ in other.figures()} == {"银行业", "证券业"}


def test_a_bare_share_is_of_the_measure_that_the_caption_tells() -> None:
    reading = figures("表1 各地示范项目数", "地区\t示范项目数\t验收数\t占全国比例", "北京\t31\t12\t22.1%", "上海\t26\t9\t18.6%")
    assert {row[1] for row in told(reading)} == {"示范项目数", "验收数", "示范项目数占全国比例"}
    reading = figures("表1 各地示范情况", "地区\t示范项目数\t验收数\t占全国比例", "北京\t31\t12\t22.1%", "上海\t26\t9\t18.6%")
    assert {row[1] for row in told(reading)} == {"示范项目数", "验收数", "验收数占全国比例"}


def test_columns_of_scores_are_named_by_the_caption() -> None:
    reading = figures("表1 机构示范能力得分", "机构\t总分\t技术\t业务", "工商银行\t92.3\t94.1\t90.5", "建设银行\t91.7\t90.2\t93.2")
    assert {row[1] for row in told(reading)} == {"总分", "技术得分", "业务得分"}
    assert {o.normalized_unit for o in reading.observations} == {""}
    counts = figures("表1 机构示范项目", "机构\t项目数\t技术", "工商银行\t92\t94", "建设银行\t91\t90")
    assert "技术得分" not in {row[1] for row in told(counts)}


def told(reading: Reading) -> set[tuple[str, ...]]:
    """Subject, indicator, words of the figure, period and place of every observation."""
    return {
        (reading.label(o.about), reading.label(o.indicator), o.quantity_text, o.period.text if o.period else "", reading.label(o.place)) for o in reading.observations
    }


def test_rows_of_years_are_of_what_the_caption_is_about() -> None:
    assert told(figures("表1 全球金融科技融资规模", "年份\t融资额（亿美元）\t同比增速", "2030年\t510\t-51.2%", "2031年\t600\t—")) == {
        ("金融科技", "投融资总额", "510", "2030", "全球"), ("金融科技", "投融资总额同比增长率", "-51.2%", "2030", "全球"),
        ("金融科技", "投融资总额", "600", "2031", "全球"),
    }  # fmt: skip
    assert told(figures("表1 移动支付业务量", "时间\t笔数（亿笔）", "2030年\t716", "2031年\t849")) == {
        ("移动支付", "移动支付笔数", "716", "2030", ""), ("移动支付", "移动支付笔数", "849", "2031", ""),
    }  # fmt: skip


def test_rows_of_measures_are_of_the_trade_of_the_caption() -> None:
    reading = figures("表1 信托业主要指标", "指标\t2030年\t2031年", "营业收入（亿元）\t303\t338", "员工人数（人）\t2800\t—", "占营业收入比重\t7.1%\t7.5%")
    assert {row[1:4] for row in told(reading)} == {
        ("信托业营业收入", "303", "2030"), ("信托业营业收入", "338", "2031"), ("信托业员工人数", "2800", "2030"),
        ("信托业营业收入占营收比例", "7.1%", "2030"), ("信托业营业收入占营收比例", "7.5%", "2031"),
    }  # fmt: skip


def test_a_growth_behind_columns_of_years_is_of_the_last() -> None:
    reading = figures("表1 六大行手机银行用户数（单位：亿户）", "银行\t2030年末\t2031年末\t增幅", "工商银行\t5.1\t5.5\t6.9%", "建设银行\t4.6\t5.1\t10.9%")
    growth = next(o for o in reading.observations if o.quantity_text == "6.9%")
    assert (reading.label(growth.indicator), growth.period.text if growth.period else "") == ("手机银行用户数增幅", "2031-12-31")
    assert reading.label(growth.growth_of) == "手机银行用户数"


@pytest.mark.parametrize("title", ["时间", "上线日期", "成立年份", "批次", "序号", "排名"])
def test_columns_of_times_and_numbers_of_rows_hold_no_figures(title: str) -> None:
    assert {row[1] for row in told(figures(f"银行\t{title}\t示范投入（亿元）", "工商银行\t2031.1\t12", "建设银行\t2031.3\t14"))} == {"示范投入"}


def test_a_vague_title_is_the_measure_of_the_caption() -> None:
    reading = figures("表1 证券公司科技投入前五名", "证券公司\t投入金额（亿元）\t占营收比例\t同比", "华泰证券\t12.3\t8.9%\t↑5.2%", "招商证券\t9.8\t7.6%\t↓3.1%")
    assert {(row[1], row[2]) for row in told(reading) if row[0] == "华泰证券"} == {
        ("科技投入", "12.3"), ("科技投入占营收比例", "8.9%"), ("科技投入增长率", "↑5.2%"),
    }  # fmt: skip
    assert {str(o.value) for o in reading.observations if o.quantity_text == "↓3.1%"} == {"-3.1"}


def test_amounts_and_growth_below_a_caption_that_names_a_count() -> None:
    reading = figures("表1 示范支付业务量", "年份\t业务量（亿笔）\t金额（万亿元）\t笔数同比\t金额同比", "2030年\t12.5\t3.1\t4%\t-2%", "2031年\t13.5\t3.2\t8%\t3%")
    assert [(name, value, period) for name, _, _, value, _, period in reading.figures()[:4]] == [
        ("处理业务量", "12.5", "2030"), ("示范支付业务金额", "3.1", "2030"), ("笔数同比增长率", "4", "2030"), ("示范支付业务金额同比增长率", "-2", "2030"),
    ]  # fmt: skip
    count, amount, of_count, of_amount = reading.observations[:4]
    assert (of_count.growth_of, of_amount.growth_of) == (count.indicator, amount.indicator)


def test_a_change_whose_measure_no_column_holds_is_the_growth_of_none() -> None:
    reading = figures("表1 示范数据", "银行\t科技投入（亿元）\t网点数同比", "工商银行\t3.1\t4%", "建设银行\t3.2\t8%")
    assert reading.observations[1].growth_of == ""
