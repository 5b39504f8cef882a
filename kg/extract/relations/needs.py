"""What a text must hold for an expression to match, read off the expression as it is written: signs, names, and pairs of neighbours."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add

_PIECE = re.compile(
    r"(?P<slot>\{\w+(?::[^{}]*)?\})|(?P<group>\((?:\?(?::|[=!]|<[=!]|P<\w+>))?)|(?P<close>\))|(?P<set>\[[^\]]*\])|(?P<escape>\\.)|(?P<other>.)",
    re.DOTALL,
)
_OPTIONAL = re.compile(r"[?*]|\{0")
_MAY_BE_LEFT_OUT = re.compile(r"(?:(?<=^)|(?<=\|))(?:[\u4e00-\u9fff]\?)+")
"""Signs that a word may begin with: of 可?用于 only 用于 is needed."""
_SIGN = re.compile(r"[\u4e00-\u9fff，。、；：“”]")
_SLOT = re.compile(r"\{(?P<name>\w+):[A-Z][\w|]*(?P<several>\+|~\d+)?\}")
_COMMA = "，"
"""Behind it there may stand an ellipsis, so that it has no certain neighbour."""


def needed_signs(source: str) -> tuple[frozenset[str], ...]:
    """Sets of which a matching text holds at least one member each, a sign or two neighbouring ones; none where nothing certain can be said.

    Only what stands outside groups, and groups of plain words ``(?:推出|上线)`` ``(?=的|，)``, are looked at.
    """
    found: set[frozenset[str]] = set()
    depth = opened = 0
    kind = last = ""
    behind = -1  # where a sign that is needed ended
    for piece in _PIECE.finditer(source):
        optional = _OPTIONAL.match(source, piece.end()) is not None
        if piece["group"]:
            if depth == 0:
                opened, kind = piece.end(), piece["group"]
            depth += 1
        elif piece["close"]:
            depth -= 1
            if depth == 0 and kind in {"(?:", "(?="} and not optional and (first := beginnings(source[opened : piece.start()])):
                found.add(first)
        elif depth == 0 and piece["other"]:
            if piece["other"] == "|":
                return ()
            if _SIGN.match(piece["other"]) and not optional:
                found.add(frozenset([last + piece["other"] if behind == piece.start() and last != _COMMA else piece["other"]]))
                last, behind = piece["other"], piece.end()
    return tuple(sorted(found, key=lambda signs: (len(signs), sorted(signs))))


def needed_names(source: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The slots of which a matching text fills each with a name of its own, and neighbours in it: a slot of one name (``{slot}``) or a sign.

    Only what stands outside groups is looked at; nothing is certain of an expression with alternatives there.
    """
    slots: list[str] = []
    pairs: list[tuple[str, str]] = []
    depth = 0
    last, behind = "", -1
    for piece in _PIECE.finditer(source):
        if piece["other"] == "|" and depth == 0:
            return (), ()
        depth += bool(piece["group"]) - bool(piece["close"])
        slot = _SLOT.fullmatch(piece["slot"]) if piece["slot"] else None
        if depth or piece["close"] or _OPTIONAL.match(source, piece.end()):
            continue
        here = ""
        if slot is not None:
            slots.append(slot["name"])
            here = "" if slot["several"] else f"{{{slot['name']}}}"
        elif piece["other"] and _SIGN.match(piece["other"]):
            here = piece["other"]
        if here:
            if behind == piece.start() and last != _COMMA and "{" in last + here:
                pairs.append((last, here))
            last, behind = here, piece.end()
    return tuple(slots), tuple(pairs)


@lru_cache(maxsize=2)
def signs_of(text: str) -> frozenset[str]:
    """The signs of a text and its pairs of neighbours; remembered, as a text is asked about twice in a row."""
    return frozenset(text).union(map(add, text, text[1:]))


def beginnings(alternatives: str) -> frozenset[str]:
    """How the words with ``|`` between them begin; empty if one of them does not begin with a sign that it needs."""
    alternatives = _MAY_BE_LEFT_OUT.sub("", alternatives)
    found: set[str] = set()
    level = 0
    start = True
    for i, char in enumerate(alternatives):
        if start and level == 0:
            if not _needed(alternatives, i):
                return frozenset()
            found.add(alternatives[i : i + 2] if char != _COMMA and _needed(alternatives, i + 1) else char)
        level += {"(": 1, ")": -1, "[": 1, "]": -1}.get(char, 0)
        start = char == "|" and level == 0
    return frozenset() if start else frozenset(found)


def _needed(source: str, place: int) -> bool:
    return _SIGN.match(source, place) is not None and _OPTIONAL.match(source, place + 1) is None
