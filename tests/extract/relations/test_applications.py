"""Who applies which technology to what, told in cases, offers of technology, joint work and judgements of worth."""

from __future__ import annotations

import pytest

from tests.extract.relations.phenomena import Row, expected, told

WORTH: list[Row] = [
    ("联邦学习的应用价值主要体现在智能风控、精准营销等方面。", "联邦学习 enables 智能风控、精准营销"),
    ("区块链注重协作，其价值更多体现于贸易融资与司法存证等环节。", "区块链 enables 贸易融资、司法存证"),
    ("图计算能够还原资金往来，因此在反洗钱、智能风控等场景中具有明显优势。", "图计算 enables 反洗钱、智能风控"),
    ("动产融资则更加依赖物联网。", "物联网 enables 动产融资"),
    ("物联网主要面向动产融资等场景。", "物联网 enables 动产融资"),
    # what must not be read
    ("区块链的价值尚未体现在贸易融资领域。",),
    ("动产融资不再依赖物联网。",),
    ("图计算人才紧缺，反洗钱的优势在于经验。",),
    ("徽商银行在贸易融资领域具备优势。",),
    ("有观点认为，区块链的价值应体现在贸易融资方面。",),
]

USES: list[Row] = [
    ("华为、腾讯等厂商面向城商行提供零信任解决方案。", "华为、腾讯 usesTechnology 零信任"),
    ("徽商银行将遥感与物联网相结合。", "徽商银行 usesTechnology 遥感、物联网"),
    ("徽商银行在合肥推广基于物联网的动产融资。",
     "徽商银行 servesScenario 动产融资", "徽商银行 usesTechnology 物联网", "物联网 enables 动产融资", "动产融资 pilotedIn 合肥"),
    ("徽商银行在智能客服和反欺诈场景上线大模型。",
     "徽商银行 servesScenario 智能客服、反欺诈", "徽商银行 usesTechnology 大模型", "大模型 enables 智能客服、反欺诈"),
    ("徽商银行以大模型为底座打造智能客服。",
     "徽商银行 servesScenario 智能客服", "徽商银行 usesTechnology 大模型", "大模型 enables 智能客服"),
    ("徽商银行“皖链通”依托区块链向供应商提供应收账款融资。",
     "徽商银行 offers 皖链通", "皖链通 servesScenario 应收账款融资", "徽商银行、皖链通 usesTechnology 区块链", "区块链 enables 应收账款融资"),
    ("区块链率先落地于贸易融资、司法存证等领域。", "区块链 enables 贸易融资、司法存证"),
    # what must not be read
    ("华为拟面向城商行提供零信任解决方案。",),
    ("华为的客户向城商行提供零信任解决方案。",),
    ("徽商银行计划将遥感与物联网相结合。",),
    ("徽商银行拟在智能客服场景上线大模型。",),
    ("徽商银行尚未以大模型为底座打造智能客服。",),
    ("区块链尚未落地于贸易融资领域。",),
    ("徽商银行没有推广基于物联网的动产融资。",),
    ("市场上的零信任解决方案增多，华为尚未提供。",),
]  # fmt: skip

PRODUCTS: list[Row] = [
    ("徽商银行与科大讯飞共同研制的“皖声”投入使用。", "徽商银行、科大讯飞 offers 皖声", "徽商银行 partnersWith 科大讯飞"),
    ("徽商银行把隐私计算框架“皖语”（HS-Priv）对外开源。", "徽商银行 offers 皖语", "皖语 usesTechnology 隐私计算"),
    ("通义千问、文心一言都是国内大模型的主要代表。", "通义千问、文心一言 usesTechnology 大模型"),
    # what must not be read
    ("徽商银行拟与科大讯飞共同研制“皖声”。",),
    ("通义千问并非大模型的典型代表。",),
    ("通义千问加快更新，大模型的选择越来越多。",),
]

CASES: list[Row] = [
    ("案例2：徽商银行——供应链金融", "徽商银行 servesScenario 供应链金融"),
    ("案例3：徽商银行联合华为——贸易融资", "徽商银行 servesScenario 贸易融资"),
    # what must not be read
    ("本章案例多来自徽商银行，供应链金融居多。",),
]


@pytest.mark.parametrize("row", WORTH, ids=lambda row: row[0][:24])
def test_worth(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", USES, ids=lambda row: row[0][:24])
def test_uses(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", PRODUCTS, ids=lambda row: row[0][:24])
def test_products(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])


@pytest.mark.parametrize("row", CASES, ids=lambda row: row[0][:24])
def test_cases(row: Row) -> None:
    assert told(row[0]) == expected(row[1:])
