"""Lists that are told pair by pair: A、B通过X、Y分别提升P、Q is two sentences, A通过X提升P and B通过Y提升Q."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.extract.relations.lists import ELLIPSIS
from kg.extract.relations.view import View
from kg.extract.typed import Token

_APART = re.compile(r"分别(?!于|在于|来看)|依次(?=[是为]|出自|来自|由)")
_ONE_BY_ONE = re.compile(r"分别于|(?:先后|陆续|相继|依次)(?=(?:发起|出资|投资|申请|获批|全资|正式|宣布)*(?:设立|成立|组建|创办|创立|更名为))")
"""A、B先后成立P、Q is told pair by pair, although of one body alone (A先后成立P、Q) it is not."""
_STOP = re.compile(r"[。；;]")
_CLAUSE_END = re.compile(r"[，。；;：]")
_BETWEEN = re.compile(r"[^，。；：、\ue000-\uf8ff]{0,4}(?:、|/|和|与|及|以及|，和)")
_SET_OFF = frozenset({"Product", "Policy"})
_FAMILY = {"Quoted": "Product", "Initiative": "Product", "Title": "Policy", "Technology": "Concept", "Scenario": "Concept"}
_List = list[int]
"""Places of the names of a list."""


def distributed(view: View, families: Mapping[str, str]) -> list[View]:
    """The views of a sentence that tells its lists pair by pair, one a pair; else the view itself.

    ``families`` gives the class under which names are listed together (Bank: Organization). Where 分别 stands between lists
    of different length, nobody can tell what belongs together: no pattern then reads over it.
    """
    word = _APART.search(view.text) or _ONE_BY_ONE.search(view.text)
    if word is None:
        return [view]
    told_apart = word.re is _APART
    start = max((stop.end() for stop in _STOP.finditer(view.text, 0, word.start())), default=0)
    stop = _STOP.search(view.text, word.end())
    end = stop.start() if stop else len(view.text)
    clause = _CLAUSE_END.search(view.text, word.end())
    near = clause.start() if clause else len(view.text)
    lists = [found for found in _lists(view, start, end, families) if len(found) > 1]
    before = [found for found in lists if found[-1] < word.start()]
    behind = [found for found in lists if found[0] >= word.end()]
    if not told_apart and not (before and behind and len(before[-1]) == len(behind[0]) and behind[0][0] < near):
        return [view]
    if not behind or behind[0][0] >= near or (not before and len(behind) == 1):
        return [_cut(view, [(*word.span(), "")])] if word[0] == "分别" else [view]
    size = len(before[-1]) if before else len(behind[0])
    if len(behind[0]) != size:
        return [_cut(view, [(*word.span(), "。")])]
    paired = [found for found in lists if len(found) == size]
    return [
        _cut(view, sorted([(*word.span(), ""), *((found[0], found[-1] + 1, found[k]) for found in paired)], key=lambda cut: cut[0])) for k in range(size)
    ]


def _lists(view: View, start: int, end: int, families: Mapping[str, str]) -> Iterable[_List]:
    runs: list[_List] = []
    for place in sorted(i for i in view.at if start <= i < end):
        if runs and _joined(view, runs[-1][-1], place, families):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _joined(view: View, one: int, other: int, families: Mapping[str, str]) -> bool:
    family = _family(view.at[one], families)
    if family != _family(view.at[other], families):
        return False
    between = view.text[one + 1 : other]
    if _APART.search(between):  # A、B分别与P、Q签约: two lists
        return False
    return _BETWEEN.fullmatch(between) is not None or (not between and family in _SET_OFF)


def _family(token: Token, families: Mapping[str, str]) -> str:
    return _FAMILY.get(token.kind) or families.get(token.kind, token.kind)


def _cut(view: View, cuts: Iterable[tuple[int, int, str | int]]) -> View:
    """The view with stretches replaced by words, or by one name of them, which is given by its place."""
    out: list[str] = []
    at: dict[int, Token] = {}
    meant = {}
    length = position = 0

    def copy(place: int) -> None:
        nonlocal length
        if place in view.at:
            at[length] = view.at[place]
        elif view.text[place] == ELLIPSIS and place in view.meant:
            meant[length] = view.meant[place]
        out.append(view.text[place])
        length += 1

    for start, end, words in (*cuts, (len(view.text), len(view.text), "")):
        for place in range(position, start):
            copy(place)
        if isinstance(words, int):
            copy(words)
        else:
            out.append(words)
            length += len(words)
        position = end
    return view._replace(text="".join(out), at=at, meant=meant)
