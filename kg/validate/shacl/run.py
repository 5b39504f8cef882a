"""Shapes over the union of a dataset: every constraint goes through all focus nodes of its shape at once.

pyshacl takes 20 seconds for the graph of five reports: it makes a result, with its text, for every branch of an ``sh:or`` that fails,
and walks ``rdfs:subClassOf`` anew for every value of an ``sh:class``. pyrudof takes a quarter of that, but leaves out the messages of
``sh:or``, ``sh:not`` and SPARQL constraints. pyshacl stays the reference (``reference.py``): a test wants the same results of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path as File

import pyoxigraph as ox

from kg.errors import OntologyError, QueryError
from kg.ontology.prefixes import shorten
from kg.store.interface import Store
from kg.store.results import rows, text
from kg.validate.finding import Finding
from kg.validate.shacl.constraints import Conforms, Constraint, constraint
from kg.validate.shacl.data import DataGraph, Term
from kg.validate.shacl.path import walker
from kg.validate.shacl.shape import Rule, Shape, read_shapes, shape_files
from kg.worded import worded

Breach = tuple[Shape, Term, Term | None]
"""The shape that is broken, the focus node, the value if one shows the breach."""


def check_shapes(store: Store, ontology_dir: File) -> list[Finding]:
    """Results of all shapes over the union, which holds the ontology and what was inferred; sorted, each once.

    Raises OntologyError, with file and line, for a shape file that is no Turtle or no SHACL that is supported.
    """
    return validate(store, read_shapes(shape_files(ontology_dir)))


def validate(store: Store, shapes: Iterable[Shape]) -> list[Finding]:
    """Results of shapes over the union of a store; sorted, each once. Raises OntologyError for a shape with unfit terms."""
    validator = _Validator(DataGraph(store))
    return sorted({_finding(*breach) for shape in shapes for breach in validator.breaches(shape)})


def _finding(shape: Shape, focus: Term, value: Term | None) -> Finding:
    said = shape.zh or shape.en, shape.en or shape.zh
    zh, en = said if any(said) else (f"不符合形状 {shape.name}", f"does not conform to {shape.name}")
    return Finding(shape.severity, shape.name, text(focus), zh, en, shorten(text(value)))


class _Validator:
    def __init__(self, data: DataGraph) -> None:
        self._data = data

    def breaches(self, shape: Shape) -> Iterator[Breach]:
        """Breaches of a shape by all that it targets."""
        return self._of(shape, self._targets(shape))

    def _targets(self, shape: Shape) -> list[Term]:
        found: dict[Term, None] = {}
        for kind, term in shape.targets:
            if kind == "targetClass":
                nodes: Iterable[Term] = self._data.instances(term)
            elif kind == "targetNode" or not isinstance(term, ox.NamedNode):
                nodes = (term,)
            else:
                nodes = self._data.values(term) if kind == "targetSubjectsOf" else self._data.holders(term)
            found.update(dict.fromkeys(nodes))
        return list(found)

    def _of(self, shape: Shape, nodes: Sequence[Term]) -> Iterator[Breach]:
        if not nodes:
            return
        constraints = [self._constraint(rule, shape) for rule in shape.rules]
        reached: dict[Term, None] = {}
        step = None if shape.path is None else walker(shape.path, self._data)
        for focus in nodes:
            values = (focus,) if step is None else step(focus)
            for check in constraints:
                for value in check(focus, values):
                    yield shape, focus, value
            reached.update(dict.fromkeys(values))
        for part in shape.parts:
            yield from self._of(part, list(reached))

    def _constraint(self, rule: Rule, shape: Shape) -> Constraint:
        if rule.kind == "sparql":
            return self._query(rule, shape)
        try:
            return constraint(rule, self._data, self._conforms)
        except (ValueError, KeyError, re.error) as error:
            raise OntologyError(worded("shape {}: sh:{} cannot be used: {}", shape.name, rule.kind, error), where=shape.where, do="correct the shape there") from error

    def _conforms(self, shape: Shape) -> Conforms:
        """A test of single nodes; what was found is kept, since many values meet the same shape again and again."""
        constraints = [self._constraint(rule, shape) for rule in shape.rules]
        parts = [self._conforms(part) for part in shape.parts]
        step = None if shape.path is None else walker(shape.path, self._data)
        known: dict[Term, bool] = {}

        def test(node: Term) -> bool:
            found = known.get(node)
            if found is None:
                values = (node,) if step is None else step(node)
                found = known[node] = not any(True for check in constraints for _ in check(node, values)) and all(
                    part(value) for part in parts for value in values
                )
            return found

        return test

    def _query(self, rule: Rule, shape: Shape) -> Constraint:
        (query,) = rule.terms
        sparql = text(query)

        def check(focus: Term, values: Sequence[Term]) -> Iterator[Term | None]:
            try:
                answer = rows(self._data.store.query(sparql, {"this": focus}))
            except QueryError as error:
                raise OntologyError(worded("shape {}: {}", shape.name, error), where=shape.where, do="correct the query there") from error
            place = answer.variables.index("value") if "value" in answer.variables else None
            for row in answer.rows:
                yield focus if place is None else row[place]

        return check
