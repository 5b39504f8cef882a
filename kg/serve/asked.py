"""The competency questions as pages ask them: listed by theme, and as queries with given values."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from kg.errors import UsageError
from kg.ontology.prefixes import expand, shorten
from kg.serve.answers import AskedQuestion, Query, QuestionParameter, Questions, Theme
from kg.store.find import Forms
from kg.store.interface import Store
from kg.store.labels import labels
from kg.validate.asking import bound as meant
from kg.validate.asking import bundled_questions
from kg.validate.parameters import UNSET, Param
from kg.validate.question import Question
from kg.validate.themes import THEMES, theme_order
from kg.worded import worded


def all_questions() -> list[Question]:
    """The questions that come with the ontology, by theme and name."""
    return sorted(bundled_questions(), key=lambda each: (theme_order(each.theme), each.name))


def listed(store: Store, questions: list[Question]) -> Questions:
    """The questions by theme, with the labels of their parameters' defaults."""
    wanted = {_iri(param) for each in questions for param in each.params if param.names_a_thing and param.default != UNSET}
    names = labels(store, wanted, "zh"), labels(store, wanted, "en")

    def parameter(param: Param) -> QuestionParameter:
        if param.default == UNSET:
            shown = ("", "")
        elif param.names_a_thing:
            shown = (names[0][_iri(param)], names[1][_iri(param)])
        else:
            shown = (param.default.strip('"'), param.default.strip('"'))
        return QuestionParameter(param.name, param.type, param.zh, param.en, *shown)

    def question(each: Question) -> AskedQuestion:
        return AskedQuestion(each.name, each.theme, each.zh, each.en, each.kind, tuple(map(parameter, each.params)), each.text)

    return Questions(
        tuple(
            Theme(theme, THEMES.get(theme, theme), theme, tuple(question(each) for each in members))
            for theme, members in groupby(questions, key=lambda each: each.theme)
        )
    )


def bound(store: Store, questions: list[Question], name: str, given_values: Mapping[str, str], lang: str, forms: Forms) -> Query:
    """A question's query with values as people type them; an empty value keeps the default.

    Raises UsageError for an unknown question or parameter or a value of the wrong type, QueryError, with similar names,
    where the graph knows no such thing.
    """
    question = next((each for each in questions if each.name == name), None)
    if question is None:
        raise UsageError(worded("no question is called {!r}", name), do="/api/questions lists them")
    names = {param.name for param in question.params}
    asked = {key: value for key, value in given_values.items() if value.strip() or key not in names}
    return Query(question.query({key: each.term for key, each in meant(store, question, asked, lang, forms).items()}))


def _iri(param: Param) -> str:
    return expand(shorten(param.default.strip("<>")))
