"""What a format hands on: marked lines, what the file says about its report, and problems."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.problem import Problem
from kg.model.span import Span
from kg.readers.lines import Line


@dataclass(frozen=True, slots=True)
class Layout:
    """``lines`` cover the text. ``facts`` are what the file declares (``report``, ``kind``, ``title`` …). ``markdown`` says that only
    ``#`` makes a heading."""

    lines: list[Line]
    facts: dict[str, str] = field(default_factory=dict)
    markdown: bool = False
    problems: tuple[Problem, ...] = ()
    headers: tuple[Span, ...] = ()
    """Page headers that were cut out of the lines."""
    pages: tuple[int, ...] = ()
    """Where in the text each page begins, for formats that have pages."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as its format reads it: the text in which places are counted, its lines, and the encoding that it was decoded by.

    ``converted``: the text stands nowhere but here, since the file holds no text but a document (PDF, DOCX, HTML).
    """

    text: str
    layout: Layout
    encoding: str = "utf-8"
    converted: bool = False
