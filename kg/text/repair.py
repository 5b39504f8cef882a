"""Repair of text that was damaged in conversion: pinyin behind characters, page headers in mid-sentence, byte-shifted runs.

Nothing is done to a text without the damage; what cannot be restored with confidence stays and is reported with its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.model.problem import Problem
from kg.model.reason import Why
from kg.model.span import MappedText, Span
from kg.resources import resource
from kg.text.chars import HAN
from kg.text.edit import Change, apply
from kg.text.expressions import later
from kg.text.normalise import converter
from kg.text.shifted import ByteShift

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
PINYIN = later(rf"(?<=[{HAN}])\([a-zü]{{0,5}}[{_TONED}][a-zü]{{0,4}}\)")
"""The pinyin of a character in brackets behind it. Abbreviations are capitals, English words have no tone marks."""

_BROKEN = rf"\?[a-zü]{{0,5}}[{_TONED}][a-zü]{{0,4}}\)|(?<=[{HAN}”」），。])\?|(?<=\?)\?"
_HEADER = rf"[{HAN}A-Za-z]{{4,30}}(?:白皮书|白皮書|蓝皮书|藍皮書|报告|報告|研究)[(（]\d{{4}}\s*年[)）]"
"""Expressions, compiled when first needed: few reports are damaged."""

_ENOUGH_PINYIN = 20
_SHARE = 0.002
_ENOUGH_HEADERS = 4
_CONTEXT_LINE = 500
_REACH = 24
_SURE = 1.0
_SHOWN = 12
_BYTE_OFF = Why("the text was read one byte off here and cannot be restored with confidence", "此处文本错读一个字节，无法可靠还原")


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text after repair, what was done (``counts``), and what could not be done (``problems``)."""

    text: MappedText
    problems: tuple[Problem, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    headers: tuple[Span, ...] = ()


def is_damaged(text: str) -> bool:
    """Has ``text`` the pinyin of many characters in brackets behind them?"""
    found = sum(1 for _ in PINYIN.finditer(text))
    return found >= _ENOUGH_PINYIN and found >= _SHARE * len(text)


def repair(text: str) -> Repaired:
    """``text`` with its damage repaired, mapped to ``text``. Undamaged text comes back as it is."""
    mapped = MappedText.identity(text)
    if not is_damaged(text):
        return Repaired(mapped)
    rubies = {match.group()[1:-1]: text[match.start() - 1] for match in PINYIN.finditer(text)}
    pinyin = [(match.start(), match.end(), "") for match in PINYIN.finditer(text)]
    mapped = apply(mapped, pinyin)
    headers = page_headers(mapped.text)
    spans = tuple(mapped.span(start, end) for start, end, _ in headers)
    mapped = apply(mapped, headers)
    mapped, restored, problems = _restore_runs(text, mapped, rubies)
    counts = {"pinyin": len(pinyin), "headers": len(headers), "runs": restored, "left": len(problems)}
    return Repaired(mapped, problems, counts, spans)


def page_headers(text: str) -> list[Change]:
    """The running title of the pages with the page number behind it, where it stands again and again in the text."""
    places = [(match.start(), match.end(), match.group()) for match in re.finditer(_HEADER, text)]
    tails = Counter(tail for _, _, words in places for tail in {words[i:] for i in range(len(words) - 11)})
    frequent = [(count, len(tail), tail) for tail, count in tails.items() if count >= _ENOUGH_HEADERS]
    if not frequent:
        return []
    most = max(count for count, _, _ in frequent)
    title = max((length, tail) for count, length, tail in frequent if count >= 0.9 * most)[1]
    changes: list[Change] = []
    for page, match in enumerate(re.finditer(re.escape(title), text), start=1):
        end = match.end()
        number = str(page)
        if text.startswith(number, end) and not re.match(r"[\d.．、]", text[end + len(number) :]):
            end += len(number)
        changes.append((match.start(), end, ""))
    return changes


def _restore_runs(source: str, text: MappedText, rubies: dict[str, str]) -> tuple[MappedText, int, tuple[Problem, ...]]:
    windows = _windows(text.text)
    if not windows:
        return text, 0, ()
    sample = _sample(text.text, windows)
    model = ByteShift(sample, converter("tw2s").convert, _other_forms(sample))
    changes: list[Change] = []
    problems: list[Problem] = []
    for start, end in windows:
        before = converter("tw2s").convert(text.text[max(0, start - 12) : start])
        window = text.text[start:end]
        found = model.restore(before, window, rubies) if _has_context(text.text, start) else None
        if found is None or found.margin < _SURE:
            place = text.span(start, min(end, start + _SHOWN))
            problems.append(Problem("damaged", _BYTE_OFF(), span=place, text=place.cut(source)))
            continue
        same = _common_end(converter("tw2s").convert(window), found.text)
        changes.append((start, end - same, found.text[: len(found.text) - same]))
    return apply(text, changes), len(changes), tuple(problems)


def _windows(text: str) -> list[tuple[int, int]]:
    """Ranges that begin with a broken place and hold what may be shifted behind it."""
    windows: list[tuple[int, int]] = []
    for match in re.finditer(_BROKEN, text):
        line_end = text.find("\n", match.start())
        end = min(match.start() + _REACH, line_end if line_end >= 0 else len(text))
        if windows and match.start() < windows[-1][1] + 2:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((match.start(), end))
    return windows


def _has_context(text: str, place: int) -> bool:
    """Is the line long enough to be of the text that the model was made from?"""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return (end if end >= 0 else len(text)) - start >= _CONTEXT_LINE


def _sample(text: str, windows: list[tuple[int, int]]) -> str:
    """Undamaged text of the same kind: the document itself and our own digests."""
    parts: list[str] = []
    last = 0
    for start, end in windows:
        parts.append(text[last:start])
        last = end
    own: str = converter("tw2s").convert("\n".join([*parts, text[last:]]))
    try:
        folder = resource("data", "digests")
    except InputError:
        return own
    return "\n".join([own, *(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md")))])


def _other_forms(sample: str) -> Callable[[str], tuple[str, ...]]:
    """What gives the traditional form of a character of ``sample``; all are converted at once."""
    chars = sorted(set(sample) - {"\n"})
    forms = dict(zip(chars, converter("s2t").convert("\n".join(chars)).split("\n"), strict=True))
    return lambda char: (forms[char],) if len(forms[char]) == 1 else ()


def _common_end(old: str, new: str) -> int:
    """How many characters both end in."""
    count = 0
    while count < min(len(old), len(new)) - 1 and old[-1 - count] == new[-1 - count]:
        count += 1
    return count
