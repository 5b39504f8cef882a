"""A service over a small build, on a free port of this machine, for as long as the tests run."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from kg.serve.app import Settings, make_app
from kg.serve.limits import Limits

HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
"""A product of the graph with itself, three times over: no machine ends it in the time of a test."""


@pytest.fixture(scope="session")
def served_build(small_build: Path) -> Path:
    return small_build


@contextmanager
def running(build: Path, settings: Settings) -> Iterator[str]:
    """The address of a service that runs until the block ends."""
    server = uvicorn.Server(uvicorn.Config(make_app(build, settings), port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the service did not start"
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def address(served_build: Path) -> Iterator[str]:
    limits = Limits(seconds=1.5, rows=1000, answer_bytes=200_000, quick=2, slow=2, slow_after=0.2, body_bytes=10_000)
    with running(served_build, Settings(limits, origins=("https://allowed.example",))) as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=20, trust_env=False) as opened:
        yield opened
