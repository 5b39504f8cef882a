"""Names that a text introduces with an abbreviation in brackets: 山地普惠峰会（MIS）; the class by the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon.bodies import WORLD
from kg.lexicon.candidate import Candidate
from kg.lexicon.matcher import any_of, by_word
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention

_SHORT = r"（(?P<short>[A-Z][A-Za-z0-9\-]{1,9})(?:[，,][^）]{2,60})?）"


_DATE = re.compile(r"^.*(?:\d年|\d月|\d日|[图表]\d+)")


class Introduced:
    """The rules in ``data/patterns/discovery.yaml`` (section ``introduced``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases) -> None:
        self._phrases = phrases
        self._ends: Mapping[str, str] = by_word(rules)
        self.needs = ({"（"}, self._ends)
        self._name = re.compile(rf"(?P<words>[\u4e00-\u9fffA-Za-z0-9+\-]{{3,40}}?(?P<end>{any_of(self._ends)}))(?=(?P<noun>平台|技术|系统|项目)?{_SHORT})")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Names in ``text`` right before an abbreviation in brackets."""
        for match in self._name.finditer(text):
            words = _DATE.sub("", self._phrases.behind_lead(match["words"]))
            cls = self._ends[match["end"]]
            lands = [m.start for m in mentions if m.cls == "Place" and match.start("words") <= m.start < match.end("words")]
            if cls == "Regulator" and lands:  # a land's authority for one thing and another
                words = text[lands[0] : match.end("words")]
            start = match.end("words") - len(words)
            if any(m.end == match.end("words") or (m.start < start < m.end) for m in mentions):
                continue
            if len(words) > len(match["end"]) + 1 and (cls == "Regulator" or self._phrases.term(words)):
                if words.startswith(WORLD) and match["end"] == "联盟":
                    cls = "InternationalOrganization"
                yield Candidate(words, cls, f"introduced with {match['short']}, and ends with {match['end']}")
