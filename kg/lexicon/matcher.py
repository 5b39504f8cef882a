"""All surface forms in one automaton: leftmost, longest match, with rules for where a name may begin and end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_HAN = re.compile(r"[\u3400-\u9fff]")
SHORT_ACRONYM = 4

# A name ending so is not that name when one of these follows: 中国银行|业协会, 证券|业, 北京|市, 保险|业.
_NOT_BEFORE = {
    "银行": "业家间系卡",
    "证券": "业化类",
    "保险": "业类",
    "基金": "业会",
    "信托": "业",
    "支付": "宝",
}


class Match(NamedTuple):
    """One occurrence: offsets into the searched text, and the id that the form stands for."""

    start: int
    end: int
    form: str
    id: str


class Matcher:
    """Finds known forms in normalised text. Of overlapping names the leftmost stands, of those the longest.

    ``guards`` are longer words in which the names of an id are not its names: id → words.
    """

    def __init__(self, forms: Mapping[str, str], guards: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._guards = dict(guards or {})
        self._forms: dict[str, list[tuple[str, str]]] = {}
        for form, key in sorted(forms.items()):
            if form:
                self._forms.setdefault(form.lower(), []).append((form, key))
        keys = sorted(self._forms)
        self._by_number = [self._forms[key] for key in keys]
        self._anywhere = [self._unconditional(key) for key in keys]
        self._automaton = AhoCorasick(
            keys, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str, wanted: Callable[[str], bool] | None = None) -> list[Match]:
        """Non-overlapping matches in text order; only of ids that are ``wanted``."""
        lowered = text.lower()
        if len(lowered) != len(text):  # a character whose lower case is longer; keep offsets right
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        kept: list[Match] = []
        edge = 0
        for start, end, key, form in sorted(self._admissible(text, lowered)):
            if start >= edge and (wanted is None or wanted(key)):
                edge = -end
                kept.append(Match(start, edge, form, key))
        return kept

    def _unconditional(self, lowered: str) -> tuple[str, str] | None:
        """The id and form of a form that counts wherever it stands, as most Chinese ones do; None where it depends on something."""
        form, key = self._forms[lowered][0]
        free = lowered[0] not in _WORD and lowered[-1] not in _WORD and lowered[-2:] not in _NOT_BEFORE
        return (key, form) if free and not lowered.isascii() and key not in self._guards else None

    def _admissible(self, text: str, lowered: str) -> list[tuple[int, int, str, str]]:
        """Start, end with its sign changed, id and form of each occurrence: in this order the leftmost and longest comes first."""
        found: list[tuple[int, int, str, str]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            anywhere = self._anywhere[index]
            if anywhere is not None:
                found.append((start, -end, *anywhere))
                continue
            if not bounded(text, start, end):
                continue
            for form, key in self._by_number[index]:
                if len(form) <= SHORT_ACRONYM and form.isascii() and form != text[start:end]:
                    continue
                if key in self._guards and guarded(lowered, start, end, self._guards[key]):
                    continue
                found.append((start, -end, key, form))
                break
        return found


def holds_any(forms: Iterable[str]) -> Callable[[str], bool]:
    """What tells whether a text holds one of many forms, wherever and in whatever company; in one pass, however many they are."""
    automaton = AhoCorasick(sorted({form for form in forms if form}), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return lambda text: bool(automaton.find_matches_as_indexes(text))


def bounded(text: str, start: int, end: int) -> bool:
    """May a name stand at ``text[start:end]``, seen from its neighbours?

    Latin letters and digits must not go on beyond it; a few endings must not be followed by what makes another word of them.
    """
    first, last = text[start], text[end - 1]
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if first in _WORD and before in _WORD:
        return False
    if last in _WORD and after in _WORD:
        return False
    if after and end - start >= 2:
        banned = _NOT_BEFORE.get(text[end - 2 : end], "")
        if after in banned and not text.startswith("业务", end):  # 招商银行|业务
            return False
    return True


def guarded(text: str, start: int, end: int, words: Iterable[str]) -> bool:
    """Does ``text[start:end]`` stand inside one of the longer words?"""
    form = text[start:end]
    for word in words:
        at = word.find(form)
        while at >= 0:
            if text.startswith(word, start - at) and start >= at:
                return True
            at = word.find(form, at + 1)
    return False


def han(text: str) -> bool:
    """Does the text hold a Han character?"""
    return bool(_HAN.search(text))


def longest_first(forms: Iterable[str]) -> list[str]:
    """Forms by falling length, then by code point: a deterministic order for alternations."""
    return sorted(set(forms), key=lambda form: (-len(form), form))


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in longest_first(words))


def by_word(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Class by word, of rules that list words by class."""
    return {word: cls for cls, found in sorted(words.items()) for word in found}
