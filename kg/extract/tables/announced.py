"""What the caption of a table announces: the measure of all its figures, their time and place."""

from __future__ import annotations

import re

from kg.extract.statistics.grammar import ENDS_MEASURED
from kg.extract.tables.columns import is_rate, time_in, unit_in, without_unit
from kg.text.expressions import later

_NUMBERED = later(r"^(?:表|图)\s*(?:\d+|[一二三四五六七八九十]+)(?:[-.—–]\d+)?\s*[：:.、]?\s*")
_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_NOISE = later(
    r"(?:(?:的)?(?:情况|统计|数据|对比|比较|一览表?|概况|概览|变化|排名|排行榜?|前[\d一二三四五六七八九十百]+(?:名|位|家|强)?|TOP\s*\d+|汇总|分布|构成|趋势|走势|表|预测|测算|梳理|及(?:其)?变动|及增长|TOP))+$",
    re.IGNORECASE,
)
_YEARS = later(r"近(?:年来?|[两二三四五六七八九十\d]+年(?:来)?)|历年来?|以来")
_WHOSE = later(
    r"^(?:[\d一二两三四五六七八九十百]+(?:家|大|个|只|款)|若干|部分|主要|典型|代表性?|重点|各类?|不同|头部|国内外?|境内外?|海内外|大型|中小|上市|国有|股份制|全国性|系统重要性|样本|受访|前[\d十]+大?|的)*"
    r"(?:行(?=[^业情动为])|证券公司|券商|证券业|商业银行|上市银行|国有大行|大行|城商行|农商行|股份行|银行机构|银行|保险公司|保险机构|险企|财险公司|寿险公司|金融机构|机构|"
    r"基金公司|公募基金|支付机构|科技公司|科技子公司|金融科技公司|上市公司|公司|企业|省市|省份|城市|地区|国家(?:和地区)?|经济体|平台|产品|App|APP|大模型|项目)"
    r"(?:的)?(?=[^、与及和])"
)
_FIRST = re.compile(r"^(?:分(?:行业|地区|机构类型|机构|省市|类型)的?|若干|部分|主要|典型|代表性?|重点|各类?|不同)")
_EDGES = "：:，,。 -–—~至年度"
_AND = re.compile(r"[、与和及]|以及")


def announced_measures(caption: str) -> list[str]:
    """The measures that a caption names for its figures (部分券商科技投入及占比 → 科技投入, 科技投入占比); empty where it names none."""
    words = _NUMBERED.sub("", caption.strip())
    words = without_unit(words) if unit_in(words) else words
    words = _BRACKETS.sub("", words)
    previous = ""
    while previous != words:
        previous = words
        words = _YEARS.sub("", time_in(words)[2]).strip(_EDGES)
    words = _FIRST.sub("", _WHOSE.sub("", _NOISE.sub("", words), count=1))
    if not words:
        return []
    first, *rest = _AND.split(words)
    if not ENDS_MEASURED.search(first):
        return [words] if ENDS_MEASURED.search(words) else []
    return [first, *(first + part if is_rate(part) and len(part) <= 4 else part for part in rest if ENDS_MEASURED.search(part))]


def announced_measure(caption: str, unit: str) -> str:
    """The one measure of a caption that figures in ``unit`` are of; empty where none is, or several may be."""
    ratio = unit in {"%", "‰", "个百分点"}
    fitting = [measure for measure in announced_measures(caption) if is_rate(measure) is ratio or (ratio and not unit)]
    if not fitting and ratio:
        fitting = announced_measures(caption)  # 普及率 and other measures told in per cent
    return fitting[0] if len(fitting) == 1 else ""
