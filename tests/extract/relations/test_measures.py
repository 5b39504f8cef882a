"""What goes on over clauses and sentences: measures told side by side, trials that ended, bodies left out, products meant by their kind."""

from __future__ import annotations

import pytest

from kg.model.statement import Modality
from tests.extract.relations.reading import read

PARALLEL = [
    ("各机构一方面引入大模型，另一方面强化数据安全。", ("大模型", "数据安全")),
    ("宁波银行引入联邦学习保护隐私，还推出绿色债券。", ("联邦学习", "绿色债券")),
    ("宁波银行利用知识图谱清点账户，此外开展供应链金融。", ("知识图谱", "供应链金融")),
]


@pytest.mark.parametrize(("text", "ends"), PARALLEL, ids=lambda v: v if isinstance(v, str) else "")
def test_another_measure_is_not_made_possible(text: str, ends: tuple[str, str]) -> None:
    assert not {(s, o) for s, p, o in read(text).facts() if p == "enables"} & {ends}


def test_the_same_measure_is() -> None:
    facts = read("宁波银行利用知识图谱清点账户，还能够提升反欺诈水平。").facts()
    assert ("知识图谱", "enables", "反欺诈") in facts


ENDED = [
    ("宁波银行2021年在深圳试点“甬链贷”。该试点一年后终止。", "pilotedIn", True),
    ("宁波银行推出“甬链贷”平台。该平台已于2023年下线。", "offers", True),
    ("宁波银行推出“甬链贷”平台。该平台已关闭旧版入口。", "offers", False),
    ("宁波银行推出“甬链贷”平台。目前，该平台未出现停机。", "offers", False),
    ("宁波银行推出“甬链贷”平台。招商银行的试点随后终止。", "offers", False),
]


@pytest.mark.parametrize(("text", "predicate", "ended"), ENDED, ids=lambda v: v if isinstance(v, str) else "")
def test_what_the_next_sentence_ends(text: str, predicate: str, ended: bool) -> None:
    found = read(text)
    told = {m: {p for _, p, _ in found.facts(modality=m)} for m in (Modality.ASSERTED, Modality.FAILED)}
    assert (predicate in told[Modality.FAILED]) is ended
    assert (predicate in told[Modality.ASSERTED]) is not ended


LEFT_OUT = [
    (("宁波银行在这方面走在前列。通过构建“甬好链”技术平台，结合知识图谱，银行实现了贸易融资的线上化。",), ("宁波银行", "usesTechnology", "知识图谱"), True),
    (("宁波银行在这方面走在前列。通过引入知识图谱，金融机构提升了贸易融资的效率。",), ("宁波银行", "usesTechnology", "知识图谱"), False),
    (("宁波银行2022年上线了面向小企业的贷款产品。该产品依托大数据，额度最高100万元。",), ("宁波银行", "usesTechnology", "大数据"), True),
    (("宁波银行2022年考察了同业的贷款产品。该产品依托大数据，额度最高100万元。",), ("宁波银行", "usesTechnology", "大数据"), False),
    (("招商银行在大模型方面持续发力。", "基础设施层面，引入零信任，降低了人工成本。"), ("招商银行", "usesTechnology", "零信任"), True),
    (("宁波银行研发“甬小审”，并配套研发评审助手“甬小评”。",), ("宁波银行", "offers", "甬小评"), True),
    (("宁波银行推出“甬江贷”“甬河贷”等产品，服务供应链金融。",), ("甬河贷", "servesScenario", "供应链金融"), True),
    (("宁波银行推出“甬江贷”，“甬河贷”由同业管理，服务供应链金融。",), ("甬江贷", "servesScenario", "供应链金融"), False),
]


@pytest.mark.parametrize(("text", "fact", "told"), LEFT_OUT, ids=lambda v: v[0][:30] if isinstance(v, tuple) else "")
def test_bodies_left_out(text: tuple[str, ...], fact: tuple[str, str, str], told: bool) -> None:
    assert (fact in read(*text).facts()) is told


CHAINS = [
    (("# 一、区块链底座", "微众银行的甬城链已经上线。"), True),
    (("微众银行的“甬城链”平台已经上线，区块链技术趋于成熟。",), True),
    (("# 一、大模型底座", "微众银行的甬城链已经上线。"), False),
    (("# 一、区块链底座", "微众银行推出甬城供应链。"), False),
]


@pytest.mark.parametrize(("text", "told"), CHAINS, ids=lambda v: v[-1][:20] if isinstance(v, tuple) else "")
def test_chains_are_blockchains_where_those_are_spoken_of(text: tuple[str, ...], told: bool) -> None:
    assert any(p == "usesTechnology" and o == "区块链" and s.endswith("链") for s, p, o in read(*text).facts()) is told


def test_field_by_field_the_body_is_meant() -> None:
    facts = read("宁波银行全面开源；在云计算方面，开源了管理系统“甬云”；在大数据方面，开源了大数据平台“甬数”。").facts()
    assert ("宁波银行", "offers", "甬数") in facts
    assert not any(s == "甬云" and p == "usesTechnology" for s, p, _ in facts)


def test_a_technology_of_finance_is_the_technology() -> None:
    facts = read("金融大数据主要在精准营销、反欺诈等场景应用。").facts()
    assert {("金融大数据", "enables", "精准营销"), ("大数据", "enables", "精准营销"), ("大数据", "enables", "反欺诈")} <= set(facts)
    assert not any(s == "云计算" for s, _, _ in read("金融云主要在精准营销、反欺诈等场景应用。").facts())
