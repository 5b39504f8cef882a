"""The calls of ``/api``: address, parameters and answer of each. Routes and the OpenAPI document are both made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg import __version__
from kg.serve.answers import Claims, Entity, Labels, Names, Neighbours, Passages, Query, Questions, Vocabulary
from kg.serve.schema import schema_of

LONGEST = 2000
MOST_CELLS = 40
MOST_LABELS = 500


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the address. A number has ``most``; ``many`` may be repeated; ``choice`` bounds the values."""

    name: str
    about: str
    default: str | int = ""
    required: bool = False
    most: int = 0
    many: bool = False
    choice: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """Its JSON schema."""
        one: dict[str, Any] = {"type": "string", "maxLength": LONGEST}
        if self.most:
            one = {"type": "integer", "minimum": 1, "maximum": self.most}
        if self.choice:
            one = {"type": "string", "enum": list(self.choice)}
        if self.many:
            return {"type": "array", "items": one, "maxItems": MOST_CELLS}
        return one if self.required or self.default == "" else one | {"default": self.default}


@dataclass(frozen=True, slots=True)
class Call:
    """``name`` is the reader's call. A ``body`` call is sent by POST; ``free`` ones take further parameters in the address."""

    path: str
    name: str
    about: str
    answer: type
    parameters: tuple[Parameter, ...] = ()
    body: dict[str, Any] | None = None
    free: str = ""


def _limit(default: int, most: int) -> Parameter:
    return Parameter("limit", "How many to list at most", default, most=most)


LANG = Parameter("lang", "Language of labels", "zh", choice=("zh", "en"))
_Q = Parameter("q", "What to look for", required=True)
_TEXTS = {"type": "array", "items": {"type": "string", "maxLength": LONGEST}, "maxItems": MOST_LABELS}
LABELS_BODY: dict[str, Any] = {
    "type": "object",
    "properties": {"iris": _TEXTS, "texts": _TEXTS},
    "additionalProperties": False,
}

CALLS: tuple[Call, ...] = (
    Call("/api/search", "search", "Entities by any name, label or alias in Chinese or English, while it is typed", Names, (_Q, _limit(10, 100))),
    Call(
        "/api/entity", "entity", "An entity with its facts, statistics, evidence and mentions", Entity,
        (Parameter("iri", "Its IRI"), Parameter("name", "Any name of it"), LANG),
    ),
    Call(
        "/api/evidence", "evidence", "The evidence of one statement, or of what the cells of a result's row say of each other", Claims,
        (
            Parameter("statement", "IRI of a statement or observation"),
            Parameter("cell", "IRI, name or value (repeatable)", many=True),
            LANG,
        ),
    ),
    Call(
        "/api/neighbours", "neighbours", "What relations join to an entity", Neighbours,
        (Parameter("iri", "IRI of the entity", required=True), Parameter("predicate", "IRI of the relation"), _limit(100, 1000), LANG),
    ),
    Call("/api/passages", "passages", "Full text over the passages", Passages, (_Q, _limit(20, 200), LANG)),
    Call("/api/labels", "labels", "What IRIs are called, and which entities texts name", Labels, body=LABELS_BODY),
    Call("/api/vocabulary", "vocabulary", "Prefixes, classes and properties", Vocabulary),
    Call("/api/questions", "questions", "The competency questions by theme", Questions),
    Call(
        "/api/questions/{name}", "question", "A question's query with values for its parameters", Query, (LANG,),
        free="Further parameters are the question's own: any name of a thing, a year, a number, a text",
    ),
)  # fmt: skip


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
            "200": _content("The answer", schema_of(call.answer, schemas)),
            **{status: _content(why, error) for status, why in _FAILURES.items()},
        },
    }
    if call.body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": call.body}}}
        operation["responses"]["413"] = _content("The body is too large", error)
    return operation


def _content(about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": schema}}}


_FAILURES = {
    "400": "A parameter is missing, unknown or cannot be read",
    "404": "The graph knows no such thing",
    "500": "The store cannot be read",
    "503": "Too much is asked at once, or this took too long",
}
