"""Typed text without what only explains it: glosses in brackets, note marks, and names that stand for words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.extract.typed import Token, TypedText
from kg.model.entity import FIELD_CLASSES

_GLOSS = re.compile(r"（[^（）]{0,70}）|\([^()]{0,70}\)|\*\*|[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_GLOSS_SIGN = re.compile(r"[（(*¹²³⁴⁵⁶⁷⁸⁹⁰]")
"""A sign that a gloss begins with: most sentences hold none."""
_TOLD_OF_BODY = re.compile(r"(?:成立|设立|创立)(?:于|$|，)|注册资本|注册资金|总部(?:位于|设在|在)")
"""What brackets behind a body tell of it."""
_TOLD_WITH_OTHERS = re.compile(
    r"^由[^，。；：]+(?:设立|成立|创立|组建|创办|推出|研发|开发|打造|建设|运营|发起|牵头|主导)$"
    r"|^即?(?:原|原名|原称|曾用名|旧称|前身)[为是系：]?.$"
    r"|^(?:现|后|已|现已|后来)?(?:更名|改名|改称)为.$|^(?:后)?被.(?:全资)?(?:收购|并购)$"
    r"|^其?(?:母公司|控股股东)[为是系]?.$|^隶属于?.$"
)
"""What brackets behind a body or product tell of it that names others: who set it up, how it was called. They are not whom the words behind the brackets are about."""
_SORTS = frozenset({"平台", "系统", "产品", "模型", "项目", "计划", "联盟", "工程", "公司", "集团"})
"""What may stand between a name and what brackets tell of it."""
_SORT_OF_BODY = re.compile(r"(?:基金|银行|保险|券商)$")
_RUNS = "运营"
_CALLED = frozenset({"Product", "Initiative"})
"""Kinds of names in brackets that are no gloss: the name of what stands in front of them."""
_GOES_ON = re.compile(r"(?:(?:包[括含]|涵盖)但不限于|包括|包含|涵盖|覆盖|涉及|分为|主要有|分别[是为有]|聚焦|例如|比如|诸如|应用于|面向|采用|运用|引入)(?P<colon>：)(?=.)")
"""A colon that only sets a list apart from the words that it goes on from (主要包括|：|A、B)."""
_KNOWN = frozenset({"name", "alias", "weak alias"})
"""How names are linked that the lexicon has."""


def without_glosses(typed: TypedText) -> tuple[str, dict[int, Token]]:
    """The typed text without brackets, stars and note marks; numbering at the start goes too. Of places within each other the last is left (浙江省|衢州市)."""
    cuts: list[tuple[int, int, str]] = []
    again: dict[int, int] = {}
    places = [i for i, token in typed.at.items() if token.kind == "Place"]
    apart = [(i, i + 1, "") for i, behind in pairwise(places) if behind == i + 1]
    for match in _GLOSS.finditer(typed.text) if _GLOSS_SIGN.search(typed.text) else ():
        start, end = match.span()
        inside = typed.text[start + 1 : end - 1]
        listed = sum(start < i < end for i in typed.at) > 1 and not re.search(r"[，。；：A-Za-z]", inside)
        named = typed.at.get(start + 1) if end - start == 3 else None
        if named is not None and named.kind in _CALLED and start - 1 in typed.at and typed.at[start - 1].kind in FIELD_CLASSES:
            cuts += [(start, start + 1, ""), (end - 1, end, "")]  # 区块链平台（甬信链）: what it is called
        elif (whose := _name_before(typed, start)) >= 0 and _TOLD_WITH_OTHERS.search(inside):  # 甲（由乙和丙设立）推出…: 甲由乙和丙设立，甲推出…
            stopped = typed.text[end : end + 1] in "，。；："
            colon = [(start + 1 + i, start + 2 + i, "为") for i in [inside.find("：")] if i >= 0]  # 原名：乙
            cuts += [(start, start + 1, ""), *colon, (end - 1, end, "" if stopped else "，")]
            again |= {} if stopped else {end: whose}
        elif inside.startswith(("如", "例如", "包括")) or (listed and len(re.sub(r"[、和与及等]", "", inside)) < 12):
            cuts += [(start, start + 1, ""), (end - 1, end, "")]  # a list of examples goes on as part of the sentence
        elif _TOLD_OF_BODY.search(inside):
            cuts += [(start, start + 1, "，"), (end - 1, end, "" if typed.text[end : end + 1] in "，。；：" else "，")]  # X（2019年成立，注册资本9亿元）
        else:
            cuts.append((start, end, ""))
    if "：" in typed.text:
        apart += [(*match.span("colon"), "") for match in _GOES_ON.finditer(typed.text)]
    if apart:
        cuts = sorted((*cuts, *(cut for cut in apart if not any(start <= cut[0] < end for start, end, _ in cuts))))
    if not cuts and " " not in typed.text and not any(_spelt_out(typed.text, i, token, typed.at) for i, token in typed.at.items() if token.kind in _SPELT_OUT):
        return typed.text, dict(typed.at)
    return rebuild(typed.text, typed.at, cuts, again)


def _name_before(typed: TypedText, place: int) -> int:
    """Where the name stands that ends at a place, with what it is behind it (“甲”平台|); -1 for none."""
    whose = place - 3 if typed.text[max(place - 2, 0) : place] in _SORTS else place - 1
    return whose if whose in typed.at else -1


_SPELT_OUT = frozenset({"Indicator", "Scenario", "Product"})
"""Kinds of names that may be read as words."""


def _spelt_out(text: str, place: int, token: Token, at: Mapping[int, Token]) -> bool:
    """Is a name read as words?

    Relations are not about indicators; 等|公募基金 says of what kind the bodies of a list are, 语音平台|“X” of what kind X is.
    """
    if token.kind == "Product":
        called = at.get(place + 1)
        newly = token.mention is not None and token.mention.how not in _KNOWN and not _marked(token)
        return newly and called is not None and called.kind in {"Product", "Quoted"} and _marked(called)
    if token.text == _RUNS:  # 由A|运营: what A does
        return place - 1 in at and at[place - 1].mention is not None
    return token.kind == "Indicator" or (token.kind == "Scenario" and text[place - 1 : place] == "等" and _SORT_OF_BODY.search(token.text) is not None)


def _marked(token: Token) -> bool:
    """Does a name stand in quotation marks?"""
    return token.end - token.start > len(token.text)


def rebuild(
    text: str, at: Mapping[int, Token], cuts: Sequence[tuple[int, int, str]], again: Mapping[int, int] | None = None
) -> tuple[str, dict[int, Token]]:
    """The text with stretches (start, end) replaced by words, without blanks, and its tokens at their new places.

    ``again`` maps the end of a stretch to the place of a name that is said once more there.
    """
    out: list[str] = []
    kept: dict[int, Token] = {}
    places = sorted(at)
    position = length = 0

    def put(words: str) -> None:
        nonlocal length
        out.append(words)
        length += len(words)

    for start, end, words in (*cuts, (len(text), len(text), "")):
        for i in places[bisect_left(places, position) : bisect_left(places, start)]:
            put(text[position:i].replace(" ", ""))
            if _spelt_out(text, i, at[i], at):
                put(at[i].text)
            else:
                kept[length] = at[i]
                put(text[i])
            position = i + 1
        put(text[position:start].replace(" ", ""))
        put(words)
        if again and end in again:
            kept[length] = at[again[end]]
            put(text[again[end]])
        position = end
    return "".join(out), kept
