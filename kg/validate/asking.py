"""A stored question by its name, with values for its parameters as people give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import process

from kg.errors import UsageError
from kg.resources import resource
from kg.store.find import Forms
from kg.store.interface import Store
from kg.validate.parameters import Given, given
from kg.validate.question import Question, load_questions, question_files, read_question
from kg.worded import worded

_CUTOFF = 55


def bundled_questions() -> list[Question]:
    """The questions that come with the ontology, sorted by name. Raises OntologyError for a header that is not as it should be."""
    return load_questions(resource("ontology", "questions"))


def find_question(name: str) -> Question | None:
    """The question of that name that comes with the ontology; only its file is read."""
    path = next((each for each in question_files(resource("ontology", "questions")) if each.stem == name), None)
    return None if path is None else read_question(path)


def similar(name: str, known: Iterable[str]) -> str:
    """``did you mean …?`` with the nearest of some names; empty where none is near."""
    near = [match[0] for match in process.extract(name, sorted(known), limit=3, score_cutoff=_CUTOFF)]
    return worded("did you mean {}?", ", ".join(near)) if near else ""


def bound(store: Store, question: Question, values: Mapping[str, str], lang: str = "zh", forms: Forms | None = None) -> dict[str, Given]:
    """What ``values``, by name of parameter, mean for a question. ``forms`` are the store's names, where they are known already.

    Raises UsageError for an unknown parameter or a value of the wrong type, QueryError, with similar names, where the graph knows no
    such thing.
    """
    known = {param.name: param for param in question.params}
    for name in values:
        if name not in known:
            do = similar(name, known) or (worded("it takes {}", ", ".join(known)) if known else "it takes none")
            raise UsageError(worded("the question {} has no parameter {!r}", question.name, name), do=do)
    return {name: given(store, known[name], value, lang, forms) for name, value in values.items()}
