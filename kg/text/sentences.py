"""Sentences of mapped text."""

from __future__ import annotations

import re

from kg.model.span import MappedText
from kg.text.chars import BULLETS

_ENDS = "。！？；"
_OPEN = {"《": "》", "“": "”", "「": "」", "『": "』", "（": "）", "【": "】"}
_CLOSE = frozenset(_OPEN.values())
_STOPS = re.compile("[" + re.escape("\n" + BULLETS.replace("·", "") + "".join(_OPEN) + _ENDS + "!?;") + "]")
"""The characters at which a sentence may end or a bracket open."""
_LONGEST_BRACKET = 160
"""A bracket that is longer holds sentences of its own, or its other half was lost."""


def sentences(text: MappedText) -> list[MappedText]:
    """The sentences of ``text`` with their maps, without white space around them.

    ``。！？；``, line breaks and bullets end one. Inside ``《》``, quotation marks and brackets nothing does, unless they are very
    long; a full stop before the closing mark ends the sentence behind that mark, but for a round bracket in the midst of a sentence.
    """
    source = text.text
    found: list[MappedText] = []
    start = index = 0
    while (stop := _STOPS.search(source, index)) is not None:
        index = stop.start()
        char = source[index]
        if char == "\n" or char in BULLETS:
            _add(found, text, start, index)
            start = index + 1
        elif char in _OPEN:
            open_at, close = index, _partner(source, index)
            if close >= 0:
                index = close
                if (
                    source[close - 1] in "。！？"
                    and char != "《"
                    and (char != "（" or not source[start:open_at].strip())
                    and source[close + 1 : close + 2] not in tuple("，、；：）。")
                ):
                    _add(found, text, start, index + 1)
                    start = index + 1
        elif char in _ENDS or (char in "!?;" and not source[index + 1 : index + 2].isalnum()):
            end = index + 1
            while end < len(source) and source[end] in _ENDS:
                end += 1
            while end < len(source) and source[end] in _CLOSE:
                end += 1
            _add(found, text, start, end)
            start, index = end, end - 1
        index += 1
    _add(found, text, start, len(source))
    return found


def _add(found: list[MappedText], text: MappedText, start: int, end: int) -> None:
    words = text.text[start:end]
    if any(map(str.isalnum, words)):
        left = start + len(words) - len(words.lstrip())
        found.append(text.slice(left, start + len(words.rstrip())))


def _partner(text: str, index: int) -> int:
    """Place of the mark that closes the one at ``index``, or -1 where it is missing or too far."""
    opening, closing = text[index], _OPEN[text[index]]
    depth = 0
    for place in range(index, min(len(text), index + _LONGEST_BRACKET)):
        char = text[place]
        if char == "\n":
            return -1
        if char == opening:
            depth += 1
        elif char == closing:
            depth -= 1
            if not depth:
                return place
    return -1
