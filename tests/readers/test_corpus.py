"""The five original reports: structure that a reader of the paper would confirm."""

from __future__ import annotations

import re

import pytest

from kg.model.document import AsideKind, Caption, Document, Footnote, Heading, Table
from kg.text.sentences import sentences

from .conftest import spans_of, uncovered

pytestmark = pytest.mark.corpus
Corpus = dict[str, Document]

IDS = ["caict-2021", "caict-2023", "caict-2024", "ccid-2020", "zgc-2024"]
SHAPES = {  # header rows, body rows, columns
    "zgc-2024": [(1, 21, 5), (2, 15, 7), (1, 3, 3), (1, 9, 4)],
    "caict-2024": [(1, 6, 3), (1, 12, 5), (1, 12, 2), (1, 12, 2), (1, 6, 2)],
    "caict-2023": [],
    "caict-2021": [(1, 5, 3), (1, 3, 3), (1, 8, 3), (1, 10, 3), (1, 7, 3), (1, 2, 4)],
    "ccid-2020": [(1, 5, 2), (1, 10, 4), (1, 9, 2), (1, 5, 3), (1, 13, 6)],
}
OUTLINE = {"caict-2024": (6, 27, 45), "caict-2021": (6, 26, 62), "caict-2023": (5, 17, 36)}
FOOTNOTES = {"caict-2024": 20, "caict-2021": 22, "caict-2023": 7, "zgc-2024": 0, "ccid-2020": 0}


def test_every_report_is_known(corpus: Corpus) -> None:
    assert sorted(corpus) == IDS


@pytest.mark.parametrize("report", IDS)
def test_nothing_is_lost(corpus: Corpus, report: str) -> None:
    assert uncovered(corpus[report]) == []


@pytest.mark.parametrize("report", IDS)
def test_tables(corpus: Corpus, report: str) -> None:
    found = [(len(table.header), len(table.rows), table.width) for table in corpus[report].tables()]
    assert found == SHAPES[report]
    assert all(table.caption for table in corpus[report].tables())


@pytest.mark.parametrize("report", sorted(OUTLINE))
def test_outline(corpus: Corpus, report: str) -> None:
    headings = [block for block in corpus[report].blocks if isinstance(block, Heading) and block.section.number]
    counts = tuple(sum(block.level == level for block in headings) for level in (1, 2, 3))
    assert counts == OUTLINE[report]


def test_section_numbers_of_known_headings(corpus: Corpus) -> None:
    numbers = {
        block.section.title: block.section.number for block in corpus["caict-2021"].blocks if isinstance(block, Heading)
    }
    assert numbers["5G释放万物智联价值，激发金融业创新能力"] == "三、（三）2"
    assert numbers["5G推动泛在互联延伸，提升金融业感知能力"] == "三、（三）1"
    assert numbers["金融与科技生态融合发展趋势展望"] == "六"
    chapters = {
        block.section.title: block.section.number for block in corpus["ccid-2020"].blocks if isinstance(block, Heading)
    }
    assert chapters["发展概况"] == "一、（四）"
    assert chapters["数字支付"] == "三、（三）"


@pytest.mark.parametrize("report", IDS)
def test_footnotes_are_tied(corpus: Corpus, report: str) -> None:
    blocks = corpus[report].blocks
    notes = {index for index, block in enumerate(blocks) if isinstance(block, Footnote)}
    assert len(notes) == FOOTNOTES[report]
    tied = {index for block in corpus[report].paragraphs() for _, index in block.notes}
    in_tables = {"caict-2021": 1}.get(report, 0)
    assert len(notes - tied) <= in_tables


@pytest.mark.parametrize("report", IDS)
def test_asides_hold_no_sentence_of_the_body(corpus: Corpus, report: str) -> None:
    document = corpus[report]
    for aside in document.asides:
        text = document.quote(aside.span)
        if aside.kind in (AsideKind.CONTENTS, AsideKind.PAGE_FURNITURE, AsideKind.FRONT_MATTER):
            assert not re.search("。", text), text[:60]
        if aside.kind is AsideKind.COPYRIGHT:
            assert len(text) < 130


@pytest.mark.parametrize("report", ["caict-2021", "caict-2024", "ccid-2020"])
def test_paragraphs_end_like_paragraphs(corpus: Corpus, report: str) -> None:
    figure = re.compile(r"[\d.]+(?:亿元|件|%)")  # a figure set large beside its paragraph
    paragraphs = [
        block for block in corpus[report].paragraphs() if not block.list_item and not figure.fullmatch(block.text.text)
    ]
    torn = [block for block in paragraphs if not re.search("[。！？：”）]$", block.text.text)]
    assert len(torn) <= 0.03 * len(paragraphs)


@pytest.mark.parametrize("report", IDS)
def test_every_sentence_quotes_its_source(corpus: Corpus, report: str) -> None:
    document = corpus[report]
    for block in document.paragraphs():
        for sentence in sentences(block.text):
            quote = document.quote(sentence.span())
            assert quote.strip()
            assert sum(char.isdigit() for char in sentence.text) <= sum(char.isdigit() for char in quote)


@pytest.mark.parametrize("report", IDS)
def test_blocks_come_in_order(corpus: Corpus, report: str) -> None:
    starts = [min(span.start for span in spans_of(block)) for block in corpus[report].blocks]
    assert starts == sorted(starts)


def test_the_two_row_header(corpus: Corpus) -> None:
    table = list(corpus["zgc-2024"].tables())[1]
    assert table.column_title(1) == "金融科技投入（亿元）/2022"
    assert table.column_title(6) == "占营收比例/2020"


def test_group_cells_are_carried(corpus: Corpus) -> None:
    policies = list(corpus["caict-2021"].tables())[3]
    assert [row.cells[0].text.text for row in policies.rows[:4]] == ["信贷", "信贷", "信贷", "保险"]
    assert [row.cells[0].carried for row in policies.rows[:4]] == [False, True, True, False]


def test_units_of_captions(corpus: Corpus) -> None:
    captions = [block.text.text for block in corpus["caict-2024"].blocks if isinstance(block, Caption)]
    assert sum("（亿美元）" in caption or "（万亿元）" in caption for caption in captions) == 2


def test_the_damaged_report_reads_as_chinese(corpus: Corpus) -> None:
    document = corpus["caict-2023"]
    text = "".join(block.text.text for block in document.blocks if not isinstance(block, Table))
    assert not re.search("[發態業產來對會與關經]", text)
    assert len(re.findall("[āáǎàēéěèīíǐìōóǒòūúǔù]", text)) <= 3  # of the runs left as they are
    assert "白皮书（2023年）" not in text
    assert "66%1" not in text
    assert 1 <= len(document.problems) <= 5
