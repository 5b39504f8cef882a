"""Names of which a text tells what they are: X是一家支付公司, 支付公司甲乙丙（X）, 名为X的平台."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import CONCEPTS, NO_ACTORS, Candidate
from kg.lexicon.matcher import any_of, by_word
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention
from kg.text.clauses import clause_start

_HAN = r"[\u4e00-\u9fff]"
_ABROAD = rf"{_HAN}+(?:·{_HAN}+)*"
"""Chinese characters, also those of a foreign name in parts (甲乙·丙丁)."""
_LATIN = r"[A-Za-z][A-Za-z0-9]*(?:[-.&][A-Za-z0-9]+)*(?: (?:[A-Z][A-Za-z0-9]*|&)(?:[-.&][A-Za-z0-9]+)*){0,3}"
_IN_BRACKETS = rf"(?:（(?P<latin>{_LATIN})(?:[，,][^（）]{{2,40}})?）|（[^（）]{{1,30}}）)?"
_NOBODY = re.compile(r"^(?:这|那|它|其|该|本|此|也|均|都|就|并|则|仍|前者|后者|两者|双方|我|同样|目前|如今|现已|已|作为|两|三|首|一)|(?:公司|企业|机构|平台|银行|集团)$")
MIN_OWN = 2
MAX_HAN = 10
MAX_FOREIGN = 6


class ToldNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``told``); ``own`` tells whether a Latin name is no plain word."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str], int], own: Callable[[str], bool]) -> None:
        self._phrases = phrases
        self._rest = rest
        self._own = own
        self._kinds: Mapping[str, str] = by_word(rules["kinds"])
        self._things: Mapping[str, str] = by_word(rules["things"])
        kind, thing = any_of(self._kinds), any_of(self._things)
        name = rf"(?P<name>{_LATIN}|{_ABROAD})"
        edge = r"(?=[，。；：、（]|$|[和与及的])"
        self._is = re.compile(rf"(?:^|[，。；：]){name}{_IN_BRACKETS}(?:，)?是一[家个](?P<by>[^，。；：]{{0,24}}?)(?P<kind>{kind})(?=[，。；]|$)")
        self._apposed = re.compile(rf"(?P<kind>{kind})(?P<name>{_ABROAD})（(?P<latin>{_LATIN})(?:[，,][^（）]{{2,40}})?）")
        called = any_of(rules["called"])
        marks = r"[“《]?"
        self._called = re.compile(rf"(?:{called}){marks}(?P<name>[A-Za-z0-9\u4e00-\u9fff·. -]{{2,24}}?)[”》]?的[^，。；：“”]{{0,14}}?(?P<thing>{thing}){edge}")
        self._then = re.compile(rf"(?P<thing>{thing})[^，。；：“”的]{{0,4}}，?(?:{called}){marks}(?P<name>[A-Za-z0-9\u4e00-\u9fff·. -]{{2,16}}?)[”》]?(?=[，。；（]|$)")
        self._dashed = re.compile(rf"(?P<thing>{thing})[—–]{{1,2}}“?(?P<name>[A-Za-z0-9\u4e00-\u9fff·.-]{{2,20}}?)”?(?=[，。；（]|$|正式|由)")
        self.needs = ({"是一家", "是一个", "（", "—", "–", *rules["called"]},)

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New names in ``text``, whose known names are ``mentions``."""
        for match in (*self._is.finditer(text), *self._apposed.finditer(text)):
            if self._body(match, mentions) and (match.re is self._is or self._foreign(match)):
                latin = match["latin"] or ""
                also = (latin,) if latin and self._own(latin) else ()
                yield Candidate(match["name"], self._kinds[match["kind"]], why.TOLD_KIND(match["kind"]), also)
        for match in (*self._called.finditer(text), *self._then.finditer(text), *self._dashed.finditer(text)):
            cls = self._things[match["thing"]]
            if self._new(match, mentions) and self._by_actor(text, match, mentions):
                yield Candidate(match["name"].strip(), cls, why.TOLD_NAMED(match["thing"]))

    def _body(self, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """May the words be a body's name: nothing known, in Latin letters no plain word, in Chinese characters without a generic one?"""
        name, (start, end) = match["name"], match.span("name")
        if any(m.start < end and m.end > start for m in mentions):
            return False
        if name.isascii():
            return self._own(name)
        plain = name.replace("·", "")
        return len(plain) <= MAX_HAN and self._rest(plain) == len(plain) >= MIN_OWN and not _NOBODY.search(name) and self._phrases.plain(plain)

    def _foreign(self, match: re.Match[str]) -> bool:
        """Are Chinese characters behind what a body is, and in front of a Latin name, those of a foreign name and of no term (银行试用甲乙协议（XYZ）)?"""
        return len(match["name"].replace("·", "")) <= MAX_FOREIGN and not match["latin"].isupper() and not self._phrases.head_class(match["name"])

    def _new(self, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """Are the words behind 名为 no known name, and more than plain ones?"""
        start, end = match.span("name")
        name = match["name"].strip()
        maker = next((m for m in mentions if m.start == start and m.end < end and m.cls not in NO_ACTORS), None)  # |甲银行|ShanTrust3.0
        if any(m.start < end and m.end > start and m is not maker and ((m.start, m.end) == (start, end) or m.cls not in CONCEPTS) for m in mentions):
            return False
        return self._rest(name) >= MIN_OWN and not (self._phrases.starts_with_verb(name) or self._phrases.loose(name))

    @staticmethod
    def _by_actor(text: str, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """Does somebody act in the sentence up to the name?"""
        begun = clause_start(text, match.start(), "。；")
        return any(begun <= m.start and m.end <= match.start("name") and m.cls not in NO_ACTORS for m in mentions)
