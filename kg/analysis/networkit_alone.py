"""networkit, loaded when it is first needed, and without what it could draw with."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_DRAWING = ("matplotlib", "networkx")
"""What networkit loads where it is installed, for plots and conversions that no analysis here makes: it takes twice as long as all the rest."""


def load_networkit() -> Any:
    """The library. Where this process has not loaded it before, matplotlib and networkx count as not installed while it loads, unless they are
    loaded already; so it has no ``plot``, ``profiling`` and ``nxadapter`` then. Who wants these imports networkit first."""
    if "networkit" in sys.modules:
        return sys.modules["networkit"]
    with _withheld(name for name in _DRAWING if name not in sys.modules):
        return importlib.import_module("networkit")


@contextmanager
def _withheld(names: Iterator[str]) -> Iterator[None]:
    """Libraries that cannot be imported for a while."""
    kept_back = list(names)
    for name in kept_back:
        sys.modules[name] = None  # type: ignore[assignment]  # the import system takes it for a library that is not there
    try:
        yield
    finally:
        for name in kept_back:
            del sys.modules[name]
