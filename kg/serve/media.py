"""Media types of answers, and which of them a client likes best."""

from __future__ import annotations

from collections.abc import Sequence

import mimeparse
import pyoxigraph as ox

from kg.serve.errors import HttpError

RESULTS: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
"""For SELECT and ASK; the first is sent to a client that does not care."""
GRAPHS: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/xml": ox.RdfFormat.RDF_XML,
    "application/json": ox.RdfFormat.JSON_LD,
}
"""For CONSTRUCT and DESCRIBE, and for what is told of an entity."""
HTML = "text/html"


def choose(accept: str, offered: Sequence[str]) -> str:
    """The offered media type that an Accept header likes best; of equals the one offered first.

    An empty header means that anything will do. Raises HttpError: 400 for a header that cannot be read, 406 when nothing
    fits. Source: RFC 9110, section 12.5.1.
    """
    if not accept.strip():
        return offered[0]
    try:
        weights = [float(mimeparse.quality(each, accept)) for each in offered]
    except (mimeparse.MimeTypeParseException, ValueError) as error:
        raise HttpError(400, f"the Accept header cannot be read: {accept[:200]}") from error
    best = max(weights)
    if best <= 0:
        raise HttpError(406, f"nothing fits Accept: {accept[:200]}; offered are {', '.join(offered)}")
    return offered[weights.index(best)]
