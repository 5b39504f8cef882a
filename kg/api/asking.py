"""``Graph.query``: SPARQL or a stored question → a pandas frame, or yes or no."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.api.columns import frame_of, frame_of_terms
from kg.errors import UsageError
from kg.ontology.prefixes import expand, shorten
from kg.resources import resource
from kg.store.interface import Store
from kg.store.labels import labels
from kg.store.render import as_rows
from kg.store.results import Answer
from kg.validate.asking import bound, bundled_questions, find_question, similar
from kg.validate.parameters import UNSET, Param
from kg.validate.question import Question, question_files
from kg.validate.themes import THEMES, theme_order
from kg.worded import worded

if TYPE_CHECKING:
    import pandas as pd

IRIS = ("short", "full", "label")
_SPARQL = re.compile(r"[\s{]")


def query(store: Store, what: str, params: Mapping[str, object], iris: str, lang: str) -> pd.DataFrame | bool:
    """What ``Graph.query`` gives; see there."""
    if iris not in IRIS:
        raise UsageError(worded("IRIs cannot be shown as {!r}", iris), where="iris", expected=" | ".join(IRIS))
    question = _question(what, params)
    sparql = what if question is None else _with(store, question, params, lang)
    result = store.query(sparql)
    if isinstance(result, Answer):
        return result.value
    found = as_rows(result)
    if iris == "label":
        names = labels(store, {term.value for row in found.rows for term in row if isinstance(term, ox.NamedNode)}, lang)
        frame = frame_of_terms(found, lambda iri: names[iri])
    else:
        frame = frame_of_terms(found, shorten if iris == "short" else str)
    frame.attrs.update(sparql=sparql, question="" if question is None else question.name)
    return frame


def questions(lang: str) -> pd.DataFrame:
    """The stored questions by theme: ``name``, ``question``, ``theme``, ``kind`` and ``parameters`` with their defaults."""
    known = sorted(bundled_questions(), key=lambda each: (theme_order(each.theme), each.name))

    def theme(name: str) -> str:
        return THEMES.get(name, name) if lang == "zh" else name

    rows = [(each.name, each.title(lang), theme(each.theme), each.kind, "; ".join(_told(param, lang) for param in each.params)) for each in known]
    return frame_of(("name", "question", "theme", "kind", "parameters"), rows)


def _told(param: Param, lang: str) -> str:
    default = "" if param.default == UNSET else f"={shorten(expand(param.default.strip('<>')))}"
    return f"{param.name}{default} ({param.zh if lang == 'zh' else param.en})"


def _question(what: str, params: Mapping[str, object]) -> Question | None:
    """The question of that name; None for SPARQL."""
    if not _SPARQL.search(what):
        question = find_question(what)
        if question is None:
            near = similar(what, (each.stem for each in question_files(resource("ontology", "questions"))))
            raise UsageError(worded("no question is called {!r}", what), expected="a name or SPARQL", do=near or "questions() lists them")
        return question
    if params:
        raise UsageError(worded("SPARQL takes no parameters: {}", ", ".join(params)), do="write the values into the query, or ask a stored question")
    return None


def _with(store: Store, question: Question, params: Mapping[str, object], lang: str) -> str:
    values = {name: str(getattr(value, "iri", value)) for name, value in params.items() if value is not None}
    found = bound(store, question, values, lang)
    for name, each in found.items():
        if each.others and each.hit is not None:
            others = "; ".join(f"{hit.label} <{hit.iri}>" for hit in each.others)
            warnings.warn(f"{name}: {values[name]!r} is taken for {each.hit.label} <{each.hit.iri}>; also called so: {others}", stacklevel=4)
    return question.query({name: each.term for name, each in found.items()})
