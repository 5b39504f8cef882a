"""The competency questions of an ontology: what its graph must be able to answer, and what must never be found in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import QueryError
from kg.ontology.prefixes import FKGR
from kg.readers.catalogue import load_catalogue
from kg.resources import resource
from kg.store.interface import Store
from kg.store.labels import select
from kg.store.render import as_rows, short
from kg.store.results import text
from kg.validate.finding import Finding, Severity
from kg.validate.question import Question, load_questions, question_files, read_question

__all__ = ["Question", "check_questions", "load_questions", "question_files", "read_question"]


def check_questions(store: Store, ontology_dir: Path, *, floors: bool | None = None) -> list[Finding]:
    """What the questions of an ontology find wrong with a graph, sorted.

    A row of a soundness question is an error, and so is a query that fails. With ``floors`` a question with fewer rows than
    its floor is a warning; by default they count where the graph holds every report of the bundled catalogue, since a shelf
    of other reports answers other questions. Raises OntologyError when a question's header cannot be read.
    """
    if floors is None:
        floors = _holds_bundled_reports(store)
    found: list[Finding] = []
    for question in load_questions(ontology_dir / "questions"):
        if floors or question.kind == "soundness":
            found += _findings(store, question)
    return sorted(found)


def _findings(store: Store, question: Question) -> Iterator[Finding]:
    check = f"question {question.name}"
    try:
        answer = as_rows(store.query(question.query()))
    except QueryError as error:
        focus = f"{question.theme}/{question.path.name}"
        yield Finding(Severity.ERROR, check, focus, f"查询失败：{error.zh}", f"the query fails: {error}")
        return
    if question.kind == "soundness":
        for row in answer.rows:
            value = " · ".join(short(term) for term in row[1:] if term is not None)
            yield Finding(Severity.ERROR, check, text(row[0]), question.zh, question.en, value)
    elif len(answer) < question.floor:
        zh, en = f"只有 {len(answer)} 行，至少应有 {question.floor} 行", f"{len(answer)} rows, at least {question.floor} are expected"
        yield Finding(Severity.WARNING, check, question.name, zh, en, str(len(answer)))


def _holds_bundled_reports(store: Store) -> bool:
    known = load_catalogue(resource("data", "reports.yaml")).known
    read = {row["r"] for row in select(store, "SELECT DISTINCT ?r { ?s a fkg:Source ; dcterms:isVersionOf ?r }").texts()}
    return {f"{FKGR}report/{key}" for key in known} <= read
