"""The name of a draft's indicator in full, and whose and where it is, as the words around the figure complete it."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract import reasons as why
from kg.extract.statistics.case import Case
from kg.extract.statistics.context import Context
from kg.extract.statistics.leading import is_concept
from kg.extract.statistics.line import NAMES, ORG, PLACE, SUBJECT, is_made
from kg.extract.statistics.naming import MAX_LENGTH
from kg.extract.statistics.phrases import Phrase
from kg.extract.statistics.slots import GROWTH, LEVEL, SHARE, Draft, Slot
from kg.extract.statistics.spread import NATIONAL
from kg.extract.statistics.whose import realised
from kg.model.reason import Reason

_DEMANDED = re.compile(r"鼓励|须|不得(?=低|高|少|多|超)|(?:监管|规定|办法|规则)[^，]{0,6}要求|原则上")
_RULES = re.compile(r"(?:监管|规定|办法|规则|新规|细则|条例|规范|标准|指引)[^，]{0,8}(?:要求|规定|明确|设定)")
_FORECASTS = re.compile(rf"{ORG}[^，{NAMES}]{{0,4}}(?:预计|预测|预期|估计|估算|测算)")
_LIMIT = re.compile(r"(?:不得?(?:低|高|少|多|超)[于过]?|不超过|至少|须|应(?![用收付对急答变税])|上限|下限|控制在)[^，]{0,6}$")
"""A limit behind a clause that says what rules demand."""
_SPEAKS = re.compile(r"预测|预计|认为|指出|统计|显示|表明|测算|调研|调查|报告")
"""Where a body speaks, what it tells is not of itself."""
_BUILDS = re.compile(r"(?:建设|打造|上线|推出|布局|新增|发布)")
_BODIES = "(?:银行|机构|公司|企业|券商|险企|股份行|城商行|农商行)"
_NAMELESS = re.compile(
    rf"(?:[多数几]家{_BODIES}?|(?:个别|部分|少数|大多数?|其余|其他){_BODIES})"
    r"(?=(?:科技|信息|金融|研发|资金|总|年度|平均)?[^的]{0,6}(?:投入|收入|利润|资产|人员|占比|比例|余额|规模))"
)
"""Holders without a name, whom the firm told of before is not."""
_KIND_OF_BODIES = re.compile(r"(?:其他)?[\d一二三四五六七八九十百两]+(?:大|家)[^的]{0,8}?(?:银行|券商|险企|公司|机构|企业)")
_KIND_ALONE = re.compile(
    r"(?:股份制?|城市|农村|民营|村镇|中小|外资|地方|上市|大型|头部|国有|政策性|互联网)*(?:商业)?(?:银行|商行|股份行|城商行|农商行|券商|险企|证券公司|保险公司|基金公司|大行|农信社|信用社|理财公司|信托公司)"
)
"""Bodies of a kind, and no more words."""
_PARTS_BEGIN = ("其中", "、", "和", "以及", "包括")
_COUNT_OF_THINGS = re.compile(r".{2,}(?<!银行)(?<!机构)(?<!企业)(?<!公司)(?<!券商)(?<!主体)(?<!单位)(?<!成员)(?<!家)数量")
_OF_DOCUMENT = re.compile(r"(?:其中|并|共|从|围绕[^，]*)*(?:明确|提出|部署|包含|涵盖|包括|形成|列出|设置|规定|细化|确定|推出|制定)")
"""What a clause goes on to tell of a document that the clause before tells the issue of."""
_SHARE_NAME = re.compile(r"(?P<base>[^占]{3,})占(?:[^占]*(?:比例|比重|比)|比)")
_BARE_ACT = re.compile(r"(?:出台|发布|推出|印发|制定|实施)?(?:相关)?(?:措施|政策|文件|项目|标准|制度)(?:的(?:国家|地区|省份|机构|城市))?数量")
_ITS_PLACE = re.compile(rf"{PLACE}(?=(?:已|共|累计|目前|则|也)+[^，{NAMES}]{{0,4}}$)")
"""The place right before a predicate, where a clause before named several."""
_ACT_NOUN = re.compile(r"(?=措施|政策|文件|项目|标准|制度)")
_OF_LINE = re.compile(r"(?:余额|利率|客户数?|户数|不良率|不良贷款率|累计投放|投放额|笔数)(?=$|数量$|同比|环比|较|增)")
"""Measures that say nothing without the line of business that they are of."""
_OF_FIRMS = re.compile(
    r"(?:营业?收入|营收|净?利润|归母净利|(?:总|净)资产|归母净利润|归属[^的]{2,10}的?净利润|利润总额"
    r"|(?:信息技术|信息科技|金融科技|科技|研发)(?:投入|人员)(?:总额|数量)?)"
)
"""What bodies have, and nothing else has."""
_DEEDS_DONE = frozenset({"承保", "授信", "理赔", "投保", "核保", "放款", "赔付"})
_THOSE = re.compile(r"(?:[^的]{0,4})(?:企业|客户|农户|商户|用户|案件|车辆|标的)")
_THINGS_OF = ("项目", "案例", "课题")
"""Things of a concept (联合建模|项目Q个): what is told behind their number is no more of the concept."""
_TRADE_ALONE = re.compile("^(保险|证券|基金|信托|期货|支付)(?=数量$)")
_SERVES = re.compile(r"(?:已|累计|共)*[为向]")


def full_name(case: Case) -> Reason | None:
    """Make of a draft's name that of its indicator, and set whose and where it is; the reason where the figure is nobody's own."""
    case.draft.base = realised(case.draft.base)
    for step in _WHAT_IT_IS:
        step(case)
    if _NAMELESS.match(case.name) or _NAMELESS.match(case.phrase.words):
        case.context.what.forget()
        return why.WHOSE(case.name)
    for step in _WHOSE_IT_IS:
        step(case)
    if _demanded(case):
        return why.DEMANDED()
    for step in _AS_IT_IS_KNOWN:
        step(case)
    return None


def _below_threshold(case: Case) -> None:
    """单户授信Q及以下的|贷款余额: the threshold before is part of the name."""
    within, draft = case.context.what.within, case.draft
    if within and case.phrase.words and len(name := within + case.name) <= MAX_LENGTH + 4:
        case.name, draft.base = name, within + draft.base if draft.base else ""


def _in_own_report(case: Case) -> None:
    """数字员工…，在甲银行年报里: the bank's."""
    if case.context.who.owner is not None:
        case.name = _of_owner(case.context, case.phrase, case.name)


def _spent_on_topic(case: Case) -> None:
    """在科技投入方面，甲投入Q: 科技投入."""
    topic = case.context.what.topic.removeprefix("在")
    if topic.endswith("投入") and case.name.endswith("投入") and len(topic) > 2:
        case.name = _with_topic(case.name, topic)


def _of_line(case: Case) -> None:
    """在普惠贷款方面，甲银行余额Q，利率P: 普惠贷款余额, 普惠贷款利率."""
    what, draft = case.context.what, case.draft
    line = what.line_of or (what.topic.removeprefix("在") if what.topic.endswith(("贷款", "信贷", "存款", "业务", "理财")) else "")
    bodies = [*case.phrase.abouts, *case.context.who.about]
    if line and _OF_LINE.match(case.name) and bodies and bodies[0].code == ORG:
        case.name = line + case.name
        draft.base = line + draft.base if _OF_LINE.match(draft.base) else draft.base


def _other_bodies(case: Case) -> None:
    """六大行投入Q，十大股份制银行投入P: of those, no more of the firms told of before."""
    who = case.context.who
    alone = case.left.startswith(_PARTS_BEGIN) and case.name.startswith(case.phrase.words) and _KIND_ALONE.fullmatch(case.phrase.words) is not None
    listed = alone and any(one in case.words.items for one in who.about)
    if case.draft.kind != GROWTH and not case.phrase.abouts and (listed or _KIND_OF_BODIES.match(case.name)) and any(one.code == ORG for one in who.about):
        who.about = []
    what = case.context.what
    counter = case.slot.measure.unit[-1:]
    whole = next((name for name in what.here if what.counters.get(name) == counter), "") if alone and not what.parts else ""
    if not case.slot.percent and _COUNT_OF_THINGS.fullmatch(whole):
        case.name = case.phrase.words + whole  # 科技支行P家，其中城商行Q家: theirs, and not their number


def _deed_done(case: Case) -> None:
    """承保|企业Q家, 授信|客户Q户: what was done to those counted, and no field that has them."""
    phrase, draft = case.phrase, case.draft
    counted = case.slot.measure.normalized_unit in {"item", "person", "户"} and draft.kind == LEVEL
    if not counted or len(phrase.abouts) != 1 or not phrase.kept or phrase.abouts[0].text not in _DEEDS_DONE or not _THOSE.match(phrase.words):
        return
    deed = phrase.abouts[0].text
    case.name = case.name if case.name.startswith(deed) else deed + case.name
    phrase.abouts, phrase.inside = [], None
    case.context.who.nobody = not case.context.who.about


def _act_of_topic(case: Case) -> None:
    """数据本地化方面…，出台措施的国家数量Q: 出台数据本地化措施的国家数量."""
    topic, who = case.context.what.topic, case.context.who
    if not topic or not _BARE_ACT.fullmatch(case.name):
        return
    case.name = _ACT_NOUN.sub(topic, case.name, count=1)
    if [item.text for item in who.about] == [topic]:
        who.about = []  # the name says it


def _by_products(case: Case) -> None:
    """推出N款专项产品，为…提供贷款: by these products."""
    if case.context.what.line and _SERVES.match(case.words.form):
        case.name = case.context.what.line + case.name


def _of_group(case: Case) -> None:
    """8家银行|金融科技|投入Q: of the counted bodies before it."""
    who, phrase = case.context.who, case.phrase
    if case.draft.kind != LEVEL:
        return
    others = who.about or phrase.abouts or phrase.places or "其中" in case.ahead + case.left
    if not who.group and who.grouped and not others and _OF_FIRMS.fullmatch(case.name):
        who.group = who.grouped  # 107家券商营业收入P，净利润Q: theirs too
    if not who.group:
        return
    who.grouped = who.group
    led = phrase.kept and case.name == phrase.words and all(map(is_concept, phrase.abouts))
    case.name, who.group = _joined(who.group, phrase.full if led else case.name), ""
    if not any(item.code == ORG and item.text in case.name for item in who.about):  # 6家大型商业银行: a group with a name
        phrase.abouts, phrase.inside, who.about = [], None, []


def _joined(group: str, name: str) -> str:
    """22家上市券商 and 券商投入 in one: 22家上市券商投入."""
    shared = next((length for length in range(4, 1, -1) if group.endswith(name[:length]) and len(name) > length + 1), 0)
    return group + name[shared:]


def _demanded(case: Case) -> bool:
    """须达到Q, 办法规定…不低于Q: does a rule demand it, so that it is nobody's figure?"""
    before = case.words.cut(0, case.words.items.index(case.items[0])).form
    return bool(_DEMANDED.search(before) or (_LIMIT.search(case.left) and _RULES.search(case.ahead)))


def _part_of_all(case: Case) -> None:
    """获批机构60家，包括证券公司Q家: 获批|证券公司数量."""
    parts, slot = case.context.what.parts, case.slot
    if parts and case.draft.kind == LEVEL and slot.measure.normalized_unit == "item" and not case.name.startswith(parts):
        if not case.phrase.abouts and case.context.what.divided_of is not None and is_concept(case.context.what.divided_of):
            case.phrase.inside = case.context.what.divided_of
        case.name = parts + _TRADE_ALONE.sub(r"\1机构", case.name)


def _without_number(case: Case) -> None:
    """客户数|数量: 数量 goes where the lexicon knows the name without it."""
    name = case.name
    if case.draft.kind == LEVEL and name.endswith("数量") and not case.known(name) and case.known(name[:-2]):
        case.name = name[:-2]


def _firms_own(case: Case) -> None:
    """甲银行…，手机银行客户达Q: the bank's, and the concept part of the name."""
    case.name = _of_the_firm(case.slot, case.phrase, case.name, case.ahead)


def _part_of_firms(case: Case) -> None:
    """甲公司支付额P，其中全球支付额Q: the firm's, and 全球 part of the name."""
    who, phrase = case.context.who, case.phrase
    firm = len(who.about) == 1 and who.about[0].code == ORG and not who.carried and not phrase.abouts
    if not firm or not case.left.startswith("其中") or len(phrase.places) != 1 or not phrase.words:
        return
    where = phrase.places[0].text
    if not NATIONAL.fullmatch(where):
        return
    if case.name.startswith(phrase.words) and case.draft.kind != LEVEL:
        case.name, phrase.places = where + case.name, []
        case.draft.base = where + case.draft.base if case.draft.base.startswith(phrase.words) else case.draft.base
    elif case.draft.kind == LEVEL and case.name.endswith(phrase.words):
        case.name, phrase.places = where + phrase.words, []  # and not the 总支付额 that 支付额 is completed to


def _of_document(case: Case) -> None:
    """印发《X》，提出Q项任务: of the document."""
    if case.context.who.document and case.draft.kind == LEVEL and not case.phrase.abouts and _OF_DOCUMENT.match(case.left):
        case.phrase.abouts, case.phrase.inside = case.context.who.document, None


def _of_bodies_before(case: Case) -> None:
    """商业银行不良贷款余额…，拨备覆盖率Q: 商业银行拨备覆盖率."""
    if case.phrase.words:
        case.name = _of_kind(case.context, case.draft, case.name)


def _where(case: Case) -> None:
    """甲市网点3个，乙市2个: the place that the words name; of a list of places each its own, and none behind the last."""
    who, phrase = case.context.who, case.phrase
    if phrase.places:
        who.listing |= {item.text for item in phrase.places}
        who.place = phrase.places
        who.listed = phrase.places if case.name == case.context.what.level else []
    elif who.listed and who.place is who.listed and phrase.words and case.draft.kind == LEVEL:
        who.place = who.listed = []  # 其中甲市3个，乙市2个，网点共9个: no more of the last part
    elif len(who.place) > 1 and (here := _ITS_PLACE.search(case.left)):
        who.place = [case.slot.left.items[here.start()]]


def _whose_forecast(case: Case) -> None:
    """X研究所预计2030年将达Q: whose forecast it is, not whose figure."""
    if not case.phrase.words and len(case.phrase.abouts) == 1 and _FORECASTS.search(case.left):
        case.phrase.abouts = []


def _whose(case: Case) -> None:
    """甲投入Q, X占比58%，Y占比42%: the subject that the words name; none where a share tells its own."""
    who, what, draft = case.context.who, case.context.what, case.draft
    if case.phrase.abouts:
        things = what.lost and draft.kind == LEVEL and case.slot.measure.normalized_unit == "item" and case.phrase.words.startswith(_THINGS_OF)
        who.about, who.weak = case.phrase.abouts, things and all(is_concept(one) and not one.text.endswith("业") for one in case.phrase.abouts)
    elif draft.kind == SHARE and draft.own_subject and case.phrase.words and who.part is not None and who.about == [who.part]:
        who.about = []  # 核心系统占比P，渠道类占比Q: no more of the part before
    elif case.name.endswith("占比") and draft.own_subject and case.phrase.words and _first_of_ratio(case.context) and who.about[0].text not in case.name:
        who.about = []
    elif draft.kind == SHARE and draft.own_subject and what.ratio.endswith("占比") and [item.text for item in who.about] == [what.ratio[:-2]]:
        who.about = []  # X占比58%，Y占比42%: no share of X


def _note_part(case: Case) -> None:
    """核心系统占比Q: the part whose share is told, which is no owner of what follows."""
    alone = case.draft.kind == SHARE and len(case.phrase.abouts) == 1 and not case.phrase.words and is_concept(case.phrase.abouts[0])
    case.context.who.part = case.phrase.abouts[0] if alone else None


def _note_base(case: Case) -> None:
    """投入同比增长Q，…: note what the change or share is of, for the words behind."""
    if case.draft.base:
        case.context.what.base = case.draft.base


def _of_market(case: Case) -> None:
    """金融云市场规模P。甲、乙份额分别为Q、R: 金融云市场份额."""
    old, abouts = case.context.who.old_about, case.phrase.abouts or case.context.who.about
    market = len(old) == 1 and is_concept(old[0]) and case.context.what.known_before
    if market and case.name in {"份额", "市场份额", "市占率"} and abouts and abouts[0] is not old[0]:
        case.name = f"{old[0].text}市场份额"


def _with_concept(case: Case) -> None:
    """数字经济|规模Q: with the concept that leads it, where the lexicon knows it so."""
    phrase = case.phrase
    if phrase.full and case.name == phrase.words and case.known(phrase.full):
        case.name = phrase.full


def _without_concept(case: Case) -> None:
    """金融科技|从业者占比: of 金融科技, the share of those employed, where the lexicon knows it so."""
    inside, name, known = case.phrase.inside, case.name, case.known
    if inside is None or case.draft.base or known(name) or not name.startswith(inside.text):
        return
    if known(rest := name[len(inside.text) :]):
        case.name = rest


def _share_by_name(case: Case) -> None:
    """X占Y比重Q: a share, whatever rule read it."""
    draft = case.draft
    if draft.kind == LEVEL and case.slot.percent and (part := _SHARE_NAME.fullmatch(case.name)):
        draft.kind, draft.base = SHARE, part["base"]


def _cumulative(case: Case) -> None:
    """累计|发放额Q: 累计 is part of the name where the lexicon knows it so."""
    name = "累计" + case.name
    if case.draft.kind == LEVEL and case.slot.left.spelt.find(name) >= 0 and case.known(name):
        case.name = name


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


def _with_topic(name: str, topic: str) -> str:
    """A bare 投入, alone or behind whose it is, in the words of what the clause before says it is about."""
    if name == "投入":
        return topic
    return name[:-2] + topic if _KIND_OF_BODIES.fullmatch(name[:-2]) else name


def _first_of_ratio(context: Context) -> bool:
    """Is the subject no more than the concept with which the share before begins (首贷|户占比)?"""
    abouts, ratio = context.who.about, context.what.ratio
    return len(abouts) == 1 and is_concept(abouts[0]) and ratio.endswith("占比") and ratio.startswith(abouts[0].text)


def _of_the_firm(slot: Slot, phrase: Phrase, name: str, ahead: str) -> str:
    """A concept that leads a measure where a firm is told of is part of the indicator: the firm's (科技输出|收入), and no subject."""
    context = slot.context
    about = context.who.about
    product = len(about) == 1 and is_made(about[0]) and about[0].code == SUBJECT and not context.who.carried
    theirs = len(about) == 1 and (about[0].code == ORG or product) and not phrase.places
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


_Step = Callable[[Case], None]
_WHAT_IT_IS: tuple[_Step, ...] = (_below_threshold, _in_own_report, _spent_on_topic, _of_line)
"""What completes the bare name."""
_WHOSE_IT_IS: tuple[_Step, ...] = (_deed_done, _other_bodies, _act_of_topic, _by_products, _of_group)
"""Whose it is, for a figure of bodies with a name or of counted ones."""
_AS_IT_IS_KNOWN: tuple[_Step, ...] = (
    _part_of_firms, _part_of_all, _without_number, _firms_own, _of_document, _of_bodies_before, _where, _whose_forecast, _of_market, _whose, _note_part, _note_base,
    _with_concept, _without_concept, _share_by_name, _cumulative,
)  # fmt: skip
"""Whose and where an own figure is, and its name as the lexicon has it."""
