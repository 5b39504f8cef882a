"""Names that the lexicon lacks: found where they stand as names, left where they are words."""

from __future__ import annotations

import pytest

from kg.extract import reasons as why
from tests.extract.relations.reading import read

NAMES = [
    ("宁波银行推出了“晓帆灵犀”。", "晓帆灵犀", "Product"),
    ("宁波银行搭建“晓帆灵犀”平台，服务客户。", "晓帆灵犀", "Product"),
    ("宁波银行上线XFLink数据平台，提高效率。", "XFLink数据平台", "Product"),
    ("中国人民银行启动乡村数字信用提升示范工程。", "乡村数字信用提升示范工程", "Initiative"),
    ("例如晓帆证券推出新服务。", "晓帆证券", "SecuritiesFirm"),
    ("宁波银行、晓帆农商银行和招商银行均有布局。", "晓帆农商银行", "RuralBank"),
    ("深圳晓帆信息技术有限公司参加了展会。", "深圳晓帆信息技术有限公司", "TechnologyCompany"),
    ("巴西支付公司Xiaofan Pay完成融资。", "Xiaofan Pay", "PaymentInstitution"),
]
WORDS = [
    "宁波银行推出了智能风控平台。",
    "宁波银行打造“无界银行”，服务客户。",
    "宁波银行搭建统一数据管理平台。",
    "传统银行、宁波银行和招商银行均有布局。",
    "某公司推出了“晓帆灵犀”。",
    "中国人民银行开展了多个试点。",
    "支付公司AI投入增长。",
]


def discovered(text: str) -> dict[str, str]:
    found = (e for e in read(text).document.names.met().values() if e.origin == "discovered" and e.id != "test")
    return {e.zh: e.cls for e in found if e.reason is not None and e.reason.why != why.CALLED_AFTER_OWNER}


@pytest.mark.parametrize(("text", "name", "cls"), NAMES)
def test_name(text: str, name: str, cls: str) -> None:
    assert discovered(text) == {name: cls}


@pytest.mark.parametrize("text", WORDS)
def test_word(text: str) -> None:
    assert discovered(text) == {}


def test_name_once_found_is_linked_everywhere() -> None:
    found = read("宁波银行推出了“晓帆灵犀”。", "晓帆灵犀采用知识图谱。")
    assert ("晓帆灵犀", "usesTechnology", "知识图谱") in found.facts()


def test_discovered_entity_says_why() -> None:
    entity = next(e for e in read("宁波银行推出了“晓帆灵犀”。").document.names.met().values() if e.zh == "晓帆灵犀")
    assert entity.reason is not None
    assert (entity.reason.en, entity.reason.zh) == ("in quotation marks, beside a launch verb", "带引号，紧跟“推出”类动词")
