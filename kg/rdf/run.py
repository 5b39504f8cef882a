"""The run graph: what the build was made from and how much came of it. Never a time: same input, same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.model.graph import Graph
from kg.rdf import literals, names
from kg.rdf.sink import Sink
from kg.rdf.terms import TYPE, Written, term

_RUN = names.FKGR + "run"


def write_run(sink: Sink, graph: Graph, axioms: Sequence[ox.Triple], counts: Mapping[str, int]) -> None:
    """The sources used, the run's own parameters, a hash of the ontology, and the counts."""
    where, run = sink.node(names.RUN), sink.node(_RUN)
    sink.add(where, run, TYPE, term("prov:Activity"))
    sink.add(where, run, term("rdfs:label"), literals.text("本次构建", "zh"))
    sink.add(where, run, term("rdfs:label"), literals.text("this build", "en"))
    for source, _ in sorted(graph.sources, key=lambda pair: pair[0].sha256):
        sink.add(where, run, term("prov:used"), sink.node(names.source_iri(source.sha256)))
    ontology_hash = hashlib.sha256("\n".join(map(str, axioms)).encode()).hexdigest()
    values: dict[str, Written] = {name: literals.text(value) for name, value in graph.run.items()}
    values.setdefault("ontology.sha256", literals.text(ontology_hash))
    values |= {f"count.{name}": literals.integer(number) for name, number in counts.items()}
    for name in sorted(values):
        node = sink.node(f"{_RUN}/{_slug(name)}")
        sink.add(where, run, term("schema:additionalProperty"), node)
        sink.add(where, node, TYPE, term("schema:PropertyValue"))
        sink.add(where, node, term("schema:name"), literals.text(name))
        sink.add(where, node, term("schema:value"), values[name])


def _slug(name: str) -> str:
    """A name as the last part of an IRI; a hash where it holds more than letters, digits, dots and hyphens."""
    plain = name.isascii() and all(char.isalnum() or char in "._-" for char in name)
    return name if plain and name else names.content_hash(name)
