"""Products whose names no list knows: what they run on and serve, told over several clauses and sentences; deals that came to nothing."""

from __future__ import annotations

import pytest

from kg.model.statement import Literal, Modality
from tests.extract.relations.phenomena import Row, expected, told
from tests.extract.relations.reading import read

SUBJECTS: list[Row] = [
    ("宁波银行的反欺诈平台“潮盾”，基于图计算，日均拦截千次。",
     "宁波银行 offers 潮盾", "潮盾 servesScenario 反欺诈", "潮盾 usesTechnology 图计算"),
    ("徽商银行“帆影”APP引入数字人，提供智能投顾服务。",
     "徽商银行 offers 帆影", "徽商银行、帆影 usesTechnology 数字人", "帆影 servesScenario 智能投顾", "数字人 enables 智能投顾"),
    ("宁波银行自主研发“鸥脑”决策引擎，该引擎融合联邦学习，支撑信贷审批。",
     "宁波银行 offers 鸥脑", "鸥脑 usesTechnology 决策引擎、联邦学习", "鸥脑 servesScenario 信贷审批"),
    ("招商证券的“帆图”系统，技术上采用知识图谱，业务上服务于财富管理。",
     "招商证券 offers 帆图", "帆图 usesTechnology 知识图谱", "帆图 servesScenario 财富管理", "知识图谱 enables 财富管理"),
    ("宁波银行的产品包括“甬易贷”“甬信链”：前者面向小微企业融资，后者采用区块链。",
     "宁波银行 offers 甬易贷、甬信链", "甬易贷 servesScenario 小微企业融资", "甬信链 usesTechnology 区块链"),
    ("腾讯业务领先。\n在贸易融资领域，拥有微信支付。", "腾讯 offers 微信支付", "微信支付 servesScenario 贸易融资"),
    ("宁波银行上线名为“潮汐通”的供应链金融平台。",
     "宁波银行 offers 潮汐通", "潮汐通、宁波银行 servesScenario 供应链金融"),
    # what must not be read
    ("宁波银行依托自有的“潮云”平台建成示范大厅，该大厅采用区块链。", "宁波银行 offers 潮云"),
    ("徽商银行拟上线“帆影”平台，引入数字人。",),
    ("腾讯业务领先。\n在贸易融资领域，对手拥有微信支付。",),
    ("招商证券采用区块链。该行推出“帆图”平台。", "招商证券 usesTechnology 区块链"),
    ("徽商银行的竞争对手由区块链驱动。",),
]

LAUNCHED: list[Row] = [
    ("徽商银行开发渔船车险评估工具，减少往返。",
     "徽商银行 offers 徽商银行渔船车险评估工具", "徽商银行、徽商银行渔船车险评估工具 servesScenario 车险"),
    ("腾讯共建结算网络微信小程序和清算平台微信支付，提供跨境支付服务。",
     "腾讯 offers 微信小程序、微信支付", "微信小程序、微信支付 servesScenario 跨境支付"),
    ("数字人民币跨境支付笔数上升。", "数字人民币 servesScenario 跨境支付"),
    ("宁波银行引入反诈知识图谱。", "宁波银行 usesTechnology 反诈知识图谱、知识图谱"),
    ("宁波银行开发首个反欺诈平台。", "宁波银行 offers 宁波银行反欺诈平台", "宁波银行、宁波银行反欺诈平台 servesScenario 反欺诈"),
    ("宁波银行联合科大讯飞研发理赔大模型“潮鉴”，并将其用于反欺诈。",
     "宁波银行、科大讯飞 offers 潮鉴", "宁波银行 partnersWith 科大讯飞", "宁波银行、科大讯飞 usesTechnology 大模型",
     "潮鉴 usesTechnology 大模型", "潮鉴 servesScenario 反欺诈"),
    ("徽商银行依托旗下“皖云”平台推出“徽贷通”，用于小微企业融资。",
     "徽商银行 offers 徽贷通", "徽商银行 offers 皖云", "徽贷通 usesProduct 皖云", "徽贷通 servesScenario 小微企业融资"),
    ("宁波银行推出基于联邦学习的反欺诈平台“潮盾”。",
     "宁波银行 offers 潮盾", "宁波银行、潮盾 usesTechnology 联邦学习", "潮盾 servesScenario 反欺诈", "宁波银行 servesScenario 反欺诈", "联邦学习 enables 反欺诈"),
    ("作为徽商银行的重点产品，“徽贷通”以区块链为技术底座。", "徽商银行 offers 徽贷通", "徽贷通 usesTechnology 区块链"),
    ("宁波银行面向商户提供“潮汐通”服务。", "宁波银行 offers 潮汐通"),
    ("宁波银行通过“潮汐通”平台，为商户提供跨境支付服务。", "宁波银行、潮汐通 servesScenario 跨境支付"),
    ("宁波银行、腾讯等公募基金将大模型用于反欺诈。", "宁波银行、腾讯 usesTechnology 大模型", "宁波银行、腾讯 servesScenario 反欺诈", "大模型 enables 反欺诈"),
    # what must not be read
    ("宁波银行上线接入反欺诈平台“潮盾”的新系统。", "宁波银行、潮盾 servesScenario 反欺诈"),
    ("徽商银行拟依托“皖云”平台推出“徽贷通”。",),
    ("宁波银行面向商户提供“一对一”辅导。",),
]

COINED: list[Row] = [
    ("宁波银行研发的潮融链采用联盟链架构，主要面向供应链金融场景。",
     "宁波银行 offers 潮融链", "潮融链 usesTechnology 联盟链", "潮融链 servesScenario 供应链金融"),
    ("徽商银行推出三江e贷，覆盖小微企业融资。", "徽商银行 offers 三江e贷", "三江e贷 servesScenario 小微企业融资"),
    ("腾讯远岫大模型面向智能客服。", "腾讯 offers 远岫大模型", "腾讯、远岫大模型 usesTechnology 大模型", "远岫大模型 servesScenario 智能客服"),
    ("ShanPaaS是由蚂蚁集团自主研发并开源的联盟链，被应用于支付、理赔等场景。",
     "蚂蚁集团 offers ShanPaaS", "ShanPaaS、蚂蚁集团 usesTechnology 联盟链", "ShanPaaS servesScenario 支付、理赔", "联盟链 enables 支付、理赔"),
    ("徽商银行芜湖分行的“江城贷”通过卫星遥感核实面积。", "徽商银行 offers 江城贷", "江城贷 usesTechnology 卫星遥感"),
    ("徽商银行投产新一代智能体矩阵“皖贷星”，升级数字助手“皖小审”。", "徽商银行 offers 皖贷星、皖小审", "徽商银行 usesTechnology 智能体"),
    ("徽商银行研发的皖引擎支持机构搭建模型。",),
    ("徽商银行推出智能客服平台——皖小音。", "徽商银行 offers 皖小音", "徽商银行、皖小音 servesScenario 智能客服"),
    ("徽商银行发布理赔应用——徽商银行ShanTrust3.0。", "徽商银行 offers 徽商银行ShanTrust3.0", "徽商银行ShanTrust3.0 servesScenario 理赔"),
    # called again by what it is
    ("徽商银行研发理赔大模型。大模型在信贷领域的应用增多。",
     "徽商银行 offers 徽商银行理赔大模型", "徽商银行、徽商银行理赔大模型 usesTechnology 大模型",
     "徽商银行、徽商银行理赔大模型 servesScenario 理赔", "大模型 enables 信贷"),
    ("徽商银行建成联邦学习平台，减轻了负担。联邦学习平台服务于信贷、理赔等业务。",
     "徽商银行 offers 徽商银行联邦学习平台", "徽商银行、徽商银行联邦学习平台 usesTechnology 联邦学习", "徽商银行联邦学习平台 servesScenario 信贷、理赔"),
    ("徽商银行建成联邦学习平台。联邦学习平台、区块链平台的市场增长较快。",
     "徽商银行 offers 徽商银行联邦学习平台", "徽商银行、徽商银行联邦学习平台 usesTechnology 联邦学习"),
    ("鸥小帆是腾讯推出的财富管理平台。", "腾讯 offers 鸥小帆", "腾讯、鸥小帆 servesScenario 财富管理"),
    # what must not be read
    ("宁波银行尚无自研大模型。",),
    ("宁波银行打造全产业链，服务客户。",),
    ("招商银行、宁波银行推出多款线上产品。",),
]

OVER = [
    ("partnersWith", "宁波银行与腾讯的战略合作已于2021年到期。"),
    ("partnersWith", "宁波银行与腾讯签署战略合作协议。2023年，双方终止合作。"),
    ("acquires", "腾讯曾宣布收购合众易宝，但遭中国证监会否决。"),
    ("acquires", "2022年3月，腾讯宣布收购合众易宝。6月，中国证监会否决了该交易。"),
    ("acquires", "腾讯宣布收购合众易宝的交易因中国证监会反对而终止。"),
]
STANDS = [
    ("partnersWith", "宁波银行与腾讯签署战略合作协议。双方将在2025年到期前续约。"),
    ("partnersWith", "宁波银行与腾讯开展合作，旧系统已停止使用。"),
    ("acquires", "2022年3月，腾讯收购合众易宝。该交易扩大了业务范围。"),
    ("acquires", "2022年3月，腾讯收购合众易宝，中国证监会表示欢迎。"),
]


@pytest.mark.parametrize("row", [*SUBJECTS, *LAUNCHED, *COINED], ids=lambda row: row[0][:24])
def test_products(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize(("predicate", "text", "how"), [*((*row, Modality.FAILED) for row in OVER), *((*row, Modality.ASSERTED) for row in STANDS)])
def test_deals(predicate: str, text: str, how: Modality) -> None:
    assert {c.modality for c in read(text).claims if c.predicate == predicate} == {how}


def test_a_date_is_of_him_who_stands_before_it() -> None:
    def dates(text: str) -> dict[str, Literal | None]:
        found = read(text)
        return {found.document.names[c.subject].zh: dict(c.qualifiers).get("date") for c in found.claims if c.predicate == "offers"}  # type: ignore[misc]

    year = Literal("2021", "gYear")
    assert dates("宁波银行2021年推出“潮盾”平台，徽商银行推出“帆影”平台。") == {"宁波银行": year, "徽商银行": None}
    assert dates("2021年，宁波银行推出“潮盾”平台，徽商银行推出“帆影”平台。") == {"宁波银行": year, "徽商银行": year}
    assert dates("宁波银行2021年推出升级版“潮盾”平台。") == {"宁波银行": None}
