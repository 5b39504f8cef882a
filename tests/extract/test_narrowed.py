"""What a cell of several sentences tells is quoted with the one sentence that holds it; what stands in several cells keeps its row."""

from __future__ import annotations

import pytest

from kg.model.graph import Extraction
from kg.model.statement import Evidence
from tests.extract.relations.reading import engine
from tests.extract.workbench import read

TABLE = """# 某年观察

表1 部分银行的做法

| 银行 | 时间 | 做法 |
|---|---|---|
| 宁波银行 | 2022年 | 推出微信支付收款服务，覆盖小店。采用区块链技术核对账目。截至年末服务商户3万户。另设课程培训员工。 |
| 重庆银行 | 2023年 | 采用联邦学习技术联合建模，做法简单。 |
"""


def _told() -> Extraction:
    return engine().run(read(TABLE, ".md"))


def _proof(subject: str, value: str) -> Evidence:
    told = _told()
    zh = {key: each.zh for key, each in told.entities.items()}
    return next(c.evidence for c in told.claims if zh[c.subject] == subject and zh.get(str(c.object)) == value)


@pytest.mark.parametrize(("value", "quote"), [
    ("微信支付", "推出微信支付收款服务，覆盖小店。"),
    ("区块链", "采用区块链技术核对账目。"),
])  # fmt: skip
def test_the_sentence_is_quoted_with_the_cell_that_names_whose_it_is(value: str, quote: str) -> None:
    proof = _proof("宁波银行", value)
    assert proof.passage.quote == quote
    assert "宁波银行" in [passage.quote for passage in proof.context]


def test_a_cell_of_one_sentence_is_quoted_with_its_row() -> None:
    quote = _proof("重庆银行", "联邦学习").passage.quote
    assert "重庆银行" in quote
    assert "联邦学习" in quote


def test_a_figure_is_quoted_with_its_sentence_and_what_dates_it() -> None:
    found = next(each for each in _told().observations if each.quantity_text.startswith("3"))
    assert found.evidence.passage.quote == "截至年末服务商户3万户。"
    assert found.period is None or "2022年" in [passage.quote for passage in found.evidence.context]


def test_the_names_of_a_sentence_are_recorded_where_it_is_quoted() -> None:
    told = _told()
    zh = {key: each.zh for key, each in told.entities.items()}
    at = {passage.quote: {zh[m.entity] for m in found} for passage, found in told.mentions.items()}
    assert "区块链" in at["采用区块链技术核对账目。"]
    assert at["宁波银行"] == {"宁波银行"}
    assert not [quote for quote, found in at.items() if "|" in quote and "区块链" in found]
