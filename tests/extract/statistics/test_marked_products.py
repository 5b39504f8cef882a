"""Figures of products that only their marks show: the relations name them first, the figures are then theirs."""

from __future__ import annotations

import pytest

from kg.extract.statistics.extractor import StatisticsExtractor
from tests.extract.relations.reading import read
from tests.extract.workbench import alphabet
from tests.extract.workbench import read as source
from tests.installed import engine


@pytest.mark.parametrize(("text", "owner"), [
    ("宁波银行“甬小二”覆盖18个城市，客户满意度达98%。", "甬小二"),
    ("宁波银行网点覆盖18个城市，客户满意度达98%。", "宁波银行"),
])  # fmt: skip
def test_of_whom_the_figures_are(text: str, owner: str) -> None:
    document = read(text).document
    claims = list(StatisticsExtractor(alphabet()).extract(document))
    assert {document.names[c.about].zh for c in claims} == {owner}


def test_figures_of_a_trial_called_by_no_more_than_that() -> None:
    first = "票据数据质押试点于2031年5月在宁波启动。"
    document = read(first + "截至2032年末，试点累计发放贷款18亿元。").document
    (claim,) = StatisticsExtractor(alphabet()).extract(document)
    assert (document.names[claim.about].zh, document.names[claim.indicator].zh) == ("票据数据质押试点", "贷款发放额")
    assert [p.quote for p in claim.evidence.context] == [first]


@pytest.mark.parametrize("told", ["提供了新方案", "正式上线"])
def test_a_system_that_a_field_begins_the_name_of_is_meant_by_the_next_sentence(told: str) -> None:
    text = f"宁波银行推出的“智能风控Agent”{told}。该系统将特征挖掘效率提升90%，风险区分度提高2.4个百分点。"
    found = engine().run(source(f"大模型应用\n\n{text}"))
    assert {found.entities[o.about].zh if o.about else "" for o in found.observations} == {"智能风控Agent"}
