"""Who works with whom, who takes part in and leads what, where it is tried, who is based where, and what became of whom."""

from __future__ import annotations

import pytest

from tests.extract.relations.phenomena import Row, expected, told

PARTNERS: list[Row] = [
    ("徽商银行2022年3月与京东科技签订合作协议。", "徽商银行 partnersWith 京东科技"),
    ("徽商银行于去年同华为、科大讯飞等厂商缔结战略合作伙伴关系。", "徽商银行 partnersWith 华为、科大讯飞"),
    ("徽商银行与华为在数据治理领域展开深度合作。", "徽商银行 partnersWith 华为"),
    ("由徽商银行和华为共同出资的实验室已经挂牌。", "徽商银行 partnersWith 华为"),
    ("徽商银行牵手华为。", "徽商银行 partnersWith 华为"),
    ("华为是徽商银行的首批战略合作伙伴。", "徽商银行 partnersWith 华为"),
    ("徽商银行的合作机构主要包括华为、百度和腾讯。", "徽商银行 partnersWith 华为、百度、腾讯"),
    ("徽商银行的核心账务系统则与华为联合研制。", "徽商银行 partnersWith 华为"),
    ("支付宝与新加坡的星展银行、泰国的泰国央行合作。", "支付宝 partnersWith 星展银行、泰国中央银行", "星展银行 locatedIn 新加坡", "泰国中央银行 locatedIn 泰国"),
    ("科大讯飞加快研发，客户主要有徽商银行和宁波银行。", "科大讯飞 partnersWith 徽商银行、宁波银行"),
    ("徽商银行联合甬江数研、华为共同发起新平台。", "徽商银行 partnersWith 华为"),
    ("科大讯飞为徽商银行搭建了语音平台。", "科大讯飞 partnersWith 徽商银行"),
    # what must not be read
    ("徽商银行与华为在同一城市展开竞争。",),
    ("徽商银行希望与华为合作。",),
    ("徽商银行拟与华为签署合作协议。",),
    ("徽商银行与华为的合作已经终止。",),
    ("徽商银行与华为的合作意向尚未公布。",),
    ("徽商银行、华为分别研发了新系统。",),
    ("徽商银行的客户与华为联合打造了门户。",),
    ("徽商银行与多国签署合作协议，华为在场。",),
    ("有分析认为，徽商银行应当联合华为打造平台。",),
    ("徽商银行的客户包括华为。",),  # a bank's clients are no partners
]

INITIATIVES: list[Row] = [
    ("徽商银行2021年6月牵头组建“皖江融资联盟”。", "徽商银行 leads 皖江融资联盟"),
    ("“皖江融资联盟”由徽商银行发起，首批成员包括华为和腾讯。", "徽商银行 leads 皖江融资联盟", "华为、腾讯 participatesIn 皖江融资联盟"),
    ("多边央行数字货币桥2021年启动，泰国央行于2022年3月加入。", "泰国中央银行 participatesIn 多边央行数字货币桥", "泰国中央银行 locatedIn 泰国"),
    ("多边央行数字货币桥进展顺利，参与机构既有徽商银行，也有华为等企业。", "徽商银行、华为 participatesIn 多边央行数字货币桥"),
    ("由国际清算银行发起、徽商银行等机构参与的多边央行数字货币桥进展顺利。",
     "国际清算银行 leads 多边央行数字货币桥", "徽商银行 participatesIn 多边央行数字货币桥"),
    ("徽商银行与华为在合肥试点“医费秒付”。",
     "徽商银行、华为 participatesIn 医费秒付", "医费秒付 pilotedIn 合肥", "徽商银行 partnersWith 华为"),
    # what must not be read
    ("徽商银行尚未加入“皖江融资联盟”。",),
    ("徽商银行拟牵头组建“皖江融资联盟”。",),
    ("徽商银行评论了“皖江融资联盟”的章程。",),
    ("多边央行数字货币桥2021年启动，徽商银行随后加入银联。",),
    ("徽商银行可能参与多边央行数字货币桥。",),
]  # fmt: skip

PILOTS: list[Row] = [
    ("多边央行数字货币桥运行稳定，首站选在香港，此后扩展至泰国。", "多边央行数字货币桥 pilotedIn 香港、泰国"),
    ("合肥、芜湖两地自2022年起先后成为“皖企贷”的试点地区。", "皖企贷 pilotedIn 合肥、芜湖"),
    ("苏州率先试点数字人民币。", "数字人民币 pilotedIn 苏州"),
    ("深圳是数字人民币的策源地。", "数字人民币 pilotedIn 深圳"),
    ("数字人民币面向游客，目前已在海南、大连等地投产。", "数字人民币 pilotedIn 海南、大连"),
    ("全国首单知识产权质押融资在合肥落地。", "知识产权质押融资 pilotedIn 合肥"),
    ("多边央行数字货币桥不断完善，已有香港、泰国的机构接入。", "多边央行数字货币桥 pilotedIn 香港、泰国"),
    # what must not be read
    ("数字人民币的论坛随后在海南、大连等地举行。",),
    ("数字人民币尚未在海南试点。",),
    ("合肥有望成为“皖企贷”的试点地区。",),
    ("深圳是改革开放的策源地，数字人民币用户众多。",),
    ("微信支付的业务已拓展到泰国。",),
    ("供应链金融企业在合肥落户。",),
]

BODIES: list[Row] = [
    ("Klarna（瑞典）与Revolut（英国）估值下降。", "Klarna locatedIn 瑞典", "Revolut locatedIn 英国"),
    ("Stripe将总部迁至美国旧金山。", "Stripe locatedIn 旧金山"),
    ("同业中既有新加坡的星展银行。", "星展银行 locatedIn 新加坡"),
    ("银监会与保监会2018年合并为银保监会。", "银监会、保监会 renamedTo 银保监会"),
    ("银监会更名为拉卡拉的传言不值一驳，银监会随后更名为拉卡拉。",),  # no authority becomes a firm
    ("国家金融监督管理总局由此在原银保监会基础上组建而成。", "银保监会 renamedTo 国家金融监督管理总局"),
    ("银保监会对平安银行作出行政处罚。", "银保监会 supervises 平安银行"),
    ("腾讯2021年被证监会处以罚款。", "证监会 supervises 腾讯"),
    ("工银科技的注册资本由6亿元增至9亿元。", "工银科技 registeredCapital 900000000"),
    ("工银科技2019年5月揭牌。", "工银科技 foundedOn 2019-05"),
    ("自2014年成立以来，微众银行未设网点。",),  # left alone: the year stands before the name
    # what must not be read
    ("在瑞典，Klarna裁员。",),
    ("Stripe计划将总部迁至美国。",),
    ("银监会与保监会联合开会，银保监会的名称后来确定。",),
    ("银保监会对平安银行的做法表示肯定，处罚另有标准。",),
    ("徽商银行的科技子公司尚无名称，注册资本1亿元。",),
    ("工商银行2019年5月成立的部门负责此事。",),
]


@pytest.mark.parametrize("row", PARTNERS, ids=lambda row: row[0][:24])
def test_partners(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", INITIATIVES, ids=lambda row: row[0][:24])
def test_initiatives(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", PILOTS, ids=lambda row: row[0][:24])
def test_pilots(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row[0][:24])
def test_bodies(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


def test_the_capital_is_that_of_the_company_set_up() -> None:
    found = told("工商银行全资设立的工银科技2019年在雄安新区成立，注册资金9亿元人民币。")
    assert [fact for fact in found if fact[1] == "registeredCapital"] == [("工银科技", "registeredCapital", "900000000")]
