"""Names of products in mixed letters that an actor makes or owns: AI潮汐App, AI小甬, 海雀GPT, ChatHarbour数字柜员."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import NO_ACTORS, Candidate, crossed
from kg.lexicon.matcher import any_of
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention
from kg.model.reason import Reason
from kg.text.clauses import clause_start

_NO_MAKERS = NO_ACTORS | {"Policy"}
_LATIN = r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*"
_HAN = r"[\u4e00-\u9fff]"
_OWNED = re.compile(r"(?:旗下|自研|自有|自主研发)?的?")
_ITSELF = re.compile(r"^(?:其|该(?:行|公司|集团|平台|机构|企业)|公司|集团)")
NEAR = 30
"""So far before the verb its actor may stand."""
MIN_LATIN = 4
"""So many signs of its own make a word in Latin letters a name."""


class MixedNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``coined``); ``rest`` tells how much of a name is its own."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str], int]) -> None:
        self._phrases = phrases
        self._rest = rest
        made, kinds, right = any_of(rules["made"]), any_of(rules["kinds"]), rf"(?=[，。；：、“”《》（）()\s]|$|{any_of(rules['right'])})"
        models, assistants, hardware = any_of(rules["models"]), any_of(rules["assistants"]), any_of(rules["hardware"])
        self._made = re.compile(rf"(?:{made})(?:了|的|出)?")
        self._shapes = tuple(re.compile(shape) for shape in (
            rf"(?P<stem>{_LATIN}(?P<own>{_HAN}{{2,4}}))(?:{any_of(rules['apps'])})(?![A-Za-z0-9])",
            rf"(?P<stem>{_LATIN}(?P<own>小{_HAN})){right}",
            rf"(?P<stem>(?P<own>{_HAN}?小{_HAN}))(?={assistants})",
            rf"(?P<stem>(?P<own>{_HAN}{{2}})(?:\d{{3,4}}[A-Z]|[A-Z]\d{{2,4}}[A-Z]?|\d{{3}}(?={hardware})))(?:{hardware})?(?![A-Za-z0-9])",
            rf"(?P<stem>(?P<own>{_HAN}{{2}}?)(?:大模型|V)\d\.\d)(?!\d)",
            rf"(?P<stem>(?P<own>{_HAN}{{2,4}}?)(?:[A-Z][A-Za-z]*)?(?:{models}))(?![A-Za-z0-9])",
        ))  # fmt: skip
        self._told = re.compile(rf"(?:^|[，。；])(?P<name>(?P<latin>{_LATIN}){_HAN}{{2,6}})是(?P<by>[^，。；]{{1,24}}?)(?:{made})的[^，。；]{{0,16}}(?:{kinds})")
        self._called = re.compile(rf"(?:{any_of(rules['called'])})(?P<name>(?P<latin>[A-Z][A-Za-z]{{1,9}}){_HAN}{{2,3}})(?=[，。；、（]|$)")
        self._no_stem = re.compile(rf"^(?:{any_of([*rules['no_stem'], *rules['no_stem_mixed']])})")

    def find(self, text: str, mentions: Sequence[Mention]) -> Iterator[Candidate]:
        """New products in ``text``, whose known names are ``mentions``; without an actor there are none."""
        actors = [m for m in mentions if m.cls not in _NO_MAKERS]
        if not actors:
            return
        for start, sign in self._places(text, actors):
            for shape in self._shapes:
                match = shape.match(text, start)
                if match is not None and self._fits(match, mentions):
                    yield Candidate(match[0], "Product", sign, (match["stem"],) if match["stem"] != match[0] else ())
        for match in self._called.finditer(text):
            han = match["name"][len(match["latin"]) :]
            if self._rest(han) == len(han) and self._phrases.plain(han) and not crossed(mentions, *match.span("name")):
                yield Candidate(match["name"], "Product", why.KIND_AHEAD(), (match["latin"],) if self._rest(match["latin"]) >= MIN_LATIN else ())
        for match in self._told.finditer(text):
            by = _ITSELF.match(match["by"]) is not None and actors[0].end <= match.start()
            named = any(match.start("by") <= m.start and m.end <= match.end("by") for m in actors)
            over = any(m.start < match.end("name") and m.end > match.start("latin") and m.start <= match.start("latin") for m in mentions)
            if (by or named) and not over and self._rest(match["latin"]) >= MIN_LATIN:
                yield Candidate(match["name"], "Product", why.MAKER_TOLD(), (match["latin"],))

    def _places(self, text: str, actors: Sequence[Mention]) -> Iterator[tuple[int, Reason]]:
        """Where the name of what an actor makes or owns may begin, and why it is the actor's."""
        for actor in actors:
            if (owned := _OWNED.match(text, actor.end)) is not None:
                yield owned.end(), why.COINED_OWNED(actor.surface)
        for made in self._made.finditer(text):
            clause = clause_start(text, made.start(), "。；")
            if any(clause <= m.start and m.end <= made.start() <= m.end + NEAR for m in actors):
                yield made.end(), why.COINED_MADE()

    def _fits(self, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """Are the Chinese characters a word of the name's own: known by no other name, plain in no part, without a verb in front?"""
        start, end = match.span("own")
        own = match["own"]
        longer = match.start() < start and match.end() > end  # AI|涨乐|App is another thing than 涨乐
        across = [m for m in mentions if m.start < end and m.end > start and not (longer and m.cls == "Product" and (m.start, m.end) == (start, end))]
        if across or crossed(mentions, *match.span()):
            return False
        return self._rest(own) == len(own) and self._phrases.plain(own) and self._no_stem.search(own) is None
