"""Word documents: paragraphs, headings by style or outline level, numbers that Word counts itself, lists, tables, notes, text boxes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from kg.errors import InputError
from kg.model.document import AsideKind
from kg.readers.layout import Opened
from kg.readers.numbering import Numbering
from kg.readers.pieces import Piece, heading_level, lay_out, raised, rows_of, squeeze
from kg.worded import worded

_EXPECTED = "a Word document as Word 2007 and later write it (.docx)"
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, EOFError, OSError, RuntimeError, NotImplementedError, AttributeError)
"""What opening a damaged package raises."""
_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$|^([一二三四五六])级标题$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc\b|目录)", re.IGNORECASE)
_LEVELS = "一二三四五六"
_DEEPEST = 20
"""How many styles may be based on each other: a damaged document may have a circle of them."""
_PASSED_OVER = {qn(name) for name in ("w:del", "w:moveFrom", "w:rt", "w:txbxContent", "w:pPr", "w:sectPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_W_P, _W_TBL, _W_T, _W_R, _W_VAL = qn("w:p"), qn("w:tbl"), qn("w:t"), qn("w:r"), qn("w:val")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS = {qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}


def read(data: bytes, name: str) -> Opened:
    """The text of a Word document. Raises InputError for what is none, or is damaged, locked or without words."""
    if not data:
        raise InputError("the file is empty", where=name, expected=_EXPECTED, do="check that it was saved or downloaded whole")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        what, do = "this is an old Word document, or one with a password", "open it in Word and save it as .docx without a password"
        raise InputError(what, where=name, expected=_EXPECTED, do=do)
    if not data.startswith(b"PK"):
        what, do = "this is no Word document: it is no ZIP archive", "save it as .docx again, or give it the extension of what it is"
        raise InputError(what, where=name, expected=_EXPECTED, do=do)
    try:
        pieces = list(_Reader(docx.Document(io.BytesIO(data))).pieces())
    except _BROKEN as error:
        what = worded("the Word document is damaged, or the archive holds something else ({})", " ".join(str(error).split())[:120] or type(error).__name__)
        raise InputError(what, where=name, expected=_EXPECTED, do="open it in Word and save it again") from error
    if not pieces:
        raise InputError("the document holds no text", where=name, expected="a document with words", do="if its pages are pictures, recognise their text first (OCR)")
    text, layout = lay_out(pieces)
    return Opened(text, layout, converted=True)


@dataclass(slots=True)
class _Style:
    """What the styles of a paragraph say: level of its heading, whether it is of the contents, which list counts it."""

    level: int = 0
    contents: bool = False
    numbered: tuple[str, int | None] | None = None


class _Reader:
    """Walks a document once, from its first paragraph to its last."""

    def __init__(self, document: WordDocument) -> None:
        self._body = document.element.body
        self._related = {each.reltype: each.target_part for each in document.part.rels.values() if not each.is_external}
        self._by_id = {each.get(qn("w:styleId")): each for each in document.styles.element.iter(qn("w:style"))}
        self._styles: dict[str, _Style] = {}
        self._default = next((key for key, each in self._by_id.items() if each.get(qn("w:type")) == "paragraph" and each.get(qn("w:default")) in ("1", "true")), "")
        self._numbering = Numbering.of(self._part("NUMBERING"))
        self._notes = {kind: _note_texts(self._part(f"{kind.upper()}S"), kind) for kind in _NOTES.values()}
        self._met: list[tuple[str, str]] = []
        self._in_list = False
        self._headed = any(self._style_of(each).level for each in self._body.iter(_W_P))

    def _part(self, kind: str) -> BaseOxmlElement | None:
        part = self._related.get(getattr(RELATIONSHIP_TYPE, kind))
        return None if part is None else parse_xml(part.blob)

    def pieces(self) -> Iterator[Piece]:
        """The pieces of the document, each paragraph followed by the notes whose marks it bears."""
        yield from self._of(self._body)

    def _of(self, parent: BaseOxmlElement) -> Iterator[Piece]:
        for element in parent:
            if element.tag == _W_P:
                yield from self._paragraph(element)
                yield from self._boxes(element)
            elif element.tag == _W_TBL:
                yield from self._table(element)
            elif element.tag not in _PASSED_OVER:  # content controls, insertions
                yield from self._of(element)

    def _paragraph(self, element: BaseOxmlElement) -> Iterator[Piece]:
        style = self._style_of(element)
        met = len(self._met)
        lines = [squeeze(line) for line in self._words(element).split("\n")]
        label, item = self._label(element, style) if any(lines) else ("", False)
        lines = [line for line in lines if line]
        if lines and style.contents:
            yield Piece(" ".join(lines), aside=AsideKind.CONTENTS, gap=False)
            return
        for place, words in enumerate(lines):
            level = heading_level(words, style.level)
            numbered = f"{label}{words}" if place == 0 else words
            yield Piece(numbered, level=level, item=item and place == 0, gap=place == 0 and not (item and self._in_list), closed=place == len(lines) - 1)
        self._in_list = item
        yield from self._notes_met(met)

    def _boxes(self, element: BaseOxmlElement) -> Iterator[Piece]:
        """The paragraphs of text boxes that hang on a paragraph."""
        for box in element.iter(qn("w:txbxContent")):
            if not any(above.tag in _PASSED_OVER and above is not box for above in _above(box, element)):
                yield from self._of(box)

    def _notes_met(self, since: int) -> Iterator[Piece]:
        for number, (kind, key) in enumerate(self._met[since:], since + 1):
            words = self._notes[kind].get(key, "")
            if words:
                yield Piece(f"{raised(str(number))} {words}", mark=str(number))

    def _table(self, table: BaseOxmlElement) -> Iterator[Piece]:
        rows = [list(self._cells(each)) for each in _children(table, qn("w:tr"))]
        met = len(self._met)
        if max(map(len, rows), default=0) < 2:  # a frame around text
            for each in _children(table, qn("w:tr")):
                for cell in _children(each, qn("w:tc")):
                    yield from self._of(cell)
            return
        yield from rows_of([self._cell(each) for each in cells] for cells in rows)
        yield from self._notes_met(met)

    def _cells(self, each: BaseOxmlElement) -> Iterator[BaseOxmlElement | None]:
        """The cells of a row; None where one goes on from the left or from above."""
        for cell in _children(each, qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            span = _value(properties, "w:gridSpan")
            down = None if properties is None else properties.find(qn("w:vMerge"))
            yield None if down is not None and down.get(_W_VAL) != "restart" else cell
            yield from [None] * (int(span) - 1 if span.isdigit() else 0)

    def _cell(self, cell: BaseOxmlElement | None) -> str:
        if cell is None:
            return ""
        return " ".join(self._words(each) for each in cell.iter(_W_P))

    def _words(self, element: BaseOxmlElement) -> str:
        return "".join(self._runs(element))

    def _runs(self, parent: BaseOxmlElement) -> Iterator[str]:
        for element in parent:
            tag = element.tag
            if tag in _PASSED_OVER:
                continue
            if tag == _W_R:
                yield from self._run(element)
            elif tag in (_W_T, _MATH):
                yield element.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == qn("w:br"):
                yield "\n" if element.get(qn("w:type"), "textWrapping") == "textWrapping" else " "
            elif tag in _NOTES:
                yield self._reference(_NOTES[tag], element)
            elif isinstance(tag, str):
                yield from self._runs(element)

    def _run(self, element: BaseOxmlElement) -> Iterator[str]:
        properties = element.find(qn("w:rPr"))
        if properties is not None and _on(properties, "w:vanish"):
            return
        words = "".join(self._runs(element))
        yield raised(words) if words.isascii() and words.isdigit() and _value(properties, "w:vertAlign") == "superscript" else words

    def _reference(self, kind: str, element: BaseOxmlElement) -> str:
        key = element.get(qn("w:id"), "")
        if key not in self._notes[kind]:
            return ""
        self._met.append((kind, key))
        return raised(str(len(self._met)))

    def _label(self, element: BaseOxmlElement, style: _Style) -> tuple[str, bool]:
        """The number that Word puts before a paragraph, and whether that is an item of a list.

        A counted paragraph without a heading's style is one where others have such styles; else it may be a heading itself.
        """
        own = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        key, level = style.numbered or ("", None)
        if own is not None:
            key, level = _value(own, "w:numId") or key, int(_value(own, "w:ilvl") or level or 0)
        label, counted = self._numbering.next(key, level, _value(element.find(qn("w:pPr")), "w:pStyle")) if key else ("", False)
        return label, not style.level and (not label or self._headed) and counted

    def _style_of(self, element: BaseOxmlElement) -> _Style:
        properties = element.find(qn("w:pPr"))
        key = _value(properties, "w:pStyle") or self._default
        if key not in self._styles:
            self._styles[key] = self._described(key)
        style = self._styles[key]
        outline = _value(properties, "w:outlineLvl")
        return replace(style, level=_depth(outline)) if outline.isdigit() else style

    def _described(self, key: str) -> _Style:
        """What a style says, or else the one that it is based on."""
        found = _Style()
        for _ in range(_DEEPEST):
            element = self._by_id.get(key)
            if element is None:
                break
            name, properties = _value(element, "w:name"), element.find(qn("w:pPr"))
            heading, outline = _HEADING.match(name), _value(properties, "w:outlineLvl")
            if not found.level and outline.isdigit():
                found.level = _depth(outline)
            elif not found.level and heading:
                found.level = int(heading[1] or _LEVELS.index(heading[2]) + 1)
            found.contents = found.contents or _CONTENTS.match(name) is not None
            number = None if properties is None else properties.find(qn("w:numPr"))
            if found.numbered is None and number is not None:
                depth = _value(number, "w:ilvl")
                found.numbered = (_value(number, "w:numId"), int(depth) if depth else None)
            key = _value(element, "w:basedOn")
        return found


def _note_texts(part: BaseOxmlElement | None, kind: str) -> dict[str, str]:
    """The notes of a part; the lines that part notes from the text are none."""
    found: dict[str, str] = {}
    for note in () if part is None else part.iter(qn(f"w:{kind}")):
        words = squeeze(" ".join("".join(text.text or "" for text in each.iter(_W_T)) for each in note.iter(_W_P)))
        if words and note.get(qn("w:type"), "normal") == "normal":
            found[note.get(qn("w:id"), "")] = words
    return found


def _children(parent: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """Elements below one, through content controls and insertions, but not through another table."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in _PASSED_OVER and element.tag not in (_W_TBL, _W_P):
            yield from _children(element, tag)


def _above(element: BaseOxmlElement, top: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for each in element.iterancestors():
        if each is top:
            return
        yield each


def _depth(outline: str) -> int:
    """The level of a heading by its outline level; 9 means body text."""
    return int(outline) + 1 if int(outline) < 9 else 0


def _value(parent: BaseOxmlElement | None, name: str) -> str:
    """The value of a property; empty where there is none."""
    found = None if parent is None else parent.find(qn(name))
    return "" if found is None else str(found.get(_W_VAL, ""))


def _on(properties: BaseOxmlElement, name: str) -> bool:
    found = properties.find(qn(name))
    return found is not None and found.get(_W_VAL, "1") not in ("0", "false", "off")
