"""The pages of communities, comparison and gaps in a real browser, opened from the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from kg.analysis.gaps.gaps import Gaps
from kg.api import communities, compare, gaps
from kg.api.graph import Graph
from kg.store.facts import evidence
from kg.view.communities_page import render_communities
from kg.view.compare_page import render_comparison, render_similar
from kg.view.gaps_page import render_gaps
from tests.browser import fits, width_of
from tests.browser import opened as opened_page

Open = Callable[[str], Any]


def _communities(graph: Graph) -> str:
    found = graph.communities("actor-technology", runs=2, samples=3, top=2)
    return render_communities(found, evidence(graph.store, communities.claims_of(found)), graph.terms)


def _comparison(graph: Graph) -> str:
    found = graph.compare("甲银行", "乙银行")
    return render_comparison(found, evidence(graph.store, compare.claims_of(found)), graph.snapshot, graph.terms)


def _similar(graph: Graph) -> str:
    found = graph.similar("乙银行")
    return render_similar(found, evidence(graph.store, compare.claims_of(found)), graph.snapshot, graph.terms)


def _gaps(graph: Graph, **chosen: Any) -> str:
    found: Gaps = graph.gaps("actor-scenario", **{"cls": "Bank", **chosen})
    return render_gaps(found, evidence(graph.store, gaps.claims_of(found)), graph.terms)


PAGES: dict[str, Callable[[Graph], str]] = {"communities": _communities, "comparison": _comparison, "similar": _similar, "gaps": _gaps}


@pytest.fixture
def opened(browser: Any, banks: Graph, tmp_path: Path) -> Iterator[Open]:
    """Opens a page by its name; afterwards it must have asked for nothing and complained of nothing."""
    with ExitStack() as until:

        def load(name: str) -> Any:
            file = tmp_path / f"{name}.html"
            file.write_text(PAGES[name](banks), encoding="utf-8")
            return until.enter_context(opened_page(browser, file))

        yield load


def _text(page: Any, selector: str) -> str:
    return str(page.find_element("css selector", selector).text)


def _row(page: Any, table: str, name: str) -> Any:
    """The first record of a table whose head is ``name``."""
    return next(each for each in page.find_elements("css selector", f"#{table} tbody") if each.find_element("css selector", "th").text == name)


def _open_first_fact(page: Any, row: Any) -> str:
    button = row.find_element("css selector", ".fact")
    proof = page.find_element("id", button.get_attribute("aria-controls"))
    assert not proof.is_displayed()
    button.click()
    assert proof.is_displayed()
    return str(proof.text)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "chinese", "english"),
    [
        ("communities", "社群：机构—技术", "Communities: Actors and technologies"), ("comparison", "比较：甲银行、乙银行", "Comparison: Bank A, Bank B"),
        ("similar", "与乙银行最相似", "Most like Bank B"), ("gaps", "可能而未见的联系：机构—场景", "Likely but absent links: Actors and scenarios"),
    ],
)  # fmt: skip
def test_in_both_languages(opened: Open, name: str, chinese: str, english: str) -> None:
    page = opened(name)
    assert page.title == chinese
    assert _text(page, "h1") == chinese
    page.find_element("css selector", ".lang [data-lang=en]").click()
    assert page.title == english
    assert _text(page, "h1") == english


@pytest.mark.browser
def test_a_community_tells_its_traits_members_and_how_sure_it_is(opened: Open) -> None:
    page = opened("communities")
    tiles = _text(page, ".tiles")
    assert "模块度" in tiles
    assert "z 值" in tiles
    assert "另以 2 个种子重算" in _text(page, "header")
    assert len(page.find_elements("css selector", "#t-all tbody")) == 2
    assert "另有 1 个较小的社群未列出" in _text(page, "#all")
    assert "子保险 — 采用技术 → 区块链" in _open_first_fact(page, _row(page, "t-1", "区块链"))
    members = page.find_element("css selector", "#c1 details.list")
    members.find_element("css selector", "summary").click()
    assert "甲科技" in members.text


@pytest.mark.browser
def test_a_cell_of_a_comparison_opens_to_its_quotes(opened: Open) -> None:
    page = opened("comparison")
    assert "甲银行采用大模型。" in _open_first_fact(page, _row(page, "t-technologies", "大模型"))
    proof = _open_first_fact(page, _row(page, "t-scenarios", "智能客服"))
    assert "甲银行推出甲智助手。" in proof
    assert "甲智助手服务智能客服。" in proof
    figures = page.find_elements("css selector", "#t-figures tbody")[-1]
    assert [each.text for each in figures.find_elements("css selector", ".fact")] == ["118 亿元", "120 亿元", "90 亿元"]
    assert "摘要（本项目撰写）" in _open_first_fact(page, figures)


@pytest.mark.browser
def test_a_gap_shows_peers_ways_and_the_check(opened: Open) -> None:
    page = opened("gaps")
    row = page.find_element("css selector", "#t-gaps tbody")
    assert "5 / 5 银行" in row.text
    assert "己银行 → 智能风控 → 乙银行 → 智能客服" in row.text
    assert "乙银行服务智能客服。" in _open_first_fact(page, row)
    assert "报告未提及，不等于现实中没有" in _text(page, "header")
    assert "基线“普遍程度”" in _text(page, "header")
    methods = [each.text for each in page.find_elements("css selector", "#t-check tbody th")]
    assert len(methods) == 7
    assert methods[0].endswith("←")


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1400, 390])
def test_fits_the_window_and_the_dark(opened: Open, name: str, width: int) -> None:
    page = opened(name)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    try:
        with width_of(page, width):
            assert fits(page)
        assert page.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(18, 24, 30)"
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("name", PAGES)
def test_the_same_bytes_each_time_and_nothing_from_outside(banks: Graph, name: str) -> None:
    page = PAGES[name](banks)
    assert PAGES[name](banks) == page
    assert "default-src 'none'" in page
    assert "src=" not in page.replace("default-src", "")


def test_a_page_without_a_check_says_so(banks: Graph) -> None:
    found = banks.gaps("policy-technology")
    page = render_gaps(found, {}, banks.terms)
    assert "事实太少" in page
    assert "Too few facts" in page


def test_names_are_text(banks: Graph) -> None:
    """A label that looks like HTML stays a label."""
    found = banks.compare("甲银行", "乙银行")
    nasty = "<b>甲</b>&\"'"
    node = type(found.things[0])(found.things[0].iri, nasty, nasty, found.things[0].cls)
    changed = type(found)(found.parameters, found.digest, (node, found.things[1]), found.aspects, found.figures, found.alike)
    page = render_comparison(changed, {}, banks.snapshot, banks.terms)
    assert nasty not in page
    assert "&lt;b&gt;甲&lt;/b&gt;" in page
