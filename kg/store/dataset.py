"""Quads → the files of a build: graph.nq, graph.trig and the store, written side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.parallel import meanwhile
from kg.rdf import serialise
from kg.rdf.sink import Row, row_of
from kg.store.embedded import EmbeddedStore


def write_dataset(quads: Iterable[ox.Quad], folder: Path) -> None:
    """Write quads of named graphs as ``write_rows`` does."""
    write_rows(dict.fromkeys(row_of(quad) for quad in quads), folder)


def write_rows(rows: Collection[Row], folder: Path) -> None:
    """Write ``graph.nq``, ``graph.trig`` and ``store/`` into ``folder``, from distinct rows; the store is closed afterwards.

    The files are written beside the store. Raises BuildError when the store cannot be filled.
    """
    with meanwhile(_write_files, rows, folder) as written:
        triples = [f"{subject} {predicate} {value} ".encode() for subject, predicate, value, _ in rows]
        ends = {graph: f"{graph} .\n".encode() for graph in {row[3] for row in rows}}
        lines = b"".join([triple + ends[row[3]] for triple, row in zip(triples, rows, strict=True)])
        with EmbeddedStore.create(folder) as store:
            store.load_distinct(lines, lambda: b".\n".join([*triples, b""]))
        written()


def _write_files(rows: Collection[Row], folder: Path) -> None:
    lines = serialise.sorted_lines(rows)
    (folder / "graph.nq").write_bytes(b" .\n".join([*lines, b""]))
    (folder / "graph.trig").write_bytes(serialise.trig_of(lines))
