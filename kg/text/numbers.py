"""Numerals: Arabic with thousands separators and Chinese, alone or mixed (3.5万亿, 两万亿, 十分之一, 九成)."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.text.normalise import normalise

DIGITS = {
    char: value
    for value, chars in enumerate(("〇零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

ARABIC = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE = "[零〇一二两三四五六七八九十百千万亿]+"
SCALE = "(?:万亿|千万亿|百万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百)"

_ARABIC_RE = re.compile(rf"([-+−]?(?:{ARABIC}))({SCALE})?")
_FRACTION = re.compile(rf"({CHINESE}|\d+)分之({CHINESE}|{ARABIC})")
_TENTHS = re.compile(rf"([一二两三四五六七八九十]|{ARABIC})成(半|[一二三四五六七八九])?")
_QUALIFIER = re.compile(
    r"^(?:大约|大概|约为|约占|约|近乎|接近|将近|近|超过|超出|超|逾|突破|高达|多达|达到|达|至少|不少于|不低于|最高|不足|不到|低于|少于|至多)+"
)
_TAIL = re.compile("(?:余|多|以上|以下|以内|左右|上下)+$")

_AT_LEAST = re.compile(r"超过|超出|超|逾|突破|至少|不少于|不低于|高于|大于|多于|以上|余|(?<=[\d十百千万亿])多|\+$")
_AT_MOST = re.compile("不足|不到|低于|少于|小于|不超过|至多|最多|以下|以内|不高于|未达|不多于")
_ABOUT = re.compile("大约|大概|约|近|接近|将近|左右|上下|几乎")


def parse_number(text: str) -> Decimal | None:
    """Value of a numeral, or None where ``text`` is none or a vague one (数百).

    ``1,234.5``, ``3.5万亿``, ``两万亿``, ``一百二十`` → the number; ``九成``, ``十分之一``, ``百分之五`` → a fraction of one. Words that
    qualify it (近, 超过, 余) are passed over; ``bound`` reads them.
    """
    word = _TAIL.sub("", _QUALIFIER.sub("", normalise(text).text.replace(" ", "")))
    if match := _ARABIC_RE.fullmatch(word):
        number = Decimal(match[1].replace(",", "").replace("−", "-"))
        return number * scale(match[2] or "")
    if match := _FRACTION.fullmatch(word):
        whole, part = _plain(match[1]), _plain(match[2])
        return part / whole if part is not None and whole else None
    if match := _TENTHS.fullmatch(word):
        tenths = _plain(match[1])
        rest = Decimal(5) if match[2] == "半" else Decimal(DIGITS.get(match[2] or "零", 0))
        return None if tenths is None else (tenths * 10 + rest) / 100
    if word in ("一半", "半数"):
        return Decimal("0.5")
    return _chinese(word)


def scale(word: str) -> Decimal:
    """What a word of size multiplies by: 万亿 → 10¹², 百万 → 10⁶; 1 for the empty word."""
    factor = 1
    for char in word:
        factor *= _LARGE.get(char) or _SMALL[char]
    return Decimal(factor)


def bound(text: str) -> str:
    """``atLeast``, ``atMost``, ``about`` or empty, as the words around a figure say (超过, 不足, 近, 约, 余 …)."""
    if _AT_MOST.search(text):
        return "atMost"
    if _AT_LEAST.search(text):
        return "atLeast"
    return "about" if _ABOUT.search(text) else ""


def _plain(word: str) -> Decimal | None:
    return Decimal(word.replace(",", "")) if word[:1].isascii() and word[:1].isdigit() else _chinese(word)


def _chinese(word: str) -> Decimal | None:
    """A Chinese numeral: positional (二〇二一) or with units (一百二十), 十五 for 一十五."""
    if (
        not word
        or word in _LARGE
        or any(char not in DIGITS and char not in _SMALL and char not in _LARGE for char in word)
    ):
        return None
    if all(char in DIGITS for char in word):
        if len(word) > 1 and not ("〇" in word or "零" in word or len(word) == 4):
            return None  # 三五 and the like: three to five
        return Decimal("".join(str(DIGITS[char]) for char in word))
    total, section, digit, seen = 0, 0, 0, False
    for char in word:
        if char in DIGITS:
            digit, seen = DIGITS[char], True
        elif char in _SMALL:
            section += (digit if seen and digit else 1) * _SMALL[char]
            digit, seen = 0, False
        else:
            value = section + digit
            if char == "亿":  # 两万亿: what stands before 亿 counts in full
                total, value = 0, total + value
            total += (value or 1) * _LARGE[char]
            section, digit, seen = 0, 0, False
    return Decimal(total + section + digit)
