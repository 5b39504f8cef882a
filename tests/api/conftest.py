"""The small graph of the writer's tests, opened as a notebook opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.builddir import staged
from kg.store.dataset import write_dataset
from tests.rdf.factory import small_graph


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("api") / "build"
    with staged(out) as folder:
        write_dataset(quads(small_graph(), resource("ontology")), folder)
    return out


@pytest.fixture(scope="session")
def graph(build: Path) -> Iterator[kg.Graph]:
    with kg.open(build) as opened:
        yield opened


@pytest.fixture(scope="session")
def english(build: Path) -> Iterator[kg.Graph]:
    with kg.open(build, lang="en") as opened:
        yield opened
