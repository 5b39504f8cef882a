"""The methods of a graph say what they take, give and raise, and their examples hold."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

from kg.api import opening
from kg.api.analyses import Analyses
from kg.api.graph import Graph
from kg.api.opened import Opened
from kg.api.over_time import OverTime

METHODS = {name: found for kind in (Opened, Analyses, OverTime) for name, found in vars(kind).items() if inspect.isfunction(found) and not name.startswith("_")}
DOCUMENTED = sorted({"network", "rank", "paths", "path", "communities", "compare", "similar", "gaps", "trends", "series", "changes"})


@pytest.mark.parametrize("name", DOCUMENTED)
def test_every_keyword_has_a_name_a_type_and_a_default(name: str) -> None:
    taken = inspect.signature(getattr(Graph, name)).parameters
    assert not [each for each in taken.values() if each.kind is each.VAR_KEYWORD]
    named = [each for each in taken.values() if each.kind is each.KEYWORD_ONLY]
    assert named
    assert all(each.annotation is not each.empty and each.default is not each.empty for each in named)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_the_docstring_has_its_parts(name: str) -> None:
    told = inspect.getdoc(getattr(Graph, name)) or ""
    parts = ["Returns", "Raises", "Examples"] + (["Parameters"] if name != "path" else [])
    assert [part for part in parts if f"\n{part}\n{'-' * len(part)}\n" not in told] == []
    known = told + (inspect.getdoc(Graph.network) or "") + (inspect.getdoc(Graph.paths) or "")
    assert [each for each in inspect.signature(getattr(Graph, name)).parameters if each not in known and each != "self"] == []


@pytest.mark.parametrize("name", [name for name, found in METHODS.items() if ">>>" in (found.__doc__ or "")])
def test_its_example_holds(name: str, digest_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(opening.CACHE, str(digest_cache))
    monkeypatch.chdir(tmp_path)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(doctest.DocTestParser().get_doctest(METHODS[name].__doc__ or "", {}, name, None, 0))
    assert runner.summarize(verbose=False) == (0, runner.tries), capsys.readouterr().out


def test_every_documented_method_has_one() -> None:
    assert {name for name, found in METHODS.items() if ">>>" in (found.__doc__ or "")} == set(DOCUMENTED)
