"""Which characters a text must hold for an expression to match, read off the expression as it is written."""

from __future__ import annotations

import re

_PIECE = re.compile(
    r"(?P<slot>\{\w+(?::[^{}]*)?\})|(?P<group>\((?:\?(?::|[=!]|<[=!]|P<\w+>))?)|(?P<close>\))|(?P<set>\[[^\]]*\])|(?P<escape>\\.)|(?P<other>.)",
    re.DOTALL,
)
_OPTIONAL = re.compile(r"[?*]|\{0")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def needed_characters(source: str) -> tuple[frozenset[str], ...]:
    """Sets of which a matching text holds at least one character each; none where nothing certain can be said.

    Only what stands outside groups, and groups of plain words ``(?:推出|上线)``, are looked at.
    """
    found: set[frozenset[str]] = set()
    depth = opened = 0
    kind = ""
    for piece in _PIECE.finditer(source):
        optional = _OPTIONAL.match(source, piece.end()) is not None
        if piece["group"]:
            if depth == 0:
                opened, kind = piece.end(), piece["group"]
            depth += 1
        elif piece["close"]:
            depth -= 1
            if depth == 0 and kind == "(?:" and not optional and (first := _first_characters(source[opened : piece.start()])):
                found.add(first)
        elif depth == 0 and piece["other"]:
            if piece["other"] == "|":
                return ()
            if _HAN.match(piece["other"]) and not optional:
                found.add(frozenset(piece["other"]))
    return tuple(sorted(found, key=lambda chars: (len(chars), sorted(chars))))


def _first_characters(alternatives: str) -> frozenset[str]:
    """The first characters of words with ``|`` between them; empty if one of them does not begin with a character that it needs."""
    first: set[str] = set()
    level = 0
    start = True
    for i, char in enumerate(alternatives):
        if start and level == 0:
            if not _HAN.match(char) or _OPTIONAL.match(alternatives, i + 1):
                return frozenset()
            first.add(char)
        level += {"(": 1, ")": -1, "[": 1, "]": -1}.get(char, 0)
        start = char == "|" and level == 0
    return frozenset() if start else frozenset(first)
