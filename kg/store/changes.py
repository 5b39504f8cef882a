"""What changes a dataset, as SPARQL Update writes it, in pieces that any server takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.ontology.prefixes import FKGR

PROBE = str(ox.NamedNode(FKGR + "graph/probe"))
"""A graph, as SPARQL writes its name, that exists for the moment of a question to a server."""
PIECE = 200_000
"""Bytes of data in one request, more or less: servers bound what they take."""


def data(quads: Iterable[ox.Quad], union: Iterable[ox.Triple] = ()) -> str:
    """The inside of INSERT DATA or DELETE DATA: quads of named graphs, and triples of the default graph."""
    by_graph: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        by_graph[str(quad.graph_name)].append(quad.triple)
    found = [f"GRAPH {graph} {{\n{_lines(triples)}}}\n" for graph, triples in sorted(by_graph.items())]
    return _lines(union) + "".join(found)


def replacement(graph: str, triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Updates that replace a named graph, or the default graph where ``graph`` is empty, one request each."""
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    clear = f"CLEAR SILENT {f'GRAPH {name}' if graph else 'DEFAULT'}"
    for piece in pieces(ox.Quad(each.subject, each.predicate, each.object, name) for each in triples):
        inside = data(piece) if graph else data((), (quad.triple for quad in piece))
        yield f"{clear};\nINSERT DATA {{\n{inside}}}" if clear else f"INSERT DATA {{\n{inside}}}"
        clear = ""
    if clear:
        yield clear


def steps(removed: set[ox.Quad], added: set[ox.Quad], *, union: bool) -> Iterator[str]:
    """Updates that take quads of named graphs out and put others in, few requests, in order.

    With ``union`` the default graph is brought to the union of the named graphs: a triple that came stands there, and one that
    went is taken away unless a named graph still holds it, which the server itself looks up.
    """
    texts = [f"DELETE DATA {{\n{data(piece)}}}" for piece in pieces(removed - added)]
    texts += [f"INSERT DATA {{\n{data(piece, {quad.triple for quad in piece} if union else ())}}}" for piece in pieces(added)]
    if union:
        came = {quad.triple for quad in added}
        for piece in pieces(quad for quad in removed if quad.triple not in came):
            rows = " ".join(sorted({f"({each.subject} {each.predicate} {each.object})" for each in piece}))
            texts.append(f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{ {rows} }} FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} }}")
    request = ""
    for text in texts:
        if request and len(request) + len(text) > PIECE:
            yield request
            request = ""
        request += f";\n{text}" if request else text
    if request:
        yield request


def pieces(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """Quads in order, in lists of which none is much longer than ``PIECE`` bytes."""
    piece: list[ox.Quad] = []
    size = 0
    for line, quad in sorted((str(each), each) for each in set(quads)):
        if piece and size + len(line) > PIECE:
            yield piece
            piece, size = [], 0
        piece.append(quad)
        size += len(line.encode())
    if piece:
        yield piece


def _lines(triples: Iterable[ox.Triple]) -> str:
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
