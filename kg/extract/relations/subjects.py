"""What a clause is about: the names that it begins with, and what these launch in it.

*甲银行推出了甲智，用于风控*: the first clause is about the bank and about 甲智, and it is 甲智 that is used.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from kg.extract.relations.expressions import SUBJECTS, Expressions
from kg.extract.relations.view import Subject, Subjects, View
from kg.extract.typed import SPECIAL, Alphabet

_STOP = re.compile(r"[，。；：]")
_SIGNS = re.compile("签署|签订|签约|签下")
_TOGETHER = re.compile("，(?:并|将|双方)*(?:共同|联合|合作|双方)")
_WITH = re.compile("[与同]")
_SAYING = re.compile(r"认为|表示|指出|强调|建议|显示|预计|预测|发现|提示|呼吁|要求|称(?=[，：“]|$)")


@lru_cache(maxsize=8)
def clauses(text: str) -> Sequence[tuple[int, int]]:
    """Start and end of each clause; remembered, as one sentence is asked about again and again."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        found.append((start, stop.start()))
        start = stop.end()
    if start < len(text):
        found.append((start, len(text)))
    return [(a, b) for a, b in found if b > a]


def acts(head: re.Match[str] | None) -> bool:
    """Does a clause that begins so tell what its subject does, not what it says (甲银行认为…)?"""
    return head is None or not _SAYING.search(head.string, head.end("names"), min(head.endpos, head.end("names") + 14))


def _leading(view: View, start: int, end: int) -> int:
    """How many of the names of a list stand in front of 与."""
    with_others = _WITH.search(view.text, start, end)
    return 0 if with_others is None else len(view.tokens(start, with_others.start()))


class SubjectReader:
    """Reads what clauses are about."""

    def __init__(self, alphabet: Alphabet, expressions: Expressions) -> None:
        self._ontology, self._expressions = alphabet.ontology, expressions
        self._subjects = alphabet.members(SUBJECTS)

    def places(self, view: View) -> list[int]:
        """Where the names stand that a clause can be about."""
        text, subjects = view.text, self._subjects
        return sorted([i for i in view.at if text[i] in subjects])

    def head(self, text: str, named: Sequence[int], start: int, end: int) -> re.Match[str] | None:
        """How a clause begins that names what it is about; ``named`` are the places of such names."""
        first = bisect_left(named, start)
        return self._expressions.subject.match(text, start, end) if first < len(named) and named[first] < end else None

    def own(self, view: View, head: re.Match[str] | None) -> Subjects:
        """What a clause is about: its first names, and what they launch in it."""
        if head is None:
            return ()
        text = view.text
        named = tuple(view.tokens(*head.span("names")))
        if len(named) > 1 and _SIGNS.match(text, head.end()) and text[head.start("names") + 1] in "与和同" and not _TOGETHER.search(text, head.end()):
            named = named[:1]  # 甲与乙签署协议，并成立丙: it is 甲 that goes on
        extent = head.start("names"), head.endpos
        launch = self._expressions.launch.search(text, *extent) or self._expressions.owned.match(text, *extent)
        who = Subject(named, leading=_leading(view, *head.span("names")))
        return (who,) if launch is None else (self.listed_from(view, launch.start("product")), who)

    def without_others(self, subjects: Subjects) -> Subjects:
        """Of some bodies those who do it with the others; none where all are equals."""
        return tuple(s._replace(tokens=s.tokens[: s.leading]) for s in self.bodies(subjects) if s.leading)

    def listed_from(self, view: View, place: int) -> Subject:
        """The product at a place, and those that are listed behind it."""
        listed = self._expressions.products.match(view.text, place)
        return Subject(tuple(view.tokens(*listed.span())) if listed is not None else (view.at[place],))

    def before(self, view: View, place: int) -> Subjects:
        """The subjects of the nearest clause before a place that has some."""
        named = self.places(view)
        for start, end in reversed(clauses(view.text)):
            if end < place and (own := self.own(view, self.head(view.text, named, start, end))):
                return own
        return ()

    def fits(self, subject: Subject, cls: str) -> bool:
        """Is a subject of a class? Words in quotation marks and titles count as products."""
        kind = subject.tokens[0].kind
        return cls == "Product" if kind in SPECIAL else self._ontology.is_a(kind, cls)

    def of_class(self, subjects: Subjects, cls: str) -> Subjects:
        """Those of some subjects that are of a class."""
        return tuple(s for s in subjects if self.fits(s, cls))

    def bodies(self, subjects: Subjects) -> Subjects:
        """Those of some subjects that are bodies: 甲银行, not its 甲智."""
        return self.of_class(subjects, "Organization")
