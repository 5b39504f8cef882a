"""The page of paths in a real browser, opened from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import fits, opened, width_of
from tests.view.test_paths_page import PAGE

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "out.html"
    path.write_text(PAGE, encoding="utf-8")
    with opened(browser, path) as shown:
        yield shown


def test_a_hop_opens_to_its_sentence_in_both_languages(page: Any) -> None:
    def seen(selector: str) -> str:
        return str(page.find_element("css selector", selector).text)

    assert page.title == "人民银行 → 示范银行"
    assert "人民银行印发示范办法。" in seen("#path-1 .hops li")
    assert "人民银行印发示范办法。" not in seen("#path-2 .hops li")
    page.find_element("css selector", "#path-2 .hops summary").click()
    assert "人民银行印发示范办法。" in seen("#path-2 .hops li")
    assert "SELECT" not in seen("#path-1")
    page.find_element("css selector", "#path-1 .query summary").click()
    assert seen("#path-1 pre").startswith("SELECT DISTINCT ?x0")
    page.find_element("css selector", ".lang [data-lang=en]").click()
    assert page.title == "PBOE → 示范银行"
    assert "People's Bank of Example" in seen("#path-1 .chain")
    assert "人民银行发布了" not in seen("#path-1 .told")


def test_nothing_is_wider_than_a_small_screen(page: Any) -> None:
    with width_of(page, 390):
        assert fits(page)
