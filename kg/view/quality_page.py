"""The page of self-knowledge: what was understood of each report and section, and what was not, with examples."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.coverage import GapKind, Tally
from kg.model.document import SourceKind
from kg.view.frame import asset, document, section, site_top, within
from kg.view.markup import DIGEST_MARK, ORIGINAL_MARK, both
from kg.view.overview import Fact, Label, Quote
from kg.view.quality import ProblemRow, Quality, ReportQuality, SectionRow
from kg.view.tables import Bar, Cell, Column, Piece, table
from kg.view.tallies import tally, tiles

SECTIONS: tuple[tuple[str, Label], ...] = (
    ("total", Label("总览", "At a glance")),
    ("sections", Label("逐节", "By section")),
    ("problems", Label("问题", "Problems")),
    ("composition", Label("事实的构成", "What the facts are")),
)
_TITLES = dict(SECTIONS)
_SHARE = Label("读出事实的句子", "Sentences with a fact")
_SILENT = Label("未读出事实", "Without a fact")
_NAMES = Label("未识别名称", "Names unlinked")
_TABLES = Label("未读懂表格", "Tables not understood")
_FIGURES = Label("未读出数字", "Figures unread")
_KINDS = {
    "figure-unread": _FIGURES,
    "unlinked": _NAMES,
    "table-not-understood": _TABLES,
    "cell-not-understood": Label("未读懂单元格", "Cell not understood"),
    "not-searched": Label("未比对全部模式", "Not searched with every pattern"),
    "headline": Label("标题重复正文", "Headline told again"),
    "damaged": Label("文本损坏", "Damaged text"),
    "unreadable": Label("读不出的页", "Pages that cannot be read"),
    "off-ontology": Label("不合本体", "Does not fit the ontology"),
    "taxonomy-circle": Label("上下位成环", "Circle in the taxonomy"),
    "lexicon": Label("词表有误", "Fault in the lexicon"),
    "two-kinds": Label("同名而类别不同", "One name, two kinds"),
    "judgement": Label("裁定表有误", "Fault in the judgements"),
    "judgement-unused": Label("未用上的裁定", "Judgement not used"),
    "rejected": Label("被裁定驳回", "Rejected by a judgement"),
}


def render_quality(quality: Quality, pages: Sequence[tuple[str, Label]]) -> str:
    """The page as text (write it as UTF-8); ``pages`` are those of the site, which it leads to. Pure and deterministic."""
    body = "".join(
        (
            site_top("quality", pages),
            '<main id="main">',
            _header(quality),
            section("total", _TITLES["total"], coverage_html(quality.reports)),
            section("sections", _TITLES["sections"], _sections(quality.reports)),
            section("problems", _TITLES["problems"], problems_html(quality.problems)),
            section("composition", _TITLES["composition"], _facts(quality)),
            "</main>",
        )
    )
    style = "\n".join(asset(name) for name in ("overview.css", "quality.css", "site.css"))
    return document(quality.title, body, style, [asset(name) for name in ("overview.js", "site.js", "remember.js")], schemes="light dark")


def _header(quality: Quality) -> str:
    what = Label(
        "本页说明一次构建从每份报告、每一节读懂了多少，并举例列出没有读懂的句子、名称、表格与数字。带虚线的数字可点开看实例及其在源文件中的行号。",
        "This page tells how much of each report and section was understood, with examples of sentences, names, tables and figures that "
        "were not. Numbers with a dotted line open to examples with their line in the source file.",
    )
    how = Label(
        "“句子”指正文、列表与脚注中的句子，不含标题、图表题与表格；许多句子本来就不含可入图谱的事实。“数字”指带单位的数量，"
        "若没有统计观测、金额或数量记下它，就算未读出。",
        "“Sentences” are those of running text, lists and notes, not headings, captions or tables; many hold no fact for a graph in the first "
        "place. “Figures” are quantities with a unit; one is unread when no observation or amount holds it.",
    )
    notes = f"<p>{both(how)}</p>"
    if any(report.kind is SourceKind.DIGEST for report in quality.reports):
        marked = Label(
            f"标有“{DIGEST_MARK.zh}”的句子出自本项目为报告撰写的摘要，不是出版者的文字。",
            f"Sentences marked “{DIGEST_MARK.en}” come from this project's own digest of a report; they are not the publisher's words.",
        )
        notes += f"<p>{both(marked)}</p>"
    return f'<header><h1>{both(quality.title)}</h1><p class="lead">{both(what)}</p>{notes}{within(SECTIONS)}</header>'


def _percent(share: float) -> str:
    return f"{share:.0%}"


def coverage_html(reports: Sequence[ReportQuality], ident: str = "t-total") -> str:
    """How much of each report was understood; ``ident`` is that of the table."""
    if not reports:
        return f'<p class="empty">{both(Label("这次构建没有记录读懂了多少。", "This build does not tell how much was understood."))}</p>'
    whole = Tally.total(report.tally for report in reports)
    shown = [
        (Label("句子", "sentences"), f"{whole.sentences:,}"),
        (Label("读出事实", "with a fact"), _percent(whole.share)),
        (Label("未识别名称", "names unlinked"), f"{whole.names_unlinked:,}"),
        (Label("未读懂表格", "tables not understood"), f"{whole.tables_not_understood:,} / {whole.tables:,}"),
        (Label("未读出数字", "figures unread"), f"{whole.figures_unread:,} / {whole.figures:,}"),
    ]
    columns = (
        Column(Label("报告", "Report")), Column(Label("所读文本", "Text read")), Column(Label("句子", "Sentences"), numeric=True),
        Column(_SHARE, numeric=True), Column(_NAMES, numeric=True), Column(Label("表格", "Tables"), numeric=True),
        Column(_TABLES, numeric=True), Column(Label("数字", "Figures"), numeric=True), Column(Label("读出的数字", "Figures read"), numeric=True),
    )  # fmt: skip
    records = [
        (
            Cell((f"《{report.title}》",), name=True),
            Cell((DIGEST_MARK if report.kind is SourceKind.DIGEST else ORIGINAL_MARK,)),
            Cell((report.tally.sentences,)), Cell((Bar(report.tally.share),)), Cell((report.tally.names_unlinked,)),
            Cell((report.tally.tables,)), Cell((report.tally.tables_not_understood,)),
            Cell((report.tally.figures,)), Cell(_figures_read(report.tally)),
        )
        for report in reports
    ]  # fmt: skip
    return tiles(shown) + table(ident, _TITLES["total"], columns, records, Label("没有报告。", "No reports."))


def _figures_read(counts: Tally) -> tuple[Piece, ...]:
    return (Bar(1 - counts.figures_unread / counts.figures),) if counts.figures else ()


def _sections(reports: Sequence[ReportQuality]) -> str:
    columns = (
        Column(Label("章节", "Section")), Column(Label("句子", "Sentences"), numeric=True), Column(_SHARE, numeric=True),
        Column(_SILENT, numeric=True), Column(_NAMES, numeric=True), Column(_TABLES, numeric=True), Column(_FIGURES, numeric=True),
    )  # fmt: skip
    shown = []
    for number, report in enumerate(reports):
        title = Label(f"《{report.title}》")
        records = [_record(row) for row in report.sections]
        rows = table(f"t-sections-{number}", title, columns, records, Label("没有章节。", "No sections."))
        shown.append(f'<h3 class="report">{both(title)}</h3>{rows}')
    return "".join(shown)


def _record(row: SectionRow) -> tuple[Cell, ...]:
    counts = row.tally

    def opens(number: int, kind: GapKind) -> Cell:
        examples = row.examples(kind)
        piece: Piece = Fact(Label(f"{number:,}"), examples, number) if number and examples else number
        return Cell((piece,), sort=number)

    share: tuple[Piece, ...] = (Bar(counts.share),) if counts.sentences else ()
    return (
        Cell((row.label or "—",), name=True), Cell((counts.sentences,)), Cell(share),
        opens(counts.sentences - counts.with_fact, GapKind.SENTENCE), opens(counts.names_unlinked, GapKind.NAME),
        opens(counts.tables_not_understood, GapKind.TABLE), opens(counts.figures_unread, GapKind.FIGURE),
    )  # fmt: skip


def problems_html(rows: Sequence[ProblemRow], ident: str = "t-problems") -> str:
    """Problems by kind and reason, with examples; ``ident`` is that of the table."""
    columns = (Column(Label("种类", "Kind")), Column(Label("缘由", "Reason")), Column(Label("条数", "Number"), numeric=True))
    records = [
        (Cell((_KINDS.get(row.kind, Label(row.kind)),), name=True), Cell((row.reason,)), Cell((_number(row.number, row.examples),), sort=row.number))
        for row in rows
    ]
    return table(ident, _TITLES["problems"], columns, records, Label("没有问题。", "No problems."))


def _number(number: int, examples: tuple[Quote, ...]) -> Piece:
    return Fact(Label(f"{number:,}"), examples, number) if examples else number


def _facts(quality: Quality) -> str:
    parts = (
        tally(Label("语气", "Modality"), quality.modalities),
        tally(Label("可信度", "Belief"), quality.beliefs, ranked=False),
        tally(Label("证据，按抽取器", "Evidence by extractor"), quality.extractors),
        tally(Label("证据，按模式", "Evidence by pattern"), quality.patterns),
    )
    if not any(parts):
        return f'<p class="empty">{both(Label("没有读出事实。", "No facts were read."))}</p>'
    return f'<div class="tallies">{"".join(parts)}</div>'
