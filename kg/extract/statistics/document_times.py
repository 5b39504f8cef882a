"""Times told once for many sentences: by a document's title or cover, by a heading, by the words that a paragraph opens with."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated
from kg.extract.statistics.context import Context
from kg.extract.statistics.periods import find_dates, resolve
from kg.extract.titled import titled_firm
from kg.model.document import Section
from kg.model.statement import Passage, Period

_BULLETIN = re.compile(r"(?:运行|经营|收支|业务|统计|发展|监管)(?:总体|基本|主要|统计)*(?:情况|数据|公报|指标|概况)$|统计公报$")
"""How the title of a bulletin ends, which is of the time that it names."""
_REPORT_TOLD = re.compile(
    r"(?<!\d)(?P<year>20\d\d)年?(?:(?P<half>半年度?|中期|上半年)|年度?|全年)?(?:年度|经营|业务)?(?:报告|年报|半年报|中报|财报|业绩|成绩单)"
)
"""A yearly report in the title of news about it."""
_PART_OF_YEAR = re.compile(r"20\d\d-(?:H[12]|Q[1-4]|\d\d|\d\d/20\d\d-\d\d)")
_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?=年(?!同期))")
_OPENING = 16
"""So many characters an opening date has at most."""


def document_period(document: Annotated) -> tuple[Period, Passage] | None:
    """The time that all of a document is of, with the words that say so; None for most documents, which tell of many times."""
    return _of_bulletin(document) or _of_own_report(document) or _of_report_told(document) or _of_part_of_year(document)


def heading_period(section: Section) -> Period | None:
    """The one period that the innermost heading names (2031年上半年经营情况); None where it names none or several."""
    return _only_period(section.title)


def opening_period(plain: str, context: Context) -> Period | None:
    """The period that a sentence opens with (上半年，市场运行平稳。): what the sentences behind it tell is of then.

    A day (11月10日) may be one of the year before the report's: the report's date does not tell its year.
    """
    stop = plain.find("，", 0, _OPENING)
    if stop < 0 or (0, stop) not in find_dates(plain):
        return None
    return resolve(plain[:stop], context.when.period, "" if plain[stop - 1] == "日" else context.when.anchor)


def _of_bulletin(document: Annotated) -> tuple[Period, Passage] | None:
    """The time that a bulletin is of, with its title (2031年一季度支付业务运行情况); None for other documents."""
    title, span = document.document.report.title, document.document.title_span
    if span is None or _BULLETIN.search(title.strip()) is None:
        return None
    period = _only_period(title)
    return (period, document.passage(span, Section(titles=(title,)))) if period is not None else None


def _of_own_report(document: Annotated) -> tuple[Period, Passage] | None:
    """The time of which a company's own report is by its cover, with the words that say so; None for other documents."""
    period = resolve(document.speaker.time, None) if document.speaker is not None else None
    return (period, document.cover()) if period is not None else None


def _of_report_told(document: Annotated) -> tuple[Period, Passage] | None:
    """The time of the yearly report that the title says a firm issued (甲银行发布2031年年报), with the title; None for other documents."""
    title = document.document.report.title
    told = _REPORT_TOLD.search(title) if "20" in title else None
    titled = titled_firm(document) if told is not None else None
    period = resolve(f"{told['year']}年{'上半年' if told['half'] else ''}", None) if told is not None and titled is not None else None
    return (period, titled.title) if period is not None and titled is not None else None


def written_on(document: Annotated) -> tuple[str, frozenset[str]]:
    """The date of a text, and the years that it may name without 去年 being told from another one.

    News on a yearly report is of the time after it, a text without a date of the only year that it names.
    """
    date = document.document.report.date
    told = _of_report_told(document) if len(date) <= 4 else None  # a year may have been taken from the title itself
    if told is None:
        date = date or _only_year(document)
        return date, frozenset([date[:4]])
    year, half = told[0].end[:4], told[0].end.endswith("06-30")
    after = year if half else str(int(year) + 1)
    return f"{after}-{'08' if half else '03'}", frozenset([year, after])


def _of_part_of_year(document: Annotated) -> tuple[Period, Passage] | None:
    """The half-year, quarter or month that a title names (2031年上半年保险科技观察), with the title: a whole year there may be that of the report."""
    title, span = document.document.report.title, document.document.title_span
    period = _only_period(title) if span is not None and "20" in title else None
    if period is None or span is None or _PART_OF_YEAR.fullmatch(period.text) is None:
        return None
    return period, document.passage(span, Section(titles=(title,)))


def _only_year(document: Annotated) -> str:
    """The year of a text without a date that names no other; empty where it names none or several, or tells times by its own (今年)."""
    if any(word in sentence.plain for sentence in document.sentences for word in ("今年", "去年", "明年")):
        return ""
    years = {year for sentence in document.sentences for year in (_YEAR.findall(sentence.plain) if "20" in sentence.plain else ())}
    return years.pop() if len(years) == 1 else ""


def _only_period(title: str) -> Period | None:
    """The one period that a title names; None where it names none or several."""
    found = [period for start, end in find_dates(title) if (period := resolve(title[start:end], None)) is not None]
    return found[0] if len(found) == 1 else None
