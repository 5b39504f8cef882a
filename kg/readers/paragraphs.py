"""Paragraphs and list items, re-joined over line breaks, page breaks and what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model.span import MappedText
from kg.readers.headings import Style
from kg.readers.lines import Line, Part
from kg.text.expressions import later

_FINISHED = later("[。！？：:…][”’）」》]*$|[.!?]$")
_CASE = later(r"(?:典型|应用)?案例\s?[\dA-Za-z一二三四五六七八九十]{1,3}\s?[：:、.．][^。；]{2,40}$")
"""A line that names a case (案例1：某公司——某产品): it stands for itself, whatever follows."""
_SHORT = 25


@dataclass(slots=True)
class Draft:
    """A paragraph in the making."""

    lines: list[Line]
    item: bool
    extra: list[Line] = field(default_factory=list)
    """Source lines of the item, indented below it."""

    @property
    def words(self) -> str:
        return self.lines[-1].words

    @property
    def start(self) -> int:
        return self.lines[0].start

    def text(self) -> MappedText:
        """The lines as one text; Latin words that meet at a break are kept apart."""
        parts: list[MappedText] = []
        for line in self.lines:
            piece = line.content
            if parts and _latin(parts[-1].text[-1:]) and _latin(piece.text[:1]):
                last, first = parts[-1].ends[-1], piece.starts[0]
                if last < first:
                    parts.append(MappedText(" ", (last,), (first,)))
            parts.append(piece)
        return MappedText.join(parts)


def drafts(lines: list[Line], style: Style) -> Iterator[Draft]:
    """The paragraphs and items of the text in order; every TEXT and ITEM line is in exactly one."""
    current: Draft | None = None
    gap = False
    for line in lines:
        if line.part is Part.BLANK:
            gap = True
        elif line.part is Part.ITEM:
            if current:
                yield current
            current, gap = Draft([line], item=not line.raw.lstrip().startswith(">")), False
        elif line.part is Part.TEXT:
            if current and _goes_on(current, line, gap, style):
                current.lines.append(line)
            else:
                if current:
                    yield current
                current = Draft([line], item=False)
            gap = False
        elif line.part in (Part.HEADING, Part.TABLE):
            if current:
                yield current
            current, gap = None, False
        else:  # notes, captions and page furniture stand between the halves of a sentence
            gap = True
    if current:
        yield current


def _goes_on(draft: Draft, line: Line, gap: bool, style: Style) -> bool:
    before, words = draft.words, line.words
    if style.markdown:
        return not gap
    if draft.lines[-1].closed or _FINISHED.search(before) or _CASE.match(before) or _CASE.match(words):
        return False
    if not gap:
        return before[-1:] in "，、,（(“" or len(before) >= 0.8 * min(len(words), 30)
    if draft.item:
        return False
    return not style.plain or (len(before) >= _SHORT and _FINISHED.search(words) is not None)


def join_headings(lines: list[Line], style: Style) -> None:
    """A numbered heading that was broken over two lines gets its second half back."""
    if not style.numbered or style.markdown:
        return
    heading: Line | None = None
    for index, line in enumerate(lines):
        if line.part in (Part.BLANK, Part.ASIDE):
            continue
        if heading and line.part is Part.TEXT and _second_half(lines, heading, index):
            heading.content = MappedText.join((heading.content, line.content))
            heading.title += line.words
            line.part, line.fixed = Part.HEADING, True
            line.level = 0
        heading = line if line.part is Part.HEADING and line.level else None


def _second_half(lines: list[Line], heading: Line, index: int) -> bool:
    words = lines[index].words
    if heading.closed or len(words) > 20 or len(heading.words) < 20 or re.search("[。，；：！？、]", words):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is None or below.part is not Part.TEXT


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
