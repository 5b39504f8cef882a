"""Names of products without marks that more than one place of a document shows: …服务平台海岳，…; 海岳累计…; “小岳”…; 小岳采用…."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.lexicon import reasons as why
from kg.lexicon.candidate import NO_ACTORS, Candidate
from kg.lexicon.matcher import any_of
from kg.lexicon.phrases import Phrases
from kg.model.entity import Mention
from kg.text.clauses import clause_start

_MARKED = re.compile(r"“([\u4e00-\u9fff]{2})”")
MIN_KIND = 4
"""So many signs tell what was made, its noun among them: behind fewer a verb may follow (建设平台|互联)."""
LONG = 4
"""Names of so many signs need no second place."""
_HAN = "[\u4e00-\u9fff]"


class RecurringNames:
    """The rules in ``data/patterns/discovery.yaml`` (section ``recurring``): what stands behind a noun that says what it is, or in marks,
    is a name without them where a clause begins with it and tells what it does."""

    def __init__(self, rules: Mapping[str, Any], phrases: Phrases, rest: Callable[[str], int]) -> None:
        self._phrases = phrases
        self._rest = rest
        nouns = any_of(rules["nouns"])
        self._made = re.compile(any_of(rules["made"]))
        self._apposed = re.compile(rf"(?:{nouns})(?P<name>{_HAN}{{2,4}})(?=[，。；]|$)")
        self._tells = any_of(rules["tells"])
        self._runs_on = re.compile(rf"，(?:{any_of(rules['runs_on'])})")
        self._any = re.compile(nouns)

    def apposed(self, texts: Iterable[str], link: Callable[[str], Sequence[Mention]]) -> Iterator[Candidate]:
        """Names behind the noun for what an actor made; ``link`` gives the known names of a text."""
        texts = list(texts)
        for text in texts:
            if self._any.search(text) is None or self._made.search(text) is None:
                continue
            for match in self._apposed.finditer(text):
                if self._plain_name(match["name"]) and self._is_made(text, match, link(text)) and self._borne_out(match, texts):
                    yield Candidate(match["name"], "Product", why.KIND_AHEAD())

    def bare(self, forms: Mapping[str, str], texts: Iterable[str]) -> dict[str, str]:
        """Of names found in marks, whose short form counts with the marks alone, those that stand without them as well."""
        short = {match[1]: key for form, key in forms.items() if (match := _MARKED.fullmatch(form))}
        if not short:
            return {}
        texts = list(texts)
        return {name: key for name, key in sorted(short.items()) if self._plain_name(name) and self._told_of(name, texts)}

    def _plain_name(self, name: str) -> bool:
        """Is no sign of a name part of a generic word, and does no verb begin it?"""
        return self._rest(name) == len(name) and self._phrases.plain(name)

    def _is_made(self, text: str, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
        """Does an actor make something in the clause, and stand no known name in this one's place?"""
        start, end = match.span("name")
        clause = clause_start(text, start, "，。；：")
        if any(m.start < end and m.end > start for m in mentions):
            return False
        makers = [m.end for m in mentions if clause <= m.start and m.end < start and m.cls not in NO_ACTORS]
        made = self._made.search(text, makers[0], start) if makers else None
        return made is not None and start - made.end() >= MIN_KIND

    def _borne_out(self, match: re.Match[str], texts: Iterable[str]) -> bool:
        """Does another clause begin with a name, or the next one tell what the thing with the longer name runs on?"""
        runs = len(match["name"]) >= LONG and self._runs_on.match(match.string, match.end()) is not None
        return runs or self._told_of(match["name"], texts)

    def _told_of(self, name: str, texts: Iterable[str]) -> bool:
        """Does a clause begin with a name, and tell what the thing does?"""
        told = re.compile(rf"(?:^|[，。；：]){name}(?:{self._tells})")
        return any(name in text and told.search(text) is not None for text in texts)
