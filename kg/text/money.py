"""Quantities: a figure with its unit, as written and in base units."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from kg.text.normalise import normalise
from kg.text.numbers import ARABIC, CHINESE, DIGITS, SCALE, parse_number, scale

CURRENCIES = {
    "元人民币": "CNY", "人民币": "CNY", "元": "CNY", "块": "CNY",
    "美元": "USD", "美金": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "港元": "HKD", "港币": "HKD",
    "新加坡元": "SGD", "新元": "SGD", "韩元": "KRW", "澳元": "AUD", "加元": "CAD", "瑞士法郎": "CHF", "卢比": "INR", "卢布": "RUB",
    "印度卢比": "INR", "雷亚尔": "BRL", "泰铢": "THB", "林吉特": "MYR", "兰特": "ZAR", "迪拉姆": "AED", "里拉": "TRY", "奈拉": "NGN",
    "印尼盾": "IDR", "印尼卢比": "IDR", "越南盾": "VND", "菲律宾比索": "PHP", "墨西哥比索": "MXN", "新台币": "TWD", "澳门元": "MOP",
    "瑞典克朗": "SEK", "挪威克朗": "NOK", "丹麦克朗": "DKK", "兹罗提": "PLN", "福林": "HUF", "沙特里亚尔": "SAR", "肯尼亚先令": "KES",
}  # fmt: skip
_PEOPLE = frozenset({"人", "名", "位", "余人"})
_ITEMS = frozenset("个件笔项起家款种只张台套例所座条份部本篇类间")

_COUNTERS = (
    "个百分点|百分点|个基点|基点|bp|BP|人次|万人次|家次|户次|笔次|台次|人天|人日|人月|人年|倍|场次|个国家|个城市|个工作日|个交易日|个小时|个月|年|月|天|日|小时|分钟|秒|毫秒|微秒|纳秒|"
    "TPS|QPS|GB|TB|PB|EB|MB|KB|[KMGTPE]F(?:LOPS|lops)|[KMGT]bps|平方公里|平方米|公顷|亩|公里|千米|米|吨|千瓦时|千瓦|兆瓦|吉瓦|头|枚|门|手|宗|通|册|颗|艘|股|例|分|点|户|次|轮|单|人|名|位|[个件笔项起家款种只张台套例所座条份部本篇类间支辆场处]"
)
CURRENCY_NAMES = tuple(sorted(CURRENCIES, key=len, reverse=True))
"""Longer names first, so that an alternative of them takes the whole name."""
UNIT = rf"(?:{'|'.join(CURRENCY_NAMES)}|%|‰|(?:{_COUNTERS})(?:/(?:秒|分钟|小时|日|天|月|年))?)(?:/(?:吨|股|人|户|笔|件|张|千瓦时|平方米|克|份|月|年|日|天))?"
_FIGURE = rf"[-+−]?(?:{ARABIC})|{CHINESE}(?:分之{CHINESE})?|百分之(?:{ARABIC}|{CHINESE})"
_MODIFIER = "(?P<more>多|余)?"
_QUANTITY = re.compile(
    rf"(?P<sign>人民币|US\$|HK\$|[$￥¥€£])?(?P<figure>{_FIGURE})(?P<scale>{SCALE})?{_MODIFIER}(?P<scale2>{SCALE})?(?P<unit>{UNIT})?"
)
_TENTHS = re.compile(r"(?P<figure>[一二两三四五六七八九]|\d)成(?:(?P<half>半)|(?P<more>[一二三四五六七八九]))?")
SIGNS = {"US$": "美元", "HK$": "港元", "$": "美元", "￥": "元", "¥": "元", "€": "欧元", "£": "英镑", "人民币": "元"}
"""The units that signs in front of an amount tell."""
_BOUND_BEFORE = re.compile(r"^(?:约为|约占|大约|约|接近|将近|近|超过|超|逾|突破|高达|达到|达|至少|不足|不到|共计|共|总计|累计)+")
_BOUND_BEHIND = re.compile(r"(?:左右|以上|以下|上下|以内)$")
_SCALE = re.compile(SCALE)
_SPLIT = re.compile("([零〇一二两三四五六七八九十百千]+)(万亿|[万亿])")


class Quantity(NamedTuple):
    """``value`` and ``unit`` as written (1.57, 万亿元); the same in base units (1570000000000, CNY).

    ``normalized_unit`` is ``CNY USD person item ratio pp``, another ISO 4217 code, or the unit without its word of size.
    """

    value: Decimal
    unit: str
    normalized_value: Decimal
    normalized_unit: str


def parse_quantity(text: str) -> Quantity | None:
    """The quantity that ``text`` consists of, but for words that qualify it (约, 超过, 左右); None where it is none.

    ``1.57万亿元`` → 1.57, 万亿元, 1570000000000, CNY; ``九成`` → 90, %, 0.9, ratio; ``1.7个百分点`` → 1.7, 个百分点, 1.7, pp.
    """
    word = normalise(text).text.replace(" ", "")
    word = _BOUND_BEHIND.sub("", _BOUND_BEFORE.sub("", word))
    if match := _TENTHS.fullmatch(word):
        tenths = parse_number(match["figure"])
        if tenths is None:
            return None
        percent = tenths * 10 + (5 if match["half"] else DIGITS.get(match["more"] or "零", 0))
        return Quantity(percent, "%", percent / 100, "ratio")
    match = _QUANTITY.fullmatch(word)
    return _quantity(match) if match else None


def _quantity(match: re.Match[str]) -> Quantity | None:
    figure, unit = match["figure"], match["unit"] or ""
    size = (match["scale"] or "") + (match["scale2"] or "")
    if match["sign"] and not unit:
        unit = SIGNS[match["sign"]]
    if "分之" in figure:
        fraction = parse_number(figure)
        if fraction is None:
            return None
        return Quantity(_trim(fraction * 100), "%", _trim(fraction), "ratio")
    if not size and (split := _SPLIT.fullmatch(figure)):  # 两万亿: the word of size belongs to the unit
        figure, size = split[1], split[2]
    value = parse_number(figure)
    if value is None:
        return None
    return with_unit(value, size + unit)


def with_unit(value: Decimal, unit: str) -> Quantity:
    """``value`` in ``unit`` (万亿元, %, 亿户 …) with its base units; for table cells whose unit stands in the header."""
    word = normalise(unit).text.replace(" ", "")
    match = _SCALE.match(word)
    size = match.group() if match and word != "百分点" else ""
    base = word[len(size) :]
    full = value * scale(size)
    if base in ("%", "‰"):
        return Quantity(value, word, _trim(full / (100 if base == "%" else 1000)), "ratio")
    if base in ("个百分点", "百分点"):
        return Quantity(value, word, full, "pp")
    if base in ("个基点", "基点", "bp", "BP"):
        return Quantity(value, word, _trim(full / 100), "pp")
    if base in CURRENCIES:
        return Quantity(value, word, _trim(full), CURRENCIES[base])
    if base in _PEOPLE:
        return Quantity(value, word, _trim(full), "person")
    if base in _ITEMS:
        return Quantity(value, word, _trim(full), "item")
    return Quantity(value, word, _trim(full), base)


def parse_money(text: str, currency: str = "") -> tuple[Decimal, str] | None:
    """Amount in full units and its ISO 4217 code: ``3.5亿元`` → (350000000, CNY). None where ``text`` is no amount of money.

    ``currency`` is the code to take for an amount without one (``7亿``).
    """
    quantity = parse_quantity(text)
    if quantity is None:
        return None
    if quantity.normalized_unit in CURRENCIES.values():
        return quantity.normalized_value, quantity.normalized_unit
    if not quantity.normalized_unit and currency:
        return quantity.normalized_value, currency
    return None


def _trim(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
