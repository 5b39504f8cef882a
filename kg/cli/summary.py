"""What a build came to, as a table."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import typer

from kg.cli.language import Lang, error_line, say
from kg.model.coverage import Tally
from kg.pipeline import BuildResult, counts, problems_by_kind

_LABELS = {
    "reports": ("报告", "reports"),
    "entities": ("实体与概念", "entities and concepts"),
    "passages": ("有名称的语句", "passages with names"),
    "statements": ("陈述", "statements"),
    "observations": ("统计观测", "observations"),
    "problems": ("存疑条目", "problems set aside"),
}


def understood(report: str, tally: Tally, lang: Lang | None) -> str:
    """One line of self-knowledge: how much of a report was understood."""
    parts = (
        (f"{tally.sentences} 句", f"{tally.sentences} sentences"),
        (f"{tally.share:.0%} 读出事实", f"{tally.share:.0%} with a fact"),
        (f"未识别名称 {tally.names_unlinked}", f"{tally.names_unlinked} names unlinked"),
        (f"未读懂表格 {tally.tables_not_understood}/{tally.tables}", f"{tally.tables_not_understood} of {tally.tables} tables not understood"),
        (f"未读数字 {tally.figures_unread}/{tally.figures}", f"{tally.figures_unread} of {tally.figures} figures unread"),
    )
    return f"{report}: " + say("，", ", ", lang).join(say(*part, lang) for part in parts)


def print_summary(result: BuildResult, *, as_json: bool, lang: Lang | None, page: str = "", findings: int | None = None) -> None:
    """Counts, problems by kind, where the build is."""
    found = counts(result.graph) | {"quads": result.quads}
    if as_json:
        told: dict[str, object] = {
            "folder": str(result.folder),
            "counts": found,
            "problems": problems_by_kind(result.graph.problems),
            "coverage": [{"report": each.report, **each.tally.as_dict()} for each in result.graph.coverage],
            "failures": list(result.failures),
        }
        if page:
            told["page"] = page
        if findings is not None:
            told["findings"] = findings
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True))
        return
    rows = [(say(*_LABELS[name], lang), f"{found[name]:,}") for name in _LABELS]
    rows.append((say("四元组", "quads", lang), f"{result.quads:,}"))
    rows += [(f"  {kind}", f"{number:,}") for kind, number in problems_by_kind(result.graph.problems).items()]
    if findings is not None:
        rows.append((say("检查发现", "findings of the checks", lang), f"{findings:,}"))
    title = say("构建完成", "Build done", lang) + f": {result.folder} ({sum(result.seconds.values()):.1f} s)"
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table(title=title, show_header=False)
        table.add_column()
        table.add_column(justify="right")
        for row in rows:
            table.add_row(*row)
        Console().print(table)
    else:
        typer.echo(title)
        for name, number in rows:
            typer.echo(f"{name}\t{number}")
    for each in result.graph.coverage:
        typer.echo(understood(each.report, each.tally, lang))
    if page:
        typer.echo(say("打开页面", "Open the page", lang) + f": {page}")


def print_failures(result: BuildResult, lang: Lang | None) -> bool:
    """Tell what failed on stderr; is there anything?"""
    return told_failures(result.failures, lang)


def told_failures(failures: Sequence[str], lang: Lang | None) -> bool:
    """Tell each on a line of stderr; is there any?"""
    for line in failures:
        typer.echo(error_line(line, lang), err=True)
    return bool(failures)
