"""Lines of a source, each with its normal form and the part that it plays."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.document import AsideKind
from kg.model.span import MappedText, Span
from kg.text.chars import BULLETS
from kg.text.expressions import later

_LINE = later(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*")
_ITEM = later(rf"^\s*(?:[-*+]\s+(?:[{BULLETS}]\s*)?|[{BULLETS}]\s*|>\s+)(?=\S)")
_HASH = later(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_RULE = later(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")


class Part(StrEnum):
    """What a line is."""

    BLANK = "blank"
    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    TABLE = "table"
    ASIDE = "aside"


@dataclass(slots=True)
class Line:
    """One line: ``raw`` as in the source from ``start`` to ``end``, ``text`` its normal form, and what later steps find out.

    ``hashes`` counts the ``#`` of a Markdown heading; ``content`` is the text without bullet, ``#`` and note mark.
    ``level``, ``number`` and ``title`` belong to headings, ``mark`` to footnotes, ``aside`` to what is set aside.
    """

    raw: str
    start: int
    end: int
    text: MappedText
    part: Part = Part.TEXT
    content: MappedText = field(default_factory=lambda: MappedText("", (), ()))
    hashes: int = 0
    level: int = 0
    number: str = ""
    title: str = ""
    mark: str = ""
    opens: tuple[tuple[int, str, str], ...] = ()
    """Sections that begin here too, whose own headings were lost: level, number, title."""
    closed: bool = False
    """The next line does not go on with this one."""
    aside: AsideKind | None = None
    fixed: bool = False
    """The part is known for certain and not looked at again."""
    gaps: tuple[int, ...] = ()
    """Where in the raw line the cells of a table are parted: by blanks in a table that has no tabs, or as the format says."""
    begins: bool = False
    """A table begins with this row, as the format says."""

    @property
    def words(self) -> str:
        """The content's characters."""
        return self.content.text

    @property
    def indented(self) -> bool:
        return self.raw[:2] in ("  ", "\t", "\u3000\u3000")

    @property
    def span(self) -> Span:
        """The line without the white space around it."""
        lead = len(self.raw) - len(self.raw.lstrip())
        trail = len(self.raw) - len(self.raw.rstrip())
        return Span(self.start + lead, max(self.start + lead, self.end - trail))

    def set_aside(self, kind: AsideKind) -> None:
        if self.part is not Part.BLANK:
            self.part, self.aside, self.fixed = Part.ASIDE, kind, True


def split_lines(source: str, normal: MappedText) -> list[Line]:
    """The lines of ``source``; ``normal`` is its normal form, whose map tells which characters a line holds."""
    lines: list[Line] = []
    place = 0
    starts = normal.starts
    position = 0
    while place <= len(source):
        match = _LINE.match(source, place)
        end = match.end() if match else len(source)
        upto = bisect_left(starts, end, lo=position)
        piece = normal.slice(position, upto)
        while upto < len(starts) and normal.text[upto] == "\n" and starts[upto] == end:
            upto += 1
            break
        lines.append(line_of(source[place:end], place, piece))
        position = upto
        place = end + (2 if source.startswith("\r\n", end) else 1)
        position = bisect_left(starts, place, lo=position)
    return lines


def line_of(raw: str, start: int, text: MappedText) -> Line:
    """A line with its markers read: blank, rule, list item or Markdown heading."""
    line = Line(raw, start, start + len(raw), text)
    bare = text.strip()
    line.content = bare
    if not bare.text:
        line.part = Part.BLANK if not raw.strip() else Part.ASIDE
        if line.part is Part.ASIDE:
            line.aside, line.fixed = AsideKind.PAGE_FURNITURE, True
    elif _RULE.match(raw):
        line.set_aside(AsideKind.PAGE_FURNITURE)
    elif hashes := _HASH.match(raw):
        line.hashes = len(hashes[1])
        line.content = after(bare, start + hashes.end())
    elif "\t" not in raw.strip() and (item := _ITEM.match(raw)):
        line.part = Part.ITEM
        line.content = after(bare, start + item.end())
    return line


def after(text: MappedText, place: int) -> MappedText:
    """What of ``text`` came from ``place`` of the source on."""
    return text.slice(bisect_left(text.starts, place), len(text)).strip()
