"""Changes: growth, how far one measure lies above another, from … to …"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.statistics import grammar, spans
from kg.extract.statistics.level_names import as_counted, level_name, subject_words
from kg.extract.statistics.level_words import fits
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, Item, Words
from kg.extract.statistics.naming import MAX_LENGTH, tidy, valid
from kg.extract.statistics.periods import first_day, first_year, resolve, year_before
from kg.extract.statistics.phrases import Phrase, read_phrase, strip_predicate
from kg.extract.statistics.slots import GROWTH, LEVEL, NO_STATISTIC, Draft, Slot
from kg.model.statement import Period

_OF_CHANGE = re.compile(r"(?<=.{2})(?:减少|增加|净增)数?量$")
_RISES = frozenset({"增加", "减少", "增长", "下降", "上升", "下滑", "回落"})
_LEVEL = re.compile(r"(?:贷款|存款|数量|余额|人数|笔数|数|金额|规模|用户|利润|净利|收入|营收|成本|费用|支出|保费|总?资产|总?负债)$")
_COMPARED = re.compile(rf"(?:[而但虽]|虽然)?(?:与|和|较|比)(?P<date>{DATE})(?=.{{2}})")
_SINCE_END = re.compile(r"(?:较|比)(?P<when>(?:上年|去年)(?:末|底)|年初)")
"""A change against the end of the year before is a year's change at the end of a year only."""
_OTHER_WAY = re.compile(rf"(?:比|较|相比于?|相较于?|与|和)(?P<what>(?:传统|人工|手工|线下|原有|以往|纸质)[^，{FIGURE}{NAMES}{DATE}]{{0,6}}?)(?:相比)?")
_RATE_MOVED = re.compile(
    rf"(?P<rate>增长率|增长速度|增速|增幅|涨幅|升幅|降幅|跌幅|减幅)(?:{DATE}|[较比][^，{FIGURE}]{{1,8}}?)?(?:则|也|均|已|又|再|进一步|明显|大幅|小幅|略微|逐步|逐年|持续)*"
    rf"(?:恢复|反弹|放缓|减缓|趋缓|回落|下降|下滑|降低|降|收窄|缩小|回升|提升|提高|上升|升|扩大|加快|攀升|走高|走低|跃升)(?:至|到|为){grammar.HEDGE}?$"
)
"""增速放缓至Q: what the rate is now."""
_BESIDE = re.compile(
    rf"(?:均|远|仍|还|也|分别|明显|显著)*(?P<verb>高于|低于|高出|低出|快于|慢于|领先|落后于)(?:其|同期|(?P<when>{DATE})的?)?(?P<other>[^，{FIGURE}]{{2,14}}?)(?:近|约|超过|逾|超)*$"
)
"""复购率高于行业平均Q个百分点: by how much a measure lies above that of others."""
_NUMBER_OF_YEARS = re.compile(r"(?:近|过去|最近)?[一二两三四五六七八九十\d]+$")
_TIMES_OTHER = re.compile(rf"(?:约为|是|为|相当于|约是)(?P<other>(?!其)[^，{FIGURE}{DATE}]{{1,14}}?)的(?:近|约|逾|超过|超)*$")
"""X是Y的Q倍: how often one measure holds another."""
_THAN_FIRM = re.compile(rf"(?:要|也|均)?[比较]{ORG}的?")
_OF_WHOLE = re.compile(r"占[^占，]{2,12}?的?(?:比例|比重|份额)")
_UNLIKE = re.compile(r"^[A-Z]{3} (?![A-Z]{3}$)|^(?![A-Z]{3} )\S+ [A-Z]{3}$")
"""Base units of which one is of money and the other is not."""
_PORTION = re.compile("的?(?:比例|比重|份额)$")
_FROM_YEAR_BEFORE = re.compile("[由从]上一?年的?[^，]{0,2}$")
_TWO_TIMES = re.compile(r"(?:相?较于?|相?比)([^，和与及、]{2,6})[和与及、]([^，和与及、]{2,6})")
_LIES_ABOVE = frozenset({"高出", "多出", "高了", "低了", "高", "低"})
_SIGNS = frozenset("-−–－")
_OF_RATIO = re.compile(r"(?:率|息差)(?:分别|依次|约)?为?$")
_UNTIL = re.compile(rf"(?:预计|有望|将)[到在至]?{DATE}$")
_OF_RATE = re.compile(r"(?:同比|环比|年均|年复合)*(?:增长率|增速|增幅)$")
_SINCE_DATE = re.compile(r"(?:相?较于?|相?比于?|与|和)(?P<when>(?:19|20)\d{2}年(?:\d{1,2}月)?(?:初|末|底)?)(?:相比|相较)?")
_TO_VALUE = re.compile(r"(?:至|到|(?<!分别)(?<!依次)为)$")
_COMPOUND = re.compile("^复合年均?$")
_IN_LETTERS = {"YoY": "同比", "yoy": "同比", "QoQ": "环比", "qoq": "环比", "MoM": "环比"}
_OF_AVERAGE = re.compile(r"(?:年|的)?(?:相关|平均)$")
_RATE = re.compile(r"(?:增速|增长率|增幅)")
_RATE_OF_FALL = re.compile(r"(?:同比|环比)?(?:降幅|跌幅|减幅)")
_YEAR_AGO = re.compile(r"去年同期|上年同期|同期|较上年|比上年|较去年|比去年")
_YEAR_BEHIND = re.compile(r"(?:年|的|分别)$")
_WITHIN_YEARS = re.compile(r"在?[一二两三四五半\d]+年[内间]$")
_AGAINST = re.compile(r"^(?:相?较于?|相?比于?|与|和)")
_YEAR = re.compile(r"\d{4}")
_YEAR_OR_END = re.compile(r"\d{4}(?:-12-31)?")
_SET_AGAINST = re.compile(r"相比|相较|仍有|还有|有所")
_THAN_DATE = re.compile(rf"(?:较|比|与|低于|高于){DATE}(?:的)?(?:历史)?(?:峰值|高点|高位|高峰|顶点|低点|低谷|谷底|最高点|最低点|水平)?(?:的|为)?$")
_MOVES_ON = re.compile(r"(?:至|到|为)")
_TAKEN = re.compile(r"(?:把|将)(?=.{2})")
_SHARE_NAME = re.compile(r"(?:占比|比例|比重)$")
_SIZE_NAME = re.compile(r"[\d.]+大?[^\d]{2,}")
_IS_MORE = re.compile(r"(?:要|更|还|略)?[高低多少大小]")


def above(slot: Slot) -> Draft | None:
    """比X增速高出Q: by how much the indicator before lies above another."""
    beside = _BESIDE.search(slot.left.form)
    if beside is not None and slot.measure.normalized_unit == "pp":
        own = read_phrase(slot.left.cut(0, beside.start()))
        last = slot.context.what.last
        rate = last if last.endswith("增长率") else ""
        measured = subject_words(own) or (rate if _OF_RATE.search(beside["other"]) else "") or slot.context.what.ratio or rate
        other = slot.left.cut(beside.start("other"), beside.end("other")).spelt
        if DATE in beside["other"] or (beside["when"] and not slot.left.cut(*beside.span("when")).spelt.endswith("同期")):
            return None
        if not measured or not other:
            return NO_STATISTIC  # 高于全行平均增速Q个百分点: how far what stayed unread lies above
        lower = beside["verb"] in {"低于", "慢于", "落后于", "低出"}
        return Draft(f"{measured}较{other}差距", GROWTH, base=measured, phrase=own, fall=lower, own_subject=bool(own.words))
    match = grammar.ABOVE.search(slot.left.form)
    base = slot.context.what.level
    if match is None or not slot.percent:
        return None
    measure = match["measure"] or ("增速" if slot.context.what.last.endswith("增长率") else "")
    other = slot.left.cut(match.start("other"), match.end("other")).spelt
    before = tidy(slot.left.cut(0, match.start()).spelt)
    if set(slot.left.cut(match.start("other"), match.end("other")).form) <= {DATE}:
        return None  # 比上年高出Q: a growth
    low = match["verb"] == "低"
    if not match["measure"] and valid(before):  # 案均赔款比传统车高Q
        return Draft(f"{before}较{other}差距", GROWTH, base=before, phrase=read_phrase(slot.left.cut(0, match.start())), fall=low)
    if valid(before):
        own = read_phrase(slot.left.cut(0, match.start()))
        return Draft(f"{before}{'低于' if low else '高出'}{other}{match['measure'] or ''}幅度", GROWTH, base=before, phrase=own)
    if not base:
        return None
    return Draft(f"{base}{measure or before}{'低于' if low else '高出'}{other}幅度", GROWTH, base=base)


def multiple(slot: Slot) -> Draft | None:
    """是D的Q倍: how many times the value of another time."""
    if slot.measure.normalized_unit != "倍":
        return None
    match = grammar.TIMES_OF.search(slot.left.form)
    if match is None and not slot.right.form and (other := _TIMES_OTHER.search(slot.left.form)):
        own = read_phrase(slot.left.cut(0, other.start()))
        than = slot.left.cut(*other.span("other")).spelt
        return Draft(f"{own.words}相当于{than}的倍数", LEVEL, phrase=own) if grammar.ENDS_MEASURED.search(own.words) else None
    if match is None:
        return None
    own = read_phrase(slot.left.cut(0, match.start()))
    if own.words and grammar.ENDS_MEASURED.search(own.words) and len(own.words) <= (MAX_LENGTH if "分别" in slot.left.spelt else 12):
        date = slot.left.items[match.start("date")].text
        return Draft(f"{own.words}与{date}之比", GROWTH, base=own.words, phrase=own)  # 成交额是2030年的Q倍
    base = slot.context.what.level
    if not base:
        return None
    return Draft(f"{base}与{slot.left.items[match.start('date')].text}之比", GROWTH, base=base, own_subject=False)


def over_span(slot: Slot) -> Draft | None:
    """用户P，半年时间增加Q: by how much the level before changed over a span, of which the words do not tell when it ends."""
    match = spans.CHANGED_OVER.fullmatch(slot.left.form)
    if match is None or slot.percent:
        return None
    what = slot.context.what
    if not what.level or what.level not in what.here or what.units.get(what.level) != slot.measure.normalized_unit:
        return NO_STATISTIC
    span, fall = match["span"], match["verb"] == "减少"
    return Draft(f"{what.level}{span}增加量", GROWTH, base=what.level, fall=fall, own_subject=False)


def growth(slot: Slot) -> Draft | None:
    """同比增长Q, 较X下降Q, 增速为Q, 增速放缓至Q: a rate of change of the indicator before."""
    if slot.measure.normalized_unit == "ratio" and (moved := _RATE_MOVED.search(slot.left.form)):
        slot = replace(slot, left=slot.left.cut(0, moved.end("rate")))
    match = grammar.GROWTH.search(slot.left.form)
    if match is None or not _tells_change(slot, match):
        return None
    head, kind = _head_and_kind(slot, match)
    phrase = read_phrase(head)
    words, points = _words_of_change(slot, phrase, match), slot.measure.normalized_unit == "pp"
    base, of_before = _base(slot, words, points=points)
    base = base if words else _OF_CHANGE.sub("数量", base)  # 坐席减少P人，降幅Q: of their number
    if not words and match["verb"] in {"多增", "少增"} and slot.context.what.last.endswith("增加量"):
        base = slot.context.what.last  # 贷款增加P，同比多增Q: of what it rose by
    of_rate = ""
    if not points and base.endswith(("增长率", "增速", "增幅")):
        base = of_rate = _OF_RATE.sub("", base)  # 财险增速为Q，…增速恢复至P: of the same
    if not base or (not slot.percent and not words and not _amount_goes_on(slot, base)) or ("复合" in kind and base.endswith(("占比", "比例"))):
        return None
    kind = _kind(slot, match, head, kind)
    base = _YEAR_BEHIND.sub("", _WITHIN_YEARS.sub("", base))
    if trade := re.fullmatch(rf"(?:{re.escape(phrase.kept)})?(?P<what>市场|产业|行业)", base):
        base = trade["what"] + "规模"
    fall = bool(grammar.FALL.search(match["verb"] or match["noun"]))
    versus = _kinds_against(slot, match, base)
    own_base = base if base != of_rate else ""
    return Draft(f"{base}{kind}{_noun(slot)}", GROWTH, base=own_base, phrase=phrase, fall=fall, own_subject=bool(words) and not of_before, versus=versus)


def _kinds_against(slot: Slot, match: re.Match[str], base: str) -> list[str]:
    """比上月末和上年同期分别高x和y: what each change is called; empty where it is told against one time."""
    two = _TWO_TIMES.fullmatch(slot.left.cut(*match.span("cmp")).spelt) if match["cmp"] else None
    if two is None:
        return []
    at = slot.context.when.time
    year = {f"{int(at.end[:4]) - 1}年"} if at is not None else set()
    if at is not None and at.end.endswith("-12-31"):
        year |= {"上年末", "上年底", "去年末", "去年底"}
    return [("同比" if time in year or _YEAR_AGO.search(time) else f"较{time}") + _noun(slot) for time in two.groups()]


def _tells_change(slot: Slot, match: re.Match[str]) -> bool:
    """Do the words before a figure tell a change, and neither where it leads (增至Q) nor a mere state (高Q)?"""
    verb = match["verb"] or match["noun"]
    if not verb or (_TO_VALUE.search(slot.left.form) and match["verb"]):
        return False
    if match["verb"] in {"高", "低", "多", "少"} and not (match["cmp"] and DATE in match["cmp"]):
        return False
    if match["verb"] in _SIGNS and not (match["kind"] or match["cmp"] or match["noun"]) and _OF_RATIO.search(slot.left.form[: match.start()]):
        return False  # 净利率为-Q: a level below zero
    if match["noun"] and not match["cmp"] and match["verb"] in _LIES_ABOVE:
        return False  # 增幅高出Q: above that of others
    if verb == "升" and match["kind"] is None and match["cmp"] is None:
        return False
    return slot.percent or _tells_amount(slot, match)


def _tells_amount(slot: Slot, match: re.Match[str]) -> bool:
    """较上年增加Q家, 余额增加Q: is an amount that of a change?"""
    if match["cmp"] or match["kind"] or "净" in slot.left.form[match.start() :] or "了" in slot.left.form[match.start() :]:
        return True
    what = slot.context.what
    if not match.start() and match["verb"] in {"增加", "减少"} and what.level in what.here:  # 终端P台，增加Q台
        return what.units.get(what.level) == slot.measure.normalized_unit and what.counters.get(what.level, slot.measure.unit[-1:]) == slot.measure.unit[-1:]
    own = strip_predicate(slot.left.cut(0, match.start())).spelt
    return match["verb"] in _RISES and valid(tidy(own)) and _LEVEL.search(own) is not None


def _head_and_kind(slot: Slot, match: re.Match[str]) -> tuple[Words, str]:
    """What stands before a change, and the time it runs over (同比, 五年复合)."""
    head = slot.left.cut(0, match.start())
    head = head.cut(0, len(_UNTIL.sub("", head.form)))
    kind = _COMPOUND.sub("年复合", match["kind"] or "")
    kind = _IN_LETTERS.get(kind, kind) or ("年均复合" if match["noun"] == "CAGR" else "")
    span = _NUMBER_OF_YEARS.search(head.form) if kind.startswith("年") else None
    return (head.cut(0, span.start()), span[0] + kind) if span is not None else (head, kind)


def _words_of_change(slot: Slot, phrase: Phrase, match: re.Match[str]) -> str:
    """The words of what changes, completed; empty where they only tell against what (较上年新增数)."""
    words = tidy(_OF_AVERAGE.sub("", subject_words(phrase)))
    if words.startswith(("较", "相比")) or words in {"期间", "其间", "此间"} or words.endswith("口径"):
        words = ""
    if words and grammar.BARE.fullmatch(words):
        words = slot.context.what.completed(words) or words
    if slot.measure.normalized_unit == "pp":
        words = _of_whole(words, slot)
    if match["verb"] == "提速" and words and not words.endswith(("速度", "速率")):
        words += "速度"
    return words


def _base(slot: Slot, words: str, *, points: bool) -> tuple[str, bool]:
    """What a change is of, by its words or what was told before; and whether its words mean the rate of that (增速为Q)."""
    what = slot.context.what
    rate = what.last.replace("同比", "") if points and what.last.endswith("增长率") else what.ratio  # 增长率为9%，较上年提高2个百分点: of the rate
    base = words or _told_before(slot, rate if points else "")
    if what.moved and base == what.level and base.endswith("数量"):
        base = what.moved  # 6家银行科技投入下降，其中甲同比减少Q: its own, not that of how many they are
    if points and _RATE_OF_FALL.fullmatch(base):
        return "", False  # 降幅收窄Q: which way the rate goes, its sign tells
    if _RATE.fullmatch(base) is None:
        return base, False
    base = rate if points and rate.endswith("增长率") else what.level or what.base
    return base + ("增长率" if points and base and base != rate else ""), True


def _told_before(slot: Slot, rate: str) -> str:
    """What a change without words of its own is of: the rate before for points, else the level or ratio, or what the last change was of."""
    what = slot.context.what
    if what.base and what.last.startswith(what.base) and what.last.endswith("增加量"):
        return what.base  # 甲比上年末增加Q，增长P: of the same
    return rate or what.level or what.ratio or (what.base if slot.percent else "")


def _amount_goes_on(slot: Slot, base: str) -> bool:
    """May an amount without words be of the level before? 保费收入P，时效…，缩短Q天 is no change of the income."""
    what = slot.context.what
    return bool(what.level or base.endswith("增加量")) and _UNLIKE.search(f"{what.units.get(base, '')} {slot.measure.normalized_unit}") is None


def _kind(slot: Slot, match: re.Match[str], head: Words, kind: str) -> str:
    """The time or state that a change is told against (同比, 较年初, 较2030年, 较人工), where its words do not say it."""
    told = slot.left.cut(match.start()).spelt
    if match["cmp"] and not kind and _YEAR_AGO.search(head.spelt[-8:] + told):
        kind = "同比"
    if (since := _SINCE_END.search(told)) and kind in {"", "同比"} and not match["kind"]:
        at = slot.context.when.time
        kind = "同比" if at is not None and at.end.endswith("-12-31") and since["when"] != "年初" else f"较{since['when']}"
    if kind or not match["cmp"]:
        return kind or _kind_of_years(slot, match)
    if "季度" in told:
        return "环比"
    return _kind_of_years(slot, match) or _kind_of_comparison(slot, match)


def _kind_of_years(slot: Slot, match: re.Match[str]) -> str:
    """较2028年增长Q: over so many years; 同比 over one."""
    years = _years_back(slot, match)
    return "" if years is None else "同比" if years[1] == 1 else f"较{years[0]}年"


def _kind_of_comparison(slot: Slot, match: re.Match[str]) -> str:
    """较人工提升Q, 较2028年初增长Q: against another way of doing it, or another date."""
    if other := _OTHER_WAY.fullmatch(match["cmp"]):
        return "较" + other["what"]
    since = _SINCE_DATE.fullmatch(slot.left.cut(*match.span("cmp")).spelt)
    return "较" + since["when"] if since else ""


def _noun(slot: Slot) -> str:
    """What a change is called by its unit: 增幅 in points, 增长倍数, 增长率, 增加量."""
    unit = slot.measure.normalized_unit
    if unit in {"pp", "倍"}:
        return "增幅" if unit == "pp" else "增长倍数"
    return "增长率" if slot.percent else "增加量"


def _of_whole(words: str, slot: Slot) -> str:
    """A share told by its whole alone with what it is of (投入增长…，|占营收的比重上升Q); other words as they are."""
    what = slot.context.what
    grown = what.base if what.base and what.last.startswith(what.base) else ""
    if _OF_WHOLE.fullmatch(words) is None or not (part := grown or what.level or what.base):
        return words
    return part + _PORTION.sub("比例", words)


def _years_back(slot: Slot, match: re.Match[str]) -> tuple[str, int] | None:
    """The year that a year's change is told against (较2019年), and how many years back it lies."""
    against = slot.left.cut(match.start("cmp"), match.end("cmp")).find(DATE) if match["cmp"] else []
    period = slot.context.when.time
    found = resolve(_AGAINST.sub("", against[0].text), None) if against else None
    if found is None and not slot.first and match.start() == 0:
        found = slot.context.when.start  # 较2020年的5.4万人减少
    if found is None or period is None or not _YEAR.fullmatch(found.text) or not _YEAR_OR_END.fullmatch(period.text):
        return None
    back = int(period.end[:4]) - int(found.text)
    return (found.text, back) if back > 0 else None


def _start_of_change(slot: Slot, dates: list[Item]) -> Period | None:
    """The time of the value that a change starts from, as its own date tells it, else as the words before do."""
    when = slot.context.when
    if not dates and when.time is not None and _FROM_YEAR_BEFORE.search(slot.left.form):
        when.start = year_before(when.time)
        return when.start
    if not dates:
        return when.start or first_year(when.period)
    period = resolve(dates[-1].text, when.period)
    when.start = first_day(period) if dates[-1].text.endswith("初") and period is not None else period
    return when.start


def from_value(slot: Slot) -> Draft | None:
    """由D的Q提升至…: the value that a change starts from; and 较D的Q, 与D的Q仍有差距."""
    match = grammar.FROM.search(slot.left.form)
    if (other := _COMPARED.match(slot.left.form)) and _SET_AGAINST.match(slot.right.form):
        phrase = read_phrase(slot.left.cut(other.end("date")))
        name = level_name(slot, phrase)
        period = resolve(slot.left.items[other.end("date") - 1].text, slot.context.when.period, slot.context.when.anchor)
        return Draft(name, LEVEL, phrase=phrase, period=period, former=True) if name else None
    compared = _THAN_DATE.search(slot.left.form)
    if match is None and compared is None:
        return _beside(slot)
    if match is not None and not (slot.following is not None and _MOVES_ON.search(slot.right.form)):
        return None
    start = (match or compared).start()  # type: ignore[union-attr]
    dates = slot.left.cut(start).find(DATE)
    head = strip_predicate(slot.left.cut(0, start))
    moved = _TAKEN.search(head.form)
    phrase = read_phrase(head.cut(moved.end()) if moved else head)
    if moved and not phrase.abouts:
        phrase.abouts = read_phrase(head.cut(0, moved.start())).abouts
    words = subject_words(phrase)
    if words:
        name = level_name(slot, phrase) if not _SHARE_NAME.search(words) else _of_whole(words, slot)
    else:
        name = (slot.context.what.ratio if slot.percent else slot.context.what.level) or ""
    of_rate = slot.context.what.level or slot.context.what.base if slot.percent and _RATE.fullmatch(name) else ""
    if words and _SIZE_NAME.fullmatch(name) and "占" not in name:
        return None
    if of_rate:
        name = of_rate + "增长率"  # 增速由P降至Q: of what was told before
    if slot.percent and not grammar.ENDS_MEASURED.search(name) and name:
        name += "占比"
    if name.startswith("占"):  # 投入P，占营收比例从Q升至R: of the same
        spent = slot.context.what.level or slot.context.what.base
        if not spent:
            return NO_STATISTIC
        name = spent + name
    if not name:
        return NO_STATISTIC if match is None else None  # 比2028年峰值P下降Q: of what stayed unread
    period = _start_of_change(slot, dates)
    return Draft(name, GROWTH if of_rate else LEVEL, base=of_rate, phrase=phrase, period=period, former=match is not None)


def _beside(slot: Slot) -> Draft | None:
    """比甲的Q高: the same measure of somebody else."""
    match = _THAN_FIRM.fullmatch(slot.left.form)
    name = slot.context.what.ratio if slot.percent else slot.context.what.level
    if match is None or not name or not fits(name, slot) or not _IS_MORE.match(slot.right.form):
        return None
    return Draft(name, LEVEL, phrase=Phrase("", slot.left.find(ORG)), own_subject=False)


def to_value(slot: Slot) -> Draft | None:
    """…提升至Q behind a start value: the same indicator."""
    if slot.first or not grammar.TO.fullmatch(slot.left.form):
        return None
    what = slot.context.what
    moved = (what.last.endswith("率") and not slot.percent) or (what.last.endswith("增幅") and slot.measure.normalized_unit == "ratio") or what.last.endswith("增加量")
    name = as_counted(what.base, slot) if moved else what.last  # 营收同比增长12%至35亿元, 占比上升2个百分点至30%: the revenue's, the share's
    if not name or not fits(name, slot):
        return None
    rate = slot.percent and name.endswith("增长率") and bool(what.base) and name.startswith(what.base)
    return Draft(name, GROWTH if rate else LEVEL, base=what.base if rate else "", own_subject=False)
