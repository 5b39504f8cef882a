"""The processes behind a pool: stood up when they are needed, replaced when the store changes or they have grown, let go at rest."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from kg.serve.errors import HttpError, busy
from kg.serve.process import Worker

_GROWN = 256 << 20
"""A worker that holds so much more memory than when it stood up is replaced by a fresh one, unless it remembers on purpose."""
_GROWN_AT_REST = 8 << 20
"""The same when nothing is asked for a while."""
_REST_AFTER = 5.0
_LOOK_EVERY = 0.25


class Crew:
    """At most ``most`` workers over the store of a build, which run the module ``program``. Use it inside a running event loop.

    They are replaced when the store changes, unless they open it anew for each job and so do not ``follow`` it; and at rest when
    they have grown, unless they ``remember`` on purpose what they have read. ``memory`` bytes are what each may hold.
    """

    def __init__(self, build: Path, program: str, most: int, memory: int, *, follow: bool, remember: bool) -> None:
        self.build, self.program, self.most, self.memory, self.follow, self.remember = build, program, most, memory, follow, remember
        self._here: set[Worker] = set()
        self._idle: deque[Worker] = deque()
        self._busy: set[Worker] = set()
        self._wanted: deque[asyncio.Future[Worker]] = deque()
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._looked = self._used = 0.0
        self._generation: object = None
        self._tidying: asyncio.Task[None] | None = None

    @property
    def working(self) -> int:
        """How many workers have a job now."""
        return len(self._busy)

    async def start(self) -> None:
        """Stand up the first worker. Raises HttpError 503 when the store cannot be opened."""
        self._generation = self._current()
        self._idle.append(await self._spawn())

    async def close(self) -> None:
        """Stop all workers."""
        tasks = [*self._tasks, *([self._tidying] if self._tidying else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*map(self._end, list(self._here)))
        self._idle.clear()

    def look_again(self) -> None:
        """The store has changed: the next job is for a worker that sees it as it is now."""
        self._looked = 0.0

    async def take(self, until: float) -> Worker:
        """A worker that sees the store as it is now. Raises HttpError 503 when none is free in time, or none can stand up."""
        self._used = now = time.monotonic()
        if now - self._looked > _LOOK_EVERY:
            self._looked, self._generation = now, self._current()
        while self._idle:
            worker = self._idle.pop()
            if self._fit(worker):
                self._busy.add(worker)
                return worker
            self.let_go(worker)
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._wanted.append(place)
        self.prepare()
        try:
            await asyncio.wait({place}, timeout=until - now)
            if not place.done():
                raise busy("no process came free in time")
            return place.result()
        except asyncio.CancelledError:
            if place.done() and place.exception() is None:
                self.give_back(place.result())
            raise
        finally:
            if place in self._wanted:
                self._wanted.remove(place)

    def give_back(self, worker: Worker) -> None:
        """A worker has done its job."""
        self._used = time.monotonic()
        if (worker.grown > _GROWN and not self.remember) or not self._fit(worker) or not worker.step_forward():
            self.let_go(worker)
        else:
            self._hand_on(worker)

    def let_go(self, worker: Worker) -> asyncio.Task[None]:
        """Kill a worker, whatever it is doing; the task ends when its memory is free, and a fresh one may stand in its place."""
        self._busy.discard(worker)
        return self._do(self._renew(worker))

    def prepare(self, more: int = 0) -> None:
        """Stand up as many workers as are wanted now and likely to be wanted soon, as far as the limits allow."""
        coming = len(self._here) - len(self._idle) - len(self._busy) + self._starting
        room = self.most - len(self._here) - self._starting
        for _ in range(min(len(self._wanted) + more - len(self._idle) - coming, room)):
            self._do(self._spare())

    def _hand_on(self, worker: Worker) -> None:
        if self._wanted:
            self._busy.add(worker)
            self._wanted.popleft().set_result(worker)
        else:
            self._busy.discard(worker)
            self._idle.append(worker)

    def _fit(self, worker: Worker) -> bool:
        return worker.alive and worker.generation == self._generation

    def _do(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _spare(self) -> None:
        try:
            self._hand_on(await self._spawn())
        except HttpError as error:
            if self._wanted:
                self._wanted.popleft().set_exception(error)

    async def _renew(self, worker: Worker) -> None:
        if await worker.renew(self._generation):
            self._hand_on(worker)
        else:
            await self._end(worker)
            self.prepare()

    async def _end(self, worker: Worker) -> None:
        await worker.stop()
        self._here.discard(worker)
        self._busy.discard(worker)

    async def _spawn(self) -> Worker:
        """A new worker whose store is open. Raises HttpError 503 when it cannot be opened."""
        if self._tidying is None:
            self._tidying = asyncio.create_task(self._tidy())
        self._starting += 1
        try:
            worker = await Worker.start(self.program, self.build, self.memory, self._generation)
        except (TimeoutError, ConnectionError) as error:
            raise HttpError(503, "a worker process did not start") from error
        finally:
            self._starting -= 1
        self._here.add(worker)
        if worker.greeting["status"] != 200:
            await self._end(worker)
            raise HttpError(worker.greeting["status"], worker.greeting["message"])
        return worker

    async def _tidy(self) -> None:
        """Give memory back when nothing is asked for a while: one worker stays, a fresh one if it has grown."""
        while True:
            await asyncio.sleep(_REST_AFTER / 2)
            if self._busy or time.monotonic() - self._used < _REST_AFTER:
                continue
            while len(self._idle) > 1:
                await self._end(self._idle.popleft())
            if self._idle and not self.remember and self._idle[0].grown > _GROWN_AT_REST:
                await self.let_go(self._idle.pop())

    def _current(self) -> object:
        """What changes whenever the store does: a new build's folder, or a write into the one that is there."""
        if not self.follow:
            return None
        store = self.build / "store"
        seen: list[tuple[int, int]] = []
        for path in (store, store / "CURRENT", self.build / "run.json"):
            with contextlib.suppress(FileNotFoundError):
                found = path.stat()
                seen.append((found.st_ino, found.st_mtime_ns))
        return tuple(seen)
