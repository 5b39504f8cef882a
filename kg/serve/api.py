"""``/api``: calls in, JSON out."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.serve.call import LONGEST, MOST_CELLS, Call, Parameter
from kg.serve.calls import CALLS, DOCUMENT, MOST_LABELS
from kg.serve.endpoint import read_body, unless_gone
from kg.serve.errors import HttpError
from kg.serve.pool import Pool


def api_routes(readers: Pool, analysts: Pool) -> list[Route]:
    """The routes of all calls and of their OpenAPI document; ``readers`` run ``kg.serve.reader``, ``analysts`` ``kg.serve.analyst``."""
    calls = (*CALLS, DOCUMENT)
    told = [Route(call.path, _handler(call, analysts if call.analysis else readers), methods=["POST" if call.body else "GET"]) for call in calls]
    return [Route("/api", _index, methods=["GET"]), *told]


async def _index(_: Request) -> Response:
    """Where all calls are told."""
    return RedirectResponse(DOCUMENT.path)


def _handler(call: Call, readers: Pool) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        try:
            arguments = await _body(request, call.body, readers.limits.body_bytes) if call.body else _arguments(request, call)
            reply = await unless_gone(request, readers.ask({"call": call.name, "arguments": arguments}))
        except HttpError as error:
            return JSONResponse({"status": error.status, "message": error.message}, error.status, headers=error.headers)
        return Response(reply.body, media_type=reply.media, headers={"Cache-Control": "no-cache"})

    return handle


def _arguments(request: Request, call: Call) -> dict[str, Any]:
    """The call's arguments from the address. Raises HttpError 400 for what is missing, unknown or malformed."""
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if len(value) > LONGEST:
            raise HttpError(400, f"{name[:40]} is longer than {LONGEST} characters")
        given.setdefault(name, []).append(value)
    found = {each.argument or each.name: _value(each, given.pop(each.name, [])) for each in call.parameters}
    if call.free:
        found |= {"name": request.path_params["name"], "values": {name: values[-1] for name, values in given.items()}}
    elif given:
        raise HttpError(400, f"unknown parameter {next(iter(given))[:40]!r}; expected {', '.join(each.name for each in call.parameters) or 'none'}")
    return found


def _value(parameter: Parameter, values: list[str]) -> Any:
    name = parameter.name
    if parameter.many:
        if len(values) > MOST_CELLS:
            raise HttpError(400, f"{len(values)} of {name}; at most {MOST_CELLS}")
        listed = [value for value in values if value.strip()]
        if parameter.required and not listed:
            raise HttpError(400, f"the parameter {name} is missing")
        return listed
    if len(values) > 1:
        raise HttpError(400, f"{name} is given twice")
    if not values or not values[0].strip():
        if parameter.required:
            raise HttpError(400, f"the parameter {name} is missing")
        return parameter.default
    try:
        return parameter.value(values[0])
    except ValueError as error:
        raise HttpError(400, f"{name}={values[0][:40]}; expected {error}") from error


async def _body(request: Request, schema: Mapping[str, Any], most: int) -> dict[str, Any]:
    """Lists of texts from a JSON body, by the names that its schema has. Raises HttpError 400 or 413."""
    try:
        sent = json.loads(await read_body(request, most))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise HttpError(400, "the body is no JSON") from error
    names = schema["properties"]
    expected = "{" + ", ".join(f'"{name}": [...]' for name in names) + "}"
    if not isinstance(sent, dict) or not set(schema.get("required", ())) <= sent.keys() <= names.keys():
        raise HttpError(400, f"the body is not {expected}")
    for name, listed in sent.items():
        if not isinstance(listed, list) or not all(isinstance(each, str) and len(each) <= LONGEST for each in listed):
            raise HttpError(400, f"{name} is no list of short texts")
        if len(listed) > MOST_LABELS:
            raise HttpError(400, f"{len(listed)} of {name}; at most {MOST_LABELS}")
    return {name: sent.get(name, []) for name in names}
