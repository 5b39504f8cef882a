"""What a format that is no text holds, laid out as text: a piece a line, each with what the format says it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model.document import AsideKind
from kg.model.problem import Problem
from kg.readers.layout import Layout
from kg.readers.lines import Line, Part, after
from kg.readers.text import read_text
from kg.text.expressions import later

_BLANK = later(r"[\s\x00-\x1f\x7f\x85\u2028\u2029\ufeff]+")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_HEADING = 60
_SENTENCE = later("[。；！？]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text: ``level`` of a heading (1 outermost; 0 for none), ``item`` of a list, ``mark`` of a note at the foot, ``aside`` of what is no content.

    ``gap``: a blank line stands before it. ``closed``: the next line does not go on with it. ``tabs``: its cells are parted by tabs.
    ``begins``: it is the first row of a table. ``page``: where it stands, counted from one.
    """

    words: str
    level: int = 0
    item: bool = False
    mark: str = ""
    aside: AsideKind | None = None
    gap: bool = True
    closed: bool = True
    tabs: bool = False
    begins: bool = False
    page: int = 0


def lay_out(pieces: Iterable[Piece], problems: Sequence[Problem] = ()) -> tuple[str, Layout]:
    """The text of pieces, and its lines as those of a plain text, marked with what the format says."""
    parts: list[str] = []
    placed: dict[int, Piece] = {}
    pages: list[int] = []
    place = 0
    for piece in pieces:
        if piece.gap and parts:
            parts.append("\n")
            place += 1
        pages.extend([place] * (piece.page - len(pages)))
        placed[place] = piece
        parts.append(piece.words + "\n")
        place += len(parts[-1])
    text = "".join(parts)
    layout = read_text(text)
    for line in layout.lines:
        if (found := placed.get(line.start)) is not None:
            _mark(line, found)
    return text, replace(layout, pages=tuple(pages), problems=(*layout.problems, *problems))


def _mark(line: Line, piece: Piece) -> None:
    line.closed = line.closed or piece.closed
    if line.part is Part.BLANK:
        return
    if piece.aside is not None:
        line.set_aside(piece.aside)
    elif piece.tabs:
        line.part, line.hashes, line.aside, line.fixed = Part.TEXT, 0, None, False
        line.content = line.text.strip()
        line.gaps = tuple(match.start() for match in re.finditer("\t", line.raw))
        line.begins = piece.begins
    elif piece.mark:
        line.part, line.mark, line.fixed = Part.FOOTNOTE, piece.mark, True
        line.content = after(line.text, line.start + len(raised(piece.mark)))
    elif piece.level and not line.fixed:
        line.part, line.hashes = Part.TEXT, piece.level
    elif piece.item and not line.fixed:
        line.part, line.hashes = Part.ITEM, 0


def rows_of(table: Iterable[Sequence[str]]) -> Iterator[Piece]:
    """The rows of a table that have words, all as wide as its widest."""
    squeezed = [[squeeze(cell) for cell in cells] for cells in table]
    width = max(map(len, squeezed), default=0)
    first = True
    for words in squeezed:
        if any(words):
            yield Piece("\t".join([*words, *[""] * (width - len(words))]), tabs=True, begins=first, gap=first)
            first = False


def raised(mark: str) -> str:
    """The digits of a note's mark as raised ones, by which texts mark notes."""
    return mark.translate(_RAISED)


def squeeze(words: str) -> str:
    """Words with a single space for each run of blanks and breaks."""
    return _BLANK.sub(" ", words).strip()


def heading_level(words: str, level: int) -> int:
    """The level of what a format calls a heading; 0 for a paragraph that was only given the look of one."""
    return level if len(words) <= _LONGEST_HEADING and not (_SENTENCE.search(words) and len(words) > _LONGEST_HEADING // 2) else 0
