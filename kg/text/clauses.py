"""Where the clause or sentence begins that a place in a text stands in."""

from __future__ import annotations


def clause_start(text: str, place: int, stops: str) -> int:
    """The place behind the last of ``stops`` before ``place``; 0 where there is none."""
    return max(text.rfind(stop, 0, place) for stop in stops) + 1
