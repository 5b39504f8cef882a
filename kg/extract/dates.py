"""Dates of facts: as literals, and those that stand once, at the head of a row, item or section, for all that follows."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated, Sentence
from kg.extract.tokens import DATE
from kg.model.document import Caption, Heading, Paragraph, Table
from kg.model.statement import Literal, Passage
from kg.text.dates import parse_date
from kg.text.sentences import sentences

_SINCE = re.compile(r"以来|至今")  # the start of a span of time, not a date
_HEAD = re.compile(rf"^[\s•·✓\-*—（(\d.、)）]{{0,6}}?(?P<date>{DATE.pattern})\s*[：:]")
_DATE_COLUMN = re.compile(r"^(?:时间|日期|年份|年度|年月|(?:发布|发文|出台|颁布|印发|上线|推出|启动|公布|落地|实施)(?:时间|日期))$")
_SINCE_YEAR = re.compile(r"表\s?[\d一二三四五六七八九十]+[^，。；]{0,6}?((?:19|20)\d{2})\s?年以来[^，。；]{0,30}$")
_SERIAL = re.compile(r"^((?:19|20)\d{2})年度?(?=.{0,4}政府工作报告)")

_REVIEW = re.compile(r"(?P<year>(?:19|20)\d{2})年，?(?!以来|至今)[^。；\d]{0,40}(?:一年|之年|元年)[。！!]?\s*$")
"""A sentence that says what sort of year it was: what the paragraph goes on to tell happened in it."""
_TITLES = re.compile(r"《[^》]*》")
_LATER = re.compile("次年|翌年|未来|今后|此前|上年|去年|早在|多年|年来")

Dated = tuple[Literal, tuple[Passage, ...]]
"""A date, and the passages beyond the sentence that show it."""


def date_literal(text: str) -> Literal | None:
    """``2015.11`` or ``2021年4月`` as a literal of the right datatype; None where it is no single date."""
    value = None if _SINCE.search(text) else parse_date(text)
    return Literal.date(value) if value else None


def year_of_name(name: str) -> Literal | None:
    """The year in the name of a document that appears every year (2021年政府工作报告)."""
    found = _SERIAL.match(name)
    return Literal(found[1], "gYear") if found else None


def head_date(document: Annotated, sentence: Sentence) -> Dated | None:
    """The date given once for what a sentence without a date tells: its table row's, its list item's, its heading's, or the year that its paragraph reviews.

    None where the row has several dates, or another date stands between the head and the sentence.
    """
    block = document.document.blocks[sentence.block]
    if isinstance(block, Table):
        return _of_row(block, sentence)
    if isinstance(block, Paragraph) and (found := _HEAD.match(block.text.text)) is not None:
        return _of_item(document, sentence, block, found)
    return _of_heading(document, sentence) or _of_review(document, sentence)


def caption_date(document: Annotated, sentence: Sentence) -> Dated | None:
    """The year of what is listed under a caption as done since that year, where the report itself is of it (表2 2023年以来出台的…)."""
    above = document.document.blocks[sentence.block - 1] if sentence.block else None
    if not isinstance(above, Caption | Paragraph):
        return None
    year = _SINCE_YEAR.match(above.text.text)
    if year is None or not document.document.report.date.startswith(year[1]):
        return None
    return Literal(year[1], "gYear"), (document.passage(above.text.span(), above.section, above.page),)


def _of_row(table: Table, sentence: Sentence) -> Dated | None:
    row = next((row for row in table.rows if row.span == sentence.passage.span), None)
    columns = [c for c in range(table.width) if _DATE_COLUMN.match(table.column_title(c).rpartition("/")[2].strip())]
    if row is None or len(columns) != 1 or columns[0] >= len(row.cells):
        return None
    date = date_literal(row.cells[columns[0]].text.text)
    return None if date is None else (date, ())


def _of_item(document: Annotated, sentence: Sentence, block: Paragraph, head: re.Match[str]) -> Dated | None:
    date = date_literal(head["date"])
    first = next(iter(sentences(block.text)), None)
    if date is None or first is None:
        return None
    start = sentence.text.span().start
    between = "".join(char for char, place in zip(block.text.text[head.end() :], block.text.starts[head.end() :], strict=True) if place < start)
    if DATE.search(between):
        return None
    shown = document.passage(first.span(), sentence.section, block.page)
    return date, () if shown == sentence.passage else (shown,)


def _of_review(document: Annotated, sentence: Sentence) -> Dated | None:
    """The year with which a paragraph begins as what it looks back on (2031年是不平凡的一年。X成立；Y上线), if no other date stands in it since."""
    before = document.block_before(sentence)
    found = _REVIEW.match(before[0].plain) if before else None
    if found is None or _LATER.search(sentence.plain) or any(DATE.search(_TITLES.sub("", other.plain)) for other in (*before[1:], sentence)):
        return None
    return Literal(found["year"], "gYear"), (before[0].passage,)


def _of_heading(document: Annotated, sentence: Sentence) -> Dated | None:
    title = sentence.section.title.strip()
    date = date_literal(title) if title[:1] in {"1", "2", "二", "一"} else None
    if date is None or sentence.kind == "heading":
        return None
    for index in range(sentence.block - 1, -1, -1):
        block = document.document.blocks[index]
        if isinstance(block, Heading) and block.section == sentence.section:
            return date, (document.passage(block.text.span(), block.section, block.page),)
    return None
