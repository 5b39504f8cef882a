"""Lines as they stand printed on pages, made into lines of text: without what every page repeats, with rows of tables and notes told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from kg.readers.captions import FIGURE, SOURCE, TABLE
from kg.readers.footnotes import LOWERED
from kg.readers.pieces import Piece, heading_level, raised, rows_of
from kg.readers.ruled import Grid
from kg.text.expressions import later
from kg.text.sections import numbered

_BAND = 0.1
"""How much of a page's height its running headers and footers keep to, at either end."""
_SAME_PLACE = 3.0
"""Points by which the same running line may lie higher or lower from page to page."""
_ENOUGH_PAGES = 3
_WATERMARK = 0.6
_DIGITS = later(r"\d+")
_NUMBER_ALONE = later(r"^[-—–·\s]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,7})(?:\s*页)?(?:\s*[/／]\s*\d{1,4}|\s*共\s*\d{1,4}\s*页)?[-—–·\s]*$")
_SMALL = 0.92
"""Notes at the foot of a page are printed in letters so much smaller than the text, or yet smaller."""
_NOTE = later(r"^(?:(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<plain>\d{1,2})(?=[\s\u4e00-\u9fff])|(?P<circled>[①-⑳]))")
_MORE_SPACE = 1.35
"""How much more than from line to line is space between paragraphs."""
_LARGER = 1.12
_FEW = 0.4
_DEEPEST = 6
_PARAGRAPH = 20
_AROUND = 6
_SHORT = 3.0
"""A line that ends so many letters before its neighbours is the last of its paragraph."""
_WORD = later(r"[!-~]+")
_LATIN_WIDTH = 0.55
_GOES_ON = "，、,（(“《"
_LONGEST_CELL = 40
_TWO_COLUMNS = 3
_LATIN = later(r"[A-Za-z0-9]$")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a line up to a wide gap or a line drawn up, with their left and right end."""

    words: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: its cells, how high it lies at its begin and end (from the foot of the page), the size of its letters."""

    cells: tuple[Cell, ...]
    top: float
    bottom: float
    size: float

    @property
    def words(self) -> str:
        return "  ".join(cell.words for cell in self.cells)

    @property
    def left(self) -> float:
        return self.cells[0].left

    @property
    def right(self) -> float:
        return self.cells[-1].right


@dataclass(slots=True)
class Page:
    """A page: its number, its height, its lines in the order in which they are written, the tables that are drawn on it."""

    number: int
    height: float
    lines: list[Printed] = field(default_factory=list)
    grids: Sequence[Grid] = ()


def pieces_of(pages: Sequence[Page]) -> Iterator[Piece]:
    """The lines of all pages as pieces of text, without running headers and footers, page numbers and watermarks."""
    _without_furniture(pages)
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return
    body = _usual([(line.size, len(line.words)) for line in lines])
    form = _Form(body, _heading_sizes(pages, body), _pitch(pages, body))
    for page in pages:
        tables = drawn_tables(page)
        text, notes = _parted(page.lines, body)
        yield from form.lay(text, tables, page.number)
        yield from (Piece(f"{raised(mark)} {words}", mark=mark, page=page.number) for mark, words in notes)


def _without_furniture(pages: Sequence[Page]) -> None:
    """Takes out what pages repeat at the same height, and numbers of pages."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, page in enumerate(pages):
        for line in page.lines:
            places[_repeated(line)].append((index, line.top))
    running: list[tuple[float, float]] = []
    gone: list[list[Printed]] = []
    for page in pages:
        found = [line for line in page.lines if _is_furniture(line, page, places[_repeated(line)], len(pages))]
        running += [(line.top, line.size) for line in found if _in_band(line, page)]
        gone.append(found)
    for page, found in zip(pages, gone, strict=True):
        page.lines = [line for line in page.lines if line not in found and not (_in_band(line, page) and _at_running_place(line, running, len(pages)))]


def _repeated(line: Printed) -> str:
    words = line.words
    return "#" if _NUMBER_ALONE.match(words) else _DIGITS.sub("#", words)


def _in_band(line: Printed, page: Page) -> bool:
    return line.bottom > (1 - _BAND) * page.height or line.top < _BAND * page.height


def _is_furniture(line: Printed, page: Page, places: list[tuple[int, float]], count: int) -> bool:
    banded = _in_band(line, page)
    if banded and line.words and _NUMBER_ALONE.match(line.words) and line in (_highest(page), _lowest(page)):
        return True
    if len(places) < 2:
        return False
    there = len({index for index, top in places if abs(top - line.top) <= _SAME_PLACE})
    return there >= (min(_ENOUGH_PAGES, count) if banded else max(_ENOUGH_PAGES + 1, _WATERMARK * count))


def _at_running_place(line: Printed, running: Sequence[tuple[float, float]], count: int) -> bool:
    """Does a line lie just where half of the pages have running lines, in letters as large as theirs?"""
    there = sum(abs(top - line.top) <= _SAME_PLACE / 2 and abs(size - line.size) < 0.5 for top, size in running)
    return count >= _ENOUGH_PAGES and 2 * there >= count


def _highest(page: Page) -> Printed:
    return max(page.lines, key=lambda line: line.top)


def _lowest(page: Page) -> Printed:
    return min(page.lines, key=lambda line: line.bottom)


def _usual(values: Sequence[tuple[float, int]]) -> float:
    """The value, to half a point, that most has."""
    counted: Counter[float] = Counter()
    for value, weight in values:
        counted[round(value * 2) / 2] += weight
    return max(sorted(counted), key=lambda value: counted[value], default=0.0)


def _heading_sizes(pages: Sequence[Page], body: float) -> list[float]:
    """The sizes of headings, from the largest: larger letters than those of the text, on pages with text, and in few lines."""
    counted: Counter[float] = Counter()
    text = 0
    for page in pages:
        if not _has_text(page.lines, body):
            continue  # a cover
        text += len(page.lines)
        counted.update(round(line.size * 2) / 2 for line in page.lines if line.size > _LARGER * body)
    return sorted(counted, reverse=True)[:_DEEPEST] if sum(counted.values()) < _FEW * text else []


def _has_text(lines: Sequence[Printed], body: float) -> bool:
    return any(len(line.words) >= _PARAGRAPH and abs(line.size - body) < 1 for line in lines)


def _pitch(pages: Sequence[Page], body: float) -> float:
    """From line to line of the text."""
    steps = [
        above.bottom - below.top
        for page in pages
        for above, below in zip(page.lines, page.lines[1:], strict=False)
        if abs(above.size - body) < 1 and abs(below.size - body) < 1 and 0 < above.bottom - below.top < 3 * body
    ]
    return median(steps) if steps else 1.5 * body


def _parted(lines: Sequence[Printed], body: float) -> tuple[list[Printed], list[tuple[str, str]]]:
    """The lines of a page's text, and the notes at its foot: mark and words, joined over their lines."""
    foot = min((line.bottom for line in lines if line.size > _SMALL * body), default=0)
    first = len(lines)
    while first and lines[first - 1].size <= _SMALL * body and lines[first - 1].top <= foot:
        first -= 1
    notes: list[tuple[str, str]] = []
    text = list(lines[:first])
    for line in lines[first:]:
        words = line.words
        match = _NOTE.match(words)
        if match:
            notes.append((match.group().translate(LOWERED), words[match.end() :].strip()))
        elif notes:
            mark, before = notes[-1]
            notes[-1] = (mark, joined(before, words))
        else:
            text.append(line)
    return text, notes


def joined(before: str, words: str) -> str:
    """Two lines as one; Latin words that meet at the break are kept apart."""
    return f"{before} {words}" if _LATIN.search(before) and _LATIN.match(words[:1]) else before + words


def drawn_tables(page: Page) -> dict[int, list[list[str]]]:
    """The rows of the tables drawn on a page, each by the ``id`` of its first line. Their other lines are taken from the page."""
    tables: dict[int, list[list[str]]] = {}
    for grid in page.grids:
        inside = [(line, places) for line in page.lines if (places := _places(line, grid)) is not None]
        cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
        for line, places in inside:
            for cell, place in zip(line.cells, places, strict=True):
                cells[place].append((-line.top, cell.left, cell.words))
        rows = [[_cell_words(cells.get((index, column), [])) for column in range(len(grid.across) - 1)] for index in range(len(grid.down) - 1)]
        rows = [cells_of_row for cells_of_row in rows if any(cells_of_row)]
        at_top = bool(inside) and inside[0][0] is page.lines[0]  # where it may go on with one of the page before
        if len(rows) < (1 if at_top else 2) or 2 * sum(sum(map(bool, each)) > 1 for each in rows) < len(rows):
            continue  # a drawing, or a frame around text
        first = inside[0][0]
        taken = {id(line) for line, _ in inside}
        page.lines = [line for line in page.lines if line is first or id(line) not in taken]
        tables[id(first)] = rows
    return tables


def _places(line: Printed, grid: Grid) -> list[tuple[int, int]] | None:
    """Row and column of each cell of a line; None for a line that is not in the table."""
    height = (line.top + line.bottom + line.size) / 2
    found = [grid.place((cell.left + cell.right) / 2, height) for cell in line.cells]
    return [place for place in found if place is not None] if None not in found else None


def _cell_words(parts: list[tuple[float, float, str]]) -> str:
    words = ""
    for _, _, part in sorted(parts):
        words = joined(words, part) if words else part
    return words


@dataclass(slots=True)
class _Form:
    """How the text of a document is set: size of its letters and of those of its headings, distance of its lines; and what was laid out last."""

    body: float
    headings: Sequence[float]
    pitch: float
    before: Printed | None = None
    edge: float = 0.0
    """The right end of the lines around the one laid out last."""
    begun: bool = False
    """Has the text begun, behind cover and contents?"""
    table: list[str] = field(default_factory=list)
    """The first row of the table under way."""

    def lay(self, lines: Sequence[Printed], tables: Mapping[int, list[list[str]]], page: int) -> Iterator[Piece]:
        """The pieces of a page's text."""
        margin = _usual([(line.left, 1) for line in lines if abs(line.size - self.body) < 1])
        self.begun = self.begun or _has_text(lines, self.body)
        turned = True
        index = 0
        while index < len(lines):
            line = lines[index]
            rows = tables.get(id(line), [])
            count = 1 if rows else 0
            if not rows:
                rows = _rows(lines, index)
                count = len(rows)
            if rows:
                yield from self._table(rows, page, turned=turned)
                index += count
                self.before, turned = lines[index - 1], False
                continue
            below = lines[index + 1] if index + 1 < len(lines) else None
            gap = self._gap(line, margin, turned=turned)
            self.edge = self._edge(lines, index)
            closed = below is not None and (id(below) in tables or self._ends(line, below, margin))
            level = self._level(line)
            words = line.words
            while below is not None and id(below) not in tables and not closed and self._is_one(line, below, words, level):
                words, line, index = joined(words, below.words), below, index + 1
                below = lines[index + 1] if index + 1 < len(lines) else None
            yield Piece(words, level=heading_level(words, level), gap=gap, closed=closed or level > 0, page=page)
            self.before, self.table, turned = line, [], False
            index += 1

    def _table(self, rows: list[list[str]], page: int, *, turned: bool) -> Iterator[Piece]:
        """The rows of a table; one at the top of a page goes on with that at the foot of the page before, if it has as many columns."""
        goes_on = turned and len(rows[0]) == len(self.table)
        if goes_on and rows[0] == self.table and len(rows) > 1:
            rows = rows[1:]
        elif not goes_on:
            self.table = rows[0]
        torn = goes_on and not rows[0][0]
        for piece in rows_of(rows):
            yield replace(piece, page=page, begins=piece.begins and not goes_on, gap=piece.gap and (torn or not goes_on))

    def _level(self, line: Printed) -> int:
        """The level of a heading by the size of its letters."""
        if not self.begun:
            return 0
        size = round(line.size * 2) / 2
        return self.headings.index(size) + 1 if size in self.headings and len(line.cells) == 1 else 0

    def _is_one(self, line: Printed, below: Printed, words: str, level: int) -> bool:
        """Are two lines one: a heading, or what stands above or below a table or figure, broken because it is long?"""
        if line.right < self.edge - (4 if level else 2) * self.body or len(below.cells) > 1 or len(words) < _PARAGRAPH // 2:
            return False
        if level:
            return self._level(below) == level and 0 < line.bottom - below.top < 2 * line.size and not numbered(below.words)
        return any(kind.match(words) for kind in (SOURCE, TABLE, FIGURE)) and not self._apart(line, below)

    def _gap(self, line: Printed, margin: float, *, turned: bool) -> bool:
        """Does a blank line part a line from the one before?"""
        if self.before is None or self.table:
            return True
        return not self._runs_on(self.before, line, margin) if turned else self._apart(self.before, line)

    def _runs_on(self, before: Printed, line: Printed, margin: float) -> bool:
        """Does a full line at the end of a page go on with the first of the next?"""
        full = before.right > self.edge - 2 * self.body
        return full and line.left < max(margin, before.left) + self.body and abs(before.size - line.size) < 1

    def _edge(self, lines: Sequence[Printed], index: int) -> float:
        """The right end of the lines around one that begin about where it does: those of its column."""
        line = lines[index]
        around = lines[max(0, index - _AROUND) : index + _AROUND + 1]
        column = [each.right for each in around if abs(each.left - line.left) <= 2.7 * self.body and abs(each.size - line.size) < 1]
        if len(column) < 3:  # a line that stands apart is measured by the text of the page
            column += [each.right for each in lines if len(each.words) >= _PARAGRAPH and abs(each.size - self.body) < 1]
        return max(column)

    def _apart(self, above: Printed, below: Printed) -> bool:
        """Is there more space between two lines than between those of a paragraph, or is one of them of larger letters?"""
        step = above.bottom - below.top
        return step > _MORE_SPACE * self.pitch or step < 0 or abs(above.size - below.size) > 0.1 * self.body

    def _ends(self, line: Printed, below: Printed, margin: float) -> bool:
        """Does a paragraph end with a line: is it short, or the line below indented and this one not?"""
        word = _WORD.match(below.words)
        short = self.edge - line.right - (_LATIN_WIDTH * line.size * len(word.group()) if word else 0)  # a word that is not broken
        if short > _SHORT * self.body and line.words[-1] not in _GOES_ON:
            return True
        indented = 1.5 * self.body <= below.left - margin <= 2.7 * self.body
        return indented and (line.left < below.left - 0.8 * self.body or short > 1.5 * self.body)


def _rows(lines: Sequence[Printed], start: int) -> list[list[str]]:
    """The rows of a table that begins with a line: lines on end whose cells stand below each other. Empty where there is none."""
    end = start
    while end < len(lines) and _may_be_row(lines[end]):
        end += 1
    while end - start >= 2:
        run = lines[start:end]
        columns = max(run, key=lambda line: len(line.cells)).cells
        rows = [_in_columns(line, columns) for line in run]
        wrong = next((place for place, row in enumerate(rows) if row is None), None)
        if wrong is None:
            return [row for row in rows if row] if _is_table(run, len(columns)) else []
        end = start + wrong
    return []


def _may_be_row(line: Printed) -> bool:
    return len(line.cells) > 1 and all(len(cell.words) <= _LONGEST_CELL for cell in line.cells)


def _is_table(run: Sequence[Printed], width: int) -> bool:
    """Have lines enough columns and figures for a table? Two columns may be anything."""
    figures = sum(any(char.isdigit() for cell in line.cells[1:] for char in cell.words) for line in run[1:])
    if width > 2:
        return len(run) > 2 or figures > 0
    return len(run) >= _TWO_COLUMNS and figures * 2 >= len(run) - 1


def _in_columns(line: Printed, columns: Sequence[Cell]) -> list[str] | None:
    """The words of a line by columns, blank where it has none; None where its cells do not stand below them."""
    found = [""] * len(columns)
    last = -1
    for cell in line.cells:
        place = max(range(len(columns)), key=lambda index: (_overlap(cell, columns[index]), -index))
        if place <= last or _overlap(cell, columns[place]) <= -(columns[place].right - columns[place].left):
            return None
        found[place], last = cell.words, place
    return found


def _overlap(one: Cell, other: Cell) -> float:
    """How far two cells lie below each other; negative for the space between them."""
    return min(one.right, other.right) - max(one.left, other.left)
