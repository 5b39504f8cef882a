"""Figures behind their indicator: levels and shares."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.statistics import grammar
from kg.extract.statistics.line import DATE, FIGURE, NAMES, ORG, PLACE, SUBJECT, Words
from kg.extract.statistics.naming import (
    Phrase,
    agrees,
    counted,
    is_concept,
    parallel,
    part_of,
    read_phrase,
    stem_of,
    strip_predicate,
    tidy,
    valid,
)
from kg.extract.statistics.slots import LEVEL, NO_STATISTIC, SHARE, Draft, Slot
from kg.extract.statistics.what import What, names_bodies

_DEVERBAL = re.compile(
    r"(?:减损|挽损|止损|挽回损失|让利|补偿|垫付|兑付|代偿|理赔|赔款|汇款|代销|节支|增收|"
    r"融资|投资|发行|出资|交易|收购|质押|募资|担保|放款|授信|成交|赔付|发放|申请|捐赠|拨款|撮合|支付|汇划|划转|结算|清算|缴费|投保|承保|贴现|承兑|转账"
    r"|放贷|申购|赎回|认购|捐款|减免|贴息|拨付|归集|充值|提现|兑换|结售汇|结汇|代发|理财|确权|定增|配售|套现|注资|增资|扶持|补助|借款|斥资|耗资|收付款|付款|收款|罚没)$|^投入$"
)
_NOUN_FOLLOWS = re.compile(r"(?![、和与及]|(?:左右|以上|以下|上下|以内|的水平|人民币|的规模)).|(?:以上|以下)的")
_PART_OF = re.compile(
    rf"^(?:仅|只|约|还|尚)*(?:不足|不到|相当于|约为|约|仅为|仅|超过|接近|为|是|达到?)+(?:公司|集团|全行|该行|本行|其)?"
    rf"(?P<whole>[^，{FIGURE}{NAMES}]{{0,8}}(?:收入|营收|利润|总额|总量|总数|资产|支出|GDP|规模|保费|余额))的$"
)
_AMONG = re.compile(r"(?P<who>.*?)(?<![潜存现内])在(?P<among>(?:[^在，]|(?<=[潜存现内])在){1,14}?)(?:中|里|内)?的?")
_OBJECT = re.compile(r"(?P<verb>发放|发行|申请|授权|公开|授予)(?:了)?(?P<noun>[^的]{2,10})")
_OF_VERB = {"发放": "发放额", "发行": "发行额"}
_MOVED_TO = re.compile(rf"(?:增|升|上升|提升|提高|降|下降|降低|扩大|攀升|回升|下滑|回落)(?:至|到|为){grammar.HEDGE}?$")
_OF_PEOPLE = re.compile(r"(?:用户|客户|户|人|人员|员工)数量?$")
_AVERAGE = re.compile(r"(?P<each>[笔户人件单次店]均|平均每[家户人笔件单店])(?:约|为|近|超过?|达)*$")
_OF_THOSE = re.compile(r"(?P<deed>.{2,})的[^的]{2,8}占比")
_GROUP = re.compile(r"(?:群体|人群|用户|客户|受访者|居民|网民|女性|男性|人口|家庭|机构|企业|银行|公司|农户|学生|老人|老年人|年轻人)$")
_UTMOST = re.compile(r"最[高低大小多少长短快慢]")
_WITH_IT = re.compile(r"(?:则|又|也)?(?:分别|依次)?以$")
_TAKES_RANK = re.compile(
    r"(?:的?(?:规模|成绩|份额|金额|数额|数量|占比|水平|体量|投入|总额))?(?:分别|依次|则|继续|遥遥)?(?:列|居|位|排|领先|领跑|稳|高居|紧随|拔得|占据|登顶|摘得|夺得|问鼎|名列)"
)
_SUMS_UP = re.compile(r"(?:累计|共计|合计|总计|共|总数|总量|数量)[^，]{0,3}$")
_OF_DEAL = frozenset({"交易额", "交易金额", "交易总额", "交易对价", "对价", "总对价", "交易价格", "作价", "总价"})
_LIMITS = re.compile(r"(?:及|含)?[之以][下上内](?:的|[、和])")
_PART_ONLY = re.compile(r"[^的，]{1,6}(?:地区|区域|系|板块|端)")
_HAS = re.compile(r"(?:以上|以下|以内|之间|之上|之下)?(?:的[^，]{0,2})?(?:则|就|也|仅|只|共|还|约)*有")
_COUNTED_BODIES = re.compile(r"(?:的|^)(?P<who>[^的]{0,4}(?:银行|券商|险企|机构|企业|公司))数量$")
_SCORED_THOSE = re.compile(
    r"(?:其中)?(?P<before>[^，的]{0,6}(?:银行|券商|险企|机构|企业|公司))?(?:中|里)?的?(?P<what>[^，的]{0,6}(?:得分|评分|总分|分数|指数))(?:均)?(?:在|超过|超|高于|达到?)(?P<score>[\d.]+分?)"
    r"(?P<than>以上|以下)?的(?P<who>[^，的]{0,4}(?:银行|券商|险企|机构|企业|公司))?(?:则|就|也|仅|只|共|还|约|有)+"
)
"""得分在70分以上的有Q家, 得分超过80分的银行仅Q家."""
_BODIES_HAVE = re.compile(r"(?P<who>[^，的]{0,6}(?:银行|券商|险企|机构|企业|公司))的?(?P<what>[^，的]{2,12}(?:在|超|不足|低于)?)")
_OF_REVENUE = re.compile(r"(?<!占)(?:营收|营业收入)的?(?:比重|占比|比例)$")
"""科技投入增长Q，营收比重达P: of what was spent."""
_ADDED = re.compile(r"(?:增加|新增|追加|调增)(?P<what>.{2,}额度)")
_THOSE_WITH = re.compile(r"(?P<what>.{2,8}?)(?:超|达|高于|不足|低于)[\d.]+[万亿]*元的[^的]{2,8}数量")
_OF_THOSE_WITHIN = re.compile(r"(?P<than>[之以][下上内])的(?P<who>[^，的]{2,8})")
OF_SEGMENT = frozenset({"税前利润", "净利润", "利润", "利润总额", "营业收入", "经营收入", "营业利润", "营收", "收入"})
_SEGMENT = re.compile(r"(?!电子|支付)[^的]{2,8}?业务(?=实现|取得|录得|营业|经营|收入|税前|净?利润)")
_REACHES = re.compile(rf"(?:达到?|至|增至|升至|降至|为){grammar.HEDGE}?")
_BODIES_AT_END = re.compile("(?:公司|机构|企业|银行)$")
_EACH_OF = re.compile("日均|月均|户均|人均|笔均")
_HOLDS_EACH = re.compile(f"{_EACH_OF.pattern}|余额$")
_SHARE_BEHIND = re.compile(r"的(?P<noun>[^，的]{0,6}(?:份额|比重|比例))")
_REACH = re.compile(r"普及率|渗透率|覆盖率|使用率|采用率")
_USERS = re.compile(r"(?P<of>.{2,10}?)用户(?:规模|数量|总数|数)?")
_IT = re.compile(r"(?:这一|该|此|上述)(?:数字|数值|比例|占比|比重|指标|规模|金额|总额|数量|数据)")
"""What refers to the indicator before (而2030年这一比例为…)."""
_SPENT_ON = re.compile(rf"{ORG}{DATE}?(?:[^，为{FIGURE}{NAMES}]{{0,4}})?为(?P<what>[^，{FIGURE}]{{1,30}}?)(?:累计|共|已)*投入(?:资金|金额)?$")
"""甲为X投入Q: the spender's."""
_FOUNDS = re.compile(r"(?:，|以|来|用于)?(?P<plan>拟|计划)?(?:设立|成立|筹建|组建|筹备|新设)(?P<what>[^，、的]{2,12}?(?:子公司|公司|银行|基金))")
_FIRM_WORDS = re.compile(r"(?:机构|公司)")
_OF_WHOM = re.compile(rf"的[^，]{{1,4}}(?:还有|有|包括|为|是)(?:[{ORG}][、和与]?)+")
_IN_TAIL = re.compile("在$")
_BEYOND_TAIL = re.compile(r"(?:均|都)?(?:超过|超|高于|逾)了?$")
_THRESHOLD_WORDS = re.compile("[在超]")
_PREDICATE_TAIL = re.compile(r"(?:在|超|不足|低于|达到|达|为)+$")
_PORTION = re.compile(r"(?:占比|份额|比例|比重)$")
_ADVERB_TAIL = re.compile(r"(?:则|均|也|分别|又|再|继续)+$")
_SUM = re.compile("合计|共")
_TRADED = re.compile(r"(?:融资|投融资|并购|投资)(?=交易)")
_NEUTRAL_LEAD = re.compile(rf"^{grammar.NEUTRAL.pattern}(?=.{{3}})")
_TO_WHOM = re.compile(r"^[向给对](?!公)[^，的]{1,12}?(?=(?:追加)?(?:投资|注资|增资|出资|放款|授信|贷款)$)")
_NEUTRAL_HEAD = re.compile(rf"^{grammar.NEUTRAL.pattern}")
_DONE_LEAD = re.compile(r"^(?:计划|拟|发生|实现|完成|获得|得到|取得|共|同意)+(?=.{2})")
_HELPS_LEAD = re.compile(r"^(?:协助|帮助|助力)(?:行业|企业|客户|商户|用户|会员|机构)?(?=(?:减损|挽损|追损|节约|节省|降本|增收|融资)$)")
_GETS_LEAD = re.compile(r"^(?:企业|客户|商户|农户|居民|个人)?(?:获得|获贷|提供|发放)(?=.{2})")
_AGAINST_WHOM = re.compile(r"^[对向](?!公)[^，的]{2,10}?(?=(?:开出|发出|作出|实施|开展|提供|发放).{2})")
_NEUTRAL_BEFORE = re.compile(rf"^{grammar.NEUTRAL.pattern}(?=.{{2}})")
_OPENED = re.compile(r"^(?:开设|开立)(?=.{3})|(?:开设|开立|开通)$")
_OF_WHOLE_PLACE = re.compile(rf"(?:约|近)*(?:为|是)(?P<whole>{PLACE}(?:总量|总体|总数|总规模)?)的$")
_PLACE_TAIL = re.compile(rf"(?<=占比)(?:均|都|已|也|超过|超|接近|达到?|约)*{PLACE}(?:总体|总量|整体)?$")
_SHARE_TAIL = re.compile(r"(?:的)?(?:占比|所占比例|所占比重|比例|比重)$")
_THIS_SHARE = re.compile(r"(?:的)?(?:这一|该|此|上述)(?:占比|比例|比重)$")
_TAKES_SHARE = re.compile("占(?!比)")
_SHARE_INSIDE = re.compile(r"占比(?=[和与及、])")
_AMONG_PERSONS = re.compile(r"^(人口|用户|客户|企业|居民|家庭)中(.{3,})$")
_PROPORTION = re.compile(r"(?<!所占)(?:比例|比重)$")
_TOTAL_TAIL = re.compile(r"(?:的)?(?:总体|总量|总规模|整体规模|总数|总)?(?:的)?$")
_WHOLE_LEAD = re.compile(r"^(?:了|据|到|有|其)+")
_OF_ECONOMY = re.compile(r"GDP|人口|资产|收入|产值|总量|产量")
_COUNT_TAIL = re.compile(r"(?<=.{4})数量$")
_COUNT_NAME = re.compile(r"数量$")


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


def level(slot: Slot) -> Draft | None:
    """X达Q: the words before the predicate, or those of the clause before where it has none."""
    head = strip_predicate(slot.left)
    phrase, each = read_phrase(head), False
    if slot.following is not None and (than := grammar.THOSE_BEYOND.fullmatch(slot.right.form)):
        _take_attribute(slot, than["than"] or "")
        return Draft(skip=True)
    if slot.context.what.attribute and slot.measure.unit == "家" and _HAS.fullmatch(slot.left.form):
        told = _COUNTED_BODIES.search(slot.context.what.level)
        who = slot.context.who.bodies or (told["who"] if told else "")
        slot.context.who.bodies, slot.context.who.about = who, []
        return Draft(counted(f"{slot.context.what.attribute}的{who}", "家"), LEVEL) if who else None
    if slot.measure.unit == "家" and not slot.right.form and (scored := _SCORED_THOSE.fullmatch(slot.left.spelt)):
        who, slot.context.who.about = scored["who"] or scored["before"] or "", []
        return Draft(counted(f"{scored['what']}{scored['score']}{scored['than'] or '以上'}的{who}", "家"), LEVEL) if who else None
    if _OF_WHOM.match(slot.right.form):
        phrase.abouts, each = slot.right.find(ORG), True
    if slot.money and _LIMITS.match(slot.right.form) and (slot.left.form.endswith("在") or not slot.right.form.endswith(("占", "有"))):
        slot.context.what.attribute = tidy(_IN_TAIL.sub("", slot.left.spelt)) + slot.item.text
        return NO_STATISTIC  # 营收在Q之下的甲: where those who are told of lie
    if slot.money and (spent := _SPENT_ON.match(head.form)):
        phrase, what = Phrase("", [head.items[0]]), tidy(head.cut(*spent.span("what")).spelt)
        first, more, _ = what.partition("、")
        return Draft(first + ("等投入" if more else "投入"), LEVEL, phrase=phrase)
    name = level_name(slot, phrase)
    if (moved := _next_share(slot, name)) != name:
        phrase.raw = moved
        return Draft(moved, SHARE, phrase=phrase)
    if not name:
        return None
    return Draft(name, LEVEL, phrase=phrase, each=each)


def _take_attribute(slot: Slot, than: str) -> None:
    """X超过Q的有…: what those next counted have; X goes on where only the threshold is told (在Q以上的有…)."""
    what, who = slot.context.what, slot.context.who
    lead = tidy(_BEYOND_TAIL.sub("超", slot.left.spelt))
    if (named := _BODIES_HAVE.fullmatch(lead)) is not None:
        who.bodies, lead = named["who"], named["what"]
    if not grammar.HAN.search(_THRESHOLD_WORDS.sub("", lead)) and what.attribute:
        lead = what.measured + lead
    else:
        what.measured = _PREDICATE_TAIL.sub("", lead)
    what.attribute = lead + slot.item.text + than


def ranked(slot: Slot) -> Draft | None:
    """甲以Q居首, 甲、乙分别以x和y列二、三位: of the indicator before."""
    match = _WITH_IT.search(slot.left.form)
    name = slot.context.what.ratio if slot.percent else slot.context.what.level
    if match is None or not name or not _TAKES_RANK.match(slot.right.form):
        return None
    phrase = read_phrase(slot.left.cut(0, match.start()))
    if phrase.words or not (phrase.abouts or phrase.places):
        return None
    return Draft(name, SHARE if _PORTION.search(name) else LEVEL, phrase=phrase, own_subject=False)


def _next_share(slot: Slot, name: str) -> str:
    """What moves to a share behind the share of its like (公有云占比升至70%，私有云和混合云则降至20%和10%) is told of its own share."""
    if not slot.percent or not slot.context.what.ratio.endswith("占比") or not _MOVED_TO.search(slot.left.form):
        return name
    own = tidy(_ADVERB_TAIL.sub("", slot.left.cut(0, _MOVED_TO.search(slot.left.form).start()).spelt))  # type: ignore[union-attr]
    return own + "占比" if 2 <= len(own) <= 14 and not grammar.ENDS_MEASURED.search(own) else name


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
    return name if name is not None else _as_told(told)


def _first(readings: tuple[_Reading, ...], told: _Told) -> str | None:
    """The name that the first reading which fits gives."""
    for reading in readings:
        name = reading(told)
        if name is not None:
            return name
    return None


def _it(told: _Told) -> str | None:
    """这一数字达Q: the indicator before."""
    if not _IT.fullmatch(told.words):
        return None
    told.phrase.words = ""
    return told.what.ratio if told.slot.percent else told.what.level if _goes_on(told.slot) else ""


def _average(told: _Told) -> str | None:
    """放款P，户均Q: 户均|放款|额."""
    if told.what.level and told.slot.money and (average := _AVERAGE.fullmatch(told.left)):
        return average["each"] + stem_of(told.what.level) + "额"
    return None


_REFERRING: tuple[_Reading, ...] = (_it, _average)
"""Readings of words that mean the indicator before."""


def _deed(told: _Told) -> None:
    """累计授信Q: the deed is what is measured, and no subject."""
    if not told.words and not told.slot.percent and told.concept and _DEVERBAL.search(told.concept):
        told.words = told.phrase.words = told.phrase.abouts.pop().text


def _business(told: _Told) -> None:
    """移动支付业务Q笔: the business is what is counted."""
    if told.words or not told.slot.measure.unit.endswith("笔") or not told.concept.endswith("业务"):
        return
    told.words = told.phrase.words = told.concept
    about = told.slot.context.who.about
    if about and about[0].code == ORG:
        told.phrase.abouts = []  # the firm's


def _market(told: _Told) -> None:
    """私有云市场Q: its size."""
    if told.slot.money and told.phrase.words.endswith("市场"):
        told.words = told.phrase.words = told.phrase.words + "规模"


_COMPLETING: tuple[Callable[[_Told], None], ...] = (_deed, _business, _market)
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
    other = phrase.abouts or phrase.places or slot.left.find(DATE) or not told.left or _SUM.search(told.left)
    return told.what.ratio if other else ""


def _sum_of_those(told: _Told) -> str | None:
    """14家投入超Q，合计P: theirs."""
    if not told.slot.money or not _SUMS_UP.search(told.left):
        return None
    level = told.what.level
    those = _THOSE_WITH.fullmatch(level)
    return f"{level[:-2]}{those['what']}总额" if those and level in told.what.here else None


def _things_done(told: _Told) -> str | None:
    """公布第三批试点项目，共Q个: of what was set up or done."""
    measure, what = told.slot.measure, told.what
    if not what.thing or what.level or told.slot.money or measure.normalized_unit not in {"item", "person"}:
        return None
    return counted(what.thing, measure.unit) if _SUMS_UP.search(told.left) else None


def _utmost(told: _Told) -> str | None:
    """最低1000元，最高30万元: the other end of what was told."""
    level = told.what.level
    utmost = _UTMOST.search(told.left) if level else None
    if utmost is None or not _goes_on(told.slot):
        return None
    return _UTMOST.sub(utmost[0], level) if _UTMOST.search(level) else utmost[0] + level


def _grown(told: _Told) -> str | None:
    """交易额增长46%，达到Q: of what has grown."""
    what = told.what
    if what.level or not what.base or not what.last.endswith("增长率") or not _REACHES.fullmatch(told.left):
        return None
    return what.base if fits(what.base, told.slot) else None


def _level_before(told: _Told) -> str:
    """甲市3个，乙市Q个: the level before."""
    return told.what.level if _goes_on(told.slot) else ""


_WITHOUT_WORDS: tuple[_Reading, ...] = (_bodies, _named_behind, _ratio_before, _sum_of_those, _things_done, _utmost, _grown, _level_before)
"""Readings of a figure without words of its own."""


def _added(told: _Told) -> str | None:
    """客户9万户，新增1万户: of the same."""
    what, slot = told.what, told.slot
    if told.words not in {"新增", "净增"} or slot.percent or what.level not in what.here:
        return None
    return told.words + what.level if what.units.get(what.level) == slot.measure.normalized_unit else None


def _spent(told: _Told) -> str | None:
    """X投入Q建设Y: a deed of its own."""
    slot = told.slot
    return "投入额" if told.words == "投入" and slot.money and told.phrase.abouts and slot.right.form else None


def _of_segment(told: _Told) -> str | None:
    """公司金融业务实现收入Q，税前利润P: of that business."""
    if told.words in OF_SEGMENT and not told.phrase.abouts and (line := _SEGMENT.match(told.what.level)) and told.what.level in told.what.here:
        return line[0] + told.words
    return None


def _each(told: _Told) -> str | None:
    """交易9亿笔，日均2万笔: of the same."""
    slot, level = told.slot, told.what.level
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


def _of_deal(told: _Told) -> str | None:
    """收购甲公司，交易额Q: of the takeover."""
    return told.what.deal + told.words if told.what.deal and told.words in _OF_DEAL else None


def _of_trades(told: _Told) -> str | None:
    """融资交易P笔，交易总额Q: of these trades."""
    if told.words in {"交易总额", "交易额", "交易金额"} and (traded := _TRADED.match(told.what.level)):
        return traded[0] + told.words
    return None


def _of_patents(told: _Told) -> str | None:
    """X专利申请量P，授权量Q: of the same patents."""
    level = told.what.level
    return level[:-3] + told.words if told.words in {"授权量", "公开量"} and level.endswith(("申请量", "授权量")) else None


def _part(told: _Told) -> str | None:
    """科技人员P人，其中研发Q人: a part of the same."""
    slot, level = told.slot, told.what.level
    if level and told.left.startswith("其中") and not slot.percent and _goes_on(slot):
        return part_of(told.words, level) or None
    return None


def _parallel(told: _Told) -> str | None:
    """公有云市场规模P，私有云Q: the like of what was told."""
    slot = told.slot
    if slot.right.form:
        return None
    other = parallel(_NEUTRAL_LEAD.sub("", told.words), told.what.ratio if slot.percent else told.what.level)
    return other if other and fits(other, slot) else None


_WITH_WORDS: tuple[_Reading, ...] = (
    _added, _spent, _of_segment, _each, _bare, _reach, _layoffs, _completed, _of_market, _of_deal, _of_trades, _of_patents, _part, _parallel,
)  # fmt: skip
"""Readings of words that say too little alone, by what was told before."""


def _as_told(told: _Told) -> str:
    """The words themselves, with what makes of a deed an amount and of a thing its number."""
    slot = told.slot
    if slot.percent:
        return told.words
    return _amount(told.words, slot) if slot.money or not slot.measure.normalized_unit else _count(told.words, slot)


def _goes_on(slot: Slot) -> bool:
    """May a figure without words of its own be of the indicator before? Only where units agree, as far as they are told."""
    if _OF_PEOPLE.search(slot.context.what.level) and slot.measure.unit[-1:] in {"项", "款", "件", "篇", "笔", "台"}:
        return False
    return bool(slot.context.what.level) and fits(slot.context.what.level, slot)


def fits(name: str, slot: Slot) -> bool:
    """May a figure of this unit be of an indicator?"""
    return agrees(name, money=slot.money, counted=slot.measure.normalized_unit == "item")


def _amount(words: str, slot: Slot) -> str:
    match = _OBJECT.fullmatch(words)
    if match is not None and slot.money and match["verb"] in _OF_VERB:
        return match["noun"] + _OF_VERB[match["verb"]]
    words = _TO_WHOM.sub("", words)  # 向X投资: whom is no part of it
    if not slot.money:
        return counted(_NEUTRAL_HEAD.sub("", words), slot.measure.unit)
    words = _DONE_LEAD.sub("", words)
    words = _HELPS_LEAD.sub("", words)
    words = _GETS_LEAD.sub("", words)
    if words == "贷款":
        return "贷款发放额"
    if added := _ADDED.fullmatch(words):
        return added["what"] + "增加额"
    if words == "出资" and (founded := _FOUNDS.match(slot.right.form)):
        return tidy(slot.right.cut(founded.start("what"), founded.end("what")).spelt) + "出资额"
    return words + "额" if _DEVERBAL.search(words) else words


def _count(words: str, slot: Slot) -> str:
    words = _AGAINST_WHOM.sub("", words)
    words = _NEUTRAL_BEFORE.sub("", words)
    level, seen = slot.context.what.level, slot.context.what.seen
    if _PART_ONLY.fullmatch(words) and level in seen and fits(level, slot):
        return words + next((name for name in seen if level.endswith(name)), level)  # 其中银行系11家，保险系3家
    match = _OBJECT.fullmatch(words) if "专利" in words else None
    if match is not None and match["verb"] in grammar.PRODUCT_OF_VERB:
        return match["noun"] + grammar.PRODUCT_OF_VERB[match["verb"]]
    words = _OPENED.sub("", words)
    if any(re.fullmatch(rf"(?:取得|获得|得到|获批)?{re.escape(item.text)}", words) for item in slot.left.find(PLACE)):
        return ""  # 取得甲国7个州的许可证: what is counted stands elsewhere
    return counted(words, slot.measure.unit)


_GROUP_OF_BODIES = re.compile(r"(?:银行|机构|公司|企业|券商|险企|大行|股份行)$")


def share(slot: Slot) -> Draft | None:
    """占X的Q, X占比Q: a share of a whole."""
    if not slot.percent:
        return None
    form = slot.left.form
    change = grammar.GROWTH.search(form)
    if slot.measure.normalized_unit == "pp" and change is not None and change["verb"]:
        return None  # 占比提高2个百分点: a change of the share
    match = grammar.SHARE.search(form)
    of_whole = _PART_OF.search(form)
    if of_whole is not None and slot.context.what.level:
        whole = _whole(slot.left.cut(of_whole.start("whole"), of_whole.end("whole")))
        return Draft(f"{slot.context.what.level}占{whole}比例", SHARE, base=slot.context.what.level, own_subject=False)
    about_whole = _OF_WHOLE_PLACE.search(form)
    if about_whole is not None and slot.context.what.level:
        whole = _whole(slot.left.cut(about_whole.start("whole"), about_whole.end("whole")))
        return Draft(f"{slot.context.what.level}占{whole}比例", SHARE, base=slot.context.what.level, own_subject=False)
    if match is not None and "占" in form:
        lead = slot.left.cut(0, match.end("lead"))
        whole = _whole(slot.left.cut(match.start("whole"), match.end("whole")))
        among = _AMONG.fullmatch(lead.form)
        if among is not None and not whole:
            whole = lead.cut(among.start("among"), among.end("among")).spelt
            lead = lead.cut(0, among.end("who"))
        phrase = read_phrase(strip_predicate(lead))
        base = subject_words(phrase)
        inner = read_phrase(slot.left.cut(match.start("whole"), match.end("whole")))
        if not base and inner.places and (phrase.places or phrase.abouts) and valid(inner.words):
            phrase.abouts = phrase.abouts or inner.abouts
            place = inner.places[-1].text
            return Draft(f"{inner.words}占{place}比例", SHARE, base=inner.words, phrase=phrase)
        if base and grammar.BARE.fullmatch(base):
            base = slot.context.what.completed(base) or base
        if not base and not whole and phrase.abouts and slot.context.what.market:
            return Draft(f"{slot.context.what.market}份额", SHARE, phrase=phrase)
        if not base and phrase.abouts and phrase.abouts[-1].code == ORG and not slot.context.what.level:
            return None
        if whole and not base and len(phrase.abouts) == 1 and phrase.abouts[0].code == SUBJECT and not slot.context.what.level:
            base = phrase.abouts[0].text
        if whole and not base and phrase.abouts and (behind := _SHARE_BEHIND.fullmatch(slot.right.form)):
            return Draft(whole + slot.right.cut(*behind.span("noun")).spelt, SHARE, phrase=phrase)  # 甲占据全球Q的支付份额
        if base and lead.form.endswith("的") and slot.context.what.scope and not slot.context.what.scope.endswith(base):
            base = f"{base}的{slot.context.what.scope}"  # 私募管理人中，已部署X的占Q
        scope = "" if _member_told(slot) else slot.context.what.scope
        base = base or scope or _counted_noun(slot.context.what.level or slot.context.what.base, whole)
        if not base:
            return None
        name = f"{base}占{whole}比例" if whole else f"{base}占比"
        return Draft(name, SHARE, base=base, phrase=phrase, own_subject=bool(phrase.words))
    return None


def _member_told(slot: Slot) -> bool:
    """Has a figure of one of the bodies of the scope been told since (六家银行中，甲行员工Q人，占P)? The share is then of what that counts."""
    what, who = slot.context.what, slot.context.who
    return bool(_GROUP_OF_BODIES.search(what.scope) and what.level in what.here and who.about and who.about[0].code == ORG)


def nominal_share(slot: Slot) -> Draft | None:
    """X占比为Q; X占Y比重达Q is ``share``'s."""
    if not slot.percent:
        return None
    head = strip_predicate(slot.left)
    if "营" in head.form and (spent := _OF_REVENUE.search(head.form)) and slot.context.what.base_of("投入"):
        phrase = read_phrase(head.cut(0, spent.start()))
        base = slot.context.what.base_of("投入")
        return Draft(f"{base}占营收比例", SHARE, base=base, phrase=Phrase("", [one for one in phrase.abouts if one.code == ORG], phrase.places), own_subject=False)
    head = head.cut(0, len(_PLACE_TAIL.sub("", head.form)))
    match = _SHARE_TAIL.search(head.form)
    same = _THIS_SHARE.search(head.form)
    if same is not None and _IT.fullmatch(tidy(head.spelt)) and slot.context.what.ratio:
        return Draft(slot.context.what.ratio, SHARE, base=slot.context.what.ratio, phrase=Phrase(places=head.find(PLACE)[:1]), own_subject=False)
    if same is not None and (part := _OF_THOSE.fullmatch(slot.context.what.ratio)):
        who = read_phrase(head.cut(0, same.start()))
        return Draft(f"{part['deed']}的{who.words}占比", SHARE, phrase=who) if _GROUP.search(who.words) else None
    if match is None or _TAKES_SHARE.search(head.form):
        return None
    before = head.cut(0, match.start())
    if not slot.first and (within := _OF_THOSE_WITHIN.fullmatch(before.form)) and slot.context.what.attribute:
        base = f"{slot.context.what.attribute}{within['than']}的{before.cut(*within.span('who')).spelt}"
        return Draft(base + "占比", SHARE, base=base)  # 营收在Q以内的客户比例超P
    if among := _AMONG.fullmatch(before.form):
        return _share_among(slot, before, among)
    phrase = read_phrase(before)
    base = _SHARE_INSIDE.sub("", subject_words(phrase))
    if slot.context.what.scope and base and len(slot.context.what.scope + base) <= 14:
        base = slot.context.what.scope + base
    if slot.left.form.startswith("其中") and (part := _OF_THOSE.fullmatch(slot.context.what.ratio)) and _GROUP.search(base):
        return Draft(f"{part['deed']}的{base}占比", SHARE, phrase=phrase)  # 愿意使用的用户占六成，其中年轻用户的比例达…
    base = _AMONG_PERSONS.sub(r"\2的\1", base)
    if not base and phrase.abouts and slot.context.what.moved.endswith(("占比", "比例", "比重")):
        return Draft(slot.context.what.moved, SHARE, base=slot.context.what.moved[:-2], phrase=phrase)  # 6家银行占比提升，甲占比达Q
    own = slot.context.who.about and slot.context.who.about[0].code == ORG and not slot.left.form.startswith("其中")
    if not base and own and before.form.endswith(SUBJECT) and is_concept(before.items[-1]) and _MOVED_TO.search(slot.left.form):
        base, phrase = before.items[-1].text, Phrase()  # 甲投入Q，智能客服占比提升至Q: no share of what was spent
    base = base or _counted_noun(slot.context.what.level, "")
    if not base:
        return None
    noun = "比例" if _PROPORTION.search(match[0]) else "占比"
    return Draft(base + noun, SHARE, base=base, phrase=phrase, own_subject=bool(phrase.words))


def _share_among(slot: Slot, before: Words, among: re.Match[str]) -> Draft | None:
    """X在Y中的占比: named by both; X of the clause before where this one tells Y alone."""
    where = before.cut(among.start("among"), among.end("among"))
    phrase = read_phrase(before.cut(0, among.end("who")))
    who = phrase.words or ("" if phrase.abouts else slot.context.who.contributor)
    slot.context.who.contributor = phrase.words or slot.context.who.contributor
    if len(where) == 1 and where.form == PLACE and who:
        return Draft(f"{who}占{where.spelt}比例", SHARE, base=who, phrase=phrase)
    inner = read_phrase(where)
    if where.form.startswith(PLACE) and inner.full and who and not phrase.abouts:
        return Draft(f"{who}占{where.spelt}比例", SHARE, base=who, phrase=phrase)
    if not phrase.abouts:
        phrase.abouts = inner.abouts
    if not who:
        holder = phrase.abouts[0].text if phrase.abouts and phrase.abouts[0].code == SUBJECT else ""
        return Draft(f"{holder}占{inner.full}比例", SHARE, base=holder, phrase=phrase) if holder and inner.full else None
    return Draft(f"{inner.full}{who}占比", SHARE, base=f"{inner.full}{who}", phrase=phrase)


def _whole(words: Words) -> str:
    text = "".join(item.text for item in words.items if item.code != DATE)
    text = _TOTAL_TAIL.sub("", text)
    return _WHOLE_LEAD.sub("", text)


def _counted_noun(name: str, whole: str) -> str:
    """What a count counted, for its share: 客服中心数量 → 客服中心."""
    if _OF_ECONOMY.search(whole):
        return _COUNT_TAIL.sub("", name)
    return name if whole else _COUNT_NAME.sub("", name)
