"""Does the ontology stay within OWL 2 RL (and DL)? Each restriction of the grammar is a query: ``ontology/profile/*.rq``.

A row is a violation: ``?x`` is the term, ``?v`` the construct or name that breaks the rule. The first lines of a file say
``# zh:`` and ``# en:`` (the message) and ``# reason:`` (the place in the W3C specification).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.parse import ontology_files, ontology_triples
from kg.ontology.prefixes import shorten
from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store
from kg.validate.finding import Finding, Severity
from kg.validate.queries import defects, read_head
from kg.worded import worded

_GRAPH = ox.NamedNode("https://w3id.org/fintech-kg/id/graph/ontology")


def check_profile(ontology_dir: Path) -> list[Finding]:
    """What in header, modules, fixed schemes and alignments breaks OWL 2 RL, sorted; empty where nothing does.

    Raises OntologyError, with file and line, for Turtle or a query that cannot be read.
    """
    files = [*ontology_files(ontology_dir), *sorted((ontology_dir / "alignments").glob("*.ttl"))]
    return violations(files, profile_queries(ontology_dir))


def profile_queries(ontology_dir: Path) -> list[Path]:
    """The queries of the profile, sorted. Raises OntologyError when there is none: a check of nothing would pass."""
    found = sorted((ontology_dir / "profile").glob("*.rq"))
    if not found:
        raise OntologyError("no queries of the profile", where=str(ontology_dir / "profile"), expected="*.rq files", do="restore them")
    return found


def violations(files: Iterable[Path], queries: Iterable[Path]) -> list[Finding]:
    """Rows of the queries over the union of some Turtle files. Raises OntologyError as ``check_profile`` does."""
    quads = [ox.Quad(t.subject, t.predicate, t.object, _GRAPH) for t in ontology_triples(files)]
    with EmbeddedStore.in_memory(quads) as store:
        return sorted({finding for path in queries for finding in _rows(store, path)})


def _rows(store: Store, path: Path) -> list[Finding]:
    head, text = read_head(path, worded("query"), ("zh", "en"))
    rows = defects(store, text, path, worded("query of the profile"))
    return [Finding(Severity.ERROR, f"profile-{path.stem}", row["x"], head["zh"], head["en"], shorten(row["v"])) for row in rows]
