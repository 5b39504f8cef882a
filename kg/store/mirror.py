"""A store at an address, brought to what a build holds, and a mark in it for as long as that is not done.

The store is the build's alone: it is empty at first, or holds what a build wrote. What the run graph says of the inputs tells
which build it holds; where that is the one before a change, only the quads that differ are written, else all. A write sets a
mark first (the graph ``fkgr:graph/writing``) and takes it away last: one that was interrupted is noticed by whoever comes next,
and mended by the next write.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import BuildError
from kg.ontology.prefixes import FKGR, PREFIXES
from kg.rdf.names import RUN
from kg.store import changes
from kg.store.embedded import EmbeddedStore
from kg.store.labels import select, values
from kg.store.remote import RemoteStore

if TYPE_CHECKING:
    from kg.rdf.difference import Difference

WRITING = FKGR + "graph/writing"
_OWN = (FKGR + "graph/", FKGR + "report/")
"""Where the graphs of builds lie; others in the store are left as they are."""
_MARK = ox.Triple(
    ox.NamedNode(WRITING), ox.NamedNode(PREFIXES["rdfs"] + "comment"), ox.Literal("a write to this store has begun and has not ended", language="en")
)


@dataclass(frozen=True, slots=True)
class Brought:
    """What a store at an address lost and gained, and whether it was written ``whole``; then ``inserted`` are all its quads."""

    removed: int = 0
    inserted: int = 0
    whole: bool = False


def open_to_read(address: str) -> RemoteStore:
    """The store at an address. Raises UsageError for what is no address, BuildError when nothing answers there, when the store is
    empty, or when a write to it has begun and has not ended."""
    return _opened(address, _refuse_unfinished)


def open_to_write(address: str) -> RemoteStore:
    """The store at an address, to be brought to a build. Raises UsageError for what is no address, BuildError when nothing answers
    there, or when it takes no updates or holds data that no build wrote: its default graph would be written over."""
    return _opened(address, _refuse_foreign)


def _opened(address: str, refuse: Callable[[RemoteStore], None]) -> RemoteStore:
    store = RemoteStore.connect(address)
    try:
        refuse(store)
    except BaseException:
        store.close()
        raise
    return store


def _refuse_unfinished(store: RemoteStore) -> None:
    state = _state(store)
    if WRITING in state:
        what = "a write to this store was interrupted, or is going on: it holds part of the old graph and part of the new"
        do = "wait for it, or repeat it: kg add --store without a file writes what the build folder holds"
        raise BuildError(what, where=store.address, do=do)
    if RUN not in state and not store.graphs():
        do = "fill it with kg build --store, or from a build folder with kg add --store"
        raise BuildError("the store is empty", where=store.address, do=do)


def _refuse_foreign(store: RemoteStore) -> None:
    if not _state(store) and (store.graphs() or store.query("ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }")):
        expected = "an empty store, or one that kg wrote"
        raise BuildError("the store holds data that no build wrote", where=store.address, expected=expected, do="name another, or empty it")
    _ = store.update_url  # told before any work


def write_whole(store: RemoteStore, quads: Iterable[ox.Quad]) -> Brought:
    """Make a store hold these quads in place of those of an earlier build; graphs that no build wrote stay.

    Raises KgError when the server refuses or goes away: the store is then marked as unfinished.
    """
    graphs: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        assert isinstance(quad.graph_name, ox.NamedNode)
        graphs[quad.graph_name.value].append(quad.triple)
    store.put_graph(WRITING, [_MARK])
    for graph in sorted(graphs, key=lambda name: (name == RUN, name)):
        store.put_graph(graph, graphs[graph])
    there = [name for name in store.graphs() if name not in graphs and name != WRITING]
    store.drop(name for name in there if name.startswith(_OWN))
    others = store.quads(name for name in there if not name.startswith(_OWN))
    store.refresh_union([*(quad.triple for quad in others), *(triple for triples in graphs.values() for triple in triples)])
    store.drop([WRITING])
    return Brought(0, sum(map(len, graphs.values())), True)


def bring(store: RemoteStore, build: EmbeddedStore, change: Difference | None = None, *, whole: bool = False) -> Brought:
    """Bring a store to what a build holds. ``change`` is what the build lost and gained since it was last brought there.

    Only the difference is written where the store holds the build as it was before; nothing where it holds it already; all in
    any other case, so that an interrupted write is mended, and where ``whole`` is wanted. Raises KgError as ``write_whole``.
    """
    after = {quad.triple for quad in build.engine.quads_for_pattern(None, None, None, ox.NamedNode(RUN))}
    removed, added = (change.removed, change.added) if change is not None else (set(), set())
    before = (after - _run(added)) | _run(removed)
    held = set() if whole or WRITING in _state(store) else {quad.triple for quad in store.quads([RUN])}
    if held == after:
        return Brought()
    if held != before or any(isinstance(term, ox.BlankNode) for quad in removed | added for term in (quad.subject, quad.object)):
        return write_whole(store, build.quads())
    union = not store.unites
    store.update(f"INSERT DATA {{ GRAPH {_MARK.subject} {{ {_MARK} }} }}")
    for text in changes.steps(removed, added, union=union):
        store.update(text)
    store.drop([WRITING])
    return Brought(len(removed), len(added))


def _state(store: RemoteStore) -> set[str]:
    """Which of the graphs are there that tell that a build wrote this, or is writing."""
    query = f"SELECT DISTINCT ?g {{ {values('g', (RUN, WRITING))} GRAPH ?g {{ ?s ?p ?o }} }}"
    return {row["g"] for row in select(store, query).texts()}


def _run(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    """What stands in the run graph."""
    return {quad.triple for quad in quads if quad.graph_name == ox.NamedNode(RUN)}
