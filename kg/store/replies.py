"""What a SPARQL server sends back → results and triples, or what is wrong with it in one line."""

from __future__ import annotations

import httpx
import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.results import Answer, Result, Rows, Triples, collect, text
from kg.store.wire import media_of
from kg.worded import worded

TRIPLES = "application/n-triples"
_RESULTS = {"application/sparql-results+json": ox.QueryResultsFormat.JSON, "application/sparql-results+xml": ox.QueryResultsFormat.XML}
_GRAPHS = {TRIPLES: ox.RdfFormat.N_TRIPLES, "text/plain": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
ACCEPT = ", ".join([*_RESULTS, f"{TRIPLES};q=0.9"])
_CUT = "X-SPARQL-MaxRows"
"""By this header Virtuoso says that it left rows out."""


def results_of(reply: httpx.Response, url: str) -> Result:
    """The answer to a query. Raises QueryError for one that is none, cannot be read, or was cut off."""
    if _CUT in reply.headers:
        raise QueryError(worded("the server gave the first {} rows and no more", reply.headers[_CUT]), where=url, do="raise its limit of rows")
    media = media_of(reply)
    try:
        if media in _RESULTS:
            return _unwrapped(collect(ox.parse_query_results(reply.content, format=_RESULTS[media])))
        if media in _GRAPHS:
            return _triples(reply.content, _GRAPHS[media])
    except (SyntaxError, ValueError) as error:
        raise QueryError(worded("the answer ({}) cannot be read: {}", media, error), where=url) from error
    what = worded("the answer is {}", media or worded("of no type"))
    raise QueryError(what, where=url, expected="results of a query", do="is this the address of a SPARQL endpoint?")


def triples_of(reply: httpx.Response, url: str) -> tuple[ox.Triple, ...]:
    """The triples of a graph, each once, sorted. Raises QueryError for what is no RDF."""
    media = media_of(reply)
    try:
        return _triples(reply.content, _GRAPHS[media]).triples
    except (SyntaxError, ValueError, KeyError) as error:
        raise QueryError(worded("the graph ({}) cannot be read: {}", media, error), where=url, expected=TRIPLES) from error


def _unwrapped(found: Result) -> Result:
    """Yes or no where the server wraps it in a row, as Virtuoso 7 does."""
    if isinstance(found, Rows) and found.variables == ("__ASK_RETVAL",):
        return Answer(bool(found.rows) and text(found.rows[0][0]) in {"1", "true"})
    return found


def _triples(data: bytes, form: ox.RdfFormat) -> Triples:
    return Triples(tuple(sorted({quad.triple for quad in ox.parse(data, format=form)}, key=str)))
