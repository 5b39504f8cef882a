"""Every check of a build: its own rules, and the shapes of the ontology."""

from __future__ import annotations

from pathlib import Path

from kg.rdf.rules import load_rules
from kg.store.embedded import EmbeddedStore
from kg.validate.evidence import check_dataset
from kg.validate.finding import Finding
from kg.validate.shacl import check_shapes


def check_build(folder: Path, ontology_dir: Path) -> list[Finding]:
    """What breaks the rules of the vocabulary in a build: evidence, quotes, names, classes, shapes; sorted.

    Raises BuildError when ``folder`` is no build, OntologyError when ontology or shapes cannot be read.
    """
    with EmbeddedStore.open(folder) as store:
        return sorted([*check_dataset(store, load_rules(ontology_dir)), *check_shapes(store, ontology_dir)])
