"""The site of the small build in a real browser."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from kg.api.graph import Graph
from kg.api.report import write_report
from kg.store.render import render
from tests.browser import requests

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(small_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the small build."""
    folder = tmp_path_factory.mktemp("site")
    with Graph.open(small_build) as graph:
        write_report(graph, folder)
    return folder


@pytest.fixture
def opened(browser: Any, site: Path) -> Any:
    """Opens a page of the site; nothing may be logged, nothing asked for outside it."""
    browser.get_log("browser"), browser.get_log("performance")

    def go(name: str) -> Any:
        browser.get((site / f"{name}.html").as_uri())
        return browser

    yield go
    assert browser.get_log("browser") == []
    assert requests(browser, site.as_uri()) == []


def test_every_link_leads_somewhere(browser: Any, site: Path) -> None:
    pages = sorted(site.glob("*.html"))
    assert len(pages) == 7
    for page in pages:
        browser.get(page.as_uri())
        links = browser.execute_script("return [...document.querySelectorAll('a[href]')].map((link) => link.href)")
        ours = [unquote(link) for link in links if not link.startswith("data:")]
        assert ours
        for link in ours:
            file, _, fragment = link.removeprefix("file://").partition("#")
            assert Path(file).is_file(), f"{link} on {page.name}"
            if fragment:
                assert f'id="{fragment}"' in Path(file).read_text(encoding="utf-8"), f"{link} on {page.name}"


def test_each_page_opens_in_both_languages(opened: Any, site: Path) -> None:
    for page in sorted(site.glob("*.html")):
        if page.stem != "graph":
            browser = opened(page.stem)
            zh = browser.find_element("css selector", "h1").text
            browser.find_element("css selector", ".lang [data-lang=en]").click()
            assert browser.find_element("css selector", "h1").text not in {"", zh}
            assert browser.execute_script("return document.querySelectorAll('section').length") > 2


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


def test_readable_without_scripts_and_on_a_phone(browser: Any, site: Path) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get((site / "technologies.html").as_uri())
        assert browser.find_element("css selector", ".bars").is_displayed()
        assert browser.find_element("css selector", "#who table").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    try:
        for page in sorted(site.glob("*.html")):
            browser.get(page.as_uri())
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 390, page.name
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
