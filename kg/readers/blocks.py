"""Lines to blocks in reading order."""

from __future__ import annotations

from kg.model.document import Aside, AsideKind, Block, Caption, Footnote, Heading, Paragraph
from kg.readers.boilerplate import set_aside
from kg.readers.captions import SOURCE, mark_captions
from kg.readers.footnotes import mark_footnotes, tie_notes
from kg.readers.headings import Style, mark_headings
from kg.readers.layout import Layout
from kg.readers.lines import Line, Part
from kg.readers.paragraphs import Draft, drafts, join_headings
from kg.readers.tables import RawTable, build, find_tables
from kg.text.sections import Outline


def blocks_of(source: str, layout: Layout) -> tuple[tuple[Block, ...], tuple[Aside, ...]]:
    """The blocks and asides of a text; together they hold everything in it but blank space and markup."""
    lines = layout.lines
    entries = () if layout.markdown else set_aside(lines)
    style = Style(lines, entries, markdown=layout.markdown)
    tables = find_tables(lines, captions_from_titles=style.plain)
    mark_footnotes(lines)
    mark_captions(lines, gaps=style.plain)
    if layout.markdown:
        _notes_of_items(lines)
    mark_headings(lines, style)
    join_headings(lines, style)
    blocks = _in_order(lines, tables, {id(draft.lines[0]): draft for draft in drafts(lines, style)})
    asides = [Aside(line.aside or AsideKind.PAGE_FURNITURE, line.span) for line in lines if line.part is Part.ASIDE]
    asides += [Aside(AsideKind.PAGE_FURNITURE, span) for span in layout.headers]
    asides.sort(key=lambda aside: aside.span)
    return tuple(tie_notes(source, blocks)), tuple(aside for aside in asides if aside.span.start < aside.span.end)


def _notes_of_items(lines: list[Line]) -> None:
    """In our digests an indented source line below an item is the note of that item."""
    for line in lines:
        if line.part is Part.CAPTION and line.indented and SOURCE.match(line.words):
            line.part, line.mark = Part.FOOTNOTE, ""


def _in_order(lines: list[Line], tables: list[RawTable], paragraphs: dict[int, Draft]) -> list[Block]:
    blocks: list[Block] = []
    outline = Outline()
    first_lines = {id(table.caption or lines[table.first]): table for table in tables}
    if any(table.unit and table.unit.start < lines[table.first].start and not table.caption for table in tables):
        first_lines |= {id(table.unit): table for table in tables if table.unit and not table.caption}
    done: set[int] = set()
    for line in lines:
        table = first_lines.get(id(line))
        if table is not None and id(table) not in done:
            done.add(id(table))
            blocks.append(build(table, outline.section))
        elif line.part is Part.HEADING and line.level:
            for level, number, title in line.opens:
                outline.open(level, title, number)
            blocks.append(Heading(line.content, line.level, outline.open(line.level, line.title, line.number)))
        elif line.part is Part.CAPTION:
            blocks.append(Caption(line.content, outline.section))
        elif line.part is Part.FOOTNOTE:
            _add_footnote(blocks, Footnote(line.mark, line.content, outline.section))
        elif id(line) in paragraphs:
            draft = paragraphs[id(line)]
            text = draft.text()
            if text.text:
                blocks.append(Paragraph(text, outline.section, list_item=draft.item))
    return blocks


def _add_footnote(blocks: list[Block], note: Footnote) -> None:
    """A note without a mark belongs to the paragraph right above it."""
    if not note.mark and blocks and isinstance(blocks[-1], Paragraph):
        above = blocks[-1]
        blocks[-1] = Paragraph(
            above.text, above.section, above.list_item, above.page, (*above.notes, (len(above.text), len(blocks)))
        )
    blocks.append(note)
