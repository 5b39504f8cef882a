"""Counter-examples from samples that readers judged: what a sentence seems to say and does not."""

from __future__ import annotations

import pytest

from kg.model.statement import Literal
from tests.extract.relations.reading import read

NOT_SAID = [
    # of a collective with several objects: not that each member does all
    ("六大国有银行探索大模型应用，实现智能客服、智慧办公等领域的创新。", ("工商银行", "servesScenario", "智慧办公")),
    # what one moves away from
    ("宁波银行推进瀑布开发向敏捷开发转型。", ("宁波银行", "usesTechnology", "瀑布开发")),
    # what was replaced
    ("宁波银行用零信任替换了以往采用VPN的方式，保障了网络安全。", ("VPN", "enables", "网络安全")),
    # lists in front of what they are only related to
    ("知识图谱可用于关联度监测、团伙发现等反欺诈相关工作。", ("关联度监测", "broader", "反欺诈")),
    # a clause with a noun of its own as subject
    ("宁波银行、招商银行已在推进零信任的落地，场景普遍聚焦远程办公、网络安全等。", ("招商银行", "servesScenario", "远程办公")),
    # a regulation about a technology does not apply it
    ("新法规明确了机构在使用人工智能服务时内部治理和风险管理的要求。", ("人工智能", "enables", "风险管理")),
    # who acts together leads nothing
    ("泰国央行、香港金管局等联合开展多边央行数字货币桥项目。", ("泰国中央银行", "leads", "多边央行数字货币桥")),
    # a list and its count are no one thing
    ("宁波银行推进数据中台、营销中台三大中台建设。", ("宁波银行", "offers", "宁波银行营销中台三大中台")),
    # 数字人 in 数字人民币
    ("商户支持数字人民币支付。", ("数字人", "enables", "数字人民币支付")),
    # what is found here and there among kinds of banks is not told of each
    ("区块链在国有大行、城商行、农商行等金融机构中得到应用。", ("工商银行", "usesTechnology", "区块链")),
    # who sets rules serves no field by a standard that others use
    ("中国人民银行组织编制的标准开始实施，提供了跨境支付的方法。", ("中国人民银行", "servesScenario", "跨境支付")),
    # departments and branches of a body are no subsidiaries
    ("宁波银行组建数据应用部、渠道运营部，设立场景孵化实验室。", ("宁波银行", "hasSubsidiary", "宁波银行数据应用部")),
    ("人民银行上海总部召开座谈会。", ("中国人民银行", "hasSubsidiary", "中国人民银行上海总部")),
    # a firm with a name of its own is not called by the rest of it
    ("宁波银行与腾讯、华为签署协议，并成立甬昌数字科技公司。", ("宁波银行", "hasSubsidiary", "宁波银行数字科技公司")),
    # where a thing stands it is not tried, and a park of a place is no trial
    ("宁波银行首家5G智慧网点落地成都。", ("宁波银行5G智慧网点", "pilotedIn", "成都")),
    ("宁波依托港口，打造具有航运特色的跨境支付产业园区。", ("宁波跨境支付产业园区", "pilotedIn", "宁波")),
    # an example that names a technology itself is one of that, not of another in front of it
    ("二是借助知识图谱理清股权关系。例如，宁波银行推出的语音识别平台，减少了人工。", ("宁波银行", "usesTechnology", "知识图谱")),
    # a field told of another thing alone
    ("《数据安全法》提出，要强化监管科技运用和业务创新风险评估。", ("数据安全法", "governs", "风险评估")),
    # a model that a body builds for a purpose of its own
    ("宁波银行建立了反欺诈模型，运用知识图谱识别团伙。", ("宁波银行", "usesTechnology", "反欺诈模型")),
    # those told of as platforms of a kind are such platforms, and use none
    ("华为、腾讯等大数据平台均已升级。", ("华为", "usesTechnology", "大数据平台")),
    # a bank is no kind of the banking trade, and a step of insurance no kind of insurance
    ("居民更多使用数字银行业务。", ("数字银行", "broader", "银行业")),
    ("# 一、科技推动保险服务创新\n模型已用于保费定价、保后管理等关键环节。", ("保后管理", "broader", "保险")),
    # rules about a technology are no field that it makes possible
    ("各国加强人工智能监管。", ("人工智能", "enables", "人工智能监管")),
]


@pytest.mark.parametrize(("text", "fact"), NOT_SAID)
def test_not_said(text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in read(*text.split("\n")).facts()


def test_a_collective_alone_stands_for_its_members() -> None:
    assert ("工商银行", "usesTechnology", "区块链") in read("区块链在国有大行得到应用。").facts()


def test_topic_of_a_heading_needs_more_than_the_spread_of_a_technology() -> None:
    assert read("# 三、数字支付", "随着区块链的发展，生物特征开始用于标识身份。").facts("heading-field-use") == []
    assert read("# 三、数字支付", "随着区块链的发展，其在行业中的应用不断深化。").facts("heading-field-use") == [("区块链", "enables", "数字支付")]


def test_a_span_of_months_dates_by_its_year() -> None:
    claims = read("2022年3月至5月，宁波银行搭建了知识图谱。").claims
    found = next(c for c in claims if c.predicate == "usesTechnology")
    assert dict(found.qualifiers)["date"] == Literal("2022", "gYear")


NAMES_TELL = [
    ("宁波银行成立一家数字科技公司，优化布局。", ("宁波银行", "hasSubsidiary", "宁波银行数字科技公司")),
    ("宁波银行组建数据应用部、渠道运营部，设立场景孵化实验室。", ("宁波银行", "hasSubsidiary", "宁波银行场景孵化实验室")),
    ("宁波银行组建数据应用部，设立消费金融公司。", ("宁波银行", "hasSubsidiary", "宁波银行消费金融公司")),
    ("人民银行上海总部召开座谈会。", ("中国人民银行上海总部", "locatedIn", "上海")),
    ("宁波依托港口，打造跨境支付试验区。", ("宁波跨境支付试验区", "pilotedIn", "宁波")),
    ("二是借助知识图谱理清股权关系。例如，宁波银行搭建查询平台，减少了人工。", ("宁波银行", "usesTechnology", "知识图谱")),
    ("《数据安全法》提出，要强化监管科技运用和风险评估。", ("数据安全法", "governs", "风险评估")),
    ("宁波银行运用反欺诈模型，识别团伙。", ("宁波银行", "usesTechnology", "反欺诈模型")),
    ("# 一、科技推动保险服务创新\n市场上出现了农业保险、车险等产品。", ("农业保险", "broader", "保险")),
    ("宁波银行推进联邦学习平台建设。", ("宁波银行", "usesTechnology", "联邦学习")),
    ("中央财经委员会第九次会议强调稳定。", ("中央财经委员会", "leads", "中央财经委员会第九次会议")),
]


@pytest.mark.parametrize(("text", "fact"), NAMES_TELL)
def test_what_names_tell(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in read(*text.split("\n")).facts()


def test_parts_of_a_name_are_mentions() -> None:
    found = read("宁波银行上线跨境金融区块链服务平台。").document
    spoken = {found.names[m.entity].zh for mentions in found.mentions.values() for m in mentions}
    assert {"区块链"} <= spoken


def test_a_launch_dates_a_product_and_a_redesign_does_not() -> None:
    claims = read("2021年1月，腾讯改版微信支付，推出一个嵌入微信支付的手机银行账户微信支付分。").claims
    found = [c for c in claims if c.predicate == "offers" and c.evidence.pattern == "launch"]
    names = {"微信支付": None, "微信支付分": Literal("2021-01", "gYearMonth")}
    assert {read("微信支付、微信支付分").document.names[str(c.object)].zh: dict(c.qualifiers).get("date") for c in found} == names


def test_the_date_of_founding_is_not_that_of_what_is_done() -> None:
    claims = read("成立于2013年的巴西Nubank，提供个性化信贷等服务。").claims
    assert [dict(c.qualifiers).get("date") for c in claims if c.predicate == "servesScenario"] == [None]


def test_kinds_told_one_by_one() -> None:
    found = read("隐私计算技术各有长处：多方安全计算适合少量机密数据；联邦学习适合联合建模；差分隐私适合发布统计结果。")
    kinds = {("多方安全计算", "broader", "隐私计算"), ("联邦学习", "broader", "隐私计算"), ("差分隐私", "broader", "隐私计算")}
    assert kinds <= set(found.facts("kind-in-series"))
    assert read("隐私计算引起重视。联邦学习适合联合建模。").facts("kind-in-series") == []


SHAPES_NOT_SAID = [
    # a law's classing serves no field
    ("欧盟将信用评分列为高风险应用。", ("欧盟", "servesScenario", "信用评分")),
    # what is called by a description is named behind it
    ("宁波银行2024年7月发布业内首款多模态金融大模型“蓝帆”。", ("宁波银行", "offers", "业内首款多模态金融大模型")),
]


@pytest.mark.parametrize(("text", "fact"), SHAPES_NOT_SAID)
def test_shapes_that_say_something_else(text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in read(text).facts()


def test_what_a_description_names_is_still_offered() -> None:
    assert ("宁波银行", "offers", "蓝帆") in read("宁波银行2024年7月发布业内首款多模态金融大模型“蓝帆”。").facts()
