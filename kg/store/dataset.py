"""Quads → the files of a build: graph.nq, graph.trig and the store, written side by side."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox

from kg.rdf import serialise
from kg.store.embedded import EmbeddedStore


def write_dataset(quads: Sequence[ox.Quad], folder: Path) -> None:
    """Write ``graph.nq``, ``graph.trig`` and ``store/`` into ``folder``; the store is closed afterwards.

    The store is filled while the TriG is written. Raises BuildError when the store cannot be filled.
    """
    data = serialise.write_nquads(quads, folder / "graph.nq")
    with ThreadPoolExecutor(max_workers=1) as pool:
        filled = pool.submit(_fill, folder, data)
        serialise.write_trig(quads, folder / "graph.trig")
        filled.result()


def _fill(folder: Path, data: bytes) -> None:
    with EmbeddedStore.create(folder) as store:
        store.load_nquads(data)
