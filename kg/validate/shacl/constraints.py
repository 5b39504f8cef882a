"""The constraint components of SHACL Core that the shapes use, as functions from a focus node and its values to the wrong ones.

Source: W3C recommendation "Shapes Constraint Language (SHACL)" of 20 July 2017, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import pyoxigraph as ox

from kg.validate.shacl.data import DataGraph, Term
from kg.validate.shacl.literals import before, is_of
from kg.validate.shacl.shape import Rule, Shape, shorten_sh

Wrong = Iterable[Term | None]
Constraint = Callable[[Term, Sequence[Term]], Wrong]
"""Focus node and value nodes → the values that break the rule; None stands for a breach that no single value shows."""
Conforms = Callable[[Term], bool]
Compile = Callable[[Shape], Conforms]

_KINDS: dict[str, tuple[type[ox.NamedNode | ox.BlankNode | ox.Literal], ...]] = {
    "IRI": (ox.NamedNode,),
    "Literal": (ox.Literal,),
    "BlankNode": (ox.BlankNode,),
    "IRIOrLiteral": (ox.NamedNode, ox.Literal),
    "BlankNodeOrIRI": (ox.BlankNode, ox.NamedNode),
    "BlankNodeOrLiteral": (ox.BlankNode, ox.Literal),
}


def constraint(rule: Rule, data: DataGraph, conforms: Compile) -> Constraint:
    """A rule over the data graph. ``conforms`` makes a test of a shape. Raises ValueError for a rule with unfit terms."""
    if rule.kind in _COUNTS:
        return _COUNTS[rule.kind](_number(rule))
    if rule.kind in ("qualifiedMinCount", "qualifiedMaxCount"):
        return _qualified(rule, conforms(rule.shapes[0]))
    if rule.kind in _PAIRS:
        (other,) = rule.terms
        if not isinstance(other, ox.NamedNode):
            raise ValueError(f"sh:{rule.kind} wants a property")
        return _pair(_PAIRS[rule.kind], data, other)
    if rule.kind == "hasValue":
        (wanted,) = rule.terms
        return lambda focus, values: () if wanted in values else (None,)
    test = _value_test(rule, data, conforms)
    return lambda focus, values: [value for value in values if not test(value)]


def _value_test(rule: Rule, data: DataGraph, conforms: Compile) -> Conforms:
    """Rules that look at one value at a time."""
    if rule.kind == "class":
        return data.instances(rule.terms[0]).__contains__
    if rule.kind == "datatype":
        datatype = str(shorten_sh(rule.terms[0]))
        return lambda value: is_of(value, datatype)
    if rule.kind == "nodeKind":
        kinds = _KINDS[shorten_sh(rule.terms[0])]
        return lambda value: isinstance(value, kinds)
    if rule.kind == "in":
        return frozenset(rule.terms).__contains__
    if rule.kind == "languageIn":
        languages = tuple(shorten_sh(term).lower() for term in rule.terms)
        return lambda value: isinstance(value, ox.Literal) and _language(value, languages)
    if rule.kind == "pattern":
        flags = shorten_sh(rule.terms[1]) if len(rule.terms) > 1 else ""
        pattern = re.compile(shorten_sh(rule.terms[0]), re.IGNORECASE if "i" in flags else 0)
        return lambda value: (text := _text(value)) is not None and pattern.search(text) is not None
    if rule.kind in ("minLength", "maxLength"):
        number, least = _number(rule), rule.kind == "minLength"
        return lambda value: (text := _text(value)) is not None and (len(text) >= number if least else len(text) <= number)
    if rule.kind in _LIMITS:
        limit, (above, inclusive) = rule.terms[0], _LIMITS[rule.kind]
        return lambda value: before(limit, value, equal=inclusive) if above else before(value, limit, equal=inclusive)
    tests = [conforms(shape) for shape in rule.shapes]
    if rule.kind == "or":
        return lambda value: any(test(value) for test in tests)
    if rule.kind in ("and", "node"):
        return lambda value: all(test(value) for test in tests)
    if rule.kind == "not":
        return lambda value: not tests[0](value)
    raise ValueError(f"sh:{rule.kind} is not supported")


_LIMITS = {"minInclusive": (True, True), "minExclusive": (True, False), "maxInclusive": (False, True), "maxExclusive": (False, False)}


def _least(number: int) -> Constraint:
    return lambda focus, values: () if len(values) >= number else (None,)


def _most(number: int) -> Constraint:
    return lambda focus, values: () if len(values) <= number else (None,)


_COUNTS: dict[str, Callable[[int], Constraint]] = {"minCount": _least, "maxCount": _most}


def _qualified(rule: Rule, test: Conforms) -> Constraint:
    number, least = _number(rule), rule.kind == "qualifiedMinCount"

    def check(focus: Term, values: Sequence[Term]) -> Wrong:
        fit = sum(test(value) for value in values)
        return () if (fit >= number if least else fit <= number) else (None,)

    return check


def _pair(compare: Callable[[Sequence[Term], Sequence[Term]], Wrong], data: DataGraph, other: ox.NamedNode) -> Constraint:
    index = data.values(other)
    return lambda focus, values: compare(values, index.get(focus, ()))


def _equals(values: Sequence[Term], others: Sequence[Term]) -> Wrong:
    return [*(value for value in values if value not in others), *(value for value in others if value not in values)]


def _disjoint(values: Sequence[Term], others: Sequence[Term]) -> Wrong:
    return [value for value in values if value in others]


def _less(values: Sequence[Term], others: Sequence[Term]) -> Wrong:
    return [value for value in values if not all(before(value, other) for other in others)]


def _not_more(values: Sequence[Term], others: Sequence[Term]) -> Wrong:
    return [value for value in values if not all(before(value, other, equal=True) for other in others)]


_PAIRS = {"equals": _equals, "disjoint": _disjoint, "lessThan": _less, "lessThanOrEquals": _not_more}


def _number(rule: Rule) -> int:
    return int(shorten_sh(rule.terms[0]))


def _text(value: Term) -> str | None:
    """The text of a literal or IRI; a blank node has none."""
    return value.value if isinstance(value, ox.Literal | ox.NamedNode) else None


def _language(value: ox.Literal, languages: tuple[str, ...]) -> bool:
    """Is the language one of those, or a variant of it (``zh-Hans`` of ``zh``)?"""
    own = (value.language or "").lower()
    return any(own == language or own.startswith(f"{language}-") for language in languages)
