"""Quads → N-Quads and TriG, the same bytes for the same quads, whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.ontology.prefixes import PREFIXES
from kg.worded import several

_DEFAULT, _NQUADS = ox.DefaultGraph(), ox.RdfFormat.N_QUADS
_TYPE = f" <{PREFIXES['rdf']}type> ".encode()


def lines(quads: Iterable[ox.Quad]) -> bytes:
    """N-Quads in the order of the quads, a line each: what the sorted forms are made of."""
    return ox.serialize(quads, format=_NQUADS) or b""


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Sorted N-Quads: one distinct quad a line, UTF-8."""
    distinct = set(lines(quads).split(b"\n"))
    distinct.discard(b"")
    return b"\n".join([*sorted(distinct), b""])


def trig(quads: Iterable[ox.Quad]) -> bytes:
    """TriG with the prefixes of the vocabulary: graphs, subjects, types first, then predicates and objects in order."""
    rows = {(str(each.subject), str(each.predicate), str(each.object), "" if each.graph_name == _DEFAULT else str(each.graph_name)) for each in quads}
    return trig_of(sorted_lines(rows))


def sorted_lines(rows: Collection[tuple[str, str, str, str]]) -> list[bytes]:
    """Distinct quads as sorted lines, without the dot at the end: subject, predicate, object, graph (empty for the default graph)."""
    return sorted([" ".join(row).encode() for row in rows])


def trig_of(lines: Iterable[bytes]) -> bytes:
    """The same as ``trig``, of ``sorted_lines``."""
    graphs: dict[bytes, list[bytes]] = defaultdict(list)
    for line in lines:
        graphs[line[line.rindex(b" ") :]].append(line)
    ordered = [line for graph in sorted(graphs) for line in sorted(graphs[graph], key=_types_first)]
    told = ox.serialize(ox.parse(b" .\n".join([*ordered, b""]), format=_NQUADS, lenient=True), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""
    prefixes = [line + b"\n" for line in told.split(b"\n", len(PREFIXES))[:-1] if line.startswith(b"@prefix ")]
    return b"".join([*sorted(prefixes), told[sum(map(len, prefixes)) :]])  # the engine declares them in any order


def _types_first(line: bytes) -> bytes:
    return line.replace(_TYPE, b"  ", 1)


def write_nquads(quads: Iterable[ox.Quad], path: Path) -> bytes:
    """Write sorted N-Quads to ``path`` and return the bytes written."""
    data = nquads(quads)
    path.write_bytes(data)
    return data


def write_trig(quads: Iterable[ox.Quad], path: Path) -> bytes:
    """Write sorted TriG to ``path`` and return the bytes written."""
    data = trig(quads)
    path.write_bytes(data)
    return data


def write_as(quads: Iterable[ox.Quad], path: Path) -> bytes:
    """Write sorted N-Quads (``.nq``) or TriG (``.trig``), by the ending of ``path``. Raises UsageError for another."""
    writers = {".nq": write_nquads, ".trig": write_trig}
    if path.suffix not in writers:
        raise UsageError("unknown format", where=str(path), expected=several(writers, " or "))
    return writers[path.suffix](quads, path)


def union_lines(sorted_nquads: bytes) -> Iterator[bytes]:
    """The union of all graphs as N-Triples lines, each triple once; the N-Quads must be sorted."""
    last = b""
    for line in sorted_nquads.splitlines():
        triple = line[: line.rindex(b" <")]
        if triple != last:
            last = triple
            yield triple + b" .\n"
