"""Names that a text introduces with an abbreviation in brackets: 山地普惠峰会（MIS）; the class by the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.bodies import WORLD
from kg.lexicon.candidate import NO_BODIES, Candidate
from kg.lexicon.linking import glued
from kg.lexicon.matcher import any_of, by_word
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention

_SHORT = r"（(?P<short>[A-Z][A-Za-z0-9\-]{1,9})(?:[，,][^）]{2,60})?）"


MIN_FRONT = 2
MAX_FRONT = 4
_LAUNCHES = ("推出", "上线", "发布", "发行", "打造", "建成", "启用", "搭建")
_SETS_UP = re.compile(r"(?:设立|成立|组建|新设|筹建)了?")
_DATE = re.compile(r"^.*(?:\d年|\d月|\d日|[图表]\d+)")


class Introduced:
    """The rules in ``data/patterns/discovery.yaml`` (section ``introduced``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases) -> None:
        self._phrases = phrases
        self._ends: Mapping[str, str] = by_word(rules)
        self.needs = ({"（"}, {*self._ends, *_LAUNCHES})
        self._name = re.compile(rf"(?P<words>[\u4e00-\u9fffA-Za-z0-9+\-]{{3,40}}?(?P<end>{any_of(self._ends)}))(?=(?P<noun>平台|技术|系统|项目)?{_SHORT})")

        self._launched = re.compile(rf"(?:{any_of(_LAUNCHES)})(?:了)?(?P<words>[\u4e00-\u9fff]{{3,12}}){_SHORT}")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Names in ``text`` right before an abbreviation in brackets."""
        for match in self._name.finditer(text):
            words = _DATE.sub("", self._phrases.behind_lead(match["words"]))
            cls = self._ends[match["end"]]
            lands = [m.start for m in mentions if m.cls == "Place" and match.start("words") <= m.start < match.end("words")]
            made = _SETS_UP.search(match["words"]) if cls == "Regulator" and lands else None
            if made is not None:  # 某地设立某某监管局: its name begins with the land, which stands apart
                continue
            if cls == "Regulator" and lands:  # a land's authority for one thing and another
                words = text[lands[0] : match.end("words")]
            start = match.end("words") - len(words)
            if any((m.end == match.end("words") and not self._longer(text, start, m)) or m.start < start < m.end for m in mentions):
                continue
            if len(words) > len(match["end"]) + 1 and (cls == "Regulator" or self._phrases.term(words)):
                if words.startswith(WORLD) and match["end"] == "联盟":
                    cls = "InternationalOrganization"
                yield Candidate(words, cls, why.INTRODUCED_AND_ENDS(match["short"], match["end"]))
        for match in self._launched.finditer(text):
            start, end = match.span("words")
            actor = any(m.end <= match.start() and m.cls not in NO_BODIES for m in mentions)
            if actor and not any(m.start < end and m.end > start and m.end == end for m in mentions) and self._phrases.term(match["words"]):
                yield Candidate(match["words"], "Product", why.LAUNCHED_INTRODUCED(match["short"]))

    @staticmethod
    def _longer(text: str, start: int, concept: Mention) -> bool:
        """Does a name begin at ``start`` that a few words make longer than the known concept at its end (分层|联邦学习)?"""
        return MIN_FRONT <= concept.start - start <= MAX_FRONT and glued(text, concept)
