"""One normal form of text, with a map back to the source.

Compatibility forms are folded (NFKC), traditional characters become simplified, markup and invisible characters go, spaces
beside Chinese go. Chinese punctuation stays, or becomes, full-width where it stands beside Chinese; straight quotation marks
around Chinese words become curved ones in pairs, and so do 「」. The form is a fixpoint: normalising it again changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import opencc

from kg.model.span import MappedText
from kg.text.chars import CJK_MARKS, HAN, HAN_RUN, KANA, RADICALS, WIDE_MARKS
from kg.text.edit import Change, apply, substitute
from kg.text.expressions import later
from kg.text.markup import plain

_TRADITIONAL = opencc.OpenCC("t2s")
_MAX_ROUNDS = 12
_SHORT = 24
MAX_QUOTED = 40
"""Longest words that straight quotation marks set off; more is no name or phrase, and a mark may be missing."""

# NFKC would turn these into ASCII or run them together with their neighbours.
_KEPT = frozenset("，；：？！（）…" + "".join(map(chr, range(0x2460, 0x2474))))
_CORNERS = {"「": "“", "」": "”", "『": "“", "』": "”"}
"""Marks of quotation as traditional texts write them."""
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_NOTE_MARK = later(rf"(?<![mM])[{_SUPERSCRIPTS}]+|(?<=[A-Za-z]{{3}}[mM])[{_SUPERSCRIPTS}]+")
_CLUSTER = later("[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|[\uac00-\ud7a3][\u11a8-\u11ff]")
_BREAK = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]*\t[ \t]*|(?:^ +| +$| {2,})| ", re.MULTILINE)
_CHINESE = re.compile(f"[{HAN}{KANA}{CJK_MARKS}]")
_BRACKET = re.compile(r"[()（）\n]")
_ASCII_MARK = re.compile(r"[,;:?!]")
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_ANCHOR = re.compile(f"[{HAN}{KANA}{WIDE_MARKS}”“]")
_QUOTING = re.compile(r'["\n\t]')
_THOUSANDS = re.compile(r"(?<![\d，])(\d{1,3})((?:，\d{3})+)(?![\d，])")
_SETTLED = re.compile(r"(?:[\u4e00-\u9fa5A-Za-z0-9、。；：！？（）《》“”]|，(?!\d)|(?<=[0-9])(?:[./-](?=[0-9])|%))*")
"""What only the change of traditional characters can still change. Most names, figures and many lines are so."""

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .'-]*")
"""What normalising changes nothing of but spaces; most Latin names are so."""


@cache
def converter(rules: str) -> opencc.OpenCC:
    """A converter of characters, made when first needed: its dictionaries take time to load, and few texts are traditional or damaged."""
    return opencc.OpenCC(rules)


def normalise(text: str | MappedText, offset: int = 0) -> MappedText:
    """Normal form of ``text``; ``offset`` is the place of its first character in the source (for a plain string).

    Newlines and tabs stay (all kinds of line break become ``\\n``), so that lines and cells can be cut afterwards.
    """
    if isinstance(text, str) and not offset and len(text) <= _SHORT:
        return _short(text)
    return _normalise(text if isinstance(text, MappedText) else MappedText.identity(text, offset))


@lru_cache(maxsize=16384)
def _short(text: str) -> MappedText:
    """Normal form of figures, units and names: the same few are asked for again and again."""
    return _normalise(MappedText.identity(text))


def _normalise(mapped: MappedText) -> MappedText:
    if _SETTLED.fullmatch(mapped.text) and (mapped.text.isascii() or _TRADITIONAL.convert(mapped.text) == mapped.text):
        return mapped
    for _ in range(_MAX_ROUNDS):
        before = mapped.text
        mapped = _round(mapped)
        if mapped.text == before:
            break
    return mapped


def _round(text: MappedText) -> MappedText:
    text = substitute(text, _BREAK, "\n")
    text = _fold(text)
    text = plain(text)
    text = _curve(text) if '"' in text.text else text
    text = _widen(text)
    text = substitute(text, _THOUSANDS, lambda match: match.group().replace("，", ","))
    text = _space(text)
    return _simplify(text)


@lru_cache(maxsize=1)
def _dropped_categories() -> frozenset[str]:
    return frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})


@lru_cache(maxsize=16384)
def _folded(char: str) -> str:
    """What a single character becomes; itself where nothing is to be done."""
    if char in "\n\t" or char in _KEPT or char in _SUPERSCRIPTS:
        return char
    if char in _CORNERS:
        return _CORNERS[char]
    if char in RADICALS:
        return RADICALS[char]
    if char == "\u200d":  # joins emoji; looked at in its context
        return char
    if unicodedata.category(char) in _dropped_categories():
        return ""
    folded = unicodedata.normalize("NFKC", char)
    return " " if folded.isspace() else folded


def _fold(text: MappedText) -> MappedText:
    chars = set(text.text)
    text = substitute(text, _NOTE_MARK, "") if chars & set(_SUPERSCRIPTS) else text
    text = substitute(text, _CLUSTER, lambda m: unicodedata.normalize("NFKC", m.group())) if _jamo(chars) else text
    if any(unicodedata.category(char)[0] == "M" for char in chars):
        text = _fold_marks(text)
    special = [char for char in chars if _folded(char) != char]
    if special:
        text = apply(text, sorted((place, place + 1, _folded(char)) for char in special for place in _places(text.text, char)))
    if "\u200d" in chars:
        text = apply(text, _stray_joiners(text.text))
    if chars & set(_SUPERSCRIPTS):  # those left belong to a unit: m²
        pattern = re.compile(f"[{_SUPERSCRIPTS}]")
        text = substitute(text, pattern, lambda match: unicodedata.normalize("NFKC", match.group()))
    return text


def _places(text: str, char: str) -> Iterator[int]:
    """Where a character stands."""
    place = text.find(char)
    while place >= 0:
        yield place
        place = text.find(char, place + 1)


def _jamo(chars: set[str]) -> bool:
    return any("\u1100" <= char <= "\u11ff" for char in chars)


def _fold_marks(text: MappedText) -> MappedText:
    """Base characters with the combining marks behind them, composed together."""
    changes: list[Change] = []
    source, index = text.text, 0
    while index < len(source):
        end = index + 1
        while end < len(source) and unicodedata.category(source[end])[0] == "M":
            end += 1
        if end - index > 1 and source[index] not in _KEPT:
            cluster = source[index:end]
            folded = unicodedata.normalize("NFKC", cluster)
            if folded != cluster:
                changes.append((index, end, folded))
        index = end
    return apply(text, changes)


def _stray_joiners(text: str) -> list[Change]:
    """Zero-width joiners that join no two pictographs."""
    changes: list[Change] = []
    for index, char in enumerate(text):
        if char != "\u200d":
            continue
        before = text[:index].rstrip("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")[-1:]
        after = text[index + 1 : index + 2]
        if not (before and after and unicodedata.category(before) == unicodedata.category(after) == "So"):
            changes.append((index, index + 1, ""))
    return changes


def _widen(text: MappedText) -> MappedText:
    """ASCII punctuation beside Chinese becomes full-width; brackets do so in pairs."""
    source = text.text
    wide: set[int] = set()
    for match in _ASCII_MARK.finditer(source):
        before, after = _neighbours(source, match.start())
        if (
            _ANCHOR.match(before)
            or (_ANCHOR.match(after) and match.group() != ":")
            or (match.group() == ":" and _ANCHOR.match(after) and not before.isdigit())
        ):
            wide.add(match.start())
    wide |= _wide_brackets(source)
    return apply(text, [(index, index + 1, _WIDE[source[index]]) for index in sorted(wide)])


def _neighbours(text: str, index: int) -> tuple[str, str]:
    """The characters before and behind, over spaces that will go."""
    left, right = index - 1, index + 1
    while left >= 0 and text[left] == " ":
        left -= 1
    while right < len(text) and text[right] == " ":
        right += 1
    return (text[left] if left >= 0 else ""), (text[right] if right < len(text) else "")


def _wide_brackets(text: str) -> set[int]:
    wide: set[int] = set()
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        char, index = match.group(), match.start()
        if char == "\n":
            opened.clear()
        elif char in "(（":
            opened.append(index)
        elif opened:
            pair = (opened.pop(), index)
            if any(text[i] in "（）" or any(map(_ANCHOR.match, _neighbours(text, i))) for i in pair):
                wide.update(i for i in pair if text[i] in "()")
    return wide


def _curve(text: MappedText) -> MappedText:
    """Straight quotation marks around Chinese words become curved ones, on lines and in cells where they come in pairs."""
    source = text.text
    changes: list[Change] = []
    marks: list[int] = []
    for place in [*(match.start() for match in _QUOTING.finditer(source)), len(source)]:
        if place < len(source) and source[place] == '"':
            marks.append(place)
            continue
        for start, end in zip(marks[::2], marks[1::2], strict=True) if len(marks) % 2 == 0 else ():
            words = source[start + 1 : end]
            if 0 < len(words) <= MAX_QUOTED and HAN_RUN.search(words) and words == words.strip():
                changes += [(start, start + 1, "“"), (end, end + 1, "”")]
        marks.clear()
    return apply(text, changes)


def _space(text: MappedText) -> MappedText:
    """Single spaces between Latin words; none beside Chinese, at line ends or around tabs."""
    source = text.text
    changes: list[Change] = []
    for match in _SPACES.finditer(source):
        start, end = match.span()
        if "\t" in match.group():
            new = "\t" * match.group().count("\t")
        else:
            before, after = source[start - 1 : start], source[end : end + 1]
            edge = before in ("", "\n", "\t") or after in ("", "\n", "\t")
            new = "" if edge or _CHINESE.match(before) or _CHINESE.match(after) else " "
        if new != match.group():
            changes.append((start, end, new))
    return apply(text, changes)


def _simplify(text: MappedText) -> MappedText:
    """Traditional characters become simplified ones, run of Han by run of Han.

    A run without any traditional character stays: the Taiwan rules would make 显着 of a simplified 显著.
    """
    source = text.text
    plain_t2s = _TRADITIONAL.convert(source)
    if plain_t2s == source:
        return text
    whole = converter("tw2s").convert(source)
    aligned = len(whole) == len(source) == len(plain_t2s) and _others(whole) == _others(source)
    changes: list[Change] = []
    for run in HAN_RUN.finditer(source):
        start, end = run.span()
        old = run.group()
        if (plain_t2s[start:end] if aligned else _TRADITIONAL.convert(old)) == old:
            continue
        new = whole[start:end] if aligned else converter("tw2s").convert(old)
        if new != old:
            changes.append(_changed_part(old, new, start))
    return apply(text, changes)


def _others(text: str) -> str:
    """The text with every Han character made the same: what conversion must leave where it was."""
    return HAN_RUN.sub(lambda run: "一" * len(run.group()), text)


def _changed_part(old: str, new: str, offset: int) -> Change:
    """The change from ``old`` to ``new`` without what they share at both ends, never an insertion into nothing."""
    if len(old) == len(new):
        return offset, offset + len(old), new
    left = 0
    while left < min(len(old), len(new)) - 1 and old[left] == new[left]:
        left += 1
    right = 0
    while right < min(len(old), len(new)) - left - 1 and old[-1 - right] == new[-1 - right]:
        right += 1
    return offset + left, offset + len(old) - right, new[left : len(new) - right]


class _ComparedSigns(dict[int, int | None]):
    """What becomes of a character in a name as it is compared, told when it is first met: punctuation, blanks and controls go."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if unicodedata.category(chr(code))[0] in "PZC" else code
        return kept


_compared_signs = _ComparedSigns()


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name as it is compared: normal form, lower case, without spaces and punctuation (signs such as ``+`` stay)."""
    return normal_key(name if _LATIN.fullmatch(name) else normalise(name).text)


def normal_key(text: str) -> str:
    """``name_key`` of what is in normal form already."""
    text = text.casefold()
    return text if text.isalnum() else text.translate(_compared_signs)
