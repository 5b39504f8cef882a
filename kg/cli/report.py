"""``kg report``: the site of a build."""

from __future__ import annotations

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, Language, OutDir, StoreAddress


def report(out: OutDir = DEFAULT_OUT, address: StoreAddress = None, lang: Language = None) -> None:
    """Write the site of a build: actors, policies, technologies, investment, pilots, reports and the interactive graph; offline pages, linked.

    zh:写出构建的网站：机构、政策、技术、投入、试点、报告与交互图；各页离线可用、彼此相连。
    """
    from kg.api.graph import Graph
    from kg.api.report import write_report
    from kg.cli.opening import open_store

    with Graph(open_store(out, address)) as graph:
        written = write_report(graph, out / "site")
    for path in written:
        typer.echo(say("已写入", "written:", lang) + f" {path}")
