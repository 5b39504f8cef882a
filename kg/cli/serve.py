"""``kg serve``: the graph as a SPARQL endpoint with a query page."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, Language, NoStore, OutDir

Host = Annotated[str, typer.Option("--host", help=say("监听地址（默认仅本机）", "Address to listen at (default: this machine alone)"))]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help=say("端口；0 为任一空闲端口", "Port; 0: any that is free"))]
Seconds = Annotated[float, typer.Option("--timeout", min=0.01, help=say("每个查询的时限（秒）", "Seconds a query may take"))]
Most = Annotated[int, typer.Option("--rows", min=1, help=say("每个查询的行数上限", "Rows a query may give"))]
Quick = Annotated[int, typer.Option("--at-once", min=1, help=say("同时运行的查询数", "Queries that run at once"))]
Origins = Annotated[list[str] | None, typer.Option("--cors", metavar="ORIGIN", help=say("允许哪个来源的网页调用（可重复）", "Origin whose pages may call (repeatable)"))]
Services = Annotated[
    list[str] | None,
    typer.Option("--allow-service", metavar="URL", help=say("SERVICE 可连的地址（可重复；默认都不可）", "Address that SERVICE may lead to (default: none)")),
]


def serve(
    *,
    host: Host = "127.0.0.1",
    port: Port = 8765,
    timeout: Seconds = 30.0,
    rows: Most = 1_000_000,
    at_once: Quick = 4,
    cors: Origins = None,
    allow_service: Services = None,
    out: OutDir = DEFAULT_OUT,
    address: NoStore = None,
    lang: Language = None,
) -> None:
    """Serve the graph of a build: a query page at /, SPARQL 1.1 at /sparql, every entity under /id/, JSON at /api/.

    zh:将构建的图谱作为服务：/ 为查询页，/sparql 为 SPARQL 1.1 端点，/id/ 下为各实体，/api/ 为 JSON 接口。
    """
    import uvicorn

    from kg.cli.opening import refuse_store
    from kg.serve.app import Settings, make_app
    from kg.serve.limits import Limits
    from kg.store.builddir import heal

    refuse_store(address, "只能发布构建目录；该地址的存储本身就回答 SPARQL", "kg serve serves a build folder; the store at an address answers SPARQL itself", lang)
    heal(out)
    limits = Limits(seconds=timeout, rows=rows, quick=at_once, slow=at_once)
    app = make_app(out.resolve(), Settings(limits, tuple(cors or ()), tuple(allow_service or ())))
    if host not in {"127.0.0.1", "::1", "localhost"}:
        typer.echo(say("注意：本机以外也能读取此图谱", "note: others than this machine can read this graph", lang), err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
