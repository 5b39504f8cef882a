"""``/sparql``: requests in, answers or one-line errors out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.ontology.prefixes import FKGR, PREFIXES
from kg.serve.access import refuse_basic
from kg.serve.errors import HttpError
from kg.serve.media import GRAPHS, HTML, RESULTS, choose
from kg.serve.pool import Pool, Reply
from kg.serve.protocol import Operation, read_operation, refuse_remote
from kg.serve.using import with_using

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPH_FORMATS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")
_UNWATCHED = 0.02
Answer = TypeVar("Answer")
Change = Callable[[str, float | None], Coroutine[Any, Any, object]]
"""Runs an update within some seconds, or those that it has anyway."""


class Endpoint:
    """Answers the SPARQL Protocol over a pool; ``allowed`` are addresses that SERVICE and LOAD may lead to.

    ``change`` runs updates. Without it they are refused, for the reason ``refused``.
    """

    def __init__(self, pool: Pool, allowed: Sequence[str] = (), change: Change | None = None, refused: str = "this service only reads") -> None:
        self.pool, self.allowed, self._change, self._refused = pool, tuple(allowed), change, refused

    async def __call__(self, request: Request) -> Response:
        limits = self.pool.limits
        body = await read_body(request, limits.body_bytes if self._change is None else limits.update_bytes)
        operation = read_operation(request.method, request.url.query, request.headers.get("content-type", ""), body)
        accept = accept_of(request)
        if operation is None:
            return self._description(request, accept)
        if operation.update:
            return await self._updated(request, operation)
        refuse_remote(operation.text, self.allowed)
        reply = await unless_gone(request, self.pool.run(operation, accept, _seconds(request)))
        return respond(reply)

    async def _updated(self, request: Request, operation: Operation) -> Response:
        if self._change is None:
            raise HttpError(403, self._refused)
        refuse_basic(request.headers.get("authorization", ""))
        refuse_remote(operation.text, self.allowed)
        text = with_using(operation.text, operation.default_graphs, operation.named_graphs)
        await unless_gone(request, self._change(text, _seconds(request)))
        return Response(status_code=204)

    def _description(self, request: Request, accept: str) -> Response:
        media = choose(accept, [*GRAPHS, HTML])
        if media == HTML:
            return RedirectResponse("/", 303)
        address = str(request.url.replace(query=""))
        body = ox.serialize(describe_service(address, updates=self._change is not None), format=GRAPHS[media], prefixes={**PREFIXES, "sd": _SD})
        return Response(body, media_type=media, headers={"Vary": "Accept"})


def describe_service(address: str, *, updates: bool = False) -> list[ox.Triple]:
    """What the service at an address can do, in the terms of SPARQL 1.1 Service Description."""
    service, dataset, default = ox.NamedNode(address), ox.NamedNode(address + "#dataset"), ox.NamedNode(address + "#union")
    kind = ox.NamedNode(PREFIXES["rdf"] + "type")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(_SD + name)

    return [
        ox.Triple(service, kind, sd("Service")),
        ox.Triple(service, sd("endpoint"), service),
        *(ox.Triple(service, sd("supportedLanguage"), sd(name)) for name in ("SPARQL11Query", "SPARQL11Update")[: 1 + updates]),
        ox.Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        *(ox.Triple(service, sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in (*_RESULT_FORMATS, *_GRAPH_FORMATS)),
        ox.Triple(service, sd("defaultDataset"), dataset),
        ox.Triple(dataset, kind, sd("Dataset")),
        ox.Triple(dataset, sd("defaultGraph"), default),
        ox.Triple(default, kind, sd("Graph")),
    ]


def respond(reply: Reply, status: int = 200) -> Response:
    """An answer as a response; text types say that they are UTF-8."""
    media = reply.media + "; charset=utf-8" if reply.media.startswith("text/") else reply.media
    return Response(reply.body, status, headers={"Content-Type": media, "Vary": "Accept"})


def accept_of(request: Request) -> str:
    """The Accept headers of a request as one; ``?format=`` with a short name wins, for links in a browser."""
    short = request.query_params.get("format")
    if short is not None:
        named = {"json": "application/sparql-results+json", "xml": "application/sparql-results+xml", "csv": "text/csv"}
        named |= {"tsv": "text/tab-separated-values", "ttl": "text/turtle", "nt": "application/n-triples"}
        named |= {"rdf": "application/rdf+xml", "jsonld": "application/ld+json", "html": HTML}
        if short not in named and short not in {*GRAPHS, *RESULTS}:
            raise HttpError(400, f"format={short[:40]} is unknown; expected one of {', '.join(named)}")
        return named.get(short, short)
    return ", ".join(request.headers.getlist("accept"))


async def read_body(request: Request, most: int) -> bytes:
    """The body of a request. Raises HttpError 413 once it grows past ``most`` bytes, without reading the rest."""
    parts: list[bytes] = []
    size = 0
    if int(request.headers.get("content-length") or 0) > most:
        raise HttpError(413, f"the request is larger than {most:,} bytes")
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise HttpError(413, f"the request is larger than {most:,} bytes")
        parts.append(part)
    return b"".join(parts)


async def unless_gone(request: Request, work: Coroutine[Any, Any, Answer]) -> Answer:
    """The outcome of some work, which is given up when the client goes away meanwhile.

    Quick work is not watched: it ends sooner than a client goes.
    """
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=_UNWATCHED)
    except BaseException:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
    if done:
        return task.result()
    gone = asyncio.ensure_future(_disconnect(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise HttpError(499, "the client went away")
        return task.result()
    finally:
        for each in (task, gone):
            if not each.done():
                each.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _disconnect(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        continue


def _seconds(request: Request) -> float | None:
    text = request.query_params.get("timeout")
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError as error:
        raise HttpError(400, f"timeout={text[:40]} is no number of seconds") from error
    if not 0 < seconds < float("inf"):
        raise HttpError(400, f"timeout={text[:40]} is no number of seconds")
    return seconds


async def entity(request: Request, pool: Pool, readers: Pool, namespace: str = FKGR) -> Response:
    """What the graph says of one IRI and of what leads to it: as a page for people, else in an RDF format.

    Raises HttpError 404 when it says nothing; to a browser the page says so.
    """
    accept = accept_of(request)
    iri = namespace + request.path_params["name"]
    if choose(accept, [*GRAPHS, HTML]) == HTML:
        return await unless_gone(request, _entity_page(readers, iri))
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise HttpError(404, "this is no IRI") from error
    text = f"CONSTRUCT {{ {node} ?p ?o . ?s ?q {node} }} WHERE {{ {{ {node} ?p ?o }} UNION {{ ?s ?q {node} }} }}"
    known = await pool.run(Operation(f"ASK {{ {{ {node} ?p ?o }} UNION {{ ?s ?p {node} }} }}"), "application/json")
    if b"true" not in known.body:
        raise HttpError(404, f"the graph knows nothing of {node.value}")
    return respond(await unless_gone(request, pool.run(Operation(text), accept)))


async def _entity_page(readers: Pool, iri: str) -> Response:
    try:
        return page((await readers.ask({"call": "page", "arguments": {"iri": iri}})).body)
    except HttpError as error:
        if error.status not in {400, 404}:
            raise
    return page((await readers.ask({"call": "missing", "arguments": {"iri": iri}})).body, 404)


def page(text: str | bytes, status: int = 200) -> Response:
    """A page of ours; what it may load it says itself, and no other site may frame it."""
    headers = {
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "Content-Security-Policy": "frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return HTMLResponse(text, status, headers=headers)
