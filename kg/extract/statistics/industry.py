"""全行业 is the trade that the headings and the report are about (证券业)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.statistics.figures import Figure
from kg.extract.statistics.line import ORG

_TRADES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"证券|券商|投行"), "证券业"),
    (re.compile(r"保险|险企|财险|寿险"), "保险业"),
    (re.compile(r"银行"), "银行业"),
    (re.compile(r"公募|基金业|基金公司|资产管理行业|资管行业"), "基金业"),
    (re.compile(r"信托"), "信托业"),
    (re.compile(r"期货"), "期货业"),
    (re.compile(r"支付(?:行业|产业|机构)"), "支付行业"),
    (re.compile(r"消费金融"), "消费金融行业"),
)
_OTHER_TRADE = re.compile(
    r"^(?:\d{4}年?)?(?:中国|全球|我国|国内)?(?P<trade>(?!示范|重点|各|传统|不同|相关|新兴|试点|其他|多个|金融)[\u4e00-\u9fff]{2,6}行业)"
    r"(?=$|市场|发展|运行|分析|研究|投资|全景|报告|规模)"
)
"""A trade that the table does not hold, by its name (消费贷款行业)."""
_WHOLE = re.compile(r"^(?:全行业|全市场|整个行业|行业整体|行业(?=(?:信息|科技|数字|金融科技|整体|总|平均|研发|IT|从业|营业|净利|资产|客户|保费|人均|合计|投入)))")


def of_whole_trade(name: str) -> bool:
    """Is an indicator's figure that of a whole trade (全行业营业收入)?"""
    return _WHOLE.match(name) is not None


def trade_of(titles: Sequence[str]) -> str:
    """The one trade that the innermost title with any speaks of; ``titles`` from the outermost. Empty where none or several are."""
    for title in reversed(titles):
        found = {trade for pattern, trade in _TRADES if pattern.search(title)}
        if found:
            return found.pop() if len(found) == 1 else ""
        if other := _OTHER_TRADE.search(title):
            return other["trade"]
    return ""


def of_trade(figures: Sequence[Figure], trade: str, *, going_on: bool = False) -> tuple[list[Figure], bool]:
    """Figures of the whole trade by its name, and whether the last was the trade's.

    Those behind one in the same sentence that nobody else has are the trade's too; ``going_on`` says that the words before were.
    """
    told: list[Figure] = []
    open_trade = going_on
    for read in figures:
        figure, whole = read, _WHOLE.match(read.name)
        if whole is not None:
            open_trade = True
            figure = replace(read, name=trade + figure.name[whole.end() :], base=_WHOLE.sub(trade, figure.base))
        elif open_trade and figure.about is not None and (figure.about.code == ORG or not _technology(figure)):
            open_trade = False
        elif open_trade and not figure.name.startswith(trade):
            base = trade + figure.base if figure.base and figure.name.startswith(figure.base) else figure.base
            figure = replace(read, name=trade + figure.name, base=base, about=None)
        told.append(figure)
    return told, open_trade and bool(told)


def _technology(figure: Figure) -> bool:
    mention = figure.about.mention if figure.about is not None else None
    return mention is not None and mention.cls == "Technology"
