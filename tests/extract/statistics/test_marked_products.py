"""Figures of products that only their marks show: the relations name them first, the figures are then theirs."""

from __future__ import annotations

import pytest

from kg.extract.statistics.extractor import StatisticsExtractor
from tests.extract.relations.reading import read
from tests.extract.workbench import alphabet


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
