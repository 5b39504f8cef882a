"""The OpenAPI document of ``/api``."""

from __future__ import annotations

from typing import Any

from kg import __version__
from kg.api import shapes
from kg.serve import answers
from kg.serve.call import LONGEST, Call
from kg.serve.calls import CALLS
from kg.serve.schema import schema_of

_FAILURES = {
    "400": "A parameter is missing, unknown or cannot be read",
    "404": "The graph knows no such thing",
    "500": "The store cannot be read",
    "503": "Too much is asked at once, or this took too long",
}


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 document of the calls."""
    schemas: dict[str, Any] = {
        "Error": {
            "type": "object",
            "description": "What is wrong, in one line",
            "properties": {"status": {"type": "integer"}, "message": {"type": "string"}},
            "required": ["status", "message"],
            "additionalProperties": False,
        }
    }
    paths: dict[str, Any] = {}
    for call in CALLS:
        paths[call.path] = {"post" if call.body else "get": _operation(call, schemas)}
    about = {"type": "object", "description": "This document"}
    paths["/api/openapi.json"] = {
        "get": {"summary": "This document", "operationId": "openapi", "responses": {"200": _content("The document", about)}}
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "fintech-kg", "version": __version__, "summary": "Read a knowledge graph of fintech reports"},
        "paths": paths,
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def _operation(call: Call, schemas: dict[str, Any]) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": each.name, "in": "query", "description": each.about, "required": each.required, "schema": each.schema()}
        for each in call.parameters
    ]
    if "{name}" in call.path:
        parameters.insert(0, {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}})
    if call.free:
        own = {"type": "object", "additionalProperties": {"type": "string", "maxLength": LONGEST}}
        parameters.append({"name": "values", "in": "query", "description": call.free, "style": "form", "explode": True, "schema": own})
    error = {"$ref": "#/components/schemas/Error"}
    operation: dict[str, Any] = {
        "summary": call.about,
        "operationId": call.name,
        "parameters": parameters,
        "responses": {
            "200": _content("The answer", schema_of(_answer(call.answer), schemas)),
            **{status: _content(why, error) for status, why in _FAILURES.items()},
        },
    }
    if call.body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": call.body}}}
        operation["responses"]["413"] = _content("The body is too large", error)
    return operation


def _answer(name: str) -> Any:
    return getattr(answers, name) if hasattr(answers, name) else getattr(shapes, name)


def _content(about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": schema}}}
