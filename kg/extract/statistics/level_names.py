"""Names of levels: the words before a figure, with what earlier words lend to those that say too little alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.statistics import grammar
from kg.extract.statistics.leading import is_concept
from kg.extract.statistics.level_words import DEVERBAL, OF_PEOPLE, as_told, fits, goes_on
from kg.extract.statistics.line import DATE, ORG, PLACE, SUBJECT
from kg.extract.statistics.naming import counted, parallel, part_of, stem_of, tidy
from kg.extract.statistics.phrases import Phrase
from kg.extract.statistics.slots import Slot
from kg.extract.statistics.what import What, names_bodies

_NOUN_FOLLOWS = re.compile(r"(?![、和与及]|(?:左右|以上|以下|上下|以内|的水平|人民币|的规模)).|(?:以上|以下)的")
_AVERAGE = re.compile(r"(?P<each>[笔户人件单次店]均|平均每[家户人笔件单店])(?:约|为|近|超过?|达)*$")
_UTMOST = re.compile(r"最[高低大小多少长短快慢]")
_SUMS_UP = re.compile(r"(?:累计|共计|合计|总计|共|总数|总量|数量)[^，]{0,3}$")
_OF_DEAL = frozenset({"交易额", "交易金额", "交易总额", "交易对价", "对价", "总对价", "交易价格", "作价", "总价"})
_THOSE_WITH = re.compile(r"(?P<what>.{2,8}?)(?:超|达|高于|不足|低于)[\d.]+[万亿]*元的[^的]{2,8}数量")
OF_SEGMENT = frozenset({"税前利润", "净利润", "利润", "利润总额", "营业收入", "经营收入", "营业利润", "营收", "收入"})
_SEGMENT = re.compile(r"(?!电子|支付)[^的]{2,8}?业务(?=实现|取得|录得|营业|经营|收入|税前|净?利润)")
_REACHES_OR_IS = re.compile(rf"[{DATE}]?[{ORG}{PLACE}{SUBJECT}、和与及]+(?:分别|则|均|也|各|已|约|共|有|合计|达到?|为|是|超过?|接近|近|突破|不足|不到)*")
_COUNTABLE = re.compile(r"(?:人员|员工|人才|客户|用户|商户|专利|网点|账户|机构|企业|场景|应用|产品|项目|著作权|智能体|机器人|数字人|笔数)$")
_RATIO_NAME = re.compile(r"(?:率|占比|比例|比重|份额|比|息差)$")
_REACHES = re.compile(rf"(?:达到?|至|增至|升至|降至|为){grammar.HEDGE}?")
_BODIES_AT_END = re.compile("(?:公司|机构|企业|银行)$")
_EACH_OF = re.compile("日均|月均|户均|人均|笔均")
_HOLDS_EACH = re.compile(f"{_EACH_OF.pattern}|余额$")
_BODIES_SPEND = re.compile(r"(?P<who>[^的]{1,8}(?:银行|商行|股份行|大行|机构|券商|险企|公司|企业|系统))投入")
_TRADE_MEASURE = re.compile(r"(?:交易|成交)(?:总?额|金额|笔数|量)")
_TRADE_MEASURE_TAIL = re.compile(rf"{_TRADE_MEASURE.pattern}$")
_NEXT_PART = re.compile(r"[、和]|以及")
_REACH = re.compile(r"普及率|渗透率|覆盖率|使用率|采用率")
_USERS = re.compile(r"(?P<of>.{2,10}?)用户(?:规模|数量|总数|数)?")
IT = re.compile(r"(?:这一|该|此|上述)(?:数字|数值|比例|占比|比重|指标|规模|金额|总额|数量|数据)")
"""What refers to the indicator before (而2030年这一比例为…)."""
_FIRM_WORDS = re.compile(r"(?:机构|公司)")
_SUM = re.compile("合计|共")
_IN_TURN = re.compile("分别|依次")
_TRADED = re.compile(r"(?:融资|投融资|并购|投资)(?=交易)")
_NEUTRAL_LEAD = re.compile(rf"^{grammar.NEUTRAL.pattern}(?=.{{3}})")


def subject_words(phrase: Phrase) -> str:
    """The words of an indicator; with the concept that leads them where they say too little alone (数字经济|规模)."""
    if grammar.TOO_LITTLE.fullmatch(phrase.words) and phrase.abouts and phrase.abouts[-1].code == SUBJECT and phrase.kept:
        return phrase.full
    small = len(phrase.words) == 1 or (len(phrase.words) == 2 and not grammar.ENDS_MEASURED.search(phrase.words))
    if small and phrase.kept and phrase.abouts[-1].code == SUBJECT:
        return phrase.full
    if _FIRM_WORDS.match(phrase.words) and phrase.kept and phrase.abouts[-1].code == SUBJECT:
        return phrase.full
    return phrase.words


@dataclass(slots=True)
class _Told:
    """What a level is told by: its figure, what the words before it name, and of those the words of the indicator."""

    slot: Slot
    phrase: Phrase
    words: str

    @property
    def what(self) -> What:
        """What the words before spoke of."""
        return self.slot.context.what

    @property
    def left(self) -> str:
        """The form of the words before the figure."""
        return self.slot.left.form

    @property
    def concept(self) -> str:
        """The concept that stands last before the figure; empty where a body or thing made does."""
        abouts = self.phrase.abouts
        return abouts[-1].text if abouts and is_concept(abouts[-1]) else ""


_Reading = Callable[[_Told], "str | None"]
"""A name; empty where the figure has none, None where another reading may give it one."""


def level_name(slot: Slot, phrase: Phrase) -> str:
    """Name of a level: measured words as they are, counted nouns with what counts them, deverbal nouns with 额."""
    told = _Told(slot, phrase, subject_words(phrase))
    name = _first(_REFERRING, told)
    if name is not None:
        return name
    for step in _COMPLETING:
        step(told)
    if not told.words:
        return _first(_WITHOUT_WORDS, told) or ""
    name = _first(_WITH_WORDS, told)
    return name if name is not None else as_told(told.words, told.slot)


def _first(readings: tuple[_Reading, ...], told: _Told) -> str | None:
    """The name that the first reading which fits gives."""
    for reading in readings:
        name = reading(told)
        if name is not None:
            return name
    return None


def _it(told: _Told) -> str | None:
    """这一数字达Q: the indicator before."""
    if not IT.fullmatch(told.words):
        return None
    told.phrase.words = ""
    return told.what.ratio if told.slot.percent else told.what.level if goes_on(told.slot) else ""


def _average(told: _Told) -> str | None:
    """放款P，户均Q: 户均|放款|额."""
    if not told.what.level or not told.slot.money or (average := _AVERAGE.fullmatch(told.left)) is None:
        return None
    if not OF_PEOPLE.search(told.what.level):
        return average["each"] + stem_of(told.what.level) + "额"
    unit, what = told.slot.measure.normalized_unit, told.what  # 贷款余额P，客户数N，户均Q: of the money, and not of the customers
    summed = next((name for name in reversed(what.here) if what.units.get(name) == unit), "")
    return average["each"] + summed if summed else ""


_REFERRING: tuple[_Reading, ...] = (_it, _average)
"""Readings of words that mean the indicator before."""


def _deed(told: _Told) -> None:
    """累计授信Q: the deed is what is measured, and no subject."""
    if not told.words and not told.slot.percent and told.concept and DEVERBAL.search(told.concept):
        told.words = told.phrase.words = told.phrase.abouts.pop().text


def _business(told: _Told) -> None:
    """移动支付业务Q笔: the business is what is counted."""
    if told.words or not told.slot.measure.unit.endswith("笔") or not told.concept.endswith("业务"):
        return
    told.words = told.phrase.words = told.concept
    about = told.slot.context.who.about
    if about and about[0].code == ORG:
        told.phrase.abouts = []  # the firm's


def _countable(told: _Told) -> None:
    """物理网点Q个: the things that a concept names are counted, and no level told before is of them."""
    what, unit = told.what, told.slot.measure.unit
    if told.words or not told.concept or told.slot.percent or told.slot.money or not unit:
        return
    other = what.level in what.here and what.counters.get(what.level, unit[-1]) != unit[-1]  # ATM存量P台，自助设备Q个
    if not other and not unit.endswith("台") and _COUNTABLE.search(told.concept) is None:
        return
    told.words = told.phrase.words = told.concept
    about = told.slot.context.who.about
    if told.slot.left.find(ORG):
        told.phrase.abouts = told.slot.left.find(ORG)[-1:]
    elif about and about[0].code == ORG:
        told.phrase.abouts = []


def _market(told: _Told) -> None:
    """私有云市场Q: its size."""
    if told.slot.money and told.phrase.words.endswith("市场"):
        told.words = told.phrase.words = told.phrase.words + "规模"


_COMPLETING: tuple[Callable[[_Told], None], ...] = (_deed, _business, _countable, _market)
"""What names lend to the words."""


def _bodies(told: _Told) -> str | None:
    """小额贷款公司Q家: what is counted is called by the concept and what it ends in."""
    unit = told.slot.measure.unit
    if unit.endswith("家") and told.concept and (kind := _BODIES_AT_END.search(told.left)):
        return counted(told.concept + kind[0], unit)
    return None


def _named_behind(told: _Told) -> str | None:
    """Q的X: a noun behind the figure is what it is of, or the next figure's words are."""
    slot = told.slot
    return "" if _NOUN_FOLLOWS.match(slot.right.form) or (slot.following is not None and not slot.right.form) else None


def _ratio_before(told: _Told) -> str | None:
    """甲占比P，乙Q: the ratio before, where something new tells of whom or when."""
    slot, phrase = told.slot, told.phrase
    if not slot.percent:
        return None
    each = max(len(slot.context.who.about), len(slot.context.who.place)) > 1 and _IN_TURN.match(told.left)
    if told.what.moving and told.what.ratio == told.what.moving and _REACHES.fullmatch(told.left):
        return told.what.ratio  # 不良率与上年持平，为Q
    other = phrase.abouts or phrase.places or slot.left.find(DATE) or not told.left or each or _SUM.search(told.left)
    return told.what.ratio if other else ""


def _sum_of_those(told: _Told) -> str | None:
    """14家投入超Q，合计P: theirs."""
    if not told.slot.money or not _SUMS_UP.search(told.left):
        return None
    level = told.what.level
    those = _THOSE_WITH.fullmatch(level)
    return f"{level[:-2]}{those['what']}总额" if those and level in told.what.here else None


def _amount_of_deals(told: _Told) -> str | None:
    """处理业务P笔、Q元: the amount of these."""
    level = told.what.level
    if not told.slot.money or not level.endswith("笔数") or level not in told.what.here or told.slot.left.spelt.strip("、，和与及共计合达约近超过") != "":
        return None
    owner = told.what.owners.get(level)
    told.phrase.inside = owner if owner is not None and is_concept(owner) else None
    return stem_of(level) + "金额"


def _things_done(told: _Told) -> str | None:
    """公布第三批试点项目，共Q个: of what was set up or done."""
    measure, what = told.slot.measure, told.what
    if not what.thing or what.level or told.slot.money or measure.normalized_unit not in {"item", "person"}:
        return None
    return counted(what.thing, measure.unit) if _SUMS_UP.search(told.left) else None


def _topic(told: _Told) -> str | None:
    """科技投入方面，甲银行为Q; 从科技人员看，甲银行Q人: what the clause before says that it is about."""
    slot, what = told.slot, told.what
    topic = tidy(what.topic.removeprefix("在"))
    holders = told.phrase.abouts or told.phrase.places
    if len(topic) < 2 or what.here or not holders or not _REACHES_OR_IS.fullmatch(told.left):
        return None
    if grammar.ENDS_MEASURED.search(topic):
        return topic if slot.percent == (_RATIO_NAME.search(topic) is not None) and fits(topic, slot) and not grammar.BARE.fullmatch(topic) else None
    return counted(topic, slot.measure.unit) if _COUNTABLE.search(topic) and not slot.percent and not slot.money else None


def _utmost(told: _Told) -> str | None:
    """最低1000元，最高30万元: the other end of what was told."""
    level = told.what.level
    utmost = _UTMOST.search(told.left) if level else None
    if utmost is None or not goes_on(told.slot):
        return None
    return _UTMOST.sub(utmost[0], level) if _UTMOST.search(level) else utmost[0] + level


def _grown(told: _Told) -> str | None:
    """交易额增长46%，达到Q: of what has grown."""
    what = told.what
    if what.level or not what.base or not what.last.endswith(("增长率", "增幅")) or not _REACHES.fullmatch(told.left):
        return None
    if told.slot.percent != (_RATIO_NAME.search(what.base) is not None):
        return None
    name = as_counted(what.base, told.slot)
    return name if fits(name, told.slot) else None


def as_counted(name: str, slot: Slot) -> str:
    """Things of which the growth was told, as what their number is called (科技人员增长P，达到Q人: 科技人员数量)."""
    return name if slot.percent or slot.money or grammar.ENDS_MEASURED.search(name) else counted(name, slot.measure.unit)


def _level_before(told: _Told) -> str:
    """甲市3个，乙市Q个: the level before; of others than it was told of, no average."""
    if not goes_on(told.slot):
        return ""
    others = bool(told.phrase.abouts or told.phrase.places)
    return told.what.of_others(told.slot.measure.normalized_unit) if others else told.what.level


_WITHOUT_WORDS: tuple[_Reading, ...] = (_bodies, _named_behind, _topic, _grown, _ratio_before, _sum_of_those, _amount_of_deals, _things_done, _utmost, _level_before)
"""Readings of a figure without words of its own."""


def _added(told: _Told) -> str | None:
    """客户9万户，新增1万户: of the same."""
    what, slot = told.what, told.slot
    if told.words not in {"新增", "净增"} or slot.percent or what.level not in what.here:
        return None
    if what.level.startswith(told.words):
        return what.level  # 10月新增客户P，11月新增Q: the like
    return told.words + what.level if what.units.get(what.level) == slot.measure.normalized_unit else None


def _spent(told: _Told) -> str | None:
    """X投入Q建设Y: a deed of its own."""
    slot = told.slot
    return "投入额" if told.words == "投入" and slot.money and told.phrase.abouts and slot.right.form else None


def _spent_by(told: _Told) -> str | None:
    """科技投入P，其中城商行投入Q: 城商行科技投入."""
    bodies = _BODIES_SPEND.fullmatch(told.words) if told.slot.money else None
    kind = told.what.spending() if bodies is not None else ""
    return bodies["who"] + kind if bodies is not None and kind else None


def _of_segment(told: _Told) -> str | None:
    """公司金融业务实现收入Q，税前利润P: of that business."""
    if told.words in OF_SEGMENT and not told.phrase.abouts and (line := _SEGMENT.match(told.what.level)) and told.what.level in told.what.here:
        return line[0] + told.words
    return None


def _revenue(told: _Told) -> str | None:
    """甲公司实现收入Q: a firm's income is that of its business."""
    abouts = told.phrase.abouts
    firm = len(abouts) == 1 and abouts[0].code == ORG and told.slot.money
    return "营业收入" if firm and told.words in {"收入", "总收入"} and not told.what.level else None


def _each(told: _Told) -> str | None:
    """交易9亿笔，日均2万笔: of the same."""
    slot, level = told.slot, told.what.level
    if _EACH_OF.fullmatch(told.words) and level.startswith(told.words) and level in told.what.here and told.phrase.places and goes_on(slot):
        return level  # 甲市人均移动支付P笔，乙市人均Q笔
    if not _EACH_OF.fullmatch(told.words) or told.phrase.abouts or slot.percent:
        return None
    if level not in told.what.here or _HOLDS_EACH.search(level):
        return None
    return told.words + stem_of(level) + ("金额" if slot.money else counted("…", slot.measure.unit)[1:])


def _bare(told: _Told) -> str | None:
    """专利申请量P，授权量Q; 网上支付业务3亿笔，金额Q: a bare measure, with the words that it leaves out."""
    words, what = told.words, told.what
    if not grammar.BARE.fullmatch(words):
        return None
    joining, told_here = grammar.JOINING.fullmatch(words), what.level in what.here
    if what.thing and not told_here and joining:
        return what.thing + words
    beside = stem_of(what.level) if told_here and joining else what.level
    whole = what.completed(words)
    if beside != what.level and not whole.startswith(beside):
        return beside + words  # 网上支付业务3亿笔，金额9亿元: of the same, whatever 金额 was before
    if whole:
        return whole
    stem = stem_of(what.level or what.base) if joining and not told.phrase.abouts else ""
    return stem + words


def _reach(told: _Told) -> str | None:
    """移动互联网用户达P，普及率达Q: of the same."""
    what = told.what
    if told.slot.percent and _REACH.fullmatch(told.words) and (users := _USERS.fullmatch(what.level)) and what.level in what.here:
        return users["of"] + told.words
    return None


def _layoffs(told: _Told) -> str | None:
    """裁员Q人, 裁员Q: their number or share."""
    return told.words + ("比例" if told.slot.percent else "人数") if told.words.endswith("裁员") else None


def _completed(told: _Told) -> str | None:
    """数字化投入P…，投入Q: short words with those that they leave out, unless these are others' (全行业投入)."""
    words, whole = told.words, told.what.completed(told.words) if len(told.words) <= 4 else ""
    if not whole:
        return None
    others = told.phrase.abouts and (whole.startswith(("全行业", "行业", "全市场")) or names_bodies(whole))
    return words if others or _SEGMENT.match(whole) else whole


def _of_market(told: _Told) -> str | None:
    """X市场中，市场规模Q: of that market."""
    return told.what.market + told.words if told.what.market and told.words == "市场规模" else None


def _of_same_market(told: _Told) -> str | None:
    """X市场总规模P。预计2035年市场规模将达Q: of the one market told of before."""
    if told.words != "市场规模" or told.phrase.abouts or told.slot.context.who.about:
        return None
    names = {name for name in told.what.seen if len(name) > 5 and name.endswith(("市场规模", "市场总规模"))}
    if len(names) != 1:
        return None
    (name,) = names
    owner = told.what.owners.get(name)
    told.phrase.inside = owner if owner is not None and is_concept(owner) else None
    return name


def _of_deal(told: _Told) -> str | None:
    """收购甲公司，交易额Q: of the takeover."""
    return told.what.deal + told.words if told.what.deal and told.words in _OF_DEAL else None


def _of_trades(told: _Told) -> str | None:
    """融资交易P笔，交易总额Q: of these trades."""
    if told.words in {"交易总额", "交易额", "交易金额"} and (traded := _TRADED.match(told.what.level)):
        return traded[0] + told.words
    return None


def _of_same(told: _Told) -> str | None:
    """ETC交易量P、交易额Q: of the same, where nobody else is told of."""
    what = told.what
    if not _TRADE_MEASURE.fullmatch(told.words) or told.phrase.abouts or told.slot.context.who.about or what.level not in what.here:
        return None
    stem = _TRADE_MEASURE_TAIL.sub("", what.level)
    return stem + told.words if 2 <= len(stem) <= 10 and stem != what.level else None


def _of_patents(told: _Told) -> str | None:
    """X专利申请量P，授权量Q: of the same patents."""
    level = told.what.level
    return level[:-3] + told.words if told.words in {"授权量", "公开量"} and level.endswith(("申请量", "授权量")) else None


def _part(told: _Told) -> str | None:
    """科技人员P人，其中研发Q人: a part of the same."""
    slot, what = told.slot, told.what
    if what.level and told.left.startswith("其中") and not slot.percent and goes_on(slot):
        name = part_of(told.words, what.level)
        what.divided = what.level if name else ""
        return name or None
    if what.divided and _NEXT_PART.match(told.left) and not slot.percent and what.level.endswith(what.divided):
        return part_of(told.words, what.divided) or None  # 其中个人P人、企业Q家
    return None


def _parallel(told: _Told) -> str | None:
    """公有云市场规模P，私有云Q: the like of what was told."""
    slot = told.slot
    if slot.right.form:
        return None
    other = parallel(_NEUTRAL_LEAD.sub("", told.words), told.what.ratio if slot.percent else told.what.level)
    return other if other and fits(other, slot) else None


_WITH_WORDS: tuple[_Reading, ...] = (
    _added, _spent, _spent_by, _of_segment, _revenue, _each, _of_same,
    _bare, _reach, _layoffs, _completed, _of_market, _of_same_market, _of_deal, _of_trades, _of_patents, _part, _parallel,
)  # fmt: skip
"""Readings of words that say too little alone, by what was told before."""
