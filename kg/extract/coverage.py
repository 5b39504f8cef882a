"""Self-knowledge: what of a document was understood, measured against everything that is written in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract import reasons as why
from kg.extract.annotate import Annotated, Sentence
from kg.extract.tables.lost import Title, lost_tables
from kg.model.coverage import Coverage, Gap, GapKind, SectionCoverage, Tally
from kg.model.document import Section, Table
from kg.model.problem import Problem
from kg.model.reason import Reason
from kg.model.span import Span
from kg.model.statement import Claim, Literal, ObservationClaim, Passage
from kg.text.enclosed import in_title
from kg.text.money import parse_money
from kg.text.normalise import normalise

EXAMPLES = 3
"""Examples kept of each kind of gap in a section."""
_COUNTED = frozenset({"sentence", "item", "footnote"})
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9&.\-]*[A-Za-z0-9](?: [A-Z][A-Za-z0-9&.\-]*[A-Za-z0-9])*(?![A-Za-z0-9])")
_CAPITAL = re.compile("[A-Z]")
_LEGAL = re.compile(r"[\u4e00-\u9fff（）]{2,20}(?:有限责任公司|股份有限公司|有限公司)")
_LEGAL_PART = "有限"
"""What all legal endings hold: to look for it, and for a capital letter, first spares most sentences the search."""
_MANY_NAMES = 2
_BLANK = re.compile(r"[\s*]+")


@dataclass(slots=True)
class _Open:
    """A section while it is counted; ``silent`` are its sentences without a fact, with how much they name."""

    section: Section
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    gaps: dict[GapKind, list[Gap]] = field(default_factory=lambda: defaultdict(list))
    silent: list[tuple[int, int, Sentence]] = field(default_factory=list)


class _Meter:
    """Counts one document."""

    def __init__(self, document: Annotated, claims: Sequence[Claim], observations: Sequence[ObservationClaim]) -> None:
        self.document = document
        self.spans = {claim.evidence.passage.span for claim in claims} | {found.evidence.passage.span for found in observations}
        self.quantities: dict[Span, list[str]] = defaultdict(list)
        for observation in observations:
            written = normalise(_BLANK.sub("", observation.quantity_text)).text  # as the source has it: 250 億美元
            self.quantities[observation.evidence.passage.span].append(_BLANK.sub("", written))
        self.amounts: dict[Span, set[str]] = defaultdict(set)
        for claim in claims:
            values = (claim.object, *(value for _, value in claim.qualifiers))
            self.amounts[claim.evidence.passage.span].update(v.value for v in values if isinstance(v, Literal) and v.datatype == "decimal")
        self.told: dict[Span | None, list[Reason]] = defaultdict(list)
        for problem in document.problems:
            if problem.kind == GapKind.FIGURE:
                self.told[problem.span].append(problem.reason)
        self.named = {p.text for p in document.problems if p.kind == GapKind.NAME}
        self.breaks = [match.start() for match in re.finditer("\n", document.document.text)]
        self.sections: dict[Section, _Open] = {}

    def open(self, section: Section) -> _Open:
        if section not in self.sections:
            self.sections[section] = _Open(section)
        return self.sections[section]

    def gap(self, kind: GapKind, what: str, passage: Passage) -> Gap:
        return Gap(kind, what, passage, bisect_right(self.breaks, passage.span.start) + 1)

    def sentence(self, number: int, sentence: Sentence) -> None:
        """Count one sentence, its figures and its names."""
        here = self.open(sentence.section)
        for name in unlinked(self.document, sentence):
            here.counts["names_unlinked"] += 1
            here.gaps[GapKind.NAME].append(self.gap(GapKind.NAME, name, sentence.passage))
        if sentence.kind not in _COUNTED:
            return
        here.counts["sentences"] += 1
        known = sentence.passage.span in self.spans
        here.counts["with_fact"] += known
        if not known:
            here.silent.append((-len({m.entity for m in sentence.mentions}), number, sentence))
        for figure in self._figures(sentence):
            here.counts["figures"] += 1
            if not self._read(figure, sentence.passage.span):
                here.counts["figures_unread"] += 1
                here.gaps[GapKind.FIGURE].append(self.gap(GapKind.FIGURE, figure, sentence.passage))

    def _figures(self, sentence: Sentence) -> Iterator[str]:
        typed = self.document.typed(sentence)
        return (token.text for token in typed.at.values() if token.kind == "Quantity")

    def _read(self, figure: str, span: Span) -> bool:
        words = _BLANK.sub("", figure)
        if any(words in known or known in words for known in self.quantities.get(span, ())):
            return True
        amounts = self.amounts.get(span)
        money = parse_money(figure) if amounts else None
        return money is not None and amounts is not None and format(money[0].normalize(), "f") in amounts

    def table(self, table: Table) -> None:
        """Count a table: understood if a fact was read from one of its rows."""
        here = self.open(table.section)
        here.counts["tables"] += 1
        if any(row.span in self.spans for row in table.rows):
            return
        here.counts["tables_not_understood"] += 1
        titles = " | ".join(table.column_title(column) for column in range(table.width))
        first = (*table.rows, *table.header)[:1]
        for row in first:
            passage = self.document.passage(row.span, table.section, table.page)
            here.gaps[GapKind.TABLE].append(self.gap(GapKind.TABLE, titles, passage))

    def lost_table(self, title: Title) -> None:
        """Count a table of which only the title is left."""
        here = self.open(title.section)
        here.counts["tables"] += 1
        here.counts["tables_not_understood"] += 1
        passage = self.document.passage(title.text.span(), title.section, title.page)
        here.gaps[GapKind.TABLE].append(self.gap(GapKind.TABLE, title.text.text, passage))

    def problems(self) -> Iterator[Problem]:
        """What no extractor set aside: each name once, at its first place; each figure."""
        seen = set(self.named)
        for section in self.sections.values():
            for gap in section.gaps[GapKind.NAME]:
                if gap.what not in seen:
                    seen.add(gap.what)
                    yield _problem(gap, why.UNKNOWN_NAME(gap.what))
            for gap in section.gaps[GapKind.FIGURE]:
                if not any(_tells_of(reason, gap.what) for reason in self.told.get(gap.passage.span, ())):
                    yield _problem(gap, why.NOT_READ(gap.what))

    def result(self) -> Coverage:
        """The counts, and of each kind of gap the examples that tell most."""
        found = []
        for here in self.sections.values():
            if not any(here.counts.values()):
                continue
            rich = sorted((entry for entry in here.silent if -entry[0] >= _MANY_NAMES), key=lambda entry: entry[:2])[:EXAMPLES]
            gaps = [self.gap(GapKind.SENTENCE, _names(sentence), sentence.passage) for _, _, sentence in rich]
            for kind in (GapKind.NAME, GapKind.TABLE, GapKind.FIGURE):
                gaps += _distinct(here.gaps[kind])[:EXAMPLES]
            found.append(SectionCoverage(here.section.number, here.section.title, Tally(**here.counts), tuple(gaps)))
        return Coverage(self.document.document.report.id, tuple(found))


def measure(document: Annotated, claims: Sequence[Claim], observations: Sequence[ObservationClaim]) -> Coverage:
    """What of a document was understood; names and figures that nobody set aside yet become problems of it."""
    meter = _Meter(document, claims, observations)
    in_order = sorted(enumerate(document.sentences), key=lambda pair: (pair[1].block, pair[0]))
    tables = {index: block for index, block in enumerate(document.document.blocks) if isinstance(block, Table)}
    for number, sentence in in_order:
        for index in [index for index in tables if index < sentence.block]:
            meter.table(tables.pop(index))
        meter.sentence(number, sentence)
    for table in tables.values():
        meter.table(table)
    for title in lost_tables(document.document):
        meter.lost_table(title)
    document.problems += meter.problems()
    return meter.result()


def unlinked(document: Annotated, sentence: Sentence) -> Iterator[str]:
    """Names in a sentence that stand for no entity: titles in 《》, companies by their legal ending, Latin names."""
    plain = sentence.plain
    for token in document.typed(sentence).at.values():
        if token.kind == "Title":
            yield token.text
    for pattern, possible in ((_LATIN, _CAPITAL.search(plain)), (_LEGAL, _LEGAL_PART in plain)):
        for match in pattern.finditer(plain) if possible else ():
            free = not any(m.start < match.end() and match.start() < m.end for m in sentence.mentions)
            if free and not in_title(plain, match.start()):
                yield match[0]


def _names(sentence: Sentence) -> str:
    return "、".join(dict.fromkeys(mention.surface for mention in sentence.mentions))


def _distinct(gaps: Iterable[Gap]) -> list[Gap]:
    return list({gap.what: gap for gap in reversed(list(gaps))}.values())[::-1]


def _tells_of(reason: Reason, figure: str) -> bool:
    """Is a reason about a figure (or about more words that begin with it)?"""
    first = next(iter(reason.words), "")
    return isinstance(first, str) and first.startswith(figure)


def _problem(gap: Gap, reason: Reason) -> Problem:
    return Problem(gap.kind.value, reason, gap.passage.report, gap.passage.span, gap.passage.quote[:200])
