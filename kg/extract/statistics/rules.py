"""Figures behind their indicator: levels, growth, shares, from … to …"""

from __future__ import annotations

import re
from dataclasses import replace

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
from kg.extract.statistics.periods import first_day, first_year, resolve
from kg.extract.statistics.slots import GROWTH, LEVEL, NO_STATISTIC, SHARE, Draft, Slot
from kg.text.expressions import later

_DEVERBAL = re.compile(
    r"(?:减损|挽损|止损|挽回损失|让利|补偿|垫付|兑付|代偿|理赔|赔款|汇款|代销|节支|增收|"
    r"融资|投资|发行|出资|交易|收购|质押|募资|担保|放款|授信|成交|赔付|发放|申请|捐赠|拨款|撮合|支付|汇划|划转|结算|清算|缴费|投保|承保|贴现|承兑|转账"
    r"|放贷|申购|赎回|认购|捐款|减免|贴息|拨付|归集|充值|提现|兑换|结售汇|结汇|代发|理财|确权|定增|配售|套现|注资|增资|扶持|补助|借款|斥资|耗资|收付款|付款|收款|罚没)$|^投入$"
)
_NOUN_FOLLOWS = re.compile(r"(?![、和与及]|(?:左右|以上|以下|上下|以内|的水平|人民币|的规模)).|(?:以上|以下)的")
_PART_OF = re.compile(
    rf"^(?:仅|只|约|还|尚)*(?:不足|不到|相当于|约为|约|仅为|仅|超过|接近|为|达到?)+"
    rf"(?P<whole>[^，{FIGURE}{NAMES}]{{0,8}}(?:收入|营收|利润|总额|总量|总数|资产|支出|GDP|规模|保费|余额))的$"
)
_AMONG = re.compile(r"(?P<who>.*?)(?<![潜存现内])在(?P<among>(?:[^在，]|(?<=[潜存现内])在){1,14}?)(?:中|里|内)?的?")
_OBJECT = re.compile(r"(?P<verb>发放|发行|申请|授权|公开|授予)(?:了)?(?P<noun>[^的]{2,10})")
_OF_VERB = {"发放": "发放额", "发行": "发行额"}
_RISES = frozenset({"增加", "减少", "增长", "下降", "上升"})
_LEVEL = re.compile(r"(?:数量|余额|人数|笔数|数|金额|规模|用户)$")
_COMPARED = re.compile(rf"(?:[而但虽]|虽然)?(?:与|和|较|比)(?P<date>{DATE})(?=.{{2}})")
_SINCE_END = re.compile(r"(?:较|比)(?P<when>(?:上年|去年)(?:末|底)|年初)")
"""A change against the end of the year before is a year's change at the end of a year only."""
_OTHER_WAY = re.compile(rf"(?:比|较|相比于?|相较于?|与|和)(?P<what>(?:传统|人工|手工|线下|原有|以往|纸质)[^，{FIGURE}{NAMES}{DATE}]{{0,6}}?)(?:相比)?")
_MOVED_TO = later(rf"(?:增|升|上升|提升|提高|降|下降|降低|扩大|攀升|回升|下滑|回落)(?:至|到|为){grammar.HEDGE}?$")
_OF_PEOPLE = re.compile(r"(?:用户|客户|户|人|人员|员工)数量?$")
_RATE_MOVED = re.compile(
    r"(?P<rate>增长率|增长速度|增速|增幅|涨幅|升幅|降幅|跌幅|减幅)(?:则|也|均|已|又|再|进一步|明显|大幅|小幅|略微|逐步|逐年|持续)*"
    rf"(?:放缓|减缓|趋缓|回落|下降|下滑|降低|降|收窄|缩小|回升|提升|提高|上升|升|扩大|加快|攀升|走高|走低|跃升)(?:至|到|为){grammar.HEDGE}?$"
)
"""增速放缓至Q: what the rate is now."""
_BESIDE = re.compile(
    rf"(?:均|远|仍|还|也|分别|明显|显著)*(?P<verb>高于|低于|高出|低出|快于|慢于|领先|落后于)(?:其|同期)?(?P<other>[^，{FIGURE}]{{2,14}}?)(?:近|约|超过|逾|超)*$"
)
"""复购率高于行业平均Q个百分点: by how much a measure lies above that of others."""
_AVERAGE = re.compile(r"(?P<each>[笔户人件单次店]均|平均每[家户人笔件单店])(?:约|为|近|超过?|达)*$")
_OF_THOSE = re.compile(r"(?P<deed>.{2,})的[^的]{2,8}占比")
_GROUP = later(r"(?:群体|人群|用户|客户|受访者|居民|网民|女性|男性|人口|家庭|机构|企业|银行|公司|农户|学生|老人|老年人|年轻人)$")
_NUMBER_OF_YEARS = re.compile(r"(?:近|过去|最近)?[一二两三四五六七八九十\d]+$")
_UTMOST = re.compile(r"最[高低大小多少长短快慢]")
_WITH_IT = re.compile(r"(?:则|又|也)?(?:分别|依次)?以$")
_TAKES_RANK = re.compile(r"(?:的(?:规模|成绩|份额|金额|数量|占比|水平))?(?:分别|依次|则)?(?:列|居|位|排|领先|领跑|稳|高居|紧随|拔得)")
_SUMS_UP = re.compile(r"(?:累计|共计|合计|总计|共|总数|总量|数量)[^，]{0,3}$")
_OF_DEAL = frozenset({"交易额", "交易金额", "交易总额", "交易对价", "对价", "总对价", "交易价格", "作价", "总价"})
_TIMES_OTHER = re.compile(rf"(?:约为|是|为|相当于|约是)(?P<other>(?!其)[^，{FIGURE}{DATE}]{{1,14}}?)的(?:近|约|逾|超过|超)*$")
"""X是Y的Q倍: how often one measure holds another."""
_LIMITS = re.compile(r"[之以][下上内]的")
_PART_ONLY = re.compile(r"[^的，]{1,6}(?:地区|区域|系|板块|端)")
_FOUNDS = re.compile(r"(?:，|以|来|用于)?(?P<plan>拟|计划)?(?:设立|成立|筹建|组建|筹备|新设)(?P<what>[^，、的]{2,12}?(?:子公司|公司|银行|基金))")


def subject_words(phrase: Phrase) -> str:
    """The words of an indicator; with the concept that leads them where they say too little alone (数字经济|规模)."""
    if grammar.TOO_LITTLE.fullmatch(phrase.words) and phrase.abouts and phrase.abouts[-1].code == SUBJECT and phrase.kept:
        return phrase.full
    small = len(phrase.words) == 1 or (len(phrase.words) == 2 and not grammar.ENDS_MEASURED.search(phrase.words))
    if small and phrase.kept and phrase.abouts[-1].code == SUBJECT:
        return phrase.full
    if re.match(r"(?:机构|公司)", phrase.words) and phrase.kept and phrase.abouts[-1].code == SUBJECT:
        return phrase.full
    return phrase.words


def level(slot: Slot) -> Draft | None:
    """X达Q: the words before the predicate, or those of the clause before where it has none."""
    head = strip_predicate(slot.left)
    phrase, each = read_phrase(head), False
    if slot.following is not None and re.fullmatch(r"(?:以上)?的(?:共|还)?有", slot.right.form):
        slot.context.what.attribute = tidy(slot.left.spelt) + slot.item.text
        return Draft(skip=True)
    if re.match(rf"的[^，]{{1,4}}(?:还有|有|包括|为|是)(?:[{ORG}][、和与]?)+", slot.right.form):
        phrase.abouts, each = slot.right.find(ORG), True
    if slot.money and _LIMITS.match(slot.right.form) and (slot.left.form.endswith("在") or not slot.right.form.endswith(("占", "有"))):
        return NO_STATISTIC  # 营收在Q之下的甲: where those who are told of lie
    name = level_name(slot, phrase)
    if (moved := _next_share(slot, name)) != name:
        phrase.raw = moved
        return Draft(moved, SHARE, phrase=phrase)
    if not name:
        return None
    return Draft(name, LEVEL, phrase=phrase, each=each)


def ranked(slot: Slot) -> Draft | None:
    """甲以Q居首, 甲、乙分别以x和y列二、三位: of the indicator before."""
    match = _WITH_IT.search(slot.left.form)
    name = slot.context.what.ratio if slot.percent else slot.context.what.level
    if match is None or not name or not _TAKES_RANK.match(slot.right.form):
        return None
    phrase = read_phrase(slot.left.cut(0, match.start()))
    if phrase.words or not (phrase.abouts or phrase.places):
        return None
    return Draft(name, SHARE if re.search(r"(?:占比|份额|比例|比重)$", name) else LEVEL, phrase=phrase, own_subject=False)


def _next_share(slot: Slot, name: str) -> str:
    """What moves to a share behind the share of its like (公有云占比升至70%，私有云和混合云则降至20%和10%) is told of its own share."""
    if not slot.percent or not slot.context.what.ratio.endswith("占比") or not _MOVED_TO.search(slot.left.form):
        return name
    own = tidy(re.sub(r"(?:则|均|也|分别|又|再|继续)+$", "", slot.left.cut(0, _MOVED_TO.search(slot.left.form).start()).spelt))  # type: ignore[union-attr]
    return own + "占比" if 2 <= len(own) <= 14 and not grammar.ENDS_MEASURED.search(own) else name


def level_name(slot: Slot, phrase: Phrase) -> str:
    """Name of a level: measured words as they are, counted nouns with what counts them, deverbal nouns with 额."""
    words = subject_words(phrase)
    what = slot.context.what
    if what.level and slot.money and (average := _AVERAGE.fullmatch(slot.left.form)):
        return average["each"] + stem_of(what.level) + "额"
    if not words and not slot.percent and phrase.abouts and is_concept(phrase.abouts[-1]) and _DEVERBAL.search(phrase.abouts[-1].text):
        words = phrase.words = phrase.abouts.pop().text  # 累计授信Q: the deed is what is measured
    if not words and slot.measure.unit.endswith("笔") and phrase.abouts and is_concept(phrase.abouts[-1]) and phrase.abouts[-1].text.endswith("业务"):
        words = phrase.words = phrase.abouts[-1].text  # 移动支付业务Q笔
        if slot.context.who.about and slot.context.who.about[0].code == ORG:
            phrase.abouts = []  # the firm's
    if not words:
        if _NOUN_FOLLOWS.match(slot.right.form) or (slot.following is not None and not slot.right.form):
            return ""
        if slot.percent:
            told = phrase.abouts or phrase.places or slot.left.find(DATE) or not slot.left.form or re.search("合计|共", slot.left.form)
            return what.ratio if told else ""
        summed = what.thing and not what.level and not slot.money and _SUMS_UP.search(slot.left.form)
        if summed and slot.measure.normalized_unit in {"item", "person"}:
            return counted(what.thing, slot.measure.unit)
        if (utmost := _UTMOST.search(slot.left.form)) and what.level and _goes_on(slot):  # 最低1000元，最高30万元
            return _UTMOST.sub(utmost[0], what.level) if _UTMOST.search(what.level) else utmost[0] + what.level
        return what.level if _goes_on(slot) else ""
    if words == "投入" and slot.money and phrase.abouts and slot.right.form:
        return "投入额"  # X投入Q建设Y: a deed of its own
    if grammar.BARE.fullmatch(words):
        beside = stem_of(what.level) if what.level in what.here and grammar.JOINING.fullmatch(words) else what.level
        whole = what.completed(words)
        if beside != what.level and not whole.startswith(beside):
            return beside + words  # 网上支付业务3亿笔，金额9亿元: of the same, whatever 金额 was before
        if whole:
            return whole
        stem = stem_of(what.level or what.base) if grammar.JOINING.fullmatch(words) else ""
        if not what.level and what.thing and grammar.JOINING.fullmatch(words):
            return what.thing + words
        return stem + words if stem and not phrase.abouts else words
    if words.endswith("裁员"):
        return words + ("比例" if slot.percent else "人数")
    if len(words) <= 4 and (whole := what.completed(words)):
        return words if phrase.abouts and whole.startswith(("全行业", "行业", "全市场")) else whole
    if what.deal and words in _OF_DEAL:
        return what.deal + words
    if words in {"交易总额", "交易额", "交易金额"} and (traded := re.match(r"(?:融资|投融资|并购|投资)(?=交易)", what.level)):
        return traded[0] + words
    if words in {"授权量", "公开量"} and what.level.endswith(("申请量", "授权量")):
        return what.level[:-3] + words
    if what.level and slot.left.form.startswith("其中") and not slot.percent and _goes_on(slot) and (part := part_of(words, what.level)):
        return part
    own = re.sub(rf"^{grammar.NEUTRAL.pattern}(?=.{{3}})", "", words)
    if not slot.right.form and (other := parallel(own, what.ratio if slot.percent else what.level)) and _fits(other, slot):
        return other
    if slot.percent:
        return words
    if slot.money or not slot.measure.normalized_unit:
        return _amount(words, slot)
    return _count(words, slot)


def _goes_on(slot: Slot) -> bool:
    """May a figure without words of its own be of the indicator before? Only where units agree, as far as they are told."""
    if _OF_PEOPLE.search(slot.context.what.level) and slot.measure.unit[-1:] in {"项", "款", "件", "篇", "笔", "台"}:
        return False
    return bool(slot.context.what.level) and _fits(slot.context.what.level, slot)


def _fits(name: str, slot: Slot) -> bool:
    """May a figure of this unit be of an indicator?"""
    return agrees(name, money=slot.money, counted=slot.measure.normalized_unit == "item")


def _amount(words: str, slot: Slot) -> str:
    match = _OBJECT.fullmatch(words)
    if match is not None and slot.money and match["verb"] in _OF_VERB:
        return match["noun"] + _OF_VERB[match["verb"]]
    words = re.sub(r"^[向给对](?!公)[^，的]{1,12}?(?=(?:追加)?(?:投资|注资|增资|出资|放款|授信|贷款)$)", "", words)  # 向X投资: whom is no part of it
    if not slot.money:
        return counted(re.sub(rf"^{grammar.NEUTRAL.pattern}", "", words), slot.measure.unit)
    words = re.sub(r"^(?:计划|拟|发生|实现|完成|获得|得到|取得|共|同意)+(?=.{2})", "", words)
    words = re.sub(r"^(?:协助|帮助|助力)(?:行业|企业|客户|商户|用户|会员|机构)?(?=(?:减损|挽损|追损|节约|节省|降本|增收|融资)$)", "", words)
    words = re.sub(r"^(?:企业|客户|商户|农户|居民|个人)?(?:获得|获贷|提供|发放)(?=.{2})", "", words)
    if words == "贷款":
        return "贷款发放额"
    if words == "出资" and (founded := _FOUNDS.match(slot.right.form)):
        return tidy(slot.right.cut(founded.start("what"), founded.end("what")).spelt) + "出资额"
    return words + "额" if _DEVERBAL.search(words) else words


def _count(words: str, slot: Slot) -> str:
    words = re.sub(r"^[对向](?!公)[^，的]{2,10}?(?=(?:开出|发出|作出|实施|开展|提供|发放).{2})", "", words)
    words = re.sub(rf"^{grammar.NEUTRAL.pattern}(?=.{{2}})", "", words)
    level, seen = slot.context.what.level, slot.context.what.seen
    if _PART_ONLY.fullmatch(words) and level in seen and _fits(level, slot):
        return words + next((name for name in seen if level.endswith(name)), level)  # 其中银行系11家，保险系3家
    match = _OBJECT.fullmatch(words) if "专利" in words else None
    if match is not None and match["verb"] in grammar.PRODUCT_OF_VERB:
        return match["noun"] + grammar.PRODUCT_OF_VERB[match["verb"]]
    words = re.sub(r"^(?:开设|开立)(?=.{3})|(?:开设|开立|开通)$", "", words)
    if any(re.fullmatch(rf"(?:取得|获得|得到|获批)?{re.escape(item.text)}", words) for item in slot.left.find(PLACE)):
        return ""  # 取得甲国7个州的许可证: what is counted stands elsewhere
    return counted(words, slot.measure.unit)


def above(slot: Slot) -> Draft | None:
    """比X增速高出Q: by how much the indicator before lies above another."""
    beside = _BESIDE.search(slot.left.form)
    if beside is not None and slot.measure.normalized_unit == "pp":
        own = read_phrase(slot.left.cut(0, beside.start()))
        measured = subject_words(own) or slot.context.what.ratio
        other = slot.left.cut(beside.start("other"), beside.end("other")).spelt
        if not measured or not other or DATE in beside["other"]:
            return None
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
    base = slot.context.what.level
    if match is None or not base:
        return None
    return Draft(f"{base}与{slot.left.items[match.start('date')].text}之比", GROWTH, base=base, own_subject=False)


def growth(slot: Slot) -> Draft | None:
    """同比增长Q, 较X下降Q, 增速为Q, 增速放缓至Q: a rate of change of the indicator before."""
    if slot.measure.normalized_unit == "ratio" and (moved := _RATE_MOVED.search(slot.left.form)):
        slot = replace(slot, left=slot.left.cut(0, moved.end("rate")))
    match = grammar.GROWTH.search(slot.left.form)
    if match is None or not (match["verb"] or match["noun"]):
        return None
    if re.search(r"(?:至|到|为)$", slot.left.form) and match["verb"]:
        return None
    verb = match["verb"] or match["noun"]
    if verb == "升" and match["kind"] is None and match["cmp"] is None:
        return None
    absolute = not slot.percent
    own = strip_predicate(slot.left.cut(0, match.start())).spelt
    told = match["cmp"] or match["kind"] or "了" in slot.left.form[match.start() :]
    if absolute and not told and not (match["verb"] in _RISES and valid(tidy(own)) and _LEVEL.search(own)):
        return None
    head = slot.left.cut(0, match.start())
    kind = match["kind"] or ""
    span = _NUMBER_OF_YEARS.search(head.form) if kind.startswith("年") else None
    if span is not None:  # 五年复合增速
        head, kind = head.cut(0, span.start()), span[0] + kind
    phrase = read_phrase(head)
    what = slot.context.what
    words = tidy(re.sub(r"(?:年|的)?(?:相关|平均)$", "", subject_words(phrase)))
    if words and grammar.BARE.fullmatch(words):
        words = what.completed(words) or words
    points = slot.measure.normalized_unit == "pp"
    rate = what.last.replace("同比", "") if points and what.last.endswith("增长率") else what.ratio  # 增长率为9%，较上年提高2个百分点: of the rate
    base = words or (rate if points and rate else "") or what.level or what.ratio or (what.base if slot.percent else "")
    if what.moved and base == what.level and base.endswith("数量"):
        base = what.moved  # 6家银行科技投入下降，其中甲同比减少Q: its own, not that of how many they are
    if re.fullmatch(r"(?:增速|增长率|增幅)", base):
        base = rate if points and rate.endswith("增长率") else what.level or what.base
        base += "增长率" if points and base and base != rate else ""
    if not base or (absolute and not words and not what.level):
        return None
    if (match["cmp"] or "") and re.search(r"去年同期|上年同期|同期|较上年|比上年|较去年|比去年", head.spelt[-8:] + slot.left.cut(match.start()).spelt) and not kind:
        kind = "同比"
    if (since := _SINCE_END.search(slot.left.cut(match.start()).spelt)) and kind in {"", "同比"} and not match["kind"]:
        at = slot.context.when.time
        kind = "同比" if at is not None and at.end.endswith("-12-31") and since["when"] != "年初" else f"较{since['when']}"
    if not kind and "季度" in slot.left.cut(match.start()).spelt and match["cmp"]:
        kind = "环比"
    noun = "增幅" if points else "增长倍数" if slot.measure.normalized_unit == "倍" else "增加量" if absolute else "增长率"
    if not kind and (years := _years_back(slot, match)):
        kind = "同比" if years[1] == 1 else f"较{years[0]}年"
    if not kind and match["cmp"] and (other := _OTHER_WAY.fullmatch(match["cmp"])):
        kind = "较" + other["what"]
    base = re.sub(r"(?:年|的|分别)$", "", re.sub(r"在?[一二两三四五半\d]+年[内间]$", "", base))
    if trade := re.fullmatch(rf"(?:{re.escape(phrase.kept)})?(?P<what>市场|产业|行业)", base):
        base = trade["what"] + "规模"
    return Draft(f"{base}{kind}{noun}", GROWTH, base=base, phrase=phrase, fall=bool(grammar.FALL.search(verb)), own_subject=bool(words))


def _years_back(slot: Slot, match: re.Match[str]) -> tuple[str, int] | None:
    """The year that a year's change is told against (较2019年), and how many years back it lies."""
    against = slot.left.cut(match.start("cmp"), match.end("cmp")).find(DATE) if match["cmp"] else []
    period = slot.context.when.time
    found = resolve(re.sub(r"^(?:相?较于?|相?比于?|与|和)", "", against[0].text), None) if against else None
    if found is None and not slot.first and match.start() == 0:
        found = slot.context.when.start  # 较2020年的5.4万人减少
    if found is None or period is None or not re.fullmatch(r"\d{4}", found.text) or not re.fullmatch(r"\d{4}(?:-12-31)?", period.text):
        return None
    back = int(period.end[:4]) - int(found.text)
    return (found.text, back) if back > 0 else None


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
    about_whole = re.search(rf"(?:约|近)*(?:为|是)(?P<whole>{PLACE}(?:总量|总体|总数|总规模)?)的$", form)
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
        if base and lead.form.endswith("的") and slot.context.what.scope and not slot.context.what.scope.endswith(base):
            base = f"{base}的{slot.context.what.scope}"  # 私募管理人中，已部署X的占Q
        base = base or slot.context.what.scope or _counted_noun(slot.context.what.level or slot.context.what.base, whole)
        if not base:
            return None
        name = f"{base}占{whole}比例" if whole else f"{base}占比"
        return Draft(name, SHARE, base=base, phrase=phrase, own_subject=bool(phrase.words))
    return None


def nominal_share(slot: Slot) -> Draft | None:
    """X占比为Q; X占Y比重达Q is ``share``'s."""
    if not slot.percent:
        return None
    head = strip_predicate(slot.left)
    head = head.cut(0, len(re.sub(rf"(?<=占比)(?:均|都|已|也|超过|超|接近|达到?|约)*{PLACE}(?:总体|总量|整体)?$", "", head.form)))
    match = re.search(r"(?:的)?(?:占比|所占比例|所占比重|比例|比重)$", head.form)
    same = re.search(r"(?:的)?(?:这一|该|此|上述)(?:占比|比例|比重)$", head.form)
    if same is not None and (part := _OF_THOSE.fullmatch(slot.context.what.ratio)):
        who = read_phrase(head.cut(0, same.start()))
        return Draft(f"{part['deed']}的{who.words}占比", SHARE, phrase=who) if _GROUP.search(who.words) else None
    if match is None or re.search("占(?!比)", head.form):
        return None
    before = head.cut(0, match.start())
    if among := _AMONG.fullmatch(before.form):
        return _share_among(slot, before, among)
    phrase = read_phrase(before)
    base = re.sub(r"占比(?=[和与及、])", "", subject_words(phrase))
    if slot.context.what.scope and base and len(slot.context.what.scope + base) <= 14:
        base = slot.context.what.scope + base
    if slot.left.form.startswith("其中") and (part := _OF_THOSE.fullmatch(slot.context.what.ratio)) and _GROUP.search(base):
        return Draft(f"{part['deed']}的{base}占比", SHARE, phrase=phrase)  # 愿意使用的用户占六成，其中年轻用户的比例达…
    base = re.sub(r"^(人口|用户|客户|企业|居民|家庭)中(.{3,})$", r"\2的\1", base)
    if not base and phrase.abouts and slot.context.what.moved.endswith(("占比", "比例", "比重")):
        return Draft(slot.context.what.moved, SHARE, base=slot.context.what.moved[:-2], phrase=phrase)  # 6家银行占比提升，甲占比达Q
    base = base or _counted_noun(slot.context.what.level, "")
    if not base:
        return None
    noun = "比例" if re.search(r"(?<!所占)(?:比例|比重)$", match[0]) else "占比"
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
    text = re.sub(r"(?:的)?(?:总体|总量|总规模|整体规模|总数|总)?(?:的)?$", "", text)
    return re.sub(r"^(?:了|据|到|有|其)+", "", text)


def _counted_noun(name: str, whole: str) -> str:
    """What a count counted, for its share: 客服中心数量 → 客服中心."""
    if re.search(r"GDP|人口|资产|收入|产值|总量|产量", whole):
        return re.sub(r"(?<=.{4})数量$", "", name)
    return name if whole else re.sub(r"数量$", "", name)


def from_value(slot: Slot) -> Draft | None:
    """由D的Q提升至…: the value that a change starts from; and 较D的Q, 与D的Q仍有差距."""
    match = grammar.FROM.search(slot.left.form)
    if (other := _COMPARED.match(slot.left.form)) and re.match(r"相比|相较|仍有|还有|有所", slot.right.form):
        phrase = read_phrase(slot.left.cut(other.end("date")))
        name = level_name(slot, phrase)
        period = resolve(slot.left.items[other.end("date") - 1].text, slot.context.when.period, slot.context.when.anchor)
        return Draft(name, LEVEL, phrase=phrase, period=period, former=True) if name else None
    compared = re.search(rf"(?:较|比|与|低于|高于){DATE}(?:的)?(?:历史)?(?:峰值|高点|高位|高峰|顶点|低点|低谷|谷底|最高点|最低点|水平)?(?:的|为)?$", slot.left.form)
    if match is None and compared is None:
        return None
    if match is not None and not (slot.following is not None and re.search(r"(?:至|到|为)", slot.right.form)):
        return None
    start = (match or compared).start()  # type: ignore[union-attr]
    dates = slot.left.cut(start).find(DATE)
    head = strip_predicate(slot.left.cut(0, start))
    moved = re.search(r"(?:把|将)(?=.{2})", head.form)
    phrase = read_phrase(head.cut(moved.end()) if moved else head)
    if moved and not phrase.abouts:
        phrase.abouts = read_phrase(head.cut(0, moved.start())).abouts
    words = subject_words(phrase)
    if words:
        name = level_name(slot, phrase) if not re.search(r"(?:占比|比例|比重)$", words) else words
    else:
        name = (slot.context.what.ratio if slot.percent else slot.context.what.level) or ""
    if re.fullmatch(r"[\d.]+大?[^\d]{2,}", name):
        return None
    if slot.percent and not grammar.ENDS_MEASURED.search(name) and name:
        name += "占比"
    if not name:
        return None
    period = resolve(dates[-1].text, slot.context.when.period) if dates else slot.context.when.start or first_year(slot.context.when.period)
    if dates and dates[-1].text.endswith("初") and period is not None:
        period = first_day(period)
    if dates:
        slot.context.when.start = period
    return Draft(name, LEVEL, phrase=phrase, period=period, former=match is not None)


def to_value(slot: Slot) -> Draft | None:
    """…提升至Q behind a start value: the same indicator."""
    if slot.first or not grammar.TO.fullmatch(slot.left.form):
        return None
    what = slot.context.what
    name = what.base if what.last.endswith("率") and not slot.percent else what.last  # 营收同比增长12%至35亿元: the revenue's
    return Draft(name, LEVEL, own_subject=False) if name and _fits(name, slot) else None
