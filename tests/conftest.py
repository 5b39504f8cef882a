"""Options of the test run, and what is made once for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.readers.shelf import bundled_digests
from tests.browser import start
from tests.rdf.factory import small_graph, write_build

pytest_plugins = ["tests.api.banks_opened"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the files below tests/golden anew")


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder with the small graph's store, to read alone: who writes takes a copy."""
    return write_build(tmp_path_factory.mktemp("small") / "build", small_graph())


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real browser, opened once."""
    opened = start()
    try:
        yield opened
    finally:
        opened.quit()


@pytest.fixture(scope="session")
def digest_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of the bundled digests; to be read only."""
    out = tmp_path_factory.mktemp("digests") / "build"
    pipeline.build(bundled_digests(), out)
    return out
