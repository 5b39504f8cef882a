"""What the words of an indicator become as its name: of a deed its amount, of a thing counted its number; and whether a unit fits a name."""

from __future__ import annotations

import re

from kg.extract.statistics import grammar
from kg.extract.statistics.line import PLACE
from kg.extract.statistics.naming import agrees, counted, tidy
from kg.extract.statistics.slots import Slot

DEVERBAL = re.compile(
    r"(?:减损|挽损|止损|挽回损失|让利|补偿|垫付|兑付|代偿|理赔|赔款|汇款|代销|节支|增收|"
    r"融资|投资|发行|出资|交易|收购|质押|募资|担保|放款|授信|成交|赔付|发放|申请|捐赠|拨款|撮合|支付|汇划|划转|结算|清算|缴费|投保|承保|贴现|承兑|转账"
    r"|放贷|申购|赎回|认购|捐款|减免|贴息|拨付|归集|充值|提现|兑换|结售汇|结汇|代发|理财|确权|定增|配售|套现|注资|增资|扶持|补助|借款|斥资|耗资|收付|收支|流入|流出|收付款|付款|收款|罚没)$|^投入$"
)
_OBJECT = re.compile(r"(?P<verb>发放|发行(?!价)|申请|授权|公开|授予)(?:了)?(?P<noun>[^的]{2,10})")
_OF_VERB = {"发放": "发放额", "发行": "发行额"}
_OF_BODIES = re.compile(r"(?:机构|银行|企业|公司)数量$")
OF_PEOPLE = re.compile(r"(?:用户|客户|户|人|人员|员工)数量?$")
_PART_ONLY = re.compile(r"[^的，]{1,6}(?:地区|区域|系|板块|(?<!终)端)")
_ADDED = re.compile(r"(?:增加|新增|追加|调增)(?P<what>.{2,}额度)")
_FOUNDS = re.compile(r"(?:，|以|来|用于)?(?P<plan>拟|计划)?(?:设立|成立|筹建|组建|筹备|新设)(?P<what>[^，、的]{2,12}?(?:子公司|公司|银行|基金))")
_TO_WHOM = re.compile(r"^[向给对](?!公)[^，的]{1,12}?(?=(?:追加)?(?:投资|注资|增资|出资|放款|授信|贷款)$)")
_NEUTRAL_HEAD = re.compile(rf"^{grammar.NEUTRAL.pattern}")
_MEANT_LEAD = re.compile(r"^(?:计划|拟|打算)[于在到]?(?=(?:新增|增加|增设|招聘|招募|扩招|培养|建成|建设|开设|设立|新设|推出|上线|引进).{2})")
_DONE_LEAD = re.compile(r"^(?:计划|拟|发生|实现|完成|获得|得到|取得|共|同意)+(?=.{2})")
_HELPS_LEAD = re.compile(r"^(?:协助|帮助|助力)(?:行业|企业|客户|商户|用户|会员|机构)?(?=(?:减损|挽损|追损|节约|节省|降本|增收|融资)$)")
_GETS_LEAD = re.compile(r"^(?:企业|客户|商户|农户|居民|个人)?(?:获得|获贷|提供|发放)(?=.{2})")
_AGAINST_WHOM = re.compile(r"^[对向](?!公)[^，的]{2,10}?(?=(?:开出|发出|作出|实施|开展|提供|发放).{2})")
_NEUTRAL_BEFORE = re.compile(rf"^{grammar.NEUTRAL.pattern}(?=.{{2}})")
_OPENED = re.compile(r"^(?:开设|开立)(?=.{3})|(?:开设|开立|开通)$")


def as_told(words: str, slot: Slot) -> str:
    """The words themselves, with what makes of a deed an amount and of a thing its number."""
    if slot.percent:
        return words
    return _amount(words, slot) if slot.money or not slot.measure.normalized_unit else _count(words, slot)


def goes_on(slot: Slot) -> bool:
    """May a figure without words of its own be of the indicator before? Only where units agree, as far as they are told."""
    level, unit = slot.context.what.level, slot.measure.unit[-1:]
    if (OF_PEOPLE.search(level) and unit in {"项", "款", "件", "篇", "笔", "台"}) or (_OF_BODIES.search(level) and unit in {"个", "项", "款", "件", "篇", "笔", "台"}):
        return False
    return bool(level) and fits(level, slot)


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
    return words + "额" if DEVERBAL.search(words) else words


def _count(words: str, slot: Slot) -> str:
    words = _MEANT_LEAD.sub("", _AGAINST_WHOM.sub("", words))
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
