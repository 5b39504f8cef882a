"""Numbering of headings, and the section that a block stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import Section
from kg.text.expressions import later

_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_STYLES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, later(rf"(?P<number>{_HAN_NUMBER})[、．](?!{_HAN_NUMBER}[线级次产、])(?P<title>\S.*)")),
    (1, later(rf"(?P<number>第{_HAN_NUMBER}(?:章|篇|部分))[\s:：、]*(?P<title>\S.*)")),
    (2, later(rf"(?P<number>[（(]{_HAN_NUMBER}[)）])(?P<title>\S.*)")),
    (2, later(rf"(?P<number>第{_HAN_NUMBER}节)[\s:：、]*(?P<title>\S.*)")),
    (3, later(r"(?P<number>\d{1,2})(?:[.、．])(?=\dG\b|\dG[^a-zA-Z])(?P<title>\S.*)")),
    (3, later(r"(?P<number>\d{1,2})[.、．](?!\d)\s*(?P<title>\S.*)")),
    (4, later(r"(?P<number>[（(]\d{1,2}[)）])(?P<title>\S.*)")),
)
_OUTER = later(rf"{_HAN_NUMBER}$")
_NOT_A_TITLE = later("[。；！？，、]$")
LONGEST_TITLE = 64


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered line: ``level`` 1 一、, 2 （一）, 3 1., 4 （1）; ``number`` as written without its stop; ``at`` where the title begins."""

    level: int
    number: str
    title: str
    at: int


def numbered(text: str) -> Numbered | None:
    """Reading of a normalised line as a numbered heading (``2.5G 释放`` is number 2, title ``5G 释放``), or None.

    A line that ends like a sentence, or is longer than a title, is none.
    """
    if len(text) > LONGEST_TITLE or _NOT_A_TITLE.search(text):
        return None
    for level, pattern in _STYLES:
        if match := pattern.fullmatch(text):
            number = match["number"].replace("(", "（").replace(")", "）")
            return Numbered(level, number, match["title"], match.start("title"))
    return None


@dataclass(frozen=True, slots=True)
class _Step:
    level: int
    number: str
    title: str


class Outline:
    """Where reading stands: opens a section at each heading, and tells the present one."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []
        self._section = Section()

    @property
    def section(self) -> Section:
        """The present section."""
        return self._section

    def open(self, level: int, title: str, number: str = "") -> Section:
        """The section that a heading of ``level`` opens, closing those as deep and deeper."""
        self._steps = [step for step in self._steps if step.level < level]
        self._steps.append(_Step(level, number, title))
        self._section = Section(_joined(self._steps), tuple(step.title for step in self._steps if step.title))
        return self._section


def _joined(steps: list[_Step]) -> str:
    """三 + （二） + 1 → 三、（二）1. Numberings without outer ones stand alone."""
    parts: list[str] = []
    for step in steps:
        if parts and _OUTER.match(parts[-1]):
            parts.append("、")
        parts.append(step.number)
    while parts and not parts[-1].strip("、"):
        parts.pop()
    return "".join(parts)
