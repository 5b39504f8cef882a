"""Quads → the files of a build: graph.nq, graph.trig and the store, written side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.parallel import meanwhile
from kg.rdf import serialise
from kg.store.embedded import EmbeddedStore


def write_dataset(quads: Sequence[ox.Quad], folder: Path) -> None:
    """Write ``graph.nq``, ``graph.trig`` and ``store/`` into ``folder``; the store is closed afterwards.

    The TriG is written beside the rest. Raises BuildError when the store cannot be filled.
    """
    with meanwhile(_write_trig, quads, folder / "graph.trig") as written:
        data = serialise.write_nquads(quads, folder / "graph.nq")
        _fill(folder, data)
        written()


def _write_trig(quads: Sequence[ox.Quad], path: Path) -> None:
    serialise.write_trig(quads, path)


def _fill(folder: Path, data: bytes) -> None:
    with EmbeddedStore.create(folder) as store:
        store.load_nquads(data)
