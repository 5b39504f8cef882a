"""Notes that tell of whom the figures of a table's column really are (注：银行业数据统计口径为六家大型国有银行)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.annotate import Annotated
from kg.model.document import Block, Caption, Footnote, Paragraph, Table
from kg.model.entity import Entity
from kg.model.span import MappedText
from kg.model.statement import Passage
from kg.text.expressions import later

NEAR = 3
"""Blocks behind a table in which its notes stand."""
PAGE = 12
"""Blocks behind a table in which the foot of its page comes. The marks in the table may be lost: a note there has to name the column again."""
_SCOPE = later(r"(?P<what>[^，。；：]{2,24}?)(?:的)?(?:统计)?口径(?:为|是|指|仅?包括|系)(?P<who>[^，。；：]{2,20})")


def scope_of(document: Annotated, table: Table, words: str) -> tuple[Entity, Passage] | None:
    """The bodies to which a note limits the figures of the column titled ``words``, and the note; None where none does."""
    for text, block in _notes(document, table):
        for match in _SCOPE.finditer(text.text):
            if words not in match["what"]:
                continue
            who = text.slice(*match.span("who"))
            for mention in document.linker.link(who, whole_cell=True):
                if document.names.ontology.is_a(mention.cls, "Organization") and mention.end - mention.start == len(who.text):
                    passage = document.passage(text.span(), block.section, block.page)
                    return document.names.meet(mention.entity), passage
    return None


def _notes(document: Annotated, table: Table) -> Iterator[tuple[MappedText, Block]]:
    """The line below a table, what stands close behind it, and the notes at the foot of its page, up to the next table."""
    if table.source_line is not None:
        yield table.source_line, table
    blocks = document.document.blocks
    place = blocks.index(table)
    for distance, block in enumerate(blocks[place + 1 : place + 1 + PAGE]):
        if isinstance(block, Table):
            return
        if isinstance(block, Footnote) or (distance < NEAR and isinstance(block, (Paragraph, Caption))):
            yield block.text, block
