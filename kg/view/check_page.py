"""The page of the checks of a build: what was checked, what was found, what was looked at and accepted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from kg.errors import BuildError
from kg.ontology.prefixes import shorten
from kg.validate.accepted import Accepted
from kg.validate.check import CheckReport
from kg.validate.finding import Finding, Severity
from kg.view.frame import asset, document, section, site_top, top, within
from kg.view.markup import both
from kg.view.overview import Label
from kg.view.site_map import INDEX, read_site
from kg.view.tables import Cell, Column, table
from kg.view.tallies import tiles
from kg.worded import worded

CHECK = Path("site", "check.html")
COUNTS = Path("site", "check.json")
"""How many checks were made and what they found, for the page of quality."""
TITLE = Label("构建检查报告", "Checks of the build")
SECTIONS: tuple[tuple[str, Label], ...] = (
    ("families", Label("检查项", "Checks")),
    ("findings", Label("发现", "Findings")),
    ("accepted", Label("已接受", "Accepted")),
)
_TITLES = dict(SECTIONS)
_SEVERITY = {
    Severity.ERROR: Label("错误", "error"),
    Severity.WARNING: Label("警告", "warning"),
    Severity.INFO: Label("说明", "note"),
}


def write_check(folder: Path, report: CheckReport, *, site: bool = False) -> Path:
    """Write the page below a build folder, and beside it how much was checked and found; return the path of the page.

    It leads to the pages of the site where there is one, or will be (``site``); else it stands alone. Raises BuildError when the folder cannot be written to.
    """
    path = folder / CHECK
    text = render_check(report, read_site().links() if site or (path.parent / INDEX[0]).is_file() else ())
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        (folder / COUNTS).write_text(json.dumps(counts_of(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise BuildError(worded("the report of the checks cannot be written: {}", error), where=str(path), do="look at what kg check prints") from error
    return path


def counts_of(report: CheckReport) -> list[dict[str, str | int]]:
    """A row a family: name in both languages, checks, errors, warnings, notes, accepted findings."""
    return [
        {
            "name": family.name, "zh": family.zh, "en": family.en, "checks": family.checks, "errors": family.count(Severity.ERROR),
            "warnings": family.count(Severity.WARNING), "notes": family.count(Severity.INFO), "accepted": len(family.accepted),
        }
        for family in report.families
    ]  # fmt: skip


def render_check(report: CheckReport, pages: Sequence[tuple[str, Label]] = ()) -> str:
    """The page as text; ``pages`` are those of the site that it leads to. Pure, and the same for the same findings: the seconds that checks took are
    not shown."""
    body = "".join(
        (
            site_top("quality", pages) if pages else top(SECTIONS),
            '<main id="main">',
            _header(report, inside=bool(pages)),
            section("families", _TITLES["families"], families_html(counts_of(report))),
            section("findings", _TITLES["findings"], _findings(report.findings)),
            section("accepted", _TITLES["accepted"], _accepted(report.accepted)),
            "</main>",
        )
    )
    style = "\n".join(asset(name) for name in ("overview.css", "quality.css", "site.css"))
    return document(TITLE, body, style, [asset(name) for name in ("overview.js", "site.js", "remember.js")], schemes="light dark")


def _header(report: CheckReport, *, inside: bool) -> str:
    what = Label(
        "本页列出 kg check 对一次构建所做的检查：错误表示图谱违反自身规则，须改正；警告值得一看；已看过并判为无误的警告另列，附理由。",
        "This page lists what kg check looked at in a build: an error breaks a rule of the graph and must be mended, a warning is worth a "
        "look, and warnings that were looked at and found right stand apart with the reason.",
    )
    shown = [
        (Label("检查", "checks"), f"{sum(family.checks for family in report.families):,}"),
        (Label("错误", "errors"), f"{report.count(Severity.ERROR):,}"),
        (Label("警告", "warnings"), f"{report.count(Severity.WARNING):,}"),
        (Label("说明", "notes"), f"{report.count(Severity.INFO):,}"),
        (Label("已接受", "accepted"), f"{len(report.accepted):,}"),
    ]
    return f'<header><h1>{both(TITLE)}</h1><p class="lead">{both(what)}</p>{within(SECTIONS) if inside else ""}</header>{tiles(shown)}'


def families_html(rows: Sequence[Mapping[str, str | int]], ident: str = "t-families") -> str:
    """The rows of ``counts_of`` as a table; ``ident`` is its id."""
    columns = (
        Column(Label("检查项", "Family")), Column(Label("条数", "Checks"), numeric=True), Column(Label("错误", "Errors"), numeric=True),
        Column(Label("警告", "Warnings"), numeric=True), Column(Label("说明", "Notes"), numeric=True), Column(Label("已接受", "Accepted"), numeric=True),
    )  # fmt: skip
    records = [
        (Cell((Label(str(row["zh"]), str(row["en"])),), name=True), *(Cell((row[name],)) for name in ("checks", "errors", "warnings", "notes", "accepted")))
        for row in rows
    ]
    return table(ident, _TITLES["families"], columns, records, Label("没有检查。", "No checks."))


def _findings(findings: Sequence[Finding]) -> str:
    """A table for each check, the errors first."""
    if not findings:
        return f'<p class="empty">{both(Label("没有发现。", "Nothing was found."))}</p>'
    shown = []
    for number, ((severity, check), group) in enumerate(groupby(findings, lambda each: (each.severity, each.check))):
        rows = list(group)
        several = len({(each.zh, each.en) for each in rows}) > 1
        title = Label(f"{_SEVERITY[severity].zh}：{rows[0].zh}", f"{_SEVERITY[severity].en}: {rows[0].en}")
        columns = [Column(Label("对象", "Focus")), Column(Label("值", "Value")), *([Column(Label("说明", "Message"))] if several else [])]
        records = [
            (Cell((Label(shorten(each.focus)),), name=True), Cell((Label(each.value),)), *([Cell((Label(each.zh, each.en),))] if several else []))
            for each in rows
        ]
        heading = Label(f"{check}（{len(rows)}）", f"{check} ({len(rows)})")
        shown.append(f'<h3 class="report">{both(heading)}</h3><p>{both(title)}</p>' + table(f"t-findings-{number}", title, columns, records, title))
    return "".join(shown)


def _accepted(rows: Sequence[Accepted]) -> str:
    columns = (Column(Label("检查", "Check")), Column(Label("对象", "Focus")), Column(Label("值", "Value")), Column(Label("理由", "Reason")))
    records = [
        (
            Cell((Label(each.finding.zh, each.finding.en),)), Cell((Label(shorten(each.finding.focus)),), name=True),
            Cell((Label(each.finding.value),)), Cell((Label(each.zh, each.en),)),
        )
        for each in rows
    ]  # fmt: skip
    return table("t-accepted", _TITLES["accepted"], columns, records, Label("没有。", "None."))
