"""Quads → N-Quads and TriG, the same bytes for the same quads, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.ontology.prefixes import PREFIXES

_NQUADS, _TRIG = ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG
_TYPE = b" <" + (PREFIXES["rdf"] + "type").encode() + b"> "


def lines(quads: Iterable[ox.Quad]) -> bytes:
    """N-Quads in the order of the quads, a line each: what the sorted forms are made of."""
    return ox.serialize(quads, format=_NQUADS) or b""


def in_order(lines: bytes) -> bytes:
    """N-Quads sorted: one distinct quad a line, UTF-8."""
    distinct = set(lines.split(b"\n"))
    distinct.discard(b"")
    return b"\n".join([*sorted(distinct), b""])


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Sorted N-Quads: one distinct quad a line, UTF-8."""
    return in_order(lines(quads))


def trig(quads: Iterable[ox.Quad], told: bytes | None = None) -> bytes:
    """TriG with the prefixes of the vocabulary: graphs, subjects, types first, then predicates and objects in order.

    ``told`` are the ``lines`` of the quads, where they were made already.
    """
    known = list(quads)
    placed = dict(zip(map(_key, (lines(known) if told is None else told).split(b"\n")), known, strict=False))  # each distinct quad once
    body = ox.serialize([placed[key] for key in sorted(placed)], format=_TRIG, prefixes=PREFIXES) or b""
    return _with_sorted_prefixes(body)


def write_nquads(quads: Iterable[ox.Quad], path: Path) -> bytes:
    """Write sorted N-Quads to ``path`` and return the bytes written."""
    data = nquads(quads)
    path.write_bytes(data)
    return data


def write_trig(quads: Iterable[ox.Quad], path: Path, told: bytes | None = None) -> bytes:
    """Write sorted TriG to ``path`` and return the bytes written; ``told`` as for ``trig``."""
    data = trig(quads, told)
    path.write_bytes(data)
    return data


def write_as(quads: Iterable[ox.Quad], path: Path) -> bytes:
    """Write sorted N-Quads (``.nq``) or TriG (``.trig``), by the ending of ``path``. Raises UsageError for another."""
    writers = {".nq": write_nquads, ".trig": write_trig}
    if path.suffix not in writers:
        raise UsageError("unknown format", where=str(path), expected=" or ".join(writers))
    return writers[path.suffix](quads, path)


def union_lines(sorted_nquads: bytes) -> Iterator[bytes]:
    """The union of all graphs as N-Triples lines, each triple once; the N-Quads must be sorted."""
    last = b""
    for line in sorted_nquads.splitlines():
        triple = line[: line.rindex(b" <")]
        if triple != last:
            last = triple
            yield triple + b" .\n"


def _key(line: bytes) -> bytes:
    """Graph, then the line with its rdf:type before all other predicates, as Turtle readers expect it.

    One string a quad: pairs take twice as long to sort. The graph ends with its bracket, so no graph begins as another ends.
    """
    triple, _, graph = line.rpartition(b" <")
    return graph + triple.replace(_TYPE, b"\x00", 1)


def _with_sorted_prefixes(body: bytes) -> bytes:
    """The serialiser lists prefixes in an order that changes from run to run; here they are in order."""
    lines, end = [], 0
    while body.startswith(b"@prefix ", end):
        stop = body.index(b"\n", end) + 1
        lines.append(body[end:stop])
        end = stop
    return b"".join([*sorted(lines), memoryview(body)[end:]])
