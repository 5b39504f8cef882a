"""The service as an ASGI application."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.ontology.prefixes import FKGC, FKGR
from kg.serve.access import Guarded
from kg.serve.api import api_routes
from kg.serve.call import LONGEST
from kg.serve.endpoint import Endpoint, entity, page, unless_gone
from kg.serve.errors import HttpError
from kg.serve.limits import Limits
from kg.serve.metrics import Metrics
from kg.serve.pool import Pool
from kg.view.query_page import render_query_page

_SPARQL = ["GET", "POST", "OPTIONS"]
_READ_SECONDS = 10.0
_GRACE = 0.5


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be asked of the service: its limits, origins of pages that may call it, addresses for SERVICE and LOAD.

    With a ``token`` every request must send it. Updates are taken where it is ``writable`` and has a token.
    """

    limits: Limits = field(default_factory=Limits)
    origins: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    token: str = ""
    writable: bool = False

    @property
    def refused(self) -> str:
        """Why updates are not taken."""
        if self.writable:
            return "updates need a token: start the service with --writable and --token TOKEN"
        return "this service only reads; updates need --writable and --token TOKEN at its start"


def make_app(build: Path, settings: Settings | None = None) -> Starlette:
    """The application that serves a build folder; its workers live from start-up to shut-down.

    Start-up raises HttpError 503 when the folder is no build or its store cannot be opened.
    """
    chosen = settings or Settings()
    pool = Pool(build, chosen.limits)
    readers = Pool(build, _reading(chosen.limits), "kg.serve.reader", remember=True)
    analysts = Pool(build, _analysing(chosen.limits), "kg.serve.analyst", remember=True)
    writer = _writer(build, chosen.limits)
    metrics = Metrics(pool, writer)

    async def change(text: str, seconds: float | None) -> None:
        limit = min(seconds or chosen.limits.seconds, chosen.limits.seconds)
        try:
            await writer.ask({"update": text, "seconds": limit}, limit)
        finally:  # whatever became of it, the next query sees the store as it is
            pool.look_again()
            readers.look_again()
            analysts.look_again()

    endpoint = Endpoint(pool, chosen.services, change if chosen.writable and chosen.token else None, chosen.refused)
    first_page = render_query_page()

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            await asyncio.gather(pool.close(), readers.close(), analysts.close(), writer.close())

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
        return await endpoint(request)

    async def by_id(request: Request) -> Response:
        return await entity(request, pool, readers, FKGR)

    async def by_concept(request: Request) -> Response:
        return await entity(request, pool, readers, FKGC)

    async def home(_: Request) -> Response:
        return page(first_page)

    async def explore(request: Request) -> Response:
        job = {"call": "explore", "arguments": {"focus": request.query_params.get("focus", "")[:LONGEST]}}
        return page((await unless_gone(request, analysts.ask(job))).body)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "running": pool.running})

    async def metric(_: Request) -> Response:
        return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    routes = [
        Route("/", home),
        Route("/sparql", sparql, methods=_SPARQL),
        Route("/explore", explore),
        *api_routes(readers, analysts),
        Route("/id/{name:path}", by_id),
        Route("/concept/{name:path}", by_concept),
        Route("/health", health),
        Route("/metrics", metric),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(_Counted, metrics=metrics), *_cors(chosen.origins), *_guard(chosen.token)],
        exception_handlers={HttpError: _told},
    )


def _reading(limits: Limits) -> Limits:
    """Limits of the processes that read for pages and ``/api``: few, since each holds all names in memory.

    They start when the first page or call asks for one: who only queries does not wait for them.
    """
    return replace(limits, seconds=min(limits.seconds, _READ_SECONDS), quick=2, slow=2)


def _analysing(limits: Limits) -> Limits:
    """Limits of the processes that analyse: those of queries, but few at once, and none is slow, since each holds the graph in memory."""
    return replace(limits, quick=2, slow=1, slow_after=limits.seconds)


def _writer(build: Path, limits: Limits) -> Pool:
    """The one process that writes; it starts with the first update, and is given the time to say itself that one took too long."""
    alone = replace(limits, quick=1, slow=1, slow_after=limits.seconds + _GRACE, wait_seconds=limits.seconds)
    return Pool(build, alone, "kg.serve.writer", follow=False, grace=_GRACE)


def _guard(token: str) -> list[Middleware]:
    return [Middleware(Guarded, token=token)] if token else []


def _cors(origins: Sequence[str]) -> list[Middleware]:
    """Nothing unless it was asked for: other pages may not read what this service says."""
    if not origins:
        return []
    return [Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=_SPARQL, allow_headers=["Content-Type", "Accept", "Authorization"])]


async def _told(_: Request, error: Exception) -> Response:
    assert isinstance(error, HttpError)
    return PlainTextResponse(error.message + "\n", error.status, headers=error.headers)


class _Counted:
    """Counts every request with its route, status and time."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500
        started = time.perf_counter()

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, note)
        finally:
            route = "/" + scope["path"].lstrip("/").partition("/")[0]
            known = {"/sparql", "/api", "/explore", "/id", "/concept", "/health", "/metrics", "/"}
            self.metrics.seen(route if route in known else "other", status, time.perf_counter() - started)
