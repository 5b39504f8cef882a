"""Which query runs, which one waits, and which one is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from kg.serve.crew import Crew
from kg.serve.errors import HttpError, busy
from kg.serve.limits import Limits
from kg.serve.process import Worker
from kg.serve.protocol import Operation

_TICK = 0.01


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


class Pool:
    """Answers queries over the store of a build in killable processes. Start it inside a running event loop.

    ``program`` is the module that its processes run. They are replaced when the store changes, unless they open it anew for each
    job and so do not ``follow`` it, and when they have grown and nothing is asked, unless they ``remember`` what they have read.
    Those that do not follow run updates: the time that one waits does not count, and ``grace`` are seconds past the limit after
    which one is killed that should have ended by itself.
    """

    def __init__(
        self, build: Path, limits: Limits, program: str = "kg.serve.worker", *, follow: bool = True, remember: bool = False, grace: float = 0.0
    ) -> None:
        self.limits = limits
        self.tally = Tally()
        self._follow, self._grace, self._what = follow, grace, "query" if follow else "update"
        self._crew = Crew(build, program, limits.quick + limits.slow, limits.memory_bytes, follow=follow, remember=remember)
        self._quick = asyncio.Semaphore(limits.quick)
        self._slow = limits.slow
        self._waiting = 0

    async def start(self) -> None:
        """Stand up the first worker, so that a store that cannot be opened is told at once. Raises HttpError 503."""
        await self._crew.start()

    async def close(self) -> None:
        """Stop all workers."""
        await self._crew.close()

    def look_again(self) -> None:
        """The store has changed: the next job is for a process that sees it as it is now."""
        self._crew.look_again()

    @property
    def running(self) -> int:
        """Queries in work now."""
        return self._crew.working

    async def run(self, operation: Operation, accept: str, seconds: float | None = None) -> Reply:
        """The answer to a query in the best media type for ``accept``; see ``ask``."""
        return await self.ask(self._job(operation, accept), seconds)

    async def ask(self, job: dict[str, Any], seconds: float | None = None) -> Reply:
        """The answer to a job.

        ``seconds`` shortens the time limit; waiting counts. Raises HttpError: what the worker found wrong (400, 404, 406), 503
        when the job was stopped at a limit or there was no place for it.
        """
        limit = min(seconds, self.limits.seconds) if seconds else self.limits.seconds
        until = time.monotonic() + limit
        async with self._place(until) as place:
            try:
                worker = await self._crew.take(until)
            except HttpError:
                self.tally.turned_away += 1
                raise
            started = time.monotonic()
            try:
                header, body = await self._answer(worker, job, place, until if self._follow else started + limit + self._grace)
            except BaseException as error:
                place.ending = self._crew.let_go(worker)  # the client need not wait for that
                raise self._told(error, limit) from error
            finally:
                self.tally.seconds += time.monotonic() - started
            self._crew.give_back(worker)
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

    async def _answer(self, worker: Worker, job: dict[str, Any], place: _Place, until: float) -> tuple[dict[str, Any], bytes]:
        """Wait for an answer: first in a quick place, then in a slow one. Raises TimeoutError at the limit.

        A worker that has worked for half of ``slow_after`` is a slow one if there is a place, and steps behind the others. One
        that only waits for the processor is not stopped for want of a slow place.
        """
        much = self.limits.slow_after
        soon = min(until, time.monotonic() + much)
        answer = worker.send(job)
        done = await _done(answer, worker, soon, much / 2)
        if not done and self._slow <= 0:
            done = await _done(answer, worker, until, much / 2)
        if not done and self._slow <= 0:
            worker.step_back()
            done = await _done(answer, worker, soon, much)
        if not done and time.monotonic() < until:
            self._slow_down(place)
            done = await _done(answer, worker, until, much / 2)
        if not done:
            worker.step_back()
            done = await _done(answer, worker, until)
        if not done:
            raise TimeoutError
        return answer.result()

    def _slow_down(self, place: _Place) -> None:
        if self._slow <= 0:
            raise busy("too many long queries are running; this one was stopped", round(self.limits.seconds))
        self._slow -= 1
        self.tally.slow += 1
        place.slow = True
        self._quick.release()
        self._crew.prepare(1)

    @contextlib.asynccontextmanager
    async def _place(self, until: float) -> AsyncIterator[_Place]:
        """A place among the queries that run. Raises HttpError 503 when too many wait already, or for too long."""
        if self._quick.locked():
            await self._queue(until)
        else:
            await self._quick.acquire()  # at once
        place = _Place()
        try:
            yield place
        finally:
            if place.ending is None:
                self._free(place)
            else:
                place.ending.add_done_callback(lambda _: self._free(place))

    def _free(self, place: _Place) -> None:
        if place.slow:
            self._slow += 1
        else:
            self._quick.release()

    async def _queue(self, until: float) -> None:
        if self._waiting >= self.limits.waiting:
            self.tally.turned_away += 1
            raise busy("too many queries are waiting")
        self._waiting += 1
        try:
            await asyncio.wait_for(self._quick.acquire(), min(self.limits.wait_seconds, until - time.monotonic()))
        except TimeoutError as error:
            self.tally.turned_away += 1
            raise busy("no place came free in time") from error
        finally:
            self._waiting -= 1

    def _told(self, error: BaseException, limit: float) -> BaseException:
        if isinstance(error, TimeoutError):
            self.tally.timed_out += 1
            return busy(f"the {self._what} was stopped after {limit:g} seconds; narrow it", max(1, round(limit)))
        if isinstance(error, ConnectionError):
            self.tally.died += 1
            return busy(f"the {self._what} needed more memory than it may have; narrow it")
        return error


@dataclass(slots=True)
class _Place:
    """``ending`` is the end of a worker that was stopped: until then its memory is not free, nor is the place."""

    slow: bool = False
    ending: asyncio.Task[None] | None = None


async def _done(answer: asyncio.Future[Any], worker: Worker, until: float, work: float = inf) -> bool:
    """Does an answer come before a time, and before the worker has worked so many seconds on it?"""
    while not answer.done():
        left = min(until - time.monotonic(), work - (worker.used() if work < inf else 0.0))
        if left <= 0:
            return False
        await asyncio.wait({answer}, timeout=max(left, _TICK))
    return True
