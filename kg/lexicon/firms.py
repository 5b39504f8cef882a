"""Firms that a text names in full and gives a short name: 示范支付科技有限公司（以下简称“示范付”）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.model.entity import Mention

_SHORT = re.compile(
    r"[（(](?:以下|下文)?(?:简称|下称|统称)(?:为)?[:：]?[“\"]?(?P<short>[\u4e00-\u9fffA-Za-z0-9]{2,10})[”\"]?"
    r"(?:(?:或|、|，|及|和)(?:简称)?[“\"][^“”\"（）]{2,10}[”\"]){0,2}[)）]"
)
"""What a firm is called in short behind its full name; further words for it (或“本行”) go with it."""
_FULL = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9·]|（[\u4e00-\u9fff]{2,4}）){4,36}(?:公司|集团)$")
_ANYONE = re.compile(r"(?:该|本|我|全)?(?:公司|集团|银行|机构|企业|平台)|[该本我].")
_CLASSES = (
    ("支付", "PaymentInstitution"), ("证券", "SecuritiesFirm"), ("财产保险|人寿|保险(?!经纪|代理)", "InsuranceCompany"), ("银行", "Bank"),
    ("基金管理|基金销售|资产管理", "FundManager"), ("消费金融|小额贷款|融资租赁|融资担保|保理|信托|期货|征信|保险经纪|保险代理", "OtherFinancialInstitution"),
    ("科技|技术|软件|信息|网络|数据|智能", "TechnologyCompany"),
)  # fmt: skip
_CLASS = tuple((re.compile(words), cls) for words, cls in _CLASSES)


class Firm(NamedTuple):
    """A firm's full name, the short one that the text gives it, and the class that the words of the full one tell."""

    full: str
    short: str
    cls: str


def introduced_firms(text: str, mentions: Iterable[Mention]) -> Iterator[Firm]:
    """The firms that ``text`` introduces with a short name, where none of its known names (``mentions``) ends before the bracket.

    Where the full name begins, the short one tells: its signs stand in the full one in the same order.
    """
    ends = {m.end for m in mentions}
    places = {m.end: m.start for m in mentions if m.cls == "Place"}
    for match in _SHORT.finditer(text):
        short = match["short"]
        full = _FULL.search(text, max(match.start() - 40, 0), match.start())
        if full is None or match.start() in ends or _ANYONE.fullmatch(short):
            continue
        start = _start(text, short, full.start(), match.start())
        if start < 0:
            continue
        start = places.get(start, start)
        name = text[start : match.start()]
        yield Firm(name, short, class_of_firm(name))


def class_of_firm(name: str) -> str:
    """The class that the words of a firm's full name tell."""
    return next((cls for words, cls in _CLASS if words.search(name)), "OtherCompany")


def _start(text: str, short: str, first: int, end: int) -> int:
    """The last place between two from which all signs of a short name stand in order; -1 if there is none."""
    place = end
    for sign in reversed(short):
        place = text.rfind(sign, first, place)
        if place < 0:
            return -1
    return place
