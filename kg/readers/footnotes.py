"""Footnotes: the lines at the foot of a page, and their marks in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.model.document import Block, Footnote, Paragraph
from kg.model.span import MappedText
from kg.readers.lines import Line, Part, after
from kg.text.expressions import later

LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = later(r"^\s*(?:<sup>\s*\[?(\d{1,3})\]?\s*</sup>|([⁰¹²³⁴⁵⁶⁷⁸⁹]+))\s*(?=\S)")
_PLAIN = later(r"^\s*(\d{1,2})\s+(?=(?:数据来源|资料来源|来源|注)\s*[:：])")
_MARK = later(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_STRAY = later(r"(?<=\d%)[1-9]\d?(?=[。，、；”“）\u4e00-\u9fff]|$)")


def mark_footnotes(lines: list[Line]) -> None:
    """Marks the lines that are footnotes (``¹ 数据来源…``, ``<sup>1</sup> …``, ``5 数据来源：…``)."""
    for line in lines:
        if line.fixed or line.part is not Part.TEXT or line.hashes:
            continue
        raised = _RAISED.match(line.raw)
        match = raised or _PLAIN.match(line.raw)
        if not match:
            continue
        line.part = Part.FOOTNOTE
        line.mark = (match[1] or (match[2] if raised else "")).translate(LOWERED)
        line.content = after(line.text, line.start + match.end())


def tie_notes(source: str, blocks: list[Block]) -> list[Block]:
    """``blocks`` with each paragraph tied to the footnotes whose marks stand in it; marks of footnotes glued to text are cut."""
    notes = [(index, block) for index, block in enumerate(blocks) if isinstance(block, Footnote)]
    tied: dict[int, list[tuple[int, int]]] = {}
    used: set[int] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        for offset, mark in _marks(source, block):
            note = _nearest(notes, mark, index)
            if note is not None:
                tied.setdefault(index, []).append((offset, note))
                used.add(note)
    result = list(blocks)
    for index, pairs in tied.items():
        paragraph = result[index]
        if isinstance(paragraph, Paragraph):
            result[index] = replace(paragraph, notes=tuple(pairs))
    for index, footnote in notes:
        if index not in used:
            _tie_glued(result, index, footnote)
    return [_without_stray_marks(block) if isinstance(block, Paragraph) else block for block in result]


def _without_stray_marks(block: Paragraph) -> Paragraph:
    """A digit right behind a percentage is the mark of a note that was lost."""
    while match := _STRAY.search(block.text.text):
        block = _cut_out(block, *match.span())
    return block


def _cut_out(block: Paragraph, start: int, end: int) -> Paragraph:
    text = MappedText.join((block.text.slice(0, start), block.text.slice(end, len(block.text))))
    notes = tuple((o if o <= start else o - (end - start), n) for o, n in block.notes)
    return replace(block, text=text, notes=notes)


def _marks(source: str, block: Paragraph) -> Iterator[tuple[int, str]]:
    """Offsets in the text behind which a mark stands, with the mark; a mark just behind the paragraph belongs to it."""
    if not block.text.text:
        return
    span = block.text.span()
    end = span.end
    while end < len(source) and (match := _MARK.match(source, end)):
        end = match.end()
    previous = 0
    for match in _MARK.finditer(source, span.start, end):
        offset = bisect_right(block.text.ends, match.start())
        line_start = source.rfind("\n", 0, match.start()) + 1
        if not source[line_start : match.start()].strip():
            continue  # a footnote's own mark, inside a paragraph that was re-joined around it
        previous = max(previous, offset)
        yield offset, (match[1] or match[2]).translate(LOWERED)


def _nearest(notes: list[tuple[int, Footnote]], mark: str, index: int) -> int | None:
    same = [place for place, note in notes if note.mark == mark]
    behind = [place for place in same if place > index]
    return min(behind) if behind else (max(same) if same else None)


@cache
def _glued() -> re.Pattern[str]:
    """A mark glued to the text; compiled when first needed, as few reports have such marks."""
    return re.compile(
        r"(?:(?<=%)|(?<=[\u4e00-\u9fff）])(?=\d{1,2}[。，；])|(?<=[”。])(?=\d{1,2}[\u4e00-\u9fff]))(?P<mark>\d+)(?=[。，、；“”）：\u4e00-\u9fff]|$)"
    )


def _tie_glued(blocks: list[Block], index: int, note: Footnote) -> None:
    """Ties a footnote whose mark is a plain digit glued to the text (``66%1。``), and cuts the digit out."""
    if not note.mark:
        return
    for place in sorted(range(len(blocks)), key=lambda i: (abs(i - index), i)):
        block = blocks[place]
        if not isinstance(block, Paragraph) or abs(place - index) > 8:
            continue
        match = next((each for each in _glued().finditer(block.text.text) if each["mark"] == note.mark), None)
        if match:
            start, end = match.span()
            cut = _cut_out(block, start, end)
            blocks[place] = replace(cut, notes=tuple(sorted((*cut.notes, (start, index)))))
            return
