"""Tables: runs of lines with tabs, lines whose cells stand apart by blanks, and Markdown pipe tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model.document import AsideKind, Cell, Row, Section, Table
from kg.model.span import MappedText, Span
from kg.readers.captions import SOURCE, TABLE, UNIT, UNIT_INSIDE
from kg.readers.lines import Line, Part
from kg.text.edit import within
from kg.text.expressions import later
from kg.text.sections import numbered

_PIPE_RULE = later(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_NUMBER = later(r"^[-+−]?[\d.,]+(?:[%‰]|[万亿千百]*[元件笔家个人户]?)$")
_YEAR = later(r"^(?:19|20)\d{2}年?(?:[上下]半年|[一二三四]季度|E)?$")
_DATE = later(r"^(?:19|20)\d{2}[./年-]\d{1,2}")
_SENTENCE_END = later("[。；！？：，]$")
_NOTHING = MappedText("", (), ())
_GAP = later(r"(?<=\S)(?: {2,}|[ \u3000]*\u3000[ \u3000]*)(?=\S)")
_NO_HEADER = later(r"[：:]|(?<!\d)(?!(?:19|20)\d{2}(?!\d))\d")
"""What no line of column titles holds: a colon, a number that is no year."""
_ENTRY = later(r"\d|[^\d\s]{5}")
MIN_SPACED_ROWS, MIN_SPACED_CELLS, MAX_SPACED_CELL = 3, 3, 40
"""Blanks part cells only where so many lines on end have the same number of cells, at least so many, none of them longer than that."""


@dataclass(slots=True)
class RawRow:
    """The cells of one row as read, and the place of the row."""

    cells: list[MappedText]
    span: Span

    def words(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass(slots=True)
class RawTable:
    """Rows from line ``first`` to line ``last``, with the lines around that belong to the table; ``ruled``: a rule parts its first row from the rest."""

    first: int
    last: int
    rows: list[RawRow]
    caption: Line | None = None
    unit: Line | None = None
    source: Line | None = None
    notes: list[int] = field(default_factory=list)
    ruled: bool = False


def find_tables(lines: list[Line], *, captions_from_titles: bool) -> list[RawTable]:
    """The tables of the text; their lines, captions, unit and source lines are marked as parts of them.

    ``captions_from_titles``: a short line right above a table is its caption even where it does not begin with 表.
    """
    _part_by_blanks(lines)
    tables = _merged(lines, _runs(lines))
    taken: set[int] = set()
    for table in tables:
        _context(lines, table, taken, captions_from_titles)
    return tables


def build(raw: RawTable, section: Section) -> Table:
    """The table with its header apart, group titles carried right, blank group cells carried down."""
    rows = _squared(raw.rows)
    depth = _header_depth(rows)
    header = [_header_row(row, depth == 2 and index == 0) for index, row in enumerate(rows[:depth])]
    caption = raw.caption.content if raw.caption else None
    unit = raw.unit.content if raw.unit else None
    if unit is None and caption is not None and (inside := UNIT_INSIDE.search(caption.text)):
        unit = caption.slice(*inside.span(1))
    return Table(
        header=tuple(header),
        rows=tuple(_carried_down(rows[depth:])),
        section=section,
        caption=caption,
        unit=unit,
        source_line=raw.source.content if raw.source else None,
    )


def _part_by_blanks(lines: list[Line]) -> None:
    """Note the gaps of lines on end that blanks part into the same number of cells: a header of words and rows below it.

    Rows of short words alone (the names of a team) are no table.
    """
    run: list[tuple[Line, tuple[int, ...]]] = []
    for line in [*lines, None]:
        gaps = _gaps(line) if line is not None else ()
        if run and (not gaps or len(gaps) != len(run[0][1])):
            header, *rows = (line.raw for line, _ in run)
            told = sum(_ENTRY.search(row) is not None for row in rows)
            if len(run) >= MIN_SPACED_ROWS and told * 2 > len(rows) and not _NO_HEADER.search(header):
                for spaced, places in run:
                    spaced.gaps = places
            run = []
        if line is not None and gaps:
            run.append((line, gaps))


def _gaps(line: Line) -> tuple[int, ...]:
    """The places of the blanks that may part a line into cells; none where it is no such line."""
    if not ("  " in line.raw or "\u3000" in line.raw) or line.fixed or line.part is not Part.TEXT or line.hashes or "\t" in line.raw or "|" in line.raw:
        return ()
    cells = _GAP.split(line.raw.strip())
    if len(cells) < MIN_SPACED_CELLS or max(map(len, cells)) > MAX_SPACED_CELL or _SENTENCE_END.search(cells[-1]):
        return ()
    return tuple(match.start() for match in _GAP.finditer(line.raw))


def _runs(lines: list[Line]) -> list[RawTable]:
    """Runs of table lines without a gap; a line between two rows without a tab continues the last cell above it."""
    runs: list[RawTable] = []
    index = 0
    while index < len(lines):
        row = _row(lines[index])
        if row is None:
            index += 1
            continue
        run = RawTable(index, index, [row])
        index += 1
        while index < len(lines):
            line = lines[index]
            row = _row(line)
            if row is not None:
                run.rows.append(row)
            elif _is_pipe_rule(line) and run.rows:
                line.set_aside(AsideKind.PAGE_FURNITURE)
                run.ruled = run.ruled or len(run.rows) == 1
            elif _continues(lines, index):
                last = run.rows[-1]
                last.cells[-1] = MappedText.join((last.cells[-1], line.content))
                last.span = Span(last.span.start, line.span.end)
            else:
                break
            index += 1
        run.last = index - 1
        if len(run.rows) > 1 or len(run.rows[0].cells) > 2:
            runs.append(run)
            for line in lines[run.first : run.last + 1]:
                if line.part is not Part.ASIDE:
                    line.part, line.fixed = Part.TABLE, True
    return runs


def _row(line: Line) -> RawRow | None:
    if line.fixed or line.part in (Part.BLANK, Part.ITEM) or line.hashes:
        return None
    raw = line.raw
    if "\t" in raw.strip() or (raw.count("\t") > 1 and raw.strip()):
        marks = [match.start() for match in re.finditer("\t", raw)]
    elif raw.strip().startswith("|") and raw.count("|") > 1 and not _PIPE_RULE.match(raw):
        marks = [match.start() for match in re.finditer(r"(?<!\\)\|", raw)]
        return _cut(line, marks[0] + 1, marks[1:-1] if raw.rstrip().endswith("|") else marks[1:])
    elif line.gaps:
        marks = list(line.gaps)
    else:
        return None
    return _cut(line, 0, marks)


def _cut(line: Line, begin: int, marks: list[int]) -> RawRow:
    cells: list[MappedText] = []
    raw_end = len(line.raw.rstrip())
    pipes = line.raw.strip().startswith("|")
    if pipes and line.raw.rstrip().endswith("|"):
        raw_end -= 1
    for start, end in zip([begin, *(mark + 1 for mark in marks)], [*marks, max(raw_end, begin)], strict=True):
        cell = within(line.text, line.start + start, line.start + end) if start < end else _NOTHING
        cells.append(cell.strip())
    return RawRow(cells, line.span)


def _is_pipe_rule(line: Line) -> bool:
    return "|" in line.raw and bool(_PIPE_RULE.match(line.raw))


def _continues(lines: list[Line], index: int) -> bool:
    """Is this a line without a tab between two rows, with no gap?"""
    line = lines[index]
    if line.fixed or line.part is not Part.TEXT or index + 1 >= len(lines):
        return False
    return _row(lines[index + 1]) is not None and not TABLE.match(line.words)


def _merged(lines: list[Line], runs: list[RawTable]) -> list[RawTable]:
    """Runs that a page break parted, joined again: same width, only blank lines or page furniture between them."""
    tables: list[RawTable] = []
    for run in runs:
        before = tables[-1] if tables else None
        if before and _page_break_only(lines[before.last + 1 : run.first]) and _width(before.rows) == _width(run.rows):
            if run.rows[0].words() == before.rows[0].words():
                lines[run.first].set_aside(AsideKind.PAGE_FURNITURE)
                run.rows = run.rows[1:]
            elif run.ruled or lines[run.first].begins or _begins_anew(before.rows, run.rows):
                tables.append(run)
                continue
            elif run.rows[0].cells[0].text == "" and _torn(before.rows[-1]):
                run.rows = _rejoin(before.rows[-1], run.rows)
            before.rows.extend(run.rows)
            before.last = run.last
        else:
            tables.append(run)
    return tables


def _begins_anew(before: list[RawRow], rows: list[RawRow]) -> bool:
    """Is the first of ``rows`` a header of its own: words in every column in which the rows above and below it hold numbers?"""
    if len(before) < 3 or len(rows) < 2:
        return False
    numbers = [column for column, (above, below) in enumerate(zip(before[-1].words(), rows[1].words(), strict=False)) if _NUMBER.match(above) and _NUMBER.match(below)]
    first = rows[0].words()
    return len(numbers) > 1 and all(column < len(first) and first[column] and not re.search(r"\d", first[column]) for column in numbers)


def _page_break_only(between: list[Line]) -> bool:
    return all(line.part is Part.BLANK or line.aside is AsideKind.PAGE_FURNITURE for line in between)


def _torn(row: RawRow) -> bool:
    """Does the last cell break off in a sentence?"""
    text = row.cells[-1].text
    return len(text) > 30 and not re.search("[。！？；）》”]$", text)


def _rejoin(row: RawRow, rows: list[RawRow]) -> list[RawRow]:
    rest = rows[0]
    row.cells = [MappedText.join((a, b)) for a, b in zip(row.cells, rest.cells, strict=False)]
    row.span = Span(row.span.start, rest.span.end)
    return rows[1:]


def _width(rows: list[RawRow]) -> int:
    return max(max((i + 1 for i, cell in enumerate(row.cells) if cell.text), default=0) for row in rows)


def _context(lines: list[Line], table: RawTable, taken: set[int], from_titles: bool) -> None:
    place = _step(lines, table.first, -1)
    if place is not None and UNIT.match(lines[place].words):
        table.unit = _take(lines[place])
        place = _step(lines, place, -1)
    if place is not None and place not in taken and _is_caption(lines[place], from_titles):
        table.caption = _take(lines[place])
        taken.add(place)
    place = _step(lines, table.last, 1)
    if place is not None and table.unit is None and UNIT.match(lines[place].words):
        table.unit = _take(lines[place])
        place = _step(lines, place, 1)
    if place is not None and SOURCE.match(lines[place].words) and not lines[place].fixed:
        table.source = _take(lines[place])


def _step(lines: list[Line], index: int, way: int) -> int | None:
    index += way
    while 0 <= index < len(lines):
        line = lines[index]
        if line.part is not Part.BLANK and line.aside is not AsideKind.PAGE_FURNITURE:
            return index
        index += way
    return None


def _take(line: Line) -> Line:
    line.part, line.fixed = Part.TABLE, True
    return line


def _is_caption(line: Line, from_titles: bool) -> bool:
    words = line.words
    if line.fixed or line.hashes or line.part is Part.ITEM or len(words) > 70:
        return False
    if words.endswith("：") and not re.search("[。；！？]", words):
        return True
    if _SENTENCE_END.search(words):
        return False
    if TABLE.match(words) or re.match(r"图\s*\d", words):
        return True
    return from_titles and not numbered(words)


def _squared(rows: list[RawRow]) -> list[RawRow]:
    """Rows of one width: short ones filled up, columns that are blank throughout dropped, surplus cells joined to the last."""
    width = _width(rows)
    common = max(sorted({_width([row]) for row in rows}), key=lambda w: sum(_width([row]) == w for row in rows))
    if sum(_width([row]) > common for row in rows) == 1 and common > 1:
        width = common
    squared: list[RawRow] = []
    for row in rows:
        cells = row.cells[:width] + [_NOTHING] * (width - len(row.cells))
        surplus = [cell for cell in row.cells[width:] if cell.text]
        if surplus:
            cells[-1] = MappedText.join((cells[-1], *surplus))
        squared.append(RawRow(cells, row.span))
    return squared


def _header_depth(rows: list[RawRow]) -> int:
    if len(rows) < 2:
        return 0
    first, second = rows[0].words(), rows[1].words()
    filled = [word for word in first if word]
    if not filled:
        return 0
    years = [word for word in first[1:] if word]
    if any(_NUMBER.match(word) or _DATE.match(word) for word in filled) and not (
        years and all(map(_YEAR.match, years))
    ):
        return 0
    gaps = [column for column, word in enumerate(first) if not word and column]
    years_below = all(_YEAR.match(word) or not re.search(r"\d", word) for word in second if word)
    if len(rows) > 2 and gaps and not second[0] and all(second[column] for column in gaps) and years_below:
        return 2
    longest = max(map(len, filled))
    body = max((len(word) for row in rows[1:] for word in row.words()), default=0)
    return 1 if longest <= 30 or longest < body else 0


def _header_row(row: RawRow, carry: bool) -> Row:
    cells: list[Cell] = []
    for column, cell in enumerate(row.cells):
        if carry and not cell.text and column > 1 and cells[-1].text.text:
            cells.append(Cell(cells[-1].text, carried=True))
        else:
            cells.append(Cell(cell))
    return Row(tuple(cells), row.span)


def _carried_down(rows: list[RawRow]) -> list[Row]:
    groups = _group_columns(rows)
    above: list[Cell] = []
    built: list[Row] = []
    for row in rows:
        cells: list[Cell] = []
        for column, cell in enumerate(row.cells):
            if not cell.text and column in groups and above and above[column].text.text:
                cells.append(Cell(above[column].text, carried=True))
            else:
                cells.append(Cell(cell))
        above = cells
        built.append(Row(tuple(cells), row.span))
    return built


def _group_columns(rows: list[RawRow]) -> set[int]:
    """Columns from the left whose blanks mean the cell above: some blank, the first row not, and every row filled further right."""
    if not rows:
        return set()
    groups: set[int] = set()
    width = len(rows[0].cells)
    for column in range(width - 1):
        blanks = [row for row in rows if not row.cells[column].text]
        filled_right = all(any(cell.text for cell in row.cells[column + 1 :]) for row in blanks)
        if not blanks or not rows[0].cells[column].text or not filled_right:
            break
        if column and not all(row.cells[-1].text and not row.cells[column - 1].text for row in blanks):
            break
        groups.add(column)
    return groups
