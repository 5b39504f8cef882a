"""Work shared among processes, where the system can copy a running one cheaply; in turn everywhere else. Same results."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_inherited: dict[str, Any] = {}
"""What forked workers find without it being sent to them: the function and the items of the call under way."""


def processes() -> int:
    """How many processes to use: one where forking is not safe or there is one core."""
    return min(os.cpu_count() or 1, 4) if sys.platform == "linux" else 1


@contextmanager
def meanwhile(function: Callable[..., Result], *args: object) -> Iterator[Callable[[], Result]]:
    """Run ``function`` beside the block; the callable given waits for its result (or its error).

    Arguments need not be picklable, the result must be.
    """
    if processes() < 2:
        yield lambda: function(*args)
        return
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        _inherited.update(function=function, items=args)
        future = pool.submit(_all)  # the worker is forked here
        _inherited.clear()

        def wait() -> Result:
            try:
                return future.result()  # type: ignore[no-any-return]
            finally:
                pool.shutdown()

        yield wait


def share(function: Callable[[Item], Result], items: Sequence[Item], cost: Callable[[Item], int]) -> list[Result]:
    """``function`` of every item, in the order of the items; costly ones are begun first. Errors are raised as they are.

    Function and items need not be picklable, results must be.
    """
    workers = min(processes(), len(items))
    if workers < 2:
        return [function(item) for item in items]
    order = sorted(range(len(items)), key=lambda index: (-cost(items[index]), index))
    taken = multiprocessing.get_context("fork").Value("i", 0)

    def work() -> dict[int, Result]:
        done: dict[int, Result] = {}
        while True:
            with taken:
                turn = taken.value
                taken.value += 1
            if turn >= len(order):
                return done
            done[order[turn]] = function(items[order[turn]])

    with ExitStack() as stack:
        others = [stack.enter_context(meanwhile(work)) for _ in range(workers - 1)]
        done = work()  # this process works too: what it does itself need not be sent to it
        for other in others:
            done |= other()
    return [done[index] for index in range(len(items))]


def _all() -> Any:
    return _inherited["function"](*_inherited["items"])
