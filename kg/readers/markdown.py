"""Markdown with YAML front matter that names the report and tells a digest from an original."""

from __future__ import annotations

import re

import yaml

from kg.errors import InputError
from kg.model.document import AsideKind
from kg.readers.layout import Layout
from kg.readers.lines import split_lines
from kg.readers.registry import FORMATS
from kg.text.expressions import later
from kg.text.normalise import normalise
from kg.worded import worded

_FRONT = later(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEYS = ("report", "kind", "title", "publisher", "date", "cite")


@FORMATS.register(".md", ".markdown")
def read_markdown(text: str) -> Layout:
    """Lines of a Markdown file. Raises InputError for front matter that is no list of names and words."""
    facts: dict[str, str] = {}
    front = _FRONT.match(text)
    if front:
        facts = _facts(front[1])
    lines = split_lines(text, normalise(text))
    if front:
        for line in lines:
            if line.end <= front.end() and line.start < front.end():
                line.set_aside(AsideKind.FRONT_MATTER)
    for line in lines:  # what a digest says of itself
        if line.hashes:
            break
        if facts and line.raw.startswith(">"):
            line.set_aside(AsideKind.FRONT_MATTER)
    return Layout(lines=lines, facts=facts, markdown=True)


def _facts(block: str) -> dict[str, str]:
    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = worded("line {}", mark.line + 2) if mark else worded("the front matter")
        raise InputError(
            "the front matter is not YAML", where=line, expected="lines such as 'report: zgc-2024'"
        ) from error
    if not isinstance(loaded, dict):
        raise InputError("the front matter holds no names", where=worded("line {}", 1), expected="lines such as 'report: zgc-2024'")
    facts = {str(key): str(value).strip() for key, value in loaded.items() if isinstance(value, str)}
    if facts.get("kind", "original") not in ("digest", "original"):
        raise InputError(worded("unknown kind {!r} in the front matter", facts["kind"]), expected="digest or original")
    return {key: facts[key] for key in _KEYS if facts.get(key)}
