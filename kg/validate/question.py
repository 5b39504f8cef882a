"""One competency question: its header and its query, as a file holds them.

A question is a file ``*.rq`` below ``ontology/questions/THEME/``: comment lines with its header, then a SPARQL query.

    # zh: the question in Chinese
    # en: the question in English
    # kind: completeness | soundness | navigation | provenance | trend
    # theme: the name of its folder
    # floor: rows, at least, on the graph of the bundled reports (a soundness question has none: its rows are errors)
    # param: name type default | zh | en          (any number; see ``kg.validate.parameters``)
    # case: label name=value; name=value          (any number; other values of the parameters that are tested)

``NAME.expected.csv`` beside it holds its rows on the fixture graph, ``NAME.LABEL.expected.csv`` those of a case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError
from kg.store.sparql import read_query
from kg.validate.parameters import Bound, Param, bind, default_error, type_error
from kg.worded import worded

KINDS = ("completeness", "soundness", "navigation", "provenance", "trend")
_ONCE = ("zh", "en", "kind", "theme", "floor")
_HEADER = re.compile(r"#\s*([A-Za-z_]+):\s*(.*)")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PARAM = re.compile(r"(\w+)\s+(\S+)\s+(\S+)\s*\|\s*([^|]*[^|\s])\s*\|\s*([^|]*[^|\s])\s*")
_CASE = re.compile(r"([a-z0-9-]+)\s+(\w+=.*)")


@dataclass(frozen=True, slots=True)
class Case:
    """Values of some parameters, as a person would give them, by which a question is tested."""

    label: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One competency question; ``text`` is the whole file, a query that runs as it is."""

    name: str
    zh: str
    en: str
    kind: str
    theme: str
    params: tuple[Param, ...]
    floor: int
    text: str
    path: Path
    cases: tuple[Case, ...] = ()

    def title(self, lang: str = "zh") -> str:
        """The question in a language."""
        return self.zh if lang == "zh" else self.en

    def query(self, terms: Mapping[str, Bound] | None = None) -> str:
        """The query for given terms of its parameters; the others keep their defaults. Raises ValueError for an unknown one."""
        return bind(self.text, self.params, terms or {})

    def expected(self, case: str = "") -> Path:
        """The file of its rows on the fixture graph."""
        return self.path.with_name(".".join(part for part in (self.name, case, "expected.csv") if part))


def question_files(folder: Path) -> list[Path]:
    """The questions of ``folder`` and the folders in it, sorted by name."""
    return sorted(folder.rglob("*.rq"), key=lambda path: (path.stem, path))


def load_questions(folder: Path) -> list[Question]:
    """The questions below a folder (``ontology/questions``), sorted by name.

    Raises OntologyError, with file and line, for a header that is not as it should be, and when two have one name;
    InputError for a file that cannot be read.
    """
    found: dict[str, Question] = {}
    for path in question_files(folder):
        question = read_question(path)
        other = found.setdefault(question.name, question)
        if other is not question:
            raise OntologyError(worded("the question {} has the same name", other.path), where=str(path), do="rename one of them")
    if not found:
        raise OntologyError("no questions", where=str(folder), expected="files *.rq in folders by theme")
    return list(found.values())


def read_question(path: Path) -> Question:
    """One question from its file. Raises OntologyError with file and line, InputError when it cannot be read."""
    text = read_query(path)
    once: dict[str, tuple[int, str]] = {}
    params: list[Param] = []
    cases: list[tuple[int, Case]] = []
    for number, key, value in _header(text):
        where = f"{path}:{number}"
        if key == "param":
            params.append(_param(value, text, {param.name for param in params}, where))
        elif key == "case":
            cases.append((number, _case(value, {case.label for _, case in cases}, where)))
        elif key not in _ONCE:
            raise OntologyError(worded("unknown header {!r}", key), where=where, expected=", ".join((*_ONCE, "param", "case")))
        elif key in once:
            raise OntologyError(worded("a second {}", key), where=where, do="keep one of them")
        elif not value:
            raise OntologyError(worded("{} is empty", key), where=where, do="write it after the colon")
        else:
            once[key] = number, value
    _check_header(path, once)
    names = {param.name for param in params}
    for number, case in cases:
        if not case.values.keys() <= names:
            unknown = ", ".join(sorted(case.values.keys() - names))
            raise OntologyError(worded("the case gives {}", unknown), where=f"{path}:{number}", expected=worded("one of {}", ", ".join(sorted(names))))
    title = {key: value for key, (_, value) in once.items()}
    return Question(
        name=path.stem,
        zh=title["zh"],
        en=title["en"],
        kind=title["kind"],
        theme=title["theme"],
        params=tuple(params),
        floor=int(title["floor"]),
        text=text,
        path=path,
        cases=tuple(case for _, case in cases),
    )


def _header(text: str) -> Iterator[tuple[int, str, str]]:
    """Line number, key and value of the comment lines at the top; a comment without a key is a note."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            return
        match = _HEADER.fullmatch(line.rstrip())
        if match:
            yield number, match.group(1), match.group(2)


def _param(value: str, text: str, known: Set[str], where: str) -> Param:
    match = _PARAM.fullmatch(value)
    if match is None:
        raise OntologyError("a parameter that cannot be read", where=where, expected="# param: name type default | zh | en")
    param = Param(*match.groups())
    wrong = worded("a second parameter {}", param.name) if param.name in known else type_error(param.type) or default_error(param, text)
    if wrong:
        raise OntologyError(wrong, where=where)
    return param


def _case(value: str, known: Set[str], where: str) -> Case:
    match = _CASE.fullmatch(value)
    pairs = [pair.partition("=") for pair in match.group(2).split(";")] if match else []
    if match is None or match.group(1) in known or not all(name.strip() and text.strip() for name, _, text in pairs):
        raise OntologyError("a case that cannot be read", where=where, expected="# case: label name=value; name=value, each label once")
    return Case(match.group(1), {name.strip(): text.strip() for name, _, text in pairs})


def _check_header(path: Path, once: Mapping[str, tuple[int, str]]) -> None:
    """Raises OntologyError for a header that lacks a line or holds a wrong value."""
    for key in _ONCE:
        if key not in once:
            raise OntologyError(worded("the header lacks # {}:", key), where=f"{path}:1", expected=", ".join(_ONCE))
    (kind_at, kind), (theme_at, theme), (floor_at, floor) = (once[key] for key in ("kind", "theme", "floor"))
    if not _NAME.fullmatch(path.stem):
        raise OntologyError(worded("{!r} is no name for a question", path.stem), where=f"{path}:1", expected="small letters, digits and hyphens")
    if kind not in KINDS:
        raise OntologyError(worded("unknown kind {!r}", kind), where=f"{path}:{kind_at}", expected=", ".join(KINDS))
    if theme != path.parent.name:
        raise OntologyError(worded("the theme {!r} is not its folder", theme), where=f"{path}:{theme_at}", expected=path.parent.name)
    if not floor.isdecimal() or (kind == "soundness" and floor != "0"):
        raise OntologyError(worded("floor {!r}", floor), where=f"{path}:{floor_at}", expected="a number of rows; 0 for a soundness question")
