"""The ontology as the program asks it: is this a kind of that, may this property stand between those, how is it called.

Terms of ``fkg:`` go by their local name, others by prefix and local name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.errors import OntologyError
from kg.model.entity import Entity
from kg.model.reason import Reason, Why
from kg.ontology.prefixes import term_name
from kg.worded import worded

_BROADER = "skos:broader"
_MISFIT = Why("{} ({}) {} {} ({}) does not fit the ontology", "{}（{}）不能以“{}”关联{}（{}）")


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A class with its direct super classes."""

    name: str
    parents: tuple[str, ...] = ()
    disjoint: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """A property. ``domains`` and ``ranges`` are alternatives; empty means that nothing is said.

    ``literal`` is true for a datatype property.
    """

    name: str
    parents: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    literal: bool = False
    symmetric: bool = False
    inverses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ontology:
    """Classes and properties by name, labels by name and language.

    Names are local for ``fkg:`` (``Bank``), with prefix for the rest (``skos:Concept``); full IRIs are understood too.
    """

    class_terms: Mapping[str, ClassTerm]
    property_terms: Mapping[str, PropertyTerm]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def classes(self) -> frozenset[str]:
        """Local names of the classes of ``fkg:``."""
        return frozenset(name for name in self.class_terms if ":" not in name)

    def properties(self) -> frozenset[str]:
        """Local names of the properties of ``fkg:``."""
        return frozenset(name for name in self.property_terms if ":" not in name)

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        return {name: _closure(name, self.class_terms) for name in self.class_terms}

    @cached_property
    def _kinds(self) -> dict[tuple[str, str], bool]:
        """What ``is_a`` was asked so far: it is asked of every name and every fact."""
        return {}

    @cached_property
    def _allowed(self) -> dict[tuple[str, str, str], bool]:
        """What ``allows`` was asked so far: it is asked of every fact twice."""
        return {}

    @cached_property
    def _super_properties(self) -> dict[str, tuple[str, ...]]:
        return {name: _closure(name, self.property_terms) for name in self.property_terms}

    def ancestors(self, cls: str) -> tuple[str, ...]:
        """All super classes, nearest first, the class itself not among them.

        Raises OntologyError for an unknown class of ``fkg:``.
        """
        name = term_name(cls)
        found = self._ancestors.get(name)
        if found is None:
            if ":" in name:  # a class of another vocabulary, of which nothing more is said here
                return ()
            raise OntologyError(worded("{} is no class of the ontology", name), expected=self._near(name))
        return found

    def super_properties(self, predicate: str) -> tuple[str, ...]:
        """All super properties, nearest first; none for a property that the ontology does not know."""
        return self._super_properties.get(property_name(predicate), ())

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Is ``cls`` the class ``ancestor`` or a kind of it?"""
        asked = (cls, ancestor)
        known = self._kinds.get(asked)
        if known is None:
            wanted = term_name(ancestor)
            known = self._kinds[asked] = term_name(cls) == wanted or wanted in self.ancestors(cls)
        return known

    def top_class(self, cls: str) -> str:
        """The uppermost ``fkg:`` class above ``cls``: Organization for StateOwnedBank, Policy for Law."""
        own = [name for name in self.ancestors(cls) if ":" not in name]
        return own[-1] if own else term_name(cls)

    def disjoint(self, first: str, second: str) -> bool:
        """Does the ontology say that nothing is both?"""
        one = {term_name(first), *self.ancestors(first)}
        other = {term_name(second), *self.ancestors(second)}
        return any(self.class_terms[name].disjoint & other for name in one if name in self.class_terms)

    def allows(self, predicate: str, subject_cls: str, object_cls: str) -> bool:
        """May ``predicate`` lead from a ``subject_cls`` to an ``object_cls`` (a class, or ``xsd:date`` and the like)?

        ``skos:broader`` stays within Technology, Scenario or Indicator. An unknown property is not allowed.
        """
        asked = (predicate, subject_cls, object_cls)
        known = self._allowed.get(asked)
        if known is None:
            known = self._allowed[asked] = self._may_lead(*asked)
        return known

    def _may_lead(self, predicate: str, subject_cls: str, object_cls: str) -> bool:
        name = property_name(predicate)
        if name == _BROADER:
            return self.is_a(subject_cls, "skos:Concept") and self.top_class(subject_cls) == self.top_class(object_cls)
        if name not in self.property_terms:
            return False
        domains, ranges = self._ends(name)
        return self._fits(subject_cls, domains) and self._fits(object_cls, ranges)

    def misfit(self, subject: Entity, predicate: str, value: Entity) -> Reason | None:
        """Why ``predicate`` may not lead from one entity to another; None where it may."""
        if self.allows(predicate, subject.cls, value.cls):
            return None
        return _MISFIT(subject.zh, self.said(subject.cls), self.said(predicate), value.zh, self.said(value.cls))

    def said(self, term: str) -> Reason:
        """A class or property as a word of a reason: its name in an English sentence, its label in a Chinese one."""
        return Why(term, "上位概念" if term == "broader" else self.label(term))()

    def label(self, term: str, lang: str = "zh") -> str:
        """Label of a class, property or fixed concept (``draft``) in a language; else in the other; else its name."""
        name = term_name(term)
        labels = self.labels.get(name) or self.labels.get(f"fkgc:{name}") or self.labels.get(property_name(name)) or {}
        return labels.get(lang) or labels.get("en") or labels.get("zh") or name

    def _ends(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Domains and ranges, inherited from the nearest super property that has them."""
        chain = [
            self.property_terms[name],
            *(self.property_terms[up] for up in self.super_properties(name) if up in self.property_terms),
        ]
        domains = next((term.domains for term in chain if term.domains), ())
        ranges = next((term.ranges for term in chain if term.ranges), ())
        return domains, ranges

    def _fits(self, cls: str, alternatives: tuple[str, ...]) -> bool:
        return not alternatives or any(self.is_a(cls, option) for option in alternatives)

    def _near(self, name: str) -> str:
        same = sorted(known for known in self.classes() if known[:3].lower() == name[:3].lower())
        return ", ".join(same[:5]) or "a class of fkg:"


def property_name(predicate: str) -> str:
    """Name of a property as the ontology knows it; ``broader`` is short for ``skos:broader``."""
    name = term_name(predicate)
    return _BROADER if name == "broader" else name


def _closure(name: str, terms: Mapping[str, ClassTerm] | Mapping[str, PropertyTerm]) -> tuple[str, ...]:
    """Names above ``name``, breadth first, each once; a cycle ends where it began."""
    found: list[str] = []
    level = [name]
    while level:
        above = sorted({up for each in level if each in terms for up in terms[each].parents})
        level = [up for up in above if up != name and up not in found]
        found += level
    return tuple(found)
