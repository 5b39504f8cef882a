"""What the program says of its own understanding, on sentences of our own."""

from __future__ import annotations

import pytest

from kg.extract.coverage import unlinked
from kg.model.coverage import Gap, GapKind, Tally
from kg.model.graph import Extraction
from tests.extract.workbench import prose, read
from tests.installed import engine

REPORT = """# 试读报告

## 一、机构

工商银行成立工银科技。风和日丽，万事如意。

宁波银行与《甲乙丙丁》有来往，也见过Zorblax和Zorblax的同伴。

## 二、数字

2030年，宁波银行的科技投入为12.5亿元。风吹走了5亿元。

2031年，腾讯向微众银行投资3亿元。

| 甲 | 乙 |
| --- | --- |
| 丙丙 | 丁丁 |

风和日丽，万事如意。

| 银行 | 2030年科技投入（亿元） |
| --- | --- |
| 宁波银行 | 12.5 |
| 工商银行 | 262.24 |

## 三、空节
"""


@pytest.fixture(scope="module")
def reading() -> Extraction:
    return engine().run(read(REPORT, ".md"))


def _gaps(reading: Extraction, kind: GapKind) -> list[Gap]:
    assert reading.coverage is not None
    return [gap for section in reading.coverage.sections for gap in section.gaps if gap.kind is kind]


def test_counts_by_section(reading: Extraction) -> None:
    assert reading.coverage is not None
    found = {section.label: section.tally for section in reading.coverage.sections}
    assert found["一 机构"] == Tally(sentences=3, with_fact=1, names_unlinked=3)
    numbers = found["二 数字"]
    assert (numbers.sentences, numbers.with_fact) == (4, 2)
    assert (numbers.tables, numbers.tables_not_understood) == (2, 1)
    assert (numbers.figures, numbers.figures_unread) == (3, 1)
    assert "三 空节" not in found, "a section without anything to read is none to judge"


def test_the_report_is_the_sum_of_its_sections(reading: Extraction) -> None:
    assert reading.coverage is not None
    whole = reading.coverage.tally
    assert whole.as_dict() == {
        key: sum(section.tally.as_dict()[key] for section in reading.coverage.sections) for key in Tally().as_dict()
    }
    assert whole.share == pytest.approx(3 / 7)
    assert Tally().share == 0


def test_examples_with_their_line(reading: Extraction) -> None:
    lines = REPORT.split("\n")
    names = _gaps(reading, GapKind.NAME)
    assert sorted(gap.what for gap in names) == ["Zorblax", "甲乙丙丁"], "each once"
    for gap in (*names, *_gaps(reading, GapKind.FIGURE), *_gaps(reading, GapKind.TABLE)):
        assert gap.passage.quote in lines[gap.line - 1]
    assert [gap.what for gap in _gaps(reading, GapKind.FIGURE)] == ["5亿元"]
    assert [gap.what for gap in _gaps(reading, GapKind.TABLE)] == ["甲 | 乙"]


def test_a_sentence_that_names_much_and_says_nothing_is_an_example() -> None:
    found = engine().run(read("# 试读\n\n## 一、甲\n\n工商银行、宁波银行和腾讯各有千秋。天气很好。\n", ".md"))
    assert [gap.what for gap in _gaps(found, GapKind.SENTENCE)] == ["工商银行、宁波银行、腾讯"]


def test_what_nobody_set_aside_becomes_a_problem(reading: Extraction) -> None:
    told = {(problem.kind, problem.reason.en) for problem in reading.problems}
    assert ("unlinked", "Zorblax: a name that no entity is known by") in told
    assert sum(kind == "unlinked" and "甲乙丙丁" in reason for kind, reason in told) == 0, "the title was set aside already"
    assert sum(kind == "unlinked" for kind, _ in told) == 2
    figures = [problem for problem in reading.problems if problem.kind == "figure-unread"]
    assert len(figures) == 1, "a figure is set aside once"
    assert figures[0].reason.en.startswith("5亿元")


def test_a_figure_that_no_extractor_looked_at_is_told_too() -> None:
    found = engine().run(read("# 试读\n\n## 一、甲\n\n歌声持续了5分钟。\n", ".md"))
    assert [problem.reason.en for problem in found.problems] == ["5分钟: no statistic, amount or count was read from it"]


def test_an_amount_of_a_relation_is_a_figure_that_was_read() -> None:
    text = "# 试读\n\n## 一、甲\n\n2029年，宁波银行成立甬示金科，注册资本为1.2亿元。\n"
    without_statistics = engine().without(["statistics"])
    assert [claim.predicate for claim in without_statistics.run(read(text, ".md")).claims].count("registeredCapital") == 1
    for chosen, unread in ((without_statistics, 0), (without_statistics.without(["relations"]), 1)):
        found = chosen.run(read(text, ".md"))
        assert found.coverage is not None
        assert (found.coverage.tally.figures, found.coverage.tally.figures_unread) == (1, unread)


def test_a_latin_name_in_a_title_is_no_name_of_its_own() -> None:
    found = engine().run(read("# 试读\n\n## 一、甲\n\n有人读《Zorblax丁丁》。\n", ".md"))
    assert [gap.what for gap in _gaps(found, GapKind.NAME)] == ["Zorblax丁丁"]


def test_without_extractors_nothing_is_understood() -> None:
    blind = engine().without([extractor.name for extractor in engine().extractors]).run(read(REPORT, ".md"))
    assert blind.coverage is not None
    whole = blind.coverage.tally
    assert (whole.with_fact, whole.tables_not_understood, whole.figures_unread) == (0, 2, 3)


@pytest.mark.parametrize("text", ["2030年，宁波银行的科技投入为 12.5 亿元。", "2030年，寧波銀行的科技投入為12.5億元。", "2030年，宁波银行的科技投入为**12.5亿元**。"])
def test_a_figure_counts_as_read_however_the_source_writes_it(text: str) -> None:
    found = engine().run(read(f"# 试读报告\n\n## 一、数字\n\n{text}\n", ".md"))
    assert found.coverage is not None
    assert len(found.observations) == 1
    assert [section.tally.figures_unread for section in found.coverage.sections if section.tally.figures] == [0]


def test_a_company_by_its_legal_ending_has_no_entity() -> None:
    document = engine().annotate(prose("某地见到了甲乙丙丁有限公司。"))
    assert [name for sentence in document.sentences for name in unlinked(document, sentence)] == ["某地见到了甲乙丙丁有限公司"]


def test_a_name_recorded_twice_counts_once() -> None:
    document = engine().annotate(prose("工商银行与建设银行合作。"))
    (sentence,) = document.sentences
    known = document.mentions[sentence.passage]
    document.mention(sentence.passage, tuple(reversed(sentence.mentions)))
    assert document.mentions[sentence.passage] == known


@pytest.mark.parametrize(("text", "lost"), [
    ("某年观察\n\n一、做法\n\n各行投入加大。\n\n表2 各行的做法\n\n宁波银行推出小店收款服务。\n", ["表2各行的做法"]),
    ("某年观察\n\n一、做法\n\n各行投入加大。\n\n表2 各行的做法\n\n来源：公开资料\n\n宁波银行推出小店收款服务。\n", ["表2各行的做法"]),
    ("某年观察\n\n一、做法\n\n表2 各行的做法\n\n银行\t做法\n宁波银行\t推出小店收款服务\n", []),
    ("某年观察\n\n一、做法\n\n图2 各行投入（亿元）\n\n宁波银行推出小店收款服务。\n", []),
    ("某年观察\n\n一、做法\n\n表2列出各行的做法，宁波银行推出小店收款服务。\n", []),
])  # fmt: skip
def test_a_table_of_which_only_the_title_is_left_is_told(text: str, lost: list[str]) -> None:
    told = engine().run(read(text, ".txt"))
    assert [p.text.replace(" ", "") for p in told.problems if p.kind == "table-not-understood" and "running text" in p.reason.why.en] == lost
    assert told.coverage is not None
    assert told.coverage.tally.tables_not_understood >= len(lost)
