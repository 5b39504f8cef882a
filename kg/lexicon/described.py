"""Products, meetings and pilots called by what they are: X平台由Y运营, Y第三代Z系统, 某市Z平台, Z试点启动, X是Y推出的产品, G20的Z会议."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import CONCEPTS, NO_BODIES, Candidate, crossed
from kg.lexicon.matcher import any_of
from kg.lexicon.phrases import Phrases
from kg.model.entity import FIELD_CLASSES, Mention

_PLACE = re.compile(r"[省市区县州]$")
_PILOT = re.compile(r"试点(?=启动|开启|开闸|扩容|扩围|扩大|以来|正式|落地|获批|首批|自\d{4}年|于\d{4}年|\d{4}年)")
MIXED = re.compile(r"[\u4e00-\u9fff][A-Za-z]|[A-Za-z][\u4e00-\u9fff]")
"""Chinese and Latin letters side by side, as in coined names (聊TA)."""
_MEETING = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?(?:工作组会议|圆桌会议|部长级?会议|领导人会议|峰会|论坛|年会))(?=[、，。；的上]|以?及|[和与于在]|(?:正式)?(?:召开|举行|举办|闭幕|开幕|通过|发布|强调|提出|聚焦|讨论))"
)
"""How a meeting is called behind the body whose it is (二十国集团|数字经济部长会议)."""
_NO_PART = re.compile(r"的|了|于|将|已|曾|举行|召开|参加|出席|主办|承办|关于|组织")
MIN_OWN = 2
MIN_LOCAL = 4


class DescribedNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``described``)."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str], int]) -> None:
        self._phrases = phrases
        self._rest = rest
        noun, han = any_of(rules["nouns"]), r"[\u4e00-\u9fff]"
        self._run = re.compile(
            rf"(?:^|[，。；：])(?P<name>{han}{{2,18}}?(?:{noun})|{han}{{2,18}}?(?:{any_of(rules['named'])}))(?:则|均|目前|主要|现)?由(?P<by>[^，。；]{{2,30}}?)(?:{any_of(rules['run'])})"
        )
        project = any_of(rules["projects"])
        self._led = re.compile(
            rf"(?:^|[，。；：])(?P<name>{han}{{2,18}}?(?:{project}))(?:则|均|目前|主要|现|是)?由(?P<by>[^，。；]{{2,30}}?)(?:{any_of(rules['led'])})"
            rf"|由(?P<by2>[^，。；的]{{2,30}}?)(?:{any_of(rules['led'])})的(?P<name2>{han}{{2,18}}?(?:{project}))(?=[，。；：]|$|{any_of(rules['right'])}|完成|进入|正式|旨在)"
        )
        self._project = re.compile(rf"(?:{project})$")
        self._no_project = re.compile(any_of(rules["no_projects"]))
        of = any_of([*rules["nouns"], *rules["kinds"]])
        self._is = re.compile(
            rf"(?:^|[，。；：])(?P<name>(?!该|这|此|其|它){han}{{2,8}}?)(?:（[^（）]{{1,30}}）)?[是为系](?:由)?(?P<by>[^，。；是]{{2,24}}?)(?:{any_of(rules['made'])})的[^，。；]{{0,16}}?(?:{of})(?=[，。；]|$)"
        )
        self._also = re.compile(
            rf"(?:^|[，。；：])(?P<name>(?!该|这|此|其|它)[\u4e00-\u9fffA-Za-z]{{2,8}})[是为系](?P<by>[^，。；是的]{{2,16}}?)(?:的|(?:面向|针对|服务)[^，。；]{{1,14}}的)[^，。；]{{0,12}}?(?:{of})(?=[，。；]|$)"
        )
        self._trial = re.compile(
            rf"(?:^|[，。；：])(?P<name>{han}{{3,12}}?试点)(?=[于自]\d{{4}}年|已?在[^，。；]{{2,12}}(?:启动|落地|开展)|(?:正式|率先|已经?)(?:启动|落地|扩)|已扩|扩大至|扩大到)"
        )
        self._next = re.compile(rf"(?:的)?(?P<name>(?:新一代|第[一二三四五六七八九]代){han}{{2,10}}?(?:{noun}))(?![\u4e00-\u9fff]{{0,2}}(?:建设|研发|改造))")
        self._local = re.compile(rf"{han}{{{MIN_LOCAL},14}}?(?:{noun})(?=[，。；（”]|$|{any_of(rules['right'])})")
        self.needs = ({*rules["projects"], *rules["named"], "会议", "峰会", "论坛", "年会", *rules["nouns"], *rules["kinds"]},)

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New products, meetings and pilots in ``text``, whose known names are ``mentions``."""
        yield from self._meetings(text, mentions)
        if "试点" in text:
            yield from self._pilots(text, mentions)
        if "由" in text:
            yield from self._run_by(text, mentions)
            yield from self._led_by(text, mentions)
        if "的" in text:
            yield from self._told(text, mentions)
        for mention in mentions:
            yield from self._behind(mention, text, mentions)

    @staticmethod
    def _meetings(text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Meetings that are called by the body whose they are."""
        if "会" not in text and "论坛" not in text:
            return
        for mention in mentions:
            match = _MEETING.match(text, mention.end) if mention.cls == "InternationalOrganization" else None
            if match is not None and _NO_PART.search(match["name"]) is None:
                yield Candidate(mention.surface + match["name"], "Initiative", why.MEETING(mention.surface))

    def _pilots(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Pilots: of a known technology or scenario (X试点启动), then of what nothing is known (Z试点于2020年)."""
        for mention in mentions:
            if mention.cls in FIELD_CLASSES and (match := _PILOT.match(text, mention.end)):
                yield Candidate(text[mention.start : match.end()], "Initiative", why.PILOT())
        for match in self._trial.finditer(text):
            if self._named(match) and not crossed(mentions, *match.span("name")):
                yield Candidate(match["name"], "Initiative", why.TRIAL())

    def _run_by(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Products of which the text tells who runs them (X平台由Y运营)."""
        for match in self._run.finditer(text):
            if _by_actor(match, mentions) and self._named(match):
                yield Candidate(match["name"], "Product", why.RUN_BY())

    def _led_by(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Initiatives of which the text tells who leads them (X计划由Y发起, 由Y牵头的X计划)."""
        for match in self._led.finditer(text):
            name, by = ("name", "by") if match["name"] else ("name2", "by2")
            acts = any(match.start(by) <= m.start < match.end(by) and m.cls not in NO_BODIES for m in mentions)
            if acts and self._own_project(match[name]) and not crossed(mentions, *match.span(name)) and not self._among(mentions, *match.span(name)):
                yield Candidate(match[name], "Initiative", why.LED_BY())

    def _own_project(self, name: str) -> bool:
        """Has the name of an initiative signs of its own, which count it or tell its rank no less (首批试点, 重点项目)?"""
        stem = self._project.sub("", name)
        return self._phrases.plain(name) and self._rest(stem) >= MIN_OWN and self._no_project.search(name) is None

    def _told(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """Products of which the text tells what they are and whose (X是Y推出的产品); without a verb of making only those of mixed letters."""
        mixed = (match for match in self._also.finditer(text) if MIXED.search(match["name"]))
        for match in (*self._is.finditer(text), *mixed):
            if _by_actor(match, mentions) and self._named(match) and not self._among(mentions, *match.span("name")):
                yield Candidate(match["name"], "Product", why.IS_AND_MAKER())

    def _behind(self, mention: Mention, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """The product called by the known name in front of it: by its place (某市Z平台) or by its maker and generation (Y第三代Z系统)."""
        if mention.cls == "Place" and (mention.start == 0 or text[mention.start - 1] in "，。；："):
            yield from self._of_place(mention, text, mentions)
        elif mention.cls not in NO_BODIES and (named := self._next.match(text, mention.end)) is not None and self._own(named, mentions):
            yield Candidate(named["name"], "Product", why.GENERATION(mention.surface))

    def _of_place(self, place: Mention, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """The product that bears the name of a city or province, whose kind the known name (某) or the sign behind it (市) tells."""
        land = place.end if _PLACE.search(place.surface) else place.end + 1 if _PLACE.match(text[place.end : place.end + 1]) else 0
        local = self._local.match(text, land) if land else None
        if local and self._phrases.plain(local[0]) and not self._among(mentions, local.start(), local.end()):
            yield Candidate(text[place.start : local.end()], "Product", why.LOCAL())

    def _named(self, match: re.Match[str]) -> bool:
        """May the words be a name: plain ones, of which enough signs are no generic words?"""
        return self._phrases.plain(match["name"]) and self._rest(match["name"]) >= MIN_OWN

    def _own(self, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        name = match["name"]
        return self._rest(name) >= MIN_OWN and not self._phrases.loose(name) and not self._among(mentions, *match.span("name"))

    @staticmethod
    def _among(mentions: Sequence[Mention], start: int, end: int) -> bool:
        """Does an actor's or product's known name stand in a stretch?"""
        return any(start <= m.start and m.end <= end and m.cls not in CONCEPTS and m.cls != "Place" for m in mentions)


def _by_actor(match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Does somebody who acts stand where the text tells by whom?"""
    return any(match.start("by") <= m.start < match.end("by") and m.cls not in NO_BODIES for m in mentions)
