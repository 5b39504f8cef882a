"""Rows of known kinds: cells that are no names, carried cells, amounts, titles with an issuer of their own, evidence."""

from __future__ import annotations

import pytest

from kg.extract.tables.rows import WAYS
from kg.extract.tables.spec import READS
from tests.extract.workbench import Reading, read_tables

HEAD = "一、示范一节\n本节的表格说明了示范情况。\n"
SUBSIDIARIES = "母公司\t金融科技子公司\t成立时间\t注册地\t注册资本"
POLICIES = "时间\t发布部门\t政策名称"


def rows(*lines: str) -> Reading:
    """What a table says."""
    return read_tables(HEAD + "\n".join(lines) + "\n")


def test_carried_cells_take_their_row_along_as_context() -> None:
    first, second = "宁波银行\t甬金科技\t2022.3\t宁波\t1.2亿元", "\t甬示科技\t2023年\t-\t"
    reading = rows(SUBSIDIARIES, first, second, "工商银行\t工银示科\t2019年5月\t北京\t6亿元人民币")
    assert ("宁波银行", "hasSubsidiary", "甬示科技") in reading.facts
    by_fact = {reading.fact(c): c for c in reading.claims}
    carried = by_fact["宁波银行", "hasSubsidiary", "甬示科技"].evidence
    assert carried.passage.quote.strip("\t") == second.strip("\t")
    assert {p.quote for p in carried.context} == {SUBSIDIARIES, first}
    assert {p.quote for p in by_fact["宁波银行", "hasSubsidiary", "甬金科技"].evidence.context} == {SUBSIDIARIES}
    for passage in reading.passages():
        assert passage.quote == reading.document.document.text[passage.span.start : passage.span.end]


@pytest.mark.parametrize("cell", ["合计", "其他", "—", "23", "3.5%", "这里是一句完整的话。", "示" * 31, "（机构名残缺）"])
def test_cells_that_are_no_names_make_no_entities(cell: str) -> None:
    reading = rows(SUBSIDIARIES, "宁波银行\t甬金科技\t2022.3\t宁波\t1.2亿元", f"{cell}\t甬示科技\t2023年\t宁波\t2亿元")
    assert {fact for fact in reading.facts if fact[1] == "hasSubsidiary"} == {("宁波银行", "hasSubsidiary", "甬金科技")}
    assert [e.zh for e in reading.document.names.met().values() if e.zh == cell] == []


@pytest.mark.parametrize(
    ("title", "cell", "yuan"),
    [
        ("注册资本", "1.2亿元", "120000000"), ("注册资本", "5000万元人民币", "50000000"), ("注册资本（亿元）", "1.2", "120000000"),
        ("注册资本（万元）", "5,000", "50000000"), ("注册资本", "6亿美元", None), ("注册资本", "若干", None), ("注册资本", "1.2", None),
    ],
)  # fmt: skip
def test_registered_capital_is_in_yuan_or_a_problem(title: str, cell: str, yuan: str | None) -> None:
    reading = rows(f"金融机构\t金融科技子公司\t{title}", f"宁波银行\t甬金科技\t{cell}", f"工商银行\t工银示科\t{cell}")
    assert {fact[2] for fact in reading.facts if fact[1] == "registeredCapital"} == ({yuan} if yuan else set())
    assert bool(reading.problems) is (yuan is None)


def test_dashes_hold_nothing_and_are_no_problem() -> None:
    reading = rows(SUBSIDIARIES, "宁波银行\t甬金科技\t-\t—\t/", "工商银行\t工银示科\t2019年\t北京\t6亿元")
    assert reading.problems == []


def test_a_row_that_places_a_body_is_asked_before_its_name() -> None:
    reading = rows(SUBSIDIARIES, "廊坊银行\t廊坊易达科技\t2022.3\t河北\t200万元", "宁波银行\t甬金科技\t2022.3\t宁波\t1亿元")
    assert {fact for fact in reading.facts if fact[1] == "locatedIn"} == {("廊坊易达科技", "locatedIn", "河北"), ("甬金科技", "locatedIn", "宁波")}


def test_a_motto_names_no_programme() -> None:
    reading = rows("银行\t战略定位\t主要举措", "宁波银行\t“有温度的银行”“甬示行动”\t建设一体化的科技平台", "工商银行\t“示范行动”\t建设一体化的科技平台")
    assert {fact for fact in reading.facts if fact[1] == "leads"} == {("宁波银行", "leads", "甬示行动"), ("工商银行", "leads", "示范行动")}


def test_of_supervision_the_field_is_told_only_where_it_is_called_so() -> None:
    reading = rows("表1 历年政府工作报告要点", "年份\t要点", "2031\t健全互联网金融监管", "2032\t完善金融监管")
    assert set(reading.facts) == {
        ("2031年政府工作报告", "governs", "互联网金融监管"), ("2031年政府工作报告", "governs", "互联网金融"), ("2032年政府工作报告", "governs", "金融监管"),
    }  # fmt: skip


def test_issuers_dates_titles_and_status() -> None:
    reading = rows(
        POLICIES, "2022年1月\t人民银行、银保监会等六部门\t《示范长期规划》", "2021.5\t上海市\t《示范甲条例》《示范区块链细则（试行）》",
        "2020\t一行两会\t《示范乙意见》",
    )  # fmt: skip
    assert reading.facts == {
        ("示范长期规划", "issuedBy", "中国人民银行"), ("示范长期规划", "issuedBy", "银保监会"), ("示范长期规划", "issuedOn", "2022-01"),
        ("示范甲条例", "issuedBy", "上海市人民政府"), ("示范甲条例", "issuedOn", "2021-05"), ("上海市人民政府", "locatedIn", "上海"),
        ("示范区块链细则", "issuedBy", "上海市人民政府"), ("示范区块链细则", "issuedOn", "2021-05"),
        ("示范区块链细则", "governs", "区块链"), ("示范区块链细则", "policyStatus", "trial"),
        ("示范乙意见", "issuedBy", "一行两会"), ("示范乙意见", "issuedBy", "中国人民银行"), ("示范乙意见", "issuedBy", "银保监会"),
        ("示范乙意见", "issuedBy", "证监会"), ("示范乙意见", "issuedOn", "2020"),
    }  # fmt: skip
    assert reading.qualifiers("示范长期规划", "issuedBy", "银保监会") == {"date": "2022-01", "jointIssuers": "6"}


def test_the_title_behind_a_number_tells_the_field_of_a_standard() -> None:
    rows = "2023.10\tJR/T 0995-2023 《示范业网络安全运营指南》\n2024.1\tGB/T 99999-2024 《数据安全技术 数据分类分级示范》\n"
    reading = read_tables(f"表 1 近期标准\n\n时间\t政策法规及标准规范\n{rows}")
    fields = {reading.fact(c)[2] for c in reading.claims if reading.fact(c)[1] == "governs"}
    assert {"网络安全", "数据分类分级", "数据安全"} <= fields
    assert "数据安全技术" not in fields  # the series, not what the standard is about


def test_an_issuer_inside_the_titles_cell_wins_over_the_column() -> None:
    reading = rows(POLICIES, "2022年1月\t财政部\t工信部发布《示范甲意见》", "2022年2月\t财政部\t《示范乙意见》")
    issuers = {(s, o) for s, p, o in reading.facts if p == "issuedBy"}
    assert issuers == {("示范甲意见", "工业和信息化部"), ("示范乙意见", "财政部")}
    assert reading.qualifiers("示范甲意见", "issuedBy", "工业和信息化部") == {"date": "2022-01"}
    (claim,) = [c for c in reading.claims if reading.fact(c)[:2] == ("示范甲意见", "issuedBy")]
    assert [p.quote for p in claim.evidence.context] == [POLICIES]


def test_a_date_behind_the_titles_counts_for_them() -> None:
    reading = rows("政策名称\t发布部门\t发布时间", "《示范区块链意见》\t财政部\t2022年1月", "《示范乙意见》\t财政部\t不详")
    assert reading.qualifiers("示范区块链意见", "governs", "区块链") == {"date": "2022-01"}
    assert [(p.kind, p.text) for p in reading.problems] == [("cell-not-understood", "《示范乙意见》\t财政部\t不详")]


def test_a_title_of_no_known_kind_is_a_problem_of_its_row() -> None:
    reading = rows(POLICIES, "2022年1月\t财政部\t《红楼甲梦》", "2022年2月\t财政部\t《示范乙意见》")
    assert {fact[0] for fact in reading.facts} == {"示范乙意见"}
    assert {(p.kind, p.text) for p in reading.problems} == {("unlinked", "红楼甲梦"), ("unlinked", "2022年1月\t财政部\t《红楼甲梦》")}


def test_other_names_in_a_table_are_mentions_of_their_row() -> None:
    reading = rows("甲\t乙", "关于工商银行\t地", "玄\t黄")
    ((passage, mentions),) = reading.document.mentions.items()
    assert passage.quote == "关于工商银行\t地"
    assert [reading.label(m.entity) for m in mentions] == ["工商银行"]


def test_a_markdown_table_reads_like_a_tab_separated_one() -> None:
    lines = ("金融机构\t金融科技子公司\t成立时间", "宁波银行\t甬金科技\t2022.3", "工商银行\t工银示科\t2019年5月")
    pipes = [f"| {' | '.join(line.split(chr(9)))} |" for line in lines]
    marked = read_tables("\n".join(("# 一、示范一节", "", "本节的表格。", "", pipes[0], "| --- | --- | --- |", *pipes[1:], "")), ".md")
    assert marked.facts == rows(*lines).facts
    assert marked.claims[0].evidence.passage.quote == pipes[1]


FIELDS = "细分领域\t发布时间\t政策名称"


def test_what_a_row_governs_is_a_kind_of_its_field() -> None:
    reading = rows(FIELDS, "信贷\t2022/1\t《示范互联网贷款办法》", "支付\t2022/2\t《示范征信办法》")
    assert {fact for fact in reading.facts if fact[1] == "broader"} == {("互联网贷款", "broader", "信贷")}


@pytest.mark.parametrize(
    ("caption", "head", "fields"),
    [
        ("表1 近年跨境支付相关政策", POLICIES, {"跨境支付"}),
        ("表1 近年征信与跨境支付监管政策", POLICIES, {"征信", "跨境支付"}),
        ("表1 跨境支付规模", POLICIES, set()),
        ("表1 跨境支付相关政策的影响", POLICIES, set()),
        ("表1 近年跨境支付相关政策", "时间\t发布部门\t政策名称\t细分领域", {"反洗钱"}),  # the column tells the field
    ],
)
def test_fields_of_the_documents_that_a_caption_announces(caption: str, head: str, fields: set[str]) -> None:
    reading = rows(caption, "", head, "2022年1月\t人民银行\t《示范甲办法》\t反洗钱", "2022年2月\t人民银行\t《示范乙办法》\t反洗钱")
    assert {fact[2] for fact in reading.facts if fact[:2] == ("示范甲办法", "governs")} == fields


def test_a_title_without_its_marks_is_a_document_by_its_last_word() -> None:
    reading = rows("印发时间\t出台部门\t文件名称", "2022年1月\t财政部\t示范数据管理办法", "2022年2月\t财政部\t财政部印发示范办法", "2022年3月\t财政部\t示范大会")
    assert {fact for fact in reading.facts if fact[1] == "issuedBy"} == {("示范数据管理办法", "issuedBy", "财政部")}


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("甬智通", ["甬智通"]), ("甬智通、示信链", ["甬智通", "示信链"]), ("甬智通（内测）", ["甬智通"]), ("推出一体化平台", []), ("数据平台", []),
        ("上线“甬智”等产品", ["甬智"]), ("大模型", []), ("—", []), ("“甬智”版网点及微信小程序", ["微信小程序", "甬智"]), ("“甬智”接入微信支付", ["甬智"]),
        ("基于云的服务", []), ("提升了效率", []),
    ],
)  # fmt: skip
def test_names_that_a_cell_of_products_lists(cell: str, names: list[str]) -> None:
    reading = rows("单位\t平台\t上线日期", f"宁波银行\t{cell}\t2031.3", "工商银行\t示范星\t2031.4")
    assert sorted(fact[2] for fact in reading.facts if fact[:2] == ("宁波银行", "offers")) == sorted(names)


def test_a_column_of_known_firms_is_the_maker_whatever_its_title() -> None:
    reading = rows("平台\t归口\t支撑", "甬智通\t宁波银行\t区块链、隐私计算", "示范星\t工商银行\t区块链")
    assert reading.facts == {
        ("宁波银行", "offers", "甬智通"), ("工商银行", "offers", "示范星"), ("甬智通", "usesTechnology", "区块链"),
        ("甬智通", "usesTechnology", "隐私计算"), ("示范星", "usesTechnology", "区块链"),
    }  # fmt: skip


def test_two_lists_in_a_row_do_not_tell_which_goes_with_which() -> None:
    reading = rows("平台\t运营方", "甬智通、示信链\t宁波银行、工商银行", "示范星\t宁波银行、工商银行")
    assert {fact for fact in reading.facts if fact[1] == "offers"} == {("宁波银行", "offers", "示范星"), ("工商银行", "offers", "示范星")}


def test_amount_and_round_of_an_investment() -> None:
    reading = rows("被投企业\t轮次\t金额\t投资方\t时间", "甬数软件\tB轮\t2亿美元\t科大讯飞\t2031.5", "示数软件\t未披露\t未披露\t科大讯飞\t2031.6")
    assert reading.qualifiers("科大讯飞", "investsIn", "甬数软件") == {"date": "2031-05", "amount": "200000000", "currency": "USD", "round": "B轮"}
    assert reading.qualifiers("科大讯飞", "investsIn", "示数软件") == {"date": "2031-06"}


@pytest.mark.parametrize(
    ("cell", "issuers"),
    [
        ("贵州省示范数据管理局", {"贵州省示范数据管理局"}), ("上海市科委", {"上海市科委"}), ("中共北京市委、北京市人民政府", {"中共北京市委", "北京市人民政府"}),
        ("上海市", {"上海市人民政府"}), ("财政部", {"财政部"}), ("银保监会办公厅", {"银保监会"}), ("浙江省示范厅等五部门", set()), ("待定", set()),
        ("宁波市示范金融办等三部门", {"宁波市示范金融办"}),
    ],
)  # fmt: skip
def test_issuers_by_the_endings_of_their_names(cell: str, issuers: set[str]) -> None:
    reading = rows(POLICIES, f"2031年1月\t{cell}\t《示范甲办法》", "2031年2月\t财政部\t《示范乙意见》")
    assert {fact[2] for fact in reading.facts if fact[:2] == ("示范甲办法", "issuedBy")} == issuers


def test_a_capital_is_a_value_and_a_statistic() -> None:
    reading = rows("表1 子公司一览（截至2031年6月末）", SUBSIDIARIES, "宁波银行\t甬金科技\t2022.3\t宁波\t1.2亿元", "工商银行\t工银示科\t2019.5\t北京\t—")
    assert reading.qualifiers("宁波银行", "hasSubsidiary", "甬金科技") == {"date": "2022-03"}
    ((about, indicator, period),) = [(reading.label(o.about), reading.label(o.indicator), o.period.text if o.period else "") for o in reading.observations]
    assert (about, indicator, period) == ("甬金科技", "注册资本", "2031-06-30")


def test_systems_that_use_a_product_are_no_products_of_its_maker() -> None:
    reading = rows("数据库\t厂商\t应用机构\t应用系统", "甬示数据库\t科大讯飞\t宁波银行\t核心系统", "示星数据库\t华为\t工商银行\t信用卡系统")
    assert reading.facts == {("科大讯飞", "offers", "甬示数据库"), ("华为", "offers", "示星数据库")}


@pytest.mark.parametrize(("title", "told"), [("类型", False), ("产品类别", False), ("构建方式", True)])
def test_a_column_of_kinds_tells_what_things_are_not_what_they_use(title: str, told: bool) -> None:
    found = rows(f"产品\t机构\t{title}", "通义千问\t阿里巴巴\t通用大模型", "文心一言\t百度\t通用大模型").facts
    assert (("通义千问", "usesTechnology", "通用大模型") in found) is told
    assert ("阿里巴巴", "offers", "通义千问") in found


def test_there_is_a_way_to_read_each_kind_of_column() -> None:
    assert set(WAYS) == READS
