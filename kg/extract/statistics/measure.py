"""What a figure's words come to: value or range, unit as written, base units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.text.money import SIGNS, parse_quantity, with_unit
from kg.text.numbers import DIGITS, scale

_HALF = frozenset({"一半", "半数", "过半"})
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})")
_RANGE = re.compile(
    r"(?P<sign>US\$|HK\$|[$￥¥€£])?(?P<low>[\d,]+(?:\.\d+)?)(?P<unit1>[%％]|[万亿]+)?\s*[-—~–～至到]+\s*(?P<high>[\d,]+(?:\.\d+)?)(?P<unit>.+)"
)
_SAME_UNIT = re.compile(r"(?<=[\d万亿])(?P<unit>[^\d万亿千百%％,.\-—~–～至到]+)(?=[\-—~–～至到][\d,.]+[万亿]*(?P=unit)$)")
"""The unit that both ends of a range tell (30亿|元|至40亿元)."""
_TENTHS_RANGE = re.compile(r"([一二两三四五六七八])[至到]?([二三四五六七八九])成")
_SIGNED = re.compile(r"US\$|HK\$|[$￥¥€£]")
_SIZE = re.compile(r"[十百千万亿]*")
_MANY = re.compile(r"(?<=[\d十百千万亿])[余多+＋]|(?<=[倍成])多$")
_ONE_PLACE = Decimal("0.1")
_FOUR_PLACES = Decimal("0.0001")
_BARE_SIZE = re.compile(r"[\d十百千两一二三四五六七八九][万亿]+$")


@dataclass(frozen=True, slots=True)
class Measure:
    """``value`` in ``unit`` as written, or ``low`` to ``high``; ``normalized`` is the value in ``normalized_unit``."""

    value: Decimal | None
    unit: str
    normalized: Decimal | None
    normalized_unit: str
    low: Decimal | None = None
    high: Decimal | None = None

    def negative(self) -> Measure:
        """The same as a fall."""
        return replace(
            self,
            value=None if self.value is None else -abs(self.value),
            normalized=None if self.normalized is None else -abs(self.normalized),
            low=None if self.high is None else -abs(self.high),
            high=None if self.low is None else -abs(self.low),
        )


_ABOVE_SCALE = re.compile(r"^上(?=[百千万])")
_SCALE_FIRST = re.compile(r"^(?=[百千万][^分])")
_MEGABITS = re.compile(r"(?<=\d)M$")
_BIG = re.compile(r"(?<=\d)大$")


def measure(words: str, currency: str = "") -> Measure | None:
    """The measure that a figure's words state; ``currency`` (元, 美元) completes a bare magnitude (13万亿). None where they state none."""
    text = "".join(words.split())
    if text in _HALF:
        return Measure(Decimal(50), "%", Decimal("0.5"), "ratio")
    if match := _FRACTION.fullmatch(text):
        share = Decimal(match[1]) / Decimal(match[2])
        return Measure((share * 100).quantize(_ONE_PLACE).normalize() + 0, "%", share.quantize(_FOUR_PLACES).normalize(), "ratio")
    text = _SCALE_FIRST.sub("一", _ABOVE_SCALE.sub("一", _MANY.sub("", text)))
    if match := _TENTHS_RANGE.fullmatch(text):
        low, high = DIGITS[match[1]] * 10, DIGITS[match[2]] * 10
        return Measure(None, "%", None, "ratio", Decimal(low), Decimal(high)) if low < high else None
    if match := _RANGE.fullmatch(_SAME_UNIT.sub("", text)):
        return _range(match)
    if currency and not _SIGNED.match(text) and _BARE_SIZE.search(text):
        text += currency
    text = _MEGABITS.sub("Mbps", _BIG.sub("个", text.replace("大类", "类")))
    found = parse_quantity(text)
    if found is None:
        return None
    if "分之" in text and found.value != found.value.quantize(_ONE_PLACE):
        return Measure(found.value.quantize(_ONE_PLACE), "%", found.normalized_value.quantize(_FOUR_PLACES), "ratio")
    return Measure(found.value, found.unit.replace("Mbps", "M") if words.endswith("M") else found.unit, found.normalized_value, found.normalized_unit)


def _range(match: re.Match[str]) -> Measure | None:
    """A range whose ends share the unit of the upper one, unless the lower tells its own size (8000万~1.2亿元)."""
    low, high = Decimal(match["low"].replace(",", "")), Decimal(match["high"].replace(",", ""))
    unit = match["unit"] + (SIGNS[match["sign"]] if match["sign"] else "")
    quantity = with_unit(high, unit)
    size = (match["unit1"] or "").strip("%％")
    whole = _SIZE.match(unit)
    if size and whole is not None and size != whole[0]:
        low = (low * scale(size) / scale(whole[0])).normalize() + 0
    return Measure(None, quantity.unit, None, quantity.normalized_unit, low, high) if low < high else None
