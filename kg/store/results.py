"""Answers to queries: rows, yes or no, triples. Values, not cursors: they outlive the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_NUMBERS = {PREFIXES["xsd"] + name for name in ("decimal", "double", "float")}
_INTEGERS = {PREFIXES["xsd"] + name for name in ("integer", "int", "long", "nonNegativeInteger")}


@dataclass(frozen=True, slots=True)
class Rows:
    """Solutions of a SELECT: as many terms a row as there are variables, None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def texts(self) -> Iterator[dict[str, str]]:
        """Each row as variable → IRI or lexical form, empty where unbound."""
        for row in self.rows:
            yield {name: text(term) for name, term in zip(self.variables, row, strict=True)}


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no of an ASK."""

    value: bool

    def __bool__(self) -> bool:
        return self.value


@dataclass(frozen=True, slots=True)
class Triples:
    """Triples of a CONSTRUCT or DESCRIBE, each once, sorted."""

    triples: tuple[ox.Triple, ...]

    def __len__(self) -> int:
        return len(self.triples)


Result = Rows | Answer | Triples


def collect(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    """Read a cursor of the engine to its end."""
    if isinstance(answer, ox.QueryBoolean):
        return Answer(bool(answer))
    if isinstance(answer, ox.QueryTriples):
        return Triples(tuple(sorted(set(answer), key=str)))
    return Rows(tuple(variable.value for variable in answer.variables), tuple(tuple(row) for row in answer))


def text(term: Term | None) -> str:
    """IRI, blank node name or lexical form of a term; empty for none."""
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def plain(term: Term | None) -> str | int | float | bool | None:
    """A term as a value of Python or JSON; what is no number or boolean is text."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        if kind in _INTEGERS:
            return int(term.value)
        if kind in _NUMBERS:
            return float(term.value)
        if kind == PREFIXES["xsd"] + "boolean":
            return term.value in {"true", "1"}
    return text(term)


def rows(result: Result) -> Rows:
    """The rows of a SELECT. Raises TypeError for an answer of another kind: a query of ours was changed."""
    if not isinstance(result, Rows):
        raise TypeError(f"expected rows, got {type(result).__name__}")
    return result
