"""Whose figure a statistic is, by grammar: the last look at indicator and subject before they become an observation.

An indicator is the noun phrase right before its figure. What leads that phrase — a verb with 的 that only tells how the thing came about, the
subject's own name — is no part of it. A statistic whose agent or owner the sentence leaves open is told as a problem, and not given to a name
that merely stands near.
"""

from __future__ import annotations

import re

from kg.extract import reasons as why
from kg.extract.statistics import grammar
from kg.extract.statistics.context import Context
from kg.extract.statistics.industry import of_whole_trade
from kg.extract.statistics.line import DATE, ORG, SUBJECT, Item, is_made
from kg.extract.statistics.naming import tidy, valid
from kg.extract.statistics.periods import comparative
from kg.extract.statistics.slots import GROWTH, LEVEL, SHARE, Draft, Slot
from kg.extract.statistics.spread import NATIONAL, Row
from kg.extract.statistics.topics import needs_topic
from kg.extract.statistics.what import names_bodies
from kg.model.reason import Reason

_ORIGIN = re.compile(
    r"^(?:(?:自主|联合|共同|独立|最新|此前|全新|率先|牵头|全资|控股|参股)*(?:推出|发布|研发|开发|打造|开源|自研|搭建|建设|构建|上线|运营|发起|创设|主导|承建|设立|收购|投资|部署)了?(?:并[^的]{1,6})?的)"
    r"(?=.{3})"
)
"""How a thing came about, before the thing: 推出的X."""
_MADE_KNOWN = re.compile(r"^(?:公布|公示|发布|披露|收录|受理)了(?:\d+批次?)?的?(?=.{3})")
"""That what is counted was made known, before it: 公布了3批|备案数量."""
_OPENS_CLAUSE = re.compile(r"^(?:尽管|虽然|虽说|即便|由于|因为|随着|如果|若|当|使得?(?!用)|让|令|把|将|给|据|按照?|根据|届时|我们|业内|宣布|表示)")
_OPENS_PREDICATE = re.compile(
    r"^(?:对(?![公话账接])|向|被|由|鼓励|要求|引导|督促|支持(?=.{0,3}(?:机构|公司|银行))|协助|帮助|助力|用于|采用|采取|经(?!济|营|销|纪|费|办)|依托|借助|基于|通过(?!率)|计划|拟(?!合)|同意|决定"
    r"|可(?!持续|再生|疑|信|视|穿戴|转债|用|控)|能够|每年可|有望|入股|涉案|以(?!太|往|色|上|下|内|外))"
)
"""Words that open a clause, or its predicate: they lead no noun phrase, the latter none but of those who do so (计划使用X的企业占比, 采用Y的卡片数量)."""
_SAYS = re.compile(r"(?:宣布|公告|透露|声称|宣称|表示|承认|指出|披露(?!率|数量|金额|规模)).{2}|(?<!的)带来|把(?![握关控手脉]).{2}|(?<=.)(?:每年可|(?<![人户])均可|可为)")
_DISCLOSED = re.compile(r"^(?:披露|公布)(?=[^的]{3,}(?:总额|余额|金额|收入|利润|规模|资产|投入)(?:[^的]{0,8}(?:增加量|增长率|增幅))?$)")
"""X行披露发放贷款总额为Q: what is disclosed."""
_REALISED = re.compile(
    r"(?<=[业务行司构商企险])(?:(?:累计|共|合计)*(?:实现|取得|录得)了?|预计)(?:预计)?(?=[^的]{0,6}(?:收入|利润|利润总额|营收|支出)(?:(?:同比|环比)?(?:增长率|增加量|增幅))?$)"
)
_DISCLOSED_DEALS = re.compile(r"^(?:公开)?披露(?=(?:投?融资|投资|并购)(?:事件|金额|总额|数量?|笔数|额|规模))")
_SERVES = re.compile(r"^服务(?=[^的]{2,}服务(?:笔数|规模|数量|次数|金额|总额)$)")
"""为企业提供Q笔担保服务: the service itself is what is counted."""
_DISCLOSING = re.compile(r"(?:公开)?披露了?[^的，]{2,14}的[^的]{0,6}(?:银行|券商|险企|机构|企业|公司)数量")
_OF_MEMBERS = re.compile(r"的.{2,}?(?:数量|数|占比|比例)$")
_NEEDS_OWNER = re.compile(
    r"(?:^(?:平均)?每家(?:投入|融资)额?|^不良(?:贷款)?率|^(?:综合)?(?:成本率|赔付率|费用率)|^(?:综合|核心)?偿付能力充足率|^(?:核心一级)?资本充足率|^拨备覆盖率|^净息差|^放款额|^毛利率|^覆盖率|^(?:合计|累计|总|单家[^的]{2,4})?投入(?:总额|金额|额)?|(?:^|^注册|^累计)用户(?:数量?|规模)|处理速度|处理能力|吞吐量|并发(?:量|数)?|时延|延迟|响应时间|时长|周期|参数(?:量|规模|数量)?|注册资本|估值|市值|月活跃?用户数?|活跃用户(?:数|数量|规模)|研发(?:投入|费用)|净利润|营业收入|营收|准确率|识别率|命中率)$"
)
_GROUP = re.compile(r"[\d.]+[余多]?家.{2}")
"""Counted bodies whose sum it is."""
_COUNTED = re.compile(r"的[^的]{0,6}(?:银行|机构|公司|企业|券商|险企)数量$")
_BARE_NAME = re.compile(r"[^的]{2,6}")
_SPENT_ON_IT = re.compile(r"(?:相关)?支出(?:占比.*)?")
_TRADED = re.compile(r"(?:累计)?(?:交易|支付)(?:总?额|金额|笔数|量)")
_SMALL_COUNT = re.compile(r".{0,4}?(?:总数量|数量|笔数|人数|户数|家数|次数|总数|数)")
_OF_BODIES = re.compile(r"的.{0,6}?(?:机构|银行|企业|公司|券商|险企|客户|用户|受访者)(?:数量|数|占比|比例)$")
_POSSIBLE = re.compile(r"^((?:单日|日均|每日|每天|每秒|每小时|每年|最高|最大)*)可(?![疑信持视再穿转用控得及靠比])(?=.{2})")
_INNER_ADVERB = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:已经|共计|共(?![享同建创治识赢振鸣计有服]))(?=[\u4e00-\u9fff]{3})")
_UNLINKED = re.compile(r"(?!App|Web|Wi)[A-Za-z]*[a-z][A-Za-z]+(?![a-z])")
_FOREMOST_FEW = re.compile(r"(?:排名)?前[\d一二三四五六七八九十百两]+(?:家|大|名|强|位)?(?:机构|券商|银行|公司|企业|险企|平台)?(?:合计|总|共)?(?:占比|比例)")
_THE_FIRMS = re.compile(
    r"(?:该|本)?(?:公司|集团)(?:(?:全年|累计|共|当年)*(?:拦截|服务|新增|累计|完成|实现|处理|发放|识别|投入)|净利|利润|营业?收入|营收|研发|科技|员工|总?资产|市值|主营|毛利)"
)
_CUT_OUT = re.compile(
    r"(?:降|增|升|提|缩|减|扩|跌|涨|翻)[至到]|报(?:信息|告)(?=的)|等(?!级|额|候|保|待|价)|剩(?!余)|后(?![续台端轮期备])|(?:只|仅|却|还|也|但|而)(?!款)"
    r"|相当于|前者|后者|基于|(?:同比|环比)|.*(?:等|相当)数量$|单位(?:编制|参与|发布|制定)|占(?!比|款|用|地|有|领|据)"
    r"|[^\w“《（(]|(?:领域|方面|榜|仍|就|便|却|才|尚|[以之][上下内]|以外|[上下内]的)|(?:区域|在|行业|部分|相关|上述|各类)的(?!.{2,}的)|[\d.,/+\-]+(?:数量|占比|比例|金额|额)?$"
    r"|.*(?:[/+·|~、，：；]|以[上下内外]?的?|可[知见]|(?:年|季|中|财|半年)报)(?:数量|笔数|户数|家数|占比|额)$"
    r"|.*(?:比例|比重|占比)[^和与及、的]{0,4}(?:比例|占比|比重)(?:同比增幅)?$|.*(?:仍|就|便|却|(?<!人)才|依然|仍然)(?:比例|占比|数量|金额|增长率)$"
    r"|《[^》]*》共|(?:增速|增幅|增长率|占比|比例|比重)[从由较]|增长数值|[^的]*位于[^的]*数量$|较(?!低|高|大|小|强|好)|.*中实现|\d+个(?:省|市|城市|国家|地区|省市)(?!数)|.*(?:较|比|与|和|及)(?:数量|笔数|人数|占比)$|[^“]+了(?!解)[^”]{2}"
)
"""No whole noun phrase: words that end a list or begin a predicate, punctuation, an adverb or a lone head (领域, 在的), or nothing counted before the measure."""
_ANYBODYS = re.compile(r"(?:费|费用|费率|成本|耗时|用时|效率|时间|时长|人力)$")
_OF_MODEL = re.compile(r"(?:参数(?:量|规模|数量?)?|词例(?:数量?)?)$")
_OF_MARKET = re.compile(r"(?:整体|总体)?(?:市场|行业|产业)(?:总|整体)?规模")
_WORKS = re.compile(r"(?:时间|时长|周期|效率|成本|速度|准确率|工作量|耗时|用时|人力|吞吐量|时延)$")
"""How well something works, which is told of the technology that does it, where nobody else is told of."""
_OF_APP = re.compile(r"(?:App|APP|小程序|客户端)(?:端|的)?(?:日|月|年|注册|累计|用户|下载|活跃)")
_OWN_BALANCE = re.compile(
    r"(?!(?:累计|全年|年末|新增|相关|整体|线上|个人|企业)?(?:贷款|存款|信贷|保费))[^的]{2,}(?:贷款|存款|信贷|债券|票据|保险|理财)(?:余额|规模|投放额|发放额|总额)$"
)
"""A balance of a thing of its own words (涉农|贷款余额)."""
_EXAMPLES = re.compile(r".*等的.{2,4}数量")
_FIRM_UNKNOWN = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?<!金融)(?<!大型)(?<!企业)(?<!银行)(?<!保险)(?<!科技)集团(?:出资|投资|收购|入股|注资|增持|认购|减持)额?"
)
_PART_ALONE = re.compile(r".{2,12}(?:占比|比例)")
_OF_DOERS = re.compile(r".{3,}的.{0,6}(?:机构|银行|企业|公司|券商|险企|主体|单位)数量$")
_HANGING = re.compile(r"(?<=.{3})(?:从|却|尚|仍|曾|另)(?=占比$|数量$|人数$)")
_OF_A_KIND = re.compile(
    r"(?:(?:\d+[余多]?|[一二两三四五六七八九十百]+|多|各|数)[家大])?(?:A股|H股|港股|全国性?|上市|样本|民营|国有|大型|中小型?|中型|小型|头部|同业|城市|农村|股份制?|外资|村镇|地方|区域性?|其他|其余|传统|商业)+"
    r"(?:银行(?!卡|间|业务|服务|客户|用户|网点|理财|系|端|账户|承兑|汇票|信贷|贷款|存款)|券商|证券公司|险企|保险公司|金融机构|支付机构|大行|商行|股份行)(?=.{2})"
)
"""Bodies of a kind with which an indicator begins: it is theirs, and not that of the body named before."""
_MEASURED_PAIR = re.compile(r"^[^的]{2,}(?:与|和|及)[^的]{2,}占比$")

_OF_DEALS = re.compile("融资|投资|并购|专利")
"""What any field has: of that which the paragraph is about."""
OWN_WORDS = 6
"""An indicator of so many words of its own is of no concept that only an earlier sentence was about."""


OWN_PLACE = 9
"""An indicator of so many words of its own is not of the place that only an earlier sentence named."""
_FIRM_LEAD = re.compile(r"^(?:(?:该|本)行|(?:该|本)?(?:公司|集团))(?!业|为)(?:年内|当年|全年|报告期内)?(?=.{2})")
_HAS_LEAD = re.compile(r"^(?:拥有|持有)(?=.{4})")
_THING_LEAD = re.compile(r"^(?:平台|系统|大模型|模型|产品|APP|App)?的?")
_SHORT_SHARE = re.compile(r".{1,4}(?:占比|比例)")


def realised(name: str) -> str:
    """An indicator without the verb by which somebody has it or it is known (商业银行|累计实现|净利润, 披露|融资事件数)."""
    return _REALISED.sub("", _DISCLOSED_DEALS.sub("", name))


def owned(row: Row, slot: Slot, draft: Draft, known: bool) -> tuple[Row, Reason | None]:
    """A row with its indicator's own words and the subject that grammar gives it; with a reason where it is no statistic of anybody."""
    name, about, context = row.name, row.about, slot.context
    name = _bare(name, about)
    if _THE_FIRMS.match(name) and (about is None or about.code != ORG):
        context.who.nobody = True
        return row, why.WHOSE(name)
    if about is not None and (wrong := _not_theirs(draft.base or name, name, about, row.place)):
        return row, wrong
    if about is not None and _of_others(draft, name, about):
        context.who.about, about = [], None
    if about is not None and (_strayed(row, draft, context, name) or _stands_near(draft, name, about)):
        about = None
    if context.apart and row.place is not None and any(row.place is one for one in context.who.old_place) and draft.own_subject:
        national = NATIONAL.fullmatch(row.place.text) is not None
        if len(draft.phrase.words) >= OWN_PLACE and not national and not needs_topic(name) and not draft.phrase.places:
            row = row._replace(place=None)  # 东南亚交易额…。接入甲的海外商家增长Q: no more there
    if about is None and row.place is None and draft.kind == GROWTH and _WORKS.search(row.base) and not draft.phrase.inside:
        about = context.who.means
    base = _bare(row.base, about) if row.base and row.name.startswith(row.base) else row.base
    row = row._replace(name=name, base=base, about=about)
    if name != row.name and draft.kind == GROWTH:
        return row, None
    if reason := _unclean(name, slot, draft, known):
        return row, reason
    return row, _of_nobody(row, slot, draft, known) if about is None else None


def _of_nobody(row: Row, slot: Slot, draft: Draft, known: bool) -> Reason | None:
    """Why a figure without subject says nothing; noted for those behind it in the sentence, which are of the same."""
    name, who, what = row.name, slot.context.who, slot.context.what
    if what.parts and name.startswith(what.parts):
        return None  # 上线X的银行P家，其中城商行Q家: theirs
    if draft.kind == LEVEL and _COUNTED.search(what.level) and what.level in what.here and grammar.DEED.match(name):
        return why.WHO_DID(name)  # 134家银行接入X，服务农户Q: theirs, which no name tells
    if row.place is None and (reason := _ownerless(name, slot, draft, known)):
        who.nobody = True
        return reason
    if not who.nobody or draft.kind != LEVEL:
        return None
    bare = row.place is None and not draft.phrase.inside and _BARE_NAME.fullmatch(name)
    # 试点覆盖城市P个，赔付支出Q: theirs, whom no name tells; X平台…。甲省累计交易Q: whether of it, nothing tells
    return why.WHOSE(name) if bare or _TRADED.fullmatch(name) else None


def _bare(name: str, about: Item | None) -> str:
    """The words of an indicator without how its thing came about and without the subject's own name."""
    if about is not None and about.code == SUBJECT and name == about.text + "余额" and about.text.endswith(("贷款", "信贷")):
        return "贷款余额"  # 绿色信贷|余额: one measure for all kinds of loans
    shorter = _DISCLOSED.sub("", name)
    shorter = _MADE_KNOWN.sub("", _HANGING.sub("", _INNER_ADVERB.sub("", shorter)))
    shorter = _SERVES.sub("", shorter)
    if about is not None and about.code == ORG:
        shorter = _FIRM_LEAD.sub("", shorter)
        shorter = _HAS_LEAD.sub("", shorter)
    shorter = _POSSIBLE.sub(r"\1", _ORIGIN.sub("", shorter))
    if about is not None and shorter.startswith(about.text) and about.code in (ORG, SUBJECT) and is_made(about):
        rest = tidy(_THING_LEAD.sub("", shorter[len(about.text) :]))
        if len(rest) >= 4 and not rest.endswith("占比") and valid(rest) and not _SMALL_COUNT.fullmatch(rest):
            return rest
    return shorter


def _strayed(row: Row, draft: Draft, context: Context, name: str) -> bool:
    """Is a concept that an earlier sentence was about none of this figure's: one that has words of its own?"""
    about = row.about
    assert about is not None
    carried = any(about is item for item in context.who.old_about) and about is not draft.phrase.inside
    if not carried or not draft.own_subject or about.code != SUBJECT or is_made(about):
        return False
    own = name if draft.kind == SHARE else draft.phrase.words
    if len(own) >= OWN_WORDS and about.text not in name and not needs_topic(name) and not _OF_DEALS.search(name):
        return True
    return _MEASURED_PAIR.search(name) is not None or (_OF_BODIES.search(name) is not None and about.text not in name)


def _not_theirs(base: str, name: str, about: Item, place: Item | None) -> Reason | None:
    """Why what is named cannot have what is measured: a body has no parameters, its model has; a field has no app, a product in it has."""
    if about.code == ORG and _OF_MODEL.search(base):
        return why.OF_MODEL(base, about.text)
    if about.code == ORG and _OF_MARKET.fullmatch(base):
        return why.WHOSE(base)  # 预计市场规模将达Q: of some market, and not of the firm told of before
    if place is None and about.code == SUBJECT and not is_made(about) and _SPENT_ON_IT.fullmatch(name):
        return why.WHOSE(name)  # 科技投入P，其中信创相关支出Q: on it, by whom other words tell
    if about.code == SUBJECT and not is_made(about) and _OF_APP.match(name):
        return why.WHOSE(name)
    return None


def _stands_near(draft: Draft, name: str, about: Item) -> bool:
    """Does a concept merely stand in the clause before a balance that names its own thing (授信…，涉农|贷款余额)?"""
    led = any(about is item for item in (*draft.phrase.abouts, draft.phrase.inside))
    return not led and about.code == SUBJECT and not is_made(about) and about.text not in name and _OWN_BALANCE.match(draft.base or name) is not None


def _of_others(draft: Draft, name: str, about: Item) -> bool:
    """甲银行投入Q。上市银行平均占比P: is it of bodies of a kind, told behind a body that does not lead these words?"""
    theirs = about.code == ORG or is_made(about)
    return theirs and not any(about is led for led in (*draft.phrase.abouts, draft.phrase.inside)) and _OF_A_KIND.match(name) is not None


def _unclean(name: str, slot: Slot, draft: Draft, known: bool) -> Reason | None:
    if known:
        return None
    says = _SAYS.search(name) and not _DISCLOSING.fullmatch(name)
    if _OPENS_CLAUSE.search(name) or says or (draft.kind != SHARE and "的" not in name and _OPENS_PREDICATE.search(name)):
        return why.OPENS_CLAUSE(name)
    if _CUT_OUT.match(name) or name.count("“") != name.count("”"):
        return why.CUT_OUT(name)
    if _EXAMPLES.fullmatch(name) and not grammar.INFORMATIVE.match(name):
        return why.CUT_OUT(name)
    if _FIRM_UNKNOWN.match(name):
        return why.BODY_UNKNOWN(name)
    if draft.kind == SHARE and slot.left.form.startswith("其中") and _OF_DOERS.search(slot.context.what.level) and _PART_ALONE.fullmatch(name):
        return why.OF_WHAT_ELSEWHERE(name, slot.context.what.level)
    if _FOREMOST_FEW.fullmatch(name):
        return why.OF_WHAT(name)
    if _UNLINKED.match(name):
        return why.NAME_UNKNOWN(name)
    near = (*slot.left.find(DATE), *slot.right.find(DATE)) if draft.kind != GROWTH else ()  # a growth may name the time it is told against
    if any(item.text in name for item in near if len(item.text) > 3 and not item.text.endswith("年") and not comparative(item.text)):
        return why.HOLDS_DATE(name)
    return None


def _ownerless(name: str, slot: Slot, draft: Draft, known: bool) -> Reason | None:
    """Why an indicator without subject and place says nothing; empty where its own words say whose it is."""
    base = draft.base if draft.kind == GROWTH and draft.base else name
    if draft.phrase.inside is not None or slot.context.who.survey or of_whole_trade(base) or _GROUP.match(base):
        return None
    if draft.kind == GROWTH and len(base) <= 4 and _ANYBODYS.search(base):
        return why.WHOSE(base)
    if _NEEDS_OWNER.search(base) and len(base) <= 14 and not names_bodies(base):
        return why.WHOSE(base)
    if draft.kind == LEVEL and grammar.DEED.match(name) and not _OF_MEMBERS.search(name) and not slot.context.who.group:
        return why.WHO_DID(name)
    if known:
        return None
    if draft.kind == SHARE and _MEASURED_PAIR.match(name):
        return why.WHOSE(name)
    if draft.kind == SHARE and _SHORT_SHARE.fullmatch(name) and not slot.context.what.ratio.endswith("占比"):
        return why.WHOSE(name)
    counted = draft.kind == LEVEL and not _OF_MEMBERS.search(name) and not slot.context.who.group
    if counted and _SMALL_COUNT.fullmatch(name) and not needs_topic(name):
        return why.WHOSE(name)
    return None
