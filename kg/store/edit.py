"""SPARQL Update on the store of a build folder: on a copy, which takes the folder's place when all is done.

An update names the graphs that it changes. The default graph shows their union and is brought to it afterwards, and what
follows by the rules of the ontology is derived anew; nothing else is: statements, evidence and the counts in the run graph stay
as they were written. Of the other files those that tell the graph are marked as older than the
store, and so is what was read of the reports, since no report says what the update said.
"""

from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ontology.prefixes import PREFIXES, shorten
from kg.rdf.names import INFERRED
from kg.rdf.rules import load_rules
from kg.store.builddir import heal, replacing, take_over, writing
from kg.store.embedded import EmbeddedStore
from kg.store.inference import Inference, as_fact
from kg.store.labels import select
from kg.store.sparql import syntax_error
from kg.store.stale import DERIVED, EXTRACTIONS, mark_stale
from kg.worded import worded

_DEFAULT = ox.DefaultGraph()
_LEFT = "SELECT ?s ?p ?o { ?s ?p ?o MINUS { GRAPH ?g { ?s ?p ?o } } }"
"""Triples of the default graph that no named graph holds. MINUS compares what all rows are; NOT EXISTS would look each one up."""
_NEW = "SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } MINUS { ?s ?p ?o } }"


class TooLateError(QueryError):
    """An update that was not done in its time."""


def update(out: Path, text: str, ontology_dir: Path, deadline: float = float("inf")) -> None:
    """Run a SPARQL 1.1 update on the store of a build folder; other readers see it when the folder is opened anew.

    An update that fails changes nothing. Raises QueryError for one that is malformed, fails, or changes the default graph by itself,
    TooLateError for one that is not done at ``deadline`` (by ``time.monotonic``), BuildError when there is no build at ``out`` or
    another process writes there.
    """
    heal(out)
    with writing(out) as folder, replacing(folder) as fresh:
        take_over(folder, fresh, [*DERIVED, EXTRACTIONS, "problems.jsonl", "run.json"])
        with EmbeddedStore.open(folder, finished=False) as before, EmbeddedStore.copy(folder, fresh) as store:
            _run(store, text)
            _unite(store, before)
            _derive(store, ontology_dir)
        mark_stale(fresh, [*DERIVED, EXTRACTIONS])
        if time.monotonic() > deadline:
            raise TooLateError("the update took too long, and nothing was changed", where=worded("update"), do="split it")


def _run(store: EmbeddedStore, text: str) -> None:
    try:
        store.engine.update(text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise syntax_error(text, error, "update") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(worded("the update failed, and nothing was changed: {}", error), where=worded("update")) from error


def _unite(store: EmbeddedStore, before: EmbeddedStore) -> None:
    """Bring the default graph to the union of the named ones.

    Raises QueryError when the update itself put a triple into it or took one out of it.
    """
    lost, gained = ({as_fact(row) for row in select(store, query).rows} for query in (_LEFT, _NEW))
    for facts, stood in ((lost, True), (gained, False)):
        for fact in facts:
            if (ox.Quad(*fact, _DEFAULT) in before.engine) != stood:
                told = " ".join(shorten(str(term).strip("<>")) for term in fact)
                raise QueryError(
                    worded("the update adds to the default graph: {}", told) if stood else worded("the update takes from the default graph: {}", told),
                    where=worded("update"), expected="named graphs, of which it shows the union",
                    do="write GRAPH <…> { … } in it, or WITH <…> before it",
                )  # fmt: skip
    for fact in lost:
        store.engine.remove(ox.Quad(*fact, _DEFAULT))
    store.engine.extend(ox.Quad(*fact, _DEFAULT) for fact in gained)


def _derive(store: EmbeddedStore, ontology_dir: Path) -> None:
    """Derive anew what follows; all of it, since what an update takes out of all graphs at once leaves no trace to go by."""
    graph = ox.NamedNode(INFERRED)
    held = set(store.engine.quads_for_pattern(None, None, None, graph))
    wanted = {ox.Quad(*fact, graph) for fact in Inference(store, load_rules(ontology_dir)).derivations}
    store.change(held - wanted, wanted - held)
