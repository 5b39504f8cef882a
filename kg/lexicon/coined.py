"""Coined names of products that stand without marks: what an actor makes or owns and calls 裕链通, 三江e贷, 远岫大模型."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import NO_ACTORS, Candidate
from kg.lexicon.matcher import any_of
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention
from kg.text.clauses import clause_start
from kg.text.expressions import later

_STOP = r"，。；：、“”《》（）()！？\s"
_NO_MAKERS = NO_ACTORS | {"Policy"}
_LATIN_INSIDE = later(r"[\u4e00-\u9fff][eE][\u4e00-\u9fff]")
NEAR = 30
"""So far before the verb its actor may stand."""
MIN_STEM = 2


class CoinedNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``coined``); ``branded`` tells whether a name looks coined."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str], int], branded: Callable[[str], bool]) -> None:
        self.needs = ([*rules["made"], *rules["uses"], "的", *rules["ends"], *rules["kinds"], "代表", "典型", "明星", "拳头", "主打", "依托", "基于", "借助", "通过"],)
        self._phrases = phrases
        self._rest = rest
        self._branded = branded
        sign = r"[\u4e00-\u9fffeE]"
        right = rf"(?=[{_STOP}]|$|{any_of(rules['right'])})"
        self._verbs = re.compile(any_of(rules["made"]))
        self._name = rf"(?P<name>{sign}{{3,6}}?){right}"
        self._made = re.compile(rf"(?:{any_of(rules['made'])})(?:了|的|出)?{self._name}")
        own = "(?:自主研发的|自建的|自有的|自研的)?"
        self._rests_on = re.compile(rf"(?:依托|基于|借助|通过){own}(?P<name>{sign}{{3,5}}?)(?=[\u4e00-\u9fff]{{0,6}}(?:平台|系统|App|APP))")
        self._owned = re.compile(rf"(?:旗下|自研|自有)?的?{self._name}")
        self._ends = re.compile(rf"(?:{any_of(rules['ends'])})$")
        self._model = re.compile(rf"(?:旗下|自研|自有)?的?(?P<name>[\u4e00-\u9fff]{{2,4}}(?:{any_of(rules['ends'])})){right}")
        self._apposed = re.compile(rf"[^，。；：“”的了]{{0,10}}?(?:{any_of(rules['kinds'])}){self._name}")
        made, kinds = any_of(rules["made"]), any_of(rules["kinds"])
        self._uses = re.compile(rf"(?:{any_of(rules['uses'])}){own}{self._name}")
        self._plain_ends = tuple(rules["plain_ends"])
        self._told = re.compile(
            rf"(?:^|[。；])(?P<name>[\u4e00-\u9fff]{{3,6}})(?:（[^（）]{{1,30}}）)?是(?P<by>[^，。；]{{2,24}}?)(?:{made})的[^，。；]{{0,16}}(?:{kinds})"
        )
        self._shown = re.compile(rf"(?:代表|典型|明星|拳头|主打)性?(?:产品|平台|品牌|应用|系统)(?:——|—|：|是|有|为|如|包括){self._name}")
        self._no_stem = re.compile(rf"^(?:{any_of(rules['no_stem'])})")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New names of products in ``text``, whose known names are ``mentions``; without an actor there are none."""
        yield from self._beside_kind(text, mentions)
        actors = [m for m in mentions if m.cls not in _NO_MAKERS]
        if actors and (self._verbs.search(text) or self._uses.search(text)):
            yield from self._of_makers(actors, text, mentions)
        for actor in actors:
            yield from self._of_owner(actor, text, mentions)

    def _beside_kind(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Names that need no actor, as their kind stands in front of them (代表产品有X) or behind (依托X平台)."""
        for match in self._shown.finditer(text):
            if self._new(match, mentions):
                yield Candidate(match["name"], "Product", why.KIND_AHEAD())
        for match in self._rests_on.finditer(text):
            if self._new(match, mentions):
                yield Candidate(match["name"], "Product", why.KIND_BEHIND())

    def _of_makers(self, actors: Sequence[Mention], text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """What an actor made: the verb in front of the name (Y推出了X), then the name in front (X是Y推出的产品)."""
        for match in self._made.finditer(text):
            if self._done_by(actors, text, match.start()) and self._new(match, mentions):
                yield Candidate(match["name"], "Product", why.COINED_MADE())
        for match in self._uses.finditer(text):
            if self._done_by(actors, text, match.start()) and self._new(match, mentions) and self._sure(match["name"]):
                yield Candidate(match["name"], "Product", why.COINED_USED())
        for match in self._told.finditer(text):
            told = any(match.start("by") <= m.start and m.end <= match.end("by") for m in actors)
            if told and self._fits(match, mentions) and self._rest(match["name"]) >= MIN_STEM:
                yield Candidate(match["name"], "Product", why.MAKER_TOLD())

    def _of_owner(self, actor: Mention, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """What an actor owns: the name right behind the actor's (Y的X, Y自研X大模型)."""
        owned = self._owned.match(text, actor.end)
        if owned is not None and owned.start("name") > actor.end and self._new(owned, mentions):
            yield Candidate(owned["name"], "Product", why.COINED_OWNED(actor.surface))
        model = self._model.match(text, actor.end)
        if model is not None and self._fits(model, mentions) and self._own(self._ends.sub("", model["name"])):
            yield Candidate(model["name"], "Product", why.MODEL_OWNED(actor.surface))
        apposed = self._apposed.match(text, actor.end)
        if apposed is not None and self._new(apposed, mentions) and self._sure(apposed["name"]):
            yield Candidate(apposed["name"], "Product", why.KIND_AHEAD())

    def _sure(self, name: str) -> bool:
        """Does a coined name not end like those of kinds of products (经营贷)?"""
        return not name.endswith(self._plain_ends) or "e" in name.lower()

    @staticmethod
    def _done_by(actors: Sequence[Mention], text: str, place: int) -> bool:
        begun = clause_start(text, place, "。；")
        return any(begun <= m.start and m.end <= place <= m.end + NEAR for m in actors)

    def _own(self, stem: str) -> bool:
        """Is no sign of a stem part of a generic word (通用, 自研)?"""
        return self._rest(stem) == len(stem) >= MIN_STEM

    def _coined(self, name: str) -> bool:
        return _LATIN_INSIDE.search(name) is not None if "e" in name.lower() else self._branded(name) and self._rest(name) >= MIN_STEM

    def _new(self, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """May the words be a name, and do they look coined?"""
        return self._fits(match, mentions) and self._coined(match["name"])

    def _fits(self, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """May the words be a name: no known one in them but the noun at their end, no verb in front, no particle?"""
        start, end = match.span("name")
        name = match["name"]
        noun = self._ends.search(name)
        stem_end = end - len(noun[0]) if noun else end
        if any(m.start < stem_end and m.end > start for m in mentions):
            return False
        return self._phrases.plain(name) and self._no_stem.search(name) is None
