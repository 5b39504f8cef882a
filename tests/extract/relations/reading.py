"""Reads a few sentences of our own with the installed lexicon and patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.annotate import Annotated
from kg.extract.relations.extractor import RelationExtractor
from kg.model.document import Block, Cell, Document, Heading, Paragraph, Report, Row, Section, Source, SourceKind, Table
from kg.model.span import MappedText, Span
from kg.model.statement import Claim, Literal, Modality
from kg.text.normalise import normalise
from tests.installed import engine

_MARK = re.compile(r"^(?:#{1,4}|[-|])\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """Claims read from a text, and the annotated text."""

    document: Annotated
    claims: tuple[Claim, ...]

    def facts(self, pattern: str = "", modality: Modality = Modality.ASSERTED) -> list[tuple[str, str, str]]:
        """Sorted (subject, predicate, object) labels of one modality, of one pattern or of all."""
        names = self.document.names

        def label(value: object) -> str:
            return value.value if isinstance(value, Literal) else names[str(value)].zh

        return sorted(
            {
                (label(c.subject), c.predicate, label(c.object))
                for c in self.claims
                if c.modality is modality and (not pattern or c.evidence.pattern == pattern)
            }
        )

    def expected(self, facts: list[list[str]]) -> list[tuple[str, str, str]]:
        """Facts as written in an example, with the labels that the lexicon gives the names."""
        names = self.document.names

        def label(name: str) -> str:
            found = names.find(name, weak=True)
            return found.zh if found is not None else name

        return sorted((label(s), p, label(o)) for s, p, o in facts)


def relations() -> RelationExtractor:
    """The relation extractor of the engine."""
    found = engine().extractors["relations"]
    assert isinstance(found, RelationExtractor)
    return found


def read(*paragraphs: str, only: str = "") -> Reading:
    """The relations in paragraphs, of one pattern or of all.

    ``#`` begins a heading (``##`` one below it), ``-`` a list item; ``|`` a row of a table, whose first row is its header.
    """
    text = "\n".join(_MARK.sub("", p) for p in paragraphs)
    whole = MappedText.identity(text)
    blocks: list[Block] = []
    rows: list[Row] = []
    start = 0
    section = Section()
    for paragraph in paragraphs:
        mark = _MARK.match(paragraph)
        sign = mark[0].strip() if mark else ""
        words = _MARK.sub("", paragraph)
        if rows and sign != "|":
            blocks.append(_table(rows, section))
            rows = []
        if sign == "|":
            rows.append(_row(whole, start, words))
        elif sign.startswith("#"):
            section = Section(titles=(*section.titles[: len(sign) - 1], words))
            blocks.append(Heading(_normalised(whole, start, words), len(sign), section))
        else:
            blocks.append(Paragraph(_normalised(whole, start, words), section, list_item=sign == "-"))
        start += len(words) + 1
    if rows:
        blocks.append(_table(rows, section))
    document = Document(Report("test", "测试报告"), Source("test.txt", "0" * 64, SourceKind.ORIGINAL), text, tuple(blocks))
    annotated = engine().annotate(document)
    extractor = relations().only(only) if only else relations()
    return Reading(annotated, tuple(extractor.extract(annotated)))


def _normalised(whole: MappedText, start: int, words: str) -> MappedText:
    part = normalise(words)
    if part.text == words:
        return whole.slice(start, start + len(words))
    return MappedText(part.text, [start + i for i in part.starts], [start + i for i in part.ends])


def _row(whole: MappedText, start: int, words: str) -> Row:
    cells = []
    place = start
    for cell in words.split("|"):
        lead = len(cell) - len(cell.lstrip())
        cells.append(Cell(_normalised(whole, place + lead, cell.strip())))
        place += len(cell) + 1
    return Row(tuple(cells), Span(start, start + len(words)))


def _table(rows: Sequence[Row], section: Section) -> Table:
    return Table((rows[0],), tuple(rows[1:]), section)
