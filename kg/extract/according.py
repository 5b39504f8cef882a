"""According to whom a figure is: X数据显示, 据X统计, the note whose mark stands behind it, the source line below its table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.extract.annotate import Annotated, Sentence
from kg.model.document import Paragraph, Table
from kg.model.entity import Mention
from kg.model.statement import ObservationClaim, Passage

_PUBLICATIONS = ("Report", "Policy")
_SOURCES = ("Organization", *_PUBLICATIONS)
_WORK = "数据|统计|测算|预测|报告|调查|调研|研究|估算|年报|半年报|季报|财报|公报|白皮书|披露"
_SAYS = "显示|表明|指出|披露|预测|预计|测算|统计|估计|估算|发现|认为"
_GAP = r"[^，。；：:！？]"
_SAYING = re.compile(rf"(?:{_SAYS})(?=[，：:,]|到?(?:19|20)\d\d|[^，。；]{{0,12}}\d)|(?:{_WORK})(?=[，,])")
"""What ends the words that tell a source: 显示，… or, behind 据, the name of the work: 数据，…"""
_LEANS = re.compile(r"根据|依据|按照|据|按")
_BEFORE = re.compile(
    r"(?:[^，。；：]{0,6}(?:例如|如|同时|此外|另外|其中|而|且|又|近日|日前|最新|不过|但|截至目前|值得注意的是))?"
    r"(?:(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)?"
)
"""What may stand in front of a source: a word that joins the sentence to the one before, a date."""
_SOURCE = re.compile(r"(?:数据|资料|信息)?来源[：:]\s*")
_COMPILED = re.compile(r"[^，、。；]{0,2}整理")


class Told(NamedTuple):
    """Sources (ids) of the figures between two places of a sentence; ``shown`` is the passage that tells them where it is another."""

    start: int
    end: int
    sources: tuple[str, ...]
    shown: tuple[Passage, ...] = ()


def with_sources(document: Annotated, figures: Sequence[ObservationClaim]) -> list[ObservationClaim]:
    """The figures, each with the bodies or publications that it is taken from as its own report says.

    A sentence's source holds for what stands behind it, a note for what stands before its mark, a source line for its whole table.
    """
    if not figures:
        return []
    passages = {figure.evidence.passage for figure in figures}
    places: dict[Passage, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        if sentence.passage in passages and sentence.kind != "cell":
            places[sentence.passage].append(sentence)
    notes = _notes(document)
    tables = _tables(document)
    told = {passage: [(each, [*_said(document, each), *_noted(document, each, notes)]) for each in found] for passage, found in places.items()}
    return [_with(figure, told.get(figure.evidence.passage, ()), tables.get(figure.evidence.passage)) for figure in figures]


def _with(figure: ObservationClaim, said: Sequence[tuple[Sentence, list[Told]]], table: Told | None) -> ObservationClaim:
    found = [table] if table is not None else []
    for sentence, sources in said:
        found += [each for each in sources if _stands(sentence.plain, figure.quantity_text, each)]
    own = figure.evidence.passage
    ids = tuple(sorted({source for each in found for source in each.sources}))
    if not ids:
        return figure
    shown = {passage for each in found for passage in each.shown if passage != own}
    proof = replace(figure.evidence, context=(*figure.evidence.context, *sorted(shown - set(figure.evidence.context))))
    return replace(figure, according_to=ids, evidence=proof)


def _stands(text: str, words: str, told: Told) -> bool:
    """Do the words of a figure stand where a source holds? The blanks in them may be left out in the sentence, which is normalised."""
    places = [text.find(form, told.start) for form in (words, re.sub(r"\s+", "", words)) if form]
    return any(told.start <= place < told.end for place in places)


def _said(document: Annotated, sentence: Sentence) -> Iterator[Told]:
    """The sources that the sentence itself names in front of what they say."""
    found = [(match.end(), sources) for match in _SAYING.finditer(sentence.plain) if (sources := _sources_before(document, sentence, match))]
    for index, (end, sources) in enumerate(found):
        yield Told(end, found[index + 1][0] if index + 1 < len(found) else len(sentence.plain), sources)


def _sources_before(document: Annotated, sentence: Sentence, end: re.Match[str]) -> tuple[str, ...]:
    """The bodies or publications that stand at the head of the words before 显示."""
    text = sentence.plain
    start = max(text.rfind(mark, 0, end.start()) for mark in "，。；：！？") + 1
    named = [m for m in sentence.mentions if start <= m.start and m.end <= end.end() and _is_source(document, m)]
    if not named:
        return ()
    before = _BEFORE.sub("", text[start : named[0].start], count=1)
    leans = _LEANS.fullmatch(before) is not None
    if before and not leans:
        return ()
    if end[0] not in _SAYS.split("|") and not leans:
        return ()  # X的统计数据，…: no more than a topic
    return _chosen(named)


def _is_source(document: Annotated, mention: Mention) -> bool:
    return any(document.names.ontology.is_a(mention.cls, cls) for cls in _SOURCES)


def _chosen(named: Sequence[Mention]) -> tuple[str, ...]:
    """The publications where there are some, else the bodies."""
    works = [m.entity for m in named if m.cls in _PUBLICATIONS]
    return tuple(sorted(set(works or [m.entity for m in named])))


def _of_line(document: Annotated, sentence: Sentence) -> tuple[str, ...]:
    """The sources that a note or the line below a table names; who only put them together is none."""
    head = _SOURCE.search(sentence.plain)
    if head is None:
        return ()
    return _chosen([m for m in sentence.mentions if m.start >= head.end() and _is_source(document, m) and not _COMPILED.match(sentence.plain, m.end)])


def _notes(document: Annotated) -> dict[int, tuple[tuple[str, ...], Passage]]:
    """The sources that each note names, by the index of its block."""
    found: dict[int, tuple[tuple[str, ...], Passage]] = {}
    for sentence in document.sentences:
        if sentence.kind == "footnote" and (sources := _of_line(document, sentence)):
            known, passage = found.get(sentence.block, ((), sentence.passage))
            found[sentence.block] = (tuple(sorted({*known, *sources})), passage)
    return found


def _noted(document: Annotated, sentence: Sentence, notes: dict[int, tuple[tuple[str, ...], Passage]]) -> Iterator[Told]:
    """The sources of the notes whose marks stand in a sentence; one holds from the mark before it on."""
    block = document.document.blocks[sentence.block]
    if not isinstance(block, Paragraph) or not block.notes:
        return
    first, last = sentence.text.starts[0], sentence.text.ends[-1]
    begun = 0
    for offset, note in sorted(block.notes):
        place = block.text.ends[offset - 1] if offset else block.text.starts[0]
        if not first < place <= last:
            continue
        end = bisect_right(sentence.text.ends, place)
        if note in notes:
            sources, shown = notes[note]
            yield Told(begun, end, sources, (shown,))
        begun = end


def _tables(document: Annotated) -> dict[Passage, Told]:
    """The sources of each table, by the passages of its rows."""
    found: dict[Passage, Told] = {}
    lines = {sentence.block: sentence for sentence in document.sentences if sentence.kind == "caption" and "来源" in sentence.plain}
    for index, block in enumerate(document.document.blocks):
        line = lines.get(index)
        if isinstance(block, Table) and line is not None and (sources := _of_line(document, line)):
            for row in block.rows:
                found[document.passage(row.span, block.section, block.page)] = Told(0, 0, sources, (line.passage,))
    return found
