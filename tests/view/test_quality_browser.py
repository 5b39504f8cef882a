"""The page of self-knowledge in a real browser, opened from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.view.site import write_site
from tests.browser import fits, opened, width_of
from tests.view.factory import NASTY
from tests.view.test_quality import ONTOLOGY, graph

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    write_site(tmp_path, graph(), ONTOLOGY)
    with opened(browser, tmp_path / "site" / "coverage.html", tmp_path) as shown:
        yield shown


def _text(page: Any, selector: str) -> str:
    return str(page.find_element("css selector", selector).text)


def _colour(page: Any) -> tuple[str, str]:
    script = "var s = getComputedStyle(document.body); return [s.backgroundColor, s.color]"
    return tuple(page.execute_script(script))  # type: ignore[return-value]


def test_opens_in_both_languages(page: Any) -> None:
    assert page.title == "读懂了多少"
    assert _text(page, "#problems h2") == "问题"
    page.find_element("css selector", ".lang [data-lang=en]").click()
    assert page.title == "How much was understood"
    assert _text(page, "#problems h2") == "Problems"


def test_a_count_opens_to_examples_with_their_line(page: Any) -> None:
    button = page.find_element("css selector", "#t-sections-0 tbody .fact")
    evidence = page.find_element("id", button.get_attribute("aria-controls"))
    assert not evidence.is_displayed()
    button.click()
    assert evidence.is_displayed()
    assert "Zorblax" in evidence.text
    assert "第 7 行" in evidence.text
    mark = page.find_element("css selector", "#t-sections-1 tbody .fact")
    mark.click()
    assert "摘要（本项目撰写）" in page.find_element("id", mark.get_attribute("aria-controls")).text


def test_hostile_labels_are_text(page: Any) -> None:
    names = [head.get_attribute("textContent") for head in page.find_elements("css selector", "#t-sections-0 tbody th")]
    assert NASTY in names
    assert page.find_elements("css selector", "main script, #t-sections-0 b b") == []


def test_sorts_by_share(page: Any) -> None:
    page.find_elements("css selector", "#t-total thead th")[3].find_element("css selector", "button").click()
    shown = [cell.text for cell in page.find_elements("css selector", "#t-total tbody .share b")]
    assert shown[0] == "33%"


def test_light_and_dark(page: Any) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        seen[scheme] = _colour(page)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert seen["light"] == ("rgb(255, 255, 255)", "rgb(24, 34, 45)")
    assert seen["dark"] == ("rgb(18, 24, 30)", "rgb(232, 236, 240)")


@pytest.mark.parametrize("width", [1400, 800, 390])
def test_fits_the_window(page: Any, width: int) -> None:
    with width_of(page, width):
        assert fits(page)
