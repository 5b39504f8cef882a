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


def test_a_command_waits_for_nothing_that_networkit_does_not_use() -> None:
    statements = """
import sys
from kg.analysis.networkit_alone import load_networkit
load_networkit()
print([name for name in ("scipy", "scipy.sparse", "tabulate", "networkit.gephi", "networkit.algebraic") if name in sys.modules])
import scipy.sparse.linalg, networkit.algebraic
print(scipy.sparse.eye_array(2).sum(), networkit.algebraic.column.__name__)
"""
    assert told(statements) == "[]\n2.0 column"


def test_beside_other_threads_it_is_loaded_whole() -> None:
    statements = """
import sys, threading
from kg.analysis.networkit_alone import load_networkit
done = threading.Event()
threading.Thread(target=done.wait).start()
load_networkit()
done.set()
print([name for name in ("scipy.sparse", "networkit.gephi") if name in sys.modules])
"""
    assert told(statements) == "['scipy.sparse', 'networkit.gephi']"


def test_a_version_that_needs_more_is_loaded_whole() -> None:
    statements = """
import sys
from kg.analysis import networkit_alone
from kg.spared import StandIn
StandIn.__getattr__ = lambda self, name: (_ for _ in ()).throw(AttributeError(name))
nk = networkit_alone.load_networkit()
print(nk.Graph(2).numberOfNodes(), nk.algebraic.column.__name__, "scipy.sparse" in sys.modules)
"""
    assert told(statements) == "2 column True"
