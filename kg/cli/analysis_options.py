"""Options that the commands of analysis share, declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import say

ProjectionName = Annotated[
    str,
    typer.Option("--projection", metavar="NAME", help=say("网络的投影（见 data/projections.yaml）", "Projection of the network (data/projections.yaml)")),
]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="ID|YEAR", help=say("只用这些报告（编号或年份，可重复）", "Only these reports, by id or year (repeatable)")),
]
MinBelief = Annotated[
    float | None,
    typer.Option("--min-belief", min=0.0, max=1.0, help=say("事实的最低可信度", "Least belief of a fact"), show_default=False),
]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help=say("只用此日起的事实，如 2021 或 2021-03", "Only facts dated since then: 2021, 2021-03"))]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help=say("只用至此日的事实", "Only facts dated until then"))]
Rollup = Annotated[
    list[str] | None,
    typer.Option(
        "--rollup",
        metavar="CLASS=DEPTH",
        help=say("把概念归并到分类的某一层，如 Technology=1 为顶层（可重复）", "Roll concepts up to a level of the taxonomy: Technology=1 is the top (repeatable)"),
    ),
]
HtmlFile = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help=say("另存为一个离线网页", "Write an offline page, too")),
]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="table|csv|json", help=say("输出格式（默认 table，或随 -o 的扩展名）", "Output format (default: table, or by the ending of -o)")),
]
FORMATS = ("table", "csv", "json")
ClassName = Annotated[str, typer.Option("--class", metavar="CLASS", help=say("只看此类，如 Technology、Bank", "Only this class: Technology, Bank"), show_default=False)]
Top = Annotated[int, typer.Option("--top", min=0, metavar="N", help=say("列出前几个（0 为全部）", "How many to list (0: all)"))]
