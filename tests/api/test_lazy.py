"""A graph loads what it is asked for: nothing slow stands in the way of a path."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.api.lazy import Lazy

SLOW = ("networkit", "networkx", "numpy", "pandas", "scipy")


def loaded(statement: str) -> set[str]:
    """Which of the slow libraries a fresh interpreter has loaded after a statement."""
    script = f"{statement}\nimport sys; print(*[name for name in {SLOW!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    return set(done.stdout.split())


def test_a_graph_and_its_paths_load_nothing_slow() -> None:
    assert loaded("import kg.api.graph, kg.api.paths, kg.api.paths_json, kg.cli.path_told, kg.view.paths_page") == set()


def test_what_is_asked_for_is_loaded() -> None:
    assert "numpy" in loaded("from kg.api.analyses import communities; communities.communities")


def test_a_lazy_module_is_the_module() -> None:
    assert Lazy("kg.api.lazy").Lazy is Lazy
    with pytest.raises(AttributeError):
        _ = Lazy("kg.api.lazy").nothing
    with pytest.raises(ModuleNotFoundError):
        _ = Lazy("kg.api.nothing").nothing
