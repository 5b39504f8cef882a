"""``kg report`` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Kg

PAGE = "- file: one\n  zh: 页\n  en: Page\n  panels:\n    - {id: banks, analysis: rank, class: Bank, measures: [degree], zh: 银行, en: Banks}\n"


@pytest.fixture
def build(small_build: Path, tmp_path: Path) -> Path:
    """A copy of the small build, to write into."""
    return Path(shutil.copytree(small_build, tmp_path / "build"))


def test_the_pages_of_a_file_are_written(kg: Kg, build: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages.yaml"
    pages.write_text(PAGE, encoding="utf-8")
    told = kg("report", "--pages", str(pages), out=build)
    assert told.exit_code == 0, told.output
    assert [Path(line.split()[-1]).name for line in told.stdout.splitlines()] == ["one.html", "graph.html"]
    page = (build / "site" / "one.html").read_text(encoding="utf-8")
    assert "kg rank --measure degree --projection facts --class Bank --top 20" in page
    assert 'href="one.html">← ' in (build / "site" / "graph.html").read_text(encoding="utf-8"), "the graph leads back to the first page"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PAGE.replace("degree", "fame"), "pages.yaml:5: panel 'banks' is wrong: unknown measure 'fame'; expected degree"),
        (PAGE.replace("class:", "colour:"), "pages.yaml:5: panel 'banks' takes no 'colour'"),
        ("- {", "pages.yaml:2: cannot be read"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_a_file_that_is_wrong_is_told_in_one_line_and_nothing_is_written(kg: Kg, build: Path, tmp_path: Path, text: str, told: str) -> None:
    pages = tmp_path / "pages.yaml"
    pages.write_text(text, encoding="utf-8")
    result = kg("report", "--pages", str(pages), out=build)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert told in line
    assert not (build / "site" / "index.html").exists()


@pytest.mark.usefixtures("in_english")
def test_a_file_that_is_not_there_is_told(kg: Kg, build: Path, tmp_path: Path) -> None:
    result = kg("report", "--pages", str(tmp_path / "none.yaml"), out=build)
    assert result.exit_code == 1
    assert "none.yaml: cannot be read" in result.stderr
