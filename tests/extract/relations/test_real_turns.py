"""Turns of speech of real reports: what they tell, and what only looks like it."""

from __future__ import annotations

import pytest

from kg.model.statement import Modality
from tests.extract.relations.reading import read

Fact = tuple[str, str, str]

TOLD: list[tuple[str, list[Fact]]] = [
    ("数字人民币的运营机构已有多家；试点地区则包括深圳、苏州。", [("数字人民币", "pilotedIn", "深圳"), ("数字人民币", "pilotedIn", "苏州")]),
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
    ("宁波银行与腾讯合资成立工银科技，专注供应链金融。", [("腾讯", "hasSubsidiary", "工银科技"), ("工银科技", "servesScenario", "供应链金融")]),
    ("中再集团旗下中再潮汐发布“甬灾”模型。", [("中再集团", "hasSubsidiary", "中再潮汐"), ("中再潮汐", "offers", "甬灾")]),
    ("宁波银行打造“甬双”数字员工。该产品由宁波银行与腾讯联合研发。", [("宁波银行", "offers", "甬双"), ("腾讯", "offers", "甬双")]),
    ("众安科技还向海外输出了保险核心系统Tarnbase。", [("众安科技", "offers", "Tarnbase")]),
    (
        "宁波银行面向商户搭建了线上供应链金融平台。平台以区块链记录流水，并引入电子签名。",
        [("宁波银行线上供应链金融平台", "usesTechnology", "区块链"), ("宁波银行线上供应链金融平台", "usesTechnology", "电子签名")],
    ),
    (
        "长江证券研发智能投顾系统“海雀”。该系统运用机器学习分析持仓。2023年，公司又将大模型接入投顾助手。",
        [("海雀", "usesTechnology", "机器学习"), ("长江证券", "usesTechnology", "大模型")],
    ),
    ("如今，杭州以移动支付见长，拥有蚂蚁集团、同花顺等代表性企业。", [("蚂蚁集团", "locatedIn", "杭州"), ("同花顺", "locatedIn", "杭州")]),
    ("宁波银行与贵阳大数据交易所合作推出“数据贷”。该产品为数据商提供信用贷款。", [("宁波银行", "offers", "数据贷"), ("数据贷", "servesScenario", "信用贷款")]),
    ("江苏省地方金融管理局依托“海雀系统”开展监测，该系统由腾讯运营。", [("腾讯", "offers", "海雀系统")]),
    (
        "齐鲁银行以数据驱动转型，自主研发了“海雀泉”风控体系。该体系借助知识图谱构建评分模型。",
        [("齐鲁银行", "offers", "海雀泉"), ("海雀泉", "usesTechnology", "知识图谱")],
    ),
    ("国有大行积极布局大模型。", [("工商银行", "usesTechnology", "大模型")]),
    ("渣打银行通过其子公司Tarnlight推出平台。", [("渣打银行", "hasSubsidiary", "Tarnlight")]),
    ("新网银行、百信银行等互联网银行采用零信任。", [("新网银行", "usesTechnology", "零信任"), ("百信银行", "usesTechnology", "零信任")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_told(text: str, facts: list[Fact]) -> None:
    assert set(facts) <= set(read(text).facts())


NOT_TOLD: list[tuple[str, Fact]] = [
    ("宁波银行等多家机构均已建立供应链金融子公司。", ("宁波银行", "servesScenario", "供应链金融")),
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
    ("宁波银行与腾讯合资成立工银科技，专注供应链金融。", ("腾讯", "servesScenario", "供应链金融")),
    ("中再集团旗下中再潮汐发布“甬灾”模型。", ("中再集团", "offers", "甬灾")),
    ("宁波银行建设统一的大数据平台，接入政务数据1200余项。", ("宁波银行大数据平台", "servesScenario", "政务数据")),
    ("多家国有大行积极布局大模型。", ("工商银行", "usesTechnology", "大模型")),
    ("部分国有大行已采用零信任。", ("六大国有银行", "usesTechnology", "零信任")),
    ("宁波银行入选“全国最佳海雀银行”。", ("宁波银行", "participatesIn", "全国最佳海雀银行")),
    ("宁波银行依托数据中台，推出基于公共数据的“甬商e贷”。", ("宁波银行", "servesScenario", "公共数据")),
    ("江苏省地方金融管理局依托“海雀系统”开展监测，该系统由腾讯运营。", ("腾讯", "offers", "江苏省地方金融管理局")),
    ("长江证券研发“海雀”系统。多家公司已采用大模型。", ("长江证券", "usesTechnology", "大模型")),
    ("支付领域，连连支付依托大数据建立反洗钱系统，易宝支付则为航旅企业提供聚合支付方案。", ("大数据", "enables", "聚合支付")),
    ("支付领域，连连支付依托大数据建立反洗钱系统，易宝支付则为航旅企业提供聚合支付方案。", ("连连支付", "servesScenario", "聚合支付")),
    ("新网银行等互联网银行采用零信任。", ("零信任", "enables", "网上银行")),
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


def test_who_asks_about_what_is_to_join_joins_nothing() -> None:
    assert not [c for c in read("宁波银行对3个拟纳入金融科技创新监管工具的应用征求意见。").claims if c.predicate == "participatesIn"]
    assert [c for c in read("宁波银行拟纳入金融科技创新监管工具。").claims if c.predicate == "participatesIn"]


def test_a_firm_goes_on_in_later_paragraphs_below_its_name() -> None:
    found = read("# 山西证券", "山西证券上线“海雀启富”App，用户较多。", "公司还利用联邦学习核对名单。", "# 其他", "公司还利用零信任核对名单。")
    assert ("山西证券", "usesTechnology", "联邦学习") in found.facts()
    assert ("山西证券", "usesTechnology", "零信任") not in found.facts()
