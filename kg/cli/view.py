"""``kg view``: the graph of a build as one interactive page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, Language, OutDir, StoreAddress

Page = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help=say("写入的网页（默认 DIR/site/graph.html）", "The page to write (default: DIR/site/graph.html)"))
]
Focus = Annotated[str, typer.Option("--focus", metavar="NAME", help=say("先画此实体周围", "Draw first what lies around this entity"))]
Most = Annotated[int, typer.Option("--nodes", min=2, max=5000, help=say("先画多少个实体", "Entities drawn at first"))]


def view(focus: Focus = "", nodes: Most = 300, out: OutDir = DEFAULT_OUT, address: StoreAddress = None, output: Page = None, lang: Language = None) -> None:
    """Write the graph as one offline HTML page: search, filters, paths, evidence behind every dot and line.

    zh:将图谱写成一个离线网页：搜索、筛选、路径，每个点、每条线都可点开看证据。
    """
    from kg.api.graph import Graph
    from kg.api.view import view as page_of
    from kg.cli.opening import open_store
    from kg.cli.output import write
    from kg.view.site_map import INDEX

    with Graph(open_store(out, address)) as graph:
        target = output or out / "site" / "graph.html"
        page = page_of(graph, focus, nodes, INDEX if (target.parent / INDEX[0]).is_file() else None)
    if output is None:
        target.parent.mkdir(exist_ok=True)
    write(page, target)
    typer.echo(say("已写入", "written:", lang) + f" {target}")
