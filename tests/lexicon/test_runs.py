"""Names of products in Latin and mixed letters; half of the sentences hold words that only look like such names."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read
from tests.lexicon.test_discovery_rules import discovered

RUNS = [
    ("招商银行面向柜员推出LLM Harbour平台。", {"LLM Harbour"}),
    ("宁波银行与腾讯合作开发AI @ Seagull Desk，用于检索。", {"AI @ Seagull Desk"}),
    ("宁波银行去年向全行推广NB AI Companion。", {"NB AI Companion"}),
    ("招商银行发布推理模型RAG Lantern。", {"RAG Lantern"}),
    ("阿里云开源Heron3系列模型。", {"Heron3"}),
    ("月之暗面推出Kimi K9。", {"Kimi K9"}),
    ("宁波银行接入DeepSeek-VL7模型。", {"DeepSeek-VL7"}),
    ("DeepSeek-455B千亿级大模型受到关注。", {"DeepSeek-455B"}),
    ("招商银行基于Heron3.5-72B问答。", {"Heron3.5-72B"}),
    ("宁波银行推出Blue Heron Trade Desk平台。", {"Blue Heron Trade Desk"}),
]
MIXED = [
    ("宁波银行的AI潮鸥App上线。", {"AI潮鸥App"}),
    ("宁波银行上线AI小甬，解答疑问。", {"AI小甬"}),
    ("宁波银行发布潮鸥GPT。", {"潮鸥GPT"}),
    ("招商银行升级柜台，ChatHeron数字柜员是其在同业领域推出的对话式产品。", {"ChatHeron数字柜员"}),
]
PLAIN = [
    "宁波银行开发AI Agent平台。",
    "宁波银行推广SaaS ERP。",
    "宁波银行推出Open API服务。",
    "宁波银行采用LLM Harbour方法。",
    "宁波银行发布LLM Harbour报告。",
    "月之暗面Kimi Q3用户增长。",
    "宁波银行推出AI客服App。",
    "宁波银行上线AI小贷。",
    "宁波银行发布国产GPT。",
    "宁波银行打造金融GPT。",
    "宁波银行发布类GPT产品。",
    "潮鸥GPT受到关注。",
]


@pytest.mark.parametrize(("text", "names"), [*RUNS, *MIXED])
def test_name(text: str, names: set[str]) -> None:
    assert {name for name, cls in discovered(text).items() if cls == "Product"} == names


@pytest.mark.parametrize("text", PLAIN)
def test_no_name(text: str) -> None:
    assert not [name for name, cls in discovered(text).items() if cls == "Product" and any(c.isascii() for c in name)]


@pytest.mark.parametrize(("text", "fact"), [
    ("招商银行推出LLM Harbour平台，LLM Harbour采用知识图谱。", ("LLM Harbour", "usesTechnology", "知识图谱")),
    ("招商银行发布HeronGPT大模型，HeronGPT采用知识图谱。", ("HeronGPT大模型", "usesTechnology", "知识图谱")),
    ("深度求索发布推理模型DeepSeek-R1。", ("深度求索", "offers", "DeepSeek-R1")),
    ("宁波银行的AI潮鸥App于2025年上线。", ("宁波银行", "offers", "AI潮鸥App")),
    ("招商银行联合腾讯上线LLM Harbour，供柜员检索；次年再推HeronDesk，适用于智能客服。", ("HeronDesk", "servesScenario", "智能客服")),
])  # fmt: skip
def test_told_of_the_whole_name(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in read(text).facts()


@pytest.mark.parametrize("text", ["招商银行推出LLM Harbour平台。", "招商银行上线AI小鸥，解答疑问。", "招商银行发布类GPT产品。", "月之暗面推出Kimi K9。"])
def test_the_known_word_in_it_is_not_told_of(text: str) -> None:
    assert not {fact[2] for fact in read(text).facts()} & {"大语言模型", "人工智能", "GPT", "Kimi"}
