"""The declared site: every panel of the bundled file works, and what is wrong in one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.api.graph import Graph
from kg.api.report import write_report
from kg.api.site import site_pages, site_setting
from kg.errors import BuildError, LexiconError
from kg.view.panels.model import Panel

PANEL = "- {id: a, query: subsidiaries, view: table, zh: 甲, en: A}"
GOOD = f"- file: one\n  zh: 页\n  en: Page\n  panels:\n    {PANEL}\n"


@pytest.fixture(scope="module")
def graph(small_build: Path) -> Graph:
    """The small build, opened."""
    return Graph.open(small_build)


def test_the_bundled_site_has_rows_with_sentences(graph: Graph) -> None:
    pages = {page.file: page for page in site_pages(site_setting(graph))}
    assert list(pages) == ["index", "actors", "policies", "technologies", "investment", "pilots", "rankings", "communities", "trends", "quality"]
    subsidiaries, who = (
        next(panel for panel in pages[page].panels if panel.id == name) for page, name in (("actors", "subsidiaries"), ("technologies", "who"))
    )
    assert isinstance(subsidiaries, Panel)
    assert isinstance(who, Panel)
    assert subsidiaries.rows
    assert all(row.quotes for row in subsidiaries.rows)
    assert subsidiaries.sources
    assert subsidiaries.name == "subsidiaries"
    assert who.name == "data/panels/who-uses-what.rq"
    english = {cell.en for row in subsidiaries.rows for cell in row.cells}
    assert "CCB" in english, "a name has its English beside it"


def test_the_same_build_gives_the_same_pages(graph: Graph, tmp_path: Path) -> None:
    one, other = write_report(graph, tmp_path / "one"), write_report(graph, tmp_path / "other")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("subsidiaries", "no-such-question"), "site.yaml:5: unknown query 'no-such-question'"),
        (GOOD.replace("table", "pie"), "unknown view 'pie'"),
        (GOOD.replace("view: table", "view: bars, item: owner, value: amount"), "panel 'a' has no column for 'value'.*owner, subsidiary"),
        (GOOD.replace("view: table, ", ""), "a panel of the site is malformed"),
        (GOOD.replace("query: subsidiaries, view: table", "analysis: fame"), "site.yaml:5: unknown analysis 'fame'; expected rank"),
        (GOOD.replace("query: subsidiaries, view: table", "analysis: rank, measures: [fame]"), "site.yaml:5: panel 'a' is wrong: unknown measure 'fame'"),
        (GOOD.replace("query: subsidiaries, view: table", "analysis: rank, colour: red"), "site.yaml:5: panel 'a' takes no 'colour'"),
    ],
)
def test_a_declaration_that_is_wrong_is_told(graph: Graph, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "site.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        site_pages(site_setting(graph, path))


def test_a_folder_that_is_a_file_is_told(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("", encoding="utf-8")
    with pytest.raises(BuildError, match="cannot be written"):
        write_report(graph, tmp_path / "site")
