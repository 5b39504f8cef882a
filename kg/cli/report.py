"""``kg report``: the site of a build."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, Language, OutDir, StoreAddress

Declared = Annotated[
    Path | None,
    typer.Option("--pages", metavar="FILE", help=say("声明各页的文件（默认随附的 data/site.yaml）", "File that declares the pages (default: data/site.yaml)")),
]


def report(out: OutDir = DEFAULT_OUT, address: StoreAddress = None, pages: Declared = None, lang: Language = None) -> None:
    """Write the site of a build: overview, interactive graph, actors, policies, technologies, investment, pilots, rankings, communities, trends and
    quality; offline pages, linked.

    zh:写出构建的网站：总览、交互图、机构、政策、技术、投入、试点、排名、社群、变化与质量；各页离线可用、彼此相连。
    """
    from kg.api.graph import Graph
    from kg.api.report import write_report
    from kg.cli.opening import open_store

    with Graph(open_store(out, address)) as graph:
        written = write_report(graph, out / "site", None if address else out, pages)
    for path in written:
        typer.echo(say("已写入", "written:", lang) + f" {path}")
