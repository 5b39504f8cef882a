"""A document made ready for extractors: sentences and table rows as passages, names linked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from kg.extract.dateline import date_line
from kg.extract.introduced import Stretch, learn_names, learn_titles
from kg.extract.typed import Alphabet, TypedText
from kg.extract.yearless import Completed, completed_dates, dates_by_day, has_yearless, may_be_told_by_day
from kg.lexicon.discovery import Discovery
from kg.lexicon.linking import Linker
from kg.lexicon.registry import Registry
from kg.lexicon.speakers import GUARDS, Speaker, find_speaker, self_references
from kg.model.document import Caption, Document, Footnote, Heading, Paragraph, Row, Section, Table
from kg.model.entity import Entity, Mention
from kg.model.problem import Problem
from kg.model.reason import Reason
from kg.model.span import MappedText, Span
from kg.model.statement import Passage
from kg.text.sentences import sentences

MIN_RUNNING_TEXT = 16

_DAY = len("2031-04-25")
"""So long a date is that tells the day."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence (or heading, caption, note, cell) with its linked names. ``block`` is the index of its block in the document.

    A sentence of a table's cell (``kind`` ``cell``) has its row as passage, the entity that the row is about as ``subject``
    (an id, or empty), and header and caption as ``context``.
    """

    text: MappedText
    passage: Passage
    mentions: tuple[Mention, ...]
    section: Section
    block: int
    kind: str
    position: int = 0
    subject: str = ""
    context: tuple[Passage, ...] = ()

    @property
    def plain(self) -> str:
        return self.text.text


@dataclass(slots=True)
class Annotated:
    """A document with its sentences; ``names`` and ``linker`` resolve further names; ``problems`` collects what does not fit."""

    document: Document
    names: Registry
    linker: Linker
    alphabet: Alphabet
    sentences: list[Sentence] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    mentions: dict[Passage, tuple[Mention, ...]] = field(default_factory=dict)
    speaker: Speaker | None = None
    _typed: dict[Sentence, TypedText] = field(default_factory=dict)
    _starts: dict[int, int] = field(default_factory=dict)
    _places: dict[Sentence, int] = field(default_factory=dict)

    def typed(self, sentence: Sentence) -> TypedText:
        """The typed form of a sentence, made once."""
        if sentence not in self._typed:
            by_day = len(self.document.report.date) == _DAY and may_be_told_by_day(sentence.plain)
            dates = self._completed(sentence, by_day=by_day) if by_day or has_yearless(sentence.plain) else ()
            self._typed[sentence] = self.alphabet.type_text(sentence.text, sentence.mentions, dates=dates)
        return self._typed[sentence]

    def block_before(self, sentence: Sentence) -> list[Sentence]:
        """The sentences of the same paragraph before one."""
        if not self._places:
            for index, other in enumerate(self.sentences):
                self._starts.setdefault(other.block, index)
                self._places[other] = index
        start, here = self._starts.get(sentence.block, 0), self._places.get(sentence, 0)
        return [other for other in self.sentences[start:here] if other.block == sentence.block and other.kind != "cell"]

    def _completed(self, sentence: Sentence, *, by_day: bool) -> Iterator[Completed]:
        """The dates of a sentence whose year the words before them in its paragraph give, or the day on which the text was written."""
        before = [(other.plain, other.passage) for other in self.block_before(sentence)] if sentence.kind != "cell" else []
        yield from (found := [*completed_dates(sentence.plain, before)])
        written = self.document.report.date
        line = date_line(self.document.text, written) if by_day else None
        if line is not None:
            shown = self.passage(line, Section(titles=(self.document.report.title,)))
            for date in dates_by_day(sentence.plain, before, written, shown):
                if not any(date.start < other.end and other.start < date.end for other in found):
                    yield date

    def passage(self, span: Span, section: Section, page: int | None = None) -> Passage:
        """The passage at a span of this document's source, on the page where it begins."""
        doc = self.document
        return Passage(doc.report.id, doc.source.sha256, span, doc.quote(span), section.label, doc.page_of(span) or page)

    def cover(self) -> Passage:
        """Where the cover names the company whose own report this is. Only where there is one."""
        assert self.speaker is not None
        return self.passage(self.speaker.span, Section(titles=(self.document.report.title,)))

    def mention(self, passage: Passage, found: tuple[Mention, ...]) -> None:
        """Record the linked names of a passage."""
        if found:
            both = sorted((*self.mentions.get(passage, ()), *found))  # equal ones stand side by side, which costs less than a set of them
            self.mentions[passage] = tuple([each for each, _ in groupby(both)])

    def problem(self, kind: str, reason: Reason, passage: Passage) -> None:
        """Set something aside with its reason."""
        self.problems.append(Problem(kind, reason, self.document.report.id, passage.span, passage.quote[:200]))


def _stretches(document: Document) -> Iterator[tuple[int, str, MappedText, Section, int | None]]:
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            yield index, "heading", block.text, block.section, block.page
        elif isinstance(block, Paragraph):
            for part in sentences(block.text):
                yield index, "item" if block.list_item else "sentence", part, block.section, block.page
        elif isinstance(block, Footnote):
            for part in sentences(block.text):
                yield index, "footnote", part, block.section, block.page
        elif isinstance(block, Caption):
            yield index, "caption", block.text, block.section, block.page
        else:
            for line in (block.caption, block.unit, block.source_line):
                if line is not None:
                    yield index, "caption", line, block.section, block.page


def annotate(document: Document, names: Registry, linker: Linker, alphabet: Alphabet, discovery: Discovery | None = None) -> Annotated:
    """Split a document into passages and link the names in them (two passes: what the text introduces, then all).

    ``discovery`` finds names that the lexicon lacks, in the text and in columns of tables; without it only known and introduced names count.
    """
    result = Annotated(document, names, linker, alphabet)
    stretches = list(_stretches(document))
    cells = [
        cell.text for block in document.blocks if isinstance(block, Table) for row in (*block.header, *block.rows) for cell in row.cells
    ]
    texts = [Stretch(text, kind in {"footnote", "caption"}) for _, kind, text, _, _ in stretches] + [Stretch(cell, False) for cell in cells]
    titled = learn_titles(document, texts, names, linker, result.problems)
    introduced = learn_names([text for _, _, text, _, _ in stretches], titled, names, linker)
    for form, key in sorted(introduced.items()):
        names.alias(key, form)
    linker.learn(introduced)
    if discovery is not None:
        result.speaker = _learn_speaker(document, names, linker, discovery)
        tables = [block for block in document.blocks if isinstance(block, Table)]
        linker.learn(discovery.find([stretch.text for stretch in texts], names, linker, tables))
    for position, (index, kind, text, section, page) in enumerate(stretches):
        if not text.text.strip():
            continue
        found = linker.link(text)
        passage = result.passage(text.span(), section, page)
        result.mention(passage, found)
        result.sentences.append(Sentence(text, passage, found, section, index, kind, position))
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            _cell_sentences(result, block, index)
    return result


def _learn_speaker(document: Document, names: Registry, linker: Linker, discovery: Discovery) -> Speaker | None:
    """The company whose own report the document is; what it calls itself (本行) is a name of it there."""
    found = find_speaker(document.text, names, discovery.class_of_body)
    if found is not None:
        key = found.entity.id
        linker.learn(dict.fromkeys((*self_references(document.text), found.entity.zh, *found.entity.aliases), key), {key: GUARDS})
    return found


def carried_context(result: Annotated, table: Table, row: Row) -> tuple[Passage, ...]:
    """The rows above in which the words of a row's blank, carried cells stand: without them the row proves nothing."""
    found = []
    for cell in row.cells:
        if cell.carried and cell.text.text:
            span = cell.text.span()
            found += [result.passage(above.span, table.section, table.page) for above in table.rows if above.span.start <= span.start and span.end <= above.span.end]
    return tuple(sorted(set(found)))


def _subject_of_row(names: Registry, row: Row) -> Entity | None:
    """What a row is about: the actor that one of its first two cells names, or else whatever the first of them names (a place, a field)."""
    found = [e for cell in row.cells[:2] if (e := names.find(cell.text.text, weak=True)) is not None]
    return next((e for e in found if names.ontology.is_a(e.cls, "Organization")), found[0] if found else None)


def _cell_sentences(result: Annotated, table: Table, block: int) -> None:
    """Cells that hold running text become sentences about what the row's first cell names."""
    spans = [row.span for row in table.header] + [text.span() for text in (table.caption,) if text is not None and text.text]
    context = tuple(result.passage(span, table.section, table.page) for span in spans)
    for row in table.rows:
        if not row.cells:
            continue
        subject = _subject_of_row(result.names, row)
        passage = result.passage(row.span, table.section, table.page)
        for cell in row.cells[1:]:
            if cell.carried or len(cell.text.text) < MIN_RUNNING_TEXT:
                continue
            for part in sentences(cell.text):
                if len(part.text) < MIN_RUNNING_TEXT // 2:
                    continue
                found = result.linker.link(part)
                result.mention(passage, found)
                key = subject.id if subject is not None else ""
                known = (*context, *carried_context(result, table, row))
                result.sentences.append(Sentence(part, passage, found, table.section, block, "cell", len(result.sentences), key, known))
