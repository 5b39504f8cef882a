"""Who issued a document by its own title (the bodies in front of 关于, whose plan it is), and when by its title or number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.dates import date_literal
from kg.model.entity import Mention
from kg.model.statement import Literal, Qualifier
from kg.text.numbers import parse_number

_ISSUES = re.compile("关于|转发|印发")
_OWN_PLAN = re.compile(
    r"(?:\d{4}年?|[“”])*(?:中长期|长期)?(?:(?:金融|科技|数字化?|信息化?|技术|智能|人才|业务)+(?:转型)?)?"
    r"(?:战略|发展|工作)*(?:规划|计划|战略|纲要)(?=[（(》]|$)"
)
"""What follows a body in the title of a plan of its own (某局战略计划)."""
_NEXT = re.compile(r"(?:办公厅|办公室|秘书局)?[\s、和与]*")
"""What stands between the bodies with which a title begins."""
_MORE = re.compile(r"等[一二三四五六七八九十\d]+(?:个|家)?(?:国家)?(?:部委|部门|机构|单位)")
_NUMBER_OF_BODIES = re.compile(r"等(?P<n>[一二三四五六七八九十\d]+)(?:个|家)?(?:国家)?(?:部委|部门|机构|单位|方)")
_DAY = re.compile(r"[（(](?P<day>20\d\d年\d{1,2}月\d{1,2}日)(?:印发|发布|公布|通过)?[）)]》?$")
"""At the end of a title: its day."""
_FILE = re.compile(r"[（(][^（）()]{1,14}[〔\[【](?P<year>20\d\d)[〕\]】][^（）()]{0,3}\d+号")
"""Behind a title: the number under which a body issued it that year (银发〔2031〕2号)."""
_STANDARD = r"[A-Z]{2}[A-Z0-9/]*\s?[A-Z]?\d{2,6}(?:\.\d+)?\s?[-—–]\s?(?P<year>20\d\d)"
_STANDARD_BEHIND, _STANDARD_BEFORE = re.compile(rf"[（(]{_STANDARD}[)）]"), re.compile(rf"{_STANDARD}\s*\Z")
"""Beside a title: the number of a standard, which ends with the year of its issue."""


class Issuers(NamedTuple):
    """The bodies that a title tells to have issued it, those whose words it passes on, and the words behind the last of the first."""

    bodies: tuple[Mention, ...]
    passed_on: tuple[Mention, ...]
    behind: str


def title_issuers(title: str, start: int, bodies: Sequence[Mention]) -> Issuers:
    """Who issued a document by its title, which begins at ``start``; ``bodies`` are the organizations named in it, in order.

    All that stand in front of 关于 (《甲部 乙会关于…》), the one right in front of it where other words come first (《…甲部关于…》),
    or the one whose own plan it is (《甲局战略计划》). In 《甲办公厅转发乙委关于…》 the first has issued it.
    """
    chain, place = _opening(title, start, bodies)
    if chain and (title.startswith("关于", place) or title.startswith("印发", place)):
        return Issuers(chain, (), title[chain[-1].end - start :])
    told, passed_on = list[Mention](), list[Mention]()
    for body in bodies:
        before, behind = title[: body.start - start], body.end - start
        if _ISSUES.match(title, behind):
            (passed_on if "转发" in before else told).append(body)
        elif not before.strip("《") and _OWN_PLAN.match(title, behind):
            told.append(body)
    return Issuers(tuple(told), tuple(passed_on), "")


def _opening(title: str, start: int, bodies: Sequence[Mention]) -> tuple[tuple[Mention, ...], int]:
    """The bodies with which a title begins, one right behind the other, and the place behind them and the number of all."""
    chain, place = list[Mention](), int(title.startswith("《"))
    for body in bodies:
        if body.start - start != place:
            break
        chain.append(body)
        gap = _NEXT.match(title, body.end - start)
        place = gap.end() if gap is not None else body.end - start
    more = _MORE.match(title, place)
    return tuple(chain), more.end() if more is not None else place


def year_of_number(plain: str, document: Mention) -> Literal | None:
    """When a document was issued by the day in its title, or by the number beside it."""
    if (day := _DAY.search(document.surface)) is not None:
        return date_literal(day["day"])
    found = _FILE.match(plain, document.end) or _STANDARD_BEHIND.match(plain, document.end) or _STANDARD_BEFORE.search(plain, max(0, document.start - 24), document.start)
    return None if found is None else Literal(found["year"], "gYear")


def number_of_bodies(behind: str) -> tuple[Qualifier, ...]:
    """How many bodies issued a document, as the words behind the named ones count them all (A、B|等六部门)."""
    found = _NUMBER_OF_BODIES.match(behind)
    number = parse_number(found["n"]) if found else None
    return () if number is None or number < 2 else (("jointIssuers", Literal(str(int(number)), "integer")),)
