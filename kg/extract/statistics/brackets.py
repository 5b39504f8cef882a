"""Members of a list with their figures in brackets: 主要原因为成本低（52%）、速度快（49%）; 投入最多的三家为甲（5亿元）、乙（4亿元）."""

from __future__ import annotations

import re

from kg.extract.statistics import grammar
from kg.extract.statistics.line import NAMES, ORG, PLACE, SUBJECT, Item, Words
from kg.extract.statistics.naming import agrees, counted, tidy
from kg.extract.statistics.phrases import Phrase, read_phrase, strip_predicate
from kg.extract.statistics.slots import LEVEL, SHARE, Draft, Slot
from kg.text.expressions import later

MAX_LABEL = 14
_ASKED = later(
    r"(?:原因|因素|用途|目的|动机|场景|领域|渠道|方式|途径|挑战|障碍|痛点|难点|问题|需求|诉求|顾虑|方向|功能|特征|平台|产品|品牌|厂商|机构|技术|行业|选择|偏好|路径|模式|类型|业务|环节|指标|职业|岗位|人群)$"
)
"""What those who are asked name: the share is of those who name the member."""
_FOREMOST = later(
    r"(?P<measure>.{2,}?)(?:排名|位居|位列|排在|居)?的?(?:前[一二两三四五六七八九十\d]+(?:名|位|大|家|强)?|最高|最多|最大|居前|靠前|领先)的?"
    r"(?:[一二两三四五六七八九十\d]*[家个名位]?[^，]{0,8})?"
)
_MOST = re.compile(r"最(?:为)?(?:多|广泛?|高|大|常见|普遍|集中)的(?=.{2})")
_HOW_MANY = later(r"(?:前)?[一二两三四五六七八九十\d]+(?:个|类|种|大|项|家|名)")
_LEADS_ON = re.compile(r"(?:分别|依次|主要|大多|包括|为|是|有|于|在|集中|分布|聚集|集聚)+$")
_COUNTED_THERE = re.compile(r"(?:企业|公司|机构|银行|券商|平台|网点|项目|案例|园区|独角兽|商户|客户)$")
"""What is counted place by place (金融科技企业集中在甲市（3家）、乙市（2家）)."""
_PORTION = re.compile(r"(?:占比|份额|比例|比重)$")
_PORTION_OR_RATE = re.compile(r"(?:占比|份额|比例|比重|率|增速|增幅)$")


def member(slot: Slot, label: Words, lead: Words, anchor: Item | None) -> Draft | None:
    """What the figure of a list's member is; None where the words that lead to the list do not tell.

    ``slot`` holds the figure, ``label`` the member, ``lead`` the words before the list, ``anchor`` the name that the member is.
    """
    head = strip_predicate(lead.cut(0, len(_LEADS_ON.sub("", lead.form))))
    phrase = read_phrase(head)
    words = tidy(_HOW_MANY.sub("", phrase.words)) if not _FOREMOST.fullmatch(phrase.words) else phrase.words
    name = label.spelt
    if not words and anchor is not None and anchor.code == ORG and len(label) == 1:
        return _of_listed(slot, phrase, name, anchor)
    if not words or not 2 <= len(name) <= MAX_LABEL:
        return None
    foremost = _FOREMOST.fullmatch(words)
    measure = tidy(foremost["measure"]) if foremost is not None else words
    if label.form == PLACE and anchor is not None and _COUNTED_THERE.search(measure) and slot.measure.normalized_unit in {"item", "户"}:
        return _of_member(slot, counted(measure, slot.measure.unit), phrase, name, anchor)
    if grammar.ENDS_MEASURED.search(measure) and not _ASKED.search(measure):
        return _of_member(slot, measure, phrase, name, anchor if label.form in NAMES and len(label) == 1 else None)
    if slot.measure.normalized_unit != "ratio" or not _ASKED.search(_HOW_MANY.sub("", words)):
        return None
    return Draft(f"{_MOST.sub('', _HOW_MANY.sub('', words))}为{name}占比", SHARE, phrase=phrase)


def _of_listed(slot: Slot, phrase: Phrase, name: str, anchor: Item) -> Draft | None:
    """5家券商投入均超P，分别为甲（Q）、乙（R）: what those counted have."""
    measure, portion = slot.context.what.listed, slot.measure.normalized_unit == "ratio"
    if not measure or portion != (_PORTION_OR_RATE.search(measure) is not None):
        return None
    return _of_member(slot, measure, phrase, name, anchor) if agrees(measure, money=slot.money, counted=slot.measure.normalized_unit == "item") else None


def _of_member(slot: Slot, measure: str, phrase: Phrase, name: str, anchor: Item | None) -> Draft:
    """A measure of a member: of the body or place that it names, else told by its words."""
    share = slot.measure.normalized_unit == "ratio" and _PORTION.search(measure) is not None
    if anchor is not None and anchor.code == PLACE:
        phrase.places = [anchor]
    elif anchor is not None and anchor.code in (ORG, SUBJECT):
        phrase.abouts = [anchor]
    else:
        measure = name + measure
    return Draft(measure, SHARE if share else LEVEL, phrase=phrase)
