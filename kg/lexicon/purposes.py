"""Fields of application by what something is used for: 用于合同比对, 应用于A、B等环节, 价值体现在A和B等方面."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import CONCEPTS, Candidate
from kg.lexicon.matcher import any_of
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention

_WORDS = r"(?P<words>[^，。；：！？“”（）《》]{3,60}?)"
_JOINED = re.compile(r"、|以及|(?<!碳中)(?<!共)[和及](?!解|谐)|与(?!会)|或(?!有)")
MIN_NAME = 4
MAX_NAME = 10


class Purposes:
    """The rules in ``data/patterns/discovery.yaml`` (section ``purposes``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases) -> None:
        self._phrases = phrases
        fields = rf"(?:多个|多种|各类|众多|多类|诸多|关键|核心|具体|典型|高频|重点|金融|业务|应用|[一二三四五六七八九十几]大)*(?:{any_of(rules['fields'])})"
        into, among = any_of(rules["into"]), any_of(rules["among"])
        self._used = re.compile(rf"(?:{into})(?:了|于|到)?{_WORDS}等?(?:{fields})?(?:中|上|里|之中)?(?=[，。；：！？（）]|$)")
        self._among = re.compile(rf"(?:{among})(?:了|于|在|到)?{_WORDS}等{fields}")
        self._head = re.compile(rf"(?:{any_of(rules['heads'])})$")
        self._vague = re.compile(rf"^(?:{any_of(rules['vague'])})+$")
        self._never = re.compile(any_of(rules["never_inside"]))
        self.needs = ({*rules["into"], *rules["among"]},)

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New fields of application in ``text``, whose known names are ``mentions``."""
        for expression in (self._used, self._among):
            for match in expression.finditer(text):
                for start, end in self._items(text, *match.span("words")):
                    if self._fits(text, start, end, mentions):
                        yield Candidate(text[start:end], "Scenario", why.PURPOSE())

    @staticmethod
    def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The items of a list, each behind its last 的."""
        edges = [start, *(edge for join in _JOINED.finditer(text, start, end) for edge in join.span()), end]
        for place, (first, last) in enumerate(pairwise(edges)):
            if place % 2 == 0:
                yield max(first, text.rfind("的", first, last) + 1), last

    def _fits(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
        """Is a stretch one term that ends with what is done, with words of its own before it, and with no known name at its end or across its edges?"""
        name = text[start:end]
        head = self._head.search(name)
        if head is None or not MIN_NAME <= len(name) <= MAX_NAME or not self._phrases.term(name):
            return False
        if any(m.start < end and m.end > start and (m.start < start or m.end >= end or m.cls not in CONCEPTS) for m in mentions):
            return False
        stem = name[: head.start()]
        return not (self._phrases.empty(stem) or self._vague.match(stem) or self._never.search(stem))
