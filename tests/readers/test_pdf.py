"""PDF documents: what becomes of their lines, pages, tables and notes, and what is said of those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model.document import Document, Footnote, Heading
from kg.readers.catalogue import Catalogue
from kg.readers.read import read_document

from .conftest import uncovered
from .paper import LEFT, LOCK, TOP, Sheet, pdf, typeset

ReadPages = Callable[..., Document]
LONG = "某银行在这一年里把智能风控平台推广到了全部分支机构，并且同某科技公司一道建设了面向小微企业的线上融资服务，累计放款笔数比上一年多出一半。"


@pytest.fixture
def read_pages(tmp_path: Path, catalogue: Catalogue) -> ReadPages:
    """Reads bytes as if they were a PDF file."""

    def read_it(data: bytes, name: str = "sample.pdf") -> Document:
        path = tmp_path / name
        path.write_bytes(data)
        return read_document(path, catalogue)

    return read_it


def paragraphs(document: Document) -> list[str]:
    return [block.text.text for block in document.paragraphs()]


def test_lines_become_paragraphs(read_pages: ReadPages) -> None:
    document = read_pages(typeset(["# 一、总体", LONG, "第二段很短。", "# 二、市场", LONG, "# 三、展望", "结束。"]))
    assert paragraphs(document) == [LONG, "第二段很短。", LONG, "结束。"]
    assert [(block.level, block.text.text) for block in document.blocks if isinstance(block, Heading)] == [(1, "一、总体"), (1, "二、市场"), (1, "三、展望")]
    assert uncovered(document) == []


def test_what_every_page_repeats_is_dropped(read_pages: ReadPages) -> None:
    document = read_pages(typeset([f"# {number}、章节" if number == "一" else LONG for number in ("一", *"甲" * 40)], header="某某金融科技年报（2031年）"))
    assert len(document.pages) >= 3
    assert "年报" not in document.text
    assert "- 2 -" not in document.text
    assert paragraphs(document) == [LONG] * 40


def test_a_line_that_few_pages_have_stays(read_pages: ReadPages) -> None:
    sheets = [Sheet() for _ in range(4)]
    for number, sheet in enumerate(sheets):
        sheet.write(LEFT, TOP, f"第{'甲乙丙丁'[number]}页的正文说的是别的事情，同其他各页都不一样，所以应当留下。")
    sheets[1].write(LEFT, 815, "只有这一页的页首才有这句话。")
    assert "只有这一页" in read_pages(pdf(sheets)).text


def test_a_heading_at_the_top_of_a_page_is_no_header(read_pages: ReadPages) -> None:
    sheets = [Sheet() for _ in range(4)]
    for number, sheet in enumerate(sheets):
        sheet.write(LEFT, 815, "创新章", 9)
        sheet.write(LEFT, TOP, LONG[:34])
        sheet.write(LEFT, TOP - 20, f"本页第{number}句。")
    sheets[0].write(LEFT, 795, "创新章", 18)
    document = read_pages(pdf(sheets))
    assert document.text.count("创新章") == 1


def test_evidence_has_its_page(read_pages: ReadPages) -> None:
    sheets = [Sheet(), Sheet(), Sheet()]
    sheets[0].write(LEFT, TOP, "第一页上有一句话，它比较长，用来当正文。")
    sheets[2].write(LEFT, TOP, "第三页上也有一句话，它也比较长，用来当正文。")
    document = read_pages(pdf(sheets))
    first, last = document.paragraphs()
    assert document.page_of(first.text.span()) == 1
    assert document.page_of(last.text.span()) == 3


@pytest.mark.parametrize("before", range(28, 34))
def test_a_sentence_over_two_pages_is_one(read_pages: ReadPages, before: int) -> None:
    other = "短句一条，" * 6 + "到此为止。"
    document = read_pages(typeset(["# 一、甲", *[other] * before, LONG, LONG, LONG], header="某报告"))
    assert paragraphs(document) == [*[other] * before, LONG, LONG, LONG]
    assert len(document.pages) > 1


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("某平台由Fintech develop-", "ment小组开发。"), "某平台由Fintech development小组开发。"),
        (("某平台使用AI-", "based的方法。"), "某平台使用AI-based的方法。"),
        (("某平台用于⾦融与⻓期⻛险管理。",), "某平台用于金融与长期风险管理。"),
        (("某平台的ﬁle服务。",), "某平台的file服务。"),
        (("𠮷林某银行的平台。",), "𠮷林某银行的平台。"),
    ],
)
def test_letters_of_fonts_and_hyphens(read_pages: ReadPages, lines: tuple[str, ...], words: str) -> None:
    sheet = Sheet()
    for place, line in enumerate(lines):
        sheet.write(LEFT, TOP - 20 * place, line)
    document = read_pages(pdf([sheet]))
    assert paragraphs(document) == [words]
    assert "⾦" not in document.text


def test_raised_digits_are_marks_of_notes(read_pages: ReadPages) -> None:
    sheet = Sheet()
    sheet.write(LEFT, TOP, "某银行的规模达到12亿元")
    sheet.write(LEFT + 129, TOP + 5, "1", 7)
    sheet.write(LEFT + 134, TOP, "，比上一年增长较快，这是正文。")
    for place in range(3):
        sheet.write(LEFT, TOP - 40 - 20 * place, "另有一段正文，说的是别的机构在别的地方所做的别的事情。")
    sheet.write(LEFT, 93, "1", 6)
    sheet.write(LEFT + 5, 90, "数据来源：某统计机构的年度公报，此注较长，所以要写到", 9)
    sheet.write(LEFT, 78, "第二行上去", 9)
    document = read_pages(pdf([sheet]))
    paragraph = next(document.paragraphs())
    [(offset, index)] = paragraph.notes
    assert paragraph.text.text == "某银行的规模达到12亿元，比上一年增长较快，这是正文。"
    assert paragraph.text.text[:offset].endswith("12亿元")
    note = document.blocks[index]
    assert isinstance(note, Footnote)
    assert note.text.text == "数据来源：某统计机构的年度公报，此注较长，所以要写到第二行上去"


ROWS = (("机构", "举措", "规模（亿元）"), ("甲银行", "建设覆盖全部分支机构的智能风控平台", "12"), ("乙银行", "", "7.5"), ("丙证券", "上线投顾", "3"))


def cells(document: Document) -> list[list[list[str]]]:
    return [[[cell.text.text for cell in row.cells] for row in (*table.header, *table.rows)] for table in document.tables()]


def test_a_table_by_its_lines(read_pages: ReadPages) -> None:
    sheet = Sheet()
    sheet.write(LEFT, TOP, "下面的表说的是三家机构，正文要够长才行。")
    sheet.write(LEFT, TOP - 30, "表1 机构规模")
    end = sheet.table(ROWS, LEFT, TOP - 40, (80, 120, 100))
    sheet.write(LEFT, end - 40, "表后面的正文从这里开始，同表格没有关系。")
    document = read_pages(pdf([sheet]))
    assert cells(document) == [[list(row) for row in ROWS]]
    [table] = document.tables()
    assert table.caption is not None
    assert table.caption.text == "表1机构规模"
    assert paragraphs(document)[-1] == "表后面的正文从这里开始，同表格没有关系。"


def test_a_table_without_lines_by_its_gaps(read_pages: ReadPages) -> None:
    rows = (("机构", "2030年", "2031年"), ("甲银行", "12", "15"), ("乙银行", "7", "9"))
    sheet = Sheet()
    sheet.write(LEFT, TOP, "下面的表说的是两家机构，正文要够长才行。")
    sheet.table(rows, LEFT, TOP - 40, (100, 100, 100), ruled=False)
    assert cells(read_pages(pdf([sheet]))) == [[list(row) for row in rows]]


def test_columns_of_prose_are_no_table(read_pages: ReadPages) -> None:
    sheet = Sheet()
    for place in range(6):
        sheet.write(LEFT, TOP - 20 * place, "左边一栏的文字，左边一栏的文字")
        sheet.write(LEFT + 230, TOP - 20 * place, "右边一栏的文字，右边一栏的文字")
    assert cells(read_pages(pdf([sheet]))) == []


def test_a_table_goes_on_over_the_page(read_pages: ReadPages) -> None:
    sheets = [Sheet(), Sheet()]
    sheets[0].write(LEFT, TOP, "下面的表说的是三家机构，正文要够长才行。")
    sheets[0].table(ROWS[:3], LEFT, 160, (80, 120, 100))
    end = sheets[1].table(ROWS[3:], LEFT, TOP, (80, 120, 100))
    sheets[1].write(LEFT, end - 40, "表后面的正文从这里开始，同表格没有关系。")
    assert cells(read_pages(pdf(sheets))) == [[list(row) for row in ROWS]]


def test_a_page_that_is_turned(read_pages: ReadPages) -> None:
    sheet = Sheet(turned=90)
    for place, words in enumerate((LONG[:36], LONG[36:])):
        sheet.drawn.append(f"BT /F1 12 Tf 0 1 -1 0 {100 + 20 * place} 72 Tm <{words.encode('utf-16-be').hex()}> Tj ET")
    assert paragraphs(read_pages(pdf([sheet]))) == [LONG]


def test_pages_without_text_are_a_problem(read_pages: ReadPages) -> None:
    sheets = [Sheet(), Sheet(), Sheet(), Sheet()]
    sheets[0].write(LEFT, TOP, LONG[:34])
    for sheet in sheets[1:3]:
        sheet.picture()
    document = read_pages(pdf(sheets))  # the last page is only blank
    [problem] = document.problems
    assert problem.kind == "unreadable"
    assert "2–3" in problem.reason.en
    assert "OCR" in problem.reason.zh


def scanned() -> bytes:
    sheets = [Sheet(), Sheet()]
    for number, sheet in enumerate(sheets, 1):
        sheet.picture()
        sheet.write(300, 30, str(number), 9)
    return pdf(sheets)


def unmapped() -> bytes:
    sheet = Sheet()
    sheet.write(LEFT, TOP, "\ue000\ue001\ue002\ue003\ue004，\ue005")
    return pdf([sheet])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "sample.pdf: the file is empty"),
        (b"plain words", "sample.pdf: this is no PDF document; expected a PDF document with a text layer; give the file the extension"),
        (typeset([LONG])[:200], "sample.pdf: the PDF is damaged or incomplete"),
        (pdf([Sheet()], LOCK), "sample.pdf: the PDF is locked with a password; expected a PDF document with a text layer; open it and save a copy"),
        (scanned(), "sample.pdf: no text layer (pages: 2); expected a PDF document with a text layer; recognise its text first (OCR)"),
        (unmapped(), "sample.pdf: the text layer cannot be told"),
    ],
    ids=["empty", "text", "cut", "locked", "scanned", "unmapped"],
)
def test_one_line_says_what_is_wrong(read_pages: ReadPages, data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_pages(data)
    assert str(caught.value).startswith(words)
    assert "\n" not in str(caught.value)
    assert caught.value.zh != str(caught.value)
