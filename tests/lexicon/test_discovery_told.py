"""Names of which a sentence tells what they are, who made or leads them, and by whom they are used; half of the sentences hold plain words."""

from __future__ import annotations

import pytest

from tests.lexicon.test_discovery_bodies import found

TOLD = [
    # What a body is told to be.
    ("鸥来帆是一家成立于2031年的数字银行。", {"鸥来帆": "Bank"}),
    ("Harbrook是一家法国支付公司。", {"Harbrook": "PaymentInstitution"}),
    ("荷兰支付公司阿帆德（Arvand）上市。", {"阿帆德": "PaymentInstitution"}),
    # What a thing is named.
    ("光大银行推出名为“潮小屿”的智能助手。", {"潮小屿": "Product"}),
    ("光大银行推出名为潮小屿的智能助手。", {"潮小屿": "Product"}),
    ("欧洲央行发起了名为Tarnlight的试验。", {"Tarnlight": "Initiative"}),
    ("浦发银行推出了一款App，取名潮屿。", {"潮屿": "Product"}),
    # Who made or leads it.
    ("Tarnpay由民生银行自主研发。", {"Tarnpay": "Product"}),
    ("Tarnpay是由交通银行打造的渔业平台。", {"Tarnpay": "Product"}),
    ("潮屿链由民生银行研发。", {"潮屿链": "Product"}),
    ("渔汛计划由国际清算银行发起。", {"渔汛计划": "Initiative"}),
    ("由汇丰银行牵头的渔汛项目已进入第二阶段。", {"渔汛项目": "Initiative"}),
    ("香港金管局提出“渔汛计划”。", {"渔汛计划": "Initiative"}),
    ("“渔汛工程”旨在提升效率。", {"渔汛工程": "Initiative"}),
    # By what an actor does something.
    ("依托“潮屿通”，华夏银行服务渔民。", {"潮屿通": "Product"}),
    ("中信银行通过潮屿通为渔民授信。", {"潮屿通": "Product"}),
    ("江苏银行渔业平台潮屿通投产。", {"潮屿通": "Product"}),
    ("工商银行的潮屿App已有百万用户。", {"潮屿App": "Product"}),
]
PLAIN = [
    "这是一家成立于2031年的数字银行。",
    "该平台是一家法国支付公司的核心系统。",
    "银行试点渔业贷款协议，由公司（Ltd）签署。",
    "光大银行推出名为智能客服的服务。",
    "多个试点由国际清算银行发起。",
    "由汇丰银行牵头的重点项目已进入第二阶段。",
    "依托“护城河”，华夏银行服务渔民。",
    "中信银行通过产业链为渔民授信。",
    "江苏银行信贷产品经营贷投产。",
    "工商银行的手机App已有百万用户。",
    "工商银行的硬件钱包已有百万用户。",
    "香港金管局提出“渔船上云”。",
]


@pytest.mark.parametrize(("text", "names"), TOLD)
def test_a_name_is_found_by_what_is_told_of_it(text: str, names: dict[str, str]) -> None:
    assert {e.zh: e.cls for e in found(text)} == names


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_no_name(text: str) -> None:
    assert {e.zh: e.cls for e in found(text)} == {}
