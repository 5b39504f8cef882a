"""Indicators as concepts: one for all wordings of the same measure."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from kg.lexicon.registry import Registry
from kg.model.entity import Entity
from kg.model.reason import Reason


def indicator_entity(names: Registry, words: str, reason: Reason, written: str = "") -> Entity:
    """The indicator that words name: of the lexicon where they are one of its forms, else minted; ``written`` is another form of it."""
    text = "".join(words.split()).strip("的，,、：:（）()“”")
    usual = wording(text)
    found = names.find(text, ["Indicator"]) or names.find(usual, ["Indicator"])
    entity = found or names.mint(usual, "Indicator", reason, [form for form in (text, written) if form != usual], identity=_essence(usual))
    return names.meet(entity.id)


_SECTORS = {"银行": "银行业", "保险": "保险业", "证券": "证券业"}
_SPENDING = r"(?:金融科技|信息科技|信息技术|数字化|科技|IT)(?:资金)?总?投入(?:总额|金额|总规模|规模)?"
_USUAL: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"^(?:国内|我国)?(银行|保险|证券)(?:业金融|业|公司|机构)*{_SPENDING}"), lambda match: _SECTORS[match[1]] + "科技投入"),
    (re.compile(rf"^券商{_SPENDING}"), "证券业科技投入"),
    (re.compile(rf"^{_SPENDING}(?=占|同比|环比|年均|增)"), "金融科技投入"),
    (re.compile(r"占(?:营业总?收入|营收|总营收)的?(?:比重|比例|占比|比|份额)$"), "占营收比例"),
    (re.compile(r"(占.+)比重$"), r"\1比例"),
    (re.compile(r"(?:整体(市场|产业|行业)|(市场|产业|行业)(?:整体|总体|总))规模"), lambda match: (match[1] or match[2]) + "规模"),
    (re.compile(r"(?<=[^平均])增(?:长速度|速)$"), "增长率"),
)
"""Wordings of one measure → its usual one. Only words that add no meaning go: 余额 and its 增速 stay two measures."""


def wording(words: str) -> str:
    """The usual wording of an indicator: 保险机构信息科技投入金额 → 保险业科技投入, 营业收入增速 → 营业收入增长率."""
    for pattern, usual in _USUAL:
        words = pattern.sub(usual, words)
    return words


_PARTICLES = re.compile(r"(?<!目)的|了|(?<=占)(?:我国|全国|当地)(?=.{3})")


def _essence(words: str) -> str:
    """What two wordings of one measure share: particles are left out (发布的政策数量, 发布政策数量)."""
    return _PARTICLES.sub("", words)


def known_indicator(names: Registry, words: str) -> bool:
    """Are the words a form of an indicator of the lexicon?"""
    found = names.find(words, ["Indicator"])
    return found is not None and found.origin == "lexicon"


_SCORED = re.compile(r"(?:指数|得分|评分|总分|均分|分值|净推荐值|NPS|系数|成熟度|景气度)(?:(?:同比|环比|较[^占]*)?(?:增加量|增幅))?$")
_PEOPLE = re.compile(r"(?:用户|客户|人员|员工|人数|人口|网民|居民|老人|读者|学生|会员|人才)")


def in_base_units(indicator: str, value: Decimal | None, unit: str) -> tuple[Decimal | None, str]:
    """A value in base units with its unit; a count that the text gives without a unit word (6.7亿 of users) counts persons or items.

    A range has no value, and so no base unit; an index value or score has none either.
    """
    if value is None:
        return None, ""
    if unit:
        return value, unit
    if _SCORED.search(indicator):
        return None, ""
    return value, "person" if _PEOPLE.search(indicator) else "item"
