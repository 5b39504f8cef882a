"""Modules that a library loads and nothing here uses: a stand-in takes their place, and their time is saved."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader
else:
    Loader = object  # the module of the class takes longer to load than some of those that are spared


class StandIn(ModuleType):
    """A module in which every name is found, so that it can be imported from; what is found there cannot be used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {"__init__": _refuse, "__module__": self.__name__})


def _refuse(self: object, *_: object, **__: object) -> None:
    raise ImportError(f"{type(self).__module__} was spared to save time: import it before kg, to use {type(self).__name__}")


class _Finder(Loader):
    """Finds and makes stand-ins for modules of these names that are not loaded."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)

    def find_spec(self, fullname: str, path: object = None, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=True) if fullname in self.names else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


def spare(names: Iterable[str]) -> None:
    """Whoever imports one of these modules from now on gets a stand-in; what is loaded already stays."""
    sys.meta_path.insert(0, _Finder(names))


@contextmanager
def spared(names: Iterable[str]) -> Iterator[None]:
    """Stand-ins while the block runs; afterwards the modules can be imported as ever. Only for a process without further threads, which might
    want them meanwhile."""
    finder = _Finder(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in finder.names:
            if isinstance(sys.modules.get(name), StandIn):
                del sys.modules[name]
