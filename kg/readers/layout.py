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
