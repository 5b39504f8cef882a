"""Options of the test run, and the build that several folders of tests look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.readers.shelf import bundled_digests


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the files below tests/golden anew")


@pytest.fixture(scope="session")
def digest_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of the bundled digests; to be read only."""
    out = tmp_path_factory.mktemp("digests") / "build"
    pipeline.build(bundled_digests(), out)
    return out
