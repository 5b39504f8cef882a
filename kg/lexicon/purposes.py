"""Fields of application by what something is used for: 用于合同比对, 应用于A、B等环节, 价值体现在A和B等方面.

Some turns of speech tell it only beside a technology: 利用X开展A, 在A、B等场景完成试点, 基于X的A平台, A更依赖X.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import CONCEPTS, Candidate
from kg.lexicon.matcher import any_of
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention
from kg.text.clauses import clause_start

_WORDS = r"(?P<words>[^，。；：！？“”（）《》]{3,60}?)"
_JOINED = re.compile(r"、|以及|(?<!碳中)(?<!共)[和及](?!解|谐)|与(?!会)|或(?!有)")
_STOPS = r"，。；：！？“”（）《》"
_ABLE = re.compile(r"(?:技术|算法|模型|系统|平台)?(?:也|还|已|正|则)?(?:可以?|能够?|擅长|善于)?(?:自动化?|智能|高效|快速|直接|辅助|协助)?")
"""What stands between a technology and what it does itself."""
_NEAR = 2
"""So far behind a verb of relying its technology may begin."""
ENOUGH = 2
"""So many fields make a list of them one in which a plain word counts too."""
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
        done, means, made, becomes = (any_of(rules[name]) for name in ("done", "means", "made", "becomes"))
        self._means = re.compile(rf"(?:{means})(?:了|着)?[^{_STOPS}]{{0,12}}\Z")
        self._done = re.compile(rf"(?:{done})(?:了|着)?{_WORDS}(?:等?(?:{fields})|{made}|(?=[{_STOPS}的]|$))")
        self._within = re.compile(rf"在{_WORDS}等?{fields}(?:中|上|里)?[^{_STOPS}]{{0,6}}(?:{becomes})")
        self._based = re.compile(rf"(?:基于|依托|利用|运用|采用)[^{_STOPS}]{{2,16}}的{_WORDS}(?:{fields}|{made})")
        self._relies = re.compile(rf"(?:^|[{_STOPS}]){_WORDS}(?:则|也|更|更加|高度|主要|普遍)*(?:依赖于?|依托|借助|离不开|得益于)")
        self.needs = ({*rules["into"], *rules["among"]}, rules["heads"])
        self.needs_beside_technology = ({*rules["done"], "在", "基于", "依", "借助", "离不开", "得益于", "运用", "采用", "利用"}, rules["heads"])

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New fields of application in ``text``, whose known names are ``mentions``."""
        yield from self._fields(text, (*self._used.finditer(text), *self._among.finditer(text)), mentions)

    def find_beside_technology(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Those that a turn of speech tells only because it names a technology too."""
        yield from self._fields(text, self._with_technology(text, mentions), mentions)

    def _fields(self, text: str, matches: Iterable[re.Match[str]], mentions: Sequence[Mention]) -> Iterator[Candidate]:
        for match in matches:
            items = [(start, end) for start, end in self._items(text, *match.span("words")) if self._fits(text, start, end, mentions)]
            telling = [item for item in items if self._telling(text[slice(*item)])]
            for start, end in items if len(telling) >= ENOUGH else telling:  # among fields 信息查询 is one too
                yield Candidate(text[start:end], "Scenario", why.PURPOSE())

    def _with_technology(self, text: str, mentions: Sequence[Mention]) -> Iterator[re.Match[str]]:
        technologies = [m for m in mentions if m.cls == "Technology"]
        if not technologies:
            return
        for match in self._relies.finditer(text):
            if any(match.end() <= m.start <= match.end() + _NEAR for m in technologies):
                yield match
        for expression in (self._within, self._based, self._done):
            for match in expression.finditer(text):
                begin = clause_start(text, match.start("words"), "。；")
                before = [m for m in technologies if begin <= m.start and m.end <= match.start("words")]
                if not before or (expression is self._done and not self._does(text, before, match.start())):
                    continue
                known = any(match.start("words") <= m.start < match.end("words") and m.cls == "Scenario" for m in mentions)
                if not known or expression is not self._done:  # 实现|场景风控|特征生成: the known field is what it is about
                    yield match

    def _does(self, text: str, technologies: Sequence[Mention], place: int) -> bool:
        """Is what begins at a place done with one of the technologies (利用X…，支持), or by the last (X可自动完成)?"""
        return any(self._means.search(text, 0, m.start) for m in technologies) or _ABLE.fullmatch(text, technologies[-1].end, place) is not None

    @staticmethod
    def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The items of a list, each behind its last 的 or 提供."""
        edges = [start, *(edge for join in _JOINED.finditer(text, start, end) for edge in join.span()), end]
        for place, (first, last) in enumerate(pairwise(edges)):
            if place % 2 == 0:
                yield max(first, text.rfind("的", first, last) + 1, text.rfind("提供", first, last) + len("提供") if "提供" in text[first:last] else 0), last

    def _fits(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
        """Is a stretch one term that ends with what is done, and with no known field at its end and no known name across its edges?"""
        name = text[start:end]
        if self._head.search(name) is None or not MIN_NAME <= len(name) <= MAX_NAME or not self._phrases.term(name):
            return False
        if any(m.start < end and m.end > start and (m.start < start or m.end > end or m.cls not in CONCEPTS) for m in mentions):
            return False
        return not any(m.end == end and (m.start == start or m.cls != "Technology") for m in mentions)

    def _telling(self, name: str) -> bool:
        """Do the words in front of what is done tell a field by themselves?"""
        stem = self._head.sub("", name)
        return not (self._phrases.empty(stem) or self._vague.match(stem) or self._never.search(stem))
