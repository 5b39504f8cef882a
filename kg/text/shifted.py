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
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from operator import add
from typing import NamedTuple

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
_Step = tuple[str, int, float]
"""Characters read, the byte left over (-1 for none), and their log probability."""


class _Behind(dict[str, float]):
    """Log probability of each character behind two others, worked out when it is first asked for."""

    def __init__(self, score: Callable[[str], float]) -> None:
        super().__init__()
        self._score = score

    def __missing__(self, char: str) -> float:
        self[char] = score = self._score(char)
        return score


class _Fit(NamedTuple):
    """A text of up to three characters, its first and second one, the cost of the pairs dropped in it, the log probability of its third."""

    text: str
    first: str
    second: str
    dropped: float
    third: float


class _Rest(NamedTuple):
    """What may stand behind a first character and a dropped pair: a character, or a pair of them that was seen, with a dropped pair between.

    ``lead`` is its first byte, ``cost`` that of its second character and of the pairs dropped. ``behind`` gives the log probability of its
    first one behind each character with which it was seen, ``unseen`` that behind any other; a rare pair stands only behind those of ``behind``.
    """

    lead: int
    text: str
    cost: float
    rare: bool
    behind: Mapping[str, float]
    unseen: float


class ByteShift:
    """Restores windows of text, with a model of ``sample``. ``simplify`` turns traditional characters into simplified ones."""

    def __init__(self, sample: str, simplify: Callable[[str], str], both: Callable[[str], Iterable[str]]) -> None:
        pairs = list(map(add, sample, sample[1:]))
        self._one = Counter(sample)
        self._two = Counter(pairs)
        self._three = Counter(map(add, pairs, sample[2:]))
        self._size = len(sample)
        self._simplify = cache(simplify)
        self._lead: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._trail: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._bytes: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for char in sorted(c for c in self._one if "\u4e00" <= c <= "\u9fff" or c in _MARKS):
            for form in sorted({char, *both(char)}):
                code = _gbk(form)
                if len(code) == 2:
                    self._lead[code[0]].append((code[1], char))
                    self._trail[code[1]].append((code[0], char))
                    self._bytes[char].append((code[0], code[1]))
        self._before: dict[str, dict[str, int]] = defaultdict(dict)
        for pair, count in self._two.items():
            if pair[0] in self._bytes and pair[1] in self._bytes:
                self._before[pair[1]][pair[0]] = count
        self._behind = cache(lambda tail: _Behind(partial(self._score, tail)))
        self._follows = cache(self._following)
        self._parted = cache(self._firsts_by_lead)
        self._rests = cache(self._rests_of)
        self._fitting = cache(self._fitting_texts)

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

    def _after_ruby(self, tail: str, pending: int, known: str) -> list[_Step]:
        """``?jié)``: the second byte of the character with that pinyin is the first of the lost one."""
        trail = _gbk(known)[1]
        if pending < 0:
            return [("", trail, 0.0)]
        return [(char, -1, self._behind(tail)[char]) for char in self._read(pending, trail)]

    def _steps(self, tail: str, pending: int, char: str) -> list[_Step]:
        """What can follow ``tail`` and the byte left over."""
        if char == "?":
            return self._question(tail, pending)
        if pending < 0:
            simple = self._simplify(char)
            return [(simple, -1, self._behind(tail)[simple] - (0.0 if simple in self._one else _STRANGE))]
        steps: list[_Step] = []
        for code in _codes(char):
            if len(code) == 2:
                steps += self._up_to(tail, pending, code[0], code[1])
            elif 0x40 <= code[0] < 0x7F:
                steps += self._up_to(tail, pending, code[0], -1)
        return steps

    def _question(self, tail: str, pending: int) -> list[_Step]:
        if pending < 0:
            return [*(("", lead, -_UNKNOWN + (_MARK_LOST if lead == 0xA1 else 0.0)) for lead in sorted(self._lead)), ("?", -1, -_STAYS)]
        marks = [(char, 0xBF, self._behind(tail)[char] - 0.5) for char in self._read(pending, 0xA3)]  # the mark is a full-width one, A3 BF
        return [*marks, *((char, -1, self._behind(tail)[char] - _UNKNOWN) for _, char in self._lead.get(pending, ()))]

    def _up_to(self, tail: str, pending: int, trail: int, left: int) -> list[_Step]:
        """Texts from the byte left over to a character that ends in ``trail``."""
        behind, last = self._behind(tail), tail[1]
        steps: list[_Step] = []
        for text, first, second, dropped, third in self._fitting(pending, trail):
            cost = behind[first] - dropped
            if second:
                cost += self._behind(last + first)[second]
            steps.append((text, left, cost + third))
        return steps

    def _fitting_texts(self, pending: int, trail: int) -> list[_Fit]:
        """Texts from ``pending`` to ``trail`` over no, one or two dropped pairs, the likeliest by themselves."""
        costs = {char: -self._alone(char) for char in self._read(pending, trail)}
        firsts = self._parted(pending)
        for lead, rest, cost, rare, behind, unseen in self._rests(trail):
            for first, alone in firsts[lead].items():
                if not rare or first in behind:
                    costs[first + rest] = cost - (alone + behind.get(first, unseen))
        best = heapq.nsmallest(_CANDIDATES, zip(costs.values(), costs, strict=True))
        return [
            _Fit(text, text[0], text[1:2], (len(text) - 1) * _DROPPED, self._behind(text[:2])[text[2]] if len(text) > 2 else 0.0) for _, text in best
        ]

    def _firsts_by_lead(self, pending: int) -> list[dict[str, float]]:
        """For each byte the characters that begin with ``pending`` and end in a byte that is no pair with it, and their log probability."""
        firsts: list[dict[str, float]] = [{} for _ in range(256)]
        for end, first in self._lead.get(pending, ()):
            alone = self._alone(first)
            for lead in no_pairs()[end]:
                firsts[lead][first] = alone
        return firsts

    def _rests_of(self, trail: int) -> list[_Rest]:
        """What may stand behind a dropped pair and end in the byte ``trail``."""
        rests: list[_Rest] = []
        for lead, last in self._trail.get(trail, ()):
            behind, unseen = self._follows(last, 1)
            rests.append(_Rest(lead, last, _DROPPED, False, behind, unseen))
            for middle, count in self._before[last].items():
                leads = [middle_lead for middle_lead, end in self._bytes[middle] if lead in no_pairs()[end]]
                if leads:
                    rare = count < 2 * _OFTEN
                    cost = 2 * _DROPPED - behind[middle]
                    rests += [_Rest(each, middle + last, cost, rare, *self._follows(middle, _OFTEN if rare else 1)) for each in leads]
        return rests

    def _alone(self, char: str) -> float:
        """Log probability of a character without regard to what stands before it."""
        return math.log((self._one.get(char, 0) + 0.01) / (self._size + 200))

    def _following(self, char: str, least: int) -> tuple[Mapping[str, float], float]:
        """Log probability of a character behind each with which it was seen at least so many times, and behind one with which it never was."""
        one = (self._one[char] + 0.01) / (self._size + 200)
        before = self._before[char].items()
        behind = {left: math.log(0.1 * one + 0.9 * (count / self._one[left]) + _FLOOR) for left, count in before if count >= least}
        return behind, math.log(0.1 * one + _FLOOR)

    def _read(self, lead: int, trail: int) -> list[str]:
        try:
            char = bytes((lead, trail)).decode("gbk")
        except UnicodeDecodeError:
            return []
        return [self._simplify(char)] if len(char) == 1 else []

    def _score(self, tail: str, char: str) -> float:
        """Log probability of a character behind two others."""
        pair = tail[1] + char
        follows = self._two.get(pair, 0)
        single = (self._one.get(char, 0) + 0.01) / (self._size + 200)
        double = follows / self._one[tail[1]] if follows else 0.0
        triple = self._three.get(tail + char, 0) / self._two[tail] if follows and tail in self._two else 0.0
        found = math.log(0.05 * single + 0.35 * double + 0.6 * triple + _FLOOR)
        return found - _TWO_MARKS if not follows and tail[1] in _MARKS_ALL and char in _MARKS_ALL else found


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


@cache
def no_pairs() -> Mapping[int, frozenset[int]]:
    """For each second byte of a character the first bytes that make no GBK character behind it: such a pair was dropped."""
    firsts = range(0x81, 0xFF)
    pairs = bytes(byte for first in firsts for byte in (0, first, 0x0A))
    apart: dict[int, frozenset[int]] = {}
    for second in range(0x40, 0xFF):
        texts = pairs.replace(b"\0", bytes((second,))).decode("gbk", errors="ignore").split("\n")
        apart[second] = frozenset(first for first, text in zip(firsts, texts, strict=False) if len(text) != 1 or text.isascii())
    return apart
