"""The tour of docs/python.md does what it says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pandas as pd
import pytest

from kg.api import opening

TOUR = Path(__file__).resolve().parents[2] / "docs" / "python.md"
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_its_code_is_run(digest_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(opening.CACHE, str(digest_cache))
    monkeypatch.chdir(tmp_path)
    text = TOUR.read_text(encoding="utf-8")
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    with pd.option_context("display.width", 200, "display.max_columns", 20):
        for block in _BLOCK.finditer(text):
            line = text.count("\n", 0, block.start(1))
            example = doctest.DocTestParser().get_doctest(block[1], names, TOUR.name, str(TOUR), line)
            runner.run(example, clear_globs=False)
            names.update(example.globs)
    assert runner.summarize(verbose=False) == (0, runner.tries), capsys.readouterr().out
    assert runner.tries > 15


@pytest.mark.parametrize("name", ["statements", "observations", "entities"])
def test_the_columns_it_names_are_there(digest_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(opening.CACHE, str(digest_cache))
    monkeypatch.chdir(tmp_path)
    row = next(line for line in TOUR.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `g.{name}`"))
    with opening.open_graph() as graph:
        assert set(row.split("`")[3].split()) <= set(getattr(graph, name).columns)
