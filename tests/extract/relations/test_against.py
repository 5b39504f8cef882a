"""Words around a match that say that it is about something else: cooperation, sources of data, harms."""

from __future__ import annotations

import pytest

from kg.model.statement import Modality
from tests.extract.relations.reading import read

CASES = [
    # what bodies will work together on is no use of the one by the other
    ("宁波银行与腾讯签约，双方将在微信支付应用、分布式数据库等领域深化合作。", [("宁波银行", "partnersWith", "腾讯")]),
    ("宁波银行与腾讯签约，双方围绕微信支付应用区块链开展合作。", [("宁波银行", "partnersWith", "腾讯")]),
    ("微信支付应用区块链、知识图谱。", [("微信支付", "usesTechnology", "区块链"), ("微信支付", "usesTechnology", "知识图谱")]),
    # whence data come is no field that is served
    (
        "利用知识图谱等技术，接入司法、物流、海关等多维数据，提升反欺诈水平。",
        [("知识图谱", "enables", "反欺诈")],
    ),
    ("示范机构提出结合知识图谱、机器学习等技术，加大引入司法、税务、海关等外部数据，夯实底座。", []),
    ("利用知识图谱整合理财、信贷等业务信息，提升反洗钱能力。", [("知识图谱", "enables", "反洗钱")]),
    ("园区以知识图谱实现司法、物流、企业数据的有效打通。", []),
    ("利用知识图谱提升司法、物流等领域的效率。", [("知识图谱", "enables", "司法"), ("知识图谱", "enables", "物流")]),
    ("利用知识图谱等技术，防范车险骗赔欺诈、信用卡套现，提升反洗钱能力。", [("知识图谱", "enables", "反洗钱")]),
    # what somebody acts on is not what he then says
    ("《示范甲规划》依据《数据安全法》制定，提出推动隐私计算发展。", [("示范甲规划", "governs", "隐私计算")]),
    ("为落实《数据安全法》，甲局加强监管，提出推动隐私计算发展。", []),
    ("按照《数据安全法》要求，人民银行明确隐私计算应用的底线。", []),
    ("根据《数据安全法》规定，隐私计算应当备案。", [("数据安全法", "governs", "隐私计算")]),
    ("《数据安全法》要求落实责任，推动隐私计算发展。", [("数据安全法", "governs", "隐私计算")]),
    # who is helped to use something uses it, and not who helps
    ("蚂蚁集团发布指引，为金融机构使用区块链提供便利。", []),
    ("蚂蚁集团为提升效率应用区块链。", [("蚂蚁集团", "usesTechnology", "区块链")]),
    # a harm is not what a technology makes possible: the field is called by what works against it
    (
        "机构借助机器学习，解决车险理赔欺诈、贷后管理、反洗钱等场景的痛点。",
        [("机器学习", "enables", "贷后管理"), ("机器学习", "enables", "车险理赔反欺诈"), ("机器学习", "enables", "反洗钱")],
    ),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_sentence(text: str, facts: list[tuple[str, str, str]]) -> None:
    found = read(text)
    told = [fact for fact in found.facts() if fact[1] != "broader"]
    assert told == sorted(facts)
    assert not [fact for how in (Modality.PLANNED, Modality.RECOMMENDED) for fact in found.facts(modality=how)]


def test_names_of_harms_turned() -> None:
    found = {entity.zh for entity in read("解决了车险理赔欺诈、授信审批、贷后管理等场景的难题。").document.names.met().values()}
    assert "车险理赔反欺诈" in found
    assert "车险理赔欺诈" not in found
