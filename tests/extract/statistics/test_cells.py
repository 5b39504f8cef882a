"""Figures in the running text of a table's cells: of whom the row is, in its place and at its date."""

from __future__ import annotations

import pytest

from kg.extract.statistics.extractor import StatisticsExtractor
from tests.extract.workbench import alphabet, read_tables

HEAD = "一、示范一节\n本节的表格说明了示范情况。\n"


def figures(header: str, *rows: str) -> list[tuple[str, str, str, str, str]]:
    """(about, place, indicator, figure, period) of each observation of a table, in order."""
    document = read_tables(HEAD + "\n".join((header, *rows)) + "\n").document
    names = document.names
    return [
        (
            names[c.about].zh if c.about else "", names[c.place].zh if c.place else "", names[c.indicator].zh,
            f"{c.value} {c.unit}", c.period.text if c.period else "",
        )
        for c in StatisticsExtractor(alphabet()).extract(document)
    ]  # fmt: skip


CASES = [
    ("银行\t金融科技布局", "宁波银行\t自建核心系统，全年获得专利授权57项，同业领先。", ("宁波银行", "", "专利授权量", "57 项", "")),
    ("银行\t金融科技布局", "宁波银行\t推进数字化转型，系统云化率达到88%，运维成本下降。", ("宁波银行", "", "系统云化率", "88 %", "")),
    ("银行\t金融科技布局", "宁波银行\t推进数字化转型，手机银行客户达到310万户，体验改善。", ("宁波银行", "", "手机银行客户数量", "310 万户", "")),
    ("城市\t金融科技发展", "杭州\t打造金融科技之都，金融科技从业者达到4.2万人，增长较快。", ("金融科技", "杭州", "从业者数量", "4.2 万人", "")),
    ("时间\t机构\t内容", "2022年\t宁波银行\t全面推进数字化转型，累计开通商户3.2万家，覆盖全省。", ("宁波银行", "", "商户数量", "3.2 万家", "2022")),
]


@pytest.mark.parametrize(("header", "row", "expected"), CASES)
def test_a_cell_speaks_of_its_row(header: str, row: str, expected: tuple[str, str, str, str, str]) -> None:
    assert figures(header, row) == [expected]


@pytest.mark.parametrize("cell", ["自研大模型2.0上线，7×24小时服务客户，体验提升。", "推进第三期工程建设，优化业务流程，提升客户体验。"])
def test_no_statistic_in_a_cell(cell: str) -> None:
    assert figures("银行\t金融科技布局", f"宁波银行\t{cell}") == []


def test_a_figure_of_nobody_is_a_problem() -> None:
    document = read_tables(HEAD + "时间\t内容\n2023年\t围绕算力和场景等五个方面，提出了27条具体措施。\n").document
    assert list(StatisticsExtractor(alphabet()).extract(document)) == []
    assert "27" in document.problems[-1].reason.en
