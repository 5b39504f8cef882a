"""Parameters of a stored question: what a person gives for them becomes a term, and the term takes its place in the query.

A question names a parameter in a header line and holds its default in the query: ``VALUES ?technology { fkgc:blockchain }``.
So the file runs as it is in any SPARQL engine. A given value replaces what stands between the braces, written by the engine's
own serialiser; no text of a user is ever pasted into a query. ``UNDEF`` as default means that nothing is asked of the
variable, and the block is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kg.errors import QueryError, UsageError
from kg.ontology.prefixes import FKG, PREFIXES, expand, shorten
from kg.store.find import Forms, NameHit, find_names, unknown_name
from kg.store.interface import Store
from kg.store.labels import select, values
from kg.worded import several, worded

UNSET = "UNDEF"
THING = "thing"
_REPORT = "fkg:Report"
BLOCK = re.compile(r"VALUES\s+\?(\w+)\s*\{([^{}]*)\}")
"""A block that binds one variable; the parameters of a question are such blocks."""

Bound = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: ``type`` is ``thing``, classes joined by a comma (``fkg:Technology,fkg:Scenario``), or a key of VALUE_TYPES.

    ``default`` is a term as the query writes it, or ``UNDEF``; ``zh`` and ``en`` tell what it is.
    """

    name: str
    type: str
    default: str
    zh: str
    en: str

    @property
    def names_a_thing(self) -> bool:
        """Is its value a thing of the graph, given by any name of it?"""
        return self.type not in VALUE_TYPES

    @property
    def classes(self) -> tuple[str, ...]:
        """Classes, as prefixed names, of which the thing must have one; empty where any will do."""
        return () if self.type == THING or not self.names_a_thing else tuple(self.type.split(","))


@dataclass(frozen=True, slots=True)
class Given:
    """A value given for a parameter: its term; for a thing what it is called, and other things of that name."""

    term: Bound
    hit: NameHit | None = None
    others: tuple[NameHit, ...] = ()


def _year(text: str) -> ox.Literal:
    if not re.fullmatch(r"[12]\d{3}", text):
        raise ValueError(text)
    return ox.Literal(int(text))


def _decimal(text: str) -> ox.Literal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return ox.Literal(format(number, "f"), datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))


def _text(text: str) -> ox.Literal:
    return ox.Literal(text)


VALUE_TYPES: Mapping[str, tuple[str, Callable[[str], ox.Literal]]] = {
    "year": (worded("a year such as 2023"), _year),
    "integer": (worded("a whole number"), lambda text: ox.Literal(int(text))),
    "decimal": (worded("a number such as 0.9"), _decimal),
    "text": (worded("a text"), _text),
}
"""What is expected of a value that is no thing, and how it becomes a literal."""


def given(store: Store, param: Param, text: str, lang: str = "zh", forms: Forms | None = None) -> Given:
    """The term that ``text`` means for a parameter; a thing is found by any label, alias or IRI, as ``kg show`` finds it.

    ``forms`` are the store's names, where they are known already.

    Raises UsageError for a value of the wrong type, QueryError, with similar names, where the graph knows no such thing.
    """
    text = text.strip()
    if not param.names_a_thing:
        expected, read = VALUE_TYPES[param.type]
        try:
            return Given(read(text))
        except (ValueError, InvalidOperation) as error:
            raise UsageError(worded("{!r} is not what {} takes", text, param.name), where=worded("parameter {}", param.name), expected=expected) from error
    found = find_names(store, text, lang, forms=forms)
    if not found.matches and _REPORT in param.classes and re.fullmatch(r"[\w-]+", text):
        by_id = find_names(store, f"fkgr:report/{text}", lang, forms=forms)  # reports are known by their short ids as well
        found = by_id if by_id.matches else found
    fitting = _of_class(store, found.matches or found.suggestions, param.classes)
    where, kinds = worded("parameter {}", param.name), worded("a thing of the class {}", several(param.classes, " or ")) if param.classes else "a thing"
    if not found.matches:
        raise unknown_name(text, (hit.spelt for hit in fitting), where=where, expected=kinds)
    if not fitting:
        known = several((worded("{} is {}", hit.label, hit.cls) for hit in found.matches), "; ")
        raise QueryError(worded("{!r} does not fit: {}", text, known), where=where, expected=kinds)
    return Given(ox.NamedNode(fitting[0].iri), fitting[0], fitting[1:])


def _of_class(store: Store, hits: tuple[NameHit, ...], classes: tuple[str, ...]) -> tuple[NameHit, ...]:
    if not hits or not classes:
        return hits
    query = f"SELECT DISTINCT ?x {{ {values('x', [hit.iri for hit in hits])} {values('c', map(expand, classes))} ?x a ?c }}"
    fitting = {row["x"] for row in select(store, query).texts()}
    return tuple(hit for hit in hits if hit.iri in fitting)


def bind(text: str, params: tuple[Param, ...], terms: Mapping[str, Bound]) -> str:
    """A question's query with the given terms in the place of its parameters' defaults.

    Raises ValueError for a term of a name that is no parameter.
    """
    unset = {param.name for param in params if param.default == UNSET}
    known = {param.name for param in params}
    if not terms.keys() <= known:
        raise ValueError(f"no parameters: {sorted(terms.keys() - known)}")

    def block(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in terms:
            return f"VALUES ?{name} {{ {terms[name]} }}"
        return "" if name in unset else match.group()

    return BLOCK.sub(block, text)


def default_error(param: Param, text: str) -> str:
    """What is wrong with the default of a parameter in the query ``text``; empty when nothing is."""
    blocks = {" ".join(content.split()) for name, content in BLOCK.findall(text) if name == param.name}
    if not blocks:
        return worded("the query has no VALUES ?{} {{ … }}", param.name)
    if blocks != {param.default}:
        return worded("the header's default {} is not the query's: {}", param.default, ", ".join(sorted(blocks)))
    if param.default == UNSET:
        return ""
    if param.names_a_thing:
        known = param.default.startswith("<") or expand(param.default) != param.default
        return "" if known else worded("the default {} has no known prefix", param.default)
    try:
        VALUE_TYPES[param.type][1](param.default.strip('"'))
    except (ValueError, InvalidOperation):
        return worded("the default {} is not {}", param.default, VALUE_TYPES[param.type][0])
    return ""


def type_error(kind: str) -> str:
    """What is wrong with the type of a parameter; empty when nothing is."""
    if kind == THING or kind in VALUE_TYPES or all(name.startswith(("fkg:", "skos:")) for name in kind.split(",")):
        return ""
    return worded("unknown type {!r}: expected {}, a class such as {}, or one of {}", kind, THING, shorten(FKG + "Bank"), ", ".join(VALUE_TYPES))
