"""The calls of ``/api``: address, parameters and answer of each. Routes and the OpenAPI document are both made of them.

Answers stand here by name: the server itself need not import what only its readers fill.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
    """``name`` is the reader's call, ``answer`` the class of its answer in ``kg.serve.answers``.

    A call with a ``body`` is sent by POST; a ``free`` one takes further parameters in the address.
    """

    path: str
    name: str
    about: str
    answer: str
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
        (Parameter("iri", "IRI of the entity", required=True), Parameter("predicate", "IRI of the relation"), _limit(100, 1000), LANG),
    ),
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
