"""The small graph of the writer's tests, opened as a notebook opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg


@pytest.fixture(scope="session")
def graph(small_build: Path) -> Iterator[kg.Graph]:
    with kg.open(small_build) as opened:
        yield opened


@pytest.fixture(scope="session")
def english(small_build: Path) -> Iterator[kg.Graph]:
    with kg.open(small_build, lang="en") as opened:
        yield opened
