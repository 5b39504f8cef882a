"""Whose a figure is where its sentence names no firm: the one that 该行 or 公司 means, or that the title is about."""

from __future__ import annotations

import re

from kg.extract.annotate import Annotated, Sentence
from kg.extract.statistics.context import Context
from kg.extract.statistics.line import ORG, entity
from kg.extract.statistics.spoken import Spoken
from kg.model.statement import Passage

FIRMS_MEASURE = re.compile(
    r"[“]?(?:其中，?|全年|同期|(?:过去|近|最近)[一二两三四五]年|(?:截至)?20\d\d年(?:末|度|全年)?，?)?(?:实现)?(?:保险服务收入|承保利润|综合成本率|总资产|资产总额|总负债|营业收入|总?营收|净收入|净利润|归母净利润|注册用户|研发投入|(?:金融|信息)?科技(?:总?投入|人员)|科技队伍|IT投入|信息技术投入|员工|主营业务|毛利率|净利率|经营活动|现金流|(?:销售|管理|研发|财务)费用|(?:总)?保费|存款总额|贷款总额)"
)
"""How a sentence begins that goes on to tell of the firm before."""
_OWN_MEASURE = re.compile(
    r"(?:此外，?|同时，?|其中，?|20\d\d年(?:末|底|度|全年)?，?|报告期内，|报告期末，|(?:20\d\d年)?(?:第?[一二三四]季度|[上下]半年|前三季度|全年)，|截至[^，。]{2,12}，|(?:累计|日均|月均|户均|笔均))*"
    r"(?![^，。\d]*(?:市场规模|行业|产业|全国|我国|国内|全球|社会|居民|同业|上市|[该本其]|(?:银行|保险|证券|金融)业|机构(?:数|总)|国家|城市|[省市县]|其他|头部|[家大]))"
    r"[^，。的、；：\d]{2,14}?(?:余额|规模|收入|支出|总额|金额|笔数|用户数?|客户数?|利润|投入|资产|费用|保费|贷款|存款|人数|员工|专利|交易[额量]|[^利效概频汇费税]率|[率量额数])(?:总额|总量|规模)?"
    r"(?:已|共|累计|合计|约|总计|整体)*(?:为|达到?|超过?|突破|增至|升至|降至|同比|环比|较|比|约|近|占|\d)"
)
"""How a sentence begins that tells of a measure of somebody it does not name."""
_THE_FIRM = re.compile(r"[该本](?:行(?!业)|公司|集团|券商|险企)|(?:^|[，；：])(?:公司|集团)")
_OF_ALL = re.compile("行业|市场|产业|全国|我国|国内|全球|社会")


def firm_meant(document: Annotated, sentence: Sentence, context: Context, spoken: Spoken) -> tuple[Passage, ...]:
    """Take the firm that 该行 or 公司 means where the sentence before tells of none, and return where it is named."""
    told = context.who.firm or any(item.code == ORG for item in context.who.about)
    refers_to = None if told else _THE_FIRM.search(sentence.plain)
    if refers_to is None:
        return ()
    meant = spoken.behind(document, sentence, refers_to.start() + 1)
    context.who.firm = [meant.firm] if meant.firm is not None else []
    return meant.shown


def _of_the_same(first: Spoken, spoken: Spoken, last: Sentence | None) -> bool:
    """Is the firm of the title the one named last, and is the sentence before about no trade or country?"""
    same = first.firm is not None and spoken.firm is not None and entity(spoken.firm) == entity(first.firm)
    return same and (last is None or _OF_ALL.search(last.plain) is None)


def firm_of_title(
    document: Annotated, sentence: Sentence, context: Context, first: Spoken, spoken: Spoken, last: Sentence | None
) -> tuple[Passage, ...]:
    """Take the firm of the title as subject where a sentence that names nobody begins with a firm's measure (2031年，科技投入Q), and return the title.

    Any other measure is taken for the firm's where no other body (``spoken``) and no whole trade (in the sentence before) was told of in between.
    """
    if first.firm is None or context.who.about:
        return ()
    if not (FIRMS_MEASURE.match(sentence.plain) or (_of_the_same(first, spoken, last) and _OWN_MEASURE.match(sentence.plain))):
        return ()
    if any(document.names.ontology.is_a(m.cls, cls) for m in sentence.mentions for cls in ("Organization", "Place")):
        return ()
    context.who.about, context.who.weak = [first.firm], False
    return first.shown
