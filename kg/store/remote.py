"""A store behind HTTP: any SPARQL 1.1 endpoint; what is written needs SPARQL Update, and the Graph Store Protocol helps.

The graphs lie there as they lie in the embedded store: every named graph, and their union as the default graph, each
triple once; where the server itself shows the union of the named graphs as default graph, none is written. Source:
https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-http-rdf-update/.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

import httpx
import pyoxigraph as ox

from kg.errors import BuildError, InputError, KgError, QueryError
from kg.ontology.prefixes import PREFIXES
from kg.rdf import serialise
from kg.rdf.parse import read_dataset
from kg.store import changes
from kg.store.interface import Counts, counts_of
from kg.store.replies import ACCEPT, TRIPLES, results_of, triples_of
from kg.store.results import Answer, Result, Term, Triples, rows
from kg.store.sparql import syntax_error
from kg.store.wire import Address, Wire
from kg.worded import several, worded


class Layout(NamedTuple):
    """Where a server takes queries, updates and graphs, as ends of one address."""

    query: str
    update: str
    graphs: str


LAYOUTS = (
    Layout("/query", "/update", "/store"),
    Layout("/sparql", "/update", "/data"),
    Layout("/sparql", "/sparql", "/sparql-graph-crud"),
    Layout("", "/statements", "/rdf-graphs/service"),
)
"""Oxigraph, Jena Fuseki, Virtuoso (and ``kg serve``, which has no graph store), RDF4J."""
WRITE_SECONDS = 900.0
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_OF_SERVERS = ("http://www.openlinksw.com/", "http://localhost:8890/", "http://localuriqaserver/", "http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/ldp#")
"""Where graphs lie that Virtuoso comes with."""
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)


class RemoteStore:
    """A store at an address. ``connect`` finds out where it answers queries."""

    def __init__(self, wire: Wire, address: str, query_url: str, layouts: tuple[Layout, ...]) -> None:
        self._wire, self._layouts = wire, layouts
        self.address, self.query_url = address, query_url
        self._root = query_url.removesuffix(layouts[0].query)

    @property
    def folder(self) -> None:
        """A server has no folder that could be seen from here."""

    @property
    def state(self) -> str:
        """Empty: a server does not tell what its content is."""
        return ""

    @classmethod
    def connect(cls, address: str, timeout: float = 60.0, headers: Mapping[str, str] | None = None) -> RemoteStore:
        """The store at ``address``: a server, or the address of its query endpoint; ``user:password@`` before the host is sent as
        Basic authentication, a token in ``KG_STORE_TOKEN`` as Bearer, neither ever told. ``timeout`` is in seconds a request.

        Raises UsageError for what is no address, BuildError when nothing there answers a query.
        """
        place = Address.parse(address)
        wire = Wire(place, timeout, headers)
        tried: dict[str, KgError] = {}
        for ending in dict.fromkeys(layout.query for layout in LAYOUTS):
            url = place.url.removesuffix(ending) + ending
            if url in tried:
                continue
            store = cls(wire, place.url, url, tuple(layout for layout in LAYOUTS if layout.query == ending))
            try:
                if store.query("ASK {}") == Answer(True):
                    return store
                tried[url] = QueryError("it does not say yes to ASK {}", where=url)
            except KgError as error:
                tried[url] = error
                if isinstance(error, BuildError) or isinstance(error.__cause__, httpx.TimeoutException):  # another path would fare no better
                    wire.close()
                    raise type(error)(error.what, where=place.url, do=error.do) from error
        wire.close()
        what = worded("no SPARQL endpoint answers there: {}", several((worded("{} — {}", url, error.what) for url, error in tried.items()), "; "))
        raise BuildError(what, where=place.url, do="start the server, or correct the address")

    @cached_property
    def graphs_url(self) -> str:
        """Where graphs are read and written by the Graph Store Protocol; empty where the server does not speak it."""
        known = [{"graph": name} for name in self._some_graph()]  # Virtuoso has no default graph to give
        for layout in self._layouts:
            url = self._root + layout.graphs
            if any(self._wire.status(url, target, TRIPLES) in {200, 204} for target in ({"default": ""}, *known)):
                return url
        return ""

    @cached_property
    def update_url(self) -> str:
        """Where updates are taken. Raises BuildError when they are not."""
        fitting = [layout for layout in self._layouts if self.graphs_url == self._root + layout.graphs] or list(self._layouts)
        for layout in fitting:
            url = self._root + layout.update
            reply = self._update(url, "INSERT DATA {}")
            if reply.status_code < 300:
                return url
            if reply.status_code in {401, 403} or reply.status_code >= 500 or layout == fitting[-1]:
                raise self._wire.refused(reply, worded("takes no update"), url)
        raise AssertionError("the last layout returns or raises")

    @cached_property
    def unites(self) -> bool:
        """Does the server itself show the union of the named graphs as default graph? Told by a triple that is written and taken away.

        Raises KgError when the store cannot be written to.
        """
        graph = changes.PROBE
        self.update(f"INSERT DATA {{ GRAPH {graph} {{ {graph} {graph} {graph} }} }}")
        try:
            return bool(self.query(f"ASK {{ {graph} {graph} {graph} }}"))
        finally:
            self.update(f"DELETE DATA {{ GRAPH {graph} {{ {graph} {graph} {graph} }} }}")

    def query(self, sparql: str, bound: Mapping[str, Term] | None = None) -> Result:
        """Run a SPARQL 1.1 query. Raises QueryError with what is wrong with it or with the answer, BuildError when there is none.

        ``bound`` gives terms to variables of its outermost pattern, by name: VALUES at the end, so the query must have none there.
        """
        asked = _with_prefixes(sparql)
        if bound:
            asked += f"\nVALUES ({' '.join(f'?{name}' for name in bound)}) {{ ({' '.join(map(str, bound.values()))}) }}"
        reply = self._wire.send("POST", self.query_url, data={"query": asked}, headers={"Accept": ACCEPT})
        if reply.status_code == 400:
            _refuse_malformed(sparql)
        if reply.status_code != 200:
            raise self._wire.refused(reply, worded("refused the query"), self.query_url)
        return results_of(reply, self.query_url)

    def update(self, text: str) -> None:
        """Run a SPARQL 1.1 update. Raises KgError with what the server says, when it refuses or cannot be reached."""
        reply = self._update(self.update_url, text)
        if reply.status_code >= 300:
            raise self._wire.refused(reply, worded("refused the update"), self.update_url)

    def load(self, path: Path) -> None:
        """Replace the graphs that an N-Quads or TriG file holds. Raises InputError for a malformed file."""
        self.put(read_dataset(path))

    def put(self, quads: Iterable[ox.Quad]) -> None:
        """Replace the named graphs of the quads, and set the default graph to the union of all that then lie there.

        Graphs are written one after the other: a reader meanwhile sees some old and some new, and the union is last.
        Raises KgError when the server refuses a graph, InputError for triples outside named graphs.
        """
        graphs: dict[str, list[ox.Triple]] = defaultdict(list)
        for quad in quads:
            if not isinstance(quad.graph_name, ox.NamedNode):
                raise InputError("triples outside named graphs", expected="every triple in a named graph")
            graphs[quad.graph_name.value].append(quad.triple)
        for graph in sorted(graphs):
            self.put_graph(graph, graphs[graph])
        others = self.quads(name for name in self.graphs() if name not in graphs)
        self.refresh_union([*(quad.triple for quad in others), *(triple for triples in graphs.values() for triple in triples)])

    def put_graph(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Replace one named graph, or the default graph where ``graph`` is empty."""
        if not self.graphs_url:
            for text in changes.replacement(graph, triples):
                self.update(text)
            return
        body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        target = {"graph": graph} if graph else {"default": ""}
        reply = self._wire.send(
            "PUT", self.graphs_url, params=target, content=body, headers={"Content-Type": TRIPLES}, seconds=WRITE_SECONDS
        )
        if reply.status_code >= 300:
            raise self._wire.refused(reply, worded("did not take the graph {}", graph) if graph else worded("did not take the default graph"), self.graphs_url)

    def remove(self, graph: str) -> None:
        """Delete a named graph, and what it alone said from the union. Deleting what is not there does no harm."""
        self.drop([graph])
        self.refresh_union()

    def drop(self, graphs: Iterable[str]) -> None:
        """Delete named graphs, as far as they are there; the union is left as it is. Raises KgError when the server refuses it."""
        for graph in graphs:
            if not self.graphs_url:
                self.update(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")
                continue
            reply = self._wire.send("DELETE", self.graphs_url, params={"graph": graph})
            if reply.status_code not in {200, 202, 204, 404}:
                raise self._wire.refused(reply, worded("did not delete the graph {}", graph), self.graphs_url)

    def refresh_union(self, triples: Iterable[ox.Triple] | None = None) -> None:
        """Write the union of all named graphs, each triple once, into the default graph, unless the server unites them itself.

        ``triples`` are those of all named graphs, where they are known already.
        """
        if not self.unites:
            found = (quad.triple for quad in self.quads()) if triples is None else triples
            self.put_graph("", sorted(set(found), key=str))

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted, without those that a server makes for itself."""
        found = rows(self.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"))
        return [row["g"] for row in found.texts() if not row["g"].startswith(_OF_SERVERS) and row["g"] != self.query_url]

    def _some_graph(self) -> list[str]:
        return [row["g"] for row in rows(self.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 1")).texts()]

    def quads(self, graphs: Iterable[str] | None = None) -> list[ox.Quad]:
        """All quads of the named graphs, or of some of them."""
        found: list[ox.Quad] = []
        for graph in self.graphs() if graphs is None else graphs:
            name = ox.NamedNode(graph)
            found += [ox.Quad(each.subject, each.predicate, each.object, name) for each in self._graph(name)]
        return found

    def triples(self) -> list[ox.Triple]:
        """All triples of the union of the named graphs, each once."""
        return list({quad.triple for quad in self.quads()})

    def pairs(self, predicate: ox.NamedNode) -> list[tuple[Term, Term]]:
        """Subject and object of the union's triples of one property, each pair once."""
        found = rows(self.query(f"SELECT DISTINCT ?s ?o {{ ?s {predicate} ?o }}"))
        return [(subject, value) for subject, value in found.rows if subject is not None and value is not None]

    def quads_of(self, predicate: ox.NamedNode) -> list[ox.Quad]:
        """The quads of one property in the named graphs."""
        found = rows(self.query(f"SELECT ?g ?s ?o {{ GRAPH ?g {{ ?s {predicate} ?o }} }}"))
        return [ox.Quad(subject, predicate, value, graph) for graph, subject, value in found.rows]  # type: ignore[arg-type]

    def dump(self, path: Path) -> None:
        """Write the named graphs, sorted, as N-Quads (``.nq``) or TriG (``.trig``). Raises UsageError for others."""
        serialise.write_as(self.quads(), path)

    def counts(self) -> Counts:
        """Quads by named graph, sorted by IRI, and the size of the union."""
        return counts_of(self)

    def close(self) -> None:
        """Let go of the connection; closing twice does no harm."""
        self._wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _graph(self, name: ox.NamedNode) -> tuple[ox.Triple, ...]:
        if not self.graphs_url:
            found = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}")
            return found.triples if isinstance(found, Triples) else ()
        reply = self._wire.send("GET", self.graphs_url, params={"graph": name.value}, headers={"Accept": TRIPLES}, seconds=WRITE_SECONDS)
        if reply.status_code == 404:
            return ()
        if reply.status_code != 200:
            raise self._wire.refused(reply, worded("did not give the graph"), name.value)
        return triples_of(reply, self.graphs_url)

    def _update(self, url: str, text: str) -> httpx.Response:
        return self._wire.send("POST", url, content=text.encode(), headers={"Content-Type": "application/sparql-update"}, seconds=WRITE_SECONDS)


def _with_prefixes(sparql: str) -> str:
    """The query with our prefixes before it, on its own first line, so that line numbers stay; its own win."""
    declared = {name.lower() for name in _DECLARED.findall(sparql)}
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in declared) + sparql


def _refuse_malformed(sparql: str) -> None:
    """Raise QueryError with place and hint, as the embedded store does, for a query that is none; servers tell it each in their way."""
    if _SERVICE.search(sparql):  # asked here, it would lead to yet another server
        return
    try:
        ox.Store().query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        raise syntax_error(sparql, error) from error
    except (OSError, ValueError, RuntimeError):
        return
