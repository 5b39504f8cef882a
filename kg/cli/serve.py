"""``kg serve``: the graph as a SPARQL endpoint with a query page."""

from __future__ import annotations

import os
import re
from typing import Annotated

import typer

from kg.cli.language import say
from kg.cli.options import DEFAULT_OUT, Language, NoStore, OutDir
from kg.errors import UsageError

Host = Annotated[str, typer.Option("--host", help=say("监听地址（默认仅本机）", "Address to listen at (default: this machine alone)"))]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help=say("端口；0 为任一空闲端口", "Port; 0: any that is free"))]
Seconds = Annotated[float, typer.Option("--timeout", min=0.01, help=say("每个查询的时限（秒）", "Seconds a query may take"))]
Most = Annotated[int, typer.Option("--rows", min=1, help=say("每个查询的行数上限", "Rows a query may give"))]
Quick = Annotated[int, typer.Option("--at-once", min=1, help=say("同时运行的查询数", "Queries that run at once"))]
Origins = Annotated[list[str] | None, typer.Option("--cors", metavar="ORIGIN", help=say("允许哪个来源的网页调用（可重复）", "Origin whose pages may call (repeatable)"))]
Services = Annotated[
    list[str] | None,
    typer.Option("--allow-service", metavar="URL", help=say("SERVICE 与 LOAD 可连的地址（可重复；默认均不可）", "Address for SERVICE and LOAD (default: none)")),
]
Secret = Annotated[
    str | None,
    typer.Option(
        "--token", metavar="TOKEN", envvar="KG_TOKEN",
        help=say("每个请求（读取也是）都须带 Authorization: Bearer TOKEN", "Every request, reads too, must send Authorization: Bearer TOKEN"),
    ),
]  # fmt: skip
Writable = Annotated[bool, typer.Option("--writable", help=say("接受 SPARQL 更新；须同时给出 --token", "Take SPARQL updates; needs --token as well"))]


def serve(
    *,
    host: Host = "127.0.0.1",
    port: Port = 8765,
    timeout: Seconds = 30.0,
    rows: Most = 1_000_000,
    at_once: Quick = 4,
    cors: Origins = None,
    allow_service: Services = None,
    token: Secret = None,
    writable: Writable = False,
    out: OutDir = DEFAULT_OUT,
    address: NoStore = None,
    lang: Language = None,
) -> None:
    """Serve the graph of a build: a query page at /, SPARQL 1.1 at /sparql, every entity under /id/, JSON at /api/.

    With --token every request must send it; a browser asks for it as password. With --writable and --token SPARQL updates are taken at
    /sparql: they name the graphs that they change (GRAPH, WITH), and what follows from them is inferred anew. An update that fails
    changes nothing. Afterwards the build's files are marked stale, and kg add and kg remove refuse it: kg export keeps what it holds.

    zh:将构建的图谱作为服务：/ 为查询页，/sparql 为 SPARQL 1.1 端点，/id/ 下为各实体，/api/ 为 JSON 接口。

    给出 --token 时每个请求都须带上它（浏览器会以密码形式询问）。同时给出 --writable 与 --token 时 /sparql 接受 SPARQL 更新：更新须写明所改的图
    （GRAPH、WITH），由之推出的事实重新推导；失败的更新不改变任何内容。更新之后构建的文件标记为过期，kg add 与 kg remove 不再受理，
    可用 kg export 保存现有内容。
    """
    import uvicorn

    from kg.cli.opening import refuse_store
    from kg.serve.app import Settings, make_app
    from kg.serve.limits import Limits
    from kg.store.builddir import heal

    refuse_store(address, "只能发布构建目录；该地址的存储本身就回答 SPARQL", "kg serve serves a build folder; the store at an address answers SPARQL itself", lang)
    heal(out)
    limits = Limits(seconds=timeout, rows=rows, quick=at_once, slow=at_once)
    if token is not None and not re.fullmatch(r"[\w.~+/=-]+", token, re.ASCII):
        raise UsageError("this is no token", where="--token", expected="letters, digits and -._~+/=")
    _check_address(host, port)
    app = make_app(out.resolve(), Settings(limits, tuple(cors or ()), tuple(allow_service or ()), token or "", writable))
    if writable and not token:
        typer.echo(say("注意：没有 --token，不接受任何更新", "note: without --token no update is taken", lang), err=True)
    if host not in {"127.0.0.1", "::1", "localhost"}:
        if token:
            note = say("注意：令牌与数据以明文 HTTP 传输，可在前面加 TLS", "note: token and data go over plain HTTP; put TLS before it", lang)
        else:
            note = say("注意：本机以外也能读取此图谱", "note: others than this machine can read this graph", lang)
        typer.echo(note, err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)


def _check_address(host: str, port: int) -> None:
    """Raises UsageError for an address at which this machine cannot serve: no name of it, or taken."""
    import socket

    from kg.worded import worded

    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            if os.name == "posix":  # a port that a server has just left is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise UsageError(worded("cannot be served at: {}", error), where=f"{host}:{port}", do="choose another --host or --port") from error
