"""Names of applications in lists: an item “name-body” ((四)甬链融资平台-宁波银行), and what a body applied for (申请的“X服务”)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import CONCEPTS, NO_BODIES, Candidate
from kg.lexicon.matcher import any_of
from kg.model.entity import Mention
from kg.text.expressions import later

_MARKED = re.compile(r"^“(?P<name>[^“”]{2,20})”")
_BETWEEN = later(r"(?:[\u4e00-\u9fff]{2,6}(?:分行|支行|分公司))?(?:、|和|与|及|，)?")
"""What may stand behind each body of an item: its branch, and what joins it to the next."""
_NUMBER = r"(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．])?\s*"


class ItemisedNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``itemised``)."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        noun = any_of(rules["nouns"])
        self._item = re.compile(rf"{_NUMBER}(?P<name>[^，。；：]{{3,40}}?)\s*[-—–－]{{1,2}}\s*(?P<by>[^，。；：—–－-]{{3,60}})")
        self._noun = later(rf"(?:{noun})(?:[（(][A-Za-z0-9 -]{{2,12}}[)）])?$")
        self._applied = re.compile(rf"(?:{any_of(rules['applied'])})的“(?P<name>[^“”，。；：]{{4,40}}?(?:{noun}))”")
        self.needs = ({*"-—–－", *rules["applied"]}, {*rules["nouns"], "“"})

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New names of products in ``text``, whose known names are ``mentions``."""
        item = self._item.fullmatch(text)
        if item is not None and self._bodies_only(text, item.start("by"), mentions):
            marked = _MARKED.match(item["name"])
            name = marked["name"] if marked else item["name"]
            start = item.start("name") + (marked.start("name") if marked else 0)
            if (marked or self._noun.search(name)) and self._free(mentions, start, start + len(name)):
                yield Candidate(re.sub(r"[（(][A-Za-z0-9 -]+[)）]$", "", name), "Product", why.ITEM_OFFERED())
        for match in self._applied.finditer(text):
            actor = any(m.end <= match.start() and m.cls not in NO_BODIES for m in mentions)
            if actor and self._free(mentions, *match.span("name")):
                yield Candidate(match["name"], "Product", why.APPLIED_FOR())

    @staticmethod
    def _bodies_only(text: str, place: int, mentions: Sequence[Mention]) -> bool:
        """Does the rest of a text name bodies and nothing else?"""
        bodies = 0
        while place < len(text):
            body = next((m for m in mentions if m.start == place and m.cls not in NO_BODIES), None)
            if body is None:
                return False
            bodies += 1
            joined = _BETWEEN.match(text, body.end)
            place = joined.end() if joined else body.end
        return bodies > 0

    @staticmethod
    def _free(mentions: Sequence[Mention], start: int, end: int) -> bool:
        """Is no known name the whole of a stretch, none but a concept or place across its edges, and no document in it?"""
        return not any(
            (m.start, m.end) == (start, end) or m.start < start < m.end or m.start < end < m.end or (start <= m.start < end and m.cls not in CONCEPTS | {"Place"})
            for m in mentions
        )
