"""One worker process as the server sees it; see ``kg.serve.standing`` for the other end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any, Self

from kg.serve.standing import LENGTH

_START_SECONDS = 20.0
_END_SECONDS = 5.0
_WORD = 16
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 1
_USER = 11
"""Where ``/proc/PID/stat`` tells the time of a process, after its name; see proc(5)."""
_BEHIND = 15
"""The priority of a long query's process, as ``nice`` counts."""


class Worker(asyncio.SubprocessProtocol):
    """A process that answers one job at a time, and can be replaced by a fresh one in the middle of it.

    ``generation`` is the state of the store that it sees. ``greeting`` is what it said when it stood up: ``status`` 200 or why
    it could not open the store, and the ``memory`` that it held, in bytes.
    """

    def __init__(self, generation: object, word: bytes) -> None:
        loop = asyncio.get_running_loop()
        self.generation = generation
        self.greeting: dict[str, Any] = {}
        self._word = word
        self._told: dict[str, Any] = {}
        self._back = False
        self._since = 0.0
        self._handle = -1
        """Of the process that has the store open, where the system has such: its number may be another's once it has ended."""
        self._ended = False
        self._closed: asyncio.Future[None] = loop.create_future()
        self._fresh: asyncio.Future[None] = loop.create_future()
        self._answer: asyncio.Future[tuple[dict[str, Any], bytes]] | None = None
        self._header: dict[str, Any] | None = None
        self._read = bytearray()
        self._foreign = True
        """Is what comes now another's, who was killed?"""

    @classmethod
    async def start(cls, program: str, build: Path, memory: int, generation: object) -> Self:
        """A process that runs a module over a build, once it has said its greeting.

        Raises TimeoutError or ConnectionError when it does not come up.
        """
        word = os.urandom(_WORD)
        command = (sys.executable, "-m", program, str(build), str(memory), word.hex())
        _, worker = await asyncio.get_running_loop().subprocess_exec(lambda: cls(generation, word), *command, stderr=None)
        try:
            await asyncio.wait_for(worker._fresh, _START_SECONDS)
        except BaseException:
            await worker.stop()
            raise
        return worker

    @property
    def grown(self) -> int:
        """Bytes that it holds more than when it stood up, as of its last answer."""
        return int(self._told["memory"] - self.greeting["memory"])

    @property
    def alive(self) -> bool:
        """Can it be given a job?"""
        return not self._ended and self._fresh.done()

    def send(self, job: dict[str, Any]) -> asyncio.Future[tuple[dict[str, Any], bytes]]:
        """Hand it a job and get the answer that will come: header and bytes, or ConnectionError when the process ends before."""
        self._answer = asyncio.get_running_loop().create_future()
        self._since = time.monotonic()
        if self.alive:
            line = json.dumps(job, ensure_ascii=False).encode()
            self._input.write(LENGTH.pack(len(line)) + line)
        else:
            self._fail(self._answer)
        return self._answer

    def used(self) -> float:
        """Processor seconds that the job has taken so far; seconds on the clock where the system does not tell them."""
        try:
            told = Path(f"/proc/{self.greeting['pid']}/stat").read_bytes().rpartition(b")")[2].split()
        except OSError:
            return time.monotonic() - self._since
        return (int(told[_USER]) + int(told[_USER + 1])) / _TICKS - float(self._told["seconds"])

    def step_back(self) -> None:
        """Let other processes of the machine go first, where the system knows priorities."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.greeting["pid"], _BEHIND)
                self._back = True

    def step_forward(self) -> bool:
        """Undo ``step_back``; false where the system does not allow it."""
        if sys.platform != "win32" and self._back:
            try:
                os.setpriority(os.PRIO_PROCESS, self.greeting["pid"], os.getpriority(os.PRIO_PROCESS, 0))
            except OSError:
                return False
            self._back = False
        return True

    async def renew(self, generation: object) -> bool:
        """Kill it, whatever it is doing, and wait for a fresh one in its place; its memory is free then.

        False when none comes, or it cannot open the store: ``stop`` it.
        """
        if self._ended or not hasattr(os, "fork"):
            return False
        if self._fresh.done():
            self._fresh = asyncio.get_running_loop().create_future()
            self._answer, self._foreign = None, True
            self._kill(signal.SIGKILL)
        self.generation = generation
        try:
            await asyncio.wait_for(asyncio.shield(self._fresh), _START_SECONDS)
        except (TimeoutError, ConnectionError):
            return False
        return bool(self.greeting["status"] == 200)

    async def stop(self) -> None:
        """End it, whatever it is doing, and wait until its memory is free."""
        self._ended = True
        if self._closed.done():  # and its number may be another's by now
            return
        self._input.close()
        if not self._kill(signal.SIGTERM):
            self._end_all()
        try:
            await asyncio.wait_for(asyncio.shield(self._closed), _END_SECONDS)
        except TimeoutError:
            self._end_all()
            await asyncio.shield(self._closed)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.SubprocessTransport)
        self._transport = transport
        pipe = transport.get_pipe_transport(0)
        assert isinstance(pipe, asyncio.WriteTransport)
        self._input = pipe

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        known = len(self._read)
        self._read += data
        at = self._read.rfind(self._word, max(0, known - _WORD))
        if at >= 0:
            self._begin(at + _WORD)
        elif self._foreign:
            del self._read[:-_WORD]
            return
        if self._header is None:
            if len(self._read) < LENGTH.size:
                return
            end = LENGTH.size + LENGTH.unpack_from(self._read)[0]
            if len(self._read) < end:
                return
            self._header = json.loads(self._read[LENGTH.size : end])
            del self._read[:end]
        if len(self._read) < self._header["bytes"]:
            return
        self._told, body = self._header, bytes(self._read)
        self._header, self._read = None, bytearray()
        if not self._fresh.done():
            self.greeting = self._told
            self._grasp()
            self._fresh.set_result(None)
        elif self._answer is not None and not self._answer.done():
            self._answer.set_result((self._told, body))

    def process_exited(self) -> None:
        self._ended = True

    def connection_lost(self, exc: Exception | None) -> None:
        self._let_loose()
        self._fail(self._answer)
        self._fail(self._fresh)
        if not self._closed.done():
            self._closed.set_result(None)

    def _begin(self, at: int) -> None:
        """A fresh process has come: what stands before was another's."""
        del self._read[:at]
        self._header, self._back, self._foreign = None, False, False
        if self._fresh.done():  # nobody has killed the former
            self._fresh = asyncio.get_running_loop().create_future()
            self._fail(self._answer)
        self._input.write(self._word)

    def _grasp(self) -> None:
        self._let_loose()
        if hasattr(os, "pidfd_open"):
            with contextlib.suppress(OSError):
                self._handle = os.pidfd_open(self.greeting["pid"])

    def _let_loose(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
        self._handle = -1

    def _kill(self, how: signal.Signals) -> bool:
        """Send a signal to the process that has the store open; false when it was never told."""
        if not self.greeting:
            return False
        self.step_forward()  # it has to run to end
        with contextlib.suppress(ProcessLookupError):
            if self._handle >= 0:
                signal.pidfd_send_signal(self._handle, how)
            else:
                os.kill(self.greeting["pid"], how)
        return True

    def _end_all(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._transport.kill()
        if hasattr(signal, "SIGKILL"):
            self._kill(signal.SIGKILL)

    def _fail(self, waiting: asyncio.Future[Any] | None) -> None:
        if waiting is not None and not waiting.done():
            waiting.set_exception(ConnectionError("the process has ended"))
            waiting.exception()  # seen: nobody may be waiting
