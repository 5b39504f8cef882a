"""The graph of invented banks as fixtures, for the tests of several packages (named in ``tests/conftest.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.api.graph import Graph
from tests.api.banks import bank_graph
from tests.rdf.factory import write_build


@pytest.fixture(scope="session")
def bank_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder of it."""
    return write_build(tmp_path_factory.mktemp("banks") / "build", bank_graph())


@pytest.fixture(scope="session")
def banks(bank_build: Path) -> Iterator[Graph]:
    """The same, opened."""
    with Graph.open(bank_build) as graph:
        yield graph
