"""Which lines are headings, and how deep."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from kg.model.document import AsideKind
from kg.readers.boilerplate import Entry
from kg.readers.lines import Line, Part
from kg.text.expressions import later
from kg.text.normalise import name_key
from kg.text.sections import numbered

_SENTENCE_END = later(r"[。；！？：，、,;:!?…]$|[.]{3,}$")
_FULL_STOP = later(r"[。！？!?…；;][”’）」》]*$")
_PARAGRAPH = 40
_NEARLY_ALL = 0.9
_LONGEST_BETWEEN = 32
_FIGURE_ONLY = later(r"^[\d.,]+(?:[%‰]|[万亿千百]*(?:元|美元|件|笔|家|个|人|起|项))$")
_PART_ONLY = later("^第[一二三四五六七八九十]{1,3}(?:部分|章|篇)$")
_ENOUGH_NUMBERED = 3
_ENOUGH_HASHES = 2
_LONGEST_PLAIN = 50
_FUZZY_LENGTH = 6
_NEAR = 87


def _outer(line: Line) -> bool:
    """Is this a numbered heading of the outer two levels?"""
    if line.fixed:
        return line.part is Part.HEADING and line.level <= 2
    found = numbered(line.words)
    return found is not None and found.level <= 2


class Style:
    """How a document marks its headings: numbered outline, ``#`` signs, or neither."""

    def __init__(self, lines: Sequence[Line], entries: Sequence[Entry], *, markdown: bool) -> None:
        self.hashed = markdown or sum(line.hashes > 0 for line in lines) >= _ENOUGH_HASHES
        self.markdown = markdown
        outline = [line for line in lines if _outer(line)]
        self.numbered = len(outline) >= _ENOUGH_NUMBERED
        self.entries = {name_key(entry.title): entry for entry in entries if entry.level}
        asked = self.plain and not entries
        long = [line.words for line in lines if line.part is Part.TEXT and len(line.words) >= _PARAGRAPH] if asked else []
        text = [words for words in long if not words.startswith("|") and "\t" not in words]
        self.unwrapped = bool(text) and sum(bool(_FULL_STOP.search(words)) for words in text) >= _NEARLY_ALL * len(text)
        """Is each paragraph one line, so that a short line without a stop is none? Asked only where no marks and no table of contents tell the headings."""
        self.base = max((entry.level for entry in entries if entry.level), default=0) + 1

    def entry(self, words: str) -> Entry | None:
        """The entry of the contents with these words, or with nearly these."""
        key = name_key(words)
        if key in self.entries or not self.entries or len(key) < _FUZZY_LENGTH:
            return self.entries.get(key)
        near, score, _ = process.extractOne(key, sorted(self.entries), scorer=fuzz.ratio)
        return self.entries[near] if score >= _NEAR else None

    @property
    def plain(self) -> bool:
        """No marks: headings are short lines that stand alone."""
        return not (self.numbered or self.hashed)


def mark_headings(lines: list[Line], style: Style) -> None:
    """Marks headings with level, number and title."""
    last = [0] * 6
    for index, line in enumerate(lines):
        if line.fixed or line.part not in (Part.TEXT, Part.ITEM) or not line.words:
            continue
        if line.part is Part.ITEM:
            if style.plain and name_key(line.words) in style.entries:
                line.set_aside(AsideKind.CONTENTS)  # a list of what the chapter holds
            continue
        if line.hashes:
            _take_numbered(line, last) or _take(line, line.hashes, "", line.words)
        elif style.markdown:
            continue
        elif style.numbered or style.hashed:
            if _alone(lines, index) and not _take_sequence(line, last):
                _take_entry(line, style)
        elif _stands_alone(lines, index) or (style.unwrapped and _between_paragraphs(lines, index)):
            _take_plain(line, style)
    if style.plain:
        _deepen(lines, style)


def _take(line: Line, level: int, number: str, title: str) -> bool:
    line.part, line.level, line.number, line.title = Part.HEADING, level, number, title
    return True


def _take_numbered(line: Line, last: list[int]) -> bool:
    found = numbered(line.words)
    if not found:
        return False
    last[found.level] = int(found.number) if found.number.isdigit() else last[found.level] + 1
    last[found.level + 1 :] = [0] * (5 - found.level)
    return _take(line, found.level, found.number, found.title)


def _take_sequence(line: Line, last: list[int]) -> bool:
    """A numbered line is a heading; an Arabic number has to follow the one before, or begin at one."""
    found = numbered(line.words)
    if not found or (found.number.isdigit() and int(found.number) not in (1, last[found.level] + 1)):
        return False
    return _take_numbered(line, last)


def _take_entry(line: Line, style: Style) -> bool:
    entry = style.entries.get(name_key(line.words)) if style.entries else None
    if entry is None and line.words in ("前言", "摘要", "引言", "序言", "结语", "附录", "参考文献"):
        return _take(line, 1, "", line.words)
    return entry is not None and _take(line, entry.level, entry.number, line.words)


def _take_plain(line: Line, style: Style) -> bool:
    words = line.words
    if _PART_ONLY.match(words):
        line.set_aside(AsideKind.PAGE_FURNITURE)
        return True
    entry = style.entry(words)
    if entry:
        return _take(line, entry.level, entry.number, words)
    if words in ("前言", "摘要", "引言", "序言", "结语", "附录"):
        return _take(line, 1, "", words)
    if len(words) < 2 or len(words) > _LONGEST_PLAIN or _SENTENCE_END.search(words) or _FIGURE_ONLY.match(words):
        return False
    return _take(line, style.base, "", words)


def _alone(lines: list[Line], index: int) -> bool:
    """No text directly above, which this line might go on with."""
    above = lines[index - 1] if index else None
    return above is None or above.part is not Part.TEXT or bool(re.search("[。；！？”）]$", above.words))


def _stands_alone(lines: list[Line], index: int) -> bool:
    neighbours = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return not any(line.part is Part.TEXT for line in neighbours)


def _between_paragraphs(lines: list[Line], index: int) -> bool:
    """Is a short line above a paragraph or list, and below one that ended? For documents whose paragraphs are one line each."""
    above = lines[index - 1] if index else None
    below = next((line for line in lines[index + 1 :] if line.part is not Part.BLANK), None)
    ended = above is None or above.part is not Part.TEXT or _FULL_STOP.search(above.words) is not None
    return len(lines[index].words) <= _LONGEST_BETWEEN and ended and below is not None and below.part in (Part.TEXT, Part.ITEM)


def _deepen(lines: list[Line], style: Style) -> None:
    """Levels of headings without marks: one right below another is its child; those above a list are alike."""
    level_above_list = 0
    previous: Line | None = None
    for index, line in enumerate(lines):
        if line.part in (Part.BLANK, Part.ASIDE):
            continue
        if line.part is not Part.HEADING:
            previous = None
            continue
        if line.level < style.base:
            level_above_list = 0
            previous = None
            continue
        following = next((other for other in lines[index + 1 :] if other.part not in (Part.BLANK, Part.ASIDE)), None)
        if previous is not None:
            line.level = previous.level + 1
        if following is not None and following.part is Part.ITEM:
            line.level = max(line.level, level_above_list or style.base + 1)
            level_above_list = line.level
        elif previous is None:
            level_above_list = 0
        previous = line
