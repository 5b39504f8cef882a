"""Runs of GBK text that were read one byte off.

Where software took the second byte of one character and the first byte of the next for a character of its own and put
something between them, everything behind is paired wrongly: bytes ``9D|93 C1|A6`` instead of ``9D 93|C1 A6``. Pairs that are no
character were dropped. The run goes on until a one-byte character brings reading back into step. A search over the bytes that
fit, ranked by a character trigram model, restores the text.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import add

_FLOOR = 1e-9
_BEAM = 16
_WIDE_BEAM = 80  # behind a byte that is unknown
_CANDIDATES = 24
_HOPELESS = 16.0  # how far behind the best a reading is given up
_OFTEN = 2
_DROPPED = 0.3  # cost of a pair that was no character and went
_MARK_LOST = 3.0  # what speaks for a mark behind a lost byte
_TWO_MARKS = 6.0  # marks that never stand together
_UNKNOWN = 1.0  # cost of a byte that stands as a question mark
_STAYS = 40.0  # cost of a question mark that was meant
_STRANGE = 6.0  # cost of a character that the model has not seen, outside the run
_MARKS = "，。、；：“”（）《》—"
_MARKS_ALL = _MARKS + ",.;:!?()"


@dataclass(frozen=True, slots=True)
class Restored:
    """``text`` of a window, and the ``margin`` of its log probability to the next best reading."""

    text: str
    margin: float


_Key = tuple[str, int]
_State = tuple[float, str]


class ByteShift:
    """Restores windows of text, with a model of ``sample``. ``simplify`` turns traditional characters into simplified ones."""

    def __init__(self, sample: str, simplify: Callable[[str], str], both: Callable[[str], Iterable[str]]) -> None:
        pairs = list(map(add, sample, sample[1:]))
        self._one = Counter(sample)
        self._two = Counter(pairs)
        self._three = Counter(map(add, pairs, sample[2:]))
        self._size = len(sample)
        self._simplify = simplify
        self._lead: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._trail: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._bytes: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._scores: dict[tuple[str, str], float] = {}
        self._single: dict[str, float] = {}
        self._double: dict[str, float] = {}
        for char in sorted(c for c in self._one if "\u4e00" <= c <= "\u9fff" or c in _MARKS):
            for form in sorted({char, *both(char)}):
                code = _gbk(form)
                if len(code) == 2:
                    self._lead[code[0]].append((code[1], char))
                    self._trail[code[1]].append((code[0], char))
                    self._bytes[char].append((code[0], code[1]))
        self._behind: dict[str, dict[int, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
        for pair, count in sorted(self._two.items()):
            if count >= _OFTEN or pair[0] in self._bytes:
                for lead, trail in self._bytes.get(pair[1], ()):
                    self._behind[pair[0]][trail].append((lead, pair[1]))
        self._ahead: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        self._fits: dict[tuple[int, int], list[tuple[str, float]]] = {}

    def restore(self, before: str, window: str, rubies: dict[str, str]) -> Restored | None:
        """The best reading of ``window`` behind the simplified text ``before``; ``rubies`` are characters by their pinyin.

        None where no reading fits the bytes.
        """
        before = before[-2:].rjust(2, "。")
        states: dict[_Key, list[_State]] = {(before, -1): [(0.0, "")]}
        index = 0
        while index < len(window):
            ruby = re.match(r"\?([^()?]{1,7})\)", window[index:])
            known = rubies.get(ruby[1], "") if ruby else ""
            new: dict[_Key, list[_State]] = {}
            for (tail, pending), readings in states.items():
                steps = self._after_ruby(tail, pending, known) if known else self._steps(tail, pending, window[index])
                for text, left, cost in steps:
                    key = ((tail + text)[-2:], left)
                    for score, so_far in readings:
                        new.setdefault(key, []).append((score + cost, so_far + text))
            states = _best(new, _WIDE_BEAM if window[index] == "?" else _BEAM)
            if not states:
                return None
            index += len(ruby.group()) if ruby and known else 1
            if plain := re.match(r"\(([^()?]{1,7})\)", window[index:]):
                index += len(plain.group()) if plain[1] in rubies else 0
        finals = sorted((state for (_, left), group in states.items() if left < 0 for state in group), reverse=True)
        if not finals:
            return None
        best = finals[0]
        rest = [score for score, text in finals if text != best[1]]
        margin = best[0] - rest[0] if rest else math.inf
        return Restored(best[1], margin)

    def _after_ruby(self, tail: str, pending: int, known: str) -> list[tuple[str, int, float]]:
        """``?jié)``: the second byte of the character with that pinyin is the first of the lost one."""
        trail = _gbk(known)[1]
        if pending < 0:
            return [("", trail, 0.0)]
        return [(char, -1, self._score(tail, char)) for char in self._read(pending, trail)]

    def _steps(self, tail: str, pending: int, char: str) -> Iterable[tuple[str, int, float]]:
        """What can follow: characters read, the byte left over (-1 for none), and their log probability."""
        if char == "?":
            yield from self._question(tail, pending)
            return
        if pending < 0:
            simple = self._simplify(char)
            yield simple, -1, self._score(tail, simple) - (0.0 if simple in self._one else _STRANGE)
            return
        for code in _codes(char):
            if len(code) == 2:
                for text, cost in self._up_to(tail, pending, code[0]):
                    yield text, code[1], cost
            elif 0x40 <= code[0] < 0x7F:
                for text, cost in self._up_to(tail, pending, code[0]):
                    yield text, -1, cost

    def _question(self, tail: str, pending: int) -> Iterable[tuple[str, int, float]]:
        if pending < 0:
            for lead in sorted(self._lead):
                yield "", lead, -_UNKNOWN + (_MARK_LOST if lead == 0xA1 else 0.0)
            yield "?", -1, -_STAYS
            return
        for char in self._read(pending, 0xA3):  # the mark is a full-width one, A3 BF
            yield char, 0xBF, self._score(tail, char) - 0.5
        for _, char in self._lead.get(pending, ()):
            yield char, -1, self._score(tail, char) - _UNKNOWN

    def _up_to(self, tail: str, pending: int, trail: int) -> Iterable[tuple[str, float]]:
        """Texts from the byte left over to a character that ends in ``trail``, with their log probability behind ``tail``."""
        known = self._scores
        for text, dropped in self._fitting(pending, trail):
            cost, before = -dropped, tail
            for char in text:
                score = known.get((before, char))
                cost += self._score(before, char) if score is None else score
                before = before[1] + char
            yield text, cost

    def _fitting(self, pending: int, trail: int) -> list[tuple[str, float]]:
        """Texts over no, one or two dropped pairs, the likeliest by themselves, with the cost of what was dropped."""
        key = (pending, trail)
        if key not in self._fits:
            valid = _valid_pairs()
            found = dict.fromkeys(self._read(pending, trail), 0.0)
            firsts, lasts = self._lead.get(pending, ()), self._trail.get(trail, ())
            parted: dict[int, list[str]] = {}  # by the byte behind: the first characters with which it is no pair
            for end, first in firsts:
                row = valid[end * 256 : end * 256 + 256]
                for lead, last in lasts:
                    if not row[lead]:
                        found.setdefault(first + last, _DROPPED)
                for lead, middle, middle_end in self._next(first):
                    if row[lead]:
                        continue
                    for last_lead, last in self._behind[middle].get(trail, ()):
                        if not valid[middle_end * 256 + last_lead]:
                            found.setdefault(first + middle + last, 2 * _DROPPED)
            for last_lead, last in lasts:
                for lead, middle, middle_end in self._before(last):
                    if valid[middle_end * 256 + last_lead]:
                        continue
                    if lead not in parted:
                        parted[lead] = [first for end, first in firsts if not valid[end * 256 + lead]]
                    for first in parted[lead]:
                        found.setdefault(first + middle + last, 2 * _DROPPED)
            ranked = heapq.nsmallest(_CANDIDATES, ((dropped - self._alone(text), text, dropped) for text, dropped in found.items()))
            self._fits[key] = [(text, dropped) for _, text, dropped in ranked]
        return self._fits[key]

    def _next(self, char: str) -> Iterable[tuple[int, str, int]]:
        for trail, chars in self._behind[char].items():
            for lead, follower in chars:
                if self._two[char + follower] >= _OFTEN:
                    yield lead, follower, trail

    def _before(self, char: str) -> Iterable[tuple[int, str, int]]:
        if not self._ahead:
            for pair, count in sorted(self._two.items()):
                if count >= 2 * _OFTEN:
                    for lead, trail in self._bytes.get(pair[0], ()):
                        self._ahead[pair[1]].append((lead, pair[0], trail))
        return self._ahead.get(char, ())

    def _alone(self, text: str) -> float:
        """Log probability of a text without regard to what stands before it."""
        score = self._single.get(text[0])
        if score is None:
            score = self._single[text[0]] = math.log((self._one[text[0]] + 0.01) / (self._size + 200))
        for left, right in pairwise(text):
            follows = self._double.get(left + right)
            if follows is None:
                one = (self._one[right] + 0.01) / (self._size + 200)
                two = self._two[left + right] / self._one[left] if self._one[left] else 0.0
                follows = self._double[left + right] = math.log(0.1 * one + 0.9 * two + _FLOOR)
            score += follows
        return score

    def _read(self, lead: int, trail: int) -> list[str]:
        try:
            char = bytes((lead, trail)).decode("gbk")
        except UnicodeDecodeError:
            return []
        return [self._simplify(char)] if len(char) == 1 else []

    def _score(self, tail: str, char: str) -> float:
        key = (tail, char)
        found = self._scores.get(key)
        if found is None:
            one = (self._one[char] + 0.01) / (self._size + 200)
            two = self._two[tail[1] + char] / self._one[tail[1]] if self._one[tail[1]] else 0.0
            three = self._three[tail + char] / self._two[tail] if self._two[tail] else 0.0
            found = math.log(0.05 * one + 0.35 * two + 0.6 * three + _FLOOR)
            if tail[1] in _MARKS_ALL and char in _MARKS_ALL and not self._two[tail[1] + char]:
                found -= _TWO_MARKS
            self._scores[key] = found
        return found


def _best(states: dict[_Key, list[_State]], beam: int) -> dict[_Key, list[_State]]:
    """The best readings of each state, and the best states."""
    if not states:
        return {}
    tops = {key: max(group) for key, group in states.items()}
    least = max(score for score, _ in tops.values()) - _HOPELESS
    likely = [key for key, top in tops.items() if top[0] >= least]
    likely.sort(key=lambda key: (-tops[key][0], key))
    return {key: sorted(set(states[key]), reverse=True)[:2] for key in likely[:beam]}


def _gbk(char: str) -> bytes:
    try:
        return char.encode("gbk")
    except UnicodeEncodeError:
        return b""


def _codes(char: str) -> list[bytes]:
    """The bytes that may have given ``char``; ASCII marks may have been full-width."""
    codes = [_gbk(char)] if _gbk(char) else []
    if 0x21 <= ord(char) < 0x7F:
        codes.append(bytes((0xA3, ord(char) | 0x80)))
    return codes


@lru_cache(maxsize=1)
def _valid_pairs() -> bytes:
    """For each pair of bytes 1 where it is a GBK character, at ``lead * 256 + trail``."""
    flags = bytearray(65536)
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            flags[lead * 256 + trail] = 1
    return bytes(flags)
