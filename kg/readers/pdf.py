"""PDF documents: the text layer of their pages, line by line, as PDFium finds it."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from kg.errors import InputError
from kg.model.problem import Problem
from kg.model.reason import Why
from kg.readers.layout import Opened
from kg.readers.pieces import lay_out, raised, squeeze
from kg.readers.printed import Cell, Page, Printed, pieces_of
from kg.readers.ruled import MOST, Rule, grids_of
from kg.text.chars import BULLETS, RADICALS
from kg.text.expressions import later
from kg.worded import worded

_EXPECTED = "a PDF document with a text layer"
_NO_WORDS = Why("pages without a text layer ({}): recognise their text first (OCR)", "这些页没有文字层（{}），请先做文字识别（OCR）")
_NOT_LOADED = Why("damaged pages that cannot be read ({})", "这些页已损坏，无法读取（{}）")
_HYPHENS = ("\x02", "\ufffe", "\uffff")
"""What PDFium puts for a hyphen at the end of a line, in place of the line break."""
_WIDE_GAP = 1.6
"""A gap so many letters wide parts the cells of a table."""
_THIN = 3.0
_MOST_SEGMENTS = 400
"""A figure of more is no line and no frame."""
_RAISED_SIZE, _RAISED_BY = 0.8, 0.1
_PRIVATE = later("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_UNREADABLE_SHARE = 0.3
_FOLDED = later("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
_CONTROL = later("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\ufeff]")
_BLANKS = later("[ \xa0\u3000\t]+")


def read(data: bytes, name: str) -> Opened:
    """The text of a PDF document. Raises InputError for what is none, or is damaged, locked or without a text layer."""
    with _opened(data, name) as document:
        pages, pictures, broken = _pages(document)
        count = len(document)
    _refuse_unreadable(pages, name)
    pieces = list(pieces_of(pages))
    if not pieces:
        if count and len(broken) == count:
            raise InputError(worded("the PDF is damaged: none of its {} pages can be read", count), where=name, expected=_EXPECTED, do="get the file anew")
        raise InputError(worded("no text layer (pages: {})", count), where=name, expected=_EXPECTED, do="recognise its text first (OCR)")
    problems = [Problem("unreadable", why(_told(numbers))) for why, numbers in ((_NO_WORDS, pictures), (_NOT_LOADED, broken)) if numbers]
    text, layout = lay_out(pieces, problems)
    return Opened(text, layout, converted=True)


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    if not data:
        raise InputError("the file is empty", where=name, expected=_EXPECTED, do="check that it was saved or downloaded whole")
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise InputError("the PDF is locked with a password", where=name, expected=_EXPECTED, do="open it and save a copy without the password") from error
        if b"%PDF-" not in data[:1024]:
            raise InputError("this is no PDF document", where=name, expected=_EXPECTED, do="give the file the extension of what it is") from error
        raise InputError("the PDF is damaged or incomplete", where=name, expected=_EXPECTED, do="get the file anew, or open it and print it to a new PDF") from error


def _pages(document: pdfium.PdfDocument) -> tuple[list[Page], list[int], list[int]]:
    """The pages with their lines, and the numbers of those that are pictures without text, and of those that cannot be loaded."""
    pages: list[Page] = []
    pictures: list[int] = []
    broken: list[int] = []
    for index in range(len(document)):
        try:
            page = document[index]
            words = page.get_textpage()
        except pdfium.PdfiumError:
            broken.append(index + 1)
            continue
        frame = _Frame.of(page)
        rules = list(_rules(page, frame))
        upright = [rule for rule in rules if rule.upright] if len(rules) <= MOST else []
        pages.append(Page(index + 1, frame.height, list(_Letters(words, frame, upright).lines()), grids_of(rules)))
        if not pages[-1].lines and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
            pictures.append(index + 1)
        words.close()
        page.close()
    return pages, pictures, broken


def _refuse_unreadable(pages: Sequence[Page], name: str) -> None:
    """Fonts without a table of characters give signs for private use: there are words, but nobody can tell which."""
    text = "".join(line.words for page in pages for line in page.lines)
    lost = text.count("\ufffd") + len(_PRIVATE.findall(text))
    if lost > _UNREADABLE_SHARE * len(text):
        raise InputError(
            "the text layer cannot be told: its fonts do not say which characters they draw", where=name, expected=_EXPECTED,
            do="recognise its text first (OCR), or get a PDF made anew from the document",
        )  # fmt: skip


def _told(numbers: Sequence[int]) -> str:
    """Numbers with runs put together: 3, 5–9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page as it is looked at: its corner and size, and by how much it is turned."""

    left: float
    bottom: float
    across: float
    along: float
    turned: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> _Frame:
        """The frame of a page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right - left, top - bottom, page.get_rotation())

    @property
    def height(self) -> float:
        return self.across if self.turned in (90, 270) else self.along

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point, as the page is turned."""
        x, y = x - self.left, y - self.bottom
        if self.turned == 90:
            return y, self.across - x
        if self.turned == 180:
            return self.across - x, self.along - y
        if self.turned == 270:
            return self.along - y, x
        return x, y


def _rules(page: pdfium.PdfPage, frame: _Frame) -> Iterator[Rule]:
    """The straight lines drawn on a page, and the edges of rectangles."""
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH and 1 < raw.FPDFPath_CountSegments(drawn) <= _MOST_SEGMENTS:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(drawn, matrix)
            for points in _figures(drawn):
                yield from _edges([frame.point(matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f) for x, y in points])


def _figures(drawn: raw.FPDF_PAGEOBJECT) -> Iterator[list[tuple[float, float]]]:
    """The corners of the figures of a path that have no curves."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(drawn)):
        segment = raw.FPDFPath_GetPathSegment(drawn, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        if kind == raw.FPDF_SEGMENT_BEZIERTO or not raw.FPDFPathSegment_GetPoint(segment, x, y):
            points = []
            continue
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            points.append(points[0])
    yield points


def _edges(points: Sequence[tuple[float, float]]) -> Iterator[Rule]:
    """The lines of a figure that run straight across or up; a thin rectangle is one line."""
    if len(points) < 2:
        return
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    if right - left <= _THIN:
        yield Rule(True, (left + right) / 2, bottom, top)
    elif top - bottom <= _THIN:
        yield Rule(False, (bottom + top) / 2, left, right)
    else:
        for (x, y), (to_x, to_y) in pairwise(points):
            if abs(x - to_x) <= 1:
                yield Rule(True, (x + to_x) / 2, min(y, to_y), max(y, to_y))
            elif abs(y - to_y) <= 1:
                yield Rule(False, (y + to_y) / 2, min(x, to_x), max(x, to_x))


@dataclass(slots=True)
class _Line:
    """A line under way: its cells so far, the signs of the one under way, where it began and ended."""

    cells: list[Cell] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    first: int = -1
    last: int = -1
    begun: int = -1


class _Letters:
    """The letters of a page in the order in which PDFium tells them, with the places of those that need to be looked at."""

    def __init__(self, words: pdfium.PdfTextPage, frame: _Frame, upright: Sequence[Rule]) -> None:
        self._page, self._frame, self._upright = words.raw, frame, upright
        self._signs = [chr(raw.FPDFText_GetUnicode(self._page, index)) for index in range(words.count_chars())]

    def _place(self, index: int) -> tuple[float, float]:
        """Where a letter stands on its line."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return self._frame.point(x.value, y.value)

    def _size(self, index: int) -> float:
        """The size of a letter, as the page shows it."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, index, matrix)
        return float(raw.FPDFText_GetFontSize(self._page, index)) * math.hypot(matrix.c, matrix.d)

    def _right(self, index: int) -> float:
        """Where a letter ends; fonts do not tell it for Chinese characters that fill less than their square."""
        if self._signs[index] >= "\u2e80":
            return self._place(index)[0] + self._size(index)
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._page, index, box)
        return max(self._frame.point(box.left, box.bottom)[0], self._frame.point(box.right, box.top)[0])

    def lines(self) -> Iterator[Printed]:
        """The lines with words."""
        start = 0
        for index, sign in enumerate([*self._signs, "\n"]):
            if sign in "\r\n":
                if (line := self._line(start, index)) is not None:
                    yield line
                start = index + 1

    def _line(self, start: int, end: int) -> Printed | None:
        """The line of letters ``start`` to ``end``; None for one without words."""
        line = _Line()
        index = start
        while index < end:
            sign = self._signs[index]
            if _BLANKS.match(sign):
                index = self._blank(line, index, end)
                continue
            if sign in _HYPHENS:
                sign = self._hyphen(start, index, end)
            elif sign.isdigit() and sign.isascii() and self._is_raised(line, index, end):
                sign = raised(sign)
            if line.begun < 0:
                line.begun = index
            if line.first < 0:
                line.first = index
            line.signs.append(sign)
            line.last = index
            index += 1
        self._end_cell(line)
        if not line.cells:
            return None
        size = max(self._size(place) for place in {line.first, (line.first + line.last) // 2, line.last} if self._signs[place] not in (" ", *_HYPHENS))
        return Printed(tuple(line.cells), self._place(line.first)[1], self._place(line.last)[1], size)

    def _blank(self, line: _Line, index: int, end: int) -> int:
        """Goes over blanks: what follows begins a new cell where they are wide, and is kept apart in any case. Returns where it goes on."""
        following = index
        while following < end and _BLANKS.match(self._signs[following]):
            following += 1
        if line.last < 0 or following == end:
            return following
        right, left, size = self._right(line.last), self._place(following)[0], self._size(line.last)
        if left - right > _WIDE_GAP * size or self._ruled(right, left, self._place(line.last)[1] + size / 3):
            self._end_cell(line)
        else:
            line.signs.append(" ")
        return following

    def _ruled(self, left: float, right: float, height: float) -> bool:
        """Is a line drawn up between two letters?"""
        return any(left - 1 <= rule.at <= right + 1 and rule.start <= height <= rule.end for rule in self._upright)

    def _end_cell(self, line: _Line) -> None:
        words = readable("".join(line.signs))
        if words:
            line.cells.append(Cell(words, self._place(line.begun)[0], self._right(line.last)))
        line.signs.clear()
        line.begun = -1

    def _hyphen(self, start: int, index: int, end: int) -> str:
        """Nothing within a word that was broken at the end of a line; the hyphen itself between anything else."""
        before = self._signs[index - 1] if index > start else ""
        behind = self._signs[index + 1] if index + 1 < end else ""
        return "" if before.islower() and behind.islower() and before.isascii() and behind.isascii() else "-"

    def _is_raised(self, line: _Line, index: int, end: int) -> bool:
        """Is a digit smaller than what it stands behind (or before, at the begin of a line), and set higher?"""
        other = line.last
        if other >= 0 and line.signs and line.signs[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
            return abs(self._size(other) - self._size(index)) < 0.5
        if other < 0:
            other = next((place for place in range(index, end) if not self._signs[place].isdigit() and not _BLANKS.match(self._signs[place])), -1)
            if other < 0:
                return False
        size = self._size(other)
        found = self._size(index) < _RAISED_SIZE * size and self._place(index)[1] > self._place(other)[1] + _RAISED_BY * size
        if found and line.signs and line.signs[-1] == " ":
            line.signs.pop()
        return found


def readable(text: str) -> str:
    """Letters that only fonts know, as the characters that they draw: radicals for characters, ligatures, pairs of surrogates, bullets."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()
    if text and _PRIVATE.match(text):
        text = f"{BULLETS[0]} {text[1:].lstrip()}" if text[1:].strip() else ""
    text = _FOLDED.sub(lambda match: RADICALS.get(match.group()) or unicodedata.normalize("NFKC", match.group()), text)
    return squeeze(_CONTROL.sub("", text))
