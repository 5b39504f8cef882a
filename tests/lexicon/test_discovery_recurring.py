"""Names that a second place of the document bears out, coined names in front of what they are, and lists of banks that nobody knows."""

from __future__ import annotations

import pytest

from tests.extract.relations.reading import read
from tests.lexicon.test_discovery_rules import discovered

FOUND = [
    ("宁波银行构建了大模型服务平台海岫，面向三条线。海岫累计服务一万人。", {"海岫": "Product"}),
    ("宁波银行打造数字员工“海雀”。海雀融合语音识别技术。", {"海雀": "Product"}),
    ("宁波银行开发了农机保险产品犁田无虑，依托车联网数据定价。", {"犁田无虑": "Product"}),
    ("依托帆链通区块链平台，为上下游企业提供融资。", {"帆链通": "Product"}),
    ("海岫银行、犁川证券参与测试。", {"海岫银行": "Bank", "犁川证券": "SecuritiesFirm"}),
    ("犁川农商银行引入决策引擎。", {"犁川农商银行": "RuralBank"}),
    ("犁川农信联社依托遥感开展授信。", {"犁川农信联社": "OtherFinancialInstitution"}),
    ("腾讯与宁波银行合资成立犁川数科，注册资本1亿元。", {"犁川数科": "TechnologyCompany"}),
    ("宁波银行“犁贷通”试点上线智能体。", {"犁贷通": "Product"}),
    ("“犁鸟”反洗钱平台是宁波银行构建的新一代系统。", {"犁鸟": "Product"}),
    ("宁波银行与浙江大学共建渔业普惠联合实验室。", {"渔业普惠联合实验室": "Initiative"}),
    ("合众易宝完成融资，由腾讯领投，老股东犁川资本继续跟投。", {"犁川资本": "FundManager"}),
]
NOT_FOUND = [
    "宁波银行推进服务平台升级，系统平稳运行。升级已完成。",
    "宁波银行建设平台互联，互联可降低成本，并未推出产品。",
    "中小银行引入决策引擎，社区银行依托网点。",
    "中小银行、民营银行参与测试。",
    "依托供应链平台，为上下游企业提供融资。",
    "宁波银行打造“千人千面”。",
]


@pytest.mark.parametrize(("text", "names"), FOUND, ids=lambda row: str(row)[:16])
def test_found(text: str, names: dict[str, str]) -> None:
    assert names.items() <= discovered(text).items()


@pytest.mark.parametrize("text", NOT_FOUND, ids=lambda text: text[:16])
def test_not_found(text: str) -> None:
    assert discovered(text) == {}


def test_the_noun_behind_a_coined_name_may_be_left_out() -> None:
    found = read("宁波银行上线信犁链平台，办理单证。", "宁波银行推出贸易金融区块链平台，办理单证。")
    assert ("信犁链", ("信犁链平台",)) in [(e.zh, e.aliases) for e in found.document.names.met().values()]
    assert not [e for e in found.document.names.met().values() if "贸易金融区块链" in {e.zh, *e.aliases}]
    assert ("宁波银行", "offers", "信犁链") in found.facts()
