"""The numbers that Word counts and puts before paragraphs, which stand nowhere in their text (一、 （一） 1.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_VAL = qn("w:val")
_FIELD = re.compile(r"%([1-9])")
_CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"})
_DIGITS = "零一二三四五六七八九"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_NO_BLANK_BEHIND = "、）)．：:】〕"


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts: from where, in which figures, in which words around them; the style whose paragraphs it counts."""

    start: int = 1
    form: str = "decimal"
    words: str = ""
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, by the id that paragraphs tell, and how far each has counted."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    _counted: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, part: BaseOxmlElement | None) -> Numbering:
        """The lists that a document defines."""
        if part is None:
            return cls()
        defined = {
            each.get(qn("w:abstractNumId"), ""): {_number(level.get(qn("w:ilvl"))): _level(level) for level in each.iter(qn("w:lvl"))}
            for each in part.iter(qn("w:abstractNum"))
        }
        lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
        for each in part.iter(qn("w:num")):
            key, based = each.get(qn("w:numId"), ""), each.find(qn("w:abstractNumId"))
            kind = "" if based is None else based.get(_VAL, "")
            anew = each.find(qn("w:lvlOverride")) is not None  # a list that counts anew is one of its own
            lists[key] = (f"{kind}/{key}" if anew else kind, defined.get(kind, {}))
        return cls(lists)

    def next(self, key: str, depth: int | None, style: str) -> tuple[str, bool]:
        """The number of the next paragraph of a list, with the blank behind it, and whether it is one of items: bullets, or no Chinese figures."""
        kind, levels = self.lists.get(key, ("", {}))
        if depth is None:
            depth = next((place for place, level in levels.items() if level.style == style), 0)
        level = levels.get(depth)
        if level is None:
            return "", False
        if level.form == "bullet":
            return "", True
        counted = self._counted.setdefault(kind, {})
        counted[depth] = counted.get(depth, level.start - 1) + 1
        for deeper in [place for place in counted if place > depth]:
            del counted[deeper]
        return self._told(level, levels, counted), level.form not in _CHINESE

    def _told(self, level: Level, levels: Mapping[int, Level], counted: Mapping[int, int]) -> str:
        if level.form == "none":
            return ""

        def figure(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place, Level())
            return figures(counted.get(place, other.start), other.form)

        words = _FIELD.sub(figure, level.words).strip()
        return words if not words or words[-1] in _NO_BLANK_BEHIND else f"{words} "


def figures(number: int, form: str) -> str:
    """A number in the figures that Word calls ``form``; Arabic ones where the form is none that Chinese reports use."""
    if form in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((64 if form == "upperLetter" else 96) + number)
    if form in ("lowerRoman", "upperRoman") and 0 < number < 40:
        told = ""
        for value, sign in _ROMAN:
            told += sign * (number // value)
            number %= value
        return told if form == "upperRoman" else told.lower()
    if form == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x245F + number)
    return str(number)


def _level(element: BaseOxmlElement) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(qn(name))
        return default if found is None else str(found.get(_VAL, default))

    return Level(_number(value("w:start", "1")), value("w:numFmt", "decimal"), value("w:lvlText", ""), value("w:pStyle", ""))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
