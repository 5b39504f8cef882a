"""A small build folder made by hand, and a way to call ``kg`` on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.main import app
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.builddir import staged
from kg.store.dataset import write_dataset
from tests.rdf.factory import small_graph

Kg = Callable[..., Result]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("kg") / "build"
    with staged(out) as folder:
        write_dataset(quads(small_graph(), resource("ontology")), folder)
    return out


@pytest.fixture
def kg(build: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """``kg(command, *arguments)`` in Chinese on the small build."""
    monkeypatch.setenv("KG_LANG", "zh")

    def call(command: str, *arguments: str, out: Path | None = build) -> Result:
        where = [] if out is None else ["--out", str(out)]
        return CliRunner().invoke(app, [command, *arguments, *where])

    return call
