"""Titles, units and sources of figures and tables."""

from __future__ import annotations

from kg.readers.lines import Line, Part
from kg.text.expressions import later

FIGURE = later(r"^图\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[-.]\d+)?(?![\d年月日])\s*[:：]?\s*\S")
TABLE = later(r"^表\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[-.]\d+)?\s*[:：]?\s*\S")
SOURCE = later(r"^(?:数据|资料|图片|信息)?来源\s*[:：]|^注\s*[:：]")
UNIT = later(r"^[（(]?单位\s*[:：][^。]{1,30}$")
UNIT_INSIDE = later(
    r"（(?:单位[:：])?((?:[百千万亿十]*(?:人民币|元|美元|欧元|英镑|港元|日元|笔|件|起|家|个|人|户|次|万|亿|%|项|款|张|台|篇)+)"
    r"(?:[，、/][百千万亿十]*(?:元|美元|笔|件|起|家|个|人|户|次|%|项)+)*)）"
)
_FIGURE_UNIT = later(r"（单位[:：][^）]{1,20}）$")
_FIGURE_WORDS = later(
    "(?:情况|规模|占比|示意图|流程图|架构图|全景图|模式|金额|趋势图|预测|普及率|账户数|数量|增速|分布|构成)$"
)
_SENTENCE_END = later("[。；！？：:]$")


def mark_captions(lines: list[Line], *, gaps: bool) -> None:
    """Marks the lines that belong to figures: ``图 3 …``, ``（单位：…）`` at the end, sources, units.

    ``gaps``: the text has no numbered captions; a short line beside the gap that a picture left is one, when it ends like one.
    """
    for index, line in enumerate(lines):
        if line.fixed or line.part is not Part.TEXT or line.hashes:
            continue
        words = line.words
        named = FIGURE.match(words) and len(words) <= 70 and not _SENTENCE_END.search(words)
        if (
            named
            or (SOURCE.match(words) and len(words) <= 160)
            or UNIT.match(words)
            or (
                len(words) <= 60
                and (
                    _FIGURE_UNIT.search(words)
                    or (
                        gaps
                        and (
                            _beside_gap(lines, index)
                            or ((unit := UNIT_INSIDE.search(words)) and unit.end() == len(words))
                        )
                    )
                )
            )
        ):
            line.part = Part.CAPTION


def _beside_gap(lines: list[Line], index: int) -> bool:
    words = lines[index].words
    if not _FIGURE_WORDS.search(words) or len(words) > 30:
        return False
    before = after = 0
    while index - before > 0 and lines[index - before - 1].part is Part.BLANK:
        before += 1
    while index + after + 1 < len(lines) and lines[index + after + 1].part is Part.BLANK:
        after += 1
    following = lines[index + after + 1] if index + after + 1 < len(lines) else None
    body = following is not None and (following.part is Part.ITEM or _SENTENCE_END.search(following.words) is not None)
    return after >= 3 or (before >= 3 and not body)
