"""Dates that leave out their year: 同年10月, 次年3月, 6月 behind 2023年2月. The nearest year before them in the paragraph completes them.

Where none stands there, the day on which the text was written does: 4月22日, 22日, 去年12月.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from kg.extract.tokens import dates
from kg.model.statement import Passage
from kg.text.enclosed import between, in_title

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])月"
_YEARLESS = re.compile(
    rf"(?:(?:同|当)(?:一)?年|(?P<next>次年|翌年|第二年))(?:的)?(?P<month>{_MONTH}(?:{_DAY}日)?)(?:份)?(?![末底初]|个)"
    r"|(?:同年|(?P<after>次年|翌年))(?=[，,又再]|[^，。；月上下前末底]{0,10}(?:发布|印发|推出|上线|成立|收购|更名|启动))"
    r"|(?<=[，。；])(?:年底|年末|年中|年初)(?=[^，。；]{0,8}(?:建成|推出|上线|发布|成立|启动|完成|印发|出台|落地|投产))"
    r"|(?P<month_of>同月|当月|(?P<month_after>次月))(?=[，,]|\d{1,2}日|[^，。；末底]{0,8}(?:推出|上线|发布|成立|启动|印发|出台|收购|宣布))"
    rf"|(?<![\d年.\-—~～至到前近约第零])(?P<bare>{_MONTH}(?:{_DAY}日)?)(?:份)?(?![\d末底初个\-—~～至到均])"
)
_WITH_YEAR = re.compile(r"(?:截[至止](?:到|至)?)?(?:19|20)\d\d")
_YEAR = re.compile(r"(?:截[至止])?(?P<year>(?:19|20)\d{2})(?:年|[./-])(?:(?P<month>1[0-2]|0?[1-9])(?!\d))?")
_COMPARED = re.compile(r"(?:较|比|相比|对比|相较于?|到|至|距|预计|计划于?|拟于?|力争)$")
"""Words in front of a year with which something is compared or until which it is planned: what follows does not happen in it."""

_THAN = re.compile(r"[^，。；]{0,6}(?:相比|相较)")
_TOLD = "发布|公布|印发|出台|颁布|宣布|发文|下发|联合|正式|就|召开|上线|推出|起(?:正式)?(?:施行|实施)"
_BY_DAY = re.compile(
    rf"(?P<year>[去上今本]年)(?P<of_year>{_MONTH}(?:{_DAY}日)?)(?:份)?(?![末底初个\-—~～至到以])"
    rf"|(?<![\d年.\-—~～至到前近约第零])(?P<of_month>{_MONTH}{_DAY}日)(?![\d前后内\-—~～至到])"
    rf"|(?<![\d年月.\-—~～至到前近约第零每续期共满逾超过足])(?P<day>{_DAY}日)(?={_TOLD}|(?<=[，。；]\d\d日)[，,]|(?<=[，。；]\d日)[，,])|^(?P<first>{_DAY}日)(?=[，,])"
)
"""Dates that the day of writing completes."""


class Completed(NamedTuple):
    """A date with the year that it leaves out: its place in the sentence, its words with the year, and the passage that names the year if another does."""

    start: int
    end: int
    text: str
    shown: Passage | None


class _Anchor(NamedTuple):
    year: int
    month: int
    passage: Passage | None


def has_yearless(text: str) -> bool:
    """May a text hold a date without its year?"""
    return "月" in text or ("年" in text and any(word in text for word in ("同年", "次年", "翌年", "年底", "年末", "年中", "年初")))


def may_be_told_by_day(text: str) -> bool:
    """May a text hold a date that the day of its writing completes?"""
    return ("日" in text or "年" in text) and _BY_DAY.search(text) is not None


def dates_by_day(text: str, before: Sequence[tuple[str, Passage]], written: str, shown: Passage | None) -> Iterator[Completed]:
    """The dates of a sentence that the day on which its text was ``written`` completes, which ``shown`` shows.

    Only where the paragraph names no other year before them, and only days that were past then.
    """
    year, month, day = (int(part) for part in written.split("-"))
    years = {int(found["year"]) for words, _ in before for found in _YEAR.finditer(words)}
    for match in _without_year(_BY_DAY, text):
        if _COMPARED.search(text[: match.start()]):
            continue
        if not years | {int(found["year"]) for found in _YEAR.finditer(text, 0, match.start())} <= {year}:
            continue
        if match["year"]:
            yield Completed(match.start(), match.end(), f"{year - (match['year'] in ('去年', '上年'))}年{match['of_year']}", shown)
            continue
        told, _, rest = (match["of_month"] or f"{month}月{match['day'] or match['first']}").partition("月")
        on = (int(told), int(rest.rstrip("日")))
        if on <= (month, day):
            yield Completed(match.start(), match.end(), f"{year}年{told}月{rest}", shown)


def completed_dates(text: str, before: Sequence[tuple[str, Passage]]) -> Iterator[Completed]:
    """The dates of a sentence that leave out their year, completed by the nearest year before them.

    ``before`` are the sentences of the paragraph ahead of it, with their passages. A month with no year at all goes on from the date
    before it, and so is none that lies ahead of that one in the year; months of other years, or of no year, are left alone.
    """
    found = _without_year(_YEARLESS, text)
    if not found:
        return
    carried: _Anchor | None = None
    for words, passage in reversed(before):
        carried = _last_anchor(words, passage)
        if carried is not None:
            break
    anchors = list(_placed(text, None))
    for match in found:
        last = next((anchor for place, anchor in reversed(anchors) if place < match.start()), carried)
        if last is None:
            continue
        if match["month_of"]:
            if not last.month:
                continue
            month = last.month + bool(match["month_after"])
            year, month = last.year + month // 13, (month - 1) % 12 + 1
            rest = f"{month}月"
        elif match["bare"]:
            month = int(match["bare"].partition("月")[0])
            if month < last.month or _COMPARED.search(text[: match.start()]):
                continue
            year, rest = last.year, match["bare"]
        else:
            year, rest = last.year + bool(match["next"] or match["after"]), match["month"] or ""
            month = int(rest.partition("月")[0]) if rest else 0
        anchors.append((match.start(), _Anchor(year, month, last.passage)))
        yield Completed(match.start(), match.end(), f"{year}年{rest}", last.passage)


def _without_year(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The matches of an expression that touch no date with its year, and stand in no title or brackets."""
    taken = [(start, end) for start, end in dates(text) if _WITH_YEAR.match(text, start, end)]
    return [m for m in pattern.finditer(text) if not any(start < m.end() and m.start() < end for start, end in taken) and not _set_apart(text, m.start())]


def _last_anchor(words: str, passage: Passage) -> _Anchor | None:
    """The last date of an earlier sentence, from which later ones go on; its own yearless ones count."""
    placed = list(_placed(words, passage))
    for match in _YEARLESS.finditer(words) if placed else ():
        last = next((anchor for place, anchor in reversed(placed) if place < match.start()), None)
        rest = match["month"] or match["bare"] or ""
        if last is None or _set_apart(words, match.start()) or any(place <= match.start() < place + 12 and anchor.month for place, anchor in placed):
            continue
        placed.append((match.start(), _Anchor(last.year + bool(match["next"] or match["after"]), int(rest.partition("月")[0]) if rest else 0, passage)))
    return sorted(placed, key=itemgetter(0))[-1][1] if placed else None


def _placed(words: str, passage: Passage | None) -> Iterator[tuple[int, _Anchor]]:
    for match in _YEAR.finditer(words):
        if not _set_apart(words, match.start()) and not _COMPARED.search(words[: match.start()]) and not _THAN.match(words, match.end()):
            yield match.start(), _Anchor(int(match["year"]), int(match["month"] or 0), passage)


def _set_apart(text: str, place: int) -> bool:
    """Does a place lie in a title or in brackets?"""
    return in_title(text, place) or between(text, place, "（", "）")
