"""Quads → N-Quads and TriG, the same bytes for the same quads, whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.ontology.prefixes import PREFIXES

_DEFAULT, _NQUADS = ox.DefaultGraph(), ox.RdfFormat.N_QUADS
_TYPE = f"<{PREFIXES['rdf']}type>"


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
    rows = ((str(each.subject), str(each.predicate), str(each.object), "" if each.graph_name == _DEFAULT else str(each.graph_name)) for each in quads)
    return trig_of(dict.fromkeys(rows))


def trig_of(rows: Collection[tuple[str, str, str, str]]) -> bytes:
    """The same of distinct rows: subject, predicate, object and graph as N-Quads writes them, no graph for the default graph."""
    said: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for subject, predicate, value, graph in rows:
        said[graph, subject].append(("" if predicate == _TYPE else predicate, value))
    forms, prefixes = _in_turtle(set(chain.from_iterable(rows)) - {""})
    forms[""] = "a"
    parts, open_graph = [prefixes], ""
    for graph, subject in sorted(said):
        if graph != open_graph:
            parts += ["}\n" if open_graph else "", f"{forms[graph]} {{\n"]
            open_graph = graph
        tab = "\t" if graph else ""
        last = None
        for predicate, value in sorted(said[graph, subject]):
            if predicate == last:
                parts.append(f" , {forms[value]}")
            else:
                parts.append(f"{tab}{forms[subject]} {forms[predicate]} {forms[value]}" if last is None else f" ;\n\t{tab}{forms[predicate]} {forms[value]}")
            last = predicate
        parts.append(" .\n")
    return b"".join([part.encode() for part in (*parts, "}\n" if open_graph else "")])


def _in_turtle(terms: Collection[str]) -> tuple[dict[str, str], str]:
    """How the engine's own serialiser writes each term in Turtle, and the lines that declare its prefixes, in order.

    Each stands in a triple by itself, with a subject other than the one before, so that each is written on a line by itself.
    """
    triples = "".join([f"<s:{number % 2}> <p:> {term} .\n" for number, term in enumerate(terms)])
    body = ox.serialize(ox.parse(triples, format=_NQUADS, lenient=True), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    told = body.decode().split("\n")[:-1]
    declared = len(told) - len(terms)
    forms = [line[len("<s:0> <p:> ") : -len(" .")] for line in told[declared:]]
    return dict(zip(terms, forms, strict=True)), "".join(f"{line}\n" for line in sorted(told[:declared]))


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
