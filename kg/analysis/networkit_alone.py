"""networkit, loaded when it is first needed, and without what it could draw, read and convert with."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.spared import spared

_DRAWING = ("matplotlib", "networkx")
"""What networkit loads where it is installed, for plots and conversions that no analysis here makes: it takes twice as long as all the rest."""
_UNUSED = ("scipy", "scipy.io", "scipy.sparse", "tabulate", "networkit.algebraic", "networkit.gephi")
"""What it cannot load without, and uses for nothing but matrices, files of Matlab, printed tables and a drawing program: eight tenths of the rest."""


def load_networkit() -> Any:
    """The library. Where this process has not loaded it before, matplotlib and networkx count as not installed while it loads, unless they are
    loaded already; so it has no ``plot``, ``profiling`` and ``nxadapter`` then. In a process of one thread, as a command is, stand-ins take the
    place of what else no analysis here needs; so it has no ``algebraic`` and ``gephi`` there. Who wants these imports networkit first."""
    if "networkit" in sys.modules:
        return sys.modules["networkit"]
    with _withheld(name for name in _DRAWING if name not in sys.modules):
        if threading.active_count() == 1:
            try:
                with spared(_UNUSED):
                    return importlib.import_module("networkit")
            except (ImportError, AttributeError, TypeError):  # a version that makes more of them than those known here
                for name in [each for each in sys.modules if each.partition(".")[0] == "networkit"]:
                    del sys.modules[name]
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
