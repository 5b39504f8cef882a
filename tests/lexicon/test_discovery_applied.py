"""Fields that the lexicon lacks, named where a technology is applied to them; half of the sentences hold words that only look like such names."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read
from tests.lexicon.test_discovery_rules import discovered

FIELDS = [
    ("区块链可用于港口提单核验。", {"港口提单核验"}),
    ("知识图谱已应用于渔获追溯、仓单查询和智能客服等环节。", {"渔获追溯", "仓单查询"}),
    ("物联网的价值主要体现在冷库巡检、货权登记等方面。", {"冷库巡检", "货权登记"}),
    ("大模型可自动完成年报解读、条款抽取等任务。", {"年报解读", "条款抽取"}),
    ("宁波银行利用遥感技术开展渔船抵押融资，已经放款。", {"渔船抵押融资"}),
    ("宁波银行借助知识图谱识别关联，支持海产信贷的贷前准入。", {"海产信贷"}),
    ("渔船直赔则更依赖联邦学习。", {"渔船直赔"}),
    ("港口试用基于区块链的渔获流转平台。", {"渔获流转"}),
    ("协会应用隐私计算搭建提单流转平台，成本下降。", {"提单流转"}),
    ("区块链的价值主要体现在货权清分、信息追溯和提单流转等方面。", {"货权清分", "信息追溯", "提单流转"}),
    ("大模型可用于渔报舆情分析。", {"渔报舆情分析"}),
    ("联邦学习在渔船查勘、提单核对等场景得到应用。", {"渔船查勘", "提单核对"}),
]
WORDS = [
    "区块链可用于直接支付货款。",
    "区块链用于提升管理。",
    "物联网用于设备。",
    "大模型参数增多，宁波银行支持海产信贷。",
    "大模型可自动完成分析。",
    "联邦学习在港口码头等地得到应用。",
    "渔船直赔则更依赖人手。",
    "港口试用基于渔民意见的渔获流转平台。",
    "协会搭建提单流转平台，成本下降，隐私计算少有人谈。",
    "区块链的价值主要体现在信息追溯等方面。",
    "知识图谱用于海雀渔船抵押贷款办法与实施细则的管理。",
]


@pytest.mark.parametrize(("text", "names"), FIELDS)
def test_field(text: str, names: set[str]) -> None:
    assert discovered(text) == dict.fromkeys(names, "Scenario")


@pytest.mark.parametrize("text", WORDS)
def test_word(text: str) -> None:
    assert discovered(text) == {}


def test_known_field_with_a_word_in_front_stays_itself() -> None:
    found = read("联邦学习可用于贷前反欺诈。")
    assert ("联邦学习", "enables", "反欺诈") in found.facts()


def test_field_found_is_told_of() -> None:
    assert ("知识图谱", "enables", "渔获追溯") in read("知识图谱已应用于渔获追溯、仓单查询和智能客服等环节。").facts()
