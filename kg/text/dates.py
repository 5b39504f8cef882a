"""Dates and periods as Chinese reports write them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.model.statement import Period
from kg.text.normalise import normalise
from kg.text.numbers import DIGITS

_YEAR = r"(?<!\d)(?:19|20)\d{2}"
NO_FIGURE = r"(?!\s?(?:[万亿千百]|(?:美|港|欧|日|澳)?元|户|笔|家|项|件|次|张|款|[KMGTPE]B|倍))"
"""What cannot stand behind a month that is written with a dot: 2024.12亿笔 is a number."""
_DASH = "(?:[-–—~～至到]|——)"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PLANS = {"十三五": ("2016", "2020"), "十四五": ("2021", "2025"), "十五五": ("2026", "2030")}

_DATE = re.compile(rf"({_YEAR})(?:年度?|[./\-年](\d{{1,2}})月?(?:[./\-月](\d{{1,2}})日?)?)?(?!\d|\.\d)(?:[^\d]{{0,4}})")
_HAN_DAY = re.compile("[一二三四五六七八九十]{1,3}(?=[月日])")
_HAN_YEAR = re.compile("[〇零一二三四五六七八九]{4}(?=年)")

_AS_OF = r"(?P<asof>截[至止](?:到|至)?)?"
_PERIOD = re.compile(
    "(?=[截12“\"十])"  # how all begin: most places of a text need no further look
    + _AS_OF
    + "(?:"
    + "|".join(
        (
            rf"(?P<y1>{_YEAR})年?(?P<a1>\d{{1,2}})月(?:份)?{_DASH}(?P<y1b>{_YEAR})年?(?P<b1>\d{{1,2}})月",
            rf"(?P<y2>{_YEAR})年(?P<a2>\d{{1,2}})月?{_DASH}(?P<b2>\d{{1,2}})月(?!\d)",
            rf"(?P<y3>{_YEAR})年?{_DASH}(?P<y3b>(?:19|20)\d{{2}})年?(?!\d)",
            rf"(?P<y4>{_YEAR})年前(?P<n4>[一二三四1-4两])(?:个)?季度(?P<e4>末)?",
            rf"(?P<y5>{_YEAR})年?(?P<h5>上半年|前半年|下半年|后半年|半年度|H[12])(?P<e5>末)?",
            rf"(?P<y6>{_YEAR})年?(?:第?(?P<q6>[一二三四1-4])季度?|Q(?P<q6b>[1-4])|(?P<q6c>首个?|最后一个?|末)季度?)(?P<e6>末)?",
            rf"(?P<y7>{_YEAR})年前(?P<n7>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})个月",
            rf"(?P<y13>{_YEAR})年(?P<m13>\d{{1,2}})月(?P<d13>\d{{1,2}})日?{_DASH}(?:(?P<m13b>\d{{1,2}})月)?(?P<d13b>\d{{1,2}})日",
            rf"(?(asof)|(?!))(?P<y14>{_YEAR})年(?P<m14>\d{{1,2}})月(?:\d{{1,2}}日)?[止的]?的?(?P<n14>第?[一二三四]季度|[三六九]个月|十二个月|上半年|半年度?|(?:财政|会计)?年度|财年)(?!报)",
            rf"(?P<y8>{_YEAR})(?:年|[./\-])(?P<m8>\d{{1,2}})(?:月|[./\-])(?P<d8>\d{{1,2}})(?:日|(?!\d))",
            rf"(?P<y9>{_YEAR})年(?P<m9>\d{{1,2}})月份?(?P<e9>末|底)?",
            rf"(?P<y10>{_YEAR})[./\-](?P<m10>0?[1-9]|1[0-2])(?!\d|[./\-%年]|\.\d){NO_FIGURE}(?P<e10>月?(?:末|底))?",
            rf"(?P<y11>{_YEAR})年?(?:年)?(?P<e11>年?末|年?底)",
            rf"(?P<y12>{_YEAR})(?:年(?:度|全年)?|财年)",
            r"[“\"]?(?P<plan>十三五|十四五|十五五)[”\"]?(?:规划)?(?:期间|时期)",
        )
    )
    + ")"
)
_BARE = re.compile(
    r"^(?P<asof>截[至止](?:到|至)?)?(?:(?P<h>上半年|下半年)|第?(?P<q>[一二三四1-4])季度(?P<qe>末)?|前(?P<n>[一二三])季度|"
    r"(?P<a>\d{1,2})月?[-–—~～至](?P<b>\d{1,2})月|(?P<dm>\d{1,2})月(?P<da>\d{1,2})日?" + _DASH +
    r"(?:(?P<dmb>\d{1,2})月)?(?P<db>\d{1,2})日|(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|(?P<e>末|底))?|(?P<y>年末|年底|全年|当年))$"
)


class FoundPeriod(NamedTuple):
    """A period with its place in the text it was found in."""

    start: int
    end: int
    period: Period


@lru_cache(maxsize=4096)
def parse_date(text: str) -> str | None:
    """``2015.11``, ``2021/4``, ``2021 年 3 月``, ``2023.4.11``, ``2017年`` as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as precise as given.

    None where ``text`` is no single date (a range, a wrong month, other words).
    """
    word = normalise(text).text.replace(" ", "").strip("（）()，。")
    word = _HAN_YEAR.sub(lambda match: "".join(str(DIGITS[char]) for char in match.group()), word)
    word = _HAN_DAY.sub(lambda match: str(_han_day(match.group())), word)
    match = _DATE.fullmatch(word)
    if not match or word.endswith(("-", "–", "—", "~", "至", "到", "/", ".")) or "季" in word or "半年" in word:
        return None
    year, month, day = match[1], match[2], match[3]
    if not month:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if not day:
        return f"{year}-{int(month):02d}"
    if not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02d}-{int(day):02d}"


def parse_period(text: str, year: str = "") -> Period | None:
    """The first period in ``text``; ``year`` (``YYYY``) completes one without its own (上半年, 6月末). None where there is none.

    Spans of time: ``2023``, ``2023-06``, ``2023-H1``, ``2024-Q1``, ``2023-01/2023-09``. Points of time (截至6月, 年末) have the last day
    as text and as start and end; 截至一季度 and 截至上半年 are the quarter and the half, for as often as not they speak of what happened in them.
    """
    mapped = normalise(text).text
    for found in find_periods(mapped):
        return found.period
    match = _BARE.match(mapped) if year else None
    return _bare(match, year) if match else None


def find_periods(text: str) -> Iterator[FoundPeriod]:
    """Periods in normalised ``text``, left to right, with their places."""
    if "20" not in text and "19" not in text and "五" not in text:
        return
    for match in _PERIOD.finditer(text):
        period = _period(match)
        if period:
            yield FoundPeriod(match.start(), match.end(), period)


def _bare(match: re.Match[str], year: str) -> Period | None:
    got = match.groupdict()
    as_of = bool(got["asof"])
    if got["h"]:
        half = 1 if got["h"] == "上半年" else 2
        return _half(year, half)
    if got["q"]:
        quarter = _QUARTERS[got["q"]]
        return _as_of(year, quarter * 3) if got["qe"] else _quarter(year, quarter)
    if got["n"]:
        return _months(year, 1, year, _QUARTERS[got["n"]] * 3)
    if got["a"]:
        return _months(year, int(got["a"]), year, int(got["b"]))
    if got["dm"]:
        return _days(year, (int(got["dm"]), int(got["da"])), (int(got["dmb"] or got["dm"]), int(got["db"])))
    if got["m"]:
        if got["d"]:
            return _day(year, int(got["m"]), int(got["d"]))
        return _as_of(year, int(got["m"])) if as_of or got["e"] else _month(year, int(got["m"]))
    if got["y"] in ("年末", "年底"):
        return _as_of(year, 12)
    return _year(year)


def _last_day(year: str, month: int) -> str:
    return f"{year}-{month:02d}-{monthrange(int(year), month)[1]:02d}"


def _as_of(year: str, month: int) -> Period | None:
    if not 1 <= month <= 12:
        return None
    day = _last_day(year, month)
    return Period(day, day, day)


def _day(year: str, month: int, day: int) -> Period | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(int(year), month)[1]):
        return None
    text = f"{year}-{month:02d}-{day:02d}"
    return Period(text, text, text)


def _month(year: str, month: int) -> Period | None:
    if not 1 <= month <= 12:
        return None
    return Period(f"{year}-{month:02d}", f"{year}-{month:02d}-01", _last_day(year, month))


def _quarter(year: str, quarter: int) -> Period:
    return Period(f"{year}-Q{quarter}", f"{year}-{quarter * 3 - 2:02d}-01", _last_day(year, quarter * 3))


def _half(year: str, half: int) -> Period:
    return Period(f"{year}-H{half}", f"{year}-{half * 6 - 5:02d}-01", _last_day(year, half * 6))


def _year(year: str) -> Period:
    return Period(year, f"{year}-01-01", f"{year}-12-31")


def _years(first: str, last: str) -> Period:
    return Period(f"{first}/{last}", f"{first}-01-01", f"{last}-12-31")


def _months(first_year: str, first: int, last_year: str, last: int) -> Period | None:
    if not (1 <= first <= 12 and 1 <= last <= 12 and (first_year, first) < (last_year, last)):
        return None
    if first_year == last_year and first % 3 == 1 and last == first + 2:
        return _quarter(first_year, last // 3)
    if first_year == last_year and (first, last) in ((1, 6), (7, 12)):
        return _half(first_year, last // 6)
    if first_year == last_year and (first, last) == (1, 12):
        return _year(first_year)
    text = f"{first_year}-{first:02d}/{last_year}-{last:02d}"
    return Period(text, f"{first_year}-{first:02d}-01", _last_day(last_year, last))


def _han_day(word: str) -> int:
    """Value of a Chinese numeral up to thirty-one."""
    if "十" not in word:
        return DIGITS.get(word, 0)
    tens, _, ones = word.partition("十")
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)


_Groups = Mapping[str, str]
"""What the groups of ``_PERIOD`` matched: nothing, those of the other forms."""


def _between_months(got: _Groups) -> Period | None:
    """2022年3月-2023年6月."""
    return _months(got["y1"], int(got["a1"]), got["y1b"], int(got["b1"]))


def _months_of_year(got: _Groups) -> Period | None:
    """2023年3-9月."""
    return _months(got["y2"], int(got["a2"]), got["y2"], int(got["b2"]))


def _between_years(got: _Groups) -> Period | None:
    """2021-2025年; no period where the years do not follow each other."""
    first, last = got["y3"], got["y3b"]
    return _years(first, last) if first < last else None


def _first_quarters(got: _Groups) -> Period | None:
    """2023年前三季度."""
    last = {"两": 2}.get(got["n4"]) or _QUARTERS[got["n4"]]
    return _as_of(got["y4"], last * 3) if got["e4"] else _months(got["y4"], 1, got["y4"], last * 3)


def _half_of_year(got: _Groups) -> Period | None:
    """2023年上半年, 2023H1."""
    half = 1 if got["h5"] in ("上半年", "前半年", "半年度", "H1") else 2
    return _as_of(got["y5"], half * 6) if got["e5"] else _half(got["y5"], half)


def _quarter_of_year(got: _Groups) -> Period | None:
    """2023年第三季度, 2023Q3, 2023年最后一个季度."""
    quarter = (1 if got["q6c"].startswith("首") else 4) if got["q6c"] else _QUARTERS[got["q6"] or got["q6b"]]
    return _as_of(got["y6"], quarter * 3) if got["e6"] else _quarter(got["y6"], quarter)


def _first_months(got: _Groups) -> Period | None:
    """2023年前9个月, 2023年前九个月."""
    count = int(got["n7"]) if got["n7"].isascii() else _han_day(got["n7"])
    return _months(got["y7"], 1, got["y7"], count)


def _days(year: str, first: tuple[int, int], last: tuple[int, int]) -> Period | None:
    """From one day (month, day) of a year to a later one."""
    start, end = _day(year, *first), _day(year, *last)
    return Period(f"{start.text}/{end.text}", start.text, end.text) if start is not None and end is not None and start.text < end.text else None


def _between_days(got: _Groups) -> Period | None:
    """2023年10月1日至8日, 2023年1月24日至2月3日."""
    month = int(got["m13"])
    return _days(got["y13"], (month, int(got["d13"])), (int(got["m13b"] or month), int(got["d13b"])))


def _months_up_to(got: _Groups) -> Period | None:
    """截至2023年9月30日止三个月, 截至2023年9月30日的第三季度: the months that end there."""
    words, year, last = got["n14"], int(got["y14"]), int(got["m14"])
    count = 3 if "季" in words else 6 if "半" in words else {"三": 3, "六": 6, "九": 9}.get(words[0], 12)
    first = last - count + 1
    return _months(got["y14"] if first > 0 else str(year - 1), first if first > 0 else first + 12, got["y14"], last)


def _full_date(got: _Groups) -> Period | None:
    """2023年6月30日, 2023/6/30."""
    return _day(got["y8"], int(got["m8"]), int(got["d8"]))


def _month_of_year(got: _Groups) -> Period | None:
    """2023年6月, with 末 or 截至 its last day."""
    return (_as_of if got["asof"] or got["e9"] else _month)(got["y9"], int(got["m9"]))


def _month_in_figures(got: _Groups) -> Period | None:
    """2023.6, with 末 or 截至 its last day."""
    return (_as_of if got["asof"] or got["e10"] else _month)(got["y10"], int(got["m10"]))


def _end_of_year(got: _Groups) -> Period | None:
    """2023年末."""
    return _as_of(got["y11"], 12)


def _whole_year(got: _Groups) -> Period | None:
    """2023年, with 截至 its last day."""
    return _as_of(got["y12"], 12) if got["asof"] else _year(got["y12"])


def _plan(got: _Groups) -> Period | None:
    """十四五期间."""
    return _years(*_PLANS[got["plan"]])


_READ: Mapping[str, Callable[[_Groups], Period | None]] = {
    "y1": _between_months,
    "y2": _months_of_year,
    "y3": _between_years,
    "y4": _first_quarters,
    "y5": _half_of_year,
    "y6": _quarter_of_year,
    "y7": _first_months,
    "y13": _between_days,
    "y14": _months_up_to,
    "y8": _full_date,
    "y9": _month_of_year,
    "y10": _month_in_figures,
    "y11": _end_of_year,
    "y12": _whole_year,
    "plan": _plan,
}
"""How each form of ``_PERIOD`` is read, by the group that it alone has."""


def _period(match: re.Match[str]) -> Period | None:
    """The period that a match of ``_PERIOD`` names; None where its numbers are none (2023年13月)."""
    got = match.groupdict("")
    return next(read(got) for group, read in _READ.items() if got[group])
