"""Options of the test run, and what is made once for all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg import inplace, pipeline
from kg.api import opening
from kg.extract.run import ExtractionEngine
from kg.lexicon.tables import Lexicon
from kg.model.judgement import Judgement, Verdict
from kg.ontology.terms import Ontology
from tests.browser import start
from tests.installed import definitions, loaded
from tests.rdf.factory import small_graph, write_build

pytest_plugins = ["tests.api.banks_opened"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the files below tests/golden and the outputs of the notebooks anew")


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder with the small graph's store, to read alone: who writes takes a copy."""
    return write_build(tmp_path_factory.mktemp("small") / "build", small_graph())


@pytest.fixture(scope="module")
def one_engine() -> Iterator[None]:
    """All builds of a module read with what was loaded once, but where a judgement takes a name out of the lexicon."""
    load, known, defined = pipeline.load_engine, loaded(), definitions()

    def again(judgements: Sequence[Judgement] = (), ontology: Ontology | None = None) -> tuple[ExtractionEngine, Lexicon, Ontology]:
        return load(judgements, ontology) if any(row.verdict is Verdict.DIFFERENT for row in judgements) else known

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_engine", again)
        patch.setattr(pipeline, "load_ontology", lambda _: known[2])
        for module in (pipeline, inplace):
            patch.setattr(module, "load_definitions", lambda: defined)
        yield


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
