"""The calls of ``/api``: address, parameters and answer of each. Routes and the OpenAPI document are both made of them.

Answers stand here by name: the server itself need not import what only its readers fill.
"""

from __future__ import annotations

from typing import Any

from kg.serve.analysis_calls import ANALYSES
from kg.serve.call import LANG, LONGEST, Call, Parameter

MOST_LABELS = 500


def _limit(default: int, most: int) -> Parameter:
    return Parameter("limit", "How many to list at most", default, most=most)


_Q = Parameter("q", "What to look for", required=True)
_TEXTS = {"type": "array", "items": {"type": "string", "maxLength": LONGEST}, "maxItems": MOST_LABELS}
LABELS_BODY: dict[str, Any] = {
    "type": "object",
    "properties": {"iris": _TEXTS, "texts": _TEXTS},
    "additionalProperties": False,
}
JOINS_BODY: dict[str, Any] = {"type": "object", "properties": {"iris": _TEXTS}, "required": ["iris"], "additionalProperties": False}

CALLS: tuple[Call, ...] = (
    Call("/api/search", "search", "Entities by any name, label or alias in Chinese or English, while it is typed", "Names", (_Q, _limit(10, 100))),
    Call(
        "/api/entity", "entity", "An entity with its facts, statistics, evidence and mentions", "Entity",
        (Parameter("iri", "Its IRI"), Parameter("name", "Any name of it"), LANG),
    ),
    Call(
        "/api/evidence", "evidence", "The evidence of one statement, or of what the cells of a result's row say of each other", "Claims",
        (
            Parameter("statement", "IRI of a statement or observation"),
            Parameter("cell", "IRI, name or value (repeatable)", many=True),
            LANG,
        ),
    ),
    Call(
        "/api/neighbours", "neighbours", "What relations join to an entity", "Neighbours",
        (Parameter("iri", "IRI of the entity", required=True), Parameter("predicate", "IRI of the relation"), _limit(100, 1000),
         Parameter("page", "Which of the lists of so many, from 1", 1, most=10_000), LANG),
    ),
    Call("/api/joins", "joins", "The relations between any two of some things, each with its statement", "Joins", body=JOINS_BODY),
    *ANALYSES,
    Call("/api/passages", "passages", "Full text over the passages", "Passages", (_Q, _limit(20, 200), LANG)),
    Call("/api/labels", "labels", "What IRIs are called, and which entities texts name", "Labels", body=LABELS_BODY),
    Call("/api/vocabulary", "vocabulary", "Prefixes, classes and properties", "Vocabulary"),
    Call("/api/questions", "questions", "The competency questions by theme", "Questions"),
    Call(
        "/api/questions/{name}", "question", "A question's query with values for its parameters", "Query", (LANG,),
        free="Further parameters are the question's own: any name of a thing, a year, a number, a text",
    ),
)  # fmt: skip
DOCUMENT = Call("/api/openapi.json", "openapi", "The OpenAPI document of all calls", "")
