"""The SHACL shapes of the ontology, run over the union of a dataset. The only module that needs rdflib and pyshacl."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from pyshacl import validate
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import OntologyError
from kg.ontology.parse import parse_turtle
from kg.ontology.prefixes import shorten
from kg.store.embedded import EmbeddedStore
from kg.validate.finding import Finding, Severity

_SEVERITIES = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


def shape_files(ontology_dir: Path) -> list[Path]:
    """The shape files of an ontology folder; their examples, one folder deeper, are not among them."""
    return sorted((ontology_dir / "shapes").glob("*.ttl"))


def check_shapes(store: EmbeddedStore, ontology_dir: Path) -> list[Finding]:
    """Results of all shapes over the union, which holds the ontology and what was inferred; sorted.

    Raises OntologyError for a shape file that is no Turtle or no valid SHACL.
    """
    return check_graph(_graph(store.triples()), load_shapes(shape_files(ontology_dir)))


def load_shapes(files: list[Path]) -> Graph:
    """The shapes of some files as one graph. Raises OntologyError when there is none, or for malformed Turtle."""
    if not files:
        raise OntologyError("no shapes", where="ontology/shapes", expected="at least one *.ttl file")
    return _graph([quad.triple for path in files for quad in parse_turtle(path)])


def check_graph(data: Graph, shapes: Graph) -> list[Finding]:
    """Results of shapes over a plain rdflib graph. Raises OntologyError when the shapes are no valid SHACL."""
    _, report, text = validate(data, shacl_graph=shapes, inference="none", inplace=True, allow_warnings=True)
    if not isinstance(report, Graph):
        raise OntologyError(f"the shapes cannot be used: {text}", where="ontology/shapes")
    return sorted(_finding(report, result) for result in report.subjects(RDF.type, SH.ValidationResult))


def _finding(report: Graph, result: Node) -> Finding:
    texts: dict[str, list[str]] = {}
    for message in report.objects(result, SH.resultMessage):
        language = message.language or "en" if isinstance(message, Literal) else "en"
        texts.setdefault(language, []).append(str(message))
    chosen = {language: "; ".join(sorted(lines)) for language, lines in texts.items()}
    severity = report.value(result, SH.resultSeverity)
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    fallback = next(iter(sorted(chosen.values())), "")
    return Finding(
        _SEVERITIES.get(URIRef(str(severity)), Severity.ERROR),
        f"shacl {shorten(str(path)) if isinstance(path, URIRef) else ''}".strip(),
        str(report.value(result, SH.focusNode)),
        chosen.get("zh", fallback),
        chosen.get("en", fallback),
        "" if value is None else shorten(str(value)),
    )


def _graph(triples: list[ox.Triple]) -> Graph:
    """Triples of the store as a plain rdflib graph, on which pyshacl runs fastest; each term is made once."""
    graph = Graph(bind_namespaces="none")
    known: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node] = {}

    def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        found = known.get(value)
        if found is None:
            found = known[value] = _term(value)
        return found

    graph.addN((term(t.subject), term(t.predicate), term(t.object), graph) for t in triples)
    return graph


def _term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if isinstance(value, ox.Literal):
        if value.language:
            return Literal(value.value, lang=value.language)
        return Literal(value.value, datatype=URIRef(value.datatype.value))
    return BNode(str(value))
