"""Comments of a Turtle file and the descriptions that they stand above: the parser drops them, the formatter must not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.errors import OntologyError
from kg.worded import worded

_TOKEN = re.compile(
    r"""(?P<string>\"\"\".*?(?<!\\)(?:\\\\)*\"\"\"|'''.*?(?<!\\)(?:\\\\)*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<comment>\#[^\n]*)
    |(?P<directive>@prefix\b|@base\b|(?i:prefix|base)(?=\s))
    |(?P<stop>\.(?=\s|$|\#))
    |(?P<open>[\[(])
    |(?P<other>(?:[^\s"'<\#.;,\[\]()]|\.(?!\s|$|\#))+|.)""",
    re.VERBOSE | re.DOTALL,
)
_HEADING = re.compile(r"#{2,}\s")


@dataclass(frozen=True, slots=True)
class Comments:
    """``header`` stands above the file's first statement but one line apart from it, ``footer`` behind its last.

    ``above`` has the comment lines of each description by the source text of its first statement's start: the subject
    as written, or, where that is ``[``, the whole statement.
    """

    header: tuple[str, ...] = ()
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    footer: tuple[str, ...] = ()


@dataclass(slots=True)
class _Statement:
    start: int
    first: str
    directive: bool


def read_comments(text: str, where: str = "") -> Comments:
    """The comments of a valid Turtle text by what they stand above; section headings (``### Classes``) are left out.

    Raises OntologyError for a comment inside a description, which has no place in the canonical form.
    """
    header: list[str] = []
    waiting: list[str] = []
    above: dict[str, list[str]] = {}
    for kind, value in _events(text, where):
        if kind == "comment":
            waiting += [] if _HEADING.match(value) else [value.rstrip()]
        elif kind == "directive":
            header, waiting = [*header, *waiting], []
        elif waiting:
            above.setdefault(value, []).extend(waiting)
            waiting = []
    return Comments(tuple(header), {key: tuple(lines) for key, lines in above.items()}, tuple(waiting))


def _events(text: str, where: str) -> Iterator[tuple[str, str]]:
    """``comment``, ``directive`` and ``statement`` in the order in which they begin."""
    inside: _Statement | None = None
    pending: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup or "", match.group()
        if token.isspace():
            continue
        if kind == "comment":
            if inside is not None and not inside.directive:
                line, above = (text.count("\n", 0, place) + 1 for place in (match.start(), inside.start))
                raise OntologyError(
                    "a comment inside a description has no place in the canonical form",
                    where=f"{where}:{line}",
                    do=worded("move it above line {}", above),
                )
            pending.append(("comment", token))
        elif inside is None:
            inside = _Statement(match.start(), token, kind == "directive")
            if inside.directive and not token.startswith("@"):  # SPARQL style ends without a full stop
                pending.append(("directive", token))
        elif inside.directive and not inside.first.startswith("@") and kind == "iri":
            inside = None
        elif kind == "stop":
            statement = text[inside.start : match.end()]
            yield from pending
            pending = []
            if inside.directive:
                yield "directive", statement
            else:
                yield "statement", statement if inside.first == "[" else inside.first
            inside = None
    yield from pending
