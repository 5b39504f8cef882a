"""What every store can do, embedded or remote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

import pyoxigraph as ox

from kg.store.results import Result, Term, rows


@dataclass(frozen=True, slots=True)
class Counts:
    """Quads by graph IRI; ``quads`` is their sum, ``triples`` counts a triple of several graphs once."""

    graphs: tuple[tuple[str, int], ...]
    triples: int

    @property
    def quads(self) -> int:
        return sum(number for _, number in self.graphs)


class Store(Protocol):
    """A dataset of named graphs; a query without GRAPH sees the union of them, each triple once."""

    @property
    def folder(self) -> Path | None:
        """The build folder that it was opened in to be read; None for others."""
        ...

    @property
    def state(self) -> str:
        """What tells its content from any other, where that can be told without reading it; empty elsewhere."""
        ...

    def query(self, sparql: str, bound: Mapping[str, Term] | None = None) -> Result:
        """Run a SPARQL 1.1 query; the prefixes of the vocabulary need not be declared. Raises QueryError.

        ``bound`` gives terms to variables of its outermost pattern, by name.
        """
        ...

    def load(self, path: Path) -> None:
        """Add an N-Quads or TriG file. Raises InputError for a malformed file, BuildError for a read-only store."""
        ...

    def quads(self) -> list[ox.Quad]:
        """All quads of the named graphs."""
        ...

    def triples(self) -> list[ox.Triple]:
        """All triples of the union, each once."""
        ...

    def pairs(self, predicate: ox.NamedNode) -> list[tuple[Term, Term]]:
        """Subject and object of the union's triples of one property, each pair once."""
        ...

    def quads_of(self, predicate: ox.NamedNode) -> list[ox.Quad]:
        """The quads of one property in the named graphs."""
        ...

    def dump(self, path: Path) -> None:
        """Write the named graphs as sorted N-Quads or TriG, by the ending of ``path``. Raises UsageError."""
        ...

    def counts(self) -> Counts:
        """How many quads each graph holds."""
        ...

    def close(self) -> None:
        """Release the store; it cannot be used afterwards."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def counts_of(store: Store) -> Counts:
    """What ``Store.counts`` tells, asked in SPARQL: quads by named graph, sorted by IRI, and the size of the union."""
    by_graph = store.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
    union = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    graphs = tuple((row["g"], int(row["n"])) for row in rows(by_graph).texts())
    return Counts(graphs, int(next(rows(union).texts())["n"]))
