"""The page of self-knowledge: what it shows of a graph, its escaping, its independence of the network, its bytes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.extract import reasons as why
from kg.model.coverage import Coverage, Gap, GapKind, SectionCoverage, Tally
from kg.model.document import SourceKind
from kg.model.graph import Graph
from kg.model.problem import Problem
from kg.model.span import Span
from kg.model.statement import Passage
from kg.ontology.load import load_ontology
from kg.resources import resource
from kg.view.overview import Label
from kg.view.quality import TITLE, Quality, quality_of
from kg.view.quality_page import _KINDS, render_quality
from kg.view.site import write_site
from kg.view.site_map import read_site
from tests.rdf.factory import small_graph
from tests.view.factory import NASTY
from tests.view.html import RESOURCE_ATTRIBUTES, elements

ONTOLOGY = load_ontology(resource("ontology"))
LINKS = [("index", Label("总览", "Overview")), ("quality", Label("质量", "Quality"))]


def graph() -> Graph:
    """The small graph with what was understood of its two reports; report r2 is a digest."""
    known = small_graph()

    def gap(kind: GapKind, what: str, quote: str, report: str, sha256: str, line: int) -> Gap:
        return Gap(kind, what, Passage(report, sha256, Span(0, len(quote)), quote, "二、", 3), line)

    one = (
        SectionCoverage("一、", "机构", Tally(10, 4, 1, 2, 1, 5, 2), (
            gap(GapKind.NAME, "Zorblax", "也见过Zorblax。", "r1", "a" * 64, 7),
            gap(GapKind.TABLE, "甲 | 乙", "丙 | 丁", "r1", "a" * 64, 9),
        )),
        SectionCoverage("", NASTY, Tally(2, 0, 0, 0, 0, 1, 1), (gap(GapKind.FIGURE, NASTY, NASTY, "r1", "a" * 64, 12),)),
    )  # fmt: skip
    two = (SectionCoverage("二、", "政策", Tally(4, 3), (gap(GapKind.SENTENCE, "示范办法", "示范办法很好。", "r2", "b" * 64, 2),)),)
    problems = (
        Problem("figure-unread", why.FIGURE("3亿元", why.UNCLEAN("甲乙")), "r1", Span(0, 4), "三亿元句。"),
        Problem("figure-unread", why.FIGURE("7%", why.UNCLEAN("丙丁")), "r2", Span(0, 4), NASTY),
        Problem("unlinked", why.UNKNOWN_NAME(NASTY), "r1", Span(0, 4), NASTY),
    )
    return replace(known, coverage=(Coverage("r1", one), Coverage("r2", two)), problems=problems)


@pytest.fixture(scope="module")
def quality() -> Quality:
    return quality_of(graph(), ONTOLOGY)


@pytest.fixture(scope="module")
def page(quality: Quality) -> str:
    return render_quality(quality, LINKS)


def test_counts_by_report_and_section(quality: Quality) -> None:
    assert [(report.title, report.kind) for report in quality.reports] == [
        ("示范报告（2024）", SourceKind.ORIGINAL),
        ("Sample digest", SourceKind.DIGEST),
    ]
    assert quality.reports[0].tally == Tally(12, 4, 1, 2, 1, 6, 3)
    assert quality.tally.share == pytest.approx(7 / 16)
    assert [section.label for section in quality.reports[0].sections] == ["一、 机构", NASTY]


def test_problems_of_one_reason_count_together(quality: Quality) -> None:
    assert [(row.kind, row.reason, row.number) for row in quality.problems] == [
        ("figure-unread", Label("“…”不成完整指标", "… is no clean indicator"), 2),
        ("unlinked", Label("没有实体以此为名", "a name that no entity is known by"), 1),
    ]
    assert [quote.about for quote in quality.problems[0].examples] == [
        Label("“甲乙”不成完整指标：3亿元", "3亿元: '甲乙' is no clean indicator"),
        Label("“丙丁”不成完整指标：7%", "7%: '丙丁' is no clean indicator"),
    ]


def test_the_page_gives_reasons_in_both_languages(page: str) -> None:
    cause = '<span class="zh" lang="zh">“…”不成完整指标</span><span class="en" lang="en">… is no clean indicator</span>'
    assert cause in page
    assert '<span class="zh" lang="zh">“甲乙”不成完整指标：3亿元</span>' in page


def test_modalities_extractors_and_beliefs(quality: Quality) -> None:
    facts = len(small_graph().statements) + len(small_graph().observations)
    assert sum(line.number for line in quality.modalities) == facts
    assert sum(line.number for line in quality.beliefs) == facts
    assert [line.label.zh for line in quality.extractors] == ["行文关系"]
    assert sum(line.number for line in quality.patterns) == sum(line.number for line in quality.extractors)


def test_same_input_gives_same_bytes(page: str) -> None:
    assert render_quality(quality_of(graph(), ONTOLOGY), LINKS) == page


def test_elements_are_closed_in_order_and_ids_are_single(page: str) -> None:
    parsed = elements(page)
    assert not parsed.wrong
    assert not parsed.stack
    ids = [attributes["id"] for _, attributes in parsed.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert "facts" not in ids, "the script looks for the drawing's data under that id"


def test_nothing_is_fetched_from_outside(page: str) -> None:
    for tag, attributes in elements(page).found:
        for name in RESOURCE_ATTRIBUTES & set(attributes):
            value = attributes[name] or ""
            assert value.startswith(("#", "data:")) or (tag, value) in {("a", "index.html"), ("a", "quality.html")}, (tag, name, value)
    assert not re.search(r"https?://", page)
    assert "default-src 'none'" in page


def test_hostile_labels_are_inert(page: str) -> None:
    assert "<script>alert(1)" not in page
    assert "<b>粗体" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4, "as section, figure, quote and problem"
    assert "<script>alert(1)" not in render_quality(Quality(Label(NASTY, NASTY)), LINKS)


def test_examples_stand_with_line_and_digest_mark(page: str) -> None:
    found = re.findall(r'<div class="evidence"[^>]*>(.*?)</div>', page)
    (name,) = (block for block in found if "也见过Zorblax。" in block)
    for piece in ("<strong><span lang=\"zh\">Zorblax</span></strong>", "示范报告（2024）", "二、", "第 7 行", "line 7"):
        assert piece in name
    assert "本项目撰写" not in name
    (digest,) = (block for block in found if "示范办法很好。" in block)
    assert "摘要（本项目撰写）" in digest


def test_shares_are_bars(page: str) -> None:
    assert '<rect width="40.0" height="6"/></svg><b>40%</b>' in page
    assert 'data-key="0.4000"' in page, "bars sort by their share"


def test_an_empty_build_says_so() -> None:
    html = render_quality(Quality(TITLE), LINKS)
    assert html.count('class="empty"') == 3
    assert elements(html).wrong == []


def test_the_page_of_a_build_leads_to_those_of_the_site(tmp_path: Path) -> None:
    write_site(tmp_path, graph(), ONTOLOGY)
    page = (tmp_path / "site" / "coverage.html").read_text(encoding="utf-8")
    for file, _ in read_site().links():
        assert f'href="{file}.html"' in page
    assert 'href="quality.html" aria-current=page' in page


def test_counts_can_be_told_as_json() -> None:
    assert json.loads(json.dumps(Tally(1, 1).as_dict()))["with_fact"] == 1


def test_every_kind_of_problem_is_called_by_a_name_in_both_languages() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "kg").rglob("*.py")]
    said = {kind for text in sources for kind in re.findall(r'(?:Problem\(|_tell\(|UNUSED = |\bdrop\()"([a-z]+(?:-[a-z]+)*)"', text)}
    assert len(said) >= 8
    assert said | set(GapKind) - {GapKind.SENTENCE} <= set(_KINDS)
    assert all(label.zh and label.en for label in _KINDS.values())
