"""The stored questions on the command line: their list, their parameters, what they cover of the ontology."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli import output
from kg.cli.language import Lang, say
from kg.errors import UsageError
from kg.worded import worded

if TYPE_CHECKING:
    from kg.store.interface import Store
    from kg.validate.parameters import Bound
    from kg.validate.questions import Question


def terms(store: Store, question: Question, pairs: list[str], lang: Lang) -> dict[str, Bound]:
    """The terms that ``name=value`` pairs give to a question's parameters; other things of a name are told on stderr.

    Raises UsageError for a pair that is none, an unknown or repeated parameter or a value of the wrong type, QueryError
    where the graph knows no such thing.
    """
    from kg.validate.asking import bound

    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals or not value:
            raise UsageError(worded("{!r} is no parameter", pair), where="--param", expected="name=value")
        if name in values:
            raise UsageError(worded("{} is given twice", name), where="--param", do="give it once")
        values[name] = value
    found = bound(store, question, values, lang.value)
    for each in found.values():
        if each.others:
            others = "; ".join(f"{hit.label} <{hit.iri}>" for hit in each.others)
            typer.echo(say("同名", "also called so", lang) + f": {others}", err=True)
    return {name: each.term for name, each in found.items()}


def print_list(lang: Lang, *, as_json: bool, file: Path | None) -> None:
    """The questions by theme, each with its parameters and their defaults."""
    from kg.validate.asking import bundled_questions
    from kg.validate.themes import theme_order

    questions = sorted(bundled_questions(), key=lambda each: (theme_order(each.theme), each.name))
    if as_json:
        output.write(output.as_json([_plain(each) for each in questions]), file)
        return
    rows = [(_theme(each.theme, lang), each.name, each.title(lang.value), _params(each, lang)) for each in questions]
    head = say("主题 名称 问题 参数", "theme name question parameters", lang).split()
    output.print_rows(head, rows, file)


def print_coverage(lang: Lang, *, as_json: bool, file: Path | None) -> None:
    """How many classes and properties of the ontology the questions speak of, and which they do not."""
    from kg.ontology.load import load_ontology
    from kg.resources import resource
    from kg.validate.asking import bundled_questions
    from kg.validate.coverage import coverage

    questions = bundled_questions()
    found = coverage(questions, load_ontology(resource("ontology")))
    parts = (
        ("classes", say("类", "classes", lang), found.classes, found.classes_open),
        ("properties", say("属性", "properties", lang), found.properties, found.properties_open),
    )
    if as_json:
        plain = {key: {"covered": list(covered), "open": list(rest)} for key, _, covered, rest in parts}
        output.write(output.as_json({"questions": len(questions), **plain}), file)
        return
    head = say("术语 已涉及 总数 未涉及", "terms covered all open", lang).split()
    rows = [(name, str(len(covered)), str(len(covered) + len(rest)), ", ".join(rest)) for _, name, covered, rest in parts]
    output.print_rows(head, rows, file)


def _theme(theme: str, lang: Lang) -> str:
    from kg.validate.themes import THEMES

    return say(THEMES.get(theme, theme), theme, lang)


def _params(question: Question, lang: Lang) -> str:
    from kg.validate.parameters import UNSET

    told = []
    for param in question.params:
        default = "" if param.default == UNSET else f"={param.default.strip('<>').rpartition('/')[2]}"
        told.append(f"{param.name}{default} ({say(param.zh, param.en, lang)})")
    return "; ".join(told)


def _plain(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "theme": question.theme,
        "kind": question.kind,
        "title": {"zh": question.zh, "en": question.en},
        "parameters": [
            {"name": each.name, "type": each.type, "default": each.default, "title": {"zh": each.zh, "en": each.en}}
            for each in question.params
        ],
    }
