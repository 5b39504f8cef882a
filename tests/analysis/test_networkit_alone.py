"""networkit is loaded without what it could draw with, and nothing else notices."""

from __future__ import annotations

import subprocess
import sys


def told(statements: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", statements], capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    return done.stdout.strip()


def test_it_loads_no_library_for_plots() -> None:
    statements = """
import sys
from kg.analysis.networkit_alone import load_networkit
nk = load_networkit()
print(nk.Graph(2).numberOfNodes(), [name for name in ("matplotlib", "networkx", "pandas") if name in sys.modules], load_networkit() is nk)
"""
    assert told(statements) == "2 [] True"


def test_they_can_be_loaded_afterwards() -> None:
    assert told("from kg.analysis.networkit_alone import load_networkit; load_networkit(); import networkx; print(networkx.path_graph(2))").startswith("Graph")


def test_what_is_loaded_already_stays() -> None:
    statements = """
import sys, networkx
from kg.analysis.networkit_alone import load_networkit
load_networkit()
print(sys.modules["networkx"] is networkx)
"""
    assert told(statements) == "True"
