"""The site of the small build in a real browser."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from kg.api.graph import Graph
from kg.api.report import write_report
from kg.store.render import render
from kg.view.site import write_site
from tests.browser import requests
from tests.installed import loaded
from tests.rdf.factory import small_graph

pytestmark = pytest.mark.browser


PAGES = ["actors", "communities", "coverage", "graph", "index", "investment", "pilots", "policies", "quality", "rankings", "technologies", "trends"]


@pytest.fixture(scope="module")
def site(small_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the small build, with the one that its build itself writes."""
    folder = tmp_path_factory.mktemp("small") / "site"
    write_site(folder.parent, small_graph(), loaded()[2])
    with Graph.open(small_build) as graph:
        write_report(graph, folder)
    return folder


@pytest.fixture(scope="module")
def full(digest_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the bundled digests: enough of them for every analysis."""
    folder = tmp_path_factory.mktemp("digests") / "site"
    with Graph.open(digest_build) as graph:
        write_report(graph, folder, digest_build)
    return folder


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[[Path], Any]]:
    """Opens a page in Chinese; nothing may be logged, nothing asked for outside its folder."""
    browser.get_log("browser"), browser.get_log("performance")
    folders = []

    def go(page: Path) -> Any:
        folders.append(page.parent)
        browser.get(page.as_uri())
        browser.execute_script("localStorage.clear()")
        browser.get(page.as_uri())
        return browser

    yield go
    browser.execute_script("localStorage.clear()")
    assert browser.get_log("browser") == []
    assert requests(browser, folders[0].as_uri()) == []


@pytest.fixture
def opened(open_page: Callable[[Path], Any], site: Path) -> Callable[[str], Any]:
    """Opens a page of the small site."""
    return lambda name: open_page(site / f"{name}.html")


@pytest.fixture
def opened_full(open_page: Callable[[Path], Any], full: Path) -> Callable[[str], Any]:
    """Opens a page of the site of the digests."""
    return lambda name: open_page(full / f"{name}.html")


def links(browser: Any) -> list[str]:
    """All addresses that a page leads to but those of its data."""
    found = browser.execute_script("return [...document.querySelectorAll('a[href]')].map((link) => link.href)")
    return [unquote(link) for link in found if not link.startswith("data:")]


def test_every_link_leads_somewhere(browser: Any, site: Path) -> None:
    pages = sorted(site.glob("*.html"))
    assert [page.stem for page in pages] == PAGES
    for page in pages:
        browser.get(page.as_uri())
        ours = links(browser)
        assert ours
        for link in ours:
            file, _, fragment = link.removeprefix("file://").partition("#")
            assert Path(file).is_file(), f"{link} on {page.name}"
            if fragment:
                assert f'id="{fragment}"' in Path(file).read_text(encoding="utf-8"), f"{link} on {page.name}"


def test_every_page_leads_to_every_other(browser: Any, site: Path) -> None:
    for name in PAGES:
        browser.get((site / f"{name}.html").as_uri())
        reached = {Path(link.partition("#")[0]).stem for link in links(browser)}
        wanted = {"index"} if name == "graph" else set(PAGES) - {"coverage"}
        assert reached >= wanted, name


def test_each_page_opens_in_both_languages(opened: Any, site: Path) -> None:
    for name in PAGES:
        if name != "graph":
            browser = opened(name)
            zh = browser.find_element("css selector", "h1").text
            browser.find_element("css selector", ".lang [data-lang=en]").click()
            assert browser.find_element("css selector", "h1").text not in {"", zh}
            assert browser.execute_script("return document.querySelectorAll('section').length") >= 1


def test_the_language_is_kept_from_page_to_page(opened: Any) -> None:
    browser = opened("index")
    browser.find_element("css selector", ".lang [data-lang=en]").click()
    browser.find_element("css selector", ".top a[href='trends.html']").click()
    assert browser.find_element("css selector", "h1").text == "Trends"


def test_the_overview_leads_into_the_graph_and_back(opened_full: Any) -> None:
    browser = opened_full("index")
    figures = {cell.text: cell.find_element("xpath", "../dd").text for cell in browser.find_elements("css selector", "#counts dt")}
    assert figures["报告"] == "5"
    assert int(figures["技术"].replace(",", "")) > 100
    assert 200 < len(browser.find_elements("css selector", "#graph circle")) <= 300
    browser.find_element("css selector", "#graph figcaption a").click()
    assert browser.current_url.endswith("/graph.html")
    browser.find_element("id", "home").click()
    assert browser.current_url.endswith("/index.html")


def test_rankings_tell_measures_ranges_and_facts(opened_full: Any) -> None:
    browser = opened_full("rankings")
    for lang, measure in (("zh", "中介中心性"), ("en", "betweenness")):
        browser.find_element("css selector", f".lang [data-lang={lang}]").click()
        assert measure in browser.find_element("css selector", "#technologies .legend").text
        heads = browser.find_element("css selector", "#t-technologies thead").text
        assert measure in heads
    rows = browser.find_elements("css selector", "#t-technologies tbody")
    assert len(rows) == 20
    assert "rank 1" in rows[0].text
    assert len(browser.find_elements("css selector", "#technologies .ranks g.ranked.m0")) == 20
    fact = rows[0].find_element("css selector", ".fact")
    fact.click()
    assert rows[0].find_element("css selector", ".opened blockquote").is_displayed()
    told = browser.execute_script("return document.querySelector('#technologies .about pre').textContent")
    assert told.splitlines()[0] == "kg rank --measure pagerank --projection facts --class Technology --top 20"


def test_communities_can_be_told_apart(opened_full: Any) -> None:
    browser = opened_full("communities")
    cards = browser.find_elements("css selector", ".cards .card")
    assert 3 <= len(cards) <= 12
    colours = {browser.execute_script("return arguments[0].querySelector('.swatch').style.background", card) for card in cards}
    assert len(colours) == len(cards)
    drawn = set(browser.execute_script("return [...document.querySelectorAll('.picture circle')].map((dot) => dot.getAttribute('fill'))"))
    assert len(drawn) >= len(cards)
    zh = cards[0].text
    browser.find_element("css selector", ".lang [data-lang=en]").click()
    assert "members" in cards[0].text
    assert cards[0].text != zh
    fact = browser.find_element("css selector", "#t-actor-technology .fact")
    fact.click()
    assert browser.find_element("css selector", "#t-actor-technology .opened blockquote").is_displayed()


def test_trends_show_intervals_series_and_their_caution(opened_full: Any) -> None:
    browser = opened_full("trends")
    assert "报告谈得多少不等于行业用得多少" in browser.find_element("css selector", "#themes .how").text
    assert browser.find_elements("css selector", "#themes .chart svg")
    assert browser.find_elements("css selector", "#spending .chart circle")
    assert browser.find_elements("css selector", "#policies .chart .column")
    browser.find_element("css selector", ".lang [data-lang=en]").click()
    assert "What reports dwell on is not what the field does" in browser.find_element("css selector", "#themes .how").text
    fact = browser.find_element("css selector", "#t-spending .fact")
    fact.click()
    assert browser.find_element("css selector", "#t-spending .opened blockquote").is_displayed()


def test_quality_tells_coverage_belief_problems_and_density(opened_full: Any) -> None:
    browser = opened_full("quality")
    assert len(browser.find_elements("css selector", "#t-coverage tbody")) == 5
    assert sum(int(each.text.replace(",", "")) for each in browser.find_elements("css selector", "#belief .bars b")) > 1000
    assert browser.find_elements("css selector", "#density .heat td.h4")
    assert "kg check" in browser.find_element("css selector", "#checks").text
    browser.find_element("css selector", "#t-problems .fact").click()
    assert "摘要（本项目撰写）" in browser.find_element("css selector", "#t-problems .opened").text
    browser.find_element("css selector", ".lang [data-lang=en]").click()
    assert "Problems" not in browser.find_element("css selector", "#belief h2").text
    assert browser.find_element("css selector", "#belief h2").text == "Facts by belief"


def test_a_row_opens_to_its_sentence(opened: Any) -> None:
    browser = opened("actors")
    fact = browser.find_element("css selector", "#t-subsidiaries .fact")
    fact.click()
    row = fact.find_element("xpath", "./ancestor::tbody")
    quotes = [quote.text for quote in row.find_elements("css selector", ".opened blockquote")]
    assert any(fact.text in quote for quote in quotes)


def test_the_query_shown_is_the_query_that_was_run_and_the_file_its_rows(opened: Any, small_build: Path) -> None:
    browser = opened("technologies")
    asked = browser.execute_script("return document.querySelector('#who pre').textContent")
    address = browser.execute_script("return document.querySelector('#who a[download]').href")
    with Graph.open(small_build) as graph:
        assert base64.b64decode(address.split(",")[1]).decode("utf-8-sig") == render(graph.store.query(asked), "csv").lstrip("\ufeff")


def test_readable_without_scripts_and_on_a_phone(browser: Any, site: Path, full: Path) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get((site / "technologies.html").as_uri())
        assert browser.find_element("css selector", ".bars").is_displayed()
        assert browser.find_element("css selector", "#who table").is_displayed()
        browser.get((full / "rankings.html").as_uri())
        assert browser.find_element("css selector", "#t-technologies").is_displayed()
        assert browser.find_element("css selector", "#technologies .ranks svg").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    try:
        for page in (*sorted(site.glob("*.html")), *sorted(full.glob("*.html"))):
            browser.get(page.as_uri())
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 390, page.name
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
