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
    """A parameter of the address. A number has ``most``, a ``share`` is one from 0 to 1; ``many`` may be repeated; ``choice`` bounds the
    values. ``argument`` is what the reader's call names it where it cannot be called so there."""

    name: str
    about: str
    default: str | int | float = ""
    required: bool = False
    most: int = 0
    many: bool = False
    choice: tuple[str, ...] = ()
    share: bool = False
    argument: str = ""

    def schema(self) -> dict[str, Any]:
        """Its JSON schema."""
        one: dict[str, Any] = {"type": "string", "maxLength": LONGEST}
        if self.most:
            one = {"type": "integer", "minimum": 1, "maximum": self.most}
        if self.share:
            one = {"type": "number", "minimum": 0, "maximum": 1}
        if self.choice:
            one = {"type": "string", "enum": list(self.choice)}
        if self.many:
            return {"type": "array", "items": one, "maxItems": MOST_CELLS}
        return one if self.required or self.default == "" else one | {"default": self.default}


@dataclass(frozen=True, slots=True)
class Call:
    """``name`` is the reader's call, ``answer`` the class of its answer in ``kg.serve.answers``.

    A call with a ``body`` is sent by POST; a ``free`` one takes further parameters in the address; an ``analysis`` is answered by the
    processes that analyse.
    """

    path: str
    name: str
    about: str
    answer: str
    parameters: tuple[Parameter, ...] = ()
    body: dict[str, Any] | None = None
    free: str = ""
    analysis: bool = False


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
JOINS_BODY: dict[str, Any] = {"type": "object", "properties": {"iris": _TEXTS}, "required": ["iris"], "additionalProperties": False}
_REPORTS = Parameter("report", "Only what a report says: its id or year (repeatable)", many=True, argument="reports")
_BELIEF = Parameter("min_belief", "Least belief of a relation", 0.0, share=True)

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
    Call(
        "/api/paths", "paths", "The best paths between two things, or between the things of two classes, told in words, with the SPARQL that finds each", "Paths",
        (
            Parameter("from", "Name, alias or IRI of a thing, or name of a class", required=True, argument="start"),
            Parameter("to", "The same for the other end", required=True, argument="end"),
            Parameter("k", "How many paths at most", 5, most=50),
            Parameter("max_hops", "The most relations of a path", 6, most=20),
            Parameter("by", "What makes a path good: few unspecific relations, few relations, or belief", "specific", choice=("specific", "hops", "belief")),
            Parameter("avoid", "Thing that no path passes (repeatable)", many=True),
            Parameter("via", "Thing that every path passes (repeatable)", many=True),
            Parameter("predicate", "Relation that alone is walked (repeatable)", many=True, argument="predicates"),
            Parameter("without_predicate", "Relation that is not walked (repeatable)", many=True, argument="without_predicates"),
            Parameter("projection", "Network in which to look", "everything"), _REPORTS, _BELIEF, LANG,
        ),
        analysis=True,
    ),
    Call(
        "/api/rankings", "rankings", "Entities in order of a measure of centrality, how far that depends on single reports, and what carries it", "Ranked",
        (
            Parameter("measure", "Name of the measure, in Chinese or English", "degree"),
            Parameter("projection", "Network in which it is measured", "facts"),
            Parameter("class", "Rank the entities of a class among each other", argument="cls"),
            Parameter("top", "How many entities at most", 20, most=1000),
            _REPORTS, _BELIEF, LANG,
        ),
        analysis=True,
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
