"""Options of the test run, and the graph of the bundled digests."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.api import opening


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the files below tests/golden and the outputs of the notebooks anew")


@pytest.fixture(scope="session")
def digests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the graph of the bundled digests is: what ``kg.open()`` opens where ``KG_CACHE`` names it. Built once, by the program itself."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(opening.CACHE, str(cache))
        opening.bundled()
    return cache


@pytest.fixture(scope="session")
def digest_build(digests: Path) -> Path:
    """The build folder of the bundled digests; to be read only."""
    return next(digests.glob("digests-*"))
