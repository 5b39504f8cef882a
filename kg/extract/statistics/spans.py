"""Spans of time of which the words do not tell when they end: 半年时间新增Q, 五年来，…, 三个月内发放Q."""

from __future__ import annotations

import re

from kg.extract.statistics.grammar import HEDGE

_LENGTH = r"(?:(?:[一两二三四五六七八九十半]|\d{1,2})年[半多]?|[一两二三四五六七八九十\d]+个(?:多?月|季度))"
_WITHIN = r"(?:时间[内里间]?|以来|[内里间来])"
_SO_FAR = r"(?:累计|共|就|已|便)*"

CHANGED_OVER = re.compile(rf"(?:其|在|其中)?(?P<span>{_LENGTH}){_WITHIN}?{_SO_FAR}(?P<verb>净?增加|新增|净增|减少)了?{HEDGE}?")
"""Behind a level: by how much it changed over a span (用户P，半年时间增加|Q)."""
ALONE = re.compile(rf"(?:上线|成立|开业|运行|运营|投产|试点)?(?:短短|仅)?{_LENGTH}{_WITHIN}")
"""A clause that tells nothing but a span (五年来，…; 上线半年来，…)."""
OF_DEED = re.compile(
    rf"(?<![近去过上下后前第\d]){_LENGTH}(?!内到期){_WITHIN}?{_SO_FAR}净?"
    r"(?:新增|增加|净增|发放|服务|完成|处理|减少|投入|增长|达到|突破|授信|放款|拦截|节约|节省|覆盖|办理)"
    r"|[一二两三四五六七八九十半]年时间[^，]{2,12}?(?:新增|增加|减少)"
)
"""A span over which a deed is done (半年时间新增|客户)."""
LEADS = re.compile(rf"^({_LENGTH})(?:时间[内间里]?(?=.{{2}})|[内间里]?{_SO_FAR}(?=(?:新增|增加|净增|发放|服务|完成|处理|减少).{{2}}))")
"""A span with which an indicator's words begin."""
