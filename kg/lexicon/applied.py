"""Fields that a text only names where a technology is applied to them: X用于产业链分析, 基于X的应收账款保理, 在单据录入等环节应用."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon.candidate import CONCEPTS, Candidate, crossed
from kg.lexicon.matcher import any_of
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention

_STOPS = r"，。；：？！“”（）()《》\n"
_SEPARATOR = re.compile(r"、|以及|(?<!碳中)(?<!共)(?<!温)和(?!国|谐|解)|(?<!参)(?<!给)与(?!会)|(?<!普)(?<!涉)及(?!时|格|其)")
_ABLE = re.compile(r"(?:技术|算法|模型|系统|平台)?(?:也|还|已|正|则)?(?:可以?|能够?|擅长|善于)?(?:自动化?|智能|高效|快速|直接|辅助|协助)?")
"""What stands between a technology and what it does itself."""
_ADVERBS = ("直接", "针对", "共同", "自主", "分别", "自动", "真实")
"""With these the words are what is done, no name of it."""
MIN_FIELD, MAX_FIELD = 4, 9
"""Characters of such a field's name: a shorter one is a plain word (分析), a longer one a clause."""
NEAR = 2
"""So far behind a verb of relying its technology may begin."""
MIN_FRONT = 3
"""Characters before a known field with which it is another field."""


class AppliedFields:
    """The rules in ``data/patterns/discovery.yaml`` (section ``applied``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases) -> None:
        self._phrases = phrases
        to, done, means, nouns = (any_of(rules[name]) for name in ("to", "done", "means", "nouns"))
        self.needs = ([*rules["to"], *rules["done"], "在", "基于", "依"], rules["acts"])
        self._act = re.compile(rf"(?:{any_of(rules['acts'])})$")
        self._means = re.compile(rf"(?:{means})(?:了|着)?[^{_STOPS}]{{0,12}}\Z")
        end = rf"(?:[二三四五六七八九十]大[^{_STOPS}、]{{0,4}}?(?:{nouns})|等[^{_STOPS}、]{{0,6}}?(?:{nouns})|等(?=[{_STOPS}]|$)|(?:{nouns})|(?=[{_STOPS}]|$))"
        self._listed = re.compile(rf"(?:{to})(?:了|着|到|于)?(?P<list>[^{_STOPS}]{{4,60}}?){end}")
        uses = any_of(rules["uses"])
        self._within = re.compile(rf"在(?P<list>[^{_STOPS}]{{4,60}}?)(?:等[^{_STOPS}、]{{0,6}}?)?(?:{nouns})(?:中|上|里)?[^{_STOPS}]{{0,6}}(?:{uses})")
        self._done = re.compile(rf"(?:{done})(?:了|着)?(?P<list>[^{_STOPS}]{{4,40}}?)(?:{end}|(?=的)|(?={any_of(rules['made'])}))")
        self._based = re.compile(rf"(?:基于|依托|利用|运用|采用)[^{_STOPS}]{{2,16}}的(?P<list>[^{_STOPS}的]{{4,30}}?)(?:{nouns}|{any_of(rules['made'])})")
        self._relies = re.compile(rf"(?:^|[{_STOPS}])(?P<list>[^{_STOPS}]{{4,20}}?)(?:则|也|更|更加|高度|主要|普遍)*(?:依赖于?|依托|借助|离不开|得益于)")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New fields of ``text``, whose known names are ``mentions``; without a technology before them there are none."""
        technologies = [m for m in mentions if m.cls == "Technology"]
        if not technologies:
            return
        for match in self._relies.finditer(text):
            if any(match.end() <= m.start <= match.end() + NEAR for m in technologies):
                yield from self._items(text, match, mentions)
        for pattern in (self._listed, self._within, self._done, self._based):
            for match in pattern.finditer(text):
                before = self._before(text, technologies, match.start("list"))
                if before is not None and (pattern is not self._done or self._by(text, before, technologies, match.start())):
                    yield from self._items(text, match, mentions)

    def _by(self, text: str, first: Mention, technologies: Sequence[Mention], place: int) -> bool:
        """Is what begins at a place done with a technology (利用X…，开展), or by it (X可自动完成)?"""
        nearest = max((m for m in technologies if m.end <= place), key=lambda m: m.end)
        return self._means.search(text, 0, first.start) is not None or _ABLE.fullmatch(text, nearest.end, place) is not None

    @staticmethod
    def _said(known: Mention, name: str, place: int) -> bool:
        """Does a known field say nearly all of a name that ends at a place (贷前|反欺诈, 小额|自动化理赔)?"""
        return known.end == place and known.cls == "Scenario" and (len(known.surface) >= MIN_FIELD or len(name) - len(known.surface) < MIN_FRONT)

    @staticmethod
    def _before(text: str, technologies: Sequence[Mention], place: int) -> Mention | None:
        """The first technology that the sentence names before a place."""
        begin = max(text.rfind(stop, 0, place) for stop in "。；")
        return next((m for m in technologies if begin < m.start and m.end <= place), None)

    def _items(self, text: str, match: re.Match[str], mentions: Sequence[Mention]) -> Iterator[Candidate]:
        place = match.start("list")
        for words in _SEPARATOR.split(match["list"]):
            start = text.index(words, place)
            place = start + len(words)
            name = words[words.rfind("的") + 1 :] if "的" in words else words
            if not MIN_FIELD <= len(name) <= MAX_FIELD or name.startswith(_ADVERBS) or not self._act.search(name) or not self._phrases.term(name):
                continue
            if crossed(mentions, place - len(name), place):
                continue
            inside = [m for m in mentions if place - len(name) <= m.start and m.end <= place]
            if all(m.cls in CONCEPTS and not self._said(m, name, place) for m in inside):
                yield Candidate(name, "Scenario", "what a technology is applied to")
