"""How bodies deal with each other: who goes on without the partner, where bodies are that others set up, stakes told one by one."""

from __future__ import annotations

import pytest

from tests.extract.relations.phenomena import Row, expected, told

WITH_OTHERS: list[Row] = [
    ("腾讯与京东科技共同研发新系统，携手宁波银行、科大讯飞开展测试合作。", "腾讯 partnersWith 京东科技、宁波银行、科大讯飞"),
    ("腾讯与农业银行合作研发新系统，与徽商银行等30余家银行开展业务合作。", "腾讯 partnersWith 农业银行、徽商银行"),
    ("腾讯与京东科技共同研发新系统；联手宁波银行推进合作。", "腾讯 partnersWith 京东科技、宁波银行"),
    # equals go on together
    ("腾讯和京东科技共同研发新系统，并与华为开展合作。", "腾讯 partnersWith 京东科技", "腾讯、京东科技 partnersWith 华为"),
]  # fmt: skip

SEATS: list[Row] = [
    ("微众银行由腾讯发起设立，总部位于深圳。", "腾讯 hasSubsidiary 微众银行", "微众银行 locatedIn 深圳"),
    ("度小满2018年4月从百度拆分独立，总部设在北京。", "度小满 locatedIn 北京"),
    ("工银科技由工商银行全资控股，注册地为成都。", "工商银行 hasSubsidiary 工银科技", "工银科技 locatedIn 成都"),
    # whose seat it is is not told by the first name
    ("招商银行投资了合众易宝，总部位于深圳。", "招商银行 investsIn 合众易宝", "合众易宝 locatedIn 深圳"),
    ("招商银行走访了京东科技，总部位于北京的几家客户也到场。",),
]  # fmt: skip

STAKES: list[Row] = [
    ("腾讯与京东科技成立合众易宝。", "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技"),
    ("腾讯入股宁波银行，并与京东科技设立合资支付公司合众易宝。",
     "腾讯 investsIn 宁波银行", "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技", "合众易宝 servesScenario 支付"),
    ("腾讯作为主发起人，与京东科技、宁波银行等机构共同发起设立合众易宝。",
     "腾讯、京东科技、宁波银行 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技、宁波银行"),
    ("合众易宝由腾讯牵头，京东科技、宁波银行共同出资设立。",
     "腾讯、京东科技、宁波银行 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技、宁波银行", "京东科技 partnersWith 宁波银行"),
    ("合众易宝成立于2014年，由腾讯、阿里巴巴发起设立，总部位于深圳。",
     "合众易宝 foundedOn 2014", "腾讯、阿里巴巴 hasSubsidiary 合众易宝", "合众易宝 locatedIn 深圳"),
    ("合众易宝由腾讯和京东科技共同出资，注册地为成都。", "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技", "合众易宝 locatedIn 成都"),
    ("合众易宝由阿里巴巴控股51%，京东科技持股16.8%。", "阿里巴巴 hasSubsidiary 合众易宝", "京东科技 investsIn 合众易宝"),
    ("腾讯与京东科技成立合众易宝，其中腾讯持股51%，京东科技持股49%。",
     "腾讯、京东科技 hasSubsidiary 合众易宝", "腾讯 partnersWith 京东科技", "腾讯、京东科技 investsIn 合众易宝"),
    ("合众易宝由多家机构发起设立，腾讯、京东科技分别持股9.6%。", "腾讯、京东科技 investsIn 合众易宝"),
    ("工银科技为工商银行通过一家投资平台间接持股100%的子公司。", "工商银行 hasSubsidiary 工银科技"),
    ("合众易宝另外两大股东——腾讯和京东科技均未表态。", "腾讯、京东科技 investsIn 合众易宝"),
    ("腾讯减持合众易宝股份至10.4%。", "腾讯 investsIn 合众易宝"),
    ("合众易宝的主要股东由腾讯变更为京东科技。", "京东科技 investsIn 合众易宝"),
    ("合众易宝控股股东由腾讯变更为京东科技。", "京东科技 hasSubsidiary 合众易宝"),
    ("腾讯以51%的持股比例成为合众易宝的控股股东。", "腾讯 hasSubsidiary 合众易宝"),
    ("腾讯以2385万元低价通过司法拍卖获得合众易宝70%股权。", "腾讯 acquires 合众易宝"),
    # what must not be read
    ("合众易宝的控股股东拟由腾讯变更为京东科技。",),
    ("腾讯与京东科技讨论成立公司的前景，合众易宝持观望态度。",),
    ("合众易宝由腾讯出资改造的系统投入使用。",),
    ("腾讯与京东科技的合作由来已久，合众易宝持股15%的传闻不实。",),
]  # fmt: skip


@pytest.mark.parametrize("row", STAKES, ids=lambda row: row[0][:24])
def test_stakes(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", WITH_OTHERS, ids=lambda row: row[0][:24])
def test_with_others(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", SEATS, ids=lambda row: row[0][:24])
def test_seats(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])
