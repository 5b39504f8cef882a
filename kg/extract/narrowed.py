"""Quotes of what a long cell tells: the one sentence of it that holds the fact, where the row was quoted whole.

While a table is read, the passage of a cell's sentences is their row, which says what they are about. A cell of many sentences makes of that a
quote in which the reader has to look for the fact; here it becomes the sentence, with the cell that names what the row is about as context.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.annotate import Annotated, Sentence
from kg.lexicon.registry import Registry
from kg.model.document import Row, Table
from kg.model.entity import Entity, Mention
from kg.model.statement import Claim, Evidence, Literal, ObservationClaim, Passage

_BLANK = re.compile(r"\s+")
_BY_ROW = frozenset({"tables"})
"""Extractors whose claims take their parts from several cells of a row."""

_DATES = frozenset({"date", "gYear", "gYearMonth"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of a cell: its own passage, the names in it, the first cells of its row, and the entity (id, or empty) that the row is about."""

    passage: Passage
    words: str
    mentions: tuple[Mention, ...]
    head: tuple[Passage, ...]
    subject: str
    names_subject: Passage | None
    """The cell among the first ones that names it."""

    def holds(self, claim: Claim, names: Registry) -> bool:
        """Are both ends of a claim told here, or one of them here and the other by the row?"""
        ends = {claim.subject, str(claim.object)}
        here = {end for end in ends if self.names(names[end])}
        return ends <= here | {self.subject} and bool(here)

    def names(self, thing: Entity) -> bool:
        """Does the sentence name a thing, be it within a longer name (物联网 in 物联网平台)?"""
        return any(mention.entity == thing.id for mention in self.mentions) or any(_BLANK.sub("", form) in self.words for form in (thing.zh, *thing.aliases) if form)

    def tells(self, found: ObservationClaim) -> bool:
        """Does the figure stand here, and what it is about here or in front of the row?"""
        here = {mention.entity for mention in self.mentions} | {self.subject, ""}
        return _BLANK.sub("", found.quantity_text) in self.words and found.about in here


def narrowed(
    document: Annotated, claims: Sequence[Claim], observations: Sequence[ObservationClaim]
) -> tuple[list[Claim], list[ObservationClaim]]:
    """The same claims and observations, each with the one sentence of its row that holds it as quote, where there are several and one does."""
    parts = _parts(document)
    if not parts:
        return list(claims), list(observations)
    taken: dict[Passage, list[_Part]] = defaultdict(list)

    def proof(old: Evidence, holding: Sequence[_Part], ends: set[str], years: set[str]) -> Evidence:
        dated = _dated_by(parts[old.passage], holding[0], years) if len(holding) == 1 else None
        if dated is None:
            return old
        part = holding[0]
        taken[old.passage] += [part, *(each for each in parts[old.passage] if each.passage in dated)]
        by_row = part.subject in ends and all(mention.entity != part.subject for mention in part.mentions)
        named = [part.names_subject] if by_row and part.names_subject is not None else []
        return replace(old, passage=part.passage, context=tuple(sorted({*old.context, *named, *dated})))

    def of_claim(claim: Claim) -> Claim:
        holding = [part for part in parts.get(claim.evidence.passage, ()) if _by_sentence(claim) and part.holds(claim, document.names)]
        years = {value.value[:4] for _, value in claim.qualifiers if isinstance(value, Literal) and value.datatype in _DATES}
        return replace(claim, evidence=proof(claim.evidence, holding, {claim.subject, str(claim.object)}, years)) if holding else claim

    def of_figure(found: ObservationClaim) -> ObservationClaim:
        holding = [part for part in parts.get(found.evidence.passage, ()) if found.evidence.extractor not in _BY_ROW and part.tells(found)]
        years = {found.period.text[:4]} if found.period is not None else set()
        return replace(found, evidence=proof(found.evidence, holding, {found.about}, years)) if holding else found

    told, figures = [of_claim(claim) for claim in claims], [of_figure(found) for found in observations]
    proofs = [*(claim.evidence for claim in told), *(found.evidence for found in figures)]
    cited = {passage for each in proofs for passage in (each.passage, *each.context)}
    for row, used in taken.items():
        _move_mentions(document, row, used, keep=row in cited)
    return told, figures


def _dated_by(parts: Sequence[_Part], part: _Part, years: set[str]) -> list[Passage] | None:
    """What tells the years of a sentence where it does not: a first cell of its row, or the nearest sentence in front of it. None where nothing does."""
    found = []
    for year in sorted(years):
        if year in part.words:
            continue
        before = (each.passage for each in reversed(parts) if each.passage < part.passage and year in each.words)
        where = next((cell for cell in part.head if year in cell.quote), None) or next(before, None)
        if where is None:
            return None
        found.append(where)
    return found


def _by_sentence(claim: Claim) -> bool:
    """Was a claim between two things read from a sentence? Of a document, the row may have told the date."""
    by = claim.evidence.extractor
    return isinstance(claim.object, str) and by not in _BY_ROW and not (by == "policies" and claim.qualifiers)


def _parts(document: Annotated) -> dict[Passage, list[_Part]]:
    """The sentences of the cells of each row that has several of them."""
    rows: dict[Passage, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        if sentence.kind == "cell":
            rows[sentence.passage].append(sentence)
    several = {row: told for row, told in rows.items() if len(told) > 1}
    tables = [block for block in document.document.blocks if isinstance(block, Table)] if several else []
    written = {row.span: row for table in tables for row in table.rows}
    return {row: [_part(document, sentence, written[row.span]) for sentence in told] for row, told in several.items()}


def _part(document: Annotated, sentence: Sentence, row: Row) -> _Part:
    span = sentence.text.span()
    passage = document.passage(span, sentence.section, sentence.passage.page)
    within = tuple(m for m in document.mentions.get(sentence.passage, ()) if span.start <= m.span.start and m.span.end <= span.end)
    head = _head(document, sentence, row)
    names_subject = next((each for each, named in head if named == sentence.subject), None) if sentence.subject else None
    return _Part(passage, _BLANK.sub("", sentence.plain), within, tuple(each for each, _ in head), sentence.subject, names_subject)


def _head(document: Annotated, sentence: Sentence, row: Row) -> list[tuple[Passage, str]]:
    """The first two cells of a row, as far as they are its own and not that of the sentence, with the entity (id, or empty) that each names."""
    start = sentence.text.span().start
    found = []
    for cell in row.cells[:2]:
        span = cell.text.span() if cell.text.text.strip() and not cell.carried else None
        if span is not None and not span.start <= start < span.end:
            named = document.names.find(cell.text.text, weak=True)
            found.append((document.passage(span, sentence.section, sentence.passage.page), named.id if named is not None else ""))
    return found


def _move_mentions(document: Annotated, row: Passage, used: Sequence[_Part], *, keep: bool) -> None:
    """Record the names of the sentences that are quoted now, and of the cell beside them; what no claim quotes any more keeps only the other names."""
    moved: set[Mention] = set()
    for part in used:
        document.mentions[part.passage] = part.mentions
        moved.update(part.mentions)
        named = part.names_subject
        if named is not None:
            document.mentions[named] = tuple(
                m for m in document.mentions.get(row, ()) if named.span.start <= m.span.start and m.span.end <= named.span.end
            )
    if not keep:
        document.mentions[row] = tuple(m for m in document.mentions.get(row, ()) if m not in moved)
