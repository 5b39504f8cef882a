"""Options of the test run, and what is made once for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.api import opening
from tests.browser import start
from tests.rdf.factory import small_graph, write_build

pytest_plugins = ["tests.api.banks_opened"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the files below tests/golden and the outputs of the notebooks anew")


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
def digest_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the graph of the bundled digests: what ``kg.open()`` opens where ``KG_CACHE`` names it. Built once, by the program itself."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(opening.CACHE, str(cache))
        opening.bundled()
    return cache


@pytest.fixture(scope="session")
def digest_build(digest_cache: Path) -> Path:
    """The build folder of the bundled digests; to be read only."""
    return next(digest_cache.glob("digests-*"))
