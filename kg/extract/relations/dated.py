"""The date that a sentence gives for what a pattern reads in it."""

from __future__ import annotations

import re

from kg.extract.dates import Dated, date_literal
from kg.extract.relations.found import Found
from kg.extract.relations.view import View
from kg.model.statement import Literal

_PART_OF_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?\s*(?:上半年|下半年|第?[一二三四1-4]季度|[HQ][1-4]|年?初|年?底|年?末|春|夏|秋|冬)")
_TO = re.compile(r"(?:至|到|[-—~～])\s*(?:\d|[^\W\d_]?\d)")
_FOUNDED = re.compile(r"(?:成立|创立|创办|设立|始建)于$")
"""In front of a date: it is when somebody began, not when he did what the sentence tells."""
_TAKES_EFFECT = re.compile(r"(?:起|正式|开始)*(?:施行|实施|生效)")
"""Behind a date: it is when a rule begins to hold, not when it was made."""


def date_of_match(view: View, match: Found) -> Dated | None:
    """The date inside the match, else the nearest before it in the same sentence; of a span of time within a year, the year.

    With it the passage that names its year, if the sentence does not. None where no date stands there, or one that is no date of an act.
    """
    places = [i for i in range(match.start, match.end) if i in view.at and view.at[i].kind == "Date"]
    before = [i for i in range(match.start) if i in view.at and view.at[i].kind == "Date"]
    for place in (*places, *reversed(before)):
        token = view.at[place]
        if _FOUNDED.search(view.text, 0, place) or _TAKES_EFFECT.match(view.text, place + 1):
            continue
        date = _first_year(token.text) if _TO.match(view.text, place + 1) else date_in(token.text)
        return None if date is None else (date, () if token.shown is None else (token.shown,))
    return None


def date_in(text: str) -> Literal | None:
    """A date as a literal; of a half-year or a quarter (2021年上半年) the year."""
    part = _PART_OF_YEAR.fullmatch(text.strip())
    return Literal(part[1], "gYear") if part else date_literal(text)


def _first_year(text: str) -> Literal | None:
    """The year with which a span of time begins, where its words begin with one."""
    return Literal(text[:4], "gYear") if re.match(r"(?:19|20)\d\d", text) else None
