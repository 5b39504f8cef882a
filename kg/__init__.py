"""Knowledge graph of China's fintech field, built from its reports.

    import kg

    with kg.open() as g:          # build/ in the working folder, else the graph of the bundled digests
        g.query("subsidiaries")   # a stored question, or SPARQL, as a pandas frame

``docs/python.md`` shows the rest. What is named here is loaded when it is first used, so that ``import kg`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api.entity import Entity
    from kg.api.graph import Graph
    from kg.api.opening import open_graph as open
    from kg.errors import KgError

__version__ = "0.1.0"
__all__ = ["Entity", "Graph", "KgError", "open"]

_PLACES = {"Entity": "kg.api.entity:Entity", "Graph": "kg.api.graph:Graph", "KgError": "kg.errors:KgError", "open": "kg.api.opening:open_graph"}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PLACES[name].partition(":")
    found: object = getattr(import_module(module), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
