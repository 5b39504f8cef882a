"""The sections of the page, and those that are tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kg.model.document import SourceKind
from kg.view.markup import DIGEST_MARK, ORIGINAL_MARK
from kg.view.overview import InvestmentRow, Label, Overview
from kg.view.tables import Cell, Column, Piece, table

SECTIONS: tuple[tuple[str, Label], ...] = (
    ("counts", Label("概况", "At a glance")),
    ("reports", Label("报告", "Reports")),
    ("subsidiaries", Label("金融科技子公司", "Subsidiaries")),
    ("investment", Label("科技投入", "Technology spending")),
    ("policies", Label("政策", "Policies")),
    ("network", Label("关系网络", "Network")),
)
TITLES = dict(SECTIONS)


def reports_html(overview: Overview) -> str:
    """The reports that were read, and how their publishers ask to be cited."""
    columns = (
        Column(Label("报告", "Report")),
        Column(Label("发布机构", "Publisher")),
        Column(Label("日期", "Date")),
        Column(Label("所读文本", "Text read")),
        Column(Label("句段", "Passages"), numeric=True),
        Column(Label("事实陈述", "Statements"), numeric=True),
        Column(Label("统计数据", "Observations"), numeric=True),
    )
    records = [
        (
            Cell((f"《{row.title}》",), name=True),
            Cell((row.publisher,)),
            Cell((row.date,)),
            Cell((DIGEST_MARK if row.kind is SourceKind.DIGEST else ORIGINAL_MARK,)),
            Cell((row.passages,)),
            Cell((row.statements,)),
            Cell((row.observations,)),
        )
        for row in overview.reports
    ]
    cites = sorted({row.cite for row in overview.reports if row.cite})
    note = f'<p class="note" lang="zh">{escape("；".join(cites), quote=False)}</p>' if cites else ""
    return table("t-reports", TITLES["reports"], columns, records, Label("没有报告。", "No reports.")) + note


def subsidiaries_html(overview: Overview) -> str:
    """Who set up whom, when, where, with what capital."""
    columns = (
        Column(Label("设立机构", "Set up by")),
        Column(Label("子公司", "Subsidiary")),
        Column(Label("成立时间", "Founded")),
        Column(Label("所在地", "Place")),
        Column(Label("注册资本", "Registered capital"), numeric=True),
    )
    records = [
        (Cell((row.owner,), name=True), Cell((row.link,)), Cell(row.founded), Cell(row.place), Cell(row.capital))
        for row in overview.subsidiaries
    ]
    empty = Label("所读报告中没有读到子公司。", "No subsidiaries were read from the reports.")
    return table("t-subsidiaries", TITLES["subsidiaries"], columns, records, empty)


def investment_html(rows: Sequence[InvestmentRow]) -> str:
    """Firms by years: amount, share of revenue, growth."""
    years = sorted({cell.year for row in rows for cell in row.cells})
    columns = (Column(Label("机构", "Firm")), *(Column(Label(year), numeric=True) for year in years))
    records: list[tuple[Cell, ...]] = []
    for row in rows:
        by_year = {cell.year: cell for cell in row.cells}
        cells = [Cell((row.firm,), name=True)]
        for year in years:
            cell = by_year.get(year)
            pieces: tuple[Piece, ...] = (*cell.amounts, *cell.shares, *cell.growths) if cell else ()
            cells.append(Cell(pieces, sort=None if cell and cell.amounts else ""))
        records.append(tuple(cells))
    empty = Label("所读报告中没有读到科技投入。", "No technology spending was read from the reports.")
    return table("t-investment", TITLES["investment"], columns, records, empty)


def policies_html(overview: Overview) -> str:
    """Policies with issuers, dates and status."""
    columns = (
        Column(Label("文件", "Document")),
        Column(Label("发布机构", "Issued by")),
        Column(Label("日期", "Date")),
        Column(Label("状态", "Status")),
    )
    records = [
        (Cell((row.title,), name=True), Cell(row.issuers), Cell(row.date), Cell(row.status))
        for row in overview.policies
    ]
    empty = Label("所读报告中没有读到政策文件。", "No policies were read from the reports.")
    return table("t-policies", TITLES["policies"], columns, records, empty)
