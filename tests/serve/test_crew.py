"""Worker processes: replaced by fresh ones whatever they were doing, prepared, and let go at rest."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from kg.serve import crew
from kg.serve.errors import HttpError
from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.process import Worker
from kg.serve.protocol import Operation
from tests.serve.conftest import HOSTILE

JSON = "application/sparql-results+json"
BIG = 1 << 28
MEMORY = 4 << 30


def _job(query: str) -> dict[str, object]:
    return {"query": query, "default": [], "named": [], "accept": JSON, "rows": 10**9, "bytes": BIG}


def _with_worker(build: Path, test: Callable[[Worker], Awaitable[None]]) -> None:
    async def run() -> None:
        worker = await Worker.start("kg.serve.worker", build, MEMORY, "now")
        try:
            await test(worker)
        finally:
            await worker.stop()

    asyncio.run(asyncio.wait_for(run(), 60))


async def _counts(worker: Worker) -> bool:
    header, body = await worker.send(_job("SELECT (COUNT(*) AS ?n) { VALUES ?x { 1 2 3 } }"))
    return header["status"] == 200 and b'"3"' in body


LEFT_BEHIND = {
    "a query in work": HOSTILE,
    "a job half read": f"SELECT * {{ VALUES ?x {{ {'1 ' * 2_000_000} }} }}",
    "an answer half written": f"SELECT * {{ VALUES ?x {{ {'1 ' * 1000} }} VALUES ?y {{ {'2 ' * 1000} }} }}",
    "nothing": "",
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("left", list(LEFT_BEHIND))
def test_a_fresh_worker_knows_nothing_of_what_the_former_left(served_build: Path, left: str) -> None:
    async def test(worker: Worker) -> None:
        for pause in (0.0, 0.05, 0.3):
            former = worker.greeting["pid"]
            if LEFT_BEHIND[left]:
                worker.send(_job(LEFT_BEHIND[left]))
            await asyncio.sleep(pause)
            while left == "an answer half written" and not worker._read:
                await asyncio.sleep(0.01)
            assert await worker.renew("later")
            assert worker.greeting["pid"] != former
            with pytest.raises(ProcessLookupError):
                os.kill(former, 0)
            assert (worker.alive, worker.generation, await _counts(worker)) == (True, "later", True)

    _with_worker(served_build, test)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_worker_that_ends_by_itself_is_told_and_replaced(served_build: Path) -> None:
    async def test(worker: Worker) -> None:
        answer = worker.send(_job(HOSTILE))
        await asyncio.sleep(0.1)
        os.kill(worker.greeting["pid"], signal.SIGABRT)
        with pytest.raises(ConnectionError):
            await answer
        assert await worker.renew("now")
        assert await _counts(worker)

    _with_worker(served_build, test)


def test_a_worker_that_was_stopped_takes_no_job(served_build: Path) -> None:
    async def test(worker: Worker) -> None:
        process = worker.greeting["pid"]
        await worker.stop()
        assert not worker.alive
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
        with pytest.raises(ConnectionError):
            await worker.send(_job("ASK {}"))
        assert not await worker.renew("now")

    _with_worker(served_build, test)


def test_no_process_is_meant_once_all_have_ended(served_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        worker = await Worker.start("kg.serve.worker", served_build, MEMORY, "now")
        worker.send(_job(HOSTILE))
        os.kill(worker.greeting["pid"], signal.SIGTERM)  # by another's hand
        await asyncio.wait_for(asyncio.shield(worker._closed), 10)
        sent: list[object] = []
        monkeypatch.setattr(os, "kill", lambda *told: sent.append(told))
        if hasattr(signal, "pidfd_send_signal"):
            monkeypatch.setattr(signal, "pidfd_send_signal", lambda *told: sent.append(told))
        assert not worker.alive
        await worker.stop()
        assert sent == []

    asyncio.run(asyncio.wait_for(run(), 60))


def test_no_worker_stands_over_what_is_no_build(tmp_path: Path) -> None:
    async def run() -> None:
        pool = Pool(tmp_path, Limits())
        with pytest.raises(HttpError) as caught:
            await pool.start()
        assert caught.value.status == 503
        with pytest.raises(HttpError) as caught:
            await pool.run(Operation("ASK {}"), JSON)
        assert caught.value.status == 503
        await pool.close()

    asyncio.run(asyncio.wait_for(run(), 60))


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such priorities")
def test_the_priority_of_a_worker_is_given_back(served_build: Path) -> None:
    async def test(worker: Worker) -> None:
        mine, its = os.getpriority(os.PRIO_PROCESS, 0), worker.greeting["pid"]
        worker.step_back()
        assert os.getpriority(os.PRIO_PROCESS, its) > mine
        if worker.step_forward():  # where that is allowed
            assert os.getpriority(os.PRIO_PROCESS, its) == mine
        worker.step_back()
        assert await worker.renew("now")
        assert os.getpriority(os.PRIO_PROCESS, worker.greeting["pid"]) == mine
        assert worker.step_forward()

    _with_worker(served_build, test)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not tell the time of a process")
def test_waiting_is_no_work(served_build: Path) -> None:
    async def test(worker: Worker) -> None:
        answer = worker.send(_job(HOSTILE))
        os.kill(worker.greeting["pid"], signal.SIGSTOP)
        await asyncio.sleep(0.1)
        before = worker.used()
        await asyncio.sleep(0.5)
        assert worker.used() == before
        os.kill(worker.greeting["pid"], signal.SIGCONT)
        while worker.used() < before + 0.2:
            await asyncio.sleep(0.05)
        assert not answer.done()

    _with_worker(served_build, test)


@pytest.mark.parametrize("forks", [True, False])
def test_killed_workers_come_back_and_surplus_ones_go_at_rest(served_build: Path, monkeypatch: pytest.MonkeyPatch, *, forks: bool) -> None:
    monkeypatch.setattr(crew, "_REST_AFTER", 0.4)
    if not forks:
        monkeypatch.delattr(os, "fork", raising=False)

    async def run() -> None:
        pool = Pool(served_build, Limits(seconds=2, quick=3, slow=3, slow_after=0.1))
        workers = pool._crew._here
        try:
            await pool.start()
            hostile = [asyncio.ensure_future(pool.run(Operation(HOSTILE), JSON)) for _ in range(3)]
            for one in hostile:
                with pytest.raises(HttpError, match="stopped after"):
                    await one
            for _ in range(10):
                assert b"true" in (await pool.run(Operation("ASK {}"), JSON)).body
            assert (pool.running, pool.tally.timed_out, pool.tally.answered) == (0, 3, 10)
            ends = time.monotonic() + 15
            while len(workers) > 1 and time.monotonic() < ends:
                await asyncio.sleep(0.1)
            assert len(workers) == 1
            assert b"true" in (await pool.run(Operation("ASK {}"), JSON)).body
        finally:
            await pool.close()
        assert not workers

    asyncio.run(asyncio.wait_for(run(), 60))


def test_time_spent_waiting_counts(served_build: Path) -> None:
    async def run() -> None:
        pool = Pool(served_build, Limits(seconds=2.5, quick=1, slow=0, slow_after=5, wait_seconds=30))
        try:
            await pool.start()
            first = asyncio.ensure_future(pool.run(Operation(HOSTILE), JSON))
            await asyncio.sleep(0.1)
            with pytest.raises(HttpError, match="no place came free"):
                await pool.run(Operation("ASK {}"), JSON, 0.3)
            assert not first.done(), "it did not wait for the first to end"
            with pytest.raises(HttpError, match="stopped after"):
                await first
        finally:
            await pool.close()

    asyncio.run(asyncio.wait_for(run(), 60))


def test_who_stops_waiting_leaves_the_worker_to_others(served_build: Path) -> None:
    async def run() -> None:
        only = crew.Crew(served_build, "kg.serve.worker", 1, MEMORY, follow=True, remember=False)
        try:
            await only.start()
            worker = await only.take(time.monotonic() + 5)
            waiting = asyncio.ensure_future(only.take(time.monotonic() + 5))
            await asyncio.sleep(0)
            only.give_back(worker)  # it is the waiting one's now
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
            assert only.working == 0
            assert await only.take(time.monotonic() + 5) is worker
        finally:
            await only.close()

    asyncio.run(asyncio.wait_for(run(), 60))


class _Pipe(asyncio.SubprocessTransport, asyncio.WriteTransport):
    """A process that says what a test makes it say."""

    def get_pipe_transport(self, fd: int) -> asyncio.BaseTransport:
        return self

    def get_pid(self) -> int:
        return os.getpid()

    def write(self, data: object) -> None:
        return


def test_what_a_killed_worker_said_last_is_no_greeting(monkeypatch: pytest.MonkeyPatch) -> None:
    word, killed = b"0123456789abcdef", []
    monkeypatch.setattr(os, "kill", lambda process, how: killed.append(process))
    monkeypatch.setattr(os, "fork", lambda: 0, raising=False)
    monkeypatch.delattr(os, "pidfd_open", raising=False)

    def frame(**header: object) -> bytes:
        line = json.dumps({"status": 200, "bytes": 0, "memory": 0, "seconds": 0.0} | header).encode()
        return len(line).to_bytes(4, "big") + line

    async def run() -> None:
        worker = Worker("now", word)
        worker.connection_made(_Pipe())
        worker.pipe_data_received(1, word + frame(pid=11))
        answer = worker.send(_job("ASK {}"))
        renewed = asyncio.ensure_future(worker.renew("later"))
        await asyncio.sleep(0)
        assert killed == [11]
        for piece in (frame(media="text/csv"), word[:5]):
            worker.pipe_data_received(1, piece)
            await asyncio.sleep(0.01)
            assert not renewed.done()
        worker.pipe_data_received(1, word[5:] + frame(pid=12))
        assert await renewed
        assert (worker.greeting["pid"], answer.done()) == (12, False)

    asyncio.run(run())
