"""Turns of speech of real reports: what they tell, and what only looks like it."""

from __future__ import annotations

import pytest

from kg.model.statement import Modality
from tests.extract.relations.reading import read

Fact = tuple[str, str, str]

TOLD: list[tuple[str, list[Fact]]] = [
    ("（四）“甬链贷”产品-宁波银行", [("宁波银行", "offers", "甬链贷")]),
    ("（六）甬江票据服务平台-招商银行、民生银行北京分行", [("招商银行", "offers", "甬江票据服务平台"), ("民生银行", "offers", "甬江票据服务平台")]),
    ("（七）基于区块链的跨境结算项目-腾讯、宁波银行", [("腾讯", "offers", "基于区块链的跨境结算项目"), ("宁波银行", "offers", "基于区块链的跨境结算项目")]),
    (
        "本批应用分别是宁波银行申请的“甬好链服务”，工商银行深圳分行申请的“基于人工智能的票据审核服务”，招商银行、腾讯共同申请的“基于大数据的核保产品”。",
        [
            ("宁波银行", "offers", "甬好链服务"), ("工商银行", "offers", "基于人工智能的票据审核服务"),
            ("招商银行", "offers", "基于大数据的核保产品"), ("腾讯", "offers", "基于大数据的核保产品"),
        ],
    ),
    (
        "2023年3月，宁波银行全资控股的科技子公司——甬江数字科技有限公司在杭州注册设立。",
        [
            ("宁波银行", "hasSubsidiary", "甬江数字科技有限公司"), ("甬江数字科技有限公司", "locatedIn", "杭州"),
            ("甬江数字科技有限公司", "foundedOn", "2023-03"),
        ],
    ),
    ("工商银行全资子公司——工银科技今日在成都正式开业，并签署协议。", [("工商银行", "hasSubsidiary", "工银科技"), ("工银科技", "locatedIn", "成都")]),
    ("工银科技于2021年8月5日在成都举行开业仪式。", [("工银科技", "locatedIn", "成都"), ("工银科技", "foundedOn", "2021-08-05")]),
    ("2023年，蚂蚁集团收购了京东科技旗下的合众易宝。", [("蚂蚁集团", "acquires", "合众易宝")]),
    ("2024年，蚂蚁集团收购京东科技的全部股权。", [("蚂蚁集团", "acquires", "京东科技")]),
    ("江苏省地方金融管理局出资设立合众易宝。", [("江苏省地方金融管理局", "hasSubsidiary", "合众易宝")]),
    ("华为为城商行提供云计算解决方案。", [("华为", "usesTechnology", "云计算")]),
    ("英国金融行为监管局发布报告。", [("英国金融行为监管局", "locatedIn", "英国")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_told(text: str, facts: list[Fact]) -> None:
    assert set(facts) <= set(read(text).facts())


NOT_TOLD: list[tuple[str, Fact]] = [
    ("2023年，蚂蚁集团收购了京东科技旗下的合众易宝。", ("京东科技", "hasSubsidiary", "合众易宝")),
    ("2023年，中国银行和林格尔金融科技中心与腾讯签署合作协议。", ("林格尔金融科技中心", "partnersWith", "腾讯")),
    ("宁波银行通过移动端新技术，实现银行卡识别。", ("宁波银行", "usesTechnology", "移动端新")),
    ("甬江工厂以模型支撑作业，输出至旗下兴福村镇银行。", ("输出至", "hasSubsidiary", "兴福村镇银行")),
    ("2022年，腾讯收购京东科技旗下跨境资产。", ("腾讯", "acquires", "京东科技")),
    ("2022年，腾讯收购京东科技旗下跨境资产。", ("腾讯", "acquires", "跨境资产")),
    ("2023年，蚂蚁集团收购了京东科技的稳定币项目甬币链。", ("蚂蚁集团", "acquires", "京东科技")),
    ("中国移动为宁波银行提供算力服务。", ("中国移动", "usesTechnology", "算力")),
    ("华为为宁波银行提供云计算服务。", ("华为", "usesTechnology", "云计算")),
    ("由江苏省地方金融管理局牵头、腾讯旗下合众易宝承建的平台上线。", ("江苏省地方金融管理局", "hasSubsidiary", "合众易宝")),
    ("江苏省地方金融管理局的子平台由合众易宝运营，旗下公司较多。", ("江苏省地方金融管理局", "hasSubsidiary", "合众易宝")),
    ("德国政府和英国金融行为监管局签署合作协议。", ("德国政府", "locatedIn", "德国")),
    ("通义千问是通用大模型，面向金融客户。", ("通义千问", "usesTechnology", "通用大模型")),
    ("（八）“甬链贷”产品-与宁波银行的产品相比", ("宁波银行", "offers", "甬链贷")),
    ("微众银行在成都举行新品发布仪式。", ("微众银行", "locatedIn", "成都")),
    ("微众银行的数据落户成都。", ("微众银行", "locatedIn", "成都")),
    ("2023年3月，宁波银行的合作伙伴——甬江数字科技有限公司在杭州设立。", ("宁波银行", "hasSubsidiary", "甬江数字科技有限公司")),
]


@pytest.mark.parametrize(("text", "fact"), NOT_TOLD)
def test_not_told(text: str, fact: Fact) -> None:
    assert fact not in read(text).facts()


@pytest.mark.parametrize(("text", "dated"), [
    ("2025年7月，月之暗面发布Kimi K2。", True), ("2024年3月，月之暗面推出Kimi 2.0版。", False),
    ("2024年3月，月之暗面推出Kimi专业版。", False), ("2023年10月，月之暗面推出Kimi，用户增长快。", True),
])  # fmt: skip
def test_the_date_of_a_version_is_not_that_of_the_product(text: str, dated: bool) -> None:
    offers = [c for c in read(text).claims if c.predicate == "offers"]
    assert offers
    assert all(("date" in dict(c.qualifiers)) is dated for c in offers)


@pytest.mark.parametrize("text", [
    "宁波银行引入大模型用于信贷审批，试用后未达上线标准而停止。",
    "宁波银行引入大模型辅助智能客服，试用半年后因未达到预期而停止使用。",
    "宁波银行运用区块链开展供应链金融，测试未通过验收。",
])  # fmt: skip
def test_a_trial_that_fell_short_is_no_use(text: str) -> None:
    found = read(text)
    assert not [fact for fact in found.facts() if fact[1] in {"usesTechnology", "servesScenario"}]
    assert found.facts(modality=Modality.FAILED)


@pytest.mark.parametrize("text", ["宁波银行引入大模型用于信贷审批，测试通过验收标准后全面推广。", "宁波银行引入大模型用于信贷审批，过去试用的规则引擎已停止。"])
def test_a_trial_that_went_well_is_a_use(text: str) -> None:
    assert ("宁波银行", "usesTechnology", "大模型") in read(text).facts()
