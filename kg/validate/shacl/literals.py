"""What SHACL asks of literals: is the text one of its datatype, which of two comes first."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES
from kg.validate.shacl.data import Term

_XSD = PREFIXES["xsd"]
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_FORMS = {
    "boolean": re.compile(r"true|false|0|1"),
    "integer": re.compile(r"[+-]?\d+"),
    "nonNegativeInteger": re.compile(r"\+?\d+|-0+"),
    "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    "double": re.compile(r"[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|INF)|NaN"),
    "gYear": re.compile(rf"-?\d{{4,}}{_ZONE}"),
    "gYearMonth": re.compile(rf"-?\d{{4,}}-(?:0[1-9]|1[0-2]){_ZONE}"),
}
_NUMBERS = frozenset({"integer", "nonNegativeInteger", "decimal"})
_READ: dict[str, Callable[[str], object]] = {"date": date.fromisoformat, "dateTime": datetime.fromisoformat}
TEXTS = frozenset({_XSD + "string", _XSD + "anyURI", PREFIXES["rdf"] + "langString"})
Key = tuple[str, Decimal | str]


def is_of(term: Term, datatype: str) -> bool:
    """Is the term a literal of the datatype (an IRI), and its text one that the datatype has?

    Datatypes other than those of this module are compared by name alone.
    """
    return isinstance(term, ox.Literal) and term.datatype.value == datatype and well_formed(term)


def well_formed(literal: ox.Literal) -> bool:
    """Is the text of a literal one of its datatype?"""
    name = literal.datatype.value.removeprefix(_XSD)
    if name in _READ:
        try:
            _READ[name](literal.value)
        except ValueError:
            return False
        return True
    form = _FORMS.get(name)
    return form is None or form.fullmatch(literal.value) is not None


def order_key(term: Term) -> Key | None:
    """A key that orders literals of one kind: numbers, or dates, or years, or texts. None for what has no order."""
    if not isinstance(term, ox.Literal) or not well_formed(term):
        return None
    name = term.datatype.value.removeprefix(_XSD)
    if name in _NUMBERS:
        return "number", Decimal(term.value)
    return (name, term.value) if name in _READ or name in _FORMS or term.datatype.value in TEXTS else None


def before(first: Term, second: Term, *, equal: bool = False) -> bool:
    """Is ``first`` less than ``second`` (or as much, with ``equal``)? False for what cannot be compared."""
    one, other = order_key(first), order_key(second)
    if one is None or other is None or one[0] != other[0]:
        return False
    return one[1] < other[1] or (equal and one[1] == other[1])  # type: ignore[operator]
