"""The declared site: its pages and links, and what is said of a declaration that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.view.overview import Label
from kg.view.site_map import read_site

PANEL = "- {id: a, query: subsidiaries, view: table, zh: 甲, en: A}"
GOOD = f"- file: one\n  zh: 页\n  en: Page\n  panels:\n    {PANEL}\n"


def site(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "site.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_bundled_site_begins_with_the_overview_and_the_graph() -> None:
    found = read_site()
    assert [file for file, _ in found.links()][:3] == ["index", "graph", "actors"]
    assert {"rankings", "communities", "trends", "quality"} <= {page.file for page in found.pages}
    assert all(page.about.zh and page.about.en for page in found.pages)


def test_a_page_may_tell_what_it_is_about(tmp_path: Path) -> None:
    (page,) = read_site(site(tmp_path, GOOD.replace("  panels", "  about_zh: 说明\n  about_en: told\n  panels"))).pages
    assert (page.file, page.title, page.about) == ("one", Label("页", "Page"), Label("说明", "told"))
    assert [panel["id"] for panel in page.panels] == ["a"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("id: a, ", ""), r"site.yaml:5: a panel of the site is malformed; expected id, zh, en"),
        (GOOD.replace("query: subsidiaries, ", ""), "either query"),
        (GOOD.replace("query:", "analysis: rank, query:"), "either query"),
        (GOOD.replace("  en: Page\n", ""), "a page of the site is malformed"),
        (GOOD.replace("  zh: 页\n", "  zh: 页\n  colour: red\n"), "a page of the site is malformed"),
        (GOOD.replace("file: one", "file: graph"), "'graph' cannot be the file of a page; expected a name"),
        (GOOD.replace("file: one", "file: ../one"), "cannot be the file of a page"),
        (GOOD.replace("id: a", "id: 'a b'"), "site.yaml:5: 'a b' cannot be the id of a panel"),
        (GOOD + GOOD, "site.yaml:6: two pages are called 'one'"),
        (GOOD + f"    {PANEL}\n", "site.yaml:6: two panels of a page are called 'a'"),
        ("[]\n", "declares no page"),
        ("pages: 3\n", "holds no list"),
    ],
)
def test_a_declaration_that_is_wrong_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        read_site(site(tmp_path, text))
