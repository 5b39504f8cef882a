"""A small made-up graph that the benchmarks of the service are run on."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.synthetic import write_build


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made-up") / "build"
    write_build(out, 20_000)
    return out
