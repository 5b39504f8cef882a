"""Values → literals as N-Quads writes them: one way to write each number, date and name."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from kg.model import statement as model
from kg.ontology.prefixes import PREFIXES
from kg.rdf.terms import Written
from kg.text.chars import has_han

_XSD = PREFIXES["xsd"]
_TYPES = {
    name: ox.NamedNode(_XSD + name)
    for name in ("date", "gYear", "gYearMonth", "decimal", "integer", "string", "boolean")
}
_ENDS = {name: f'"^^{datatype}' for name, datatype in _TYPES.items()}
_DATES = (("gYear", r"\d{4}"), ("gYearMonth", r"\d{4}-\d{2}"), ("date", r"\d{4}-\d{2}-\d{2}"))


def decimal_text(value: Decimal) -> str:
    """Canonical form: no exponent, no trailing zeros, no sign on zero. Raises ValueError for NaN and infinity."""
    if not value.is_finite():
        raise ValueError(f"{value} is no decimal number")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def decimal(value: Decimal) -> Written:
    """``xsd:decimal``."""
    return _plain(decimal_text(value), "decimal")


def integer(value: int) -> Written:
    """``xsd:integer``."""
    return _plain(str(value), "integer")


@lru_cache(maxsize=65536)
def text(value: str, language: str = "") -> Written:
    """A string, with a language if one is given."""
    return Written(str(ox.Literal(value, language=language) if language else ox.Literal(value)))


def date(value: str) -> Written | None:
    """``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date`` by the form of the text; none for any other form."""
    for name, pattern in _DATES:
        if re.fullmatch(pattern, value):
            return _plain(value, name)
    return None


def typed(value: model.Literal) -> Written:
    """A value of the model. Raises ValueError for a datatype that the vocabulary does not use."""
    if value.datatype == "decimal":
        return decimal(Decimal(value.value))
    if value.datatype == "string":
        return text(value.value)
    if value.datatype not in _TYPES:
        raise ValueError(f"datatype {value.datatype!r} of {value.value!r} is none of {', '.join(sorted(_TYPES))}")
    return Written(str(ox.Literal(value.value, datatype=_TYPES[value.datatype])))


def name_literal(name: str) -> Written:
    """A name tagged by its script: ``@zh`` where it holds a Chinese character, else ``@en``."""
    return text(name, "zh" if has_han(name) else "en")


def _plain(text: str, datatype: str) -> Written:
    """A literal of which the text has no character that would have to be escaped."""
    return Written(f'"{text}{_ENDS[datatype]}')
