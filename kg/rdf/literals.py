"""Values → literals: one way to write each number, date and name."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from kg.model import statement as model
from kg.ontology.prefixes import PREFIXES
from kg.text.chars import has_han

_XSD = PREFIXES["xsd"]
_TYPES = {
    name: ox.NamedNode(_XSD + name)
    for name in ("date", "gYear", "gYearMonth", "decimal", "integer", "string", "boolean")
}
_DATES = (("gYear", r"\d{4}"), ("gYearMonth", r"\d{4}-\d{2}"), ("date", r"\d{4}-\d{2}-\d{2}"))


def decimal_text(value: Decimal) -> str:
    """Canonical form: no exponent, no trailing zeros, no sign on zero. Raises ValueError for NaN and infinity."""
    if not value.is_finite():
        raise ValueError(f"{value} is no decimal number")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def decimal(value: Decimal) -> ox.Literal:
    """``xsd:decimal``."""
    return ox.Literal(decimal_text(value), datatype=_TYPES["decimal"])


def integer(value: int) -> ox.Literal:
    """``xsd:integer``."""
    return ox.Literal(str(value), datatype=_TYPES["integer"])


@lru_cache(maxsize=65536)
def text(value: str, language: str = "") -> ox.Literal:
    """A string, with a language if one is given."""
    return ox.Literal(value, language=language) if language else ox.Literal(value)


def date(value: str) -> ox.Literal | None:
    """``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date`` by the form of the text; none for any other form."""
    for name, pattern in _DATES:
        if re.fullmatch(pattern, value):
            return ox.Literal(value, datatype=_TYPES[name])
    return None


def typed(value: model.Literal) -> ox.Literal:
    """A value of the model. Raises ValueError for a datatype that the vocabulary does not use."""
    if value.datatype == "decimal":
        return decimal(Decimal(value.value))
    if value.datatype == "string":
        return text(value.value)
    if value.datatype not in _TYPES:
        raise ValueError(f"datatype {value.datatype!r} of {value.value!r} is none of {', '.join(sorted(_TYPES))}")
    return ox.Literal(value.value, datatype=_TYPES[value.datatype])


def name_literal(name: str) -> ox.Literal:
    """A name tagged by its script: ``@zh`` where it holds a Chinese character, else ``@en``."""
    return text(name, "zh" if has_han(name) else "en")
