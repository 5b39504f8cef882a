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

    The TriG is written beside the rest, and the lines are put in order while the store takes them in. Raises BuildError when
    the store cannot be filled.
    """
    lines = serialise.lines(quads)

    def union() -> bytes:
        data = serialise.in_order(lines)
        (folder / "graph.nq").write_bytes(data)
        return b"".join(serialise.union_lines(data))

    with meanwhile(_write_trig, quads, folder / "graph.trig", lines) as written:
        with EmbeddedStore.create(folder) as store:
            store.load_distinct(lines, union)
        written()


def _write_trig(quads: Sequence[ox.Quad], path: Path, lines: bytes) -> None:
    serialise.write_trig(quads, path, lines)
