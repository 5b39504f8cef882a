"""A report as read: blocks in reading order over a source text that is kept as decoded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.problem import Problem
from kg.model.span import MappedText, Span


class SourceKind(StrEnum):
    """Is a file the publisher's own text, or our digest of it?"""

    ORIGINAL = "original"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Report:
    """A publication. ``date`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or empty where nothing tells it."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: its name, the SHA-256 of its bytes, its encoding, its kind."""

    name: str
    sha256: str
    kind: SourceKind
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Section:
    """Where a block stands: ``number`` joins the numbering of the headings above it (三、（二）1), ``titles`` their words.

    ``label`` is what a reader looks for: the number where there is one, else the innermost title.
    """

    number: str = ""
    titles: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.number or (self.titles[-1] if self.titles else "")

    @property
    def title(self) -> str:
        return self.titles[-1] if self.titles else ""


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """A heading of ``level`` 1 (outermost) on; ``section`` is the one it opens."""

    text: MappedText
    level: int
    section: Section
    page: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph or list item, re-joined over line and page breaks; ``notes`` are the footnotes whose marks it bears.

    A footnote is a pair (offset in ``text`` behind which the mark stood, index of the Footnote block).
    """

    text: MappedText
    section: Section
    list_item: bool = False
    page: int | None = None
    notes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell; ``carried`` when it was blank and stands for the cell above it (``text`` and its map are that cell's)."""

    text: MappedText
    carried: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of a table: as many cells as the table has columns, and the row's own place in the source."""

    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table: header rows (none, one or two) apart from the body rows; caption, unit and source lines as context.

    In a two-row header, group titles of the first row are carried to the right, so column ``c`` is described by
    ``header[0].cells[c]`` and ``header[1].cells[c]``.
    """

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    section: Section
    caption: MappedText | None = None
    unit: MappedText | None = None
    source_line: MappedText | None = None
    page: int | None = None

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in (*self.header, *self.rows)), default=0)

    def column_title(self, column: int) -> str:
        """Words of the header rows over a column, outer first, joined by ``/`` (空 where there is no header)."""
        titles: list[str] = []
        for row in self.header:
            title = row.cells[column].text.text.strip() if column < len(row.cells) else ""
            if title and title not in titles:
                titles.append(title)
        return "/".join(titles)


@dataclass(frozen=True, slots=True, eq=False)
class Footnote:
    """A note at the foot of a page, with its mark (a number)."""

    mark: str
    text: MappedText
    section: Section
    page: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Caption:
    """Title, unit or source line of a figure whose picture is not in the text."""

    text: MappedText
    section: Section
    page: int | None = None


class AsideKind(StrEnum):
    """Why a part of the source is no content."""

    CONTENTS = "contents"
    COPYRIGHT = "copyright"
    ADVERT = "advert"
    BOILERPLATE = "boilerplate"
    PAGE_FURNITURE = "page furniture"
    FRONT_MATTER = "front matter"


@dataclass(frozen=True, slots=True, eq=False)
class Aside:
    """A part set aside, not lost: contents and copyright pages, adverts, site boilerplate, page headers."""

    kind: AsideKind
    span: Span


Block = Heading | Paragraph | Table | Footnote | Caption


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One source of one report: its text as decoded (or taken out of the file), its blocks in reading order, what was set aside, what went wrong."""

    report: Report
    source: Source
    text: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    title_span: Span | None = None
    pages: tuple[int, ...] = ()
    """Where in the text each page begins, for formats that have pages."""
    converted: bool = False
    """Was the text taken out of a file that is no text (PDF, DOCX, HTML)?"""

    def page_of(self, span: Span) -> int | None:
        """The page, counted from one, on which a span begins; None for a document without pages."""
        return bisect_right(self.pages, span.start) or None

    def quote(self, span: Span) -> str:
        """The source's own characters at a span."""
        return span.cut(self.text)

    def tables(self) -> Iterator[Table]:
        """The tables in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs and list items in reading order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))
