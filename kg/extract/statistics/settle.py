"""Drafts → figures: period, bound and modality, and what later words may build on."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract import reasons as why
from kg.extract.statistics import grammar
from kg.extract.statistics.context import Context
from kg.extract.statistics.figures import Figure, Reading
from kg.extract.statistics.leading import is_concept
from kg.extract.statistics.line import DATE, NAMES, ORG, PLACE, SUBJECT, TITLE, Item, Words, entity, is_made
from kg.extract.statistics.measure import measure
from kg.extract.statistics.naming import MAX_LENGTH, agrees, valid
from kg.extract.statistics.periods import last_year, resolve
from kg.extract.statistics.phrases import Phrase
from kg.extract.statistics.rules import OF_SEGMENT
from kg.extract.statistics.slots import GROWTH, LEVEL, SHARE, Draft, Slot
from kg.extract.statistics.spread import EACH, pairs, spread
from kg.extract.statistics.whose import owned, realised
from kg.model.statement import Modality, Period

_PREDICTED = re.compile(r"预计(?!利润|负债)|预测|有望|或将|或达|可望|预期|力争|争取|愿景|目标|可达|按[^，]{0,6}规划")
_WILL = re.compile(r"将(?:在|于|达|突破|增|超|为|有|升|保持|实现|由|从|接近|降|成|使用|会|扩|占|以|约|继续)")
_PLAN = re.compile(rf"(?:{TITLE}|规划|计划|方案|愿景|意见|纲要)[^，]{{0,8}}?(?:提出|明确|要求|目标)")
_INTENDED = re.compile(
    r"(?:计划|拟|打算|同意|将)(?:以)?(?:增持|减持|入股|参股|收购|认购|受让|出售|出资|投资|投入|投放|发行|募集|融资|组建|设立|成立|新建|新设|招聘|招募|引进|取得|获得|申请|建设|打造|开设)[^，]{0,6}$"
    r"|(?:规划|筹划)了[^，]{0,4}$|(?:计划|拟|打算)(?:与|同|联合|携手|会同|联手)[^，]{0,4}$"
)
_POTENTIAL = re.compile(r"可(?:为|使|让|令|帮助|带来|创造|节省|释放|额外)|能(?:够|为|使|让|带来)|或可|最多可|理论上")
_TAKES = re.compile(r"将(?:超过?|近|约|逾)?$")
_MOVED_ON = re.compile(r"的[^，]{2,8}?(?:迁移|转移|转向|迁至|投入|用于|交由|分配|部署)[到至在给于]")
_AHEAD = re.compile(r"(?:未来|今后|接下来)[几一二三四五六七八九十\d两至到]{1,4}(?:个)?[年月季]|未来数年|明年|下一年|后年")
_DEMANDED = re.compile(r"鼓励|须|不得(?=低|高|少|多|超)|(?:监管|规定|办法|规则)[^，]{0,6}要求|原则上")
_RULES = re.compile(r"(?:监管|规定|办法|规则|新规|细则|条例|规范|标准|指引)[^，]{0,8}(?:要求|规定|明确|设定)")
_FORECASTS = re.compile(rf"{ORG}[^，{NAMES}]{{0,4}}(?:预计|预测|预期|估计|估算|测算)")
_TIMES = re.compile(rf"{DATE}(?:(?:[、和与及]|以及){DATE})+")
_LIMIT = re.compile(r"(?:不得?(?:低|高|少|多|超)[于过]?|不超过|至少|须|应(?![用收付对急答变税])|上限|下限|控制在)[^，]{0,6}$")
"""A limit behind a clause that says what rules demand."""
_SPEAKS = re.compile(r"预测|预计|认为|指出|统计|显示|表明|测算|调研|调查|报告")
"""Where a body speaks, what it tells is not of itself."""
_BUILDS = re.compile(r"(?:建设|打造|上线|推出|布局|新增|发布)")
_YEARS_TOTAL = re.compile(r"([两三四五])年累计")
_BODIES = "(?:银行|机构|公司|企业|券商|险企|股份行|城商行|农商行)"
_NAMELESS = re.compile(
    rf"(?:[多数几]家{_BODIES}?|(?:个别|部分|少数|大多数?|其余|其他){_BODIES})"
    r"(?=(?:科技|信息|金融|研发|资金|总|年度|平均)?[^的]{0,6}(?:投入|收入|利润|资产|人员|占比|比例|余额|规模))"
)
"""Holders without a name, whom the firm told of before is not."""
_KIND_OF_BODIES = re.compile(r"(?:其他)?[\d一二三四五六七八九十百两]+(?:大|家)[^的]{0,8}?(?:银行|券商|险企|公司|机构|企业)")
_OF_DOCUMENT = re.compile(r"(?:其中|并|共|从|围绕[^，]*)*(?:明确|提出|部署|包含|涵盖|包括|形成|列出|设置|规定|细化|确定|推出|制定)")
"""What a clause goes on to tell of a document that the clause before tells the issue of."""
_OVER_YEARS = re.compile(r"(?:年均|年复合|复合)[^的]{0,4}增[长速幅]")
_YEARS_OWN = re.compile(r"年度|全年|当年|年内")
_SHARE_NAME = re.compile(r"(?P<base>[^占]{3,})占(?:[^占]*(?:比例|比重|比)|比)")
_REALISES = re.compile(r"(?:分别|合计|累计|共)*(?:实现|取得|完成|录得)")
_JOINED = re.compile("[和与及、]|以及")
_OF_A_FALL = {"atLeast": "atMost", "atMost": "atLeast"}
"""A fall of more than 30 % is a growth of at most −30 %."""
_SUM = re.compile(r"(?:收入|利润|投入|支出|成本|资产|总额|金额|余额|费用)$")
_BARE_ACT = re.compile(r"(?:出台|发布|推出|印发|制定|实施)?(?:相关)?(?:措施|政策|文件|项目|标准|制度)(?:的(?:国家|地区|省份|机构|城市))?数量")
_ITS_PLACE = re.compile(rf"{PLACE}(?=(?:已|共|累计|目前|则|也)+[^，{NAMES}]{{0,4}}$)")
"""The place right before a predicate, where a clause before named several."""
_SUM_OF_BOTH = re.compile(r"(?:共计|合计|总计)(?:为|达到?|约|近|超过?)*$")
"""申请数和授权数共计Q: the sum of both."""
_GROUP = re.compile(r"[\d.一二两三四五六七八九十百]+[余多]?家.{2}")
"""Counted bodies, whose figure is theirs and not that of what they deal with (六家金融科技公司总营收)."""
_OF_GROUP = re.compile(
    r"(?P<group>[\d.一二两三四五六七八九十百]+[余多]?[家大](?:[^，的]{0,6}?(?:银行|券商|证券公司|险企|机构|公司|企业)|行))(?:共?(?:拥有|持有)|一?共有|(?P<sum>总共|合计|共计|累计|共同|共))?(?=.{2})"
)
"""Counted bodies with which a name begins, and what sums them up."""
_HAS = re.compile(r"^(?:共?拥有|共有|现有|已有|有|集聚|聚集|汇聚|培育|引进|引育|新增)了?")
_BARE_GROWTH = re.compile(r"(?:同比|环比|年均|平均|年|复合|整体)*(?:增长|增长率|增速|增幅|占比|比例|增长倍数)")
_ACT_NOUN = re.compile(r"(?=措施|政策|文件|项目|标准|制度)")
_SERVES = re.compile(r"(?:已|累计|共)*[为向]")
_SPAN = re.compile(r"\d{4}/\d{4}")
_YEAR_OR_END = re.compile(r"\d{4}(?:-12-31)?")
_YEAR_END = re.compile(r"\d{4}-12-31")
_YEAR = re.compile(r"\d{4}")
_MEANT = re.compile(r"计划|宣布|拟|将")
_DONE_ALREADY = re.compile(r"已(?!经?可)")
_TARGET = re.compile(r"的?[^，]{0,6}目标")


_NUMBERS = frozenset("0123456789一二两三四五六七八九十百")


def settle(
    slot: Slot, draft: Draft, items: list[Item], words: Words, ahead: str, known: Callable[[str], bool], reading: Reading
) -> None:
    """Add the figures of a draft to ``reading``; ``items`` are the figures of its list, ``ahead`` the clauses before."""
    context, phrase, name = slot.context, draft.phrase, realised(draft.name)
    draft.base = realised(draft.base)
    if context.what.within and phrase.words and len(within := context.what.within + name) <= MAX_LENGTH + 4:
        name, draft.base = within, context.what.within + draft.base if draft.base else ""
    if context.who.owner is not None:
        name = _of_owner(context, phrase, name)
    if (topic := context.what.topic.removeprefix("在")).endswith("投入") and name.endswith("投入") and len(topic) > 2:
        name = _with_topic(name, topic)  # 在科技投入方面，甲投入Q
    if (_NAMELESS.match(name) or _NAMELESS.match(phrase.words)):
        reading.unread += [(item, why.WHOSE(name)) for item in items]
        context.what.forget()
        return
    if draft.kind != GROWTH and not phrase.abouts and _KIND_OF_BODIES.match(name) and any(one.code == ORG for one in context.who.about):
        context.who.about = []  # 六大行投入Q，十大股份制银行投入P: of those
    if context.what.topic and _BARE_ACT.fullmatch(name):
        name = _ACT_NOUN.sub(context.what.topic, name, count=1)
        if [item.text for item in context.who.about] == [context.what.topic]:
            context.who.about = []  # the name says it
    if context.what.line and _SERVES.match(words.form):
        name = context.what.line + name  # 推出N款专项产品，为…提供贷款: by these products
    if context.who.group and draft.kind == LEVEL:
        led = phrase.kept and name == phrase.words and all(map(is_concept, phrase.abouts))  # 8家银行|金融科技|投入
        name, context.who.group = context.who.group + (phrase.full if led else name), ""
        if not any(item.code == ORG and item.text in name for item in context.who.about):  # 6家大型商业银行: a group with a name
            phrase.abouts, phrase.inside, context.who.about = [], None, []
    if _DEMANDED.search(words.cut(0, words.items.index(items[0])).form) or (_LIMIT.search(slot.left.form) and _RULES.search(ahead)):
        reading.unread += [(item, why.DEMANDED()) for item in items]
        return
    if context.what.parts and draft.kind == LEVEL and slot.measure.normalized_unit == "item" and not name.startswith(context.what.parts):
        name = context.what.parts + name
    if draft.kind == LEVEL and name.endswith("数量") and not known(name) and known(name[:-2]):
        name = name[:-2]
    name = _of_the_firm(slot, phrase, name, ahead)
    if context.who.document and draft.kind == LEVEL and not phrase.abouts and _OF_DOCUMENT.match(slot.left.form):
        phrase.abouts, phrase.inside = context.who.document, None
    if phrase.words:
        name = _of_kind(context, draft, name)
    if phrase.places:
        context.who.place = phrase.places
        context.who.listed = phrase.places if name == context.what.level else []
    elif context.who.listed and context.who.place is context.who.listed and phrase.words and draft.kind == LEVEL:
        context.who.place = context.who.listed = []  # 其中甲市3个，乙市2个，网点共9个: no more of the last part
    elif len(context.who.place) > 1 and (here := _ITS_PLACE.search(slot.left.form)):
        context.who.place = [slot.left.items[here.start()]]
    if not phrase.words and len(phrase.abouts) == 1 and _FORECASTS.search(slot.left.form):
        phrase.abouts = []  # X研究所预计2030年将达Q: whose forecast it is, not whose figure
    if phrase.abouts:
        context.who.about, context.who.weak = phrase.abouts, False
    elif name.endswith("占比") and draft.own_subject and phrase.words and _first_of_ratio(context) and context.who.about[0].text not in name:
        context.who.about = []
    elif draft.kind == SHARE and draft.own_subject and context.what.ratio.endswith("占比") and [item.text for item in context.who.about] == [context.what.ratio[:-2]]:
        context.who.about = []  # X占比58%，Y占比42%: no share of X
    if draft.base:
        context.what.base = draft.base
    if phrase.full and name == phrase.words and known(phrase.full):
        name = phrase.full
    if (inside := phrase.inside) is not None and not draft.base and not known(name) and name.startswith(inside.text) and known(name[len(inside.text) :]):
        name = name[len(inside.text) :]  # 金融科技从业者占比: of 金融科技, the share of those employed
    if draft.kind == LEVEL and slot.percent and (part := _SHARE_NAME.fullmatch(name)):
        draft.kind, draft.base = SHARE, part["base"]
    if draft.kind == LEVEL and slot.left.spelt.find("累计" + name) >= 0 and known("累计" + name):
        name = "累计" + name
    both = _SUM_OF_BOTH.search(slot.left.form) or (
        len(items) == 1 and not EACH.search(slot.left.form) and ((slot.money and draft.kind == LEVEL) or draft.base in context.what.seen)
    )  # fmt: skip
    named = pairs(draft, name) if not both else [(name, draft.base)]
    if context.what.business and draft.kind == LEVEL and not phrase.abouts and _REALISES.match(slot.left.form) and valid(name):
        named = _of_business(context.what.business, name, len(items)) or named
    inside = _inside(slot, draft, name, context)
    if inside is not None and is_concept(inside) and _GROUP.match(name):
        inside = None
    rows = spread(slot, draft, len(items), named, inside)
    times = _times_of_list(slot, len(items), apart=words.form[words.items.index(items[0]) + 1 :][:1] in {"/", "／"}) if not rows else []
    if times:
        rows = spread(slot, draft, 1, named, inside)[:1] * len(items)
    if not rows:
        reading.unread += [(item, why.PARTS_UNCLEAR()) for item in items]
    whole_period = period = _period(slot, draft, name)
    context.when.same_time = context.when.same_time or "同期" in words.spelt
    count = len(reading.figures)
    for position, drafted in enumerate(rows):
        item = items[min(position, len(items) - 1)]
        found = slot.measure if item is slot.item else measure(item.text, "元" if slot.money else "")
        row, reason = owned(drafted, slot, draft, known(drafted.name))
        if draft.kind == SHARE and not draft.own_subject and len(rows) == 1 and not phrase.abouts and row.base in context.what.owners:
            row = row._replace(about=context.what.owners[row.base])  # X规模达Q，占比P: of whom the size was told
        if phrase.words in OF_SEGMENT and name != phrase.words and not phrase.abouts and context.what.level in context.what.owners:
            row = row._replace(about=context.what.owners[context.what.level])  # of the business whose income was told
        context.what.owners[row.name] = context.what.owners[drafted.name] = row.about
        if draft.kind == GROWTH and draft.own_subject:
            context.what.owners[row.base] = row.about
        if row.about is not None and row.about.code == ORG and row.about.mention is None:
            reason = why.OWNER_UNKNOWN(row.about.text)
        if reason is not None:
            reading.unread.append((item, reason))
            continue
        if found is None or _BARE_GROWTH.fullmatch(row.name) or not (valid(row.name.removeprefix(row.whole)) or known(row.name)) or not _told_so(row.name, slot, draft):
            reading.unread.append((item, why.UNCLEAN(row.name)))
            continue
        period = context.period_of(whole_period, row.about, row.place, row.base or row.name) if draft.period is None and not context.when.same_time else whole_period
        if times:
            period = times[position]
        before = slot.left.spelt if item is slot.item else words.cut(0, words.items.index(item)).spelt[-4:]
        limit = grammar.bound(before, item.text, slot.right.spelt if len(items) == 1 else "")
        fall = _falls(draft, words, items, position)
        if not limit and item.text == "过半":
            limit = "atLeast"
        if fall:
            limit = _OF_A_FALL.get(limit, limit)
        modality = modality_of(slot, draft, ahead, period)
        if modality is Modality.PREDICTED and period is context.when.old_period and not (context.when.year and period and period.end[:4] > context.when.year):
            period = None  # 预计占比将达Q: not in the year that the sentence before told
        reading.figures.append(
            Figure(
                item, found.negative() if fall else found, _of_one(row.name, row.about), draft.kind, _of_one(row.base, row.about), row.about,
                row.place, period, limit, modality,
            )
        )
    if len(reading.figures) == count:
        context.what.forget()
        if context.who.place is context.who.old_place and slot.left.find(PLACE):
            context.who.place = []  # what stays unread tells of another place
        return
    if draft.former and draft.period is None:
        del reading.figures[count:]
        reading.unread += [(item, why.UNDATED_FORMER()) for item in items]
    if period is not None and context.when.period is period and _OVER_YEARS.search(name) and slot.left.find(DATE):
        context.when.period = last_year(period)  # 2030—2033年复合增长率Q，其中…规模P: in the last of them
    if not draft.period:
        context.when.said = context.when.period if context.when.compared else period
    context.who.said_about = inside
    context.what.last = named[-1][0]
    if draft.kind != GROWTH:
        context.what.run = [row.name for row in rows]
        context.what.seen += [one for one, _ in named[:-1]]
        context.what.remember(named[-1][0], slot.measure.normalized_unit, ratio=slot.percent)


def _of_kind(context: Context, draft: Draft, name: str) -> str:
    """An indicator with the bodies without a name told of before, where it is theirs (商业银行不良贷款余额…，|拨备覆盖率)."""
    kind, phrase = context.what.of_kind(name), draft.phrase
    theirs = any(one.code != SUBJECT or is_made(one) for one in (*phrase.abouts, *context.who.about))
    if not kind or theirs or draft.kind == SHARE:
        return name
    if draft.base and name.startswith(draft.base):
        draft.base = kind + draft.base
    phrase.abouts, phrase.inside, context.who.about = [], None, []
    return kind + name


def _of_business(business: str, name: str, count: int) -> list[tuple[str, str]]:
    """An indicator of a line of business that the clause before names (寿险业务|保费收入); of several, each its own."""
    parts = [business] if count == 1 else _JOINED.split(business)
    return [(part + name, "") for part in parts] if len(parts) == count else []


def _falls(draft: Draft, words: Words, items: list[Item], position: int) -> bool:
    """Is a figure of a list of changes a fall: as the verb right before it says, else as the first is?"""
    if draft.kind != GROWTH or not 0 < position < len(items):
        return draft.fall
    before, item = (words.items.index(one) for one in items[position - 1 : position + 1])
    between = words.form[before + 1 : item]
    return bool(grammar.FALL.search(between)) if len(between) > 2 else draft.fall


def _of_one(name: str, about: Item | None) -> str:
    """The name without what sums up a group, and for one body without the group, of which the words before told (六家银行共有科技人员Q，其中甲银行P)."""
    group = _OF_GROUP.match(name) if name[:1] in _NUMBERS else None
    if group is None:
        return name
    alone = about is not None and about.code == ORG and about.mention is not None and about.text not in name
    rest = name[group.end() :]
    return rest if alone and valid(rest) else group["group"] + (group["sum"] or "") + rest


def _with_topic(name: str, topic: str) -> str:
    """A bare 投入, alone or behind whose it is, in the words of what the clause before says it is about."""
    if name == "投入":
        return topic
    return name[:-2] + topic if _KIND_OF_BODIES.fullmatch(name[:-2]) else name


def _first_of_ratio(context: Context) -> bool:
    """Is the subject no more than the concept with which the share before begins (首贷|户占比)?"""
    abouts, ratio = context.who.about, context.what.ratio
    return len(abouts) == 1 and is_concept(abouts[0]) and ratio.endswith("占比") and ratio.startswith(abouts[0].text)


def _times_of_list(slot: Slot, count: int, *, apart: bool = False) -> list[Period]:
    """The times of ``count`` figures told in turn: 2030年和2031年的增速分别为x和y, 2029年至2031年…分别为x、y和z; empty where they are not told.

    ``apart`` says that slashes tell them apart (x/y/z).
    """
    dates = slot.left.find(DATE)
    if len(dates) == count and _TIMES.search(slot.left.form):
        found = [resolve(item.text, None) for item in dates]
        return [period for period in found if period is not None] if all(found) else []
    span = slot.context.when.time
    theirs = slot.percent and len(slot.context.who.about) <= 1  # 2030年至2031年，X的增速为Q、P
    if span is None or not (apart or theirs or "分别" in slot.left.spelt) or not _SPAN.fullmatch(span.text):
        return []
    first, last = (int(year) for year in span.text.split("/"))
    return [Period(str(year), f"{year}-01-01", f"{year}-12-31") for year in range(first, last + 1)] if last - first + 1 == count else []


def _of_the_firm(slot: Slot, phrase: Phrase, name: str, ahead: str) -> str:
    """A concept that leads a measure where a firm is told of is part of the indicator: the firm's (科技输出|收入), and no subject."""
    context = slot.context
    theirs = len(context.who.about) == 1 and context.who.about[0].code == ORG and not phrase.places
    led = not phrase.kept and len(phrase.abouts) == 1 and is_concept(phrase.abouts[0]) and name.startswith(phrase.abouts[0].text)
    if theirs and led and not _SPEAKS.search(ahead + slot.left.form):
        phrase.abouts = list(context.who.about)  # 甲银行…，手机银行客户达Q: the bank's
        return name
    in_name = not context.apart and phrase.abouts and name.startswith(phrase.abouts[-1].text)  # 海澜银行…；普惠小微贷款客户Q户
    told = ((phrase.kept and phrase.full in slot.left.spelt) or in_name) and not _SPEAKS.search(ahead + slot.left.form)
    if not theirs or not told or not phrase.abouts or any(item.code != SUBJECT or is_made(item) for item in phrase.abouts):
        return name
    phrase.abouts = list(context.who.about)
    if name.startswith(phrase.kept):
        return name
    return phrase.kept.removesuffix(name[:2]) + name  # 普惠小微|贷款余额


def _of_owner(context: Context, phrase: Phrase, name: str) -> str:
    """In a firm's own report the firm is the subject, and what of it acts (数字员工) part of the indicator."""
    if phrase.abouts and all(item.code == SUBJECT for item in phrase.abouts):
        context.who.agent = phrase.abouts[-1].text
        phrase.abouts = []
    elif phrase.abouts:
        context.who.owner, context.who.agent = None, ""
        return name
    if not phrase.abouts and context.who.owner is not None:
        phrase.abouts, phrase.inside = [context.who.owner], None
    theirs = context.who.agent in name or _BUILDS.match(name)  # 数字员工…，累计建设场景Q个: the firm builds
    return name if theirs else context.who.agent + name


def _told_so(name: str, slot: Slot, draft: Draft) -> bool:
    """Does a level's unit fit its name?"""
    if draft.kind == LEVEL and slot.percent and slot.left.form.endswith("的") and _SUM.search(name):
        return False  # 营业收入的7%: a part of it, of what the words do not tell
    return draft.kind != LEVEL or agrees(name, money=slot.money, counted=slot.measure.normalized_unit == "item")


def _inside(slot: Slot, draft: Draft, name: str, context: Context) -> Item | None:
    """The concept that an indicator's own words name, where no other subject is told; that of the figure before for what goes on."""
    if draft.phrase.abouts:
        return None
    if draft.phrase.inside is not None:
        led = _HAS.sub("", draft.phrase.words).startswith(draft.phrase.inside.text)  # 拥有金融科技|企业Q家: of 金融科技
        if draft.kind == LEVEL and not led and draft.phrase.inside.text in draft.phrase.words and draft.phrase.inside.text not in name and not slot.right.form:
            return None  # 个人账户开立Q户: 开立 is what was done, and no field
        if context.who.carried and all(is_concept(one) for one in context.who.about):
            context.who.about = []  # 移动支付业务…；电话支付业务…: of its own
        told = context.who.about is not context.who.old_about and len(context.who.about) == 1 and not context.who.weak
        if told and not is_concept(context.who.about[0]) and draft.kind == LEVEL:
            return None  # X平台…，累计帮助企业获得授信Q: of the platform, which the clause before is about
        return draft.phrase.inside
    beside = draft.phrase.words != name and grammar.JOINING.fullmatch(draft.phrase.words) is not None and not context.who.about
    goes_on = not draft.own_subject or beside or ("相应" in name and not context.who.about)
    return context.who.said_about if goes_on else None


def _period(slot: Slot, draft: Draft, name: str) -> Period | None:
    context = slot.context
    if draft.period is not None:
        return draft.period
    period = context.when.time
    if draft.kind != LEVEL and not draft.own_subject and not slot.left.find(DATE):
        period = context.when.said or period
    if period is None or (context.when.event and draft.kind == LEVEL and period is context.when.period and not slot.left.find(DATE)):
        return None  # 1月5日启动，首期纳入Q家: the day is the start's
    if context.apart and period is context.when.old_period:
        old, new = context.who.old_place, draft.phrase.places
        moved = bool(old) and bool(new) and entity(new[0]) != entity(old[0])
        if (moved and not _told_before(name, context.what.known_before)) or period.start[:4] != period.end[:4]:
            return None
    years = _YEARS_TOTAL.search(name)
    if years and _YEAR_OR_END.fullmatch(period.text):
        last = period.end[:4]
        first = str(int(last) - "两三四五".index(years[1]) - 1)
        return Period(f"{first}/{last}", f"{first}-01-01", period.end)
    if _YEARS_OWN.match(name) and _YEAR_END.fullmatch(period.text):
        return Period(period.text[:4], f"{period.text[:4]}-01-01", period.text)  # 截至年末累计…，年度获得…: of the year
    span, start = context.when.time, context.when.start
    if draft.kind == GROWTH and _OVER_YEARS.search(name) and start is not None and _YEAR.fullmatch(start.text) and _YEAR.fullmatch(period.text):
        return Period(f"{start.text}/{period.text}", start.start, period.end)
    if draft.kind == GROWTH and _OVER_YEARS.search(name) and span is not None and _SPAN.fullmatch(span.text):
        return span  # 2030年至2035年，规模从P增至Q，年复合增长率…: over them all
    if not draft.own_subject and draft.kind != GROWTH and _SPAN.fullmatch(period.text):
        return last_year(period)
    return period


def _told_before(name: str, before: frozenset[str]) -> bool:
    """Was an indicator told before, or one that is called much alike (从业者占比, 从业人数占比)?"""
    return name in before or any(one[:2] == name[:2] and one[-2:] == name[-2:] for one in before)


def modality_of(slot: Slot, draft: Draft, ahead: str, period: Period | None) -> Modality:
    """Predicted where the words before say so or the period lies behind the report; the start of a change is a fact."""
    year = slot.context.when.year
    if draft.period is not None and draft.period.end[:4] <= (year or "9999"):
        return Modality.ASSERTED
    if year and period is not None and period.start[:4] > year:
        return Modality.PREDICTED
    own, after = slot.left.form, slot.right.form
    if _AHEAD.search(own) or (_AHEAD.search(ahead) and not (period is not None and draft.phrase.words and slot.left.find(DATE))):
        return Modality.PLANNED if _MEANT.search(ahead + own) else Modality.PREDICTED
    if _POTENTIAL.search(own) and not _DONE_ALREADY.search(own):
        return Modality.PREDICTED
    if _INTENDED.search(own):
        return Modality.PLANNED
    if slot.percent and _TAKES.search(own) and _MOVED_ON.match(after):
        return Modality.ASSERTED  # 将超过Q的业务迁移至云端: 将 is 把
    if _PREDICTED.search(own) or _WILL.search(own) or (slot.percent and after.startswith("的") and _WILL.search(after[:24])):
        return Modality.PREDICTED
    if slot.percent and _TARGET.match(after):
        return Modality.PREDICTED
    past = period is not None and bool(year) and period.end[:4] < year
    if not past and (_PREDICTED.search(ahead) or _PLAN.search(ahead) or _PLAN.search(own)):
        return Modality.PREDICTED
    return Modality.ASSERTED
