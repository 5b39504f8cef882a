"""Word documents: what becomes of styles, lists, tables, notes and changes, and what is said of those that cannot be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.errors import InputError
from kg.model.document import AsideKind, Document, Footnote, Heading
from kg.readers.catalogue import Catalogue
from kg.readers.numbering import figures
from kg.readers.read import read_document

from .conftest import uncovered

ReadWord = Callable[[WordDocument], Document]


@pytest.fixture
def read_word(tmp_path: Path, catalogue: Catalogue) -> ReadWord:
    """Saves and reads a Word document."""

    def read_it(document: WordDocument) -> Document:
        path = tmp_path / "sample.docx"
        document.save(str(path))
        return read_document(path, catalogue)

    return read_it


def told(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text.text) for block in document.blocks if isinstance(block, Heading)]


def paragraphs(document: Document) -> list[tuple[bool, str]]:
    return [(block.list_item, block.text.text) for block in document.paragraphs()]


def element(xml: str) -> object:
    """An element of a Word document."""
    return parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1) if not xml.split(">", 1)[0].endswith("/") else xml.replace("/>", f" {nsdecls('w')}/>", 1))


def test_cover_headings_and_paragraphs(read_word: ReadWord) -> None:
    word = docx.Document()
    word.add_paragraph("示例金融科技年度报告", style="Title")
    word.add_paragraph("示例研究中心")
    word.add_paragraph("2022年5月")
    word.add_heading("总体态势", 1)
    word.add_paragraph("甲机构的规模达到12亿元")
    word.add_paragraph("乙机构开展试点。")
    word.add_heading("市场", 2)
    word.add_paragraph("丙机构退出。")
    document = read_word(word)
    assert (document.report.title, document.report.publisher, document.report.date) == ("示例金融科技年度报告", "示例研究中心", "2022-05")
    assert told(document) == [(1, "总体态势"), (2, "市场")]
    assert paragraphs(document) == [(False, "甲机构的规模达到12亿元"), (False, "乙机构开展试点。"), (False, "丙机构退出。")]
    assert [aside.kind for aside in document.asides] == [AsideKind.FRONT_MATTER] * 3
    assert uncovered(document) == []
    assert document.page_of(document.blocks[0].text.span()) is None  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "level"), [("标题 1", 1), ("标题2", 2), ("三级标题", 3), ("正文标题说明", 0), ("标题 12", 0)])
def test_styles_by_their_chinese_names(read_word: ReadWord, name: str, level: int) -> None:
    word = docx.Document()
    word.styles.add_style(name, 1)
    word.add_paragraph("前言之前的一句话，它是正文。")
    word.add_paragraph("甲机构的总体情况", style=name)
    word.add_paragraph("又一句话，它也是正文。")
    word.add_heading("另一个", 1)
    word.add_heading("再一个", 1)
    found = [each for each in told(read_word(word)) if each[1] == "甲机构的总体情况"]
    assert found == ([(level, "甲机构的总体情况")] if level else [])


def test_a_paragraph_dressed_as_a_heading_is_none(read_word: ReadWord) -> None:
    word = docx.Document()
    long = "甲机构在这一年里建成了覆盖全部分支机构的平台，并且同乙机构一道在三个城市开展试点，规模达到12亿元。"
    word.add_heading("总体", 1)
    word.add_heading(long, 2)
    document = read_word(word)
    assert told(document) == [(1, "总体")]
    assert paragraphs(document) == [(False, long)]


def test_lists(read_word: ReadWord) -> None:
    word = docx.Document()
    word.add_heading("总体", 1)
    word.add_heading("举措", 1)
    for words in ("建平台", "搭生态"):
        word.add_paragraph(words, style="List Bullet")
    for words in ("第一步", "第二步"):
        word.add_paragraph(words, style="List Number")
    assert paragraphs(read_word(word)) == [(True, "建平台"), (True, "搭生态"), (True, "1.第一步"), (True, "2.第二步")]


def test_the_numbers_that_word_counts(read_word: ReadWord) -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    levels = [("chineseCountingThousand", "%1、", "Heading1"), ("chineseCountingThousand", "（%2）", "Heading2"), ("decimal", "%3", "Heading3")]
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for depth, (form, words, style) in enumerate(levels)
    )
    numbering.insert(0, element(f'<w:abstractNum w:abstractNumId="77">{made}</w:abstractNum>'))
    numbering.append(element('<w:num w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
    for style in ("Heading 1", "Heading 2", "Heading 3"):
        word.styles[style].element.get_or_add_pPr().append(element('<w:numPr><w:numId w:val="78"/></w:numPr>'))
    for words, level in (("总体", 1), ("市场", 2), ("技术", 2), ("展望", 1), ("政策", 2), ("细则", 3)):
        word.add_heading(words, level)
        word.add_paragraph("这里有一句正文。")
    assert told(read_word(word)) == [(1, "一、总体"), (2, "（一）市场"), (2, "（二）技术"), (1, "二、展望"), (2, "（一）政策"), (3, "1细则")]


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"), (20, "chineseCounting", "二十"), (21, "chineseCounting", "二十一"),
        (3, "decimal", "3"), (3, "lowerLetter", "c"), (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (2, "decimalEnclosedCircle", "②"), (5, "unknown", "5"),
    ],
)  # fmt: skip
def test_figures(number: int, form: str, words: str) -> None:
    assert figures(number, form) == words


def test_tables(read_word: ReadWord) -> None:
    word = docx.Document()
    word.add_heading("总体", 1)
    word.add_paragraph("表1 机构规模")
    rows = (("机构", "规模", ""), ("", "2030年", "2031年"), ("甲银行", "12", "15"), ("", "", ""), ("乙银行", "", "16"))
    table = word.add_table(len(rows), 3)
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    word.add_table(1, 1).cell(0, 0).text = "框里的一句话，不是表格。"
    document = read_word(word)
    [found] = document.tables()
    assert found.caption is not None
    assert [[cell.text.text for cell in row.cells] for row in found.header] == [["机构", "规模", "规模"], ["", "2030年", "2031年"]]
    assert [[cell.text.text for cell in row.cells] for row in found.rows] == [["甲银行", "12", "15"], ["乙银行", "", "16"]]
    assert [document.quote(row.span) for row in found.rows] == ["甲银行\t12\t15", "乙银行\t\t16"]
    assert paragraphs(document) == [(False, "框里的一句话，不是表格。")]


def test_two_tables_stay_two(read_word: ReadWord) -> None:
    word = docx.Document()
    word.add_heading("总体", 1)
    for rows in ((("机构", "城市"), ("甲银行", "北京")), (("产品", "客户"), ("乙平台", "企业"))):
        table = word.add_table(2, 2)
        for row, words in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
    assert [table.column_title(0) for table in read_word(word).tables()] == ["机构", "产品"]


def test_changes_and_hidden_words(read_word: ReadWord) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("甲机构")
    paragraph._p.append(element("<w:ins><w:r><w:t>已经</w:t></w:r></w:ins>"))
    paragraph._p.append(element("<w:del><w:r><w:delText>尚未</w:delText></w:r></w:del>"))
    paragraph._p.append(element("<w:sdt><w:sdtContent><w:r><w:t>建成平台。</w:t></w:r></w:sdtContent></w:sdt>"))
    hidden = paragraph.add_run("这里有批注")
    hidden.font.hidden = True
    assert paragraphs(read_word(word)) == [(False, "甲机构已经建成平台。")]


def test_contents_and_content_controls(read_word: ReadWord) -> None:
    word = docx.Document()
    word.styles.add_style("toc 1", 1)
    word.add_paragraph("目录")
    word.add_paragraph("总体\t1", style="toc 1")
    word.add_paragraph("展望\t2", style="toc 1")
    body = word.element.body
    body.insert(len(body) - 1, element('<w:sdt><w:sdtContent><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>总体</w:t></w:r></w:p></w:sdtContent></w:sdt>'))
    word.add_paragraph("甲机构建成平台。")
    document = read_word(word)
    assert told(document) == [(1, "总体")]
    assert paragraphs(document) == [(False, "甲机构建成平台。")]
    assert {aside.kind for aside in document.asides} == {AsideKind.CONTENTS}


def test_text_boxes(read_word: ReadWord) -> None:
    word = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框里有一句话。</w:t></w:r></w:p></w:txbxContent>"
    word.add_paragraph("框外有一句话。")._p.append(element(f"<w:r><w:pict>{box}</w:pict></w:r>"))
    assert paragraphs(read_word(word)) == [(False, "框外有一句话。"), (False, "框里有一句话。")]


def test_notes(read_word: ReadWord) -> None:
    word = docx.Document()
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>数据来源：某统计机构</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml", notes.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph = word.add_paragraph("规模达到12亿元")
    paragraph._p.append(element('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run("，增长较快。")
    document = read_word(word)
    [block] = document.paragraphs()
    [(offset, index)] = block.notes
    assert block.text.text == "规模达到12亿元，增长较快。"
    assert block.text.text[:offset].endswith("12亿元")
    note = document.blocks[index]
    assert isinstance(note, Footnote)
    assert (note.mark, note.text.text) == ("1", "数据来源：某统计机构")


def zipped(**files: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return kept.getvalue()


def saved(word: WordDocument) -> bytes:
    kept = io.BytesIO()
    word.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "sample.docx: the file is empty"),
        (b"plain words", "sample.docx: this is no Word document: it is no ZIP archive; expected a Word document as Word 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sample.docx: this is an old Word document, or one with a password; expected"),
        (zipped(a="b"), "sample.docx: the Word document is damaged, or the archive holds something else"),
        (saved(docx.Document())[:900], "sample.docx: the Word document is damaged"),
        (saved(docx.Document()), "sample.docx: the document holds no text"),
    ],
    ids=["empty", "text", "old", "other", "cut", "blank"],
)
def test_one_line_says_what_is_wrong(tmp_path: Path, catalogue: Catalogue, data: bytes, words: str) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(path, catalogue)
    assert str(caught.value).startswith(words)
    assert "\n" not in str(caught.value)
    assert caught.value.do
