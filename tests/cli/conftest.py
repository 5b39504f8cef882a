"""A way to call ``kg`` on the small build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.main import app

Kg = Callable[..., Result]


@pytest.fixture
def kg(small_build: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """``kg(command, *arguments)`` in Chinese on the small build."""
    monkeypatch.setenv("KG_LANG", "zh")

    def call(command: str, *arguments: str, out: Path | None = small_build) -> Result:
        where = [] if out is None else ["--out", str(out)]
        return CliRunner().invoke(app, [command, *arguments, *where])

    return call


@pytest.fixture
def in_english(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    """``kg`` and all that is called in English."""
    monkeypatch.setenv("KG_LANG", "en")
