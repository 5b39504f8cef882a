"""Concepts that a report puts under a wider one, where the reviewed taxonomy agrees."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read

TOLD: list[tuple[tuple[str, ...], str, set[tuple[str, str]]]] = [
    (
        ("区块链由多方维护。按照准入机制，可分为公有链、联盟链和私有链三类，各有用处。",), "kinds-under-heading",
        {("公有链", "区块链"), ("联盟链", "区块链"), ("私有链", "区块链")},
    ),
    (("# 二、隐私计算", "同态加密、零知识证明是常用的密码手段。"), "kinds-under-heading", {("同态加密", "隐私计算"), ("零知识证明", "隐私计算")}),
    (("隐私计算让各方在不交出原始数据的前提下合作，目前主要有联邦学习、差分隐私三条路线。",), "kind-as-example", {("联邦学习", "隐私计算"), ("差分隐私", "隐私计算")}),
    (("全面强化“机构监管、行为监管、功能监管”，这“五大监管”各有侧重。",), "kinds-apposed", {("机构监管", "五大监管"), ("功能监管", "五大监管")}),
    (("在营销环节，智能推荐减少打扰。",), "kind-beside", {("智能推荐", "营销")}),
    (("隐私计算手段各异，主要包括联邦学习（FL）、差分隐私（DP）和同态加密三种手段。",), "kind-as-example", {("差分隐私", "隐私计算"), ("同态加密", "隐私计算")}),
    (("智能合约作为区块链的典型应用，走进了合同管理。",), "kind-form-of", {("智能合约", "区块链")}),
    (
        ("一是隐私计算走向实用。联邦学习、差分隐私等新的技术进入试点。",), "kinds-under-heading",
        {("联邦学习", "隐私计算"), ("差分隐私", "隐私计算")},
    ),
    (("# 三、移动通信标准", "面向5G的设备增多，移动通信的持续演进带来新的场景。"), "kind-summed-up", {("5G", "移动通信")}),
    (("云原生分布式架构已经投产。",), "kind-of-compound", {("云原生分布式架构", "云原生")}),
    (("联盟链、私有链为区块链的两种常见形态。",), "kind-form-of", {("联盟链", "区块链"), ("私有链", "区块链")}),
    (("绿色金融投资走向县域。",), "kind-of-compound", {("绿色金融投资", "绿色金融")}),
    (("扫码支付走进菜市场，旅行保险随票附送。",), "head-of-name", {("扫码支付", "支付"), ("旅行保险", "保险")}),
]  # fmt: skip
TOLD.append((("移动支付走进菜市场，绿色信贷、信贷风控也有人问。",), "head-of-name", {("移动支付", "支付"), ("绿色信贷", "信贷"), ("信贷风控", "风险管理")}))
NOT_TOLD: list[tuple[tuple[str, ...], tuple[str, str]]] = [
    (("业界从单一的隐私计算转为多层防护，如联邦学习、差分隐私等。",), ("联邦学习", "隐私计算")),
    (("区块链由多方维护。银行采用公有链、联盟链和私有链三类，各有用处。",), ("公有链", "区块链")),
    (("区块链由多方维护。", "按照准入机制，可分为公有链、联盟链和私有链三类。"), ("公有链", "区块链")),
    (("隐私计算让各方合作，联邦学习、差分隐私的论文增多。",), ("联邦学习", "隐私计算")),
    (("在营销环节，智能推荐按客户画像介绍产品。",), ("客户画像", "营销")),
    (("智能合约作为区块链厂商的主推功能，价格不低。",), ("智能合约", "区块链")),
    (("机构监管、行为监管分开进行，专家谈到“五大监管”。",), ("机构监管", "五大监管")),
    (("联盟链、私有链的厂商为区块链的推广奔走。",), ("联盟链", "区块链")),
    (("供应链金融走进乡镇。",), ("供应链金融", "金融业")),
    (("风控合规部门人手不足。",), ("风控合规", "合规")),  # two things joined, and no kind of the second
    (("交通出行平台接入扫码支付。",), ("交通出行", "出行")),
    (("面向5G的设备增多，移动通信的持续演进带来新的场景。",), ("5G", "移动通信")),
    (("# 三、移动通信标准", "面向5G的设备增多，移动通信厂商提价。"), ("5G", "移动通信")),
]


@pytest.mark.parametrize(("texts", "pattern", "pairs"), TOLD)
def test_told(texts: tuple[str, ...], pattern: str, pairs: set[tuple[str, str]]) -> None:
    assert {(narrow, "broader", wide) for narrow, wide in pairs} <= set(read(*texts).facts(pattern))


@pytest.mark.parametrize(("texts", "pair"), NOT_TOLD)
def test_not_told(texts: tuple[str, ...], pair: tuple[str, str]) -> None:
    assert (pair[0], "broader", pair[1]) not in read(*texts).facts()
