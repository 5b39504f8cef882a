"""The data graph as the shapes ask it: one predicate at a time, read from the store when first wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.ontology.prefixes import expand
from kg.store.interface import Store

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Index = Mapping[Term, list[Term]]
_TYPE = ox.NamedNode(expand("rdf:type"))
_SUB_CLASS = ox.NamedNode(expand("rdfs:subClassOf"))
_NONE: tuple[Term, ...] = ()


class DataGraph:
    """The union of a store's named graphs, with values by subject and by object for each predicate that is asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._terms: dict[Term, Term] = {}
        self._forward: dict[ox.NamedNode, Index] = {}
        self._backward: dict[ox.NamedNode, Index] = {}
        self._instances: dict[Term, frozenset[Term]] = {}

    def values(self, predicate: ox.NamedNode) -> Index:
        """Objects by subject. Every term is one object, so that looking it up needs no comparison of texts."""
        found = self._forward.get(predicate)
        if found is None:
            by_subject: dict[Term, list[Term]] = {}
            keep = self._terms.setdefault
            for subject, value in self.store.pairs(predicate):
                by_subject.setdefault(keep(subject, subject), []).append(keep(value, value))
            found = self._forward[predicate] = by_subject
        return found

    def holders(self, predicate: ox.NamedNode) -> Index:
        """Subjects by object."""
        found = self._backward.get(predicate)
        if found is None:
            by_object: dict[Term, list[Term]] = {}
            for subject, values in self.values(predicate).items():
                for value in values:
                    by_object.setdefault(value, []).append(subject)
            found = self._backward[predicate] = by_object
        return found

    def instances(self, cls: Term) -> frozenset[Term]:
        """Everything that has the class, or one below it by ``rdfs:subClassOf``, as a type."""
        found = self._instances.get(cls)
        if found is None:
            typed = self.holders(_TYPE)
            found = frozenset(node for each in self.reach([cls], self.holders(_SUB_CLASS)) for node in typed.get(each, _NONE))
            self._instances[cls] = found
        return found

    @staticmethod
    def reach(start: Iterable[Term], steps: Index) -> list[Term]:
        """``start`` and all that any number of steps lead to, each once, nearest first."""
        found = dict.fromkeys(start)
        waiting = list(found)
        while waiting:
            ahead = [value for node in waiting for value in steps.get(node, _NONE) if value not in found]
            waiting = list(dict.fromkeys(ahead))
            found.update(dict.fromkeys(waiting))
        return list(found)
