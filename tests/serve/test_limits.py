"""Slow, hostile and aborted queries: stopped at their limits, and never in the way of the quick ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg.rdf.write import quads
from kg.resources import resource
from kg.serve.app import Settings
from kg.serve.limits import Limits
from kg.store.builddir import staged
from kg.store.dataset import write_dataset
from tests.rdf.factory import small_graph
from tests.serve.conftest import HOSTILE, running

ASK = "ASK { ?s ?p ?o }"


def _ask(address: str, query: str = ASK, **params: str) -> tuple[int, str]:
    """Status and message of the answer; the limit of the client only guards against one that never comes."""
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        reply = client.get("/sparql", params={"query": query, **params})
    return reply.status_code, reply.text


def _metric(address: str, end: str) -> float:
    text = httpx.get(f"{address}/metrics", trust_env=False).text
    return next(float(line.split()[1]) for line in text.splitlines() if line.startswith(f'kg_queries{{end="{end}"}}'))


def _until(true: Callable[[], bool]) -> None:
    """Wait for something that must come to be."""
    for _ in range(1000):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("it never came to be")


def _running(address: str) -> int:
    return int(httpx.get(f"{address}/health", trust_env=False).json()["running"])


def test_a_query_past_its_time_is_stopped(address: str) -> None:
    with ThreadPoolExecutor(1) as threads:
        longer = threads.submit(_ask, address, HOSTILE)
        status, message = _ask(address, HOSTILE, timeout="0.8")
        assert (status, "stopped after 0.8 seconds" in message) == (503, True)
        assert not longer.done(), "the one with less time ends first"
        status, message = longer.result()
        assert (status, "stopped after 1.5 seconds" in message) == (503, True)
    _until(lambda: _running(address) == 0)
    assert _ask(address)[0] == 200


def test_slow_queries_do_not_hold_up_quick_ones(served_build: Path) -> None:
    limits = Limits(seconds=5, quick=1, slow=2, slow_after=0.1, wait_seconds=4)
    with running(served_build, Settings(limits)) as address, ThreadPoolExecutor(4) as threads:
        _ask(address)
        slow = [threads.submit(_ask, address, HOSTILE) for _ in range(2)]
        _until(lambda: _metric(address, "slow") == 2)  # the only quick place is free again
        assert {_ask(address)[0] for _ in range(10)} == {200}
        status, message = _ask(address, HOSTILE)
        assert (status, "too many long queries" in message) == (503, True)
        assert not any(each.done() for each in slow), "all of that came while the slow ones ran"
        assert [each.result()[0] for each in slow] == [503, 503]
        assert _metric(address, "slow") == 2
        assert _metric(address, "timed_out") == 2


def test_who_cannot_wait_is_sent_away(served_build: Path) -> None:
    limits = Limits(seconds=4, quick=1, slow=0, slow_after=10, waiting=1, wait_seconds=0.3)
    with running(served_build, Settings(limits)) as address, ThreadPoolExecutor(8) as threads:
        _ask(address)
        running_one = threads.submit(_ask, address, HOSTILE)
        _until(lambda: _running(address) == 1)
        others = [threads.submit(_ask, address) for _ in range(4)]
        assert [other.result()[0] for other in others] == [503] * 4
        assert not running_one.done(), "none of them waited for it"
        assert running_one.result()[0] == 503
        assert _ask(address)[0] == 200


def test_a_client_that_goes_away_stops_its_query(served_build: Path) -> None:
    limits = Limits(seconds=20, quick=1, slow=1, slow_after=0.1)
    with running(served_build, Settings(limits)) as address:
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{address}/sparql", params={"query": HOSTILE}, timeout=0.5, trust_env=False)
        _until(lambda: _running(address) == 0)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not limit a process's memory")
def test_a_query_that_wants_too_much_memory_ends_alone(served_build: Path) -> None:
    limits = Limits(seconds=25, memory_bytes=900 << 20, slow_after=0.1)
    greedy = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
    with running(served_build, Settings(limits)) as address:
        status, message = _ask(address, greedy)
        assert (status, "more memory than it may have" in message) == (503, True)
        assert _metric(address, "died") == 1
        assert _ask(address)[0] == 200


def test_a_new_build_is_seen(tmp_path: Path) -> None:
    out = tmp_path / "build"

    def build(*, empty: bool) -> None:
        with staged(out) as folder:
            write_dataset([] if empty else quads(small_graph(), resource("ontology")), folder)

    build(empty=False)
    with running(out, Settings(Limits(quick=2))) as address:
        count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

        def triples() -> int:
            reply = httpx.get(f"{address}/sparql", params={"query": count, "format": "csv"}, trust_env=False)
            return int(reply.text.split()[1])

        assert triples() > 100
        build(empty=True)
        time.sleep(0.3)
        assert triples() == 0


def test_no_process_is_left_behind(served_build: Path) -> None:
    def workers() -> set[str]:
        found = set()
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                told = entry.read_bytes()
                if b"kg.serve.worker" in told and bytes(served_build) in told:
                    found.add(entry.parent.name)
            except OSError:
                continue
        return found

    if not Path("/proc/self/cmdline").exists():
        pytest.skip("this system does not list its processes as files")
    before = workers()
    with running(served_build, Settings(Limits(seconds=1, quick=2, slow=2, slow_after=0.1))) as address:
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(lambda query: _ask(address, query), [ASK, HOSTILE, ASK, HOSTILE]))
        _ask(address)  # the hostile ones may have taken every worker with them
        assert workers() - before
    assert workers() - before == set()
