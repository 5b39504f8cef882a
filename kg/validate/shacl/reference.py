"""The same shapes by pyshacl: the reference that our own validator is tested against; ten times slower on a whole graph."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import OntologyError, UsageError
from kg.ontology.parse import parse_turtle
from kg.ontology.prefixes import shorten
from kg.store.interface import Store
from kg.validate.finding import Finding, Severity
from kg.validate.shacl.shape import local_name, shape_files
from kg.worded import worded

_SEVERITIES = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


def check_shapes_with_pyshacl(store: Store, ontology_dir: Path) -> list[Finding]:
    """Results of all shapes over the union, by pyshacl; sorted, each once.

    Raises OntologyError for a shape file that is no Turtle or no valid SHACL, UsageError where pyshacl is not installed.
    """
    return validate_with_pyshacl(store, shape_files(ontology_dir))


def validate_with_pyshacl(store: Store, files: list[Path]) -> list[Finding]:
    """Results of the shapes of some files over the union of a store, by pyshacl; sorted, each once.

    Raises OntologyError when there is no file, for malformed Turtle and for invalid SHACL; UsageError where pyshacl is not installed: only
    tests and benchmarks need it.
    """
    pyshacl = _library()
    if not files:
        raise OntologyError("no shapes", where="ontology/shapes", expected="at least one *.ttl file")
    shapes = _graph([quad.triple for path in files for quad in parse_turtle(path)])
    _, report, text = pyshacl.validate(_graph(store.triples()), shacl_graph=shapes, inference="none", inplace=True, allow_warnings=True)
    if not isinstance(report, Graph):
        raise OntologyError(worded("the shapes cannot be used: {}", text), where="ontology/shapes")
    return sorted({_finding(report, result, shapes) for result in report.objects(None, SH.result)})


def _library() -> Any:
    try:
        return importlib.import_module("pyshacl")
    except ImportError as error:
        raise UsageError("the reference validator needs pyshacl", do="pip install 'fintech-kg[test]'") from error


def _finding(report: Graph, result: Node, shapes: Graph) -> Finding:
    texts: dict[str, list[str]] = {}
    for message in report.objects(result, SH.resultMessage):
        language = message.language or "en" if isinstance(message, Literal) else "en"
        texts.setdefault(language, []).append(str(message))
    chosen = {language: "; ".join(sorted(lines)) for language, lines in texts.items()}
    severity = report.value(result, SH.resultSeverity)
    value = report.value(result, SH.value)
    fallback = next(iter(sorted(chosen.values())), "")
    return Finding(
        _SEVERITIES.get(URIRef(str(severity)), Severity.ERROR),
        _owner(report.value(result, SH.sourceShape), shapes),
        str(report.value(result, SH.focusNode)),
        chosen.get("zh", fallback),
        chosen.get("en", fallback),
        "" if value is None else shorten(str(value)),
    )


def _owner(shape: Node | None, shapes: Graph) -> str:
    """The name of a shape, or of the one that a nameless one stands in."""
    while isinstance(shape, BNode):
        shape = next(iter(shapes.subjects(None, shape)), None)
    return local_name(str(shape))


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
