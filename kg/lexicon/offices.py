"""Authorities by what they are called: an office of a land or city (冰岛|金融监督局, 某市|金融服务中心), of a nation (国家X局), of the world (国际X理事会)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import Candidate
from kg.lexicon.matcher import any_of, by_word
from kg.lexicon.phrases import Phrases
from kg.model.entity import FIELD_CLASSES, Mention
from kg.text.expressions import later

_STOP = r"，。；：、“”《》（）！？\s"
_HAN = r"[\u4e00-\u9fff]"
_SIGN = re.compile("[省市区县州]$")
MIN_WORDS = 2


class Offices:
    """The rules in ``data/patterns/discovery.yaml`` (section ``offices``); ``right`` are the words that may stand behind a body's name."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, right: Sequence[str]) -> None:
        self._phrases = phrases
        self._lands, self._cities, self._nations, self._worlds = (by_word(rules[kind]) for kind in ("lands", "cities", "nations", "worlds"))
        self._no_lands = tuple(rules["no_lands"])
        edge = rf"(?=[{_STOP}]|$|第[一二三四五六七八九十\d]|\d{{4}}年|{any_of([*right, *rules['acts']])})"
        self._of_land, self._of_city = (
            re.compile(rf"(?P<words>{_HAN}{{1,12}}?(?P<end>{any_of(ends)})){edge}") for ends in (self._lands, self._lands | self._cities)
        )
        first = rf"(?:^|[{_STOP}])(?:{any_of(rules['leads'])})?|{any_of(rules['leads'])}"
        self._whole = tuple(
            (classes, later(rf"(?:{first})(?P<name>(?:{any_of(rules[begin])})(?P<words>{_HAN}{{{MIN_WORDS},12}}?)(?P<end>{any_of(classes)})){edge}"))
            for begin, classes in (("nation_first", self._nations), ("world_first", self._worlds))
        )
        field = any_of(rules["fields"])
        self._two = later(rf"(?P<one>{field})[与和及](?={field})")
        self._no_words = later(rf"^(?:{any_of(rules['no_words'])})")
        self._no_inside = later(any_of(rules["no_inside"]))
        self._watching = frozenset(rules["watching"])
        self._watches = later(any_of(rules["watched"]))
        self.needs = ({*self._lands, *self._cities, *self._nations, *self._worlds},)

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New authorities in ``text``, whose known names are ``mentions``."""
        for mention in mentions:
            if mention.cls == "Place" and not mention.surface.startswith(self._no_lands):
                yield from self._placed(text, mention, mentions)
        for classes, expression in self._whole:
            for match in expression.finditer(text):
                start, end = match.span("name")
                if self._plain(match["words"]) and not any(m.end > start and m.start < end and m.cls not in FIELD_CLASSES and m.cls != "Place" for m in mentions):
                    reason = why.OFFICE_AND_ENDS if classes is self._nations else why.WORLD_AND_ENDS
                    yield Candidate(match["name"], classes[match["end"]], reason(match["end"]))

    def _placed(self, text: str, land: Mention, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """An office of a land, or of a city, whose sign (市) shows what follows to be its own."""
        city = _SIGN.search(land.surface) is not None or _SIGN.match(text[land.end : land.end + 1]) is not None
        match = (self._of_city if city else self._of_land).match(text, land.end)
        if match is None or not self._plain(match["words"].removesuffix(match["end"])):
            return
        if any(m.start == land.end and (m.cls == "Place" or m.end == match.end()) for m in mentions):
            return  # 安徽省|合肥市…局: called by the nearer one
        across = (m.start < match.end() < m.end or (m.start > land.end and m.cls not in FIELD_CLASSES and m.end <= match.end()) for m in mentions)
        if not any(across):
            yield Candidate(text[land.start : match.end()], self._class(match), why.OFFICE_AND_ENDS(match["end"]))

    def _plain(self, words: str) -> bool:
        """May an office be called so? It may be for one thing and another (银行与保险|监管局)."""
        joined = self._two.sub(r"\g<one>", words)
        if self._no_words.match(words) or self._no_inside.search(words):
            return False
        return not (self._phrases.vague(joined) or self._phrases.loose(joined))

    def _class(self, match: re.Match[str]) -> str:
        """The class that the ending gives; an office that watches a market (资本市场|管理局) is a regulator."""
        return "Regulator" if match["end"] in self._watching and self._watches.search(match["words"]) else (self._lands | self._cities)[match["end"]]
