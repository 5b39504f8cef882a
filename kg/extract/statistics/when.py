"""When: the times that earlier words of a paragraph set."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.statistics import grammar
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, SUBJECT, Item, Words, entity, is_made
from kg.extract.statistics.periods import comparative, in_turn, resolve
from kg.model.statement import Passage, Period

TIMES = re.compile(rf"{DATE}(?:(?:[、和与及]|以及){DATE})+")
"""Times told in turn."""
_TIMES_ALONE = re.compile(rf"(?:在|截至|截止)?{TIMES.pattern}(?:末|底|期间|间|[内中])?(?:各年)?")
_BASE_DATE = re.compile(rf"(?:占|较|比|与|和|相比于?|相较于?|由|从|超|超过|自)(?:P)?{DATE}")
_DOER = re.compile(rf"{ORG}(?=[^，{NAMES}]{{0,3}}\Z)")
"""A firm right before a date: it is when the firm did something."""
_AS_OF = re.compile("^截[至止]到?")
_LAST_YEAR = re.compile("(?:截[至止]到?)?去年(?P<end>年?[末底])?")
_STATE = re.compile(r"^截|[末底初]$|以来")
_CAME_ABOUT = re.compile(
    rf"[^，{DATE}{FIGURE}{NAMES}]{{0,4}}(?:推出|发布|发行|上线|开源|启动|揭牌|投产|自研|研发|建成|开通|试运行|落地)了?的[^，{DATE}{FIGURE}{NAMES}]{{0,8}}(?=(?P<thing>[{NAMES}]))"
)
"""A date inside what stands before a name (2031年发布的X平台): when the thing came about."""
_A_DAY_OF = re.compile(rf"(?!报告|全|上半|下半|整个)[^，的{FIGURE}{NAMES}]{{1,8}}(?:当日|当天|期间(?!费)|假期|假日|之夜)")
"""2031年|春节期间: a few days of the year, and not the year."""
_UNTIL_NOW = re.compile(r".*[月日末底初](?:至今|以来)")
"""2031年1月|至今: from then on, until nobody says when."""
_RECORD = re.compile(r"的?(?:历史)?(?:同期)?(?:最|新[高低]|首次|第[一二三])")
"""为2017年以来最低: what it is the lowest since is no period of it."""
_FIRST_FIRM = re.compile(rf"[^，{FIGURE}{NAMES}]{{0,3}}{ORG}")
_SINCE = re.compile(r"((?:19|20)\d{2})年?(?:至今|以来)")
_SPAN = re.compile(r"\d年?[至到\-—–~～](?:19|20)\d\d年?$")
_WHOLE_YEAR = frozenset({"全年", "当年"})
"""What of a year's end is told of the year before it (2031年末余额P，全年增加Q)."""
_ADDED = re.compile(r"净?(?:增加|新增|增长|减少|多增|少增)")
_PART = re.compile(r"^\d{1,2}月份|^第?[一二三四]季度(?!末)|^Q[1-4]|^[上下]半年|去年|上年")


@dataclass(slots=True)
class When:
    """``period`` holds until another is told; ``part`` is a part of the year that one clause names, ``said`` the period of the last figure.

    ``year`` is the report's, ``anchor`` its date where the section names no other year; ``start`` the time that a change starts from,
    ``old_period`` what the sentences before told. ``compared`` says that the part is of the year before, ``keep`` that it goes on in the next
    clause (6月最高，达…); ``clause`` is the number of the clause.

    ``event`` says that the last date was the day of a deed, ``doer`` is the firm whose deed it dates. ``dated`` are the bodies and things
    made of the sentence that told the period, which ``leads`` where it stands before them all. ``same_time`` says that the sentence tells of
    the time before (同期), ``held`` that the period of the sentences before was found to be that of a body told of in it,
    ``times`` are those that a clause tells in turn (2030年和2031年，…分别为x和y),
    ``untold`` says that the clause names a year which nothing tells (去年, in a text without a date),
    ``elsewhere`` are parts of a year as earlier sentences told them with their year (None: with several), and where, ``shown`` those taken from there.
    ``headed`` says that the period is that of a heading, ``back`` that the sentence goes back to an earlier year than the ones before.
    """

    period: Period | None = None
    year: str = ""
    anchor: str = ""
    clause: int = 0
    part: Period | None = None
    said: Period | None = None
    start: Period | None = None
    old_period: Period | None = None
    compared: bool = False
    keep: bool = False
    event: bool = False
    doer: Item | None = None
    dated: frozenset[str] = frozenset()
    leads: bool = False
    same_time: bool = False
    held: bool = False
    untold: bool = False
    times: list[Period] = field(default_factory=list)
    headed: bool = False
    back: bool = False
    elsewhere: dict[str, tuple[Period, Passage] | None] = field(default_factory=dict)
    shown: list[tuple[Period, Passage]] = field(default_factory=list)

    @property
    def time(self) -> Period | None:
        """The period that holds here: of a part of the year that this clause names, else the one set before."""
        return None if self.untold else self.part or self.period

    def fresh_sentence(self) -> None:
        """Forget what holds within one sentence only; note the period that comes from the sentence before."""
        if self.back:
            self.period = None  # 2031年…。2030年，…。乙投入Q: of which of the two years?
        self.start, self.same_time, self.held, self.old_period, self.clause = None, False, False, self.period, 0
        self.untold = self.back = False
        self.times, self.shown = [], []

    def fresh_clause(self) -> None:
        """Forget the part of the year that the clause before named, unless it belongs to this one (6月最高，达…)."""
        if not self.keep:
            self.part, self.compared = None, False
        self.keep = False
        self.clause += 1

    def take_times(self, words: Words) -> None:
        """2030年和2031年，…分别为x和y: the times of what is told in turn behind them."""
        if _TIMES_ALONE.fullmatch(words.form):
            self.times = in_turn([item.text for item in words.items if item.code == DATE], self.old_period)
        elif self.times and any(item.code == DATE and not comparative(item.text) for item in words.items):
            self.times = []

    def take_other(self, words: Words) -> None:
        """Where another firm begins to speak, the day on which the one before did something dates nothing."""
        if self.doer is None:
            return
        first = _FIRST_FIRM.match(words.form)
        if first is not None and entity(words.items[first.end() - 1]) != entity(self.doer):
            self.period, self.doer = None, None

    def take_results(self, words: Words, start: int) -> None:
        """Of published results (8月30日发布上半年业绩) the time is that which they are of, and not the day when they came out."""
        place, dates = 0, []
        for item in words.items:
            if place >= start and item.code == DATE:
                dates.append(item.text)
            place += len(item.text)
        day = self.period
        found = resolve(dates[-1], day, self.anchor) if dates else None
        if found is not None:
            self.period, self.part, self.doer, self.event, self.said = found, None, None, False, None
        elif day is not None and day.start == day.end and not day.end.endswith(("-12-31", "-06-30", "-03-31", "-09-30")):
            self.period = None

    def _last_year(self) -> str:
        """The year up to which something is told that goes on since an earlier one: the last one told of, else the report's."""
        return min(self.period.end[:4], self.year or self.period.end[:4]) if self.period is not None else self.year

    def _told_elsewhere(self, words: str) -> Period | None:
        """第三季度 behind 2031年第三季度, 报告期内 and 去年末 behind 2031年年报: the time that words mean where the sentences right before tell none."""
        if self.period is not None:
            return None
        last_year = _LAST_YEAR.fullmatch(words)
        told = self.elsewhere.get("报告期" if "报告期" in words or last_year else _AS_OF.sub("", words))
        if told is not None and last_year is not None:
            year = int(told[0].end[:4]) - (not told[0].end.endswith("-12-31"))  # a yearly report comes out the year after, a half-yearly one in it
            found = resolve(f"{year}年{'末' if last_year['end'] else ''}", None)
        else:
            found = resolve(words, told[0]) if told is not None else None
        if told is not None and found is not None:
            self.shown.append((found, told[1]))
        return found

    def take_dates(self, words: Words, names: frozenset[str], *, deed: bool = False) -> None:
        """Take the period from words in reading order; the base of a comparison is none.

        ``names`` are the bodies and things made of the sentence. ``deed`` says that the words hold no figure: a date behind a firm is then
        when the firm did something, and so is a month.
        """
        for place, item in enumerate(words.items):
            if item.code != DATE or comparative(item.text):
                continue
            since = _SINCE.fullmatch(item.text)
            if not since and _BASE_DATE.search(words.form[max(0, place - 4) : place + 1]) and not _is_looked_at(words, place):
                continue
            if (times := grammar.TIMES_OF.search(words.form)) and times.start("date") == place:
                continue
            if item.text.endswith("以来") and _RECORD.match(words.form, place + 1):
                continue
            came = None if _STATE.search(item.text) else _CAME_ABOUT.match(words.form, place + 1)
            if came is not None and words.form[came.start("thing")] == SUBJECT and is_made(words.items[came.start("thing")]):
                continue
            if _A_DAY_OF.match(words.form, place + 1) and item.text.endswith("年"):
                self.period, self.part, self.said, self.event = None, None, None, False
                continue
            if _UNTIL_NOW.fullmatch(item.text):
                self.period, self.part, self.said, self.event = None, None, None, False
                continue
            found = resolve(item.text, self.period, self.anchor) or self._told_elsewhere(item.text)
            self.event = False
            doer = _DOER.search(words.form, 0, place)
            self.doer = words.items[doer.start()] if doer and (deed or "月" in item.text) and not _STATE.search(item.text) else None
            led = words.form[:place] in {"截至", "截止"}  # 截至|去年底，…
            opens = led or (place == 0 and (self.clause == 1 or len(words) == 1))  # 上半年，…: of all that the sentence goes on to tell
            opens = opens or words.form[max(0, place - 1) : place] == "在"  # 该行在去年加大投入，投入Q
            of_year = item.text in _WHOLE_YEAR and (_ADDED.match(words.form, place + 1) or (self.period is not None and self.period.text.endswith("-12-31")))
            if found is not None and (of_year or _PART.search(item.text)) and not opens:
                self.part, self.said, self.untold = found, None, False
                self.compared = "去年" in item.text or "上年" in item.text
                continue
            if found is None and since and since[1] < (last := self._last_year()):
                found = Period(f"{since[1]}/{last}", f"{since[1]}-01-01", f"{last}-12-31")
            last_year = found is None and item.text.startswith(("去年", "上年"))
            self.untold = last_year and not self.headed
            if not last_year:
                old = self.old_period
                self.back = found is not None and old is not None and self.period is old and found.end[:4] < old.start[:4]
                self.period, self.dated, self.said, self.headed = found, names, None, False
                self.leads = not any(one.code == ORG or (one.code == SUBJECT and is_made(one)) for one in words.items[:place])


def _is_looked_at(words: Words, place: int) -> bool:
    """Is a date behind 从 a time, and no base of a comparison: 从2030年到2032年, 从2031年年报数据看?"""
    return words.form[place - 1] in "从由自" and (_SPAN.search(words.items[place].text) is not None or words.form.endswith("看"))
