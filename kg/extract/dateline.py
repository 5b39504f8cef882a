"""The line of the first pages that gives the date of a text."""

from __future__ import annotations

import re

from kg.model.span import Span

FIRST_PAGES = 4000
"""Characters within which a report names its publisher and date."""


def date_line(text: str, date: str) -> Span | None:
    """The first line of the first pages that gives the report's date (2024, 2025-01): the catalogue's word alone proves nothing."""
    year, _, month = date.partition("-")
    behind = rf"(?:\s*[年./-]\s*0?{int(month[:2])}(?!\d))" if month else ""
    match = re.compile(rf"(?<!\d){year}{behind}(?!\d)").search(text, 0, FIRST_PAGES)
    return None if match is None else line_with(text, match[0])


def line_with(text: str, name: str, start: int = 0, end: int = FIRST_PAGES) -> Span | None:
    """The first line that holds a name in a range of the text, of the first pages if none is given."""
    at = text.find(name, start, end)
    if at < 0:
        return None
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return Span(start, len(text) if end < 0 else end)
