"""The search for cycles of objects that nobody holds any more, switched off where it finds none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycle_search(*, to_the_end: bool = False) -> Iterator[None]:
    """A build makes millions of objects and hardly a cycle among them; looking for cycles took a sixth of its time.

    ``to_the_end`` is for a process that ends soon after: what was made is not searched afterwards either, when it ends least of all.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if to_the_end:
            gc.freeze()
        if was_on:
            gc.enable()
