"""What a figure's words come to: value or range, unit as written, base units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.text.money import parse_quantity, with_unit

_HALF = frozenset({"一半", "半数", "过半"})
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})")
_RANGE = re.compile(r"(?P<low>[\d,]+(?:\.\d+)?)(?P<unit1>%|[万亿]+)?\s*[-—~–至到]+\s*(?P<high>[\d,]+(?:\.\d+)?)(?P<unit>.+)")
_MANY = re.compile(r"(?<=[\d十百千万亿])[余多]")
_ONE_PLACE = Decimal("0.1")


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


def measure(words: str, currency: str = "") -> Measure | None:
    """The measure that a figure's words state; ``currency`` (元, 美元) completes a bare magnitude (13万亿). None where they state none."""
    text = re.sub(r"\s", "", words)
    if text in _HALF:
        return Measure(Decimal(50), "%", Decimal("0.5"), "ratio")
    if match := _FRACTION.fullmatch(text):
        share = Decimal(match[1]) / Decimal(match[2])
        return Measure((share * 100).quantize(_ONE_PLACE).normalize() + 0, "%", share.quantize(Decimal("0.0001")).normalize(), "ratio")
    text = _MANY.sub("", text)
    if match := _RANGE.fullmatch(text):
        low, high = Decimal(match["low"].replace(",", "")), Decimal(match["high"].replace(",", ""))
        quantity = with_unit(high, match["unit"])
        return Measure(None, quantity.unit, None, quantity.normalized_unit, low, high) if low < high else None
    if currency and re.search(r"[\d十百千两一二三四五六七八九][万亿]+$", text):
        text += currency
    text = re.sub(r"(?<=\d)M$", "Mbps", re.sub(r"(?<=\d)大$", "个", text))
    found = parse_quantity(text)
    if found is None:
        return None
    return Measure(found.value, found.unit.replace("Mbps", "M") if words.endswith("M") else found.unit, found.normalized_value, found.normalized_unit)
