"""A whole report in one line, parted again at what its own table of contents names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model.document import AsideKind
from kg.model.span import Span
from kg.readers.lines import Line, Part
from kg.text.expressions import later

_LONG = 5000
_TITLE_MARK = later(
    r"(?=[一二三四五六七八九十]、|（[一二三四五六七八九十]）|图目录|表目录|[图表][1-9]\d?(?=\D|(?:19|20)\d{2}))"
)
_ENTRY = later(
    r"(?:(?P<one>[一二三四五六七八九十])、|(?P<two>（[一二三四五六七八九十]）)|(?P<figure>[图表]\d{1,2}))(?P<title>.+)"
)
_YEAR_GLUED = later(r"([图表]\d)((?:19|20)\d{2}年.*)")
_PAGE = later(r"[.…\s]*\d{0,3}\s*$")
_ARABIC = later(r"(?<![\d.A-Za-z])([1-9])\.(?![\d\s])")
_OPENERS = later(
    "近年来|近一年来|近两年|随着|今年以来|过去一年|当前，|当前[^，]{0,8}(?:发展|金融)|一方面，|从当前|从[^，]{2,10}来看|按照|根据|为进一步|"
    "以[^，]{2,12}为|在[^，]{2,12}下，|数字原生指|金融科技助力|金融业[对数]|(?<!，)(?:19|20)\\d{2}年"
)
_ENDED = later(
    "(?<=提升|突出|方向|升级|重点|进阶|提高|扩大|成效|凸显|深入|显现)(?=金融|数字|应用|一是|从|近|随|各)"
)
_QUOTES = str.maketrans("“”", '""')
_NOTE_ALONE = later("数据来源：[^。；]{2,30}$")
_UNIT = later("（[^）]{1,12}）")
_SOURCE = later("(?:(?:数据|资料)?来源：(?:(?!来源：|图\\d)[^。；]){2,40})+$")
_LISTING = later("(?:[^《。；]{0,24}《[^》]{4,60}》)+")
_SHORTEST, _LONGEST = 12, 56
_TAIL = 160


@dataclass(frozen=True, slots=True)
class _Title:
    level: int
    number: str
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece of the text that is no paragraph."""

    start: int
    end: int
    part: Part
    title: _Title | None = None
    mark: str = ""
    missing: tuple[_Title, ...] = ()
    closed: bool = False


def logical_lines(lines: list[Line], headers: Sequence[Span]) -> list[Line]:
    """``lines`` with each over-long one parted at headings, captions and notes; ``headers`` are page headers cut from it.

    Without page headers nothing tells the contents from the body, and the line stays whole.
    """
    result: list[Line] = []
    for line in lines:
        inside = [span for span in headers if line.start <= span.start < line.end]
        if len(line.text) > _LONG and inside:
            result.extend(_parted(line, inside))
        else:
            result.append(line)
    return result


def _parted(line: Line, headers: Sequence[Span]) -> Iterator[Line]:
    text = line.text
    pages = [bisect_left(text.starts, span.end) for span in headers]
    titles = list(_titles(text.text[: pages[0]]))
    yield _piece(line, 0, pages[0], Part.ASIDE)
    cuts = sorted(_cuts(text.text, titles, pages), key=lambda cut: (cut.start, cut.end))
    place = pages[0]
    for cut in cuts:
        if cut.start < place:
            continue
        if place < cut.start:
            yield _piece(line, place, cut.start, Part.TEXT)
        yield _cut_line(line, cut)
        place = cut.end
    if place < len(text):
        yield _piece(line, place, len(text), Part.TEXT)


def _titles(contents: str) -> Iterator[_Title]:
    for piece in _TITLE_MARK.split(contents):
        glued = _YEAR_GLUED.match(piece)
        match = _ENTRY.match(piece)
        if not match:
            continue
        words = glued[2] if glued else match["title"]
        words = _PAGE.sub("", words)
        number = match["one"] or match["two"] or (glued[1] if glued else match["figure"])
        level = 1 if match["one"] else 2 if match["two"] else 0
        if words:
            yield _Title(level, number, words, f"{number}、{words}" if level == 1 else f"{number}{words}")


def _cuts(text: str, titles: list[_Title], pages: list[int]) -> Iterator[_Cut]:
    headings = list(_headings(text, [title for title in titles if title.level], pages[0]))
    captions = list(_captions(text, [title for title in titles if not title.level], pages[0]))
    yield from headings
    yield from captions
    ends = [*pages[1:], len(text)]
    notes = list(_notes(text, pages, ends))
    yield from notes
    cuts = (*headings, *captions, *notes)
    borders = sorted({*pages, *(cut.end for cut in cuts)})
    for place in sorted({cut.start for cut in cuts} | set(ends)):
        before = bisect_left(borders, place)
        start = max(borders[before - 1] if before else 0, place - 60)
        if match := _SOURCE.search(text, start, place):
            yield _Cut(match.start(), place, Part.CAPTION)


def _headings(text: str, titles: list[_Title], start: int) -> Iterator[_Cut]:
    """Headings that the contents name, in their order; then the Arabic ones between them."""
    place = start
    plain = text.translate(_QUOTES)
    found: list[tuple[int, int, _Title]] = []
    missing: list[_Title] = []
    for title in titles:
        at = plain.find(title.text.translate(_QUOTES), place)
        if at < 0:  # its first half was lost with the end of a page
            tail = title.words[-5:]
            torn = re.compile(re.escape(tail) + "(?=1\\.)").search(text, place)
            if torn is None:
                missing.append(title)
                continue
            found.append((torn.start(), torn.end(), title))
            place = torn.end()
            continue
        found.append((at, at + len(title.text), title))
        place = at + len(title.text)
    for at, end, title in found:
        yield _Cut(at, end, Part.HEADING, title)
    limits = [*(at for at, _, _ in found[1:]), len(text)]
    for (_, begin, title), limit in zip(found, limits, strict=True):
        yield from _arabic(text, begin, limit, _following(titles, title, missing))


def _following(titles: list[_Title], title: _Title, missing: list[_Title]) -> list[_Title]:
    """Titles right behind ``title`` that stand nowhere in the body."""
    index = titles.index(title) + 1
    lost: list[_Title] = []
    while index < len(titles) and titles[index] in missing:
        lost.append(titles[index])
        index += 1
    return lost


def _arabic(text: str, begin: int, limit: int, lost: list[_Title]) -> Iterator[_Cut]:
    last = 0
    for match in _ARABIC.finditer(text, begin, limit):
        number = int(match[1])
        restart = number == 1 and last > 0 and bool(lost)
        if number != last + 1 and not restart:
            continue
        last = number
        end = _title_end(text, match.end(), limit)
        title = _Title(3, match[1], text[match.end() : end], match.group())
        yield _Cut(match.start(), end, Part.HEADING, title, missing=(lost.pop(0),) if restart else ())


def _title_end(text: str, start: int, limit: int) -> int:
    """Where a glued heading ends and its paragraph begins; ``start`` itself where nothing tells."""
    stop = text.find("。", start, limit)
    region = text[start : min(limit, start + _LONGEST + 12, stop if stop >= 0 else limit)]
    places: list[int] = []
    for match in _OPENERS.finditer(region):
        if _SHORTEST <= match.start() <= _LONGEST and region[match.start() - 1] not in "，、":
            places.append(match.start())
    for match in _ENDED.finditer(region):
        if _SHORTEST <= match.start() <= _LONGEST:
            places.append(match.start())
    for length in (6, 5, 4):  # the paragraph takes up the first words of its heading
        again = region.find(region[:length], _SHORTEST)
        if _SHORTEST <= again <= _LONGEST and region[again - 1] not in "，、":
            places.append(again)
            break
    return start + min(places) if places else start


def _captions(text: str, titles: list[_Title], start: int) -> Iterator[_Cut]:
    place = start
    for title in titles:
        at = text.find(title.text, place)
        if at < 0:
            continue
        end = at + len(title.text)
        if unit := _UNIT.match(text, end):
            end = unit.end()
        yield _Cut(at, end, Part.CAPTION)
        if title.number.startswith("表") and (listing := _LISTING.match(text, end)):
            yield _Cut(end, listing.end(), Part.TEXT, closed=True)


@cache
def _note() -> re.Pattern[str]:
    """The mark of a note, before a source or an explanation; compiled when first needed, as few reports are one line."""
    return re.compile(r"(?<![\d.%年])(?P<mark>[0-9]+)(?=(?:数据|资料)?来源：|“[^”]{1,8}”指|/\w|[\u4e00-\u9fff]{2,4}\.[\u4e00-\u9fff])")


def _notes(text: str, pages: list[int], ends: list[int]) -> Iterator[_Cut]:
    """Notes at the foot of each page: the next number before a source or an explanation, or a source alone."""
    expected = 1
    for page, end in zip(pages, ends, strict=True):
        start = max(page, end - _TAIL)
        found: list[tuple[int, int]] = []
        for mark in range(expected, expected + 4):
            behind = found[-1][0] + 1 if found else start
            match = next((each for each in _note().finditer(text, behind, end) if each["mark"] == str(mark)), None)
            if match:
                found.append((match.start(), mark))
                expected = mark + 1
        for index, (at, mark) in enumerate(found):
            stop = found[index + 1][0] if index + 1 < len(found) else end
            yield _Cut(at, stop, Part.FOOTNOTE, mark=str(mark))
        if not found and (alone := _NOTE_ALONE.search(text, start, end)):
            yield _Cut(alone.start(), end, Part.FOOTNOTE)


def _cut_line(line: Line, cut: _Cut) -> Line:
    piece = _piece(line, cut.start, cut.end, cut.part)
    piece.mark, piece.closed = cut.mark, cut.closed
    if cut.mark:
        piece.content = piece.text.slice(len(cut.mark), len(piece.text)).strip()
    if cut.title:
        piece.level, piece.number, piece.title = cut.title.level, cut.title.number, cut.title.words
        piece.opens = tuple((lost.level, lost.number, lost.words) for lost in cut.missing)
    return piece


def _piece(line: Line, start: int, end: int, part: Part) -> Line:
    text = line.text.slice(start, end)
    first, last = text.starts[0], text.ends[-1]
    piece = Line(line.raw[first - line.start : last - line.start], first, last, text)
    piece.content = text.strip()
    piece.part, piece.fixed = part, True
    if part is Part.ASIDE:
        piece.aside = AsideKind.CONTENTS
    return piece
