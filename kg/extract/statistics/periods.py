"""Periods in a sentence, those that need the one before to be understood included (同期, 二季度, 6月份)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extract.tokens import dates
from kg.model.statement import Period
from kg.text.dates import find_periods, parse_period

_AGAINST = r"(?:相?较于?|相?比(?:于|之|起)?)"
# As in the dates themselves, a look ahead at how such words begin spares most places of a text a closer look.
_SAME = re.compile(
    rf"(?=[12相较比而去上同本报期])(?:(?:19|20)\d{{2}}年同期|(?:{_AGAINST}|而)?(?:去年|上年|上一年)(?:的)?同期|{_AGAINST}?同期|[去上]年[末底]|{_AGAINST}(?:上年度?[末底]?|上一年度?|去年[末底]?|前一年|年初|上季度?末?|一季度|上月末?)|去年|上年(?=为|是|仅为|的[\d约近])|上季度?(?=为|是|仅为|的[\d约近])"
    r"|(?:本)?报告期(?:[内间]|末)?(?=，|[^，。；、]{2})|(?<=在)期内(?=的))"
)
_BARE = re.compile(
    r"(?=[1-9Q截第一二三四上下前年期全过近最今去目当现未])(?:(?<![年\d])(?:截[至止]到?)?(?:(?:1[0-2]|[1-9])月(?:份|末|底)|第?[一二三四]季度末?|[上下]半年|前(?:[二三]个?季度|[二三四五六七八九十]个月)|年初|期初(?=的?[\d近约])|(?<![上去前])年[末底]|全年)"
    r"|(?<![年\d])(?:1[0-2]|[1-9])月[1-3]?\d日?(?:[-–—~～至到]|——)(?:(?:1[0-2]|[1-9])月)?[1-3]?\d日"
    r"|(?:19|20)\d{2}年?半年(?=报|度报)|(?<![年\d\-./])(?:1[0-2]|[1-9])月(?=[，,])"
    r"|(?<![年\d\-./至到个近])(?:1[0-2]|[1-9])月(?=(?:[单当]月|共|累计|吸引|完成|发行|新增|成交|实现|发放|获得|获|投资|融资|交易|全国|我国|中国|的))"
    r"|(?<![A-Za-z\d])Q[1-4](?![\dA-Za-z.%])"
    r"|(?:今年|去年|上年)(?:第?[一二三四]季度末?|[上下]半年|前[二三]个?季度|前(?:[两二三四五六七八九十]|十一|1[01]|[2-9])个月|(?:1[0-2]|[1-9])[-—~至到](?:1[0-2]|[1-9])月(?:份)?|(?:1[0-2]|[1-9])月(?:份|末|底))"
    r"|(?:19|20)\d{2}(?=[上下]半年)(?:[上下]半年)|(?:过去|近|最近)(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个月|年来?)(?!期)|今年以?来?|目前|当前|现阶段|截[至止]目前|未来[几一二三四五十\d至到]{1,4}年|近几年来?)"
)
_VAGUE = re.compile(r"过去|近|未来|今年|目前|当前|现阶段")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_THIS_YEAR = re.compile(r"今年(?:以?来)?")
_LAST_YEAR = re.compile(r"去年|上年|上一年")
_PART_OF_SOME = re.compile(
    r"(?P<which>今年|去年|上年)(?P<part>第?[一二三四]季度末?|[上下]半年|前[二三]个?季度|前[^，]{1,2}个月"
    r"|\d{1,2}[-—~至到]\d{1,2}月(?:份)?|\d{1,2}月(?:份|末|底))"
)
"""今年一季度: of which year, only the date of the text tells."""
_BASE = re.compile(r"相?较|相?比|同期")
_QUARTER = re.compile(r"Q([1-4])")
_UNTIL_SPELT = re.compile(r"^截止")
_HALF_SPELT = re.compile(r"(?<=\d)年?半年$")
_HALF_OF_YEAR = re.compile(r"^((?:19|20)\d{2})(?=[上下])")
_SINCE = re.compile(r"(?:19|20)\d{2}年?(?:以来|至今|起)")
_LAST = re.compile(r"(?:去年|上年|上一年|前一年)")
_LAST_YEAR_END = re.compile(r"[去上]年[末底]")
_SAME_OF = re.compile(r"((?:19|20)\d{2})年同期")
_YEAR_START = re.compile(r"截至((?:19|20)\d{2})年初")
_QUARTER_TOLD = re.compile(r"\d{4}-Q[1-4]")
_SPAN_OF_YEARS = re.compile(r"\d{4}/\d{4}")


@lru_cache(64)
def find_dates(plain: str) -> tuple[tuple[int, int], ...]:
    """Places of all words of time in a sentence, whether or not they can be dated; longest first where they overlap.

    Remembered, as a sentence is read again for the one behind it.
    """
    places = list(dates(plain))
    places += [(found.start, found.end) for found in find_periods(plain)]
    for pattern in (_SAME, _BARE):
        places += [(match.start(), match.end()) for match in pattern.finditer(plain)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if all(end <= a or start >= b for a, b in kept):
            kept.append((start, end))
    return tuple(sorted(kept))


def comparative(words: str) -> bool:
    """Do words of time name the base of a comparison (较去年, 同期) and so not the period of the figure?"""
    return bool(_BASE.match(words))


def resolve(words: str, before: Period | None, anchor: str = "") -> Period | None:
    """The period that words mean behind ``before``; None where they tell none (目前, 今年).

    ``anchor`` is the date of the text itself, where no other year stands before: 今年 is its year, 去年 the year before that of a text dated to
    the month, and a part of a year the last one of that name (上半年 in a text of 2031-03 is that of 2030).
    """
    told = _by_date_of_text(words, anchor)
    if told is not None or _undated(words) or _PART_OF_SOME.fullmatch(words):
        return told
    if "报告期" in words or words == "期内":
        if before is not None and words.endswith("末"):
            return replace(before, text=before.end, start=before.end)
        return before  # what it is, the words before tell
    words = _spelt_out(words)
    if _LAST.search(words) or words.endswith("同期") or words in {"上季度", "上季"}:
        return _against(words, before, anchor)
    return _outright(words) or _part_of_year(words, before, anchor)


def _by_date_of_text(words: str, anchor: str) -> Period | None:
    """今年, 去年: by the date of the text itself."""
    if anchor and _THIS_YEAR.fullmatch(words):
        return parse_period(f"{anchor[:4]}年")
    if len(anchor) > 4 and _LAST_YEAR.fullmatch(words):
        return parse_period(f"{int(anchor[:4]) - 1}年")
    part = _PART_OF_SOME.fullmatch(words)
    if part is None or len(anchor) < (4 if part["which"] == "今年" else 5):
        return None
    year = str(int(anchor[:4]) - (part["which"] != "今年"))
    return parse_period(part["part"], year) or parse_period(f"{year}年{part['part']}")


def _undated(words: str) -> bool:
    """目前, 近五年, 2031年以来: is it a time of which the words do not tell where it ends?"""
    return _VAGUE.search(words) is not None or _SINCE.fullmatch(words) is not None


def _spelt_out(words: str) -> str:
    """Q2, 截止6月末, 2031半年 as they are spelt elsewhere: 第二季度, 截至6月末, 2031年上半年."""
    if quarter := _QUARTER.fullmatch(words):
        words = f"第{'一二三四'[int(quarter[1]) - 1]}季度"
    words = _UNTIL_SPELT.sub("截至", words)
    words = _HALF_SPELT.sub("年上半年", words)
    return _HALF_OF_YEAR.sub(r"\1年", words)


def _against(words: str, before: Period | None, anchor: str) -> Period | None:
    """去年末, 去年同期, 2030年同期, 同期: the time that they mean beside ``before``. A mere 较去年 tells which year only, and so none."""
    if _LAST_YEAR_END.fullmatch(words):
        year = (before.end if before is not None else anchor)[:4]
        return parse_period(f"{int(year) - 1}年末") if year else None
    if words == "上年" and before is not None:
        return year_before(before)
    if words in {"上季度", "上季"}:
        return quarter_before(before) if before is not None else None
    if _LAST.search(words):
        return year_before(before) if before is not None and "同期" in words else None
    if told := _SAME_OF.fullmatch(words):
        return _in_year(before, told[1]) if before is not None else None  # the same part of 2030: of which, nothing tells
    return before


def _outright(words: str) -> Period | None:
    """2031年6月末, 2029年至2031年, 截至2031年初: what needs no other words to be understood."""
    if start := _YEAR_START.fullmatch(words):
        return Period(f"{start[1]}-01-01", f"{start[1]}-01-01", f"{start[1]}-01-01")
    return parse_period(words)


def _part_of_year(words: str, before: Period | None, anchor: str) -> Period | None:
    """二季度, 6月份, 年末: of the one year that ``before`` lies in, else of that of the text."""
    if before is None:
        return _of_year(words, anchor) if anchor else None
    year = before.start[:4]
    if year != before.end[:4]:
        return None
    return parse_period(words, year) or parse_period(f"{year}年{words}")


def _of_year(words: str, anchor: str) -> Period | None:
    """A part of the year of a text dated ``anchor``; of the year before, where it would end behind a date told to the month."""
    year = anchor[:4]
    found = parse_period(words, year)
    if found is not None and len(anchor) > 4 and found.end[:7] > anchor[:7]:
        found = parse_period(words, str(int(year) - 1))
    return found


def year_before(period: Period) -> Period | None:
    """The same part of the year before; None for a span of years."""
    return _in_year(period, str(int(period.start[:4]) - 1))


def quarter_before(period: Period) -> Period | None:
    """The quarter before a quarter; None for other periods."""
    if _QUARTER_TOLD.fullmatch(period.text) is None:
        return None
    year, number = int(period.text[:4]), int(period.text[-1])
    return parse_period(f"{year}年{number - 1}季度" if number > 1 else f"{year - 1}年4季度")


def _in_year(period: Period, year: str) -> Period | None:
    """The same part of another year; None for a span of years."""
    if len(set(_YEAR.findall(period.text))) != 1:
        return None

    def shift(text: str) -> str:
        return _YEAR.sub(year, text).replace("-02-29", "-02-28")

    return Period(shift(period.text), shift(period.start), shift(period.end))


def in_turn(words: Sequence[str], before: Period | None) -> list[Period]:
    """The periods of times told in turn (2031年上半年和下半年), each behind the one before it; empty where one of them tells none."""
    found: list[Period] = []
    for word in words:
        period = resolve(word, found[-1] if found else before)
        if period is None:
            return []
        found.append(period)
    return found


def first_day(period: Period) -> Period:
    """The day that a stock at the start of a year (由年初的35%) is of."""
    day = f"{period.start[:4]}-01-01"
    return Period(day, day, day)


def first_year(period: Period | None) -> Period | None:
    """The first year of a span of years, where a rise over it starts; None for other periods."""
    if period is None or not _SPAN_OF_YEARS.fullmatch(period.text):
        return None
    year = period.start[:4]
    return Period(year, period.start, f"{year}-12-31")


def last_year(period: Period) -> Period:
    """The last year of a span of years: what a rise over the span ends in."""
    if period.start[:4] == period.end[:4]:
        return period
    year = period.end[:4]
    return replace(period, text=year, start=f"{year}-01-01", end=f"{year}-12-31")
