"""The worker processes: who answers which query, who waits, and who is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.serve.errors import HttpError, busy
from kg.serve.limits import Limits
from kg.serve.protocol import Operation
from kg.serve.worker import LENGTH

_START_SECONDS = 20.0
_GROWN = 256 << 20
"""A worker that holds so much more memory than when it stood up is replaced by a fresh one."""
_LOOK_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Reply:
    """A worker's answer: bytes in a media type."""

    media: str
    body: bytes


@dataclass(slots=True)
class Tally:
    """What the pool has done since it started; ``seconds`` of evaluation in all."""

    answered: int = 0
    refused: int = 0
    timed_out: int = 0
    turned_away: int = 0
    died: int = 0
    slow: int = 0
    seconds: float = 0.0


@dataclass(eq=False, slots=True)
class _Worker:
    process: asyncio.subprocess.Process
    generation: object
    memory: int = 0

    @property
    def alive(self) -> bool:
        return self.process.returncode is None

    async def receive(self) -> tuple[dict[str, Any], bytes]:
        assert self.process.stdout is not None
        size = LENGTH.unpack(await self.process.stdout.readexactly(LENGTH.size))[0]
        header = json.loads(await self.process.stdout.readexactly(size))
        return header, await self.process.stdout.readexactly(header["bytes"])

    def send(self, job: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        line = json.dumps(job, ensure_ascii=False).encode()
        self.process.stdin.write(LENGTH.pack(len(line)) + line)

    async def stop(self) -> None:
        """Kill the process, whatever it is doing, and wait until its memory is free."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


class Pool:
    """Answers queries over the store of a build in killable processes. Start it inside a running event loop.

    ``program`` is the module that its processes run; they are replaced when the store changes, unless they open it anew for each
    job and so do not follow it. ``grace`` are seconds past the limit after which one is killed that should have ended by itself.
    """

    def __init__(self, build: Path, limits: Limits, program: str = "kg.serve.worker", *, follows: bool = True, grace: float = 0.0) -> None:
        self.build, self.limits, self.program = build, limits, program
        self._follows, self._grace, self._what = follows, grace, "query" if follows else "update"
        self.tally = Tally()
        self._idle: deque[_Worker] = deque()
        self._all: set[_Worker] = set()
        self._quick = asyncio.Semaphore(limits.quick)
        self._slow = limits.slow
        self._waiting = 0
        self._looked = 0.0
        self._generation: object = None

    async def start(self) -> None:
        """Stand up the first worker, so that a store that cannot be opened is told at once. Raises HttpError 503."""
        self._generation = self._current()
        self._idle.append(await self._spawn())

    async def close(self) -> None:
        """Stop all workers."""
        await asyncio.gather(*(worker.stop() for worker in self._all))
        self._all.clear()
        self._idle.clear()

    def look_again(self) -> None:
        """The store has changed: the next job is for a process that sees it as it is now."""
        self._looked = 0.0

    @property
    def running(self) -> int:
        """Queries in work now."""
        return len(self._all) - len(self._idle)

    async def run(self, operation: Operation, accept: str, seconds: float | None = None) -> Reply:
        """The answer to a query in the best media type for ``accept``; see ``ask``."""
        return await self.ask(self._job(operation, accept), seconds)

    async def ask(self, job: dict[str, Any], seconds: float | None = None) -> Reply:
        """The answer to a job.

        ``seconds`` shortens the time limit. Raises HttpError: what the worker found wrong (400, 404, 406), 503 when the
        job was stopped at a limit or there was no place for it.
        """
        limit = min(seconds, self.limits.seconds) if seconds else self.limits.seconds
        async with self._place() as place:
            worker = await self._take()
            started = time.monotonic()
            try:
                worker.send(job)
                header, body = await self._wait(worker, place, limit + self._grace)
            except BaseException as error:
                await self._discard(worker)
                raise self._told(error, limit) from error
            finally:
                self.tally.seconds += time.monotonic() - started
            await self._give_back(worker, header)
        if header["status"] != 200:
            self.tally.refused += 1
            raise HttpError(header["status"], header["message"])
        self.tally.answered += 1
        return Reply(header["media"], body)

    def _job(self, operation: Operation, accept: str) -> dict[str, Any]:
        return {
            "query": operation.text,
            "default": operation.default_graphs,
            "named": operation.named_graphs,
            "accept": accept,
            "rows": self.limits.rows,
            "bytes": self.limits.answer_bytes,
        }

    async def _wait(self, worker: _Worker, place: _Place, limit: float) -> tuple[dict[str, Any], bytes]:
        """Wait for an answer: first in a quick place, then in a slow one. Raises TimeoutError at the limit."""
        answer = asyncio.ensure_future(worker.receive())
        try:
            first = min(self.limits.slow_after, limit)
            done, _ = await asyncio.wait({answer}, timeout=first)
            if not done and first < limit:
                self._slow_down(place)
                done, _ = await asyncio.wait({answer}, timeout=limit - first)
            if not done:
                raise TimeoutError
            return answer.result()
        finally:
            answer.cancel()

    def _slow_down(self, place: _Place) -> None:
        if self._slow <= 0:
            raise busy("too many long queries are running; this one was stopped", round(self.limits.seconds))
        self._slow -= 1
        self.tally.slow += 1
        place.slow = True
        self._quick.release()

    @contextlib.asynccontextmanager
    async def _place(self) -> AsyncIterator[_Place]:
        """A place among the queries that run. Raises HttpError 503 when too many wait already, or for too long."""
        if self._waiting >= self.limits.waiting:
            self.tally.turned_away += 1
            raise busy("too many queries are waiting")
        self._waiting += 1
        try:
            await asyncio.wait_for(self._quick.acquire(), self.limits.wait_seconds)
        except TimeoutError as error:
            self.tally.turned_away += 1
            raise busy("no place came free in time") from error
        finally:
            self._waiting -= 1
        place = _Place()
        try:
            yield place
        finally:
            if place.slow:
                self._slow += 1
            else:
                self._quick.release()

    async def _take(self) -> _Worker:
        """An idle worker that sees the store as it is now, or a new one."""
        now = time.monotonic()
        if now - self._looked > _LOOK_EVERY:
            self._looked, self._generation = now, self._current()
        while self._idle:
            worker = self._idle.pop()
            if worker.alive and worker.generation == self._generation:
                return worker
            await self._discard(worker)
        return await self._spawn()

    async def _give_back(self, worker: _Worker, header: dict[str, Any]) -> None:
        if worker.memory and header["memory"] - worker.memory > _GROWN:
            await self._discard(worker)
        else:
            self._idle.append(worker)

    async def _discard(self, worker: _Worker) -> None:
        self._all.discard(worker)
        await asyncio.shield(worker.stop())

    async def _spawn(self) -> _Worker:
        """A new worker whose store is open. Raises HttpError 503 when it cannot be opened."""
        generation = self._generation
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", self.program, str(self.build), str(self.limits.memory_bytes),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=1 << 20,
        )  # fmt: skip
        worker = _Worker(process, generation)
        self._all.add(worker)
        try:
            header, _ = await asyncio.wait_for(worker.receive(), _START_SECONDS)
        except (TimeoutError, asyncio.IncompleteReadError) as error:
            await self._discard(worker)
            raise HttpError(503, "a worker process did not start") from error
        except BaseException:
            await self._discard(worker)
            raise
        if header["status"] != 200:
            await self._discard(worker)
            raise HttpError(header["status"], header["message"])
        worker.memory = header["memory"]
        return worker

    def _told(self, error: BaseException, limit: float) -> BaseException:
        if isinstance(error, TimeoutError):
            self.tally.timed_out += 1
            return busy(f"the {self._what} was stopped after {limit:g} seconds; narrow it", max(1, round(limit)))
        if isinstance(error, asyncio.IncompleteReadError | ConnectionError):
            self.tally.died += 1
            return busy(f"the {self._what} needed more memory than it may have; narrow it")
        return error

    def _current(self) -> object:
        """What changes whenever the store does: a new build's folder, or a write into the one that is there."""
        if not self._follows:
            return None
        store = self.build / "store"
        seen: list[tuple[int, int]] = []
        for path in (store, store / "CURRENT", self.build / "run.json"):
            with contextlib.suppress(FileNotFoundError):
                found = path.stat()
                seen.append((found.st_ino, found.st_mtime_ns))
        return tuple(seen)


@dataclass(slots=True)
class _Place:
    slow: bool = False
