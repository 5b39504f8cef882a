"""What is no content: title page, contents, copyright notices, adverts, the frame of the site a text was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.document import AsideKind
from kg.readers.captions import FIGURE, TABLE
from kg.readers.lines import Line, Part
from kg.text.expressions import later
from kg.text.sections import numbered

_CONTENTS = later(r"^(?:目录|目次|CONTENTS|Contents|图目录|表目录|图表目录|图表目次)$")
_ENTRY = later(
    r"^(?P<title>.{2,90}?)(?:\s*[.…·。]{2,}\s*|\t+)(?P<page>\d{1,4})$|^(?P<figure>[图表]\d{1,3}\D.{2,60}?)[.…]*\d{1,4}$"
)
_PAGE_NUMBER = later(r"^[-—]?\s*(?:第\s*)?\d{1,4}(?:\s*页)?\s*[-—]?$")
_COPYRIGHT = later("^(?:版权声明|版权所有|更名声明|免责声明|法律声明|声明)$")
_ADVERT = later(
    "扫一扫|扫码(?=下载|关注|入群|进群|加入|领取|获取|阅读|查看)|扫描(?:下载|关注|二维码)|二维码(?!支付|收款|付款|交易|扫码|标准|互[认联通]|技术|业务|识别|的|[、和与及])|微信群|公众号|免费获取|入群获取|仅供自阅|更多报告|每日分享|内部学习|"
    "侵犯了?您的版权|本站|报告分享|知识分享平台|加入.{0,12}群"
)
_SITE_HEAD = later("^(?:版权说明[:：].*上传|文档简介$|文档大小|下载文档)")
_SITE_FOOT = later("^(?:温馨提示|最新文档|相关文档)$")
_CONTACT = later(r"^(?:地址|邮编|电话|传真|网址|邮箱|电子邮箱|E-?mail)[:：]|^https?://|^www\.", re.IGNORECASE)
_WRAPPED = 25
"""Lines so long on end are those of a paragraph, in texts that break their lines."""
_PREFACES = ("前言", "摘要", "引言", "序言")
_ROUND_NUMBER = later(r"^[^\d“]{2,6}\d+万?\+")
_SENTENCE_END = later("[。；！？][”’）]?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the table of contents; ``level`` 0 for figures and tables."""

    level: int
    number: str
    title: str


def set_aside(lines: list[Line]) -> tuple[Entry, ...]:
    """Marks everything that is no content, and returns the entries of the table of contents."""
    _site_frame(lines)
    entries = _contents(lines)
    _copyright(lines)
    _front(lines)
    _back(lines)
    _page_numbers(lines)
    return entries


def _site_frame(lines: list[Line]) -> None:
    for index, line in enumerate(lines):
        if index < 8 and _SITE_HEAD.match(line.words):
            line.set_aside(AsideKind.BOILERPLATE)
        if _SITE_FOOT.match(line.words):
            for rest in lines[index:]:
                rest.set_aside(AsideKind.BOILERPLATE)
            return


def _contents(lines: list[Line]) -> tuple[Entry, ...]:
    """Contents, list of figures, list of tables: from their heading on, while lines look like entries."""
    later = _last_places(lines)
    entries: list[Entry] = []
    index, inside, last = 0, False, ""
    while index < len(lines) and index < max(300, len(lines) // 3):
        line = lines[index]
        words = line.words
        if line.fixed:
            index += 1
            continue
        if _CONTENTS.match(words):
            inside = True
            line.set_aside(AsideKind.CONTENTS)
        elif inside and words:
            entry = _entry(words)
            after_number = entry is None and last.isdigit() and len(words) <= 30
            if entry is None and (words.isdigit() or after_number or later.get(words, -1) > index):
                if not words.isdigit():
                    entry = _unpaged(words)
                line.set_aside(AsideKind.CONTENTS)
            elif entry is not None:
                line.set_aside(AsideKind.CONTENTS)
            else:
                inside = False
            if entry is not None:
                entries.append(entry)
        last = words or last
        index += 1
    return tuple(entries)


def _last_places(lines: list[Line]) -> dict[str, int]:
    return {line.words: index for index, line in enumerate(lines) if line.words and len(line.words) <= 64}


def _entry(words: str) -> Entry | None:
    match = _ENTRY.match(words)
    if not match:
        return None
    return _unpaged((match["title"] or match["figure"]).rstrip(".… \t"))


def _unpaged(title: str) -> Entry:
    if title[:1] in "图表" and title[1:2].isdigit():
        return Entry(0, "", re.sub(r"^[图表]\d+\s*", "", title))
    found = numbered(title)
    if found:
        return Entry(found.level, found.number, found.title)
    bare = re.match("([一二三四五六七八九十]{1,2})(?=[\u4e00-\u9fff])(?!是|方面|些|类|种|个|体|般|带|直)(.+)", title)
    if bare:
        return Entry(1, bare[1], bare[2])
    return Entry(1, "", title)


def _copyright(lines: list[Line]) -> None:
    """A copyright notice: its heading and the paragraphs up to the next heading or gap of three blank lines."""
    for index, line in enumerate(lines):
        if line.fixed or not _COPYRIGHT.match(line.words):
            continue
        line.set_aside(AsideKind.COPYRIGHT)
        blank = 0
        for rest in lines[index + 1 :]:
            if rest.part is Part.BLANK:
                blank += 1
                if blank >= 3:
                    break
                continue
            blank = 0
            if rest.aside is AsideKind.PAGE_FURNITURE:
                continue
            if rest.fixed or rest.hashes or (len(rest.words) < 12 and not _SENTENCE_END.search(rest.words)):
                break
            rest.set_aside(AsideKind.COPYRIGHT)


def _front(lines: list[Line]) -> None:
    """Title page and adverts: what stands before the first contents, copyright notice, preface or long paragraph."""
    limit = _first_content(lines)
    found = [i for i in range(limit) if _ADVERT.search(lines[i].words)]
    for index in range(limit):
        line = lines[index]
        if line.fixed:
            continue
        advert = found and found[0] <= index <= found[-1]
        line.set_aside(AsideKind.ADVERT if advert else AsideKind.FRONT_MATTER)


def _first_content(lines: list[Line]) -> int:
    """Index of the first line that is not title page: a heading of the body, or a paragraph."""
    stop = next((i for i, line in enumerate(lines) if line.aside in (AsideKind.CONTENTS, AsideKind.COPYRIGHT)), None)
    if stop is not None and stop < 60:
        return stop
    for index, line in enumerate(lines[:40]):
        if line.part is Part.BLANK or line.fixed:
            continue
        words = line.words
        if line.hashes:
            return index
        if "\t" in line.raw.strip():
            return _before(lines, index)
        title_like = len(words) <= 40 and not _SENTENCE_END.search(words) and line.part is Part.TEXT
        if not title_like or _goes_on(lines, index) or numbered(words) or words in _PREFACES or TABLE.match(words) or FIGURE.match(words):
            return index
    return 0


def _goes_on(lines: list[Line], index: int) -> bool:
    """Is a long line the first of a paragraph whose lines are broken?"""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.part is not Part.TEXT or line.closed or len(line.words) < _WRAPPED:
        return False
    return len(below.words) >= _WRAPPED or _SENTENCE_END.search(below.words) is not None


def _before(lines: list[Line], index: int) -> int:
    """Index of the caption above a table that the text begins with, or of the table."""
    above = index - 1
    while above >= 0 and lines[above].part is Part.BLANK:
        above -= 1
    return max(above, 0)


def _back(lines: list[Line]) -> None:
    """The last page: addresses, adverts, from the first such line of the last part on, with short lines just before."""
    start = len(lines)
    limit = max(0, len(lines) - max(60, len(lines) // 8))
    kinds: list[AsideKind] = []
    for index in range(limit, len(lines)):
        line = lines[index]
        if line.fixed or line.part is Part.BLANK:
            continue
        contact = _CONTACT.match(line.words)
        if contact or _ADVERT.search(line.words) or _ROUND_NUMBER.match(line.words):
            start = min(start, index)
            kinds.append(AsideKind.COPYRIGHT if contact else AsideKind.ADVERT)
    if not kinds or any(map(_is_prose, _runs(lines[start:]))):
        return
    while start > limit and not _ends_body(lines, start - 1):
        start -= 1
    kind = kinds[0]
    for line in lines[start:]:
        if line.fixed:
            continue
        if _ADVERT.search(line.words):
            kind = AsideKind.ADVERT
        line.set_aside(kind)


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Long lines on end with the short one that ends them: those of a paragraph, in texts that break their lines."""
    run: list[Line] = []
    for line in lines:
        run.append(line)
        if len(line.words) < _WRAPPED:
            yield run
            run = []
    yield run


def _is_prose(run: list[Line]) -> bool:
    return sum(len(line.words) for line in run) > 80 and (len(run) < 2 or any(_SENTENCE_END.search(line.words) for line in run[-2:]))


def _ends_body(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.part is Part.BLANK:
        return False
    return line.fixed or line.part is not Part.TEXT or bool(_SENTENCE_END.search(line.words)) or len(line.words) > 30


def _page_numbers(lines: list[Line]) -> None:
    for index, line in enumerate(lines):
        alone = (index == 0 or lines[index - 1].part is Part.BLANK) and (
            index + 1 == len(lines) or lines[index + 1].part is Part.BLANK
        )
        if alone and not line.fixed and line.part is Part.TEXT and _PAGE_NUMBER.match(line.words):
            line.set_aside(AsideKind.PAGE_FURNITURE)
