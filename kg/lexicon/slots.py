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
        self._put_to_use = re.compile(any_of(rules["put_to_use"]))
        self._common = tuple(rules["common"])
        self._ends = re.compile(rf"(?P<end>{any_of(self._marked)})$")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New terms of ``text``; a term without a mark counts only where the document repeats it (see ``repeated``)."""
        for clause, match in self._filled(text):
            if not self._is_term(match["name"]) or not _apart(match, clause.start(), mentions):
                continue
            if match["lead"] and self._phrases.in_word(clause[0], match.start("name") - 1):
                continue
            yield self._candidate(clause[0], match)

    def _filled(self, text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
        """The slots of a text at whose end a term may end, each with its clause; clauses in which none ends are passed over."""
        ends = self._ended.find(text)
        first = 0  # of the ends that no clause before reaches
        for clause in _CLAUSE.finditer(text) if ends else ():
            behind = bisect_right(ends, clause.end(), first)
            if first == behind:
                continue
            here, first = ends[first:behind], behind
            begin = clause.start()
            for match in self._starts(clause[0], here[-1] - begin):
                if begin + match.end("name") in here:  # first what is quickly asked, and most fail
                    yield clause, match

    def _is_term(self, name: str) -> bool:
        """Can words be a term: do they end as terms do, with nothing in them that terms have not?"""
        return bool(self._phrases.head_class(name)) and not name.endswith(self._lists_only) and not _ODD.search(name) and self._phrases.term(name)

    def _candidate(self, clause: str, match: re.Match[str]) -> Candidate:
        """The term in a slot, with what shows that it is one."""
        name = match["name"]
        marked = self._ends.search(name)
        if marked and len(name) - len(marked["end"]) >= MIN_FRONT:
            return Candidate(name, self._marked[marked["end"]], why.TERM_AND_ENDS(marked["end"]))
        head = self._phrases.head_class(name)
        if self._defined.match(clause, match.end()) or (head == "Technology" and self._put_to_use.match(clause, match.end())):
            return Candidate(name, head, why.TERM_DEFINED())
        if match["mark"] and not name.endswith(self._common):
            return Candidate(name, head, why.FIELD(match["mark"]))
        return Candidate(name, head, why.TERM_ONCE())

    def _starts(self, clause: str, last: int) -> Iterator[re.Match[str]]:
        """The slots of a clause; behind ``last`` no term ends."""
        place = 0
        while place < last and (match := self._slot.search(clause, place)):
            yield match
            place = match.start("name") if match.start("name") > place else place + 1


def _apart(match: re.Match[str], begin: int, mentions: Sequence[Mention]) -> bool:
    """Is the term in a slot of the clause that begins at ``begin`` more than known names: none but concepts in it, no known term with a word added?"""
    start, end = begin + match.start("name"), begin + match.end("name")
    if crossed(mentions, start, end):
        return False
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    if any(m.cls not in CONCEPTS for m in inside):
        return False
    stem = start + len(match["name"].removesuffix("技术"))
    if any(0 < m.start - start < MIN_FRONT and m.end in {stem, end} for m in inside):  # a word in front of a known term
        return False
    return not any(m.start == start and end - start - len(m.surface) <= 2 for m in inside)


def repeated(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Marked candidates, and those without a mark that the document uses at least twice."""
    times = Counter(candidate.form for candidate in candidates)
    for candidate in candidates:
        if candidate.reason.why != why.TERM_ONCE:
            yield candidate
        elif times[candidate.form] >= MIN_TIMES:
            yield Candidate(candidate.form, candidate.cls, why.TERM_REPEATED(str(times[candidate.form])))
