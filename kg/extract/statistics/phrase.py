"""The words around a figure: what leads to it, what is measured, bounds, growth, share."""

from __future__ import annotations

import re

# Words between an indicator and its figure, innermost last. Longest first inside each group.
LEAD = re.compile(
    r"(?:(?:规模|总额|总量|数量|金额)?"
    r"(?:将|已经|已|也|均|都|仅|仍|就|更|则|共计|合计|累计|总计|总共|共有|共|达到了|达到|达了|达|高达|多达|约为|约占|约有|约|大约|接近|将近|近|"
    r"超过了|超过|超出|超|逾|突破了|突破|不低于|不少于|至少|最多达到|最多达|最多为|最多|最高达|最高|不足|不到|为|是|有|"
    r"增至|增加至|增加到|增长至|增长到|升至|上升至|上升到|提升至|提升到|提高至|提高到|降至|下降至|下降到|减少至|扩至|扩大至|扩展至|扩大到|"
    r"可达|或达|会达|能达|应达到|可|会|在|了|到|至|由|从|的|以|且|并|只有|拥有|拥有了|完成|实现|实现了|出资|募资|融资达|分别|"
    r"下跌|维持在|保持在|稳定在|位于|处于|[:：\s（(“\"]))*$"
)
GROWTH = re.compile(
    r"(?P<kind>同比|环比|年均|年|复合|年均复合|较[^，。；]{1,12}?|比[^，。；]{1,16}?)?"
    r"(?P<verb>增长率|增长|增速|增幅|上升|提升|提高|增加|上涨|攀升|扩大|翻了|下降|下滑|降低|减少|回落|缩减|下跌|高出|增)了?(?:约|近|超过|超|高达|达到|达|为|幅度)?$"
)
FALL = re.compile(r"下降|下滑|降低|减少|回落|缩减|下跌")
SHARE = re.compile(r"(?:占(?P<whole>[^，。；占]{0,16}?)(?:的)?(?:比例|比重|比率|比|总量|总额)?(?:的)?)(?:约|近|超过|超|高达|达到|达|为|均|分别|接近|不足|不到|已|的|至)*$")

_AT_LEAST = re.compile(r"(?:超过了?|超出|超|逾|突破了?|不低于|不少于|至少|高于|多于)\s*(?:全球总体的)?$|余|多$|以上")
_AT_MOST = re.compile(r"(?:不足|不到|不超过|至多|低于)$|以内|以下")
_ABOUT = re.compile(r"(?:约为|约占|约有|大约|约|接近|将近|近)$|左右|上下")
NOISE = re.compile(
    r"^(?:其中|此外|同时|另外|目前|当前|截至目前|截止目前|此前|近年来|近三年|数据显示|相关数据显示|据[^，]{0,14}(?:显示|统计)|根据[^，]{0,14}(?:测算|数据|统计)|"
    r"按照[^，]{0,10}|以[^，]{0,4}为例|例如|如|即|而|且|并|和|与|及|对|在|从|由|仍有|仍|我国的|全国的|共|已|全年|年|的|虽与|中)+"
)
TAIL = re.compile(r"(?:的|已|将|也|均|共|为|达|约|近|与|和|及|了|并|预计|有望|或将|可|累计|总体|整体|呈|以|从|由|至)+$")
RANKING = re.compile(r"(?:第|排名|位列|位居|居)$")




def bound(before: str, quantity: str, after: str) -> str:
    """The bound that words around a figure set: ``atLeast``, ``atMost``, ``about`` or empty."""
    near = before[-8:]
    if _AT_MOST.search(near) or re.match(r"以内|以下", after):
        return "atMost"
    if _AT_LEAST.search(near) or re.search(r"[余多]", quantity) or re.match(r"以上", after):
        return "atLeast"
    if _ABOUT.search(near) or re.match(r"左右|上下", after):
        return "about"
    return ""


def clean(phrase: str) -> str:
    """An indicator's words without what leads in or hangs on."""
    text = phrase.strip(" 、，,：:（）()“”‘’\"·-—")
    previous = None
    while previous != text:
        previous = text
        text = NOISE.sub("", text)
        text = TAIL.sub("", text).strip(" 、，,：:（）()“”\"")
    return text
