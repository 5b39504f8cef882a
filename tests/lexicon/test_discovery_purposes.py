"""Fields of application that the lexicon lacks, by what something is used for."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read

FOUND = [
    ("示范银行将大模型用于合同比对。", ["合同比对"]),
    ("文字识别已应用于票据录入、保单核验等环节。", ["票据录入", "保单核验"]),
    ("区块链的作用体现在多方清分和凭证传递等方面。", ["多方清分", "凭证传递"]),
    ("示范链用于会员单位的隔夜回购与代理兑付。", ["隔夜回购", "代理兑付"]),
    ("示范银行借助卫星遥感开展茶园经营权抵押。", ["茶园经营权抵押"]),
    ("示范银行利用图计算在宁波试点渔船碳汇质押。", ["渔船碳汇质押"]),
    ("平台覆盖租金归集、工程款拨付等环节。", ["租金归集", "工程款拨付"]),
]
LEFT = [
    "大模型用于提升审批效率。",
    "大模型存在无法追溯、偏见等方面的问题。",
    "示范银行将大模型用于业务处理。",
    "示范银行将大模型用于风险分析。",
    "示范银行对员工开展全面排查。",
    "示范银行围绕客户经营开展讨论。",
    "成果先经行业试点和创新试点验证，再行推广。",
    "示范银行的合同比对仍由人工完成。",
]


def fields(text: str) -> set[str]:
    """Names of the fields that were discovered in a text."""
    return {e.zh for e in read(text).document.names.met().values() if e.cls == "Scenario" and e.origin == "discovered"}


@pytest.mark.parametrize(("text", "names"), FOUND, ids=[text for text, _ in FOUND])
def test_what_something_is_used_for_is_a_field(text: str, names: list[str]) -> None:
    assert fields(text) == set(names)


@pytest.mark.parametrize("text", LEFT)
def test_verbs_vague_words_and_what_stands_elsewhere_are_none(text: str) -> None:
    assert fields(text) == set()
