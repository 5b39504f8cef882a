"""Web pages: headings, paragraphs, lists and tables of the content; not the frame of the site around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.errors import InputError
from kg.readers.layout import Layout, Opened
from kg.readers.pieces import Piece, heading_level, lay_out, raised, rows_of, squeeze
from kg.readers.titlepage import describe
from kg.text.dates import parse_date
from kg.text.decode import decode
from kg.text.normalise import normalise

_EXPECTED = "a web page with text"
_HEAD = 2048
"""How many bytes from the start of a page its encoding is declared in."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{3,20})|^<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{3,20})""", re.IGNORECASE
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
"""What pages declare, and what they are written in: characters that the declared table lacks are common."""
_COMMON = frozenset("的一是在和了有中大国國业業金融年银銀行发發技科，。、")
"""Characters that make up a large part of any Chinese text, and stand in none that was read by a wrong table."""
_DROPPED = frozenset(
    (
        "script", "style", "noscript", "template", "head", "nav", "footer", "aside", "svg", "math", "iframe", "object", "embed", "form", "button",
        "select", "option", "input", "textarea", "canvas", "audio", "video", "dialog", "menu", "map", "rt", "rp",
    )
)  # fmt: skip
_PARTS = frozenset(
    (
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "header",
        "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_FRAME = re.compile(r"(?:^|[^a-z])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|sidebar|pagination|pager)(?:$|[^a-z])", re.IGNORECASE)
_ROLES = frozenset({"navigation", "contentinfo", "search", "banner", "menu", "menubar"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SUFFIX = re.compile(r"\s*(?:[_|｜]|\s[-–—]+\s|[-–—]{2,})[^_|｜]{0,20}$")
_DECLARES = {
    "articletitle": "title", "og:title": "title", "contentsource": "publisher", "pubdate": "date", "publishdate": "date", "article:published_time": "date",
}  # fmt: skip
"""What pages say of themselves; the first three as offices in China must write them."""
_MOSTLY = 0.5
_DEEPEST = 400


def read(data: bytes, name: str) -> Opened:
    """The text of a web page. Raises InputError for one whose encoding cannot be told, and for one without words."""
    source, encoding = _decoded(data, name)
    tree = LexborHTMLParser(source)
    pieces = list(_Walk().pieces(_content(tree)))
    if not pieces:
        raise InputError("the page holds no text of its own", where=name, expected=_EXPECTED, do="save the page from a browser once it has loaded")
    text, layout = lay_out(pieces)
    return Opened(text, _declared(tree, text, layout), encoding, converted=True)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """The source of a page. UTF-8 where it is valid, else what the page declares where that reads like Chinese, else what the characters tell."""
    try:
        text, encoding = decode(data, name)
    except InputError:
        text, encoding = "", ""
    if encoding.startswith("utf"):
        return text, encoding
    best, found = _likely(text), (text, encoding)
    match = _DECLARED.search(data[:_HEAD])
    declared = (match[1] or match[2]).decode("ascii").lower() if match else ""
    for other in dict.fromkeys((_WIDER.get(declared, declared), "gb18030", "big5hkscs")):
        if other in ("", encoding):
            continue
        try:
            read_as = data.decode(other)
        except (UnicodeDecodeError, LookupError):
            continue
        if (likely := _likely(read_as)) > best:
            best, found = likely, (read_as, other)
    return found if found[0] else decode(data, name)


def _likely(text: str) -> float:
    """How much of what is no ASCII are the commonest characters of Chinese."""
    told = [char for char in text if char > "\x7f"]
    return sum(char in _COMMON for char in told) / len(told) if told else 0.0


def _declared(tree: LexborHTMLParser, text: str, layout: Layout) -> Layout:
    """The layout with title, publisher and date as the page declares them; its title of the window where nothing else tells one."""
    facts: dict[str, str] = {}
    for meta in tree.css("meta"):
        named = meta.attributes.get("name") or meta.attributes.get("property") or ""
        key, value = _DECLARES.get(named.lower()), squeeze(meta.attributes.get("content") or "")
        if key == "date":
            value = parse_date(normalise(value[:10]).text) or ""
        if key and value:
            facts.setdefault(key, value)
    if "title" not in facts and tree.css_first("h1") is None and (node := tree.css_first("title")) is not None:
        title = squeeze(node.text())
        told, _, _ = describe(text)
        if title and not (told and told in title):
            facts["title"] = _SUFFIX.sub("", title) or title
    return replace(layout, facts=facts)


def _content(tree: LexborHTMLParser) -> LexborNode | None:
    """The part of the page that its author calls the content, where it holds most of the text; else the whole body."""
    body = tree.body
    size = len(body.text()) if body is not None else 0
    for selector in ("main", "article"):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text()) >= _MOSTLY * size:
            return found[0]
    return body


@dataclass(slots=True)
class _Walk:
    """What was gathered of the paragraph under way, on the way through a page."""

    words: list[str] = field(default_factory=list)
    level: int = 0
    item: bool = False
    broken: bool = False
    """Does the paragraph go on with one of which a line break parts it?"""
    items: bool = False
    """Was the last piece an item?"""

    def pieces(self, top: LexborNode | None) -> Iterator[Piece]:
        """The pieces of a part of the page, in order."""
        if top is not None:
            yield from self._inside(top, 0)
            yield from self._ended()

    def _inside(self, parent: LexborNode, depth: int) -> Iterator[Piece]:
        for node in parent.iter(include_text=True):
            tag = node.tag or ""
            if tag == "-text":
                self.words.append(node.text_content or "")
            elif tag in _DROPPED or _is_frame(node):
                continue
            elif depth > _DEEPEST:
                self.words.append(node.text())
            elif tag == "br":
                yield from self._ended(broken=True)
            elif tag == "sup":
                self.words.append(_raised(node.text()))
            elif tag == "table" and _holds_data(node):
                yield from self._ended()
                yield from _table(node)
                self.items = False
            elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                yield from self._part(node, depth, level=int(tag[1]))
            elif tag in _PARTS:
                yield from self._part(node, depth, item=tag == "li")
            else:
                yield from self._inside(node, depth + 1)

    def _part(self, node: LexborNode, depth: int, level: int = 0, item: bool = False) -> Iterator[Piece]:
        item = item or (self.item and not self.broken)
        yield from self._ended()
        self.level, self.item = level, item
        yield from self._inside(node, depth + 1)
        yield from self._ended()

    def _ended(self, *, broken: bool = False) -> Iterator[Piece]:
        """The paragraph gathered; ``broken``: by a line break, behind which it may go on."""
        words = squeeze("".join(self.words))
        self.words.clear()
        if words:
            item = self.item and not self.broken
            gap = not self.broken and not (item and self.items)
            yield Piece(words, level=heading_level(words, self.level), item=item, gap=gap, closed=not broken)
            self.items = item
        self.broken = broken and bool(words)
        if not broken:
            self.level, self.item = 0, False


def _raised(words: str) -> str:
    bare = words.strip().strip("[]〔〕")
    return raised(bare) if bare.isascii() and bare.isdigit() else words


def _is_frame(node: LexborNode) -> bool:
    """Is an element part of the site around the content, or not shown?"""
    told = node.attributes
    if not told:
        return False
    if "hidden" in told or told.get("aria-hidden") == "true" or (told.get("role") or "") in _ROLES or _HIDDEN.search(told.get("style") or ""):
        return True
    return (node.tag or "") in ("div", "ul", "ol", "section", "p", "td") and any(_FRAME.search(told.get(key) or "") for key in ("id", "class"))


def _holds_data(table: LexborNode) -> bool:
    """Is a table one of data, not a frame that puts text in its place: rows of several cells, and no other table, heading or list inside?"""
    if table.css_first("table table, h1, h2, h3, h4, h5, h6") is not None or any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return False
    return any(len(each.css("td, th")) > 1 for each in table.css("tr"))


def _table(table: LexborNode) -> Iterator[Piece]:
    """The rows of a table. A cell over several rows or columns stands in the first, and is blank in the others."""
    caption = table.css_first("caption")
    if caption is not None and (words := squeeze(caption.text())):
        yield Piece(words)
    below: dict[int, int] = {}
    rows: list[list[str]] = []
    for each in table.css("tr"):
        cells: list[str] = []
        for cell in each.css("td, th"):
            while below.get(len(cells), 0):
                below[len(cells)] -= 1
                cells.append("")
            wide, high = _spans(cell)
            for column in range(len(cells), len(cells) + wide):
                below[column] = high - 1
            cells += [_cell(cell), *[""] * (wide - 1)]
        while below.get(len(cells), 0):
            below[len(cells)] -= 1
            cells.append("")
        rows.append(cells)
    yield from rows_of(rows)


def _cell(cell: LexborNode) -> str:
    """The words of a cell, of which line breaks and paragraphs are parted by blanks."""
    pieces = _Walk().pieces(cell)
    return " ".join(piece.words for piece in pieces)


def _spans(cell: LexborNode) -> tuple[int, int]:
    told = [cell.attributes.get(key) or "1" for key in ("colspan", "rowspan")]
    wide, high = (max(1, min(int(each), 100)) if each.isdigit() else 1 for each in told)
    return wide, high
