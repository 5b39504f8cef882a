"""Indicators as concepts: one for all wordings of a measure, apart where they mean different things."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.indicators import in_base_units, indicator_entity, wording
from tests.extract.workbench import names_and_linker
from tests.reasons import reason

SAME = [
    ("金融科技投入", "信息技术投入金额"), ("金融科技投入", "科技投入总额"), ("金融科技投入", "IT投入"),
    ("保险业科技投入", "保险机构信息科技总投入"), ("银行业科技投入", "银行业金融机构信息科技资金总投入"), ("证券业科技投入", "券商信息技术投入"),
    ("金融科技投入占营收比例", "科技投入占营业收入的比重"), ("金融科技投入增长率", "信息技术投入同比增速"),
    ("市场规模", "市场整体规模"), ("产业规模", "产业总规模"), ("投融资总额", "融资额"), ("投融资事件数", "融资笔数"),
    ("贷款余额", "各项贷款余额"), ("机构发布的政策数量", "机构发布政策数量"), ("网民占全国网民整体比例", "网民占网民整体比例"),
]  # fmt: skip
APART = [
    ("金融科技投入", "金融科技投入占营收比例"), ("金融科技投入", "金融科技投入增长率"), ("贷款余额", "贷款余额增速"), ("市场规模", "产业规模"),
    ("进出口额", "跨境电商进出口额"), ("累计交易额", "交易额"), ("普及率", "覆盖率"), ("专利申请量", "发明专利申请量"), ("从业人数", "金融科技从业人数"),
    ("银行业科技投入", "金融科技投入"), ("投融资总额", "交易总额"), ("处理金额", "跨境支付处理金额"), ("项目目的数量", "项目目数量"),
]  # fmt: skip


def identity(words: str) -> str:
    names, _ = names_and_linker()
    return indicator_entity(names, words, reason()).id


@pytest.mark.parametrize(("one", "other"), SAME)
def test_wordings_of_one_measure_are_one_concept(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_measures_stay_apart(one: str, other: str) -> None:
    assert identity(one) != identity(other)


def test_a_minted_concept_keeps_the_wordings_it_was_met_in() -> None:
    names, _ = names_and_linker()
    indicator_entity(names, "示范客户满意度评分", reason())
    found = indicator_entity(names, "示范客户的满意度评分", reason())
    assert found.zh == "示范客户满意度评分"
    assert found.aliases == ("示范客户的满意度评分",)


def test_usual_wording() -> None:
    assert wording("营业成本增速") == "营业成本增长率"
    assert wording("贷款占资产比重") == "贷款占资产比例"
    assert wording("市场规模") == "市场规模"


def test_a_range_has_no_base_unit() -> None:
    assert in_base_units("分析师数量", None, "person") == (None, "")
    assert in_base_units("用户数量", Decimal(7), "") == (Decimal(7), "person")
