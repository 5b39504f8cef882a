"""A process that reads entities, evidence and names for ``/api`` and the pages: see ``kg.serve.standing``.

It stands in a pool as the processes that answer SPARQL do, so a call that takes too long is stopped, and a new build gets new
processes; what is read of the store once may be kept.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from functools import cached_property
from typing import Any

from kg.errors import KgError, QueryError, UsageError
from kg.serve.answers import Claims, Entity, Joins, Labels, Names, Neighbours, Passages, Query, Questions, Vocabulary
from kg.serve.asked import all_questions, bound, listed
from kg.serve.joins import joins
from kg.serve.lookups import evidence_among, evidence_of, labels_of, neighbours, vocabulary
from kg.serve.names import NameIndex
from kg.serve.openapi import openapi
from kg.serve.pages import page_of
from kg.serve.standing import keep
from kg.serve.worker import stand
from kg.store.describe import describe
from kg.store.find import find_names, unknown_name
from kg.store.interface import Store
from kg.store.search import folded_passages, search
from kg.validate.questions import Question
from kg.view.entity_page import render_missing


class Reader:
    """Answers calls by name; every public method without underscore in CALLS is one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.names = NameIndex(store)

    @cached_property
    def _passages(self) -> list[tuple[str, str]]:
        return folded_passages(self.store)

    @cached_property
    def _questions(self) -> list[Question]:
        return all_questions()

    def search(self, q: str, limit: int) -> Names:
        """Entities for a name or its beginning."""
        return self.names.search(q, limit)

    def entity(self, iri: str, name: str, lang: str) -> Entity:
        """One entity by IRI or by any name. Raises QueryError when there is none, UsageError unless one of both is given."""
        if bool(iri) == bool(name):
            raise UsageError("an entity is asked for by iri or by name", expected="one of them")
        if iri:
            return Entity(describe(self.store, iri, lang), ())
        found = find_names(self.store, name, lang, forms=self.names.forms)
        if not found.matches:
            raise unknown_name(name, (hit.label for hit in found.suggestions), otherwise="search for it with /api/search")
        return Entity(describe(self.store, found.matches[0].iri, lang), found.matches[1:])

    def evidence(self, statement: str, cell: list[str], lang: str) -> Claims:
        """Claims with their evidence. Raises QueryError for an unknown statement, UsageError when nothing is asked."""
        if bool(statement) == bool(cell):
            raise UsageError("evidence is asked for by statement or by cells", expected="one of them")
        return evidence_of(self.store, statement, lang) if statement else evidence_among(self.store, self.names, cell, lang)

    def neighbours(self, iri: str, predicate: str, limit: int, page: int, lang: str) -> Neighbours:
        """What relations join to an entity."""
        return neighbours(self.store, iri, predicate, limit, lang, page)

    def joins(self, iris: list[str]) -> Joins:
        """What joins any two of some things."""
        return joins(self.store, iris)

    def passages(self, q: str, limit: int, lang: str) -> Passages:
        """Full text over the passages."""
        return Passages(search(self.store, q, limit, lang, self._passages))

    def labels(self, iris: list[str], texts: list[str]) -> Labels:
        """What IRIs are called, and which entities texts name."""
        return labels_of(self.store, self.names, iris, texts)

    def vocabulary(self) -> Vocabulary:
        """What queries are written with."""
        return vocabulary(self.store)

    def questions(self) -> Questions:
        """The competency questions by theme."""
        return listed(self.store, self._questions)

    def question(self, name: str, values: Mapping[str, str], lang: str) -> Query:
        """A question's query with given values."""
        return bound(self.store, self._questions, name, values, lang, self.names.forms)

    def openapi(self) -> bytes:
        """The OpenAPI document of ``/api``."""
        return json.dumps(openapi(), ensure_ascii=False).encode()

    def missing(self, iri: str) -> bytes:
        """The page that says that the graph knows nothing of an IRI."""
        return render_missing(iri).encode()

    def page(self, iri: str) -> bytes | None:
        """The page of anything in the graph; None when it holds nothing of it."""
        return page_of(self.store, iri)


CALLS = ("search", "entity", "evidence", "neighbours", "joins", "passages", "labels", "vocabulary", "questions", "question",
         "openapi", "page", "missing")  # fmt: skip


def answer(calls: Mapping[str, Callable[..., Any]], job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Header and bytes of the answer to a job: ``call`` and its ``arguments``."""
    try:
        found = calls[job["call"]](**job["arguments"])
    except UsageError as error:
        return {"status": 400, "message": str(error)}, b""
    except QueryError as error:
        return {"status": 404, "message": str(error)}, b""
    except ValueError as error:
        return {"status": 400, "message": f"this cannot be asked: {error}"}, b""
    except (KgError, OSError, RuntimeError) as error:
        return {"status": 500, "message": f"the store cannot be read: {error}"}, b""
    if is_dataclass(found) and not isinstance(found, type):
        return {"status": 200, "media": "application/json"}, json.dumps(asdict(found), ensure_ascii=False, separators=(",", ":")).encode()
    if isinstance(found, dict):
        return {"status": 200, "media": "application/json"}, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    if found is None:
        return {"status": 404, "message": "the graph knows nothing of it"}, b""
    return {"status": 200, "media": "application/json" if job["call"] == "openapi" else "text/html"}, found


def prepare(store: Store) -> Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]:
    """What answers jobs from a store; it has read the names already."""
    reader = Reader(store)
    calls = {name: getattr(reader, name) for name in CALLS}
    return lambda job: answer(calls, job)


if __name__ == "__main__":
    sys.exit(keep(lambda: stand(prepare)))
