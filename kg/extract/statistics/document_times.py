"""Times told once for many sentences: by a document's title or cover, by a heading, by the words that a paragraph opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.annotate import Annotated
from kg.extract.statistics.context import Context
from kg.extract.statistics.periods import find_dates, resolve
from kg.extract.titled import titled_firm
from kg.model.document import Section
from kg.model.statement import Passage, Period
from kg.text.dates import NO_FIGURE

_BULLETIN = re.compile(r"(?:运行|经营|收支|业务|统计|发展|监管)(?:总体|基本|主要|统计)*(?:情况|数据|公报|指标|概况)$|统计公报$")
"""How the title of a bulletin ends, which is of the time that it names."""
_REPORT_TOLD = re.compile(
    r"(?<!\d)(?P<year>20\d\d)年?(?:(?P<half>半年度?|中期|上半年)|年度?|全年)?(?:年度|经营|业务)?(?:报告|年报|半年报|中报|财报|业绩|成绩单)"
)
"""A yearly report in the title of news about it."""
_END_TOLD = re.compile(r"20\d\d年(?:\d{1,2}月)?(?:年)?[末底]")
_PART_OF_YEAR = re.compile(r"20\d\d-(?:H[12]|Q[1-4]|\d\d|\d\d/20\d\d-\d\d)")
_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?=年(?!同期))")
_NAMED_YEAR = re.compile(rf"(?:19|20)\d{{2}}(?=年|[/-]\d|\.(?:1[0-2]|0?[1-9])(?!\d){NO_FIGURE})")
_OPENING = 16
"""So many characters an opening date has at most."""


_PART_TOLD = re.compile(r"(?<![较比与同和超由从])(20\d\d年)(第?[一二三四]季度末?|[上下]半年|前[二三]个?季度|(?:1[0-2]|[1-9])月(?:末|底|份)?)(?!\d|同期|相比)")
_REPORT_NAMED = re.compile(r"(20\d\d年)度?[^，。；《》\d季]{0,8}?(?:(半年度?报告?|中期报告|中报|半年报)|年度报告|年报|财报|(?<=年度)报告)")


@dataclass(slots=True)
class TimesTold:
    """The years that a section named so far, and what a bare 第三季度 or 报告期 means in it: the time told with such words before (None: several), and where."""

    years: set[str] = field(default_factory=set)
    told: dict[str, tuple[Period, Passage] | None] = field(default_factory=dict)

    def see(self, plain: str) -> None:
        """Note the years of a sentence before it is read."""
        if "20" in plain or "19" in plain:
            self.years.update(_NAMED_YEAR.findall(plain))

    def note(self, plain: str, passage: Passage) -> None:
        """Note the parts of a year that a sentence tells with their year, and of which time the report is that it names, once it is read."""
        if "20" not in plain:
            return
        for year, part in _PART_TOLD.findall(plain):
            self._note(part, resolve(year + part, None), passage)
        for year, half in _REPORT_NAMED.findall(plain) if "报" in plain else ():
            self._note("报告期", resolve(year + ("上半年" if half else ""), None), passage)

    def _note(self, words: str, period: Period | None, passage: Passage) -> None:
        if period is None:
            return
        known = self.told.get(words, (period, passage))
        self.told[words] = (period, passage) if known is not None and known[0] == period else None


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
    """The half-year, quarter, month or end of a year that a title names (2031年上半年保险科技观察), with it: a whole year there may be that of the report."""
    title, span = document.document.report.title, document.document.title_span
    period = _only_period(title) if span is not None and "20" in title else None
    if period is None or span is None or (_PART_OF_YEAR.fullmatch(period.text) is None and _END_TOLD.search(title) is None):
        return None
    return period, document.passage(span, Section(titles=(title,)))


def _only_year(document: Annotated) -> str:
    """The year of a text without a date that names no other; empty where it names none or several, or tells times by its own (今年)."""
    if any(word in sentence.plain for sentence in document.sentences for word in ("今年", "去年", "明年")):
        return ""
    years = {year for sentence in document.sentences for year in (_YEAR.findall(sentence.plain) if "20" in sentence.plain else ())}
    return years.pop() if len(years) == 1 else ""


@lru_cache(64)
def _only_period(title: str) -> Period | None:
    """The one period that a title names; None where it names none or several."""
    found = [period for start, end in find_dates(title) if (period := resolve(title[start:end], None)) is not None]
    return found[0] if len(found) == 1 else None
