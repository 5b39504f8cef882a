"""What every process behind a pool does: it stands up, answers jobs one by one, and can be killed in the middle of one.

Such a module is run as ``python -m MODULE BUILD MEMORY WORD``. It reads frames from standard input and writes frames to standard
output: four bytes of length, a JSON header, and for an answer the bytes that the header counts. ``WORD`` are bytes that occur
nowhere else, as hexadecimal digits: whoever begins to read or write one of the two streams anew finds them before the first frame,
so that what a killed process has left there harms nobody.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

try:
    import fcntl
    import resource
except ImportError:  # Windows, where the time limit alone must do
    fcntl = resource = None  # type: ignore[assignment]

LENGTH = struct.Struct(">I")
Answer = Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]
"""What a process does with a job: header and bytes of the answer to it."""
_BREATH = 0.05
_PIPE = 1 << 20
"""So much of an answer is out of a process's hands at once, where the system allows it: else both ends wait for each other often."""


def keep(work: Callable[[], int]) -> int:
    """Do some work in a child process, in a new one whenever it was killed, and end when it ends or is told to (SIGTERM).

    A child need not import anything again, so that it stands several times sooner than a new interpreter. Where the system
    cannot fork, the work is done here. It must not begin before: threads would be missing in the child.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its processes itself
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(sys.stdout.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)
    if not hasattr(os, "fork"):
        return work()
    while True:
        began = time.monotonic()
        child = os.fork()
        if not child:
            code = 1
            try:
                code = work()
                sys.stdout.flush()
            finally:
                os._exit(code)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status >= 0 or status == -signal.SIGTERM:
            return max(status, 0)
        if time.monotonic() - began < _BREATH:  # it cannot stand: do not try without end at full speed
            time.sleep(_BREATH)


def say_standing(header: dict[str, Any]) -> bool:
    """Say that this process stands, or why it cannot; false when nobody listens any more."""
    target, word = sys.stdout.buffer, bytes.fromhex(sys.argv[3])
    target.write(word)
    target.flush()
    seen = b""
    while not seen.endswith(word):
        piece = os.read(sys.stdin.fileno(), 1 << 16)
        if not piece:
            return False
        seen = seen[-len(word) :] + piece
    _write(target, header | {"pid": os.getpid()}, b"")
    return True


def serve(reply: Answer) -> None:
    """Answer jobs until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        head = source.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return
        job = json.loads(source.read(LENGTH.unpack(head)[0]))
        _write(target, *reply(job))


def limit_memory(size: int) -> None:
    """Hold the process to its share of memory where the system can: a job that wants more ends the process."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _write(target: BinaryIO, header: dict[str, Any], body: bytes) -> None:
    """One frame; its header also tells what the process holds and has used."""
    told = header | {"bytes": len(body), "memory": _resident_bytes(), "seconds": time.process_time()}
    line = json.dumps(told, ensure_ascii=False).encode()
    target.write(LENGTH.pack(len(line)) + line)
    target.write(body)
    target.flush()


def _resident_bytes() -> int:
    """How much memory this process holds now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * 4096
