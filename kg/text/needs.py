"""What a text must hold for an expression to match, read off the expression as it is written: signs and words, pairs of neighbours, and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

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
STOPS = "，：。；"
_FAR = re.compile(rf"[{STOPS}.~\\]|\[\^|\{{(?:any|alone|still):")
"""What in an expression may match a stop or a comma, or tells of one."""


class _Part(NamedTuple):
    """A part of an expression outside groups, or a whole group: how it begins, the words inside, where it begins and ends, whether it may be left out."""

    kind: str
    words: str
    start: int
    end: int
    optional: bool


def _parts(source: str) -> Iterator[_Part]:
    depth = opened = begun = 0
    kind = ""
    for piece in _PIECE.finditer(source):
        found = piece.lastgroup or ""
        if found == "group":
            if depth == 0:
                begun, opened, kind = piece.start(), piece.end(), piece[0]
            depth += 1
        elif found == "close":
            depth -= 1
            if depth == 0:
                yield _Part(kind, source[opened : piece.start()], begun, piece.end(), _OPTIONAL.match(source, piece.end()) is not None)
        elif depth == 0:
            yield _Part("|" if piece[0] == "|" else found, piece[0], piece.start(), piece.end(), _OPTIONAL.match(source, piece.end()) is not None)


class Step(NamedTuple):
    """One of what a matching text holds one behind the other: one of some words, or what ``{slot}`` and ``{trigger}`` stand for.

    ``near``: no stop and no comma stands between it and the step before.
    """

    wanted: frozenset[str] | str
    near: bool


def needed_signs(source: str) -> tuple[frozenset[str], ...]:
    """Sets of which a matching text holds at least one member each, a sign or two neighbouring ones; none where nothing certain can be said.

    Only what stands outside groups, and groups of plain words ``(?:推出|上线)`` ``(?=的|，)``, are looked at.
    """
    found = {wanted for wanted, _ in _needed_parts(source, ahead=True) if isinstance(wanted, frozenset)}
    return tuple(sorted(found, key=lambda signs: (len(signs), sorted(signs))))


def needed_order(source: str) -> tuple[Step, ...]:
    """What a matching text holds one behind the other."""
    steps: list[Step] = []
    end = 0
    for wanted, part in _needed_parts(source, ahead=False):
        steps.append(Step(wanted, bool(steps) and _FAR.search(source, end, part.end) is None))
        end = part.end
    return tuple(steps)


def needed_words(source: str) -> frozenset[str]:
    """Words of which every text holds one that an expression with alternatives matches, wherever it is: for each alternative those that tell most.

    Raises ValueError for an expression of which nothing certain can be said.
    """
    found: set[str] = set()
    ends = [part.start for part in _parts(source) if part.kind == "|"]
    for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(source)], strict=True):
        sets = [signs for signs in needed_signs(source[start:end]) if not any(stop in sign for sign in signs for stop in STOPS)]
        if not sets:
            raise ValueError(f"no word is certain in {source[start:end]!r}")
        found |= max(sets, key=lambda signs: (min(map(len, signs)), -len(signs)))
    return frozenset(found)


def _needed_parts(source: str, *, ahead: bool) -> Iterator[tuple[frozenset[str] | str, _Part]]:
    """The needed parts of an expression; with ``ahead`` also what it only looks ahead at, which may be what follows too."""
    last, behind = "", -1  # a sign that is needed, and where it ended
    for part in _certain(source):
        if part.kind in {"(", "(?:"} or part.kind.startswith("(?P") or (part.kind == "(?=" and ahead):
            if first := beginnings(part.words):
                yield first, part
        elif part.kind == "slot":
            if part.words == "{trigger}":
                yield part.words, part
            elif (slot := _SLOT.fullmatch(part.words)) is not None:
                yield f"{{{slot['name']}}}", part
        elif part.kind == "other" and _SIGN.match(part.words):
            yield frozenset([last + part.words if behind == part.start and last != _COMMA else part.words]), part
            last, behind = part.words, part.end


def optional_slots(source: str) -> frozenset[str]:
    """The names of the slots that a matching text need not fill: in what may be left out, in what must not follow, and in one of several alternatives."""
    found: set[str] = set()
    parts = _all_parts(source)
    apart = any(part.kind == "|" for part in parts)
    for part in parts:
        if "{" not in part.words or not (part.kind == "slot" or part.kind.startswith("(")):
            continue
        if apart or part.optional or part.kind in {"(?!", "(?<!"}:
            found |= {slot["name"] for slot in _SLOT.finditer(source, part.start, part.end)}
        elif part.kind != "slot":
            found |= optional_slots(part.words)
    return frozenset(found)


def needed_neighbours(source: str) -> tuple[tuple[str, str], ...]:
    """Neighbours in a matching text: a slot of one name (``{slot}``) and a sign or another such slot.

    Only what stands outside groups is looked at; nothing is certain of an expression with alternatives there.
    """
    pairs: list[tuple[str, str]] = []
    last, behind = "", -1
    for part in _certain(source):
        slot = _SLOT.fullmatch(part.words) if part.kind == "slot" else None
        here = ""
        if slot is not None:
            here = "" if slot["several"] else f"{{{slot['name']}}}"
        elif part.kind == "other" and _SIGN.match(part.words):
            here = part.words
        if here:
            if behind == part.start and last != _COMMA and "{" in last + here:
                pairs.append((last, here))
            last, behind = here, part.end
    return tuple(pairs)


@lru_cache(maxsize=2)
def _all_parts(source: str) -> tuple[_Part, ...]:
    """The parts; remembered, as all is asked of one expression in a row."""
    return tuple(_parts(source))


@lru_cache(maxsize=2)
def _certain(source: str) -> tuple[_Part, ...]:
    """The parts that no match can leave out; remembered in the same way."""
    parts = _all_parts(source)
    return () if any(part.kind == "|" for part in parts) else tuple(part for part in parts if not part.optional)


@lru_cache(maxsize=1024)
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
