"""Web pages: what is content and what is the frame around it, in whatever encoding, and what is said of pages that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model.document import Document, Heading
from kg.readers.catalogue import Catalogue
from kg.readers.read import read_document

from .conftest import uncovered

ReadPage = Callable[..., Document]


@pytest.fixture
def read_page(tmp_path: Path, catalogue: Catalogue) -> ReadPage:
    """Reads a page, or what stands in its body, as if it were a file."""

    def read_it(page: str | bytes, name: str = "sample.html") -> Document:
        path = tmp_path / name
        if isinstance(page, str):
            page = page if page.startswith("<!") else f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{page}</body></html>"
            page = page.encode()
        path.write_bytes(page)
        return read_document(path, catalogue)

    return read_it


def paragraphs(document: Document) -> list[tuple[bool, str]]:
    return [(block.list_item, block.text.text) for block in document.paragraphs()]


def told(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text.text) for block in document.blocks if isinstance(block, Heading)]


def test_headings_paragraphs_and_lists(read_page: ReadPage) -> None:
    document = read_page(
        "<h1>甲机构<br>年度动态</h1><div>散在外面的一句话，也算数。<p>第一段<b>强调</b>的话，\n  折行了。</p></div><h2>举措</h2>"
        "<ul><li>建平台</li><li><p>搭生态</p></li></ul><ol><li>第一步</li></ol><p>结束的一句话。</p>"
    )
    assert told(document) == [(1, "甲机构"), (1, "年度动态"), (2, "举措")]
    assert paragraphs(document) == [
        (False, "散在外面的一句话，也算数。"), (False, "第一段强调的话，折行了。"), (True, "建平台"), (True, "搭生态"), (True, "第一步"), (False, "结束的一句话。"),
    ]  # fmt: skip
    assert uncovered(document) == []


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>{}</nav>", "<footer>{}</footer>", "<aside>{}</aside>", "<script>{}</script>", "<style>{}</style>", "<noscript>{}</noscript>", "<form>{}</form>",
        '<div class="top-nav">{}</div>', '<ul id="breadcrumb"><li>{}</li></ul>', '<div class="page_footer">{}</div>', '<div role="navigation">{}</div>',
        '<p style="display: none">{}</p>', "<div hidden>{}</div>", "<!-- {} -->", '<span aria-hidden="true">{}</span>', "<template>{}</template>",
    ],
)  # fmt: skip
def test_the_frame_of_the_site_is_dropped(read_page: ReadPage, frame: str) -> None:
    document = read_page(frame.format("站点的文字") + "<p>甲机构建成了平台。</p>" + frame.format("站点的文字"))
    assert document.text == "甲机构建成了平台。\n"


@pytest.mark.parametrize(
    "frame", ['<div class="canvas">{}</div>', '<div id="content-main">{}</div>', "<header><h1>{}</h1></header>", '<p class="footnote">{}</p>']
)
def test_what_only_sounds_like_a_frame_stays(read_page: ReadPage, frame: str) -> None:
    assert "内容的文字" in read_page(frame.format("内容的文字") + "<p>甲机构建成了平台。</p>").text


def test_the_part_that_is_called_the_content(read_page: ReadPage) -> None:
    assert read_page("<div>热门推荐</div><main><p>甲机构建成了平台。</p></main><div>关于我们</div>").text == "甲机构建成了平台。\n"
    long = "甲机构在北京和上海建成了平台，规模达到12亿元。"
    assert long in read_page(f"<p>{long}</p><article>短讯</article>").text


def test_line_breaks(read_page: ReadPage) -> None:
    document = read_page("<p>　　甲机构建成了平台。<br>　　乙机构开展了试点，<br>丙机构退出。</p>")
    assert paragraphs(document) == [(False, "甲机构建成了平台。"), (False, "乙机构开展了试点，丙机构退出。")]


def test_tables(read_page: ReadPage) -> None:
    document = read_page(
        "<h2>一、总体</h2><h2>二、规模</h2><table><caption>表1 机构规模</caption>"
        "<thead><tr><th rowspan=2>机构<th colspan=2>规模</tr><tr><th>2030年<th>2031年</tr></thead>"
        "<tr><td>甲银行<td>12<td>15</tr><tr><td rowspan=2>乙银行<td>7<td><p>8</p></tr><tr><td>9<td>10</tr></table>"
    )
    [table] = document.tables()
    assert table.caption is not None
    assert table.caption.text == "表1机构规模"
    assert [[cell.text.text for cell in row.cells] for row in table.header] == [["机构", "规模", "规模"], ["", "2030年", "2031年"]]
    assert [[cell.text.text for cell in row.cells] for row in table.rows] == [["甲银行", "12", "15"], ["乙银行", "7", "8"], ["乙银行", "9", "10"]]
    assert document.quote(table.rows[1].span) == "乙银行\t7\t8"


def test_a_table_that_only_puts_text_in_its_place(read_page: ReadPage) -> None:
    document = read_page("<table><tr><td><h1>甲机构动态</h1><p>甲机构建成了平台。</p></td><td><table><tr><td>乙<td>丙</table></td></tr></table>")
    assert paragraphs(document)[0] == (False, "甲机构建成了平台。")
    assert told(document)[0] == (1, "甲机构动态")


def test_raised_figures_are_marks_of_notes(read_page: ReadPage) -> None:
    assert [words for _, words in paragraphs(read_page("<p>规模达到12亿元<sup>[1]</sup>，面积为5km<sup>2</sup>。</p>"))] == ["规模达到12亿元，面积为5km2。"]


def test_what_the_page_says_of_itself(read_page: ReadPage) -> None:
    document = read_page(
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>乙_某网</title><meta name="ArticleTitle" content="甲机构发布平台">'
        '<meta name="ContentSource" content="某研究院"><meta name="PubDate" content="2031-05-06 10:20"></head><body><p>甲机构建成了平台。</p></body></html>'
    )
    assert (document.report.title, document.report.publisher, document.report.date) == ("甲机构发布平台", "某研究院", "2031-05-06")


def test_the_title_of_the_window_stands_in_for_one(read_page: ReadPage) -> None:
    head = '<!DOCTYPE html><meta charset="utf-8"><title>甲机构发布平台 - 某财经网</title>'
    assert read_page(f"{head}<p>甲机构建成了平台，并在北京开展了试点。</p>").report.title == "甲机构发布平台"
    assert read_page(f"{head}<h1>甲机构年度报告</h1><p>甲机构建成了平台。</p>").report.title == "甲机构年度报告"


WORDS = "某银行的平台在北京和上海建成，金融科技企业一年中增长了三成，规模达到12亿元。"
TRADITIONAL = "某銀行的平臺在臺北和香港建成，金融科技企業一年中增長了三成，規模達到12億元。"


@pytest.mark.parametrize(
    ("encoding", "declared", "words"),
    [
        ("utf-8", "utf-8", WORDS), ("utf-8", "gb2312", WORDS), ("utf-8", "", WORDS), ("utf-8-sig", "gbk", WORDS), ("gb18030", "gb2312", WORDS),
        ("gb18030", "utf-8", WORDS),
        ("gb18030", "", WORDS), ("gb18030", "big5", WORDS), ("gb18030", "no-such-table", WORDS), ("utf-16", "utf-8", WORDS), ("big5", "big5", TRADITIONAL),
        ("big5", "utf-8", TRADITIONAL), ("big5", "gb2312", TRADITIONAL), ("big5", "", TRADITIONAL),
    ],
)  # fmt: skip
def test_encodings(read_page: ReadPage, encoding: str, declared: str, words: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    document = read_page(f"<!DOCTYPE html><html><head>{meta}</head><body><p>{words}</p></body></html>".encode(encoding), "sample.htm")
    assert document.text == f"{words}\n"
    assert document.source.encoding.replace("hkscs", "") in (encoding.removesuffix("-sig"), "utf-16-le")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "sample.html: the file is empty"),
        (b"<!DOCTYPE html><body><script>load()</script></body>", "sample.html: the page holds no text of its own; expected a web page with text; save"),
        (b"%PDF-1.4", "sample.html: this is a PDF document, not text"),
        (b"<p>\x81\x00\xff\xfe\x00</p>", "sample.html: this is a binary file"),
    ],
    ids=["empty", "script", "pdf", "binary"],
)
def test_one_line_says_what_is_wrong(read_page: ReadPage, data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_page(data)
    assert str(caught.value).startswith(words)
    assert "\n" not in str(caught.value)


def test_a_page_nested_without_end(read_page: ReadPage) -> None:
    assert "甲机构建成了平台" in read_page("<div>" * 5000 + "<p>甲机构建成了平台。</p>" + "</div>" * 5000).text
