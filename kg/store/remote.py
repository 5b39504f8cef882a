"""A store behind HTTP: any SPARQL 1.1 endpoint that also speaks the Graph Store Protocol.

The graphs lie there as they lie in the embedded store: every named graph, and their union as the default graph, each
triple once. Source: https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-http-rdf-update/.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import httpx
import pyoxigraph as ox

from kg.errors import BuildError, InputError, QueryError
from kg.ontology.prefixes import PREFIXES
from kg.rdf import serialise
from kg.rdf.parse import read_dataset
from kg.store.interface import Counts, counts_of
from kg.store.results import Result, Triples, collect, rows

LAYOUTS = (("/query", "/store"), ("/sparql", "/data"), ("/sparql", "/sparql-graph-crud"), ("", "/rdf-graphs/service"))
"""Where servers put their query endpoint and their graph store: Oxigraph, Jena Fuseki, Virtuoso, RDF4J."""
_RESULTS = {"application/sparql-results+json": ox.QueryResultsFormat.JSON, "application/sparql-results+xml": ox.QueryResultsFormat.XML}
_TRIPLES = "application/n-triples"
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)


class RemoteStore:
    """A store at an address. ``connect`` finds out where it answers queries and where it takes graphs."""

    def __init__(self, client: httpx.Client, query_url: str, graphs_url: str) -> None:
        self._client: httpx.Client | None = client
        self.query_url, self.graphs_url = query_url, graphs_url

    @classmethod
    def connect(cls, address: str, timeout: float = 60.0, headers: Mapping[str, str] | None = None) -> RemoteStore:
        """The store at ``address``: a server, or the address of its query endpoint.

        Raises BuildError when nothing there answers a query.
        """
        base = address.rstrip("/")
        client = httpx.Client(timeout=timeout, headers=dict(headers or {}), follow_redirects=True)
        tried: list[str] = []
        for query, graphs in LAYOUTS:
            root = base.removesuffix(query)
            store = cls(client, root + query, root + graphs)
            if store.query_url not in tried and not store._answers():
                tried.append(store.query_url)
            elif store.query_url not in tried and store._keeps_graphs():
                return store
        client.close()
        expected = f"one at {', '.join(tried)}" if tried else "a graph store beside it"
        raise BuildError("no SPARQL endpoint with a graph store answers there", where=address, expected=expected, do="start the server, or correct the address")

    def query(self, sparql: str) -> Result:
        """Run a SPARQL 1.1 query. Raises QueryError with what the server says, BuildError when it cannot be reached."""
        text = _with_prefixes(sparql)
        reply = self._send("POST", self.query_url, data={"query": text}, headers={"Accept": ", ".join([*_RESULTS, f"{_TRIPLES};q=0.9"])})
        if reply.status_code != 200:
            said = " ".join(reply.text.split())[:300] or reply.reason_phrase
            raise QueryError(f"the server refused the query ({reply.status_code}): {said}", where=self.query_url)
        media = reply.headers.get("content-type", "").partition(";")[0].strip()
        try:
            if media in _RESULTS:
                return collect(ox.parse_query_results(reply.content, format=_RESULTS[media]))
            return _triples(reply.content)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the answer ({media or 'of no type'}) cannot be read: {error}", where=self.query_url) from error

    def load(self, path: Path) -> None:
        """Replace the graphs that an N-Quads or TriG file holds. Raises InputError for a malformed file."""
        self.put(read_dataset(path))

    def put(self, quads: Iterable[ox.Quad]) -> None:
        """Replace the named graphs of the quads, and set the default graph to the union of all that then lie there.

        Graphs are written one after the other: a reader meanwhile sees some old and some new, and the union is last.
        Raises BuildError when the server refuses a graph, InputError for triples outside named graphs.
        """
        graphs: dict[str, list[ox.Triple]] = defaultdict(list)
        for quad in quads:
            if not isinstance(quad.graph_name, ox.NamedNode):
                raise InputError("triples outside named graphs", expected="every triple in a named graph")
            graphs[quad.graph_name.value].append(quad.triple)
        for graph in sorted(graphs):
            self._put({"graph": graph}, graphs[graph])
        self.refresh_union()

    def remove(self, graph: str) -> None:
        """Delete a named graph, and what it alone said from the union. Deleting what is not there does no harm."""
        reply = self._send("DELETE", self.graphs_url, params={"graph": graph})
        if reply.status_code not in {200, 202, 204, 404}:
            raise BuildError(f"the server did not delete the graph ({reply.status_code})", where=graph)
        self.refresh_union()

    def refresh_union(self) -> None:
        """Write the union of all named graphs, each triple once, into the default graph."""
        self._put({"default": ""}, sorted({quad.triple for quad in self.quads()}, key=str))

    def quads(self) -> list[ox.Quad]:
        """All quads of the named graphs."""
        found: list[ox.Quad] = []
        for graph in self._graphs():
            reply = self._send("GET", self.graphs_url, params={"graph": graph}, headers={"Accept": _TRIPLES})
            if reply.status_code != 200:
                raise BuildError(f"the server did not give the graph ({reply.status_code})", where=graph)
            name = ox.NamedNode(graph)
            found += [ox.Quad(each.subject, each.predicate, each.object, name) for each in ox.parse(reply.content, format=ox.RdfFormat.N_TRIPLES)]
        return found

    def dump(self, path: Path) -> None:
        """Write the named graphs, sorted, as N-Quads (``.nq``) or TriG (``.trig``). Raises UsageError for others."""
        serialise.write_as(self.quads(), path)

    def counts(self) -> Counts:
        """Quads by named graph, sorted by IRI, and the size of the union."""
        return counts_of(self)

    def close(self) -> None:
        """Let go of the connection; closing twice does no harm."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def __enter__(self) -> RemoteStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _graphs(self) -> list[str]:
        return [row["g"] for row in rows(self.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")).texts()]

    def _put(self, target: Mapping[str, str], triples: Iterable[ox.Triple]) -> None:
        body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        reply = self._send("PUT", self.graphs_url, params=dict(target), content=body, headers={"Content-Type": _TRIPLES})
        if reply.status_code not in {200, 201, 202, 204}:
            said = " ".join(reply.text.split())[:200] or reply.reason_phrase
            raise BuildError(f"the server did not take the graph ({reply.status_code}): {said}", where=target.get("graph") or "default graph")

    def _answers(self) -> bool:
        try:
            reply = self._send("POST", self.query_url, data={"query": "ASK {}"}, headers={"Accept": next(iter(_RESULTS))})
        except BuildError:
            return False
        return reply.status_code == 200 and b"true" in reply.content

    def _keeps_graphs(self) -> bool:
        try:
            reply = self._send("GET", self.graphs_url, params={"default": ""}, headers={"Accept": _TRIPLES, "Range": "bytes=0-0"})
        except BuildError:
            return False
        return reply.status_code in {200, 204, 206}

    def _send(self, method: str, address: str, **parts: object) -> httpx.Response:
        if self._client is None:
            raise BuildError("the store is closed", where=self.query_url)
        try:
            return self._client.request(method, address, **parts)  # type: ignore[arg-type]
        except httpx.TimeoutException as error:
            raise QueryError("the server did not answer in time", where=address, do="narrow the query") from error
        except httpx.HTTPError as error:
            raise BuildError(f"cannot be reached: {error}", where=address, do="start the server, or correct the address") from error


def _with_prefixes(sparql: str) -> str:
    """The query with our prefixes before it, on its own first line, so that line numbers stay; its own win."""
    declared = {name.lower() for name in _DECLARED.findall(sparql)}
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in declared) + sparql


def _triples(data: bytes) -> Triples:
    return Triples(tuple(sorted({quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}, key=str)))
