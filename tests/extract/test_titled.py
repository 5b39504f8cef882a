"""Whom a document's title names: the firm that 公司 and 该行 mean where no words nearer tell."""

from __future__ import annotations

import pytest

from kg.extract.titled import titled_firm
from kg.model.statement import Modality, ObservationClaim
from tests.extract.workbench import read
from tests.installed import engine

FIRMS = [
    ("宁波银行发布2031年业绩", "宁波银行"),
    ("宁波银行、江苏银行比较", ""),
    ("中国人民银行公布2031年支付运行情况", ""),
    ("2031年金融科技白皮书", ""),
]


def figures(title: str, *paragraphs: str) -> list[tuple[str, str, str, str]]:
    """(whose, indicator, value, passages that prove it) of a text under a title."""
    document = read("\n\n".join((title, *paragraphs)))
    found = engine().run(document)

    def label(key: str) -> str:
        return found.entities[key].zh if key else ""

    def shown(claim: ObservationClaim) -> str:
        return "|".join(passage.quote for passage in claim.evidence.context)

    return [(label(o.about), label(o.indicator), f"{o.value}{o.unit}", shown(o)) for o in found.observations]


@pytest.mark.parametrize(("title", "firm"), FIRMS)
def test_a_title_names_one_firm_or_none(title: str, firm: str) -> None:
    document = engine().annotate(read(f"{title}\n\n金融科技发展迅速。"))
    titled = titled_firm(document)
    assert ("" if titled is None else document.names[titled.mention.entity].zh) == firm


def test_the_firm_of_the_title_is_meant_and_shown_as_proof() -> None:
    told = figures("宁波银行发布业绩", "截至2031年末，该行手机银行客户数为800万户。")
    assert told == [("宁波银行", "手机银行客户数", "800万户", "宁波银行发布业绩")]


def test_a_firm_named_nearer_is_meant_instead() -> None:
    told = figures("宁波银行发布2031年业绩", "江苏银行加快转型。", "截至2031年末，该行手机银行客户数为800万户。")
    assert [row[:3] for row in told] == [("江苏银行", "手机银行客户数", "800万户")]
    assert "江苏银行加快转型。" in told[0][3]


def test_no_firm_is_meant_where_several_were_named() -> None:
    told = figures("宁波银行发布2031年业绩", "江苏银行和南京银行加快转型。", "截至2031年末，该行手机银行客户数为800万户。")
    assert [row[0] for row in told] == []


def test_a_measure_of_nobody_else_is_that_of_the_firm_of_the_title() -> None:
    told = figures("宁波银行发布2031年业绩", "宁波银行稳健经营，资产结构优化。平台在贷余额为800亿元，同比增长8%。")
    assert [row[:3] for row in told] == [("宁波银行", "平台在贷余额", "800亿元"), ("宁波银行", "平台在贷余额同比增长率", "8%")]
    assert all("宁波银行发布2031年业绩" in row[3] for row in told)


@pytest.mark.parametrize(
    "paragraph",
    [
        "我国数字支付市场稳步扩大。平台在贷余额为800亿元。",
        "江苏银行稳健经营，资产结构优化。平台在贷余额为800亿元。",
        "全国绿色贷款余额为800亿元。",
        "银行业绿色贷款余额为800亿元。",
    ],
)
def test_no_measure_of_a_trade_or_another_is_that_of_the_firm_of_the_title(paragraph: str) -> None:
    assert "宁波银行" not in [row[0] for row in figures("宁波银行发布2031年业绩", paragraph)]


def test_what_a_plan_consists_of_is_no_target() -> None:
    document = read("工作报告\n\n中国人民银行发布《数字金融试验方案》（以下简称《方案》）。《方案》提出了33项工作任务，要求数字贷款占比达到50%。")
    told = {(str(o.value), o.modality) for o in engine().run(document).observations}
    assert told == {("33", Modality.ASSERTED), ("50", Modality.PREDICTED)}


def test_the_report_that_a_title_tells_of_gives_the_time() -> None:
    document = read("宁波银行发布2031年年度报告\n\n数据显示，该行在去年加大金融科技投入，年内累计投入14亿元，同比增长6%。")
    assert {(str(o.value), o.period.text if o.period else "") for o in engine().run(document).observations} == {("14", "2031"), ("6", "2031")}


def test_a_firms_measure_without_a_subject_is_of_the_firm_of_the_title() -> None:
    measure = "2031年，信息科技投入12亿元，同比增长9%，占营业收入的3.5%。"
    assert [row[:3] for row in figures("宁波银行：科技引领发展", measure)] == [
        ("宁波银行", "科技投入", "12亿元"), ("宁波银行", "科技投入增长率", "9%"), ("宁波银行", "科技投入占营收比例", "3.5%"),
    ]  # fmt: skip
    assert [row[0] for row in figures("宁波银行：科技引领发展", "江苏银行加快转型。", "2031年，全国信息科技投入12亿元。")] == [""]
    assert [row[0] for row in figures("科技引领发展", measure)] == ["", "", ""]


def test_a_bare_quarter_is_of_the_only_year_that_a_text_names() -> None:
    document = read("支付运行观察\n\n8月20日，中国人民银行公布2031年第二季度数据。\n\n截至二季度末，全国共开立银行账户118亿户。")
    assert [o.period.text if o.period else "" for o in engine().run(document).observations] == ["2031-06-30"]
    document = read("支付运行观察\n\n中国人民银行公布2031年第二季度和2030年数据。\n\n截至二季度末，全国共开立银行账户118亿户。")
    assert [o.period.text if o.period else "" for o in engine().run(document).observations] == [""]


TABLE = "| 板块 | 营收（亿元） | 同比变化 |\n|---|---|---|\n| 资管科技服务 | 4.88 | -32.35% |\n"


def test_a_tables_figures_of_nobody_are_of_the_firm_of_the_title() -> None:
    told = [(row[0], row[2]) for row in figures("宁波银行：板块分化", "宁波银行经营稳健。", TABLE)]
    assert told == [("宁波银行", "4.88亿元"), ("宁波银行", "-32.35%")]
    assert {row[0] for row in figures("板块分化", "宁波银行经营稳健。", TABLE)} == {""}


def test_the_half_year_of_a_title_is_that_of_the_text() -> None:
    document = read("2031年上半年保险科技观察\n\n产险投入侧重风控。例如，中国人保承保利润达87亿元。")
    assert [o.period.text if o.period else "" for o in engine().run(document).observations] == ["2031-H1"]
    document = read("2031年保险科技观察\n\n产险投入侧重风控。例如，中国人保承保利润达87亿元。")
    assert [o.period.text if o.period else "" for o in engine().run(document).observations] == [""]


def test_its_figures_are_not_those_of_the_firm_of_the_title() -> None:
    its = "健康生态作为核心业务，2031年总保费为103亿元。更值得注意的是，其综合成本率从87%攀升至95%。"
    assert [row[0] for row in figures("中国人保：盈利困难", its) if row[0]] == []
