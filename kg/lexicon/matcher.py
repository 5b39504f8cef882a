"""All surface forms in one automaton: leftmost, longest match, with rules for where a name may begin and end."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

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


T = TypeVar("T")


class Match(NamedTuple):
    """One occurrence: offsets into the searched text, and the id that the form stands for."""

    start: int
    end: int
    form: str
    id: str


_Hit = tuple[int, int, str, str]
"""Start, end with its sign changed, id and form of an occurrence: in this order the leftmost and longest comes first."""


_Entry = tuple[bool, tuple[str, str] | None, list[tuple[str, str]]]
"""What is known by one form in lower case in one of the tables: is that the table of weak forms, id and form where it counts wherever it
stands, as most do, and all ids and forms."""


class Matcher:
    """Finds known forms in normalised text. Of overlapping names the leftmost stands, of those the longest.

    ``guards`` are longer words in which the names of an id are not its names: id → words. ``weak`` are forms of a second table, which are
    found in the same pass (``find_both``) and stand in the way of no others.
    """

    def __init__(
        self, forms: Mapping[str, str], guards: Mapping[str, tuple[str, ...]] | None = None, weak: Mapping[str, str] | None = None
    ) -> None:
        self._guards = {key: tuple(word.lower() for word in words) for key, words in (guards or {}).items()}
        self._tables = (dict(forms), dict(weak or {}))
        self._written: dict[str, list[str]] = {}  # forms that are not in lower case, by what they are in it
        words: set[str] = set()
        for form in (*forms, *(weak or ())):
            words.add(lowered := form.lower())
            if lowered != form:
                self._written.setdefault(lowered, []).append(form)
        self._words = sorted(words - {""})
        self._entries: list[list[_Entry]] = [[]] * len(self._words)
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)

    def _entry(self, index: int) -> list[_Entry]:
        """What is known by a word, worked out when it is first met: a text holds few of all."""
        word = self._words[index]
        found: list[_Entry] = []
        for is_weak, table in zip((False, True), self._tables, strict=True):
            owners = [(table[form], form) for form in sorted({word, *self._written.get(word, ())}) if form in table]
            if owners:
                found.append((is_weak, owners[0] if self._unconditional(word, owners[0][0]) else None, owners))
        self._entries[index] = found
        return found

    def find(self, text: str, wanted: Callable[[str], bool] | None = None) -> list[Match]:
        """Non-overlapping matches in text order; only of ids that are ``wanted``."""
        return _apart(self._admissible(text)[0], wanted)

    def find_both(self, text: str) -> tuple[list[Match], list[Match]]:
        """Non-overlapping matches of the forms, and those of the weak forms, each in text order."""
        strong, weak = self._admissible(text)
        return _apart(strong), _apart(weak)

    def _unconditional(self, lowered: str, key: str) -> bool:
        free = lowered[0] not in _WORD and lowered[-1] not in _WORD and lowered[-2:] not in _NOT_BEFORE
        return free and not lowered.isascii() and key not in self._guards

    def _admissible(self, text: str) -> tuple[list[_Hit], list[_Hit]]:
        """The occurrences of the forms and of the weak forms, overlapping ones too."""
        lowered = text.lower()
        if len(lowered) != len(text):  # a character whose lower case is longer; keep offsets right
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        found: tuple[list[_Hit], list[_Hit]] = ([], [])
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            for weak, anywhere, owners in self._entries[index] or self._entry(index):
                owner = anywhere or self._owner(text, lowered, start, end, owners)
                if owner is not None:
                    found[weak].append((start, -end, owner[0], owner[1]))
        return found

    def _owner(self, text: str, lowered: str, start: int, end: int, owners: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
        """The id and form that an occurrence stands for, seen from its letters and its neighbours."""
        if not bounded(text, start, end):
            return None
        for key, form in owners:
            if len(form) <= SHORT_ACRONYM and form.isascii() and form != text[start:end]:
                continue
            if key not in self._guards or not guarded(lowered, start, end, self._guards[key]):
                return key, form
        return None


def _apart(hits: list[_Hit], wanted: Callable[[str], bool] | None = None) -> list[Match]:
    """Of overlapping occurrences the leftmost, of those the longest."""
    kept: list[Match] = []
    edge = 0
    for start, end, key, form in sorted(hits) if hits else ():
        if start >= edge and (wanted is None or wanted(key)):
            edge = -end
            kept.append(Match(start, edge, form, key))
    return kept


class Gates(Generic[T]):
    """Which of several ways to read a text can find anything in it, told by the words that each cannot do without.

    To look for all words of all ways in one pass costs less than to search for a single expression.
    """

    def __init__(self, ways: Iterable[tuple[T, Iterable[Iterable[str]]]]) -> None:
        """``ways`` with what each needs: sets of words, of each of which the text must hold one, wherever and in whatever company."""
        bits: dict[str, int] = {}
        known: dict[frozenset[str], int] = {}
        self._ways: list[tuple[T, int]] = []
        for way, needs in ways:
            needed = 0
            for words in map(frozenset, needs):
                bit = known.setdefault(words, 1 << len(known))
                needed |= bit
                for word in words:
                    bits[word] = bits.get(word, 0) | bit
            self._ways.append((way, needed))
        known_words = sorted(bits)
        self._bit_of = [bits[word] for word in known_words]
        self._automaton = AhoCorasick(known_words, matchkind=MatchKind.Standard, implementation=Implementation.DFA)
        self._passing: dict[int, list[T]] = {}

    def passing(self, text: str) -> list[T]:
        """The ways that may find something in ``text``, in their order."""
        held = 0
        for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            held |= self._bit_of[index]
        found = self._passing.get(held)
        if found is None:
            found = self._passing[held] = [way for way, needed in self._ways if needed & held == needed]
        return found


class Endings:
    """Where one of some words ends that stands in front of what an expression matches (of a term: a stop, or a word that no term goes on with)."""

    def __init__(self, words: Iterable[str], behind: str) -> None:
        self._automaton = AhoCorasick(sorted(set(words)), matchkind=MatchKind.Standard, implementation=Implementation.DFA)
        self._behind = re.compile(behind)

    def find(self, text: str) -> list[int]:
        """The places behind the words, from left to right; each once, and of words within each other all."""
        ends = dict.fromkeys([end for _, _, end in self._automaton.find_matches_as_indexes(text, overlapping=True)])
        return [end for end in ends if self._behind.match(text, end)]


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
    if first in _WORD and (before in _WORD or (before == "-" and text[start - 2 : start - 1] in _WORD)):  # LIGHT-|GPT is a name of its own
        return False
    if last in _WORD and after in _WORD:
        return False
    if after and end - start >= 2:
        banned = _NOT_BEFORE.get(text[end - 2 : end], "")
        kind = after == "类" and end - start > 2  # 数据保险|类产品; 保险类 tells of a kind itself
        if after in banned and not kind and not text.startswith(("业务", "业绩"), end):  # 招商银行|业务
            return False
    return True


def guarded(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Does ``text[start:end]`` stand inside one of the longer words?"""
    for word, at in _around(text[start:end], words):  # noqa: SIM110 - asked of every such name, and a loop costs half of a generator
        if start >= at and text.startswith(word, start - at):
            return True
    return False


@lru_cache(maxsize=4096)
def _around(form: str, words: tuple[str, ...]) -> list[tuple[str, int]]:
    """The words that hold a form, each with where it stands in them."""
    return [(word, at) for word in words for at in range(len(word)) if word.startswith(form, at)]


def han(text: str) -> bool:
    """Does the text hold a Han character?"""
    return bool(_HAN.search(text))


def longest_first(forms: Iterable[str]) -> list[str]:
    """Forms by falling length, then by code point: a deterministic order for alternations."""
    return sorted(set(forms), key=lambda form: (-len(form), form))


def longest_end(name: str, ends: Container[str]) -> str:
    """The longest of some words with which a name ends, and which is not all of it; empty if there is none."""
    return next((name[at:] for at in range(1, len(name)) if name[at:] in ends), "")


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in longest_first(words))


def by_word(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Class by word, of rules that list words by class."""
    return {word: cls for cls, found in sorted(words.items()) for word in found}
