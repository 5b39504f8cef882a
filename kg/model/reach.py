"""All that steps lead to from something, such as the concepts above a concept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_Thing = TypeVar("_Thing")


def reached(start: Iterable[_Thing], ahead: Callable[[_Thing], Iterable[_Thing]]) -> dict[_Thing, None]:
    """``start`` and all that any number of steps lead to, each once, in the order in which they were met; ``ahead`` is one step."""
    found: dict[_Thing, None] = {}
    waiting = list(start)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting.extend(ahead(one))
    return found
