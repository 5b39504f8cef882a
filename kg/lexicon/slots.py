"""Terms that stand alone in the places where terms stand: 基于X算法, 在X领域, X技术成为, the subject of a heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import CONCEPTS, Candidate, crossed
from kg.lexicon.matcher import Endings, any_of, by_word
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention

_STOPS = r"，。；：？！、“”（）()《》\n"
_CLAUSE = re.compile(rf"[^{_STOPS}]+")
_ODD = re.compile(r"[a-z]|\+.*技术$")
MIN_TIMES = 2
MIN_FRONT = 2


class SlotTerms:
    """The rules in ``data/patterns/discovery.yaml`` (section ``slots``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases) -> None:
        self._phrases = phrases
        self._marked: Mapping[str, str] = by_word(rules["marked"])
        after = any_of(rules["after"])
        fields = any_of(rules["fields"])
        lead = any_of(rules["before"])
        self._slot = re.compile(
            rf"(?:(?P<lead>{lead})(?:了|着)?|^)(?P<name>[\u4e00-\u9fffA-Za-z0-9+\-]{{3,14}}?)(?:(?P<mark>{fields})|(?=$|{after}))"
        )
        self.needs = (phrases.heads,)
        self._ended = Endings(phrases.heads, rf"$|[{_STOPS}]|{fields}|{after}")
        """The last word of a term where a term may end: a clause without any holds no term."""
        self._lists_only = tuple(rules["lists_only"])
        self._defined = re.compile(any_of(rules["defined"]))
        self._common = tuple(rules["common"])
        self._ends = re.compile(rf"(?P<end>{any_of(self._marked)})$")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New terms of ``text``; a term without a mark counts only where the document repeats it (see ``repeated``)."""
        ends = self._ended.find(text)
        first = 0  # of the ends that no clause before reaches
        for clause in _CLAUSE.finditer(text) if ends else ():
            behind = bisect_right(ends, clause.end(), first)
            if first == behind:
                continue
            here, first = ends[first:behind], behind
            begin = clause.start()
            for match in self._starts(clause[0], here[-1] - begin):
                if begin + match.end("name") not in here:  # first what is quickly asked, and most fail
                    continue
                name = match["name"]
                head = self._phrases.head_class(name)
                if not head or name.endswith(self._lists_only) or _ODD.search(name) or not self._phrases.term(name):
                    continue
                start, end = begin + match.start("name"), begin + match.end("name")
                if crossed(mentions, start, end):
                    continue
                inside = [m for m in mentions if start <= m.start and m.end <= end]
                if any(m.cls not in CONCEPTS for m in inside):
                    continue
                stem = begin + match.start("name") + len(name.removesuffix("技术"))
                if any(0 < m.start - start < MIN_FRONT and m.end in {stem, end} for m in inside):  # a word in front of a known term
                    continue
                if any(m.start == start and len(name) - len(m.surface) <= 2 for m in inside):
                    continue
                if match["lead"] and self._phrases.in_word(clause[0], match.start("name") - 1):
                    continue
                marked = self._ends.search(name)
                if marked and len(name) - len(marked["end"]) >= MIN_FRONT:
                    yield Candidate(name, self._marked[marked["end"]], why.TERM_AND_ENDS(marked["end"]))
                elif self._defined.match(clause[0], match.end()):
                    yield Candidate(name, head, why.TERM_DEFINED())
                elif match["mark"] and not name.endswith(self._common):
                    yield Candidate(name, head, why.FIELD(match["mark"]))
                else:
                    yield Candidate(name, head, why.TERM_ONCE())

    def _starts(self, clause: str, last: int) -> Iterator[re.Match[str]]:
        """The slots of a clause; behind ``last`` no term ends."""
        place = 0
        while place < last and (match := self._slot.search(clause, place)):
            yield match
            place = match.start("name") if match.start("name") > place else place + 1


def repeated(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Marked candidates, and those without a mark that the document uses at least twice."""
    times = Counter(candidate.form for candidate in candidates)
    for candidate in candidates:
        if candidate.reason.why != why.TERM_ONCE:
            yield candidate
        elif times[candidate.form] >= MIN_TIMES:
            yield Candidate(candidate.form, candidate.cls, why.TERM_REPEATED(str(times[candidate.form])))
