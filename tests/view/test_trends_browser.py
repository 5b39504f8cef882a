"""The page of trends in a real browser, opened from the disk: charts, both languages, dark and light, quotes beneath numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.api.graph import Graph
from kg.api.trends_page import all_trends, trends_page
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from tests.api.graphs import trend_graph
from tests.browser import fits, opened, width_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    with EmbeddedStore.in_memory(quads(trend_graph(), resource("ontology"))) as store:
        graph = Graph(store)
        return trends_page(graph, all_trends(graph))


@pytest.fixture
def page(browser: Any, html: str, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "trends.html"
    path.write_text(html, encoding="utf-8")
    with opened(browser, path) as shown:
        yield shown


def seen(page: Any, selector: str) -> str:
    return str(page.find_element("css selector", selector).text)


def test_a_number_opens_to_its_sentence(page: Any) -> None:
    button = page.find_element("xpath", "//table[@id='t-series-1']//button[contains(., '≠ 100')]")
    assert not page.find_element("id", button.get_attribute("aria-controls")).is_displayed()
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()
    evidence = page.find_element("id", button.get_attribute("aria-controls"))
    assert evidence.is_displayed()
    assert "第一银行\t100" in evidence.get_attribute("textContent")
    assert "甲院报告（2023年）" in evidence.text


def test_the_caution_stands_above_the_charts_of_each_part(page: Any) -> None:
    for ident in ("themes", "changes", "series-1", "pilots", "policies"):
        first = page.find_element("css selector", f"#{ident} > h2 + *")
        assert "caution" in first.get_attribute("class")
    assert "只有率比的 95% 区间不含 1" in seen(page, "#themes .caution")


def test_charts_speak_both_languages(page: Any) -> None:
    words = "#themes .chart text.{lang}"
    chinese = [each.text for each in page.find_elements("css selector", words.format(lang="zh")) if each.is_displayed()]
    assert "大模型" in chinese
    page.find_element("css selector", ".lang [data-lang=en]").click()
    assert page.title == "Trends over the reports"
    english = [each.text for each in page.find_elements("css selector", words.format(lang="en")) if each.is_displayed()]
    assert "large model" in english
    assert not any(each.is_displayed() for each in page.find_elements("css selector", words.format(lang="zh")))
    assert page.find_element("css selector", "#themes svg").get_attribute("aria-label").startswith("Rate ratios")
    assert "Compares a-2021 with a-2024" in seen(page, "#themes .caution")


def test_it_is_readable_in_the_dark(page: Any) -> None:
    def colours() -> tuple[str, str]:
        paper = page.execute_script("return getComputedStyle(document.body).backgroundColor")
        ink = page.execute_script("return getComputedStyle(document.querySelector('#themes .chart text')).fill")
        return paper, ink

    light = colours()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
    dark = colours()
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert light[0] == "rgb(255, 255, 255)"
    assert dark[0] != light[0]
    assert dark[1] != light[1]


def test_hostile_names_stay_words(page: Any) -> None:
    assert "alert(1)" in page.find_element("id", "t-pilots").text
    assert page.find_elements("css selector", "#pilots script, #pilots b > b") == []


def test_nothing_is_wider_than_a_narrow_window(page: Any) -> None:
    with width_of(page, 390):
        assert fits(page)
