"""What one query may cost, and how many may run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` a query may take, ``rows`` and ``answer_bytes`` it may give, ``memory_bytes`` its process may use.

    ``quick`` queries run at once; one that works longer than ``slow_after`` seconds goes on in one of ``slow`` places, so that it
    does not hold up the quick ones, or is stopped when these are taken. These are processor seconds where the system tells them:
    on a busy machine a query is not slow because it must wait. ``waiting`` requests wait, no longer than ``wait_seconds``; further
    ones are sent away. ``body_bytes`` bounds what a request may send, ``update_bytes`` where updates are taken.
    """

    seconds: float = 30.0
    rows: int = 1_000_000
    answer_bytes: int = 256 << 20
    memory_bytes: int = 4 << 30
    quick: int = 4
    slow: int = 4
    slow_after: float = 0.2
    waiting: int = 256
    wait_seconds: float = 10.0
    body_bytes: int = 1 << 20
    update_bytes: int = 64 << 20
