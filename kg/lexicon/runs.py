"""Runs of Latin words that are one product's name though a part of them is known: LLM Suite, Kimi K2, AI @ Harbour Desk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.bodies import class_of_latin, ends_as_body
from kg.lexicon.candidate import CONCEPTS, NO_BODIES, Candidate
from kg.lexicon.latin import NO_THING, PROJECT
from kg.lexicon.matcher import any_of
from kg.model.entity import Mention
from kg.model.reason import Reason
from kg.text.clauses import clause_start
from kg.text.expressions import later

_WORD = r"[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*"
_RUN = re.compile(rf"(?<![A-Za-z0-9&@.\-])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*(?: (?:[&@] )?{_WORD}){{0,6}}(?![A-Za-z0-9]|[-.&/+][A-Za-z0-9])")
_WORDS = re.compile(r"[A-Za-z0-9]+")
_EDITION = r"(?:[ -](?:Pro|Max|Plus|Mini|mini|Turbo|Ultra|Flash|Coder|Instruct|Base|Chat|Preview|A?\d+(?:\.\d+)?B))*"
_VERSION = re.compile(rf"(?:-[A-Z]{{0,3}}\d+(?:\.\d+)?[a-zB]?| (?![HQT][1-4](?!\d))[A-Z]{{1,2}}\d+(?:\.\d+)?){_EDITION}")
"""What makes a version of a model's name: DeepSeek|-VL2, Kimi| K2."""
_SIZED = re.compile(r"[A-Z][A-Za-z]{2,}\d*(?:\.\d+)?-\d+(?:\.\d+)?B(?:-[A-Za-z0-9]+)*")
"""A model's name with the number of its parameters: Qwen2.5-72B."""
_SOURCES = frozenset({"ResearchInstitute", "InternationalOrganization", "IndustryAssociation"})
"""What these issue under a name in Latin letters is a report or a standard."""
MIN_WORD = 3


class LatinRuns:
    """The rules in ``data/patterns/discovery.yaml`` (section ``latin_names``) for runs that hold a known name, and for series of models."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        noun = any_of(rules["products"])
        self._plain = frozenset(word.lower() for word in (*rules["never"], *rules["plain"]))
        self._numbered = re.compile("|".join(rules["numbered"]), re.IGNORECASE)
        self._made = re.compile(rf"(?:{any_of([*rules['made'], *rules['spread']])})(?:了|的|出)?$")
        self._kind = re.compile(rf"(?:{noun})(?:——)?$")
        self._doing = later(rf"(?:{any_of(rules['doing'])})")
        self._called = re.compile(rf"(?:系列)?(?:{noun})|系列")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New products in ``text``, and bodies called after known ones (Harbrook Ventures): the whole run, never the known name in it alone."""
        for match in _RUN.finditer(text):
            start, end = match.span()
            inner = [m for m in mentions if m.start < end and m.end > start]
            if any(m.start < start or m.end > end or (m.start, m.end) == (start, end) for m in inner):
                continue
            if inner and inner[0].start == start and inner[0].cls not in NO_BODIES and ends_as_body(match[0]):
                yield Candidate(match[0], class_of_latin(match[0], inner[0].cls), why.LATIN(why.BEGINS_LIKE(inner[0].surface)))
                continue
            sign = self._version(match[0], start, inner) or self._sign(text, start, end, inner) or self._of_owner(text, start, end, inner, mentions)
            if sign is None:
                continue
            called = self._called.match(text, end)
            yield Candidate(match[0], "Product", why.LATIN(sign), (text[start : called.end()],) if called else ())

    def _version(self, name: str, start: int, inner: Sequence[Mention]) -> Reason | None:
        """The reason where the run is a known product's name with a version behind it, or a name with a model's size."""
        if inner and inner[0].cls == "Product" and inner[0].start == start and _VERSION.fullmatch(name, inner[0].end - start):
            return why.VERSION_OF(inner[0].surface)
        return why.SIZED() if not inner and _SIZED.fullmatch(name) else None

    def _sign(self, text: str, start: int, end: int, inner: Sequence[Mention]) -> Reason | None:
        """The reason where what stands around the run tells of a product."""
        clause = clause_start(text, start, "，。；：（(")
        before = text[clause:start].rstrip("“")
        series = text.startswith("系列", end) and self._called.match(text, end) is not None
        if not (inner and self._own(text, start, end, inner)) and not (series and not inner and not self._is_plain(text[start:end])):
            return None
        if NO_THING.match(text, end) or PROJECT.match(text, end):
            return None
        if self._made.search(before):
            return why.MADE()
        return why.KIND_AHEAD() if self._kind.search(before) and not series else None

    def _of_owner(self, text: str, start: int, end: int, inner: Sequence[Mention], mentions: Sequence[Mention]) -> Reason | None:
        """The reason where the run, which begins with a known term, stands right behind the body whose it is and is told of (某行|LLM Suite|覆盖…)."""
        owner = next((m for m in mentions if m.end == start and m.cls not in NO_BODIES), None)
        if owner is None or not inner or inner[0].cls not in CONCEPTS or not self._doing.match(text, end):
            return None
        return why.OWNED_BY(owner.surface) if self._own(text, start, end, inner) else None

    def _own(self, text: str, start: int, end: int, inner: Sequence[Mention]) -> bool:
        """Has the run a word of its own beside the known names in it, one that is no plain word or abbreviation?"""
        if inner[0].cls in _SOURCES:
            return False
        words = [word for word in _WORDS.finditer(text, start, end) if not any(m.start <= word.start() and word.end() <= m.end for m in inner)]
        return any(len(word[0]) >= MIN_WORD and word[0].lower() not in self._plain for word in words) and not (
            inner[-1].end == end and inner[-1].cls not in CONCEPTS and inner[-1].start > start and text[inner[-1].start - 1] == " "
        )

    def _is_plain(self, name: str) -> bool:
        return self._numbered.match(name) is not None or all(word[0].lower() in self._plain for word in _WORDS.finditer(name))
