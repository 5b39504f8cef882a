"""Is the graph consistent: has nothing two classes that the ontology holds apart?"""

from __future__ import annotations

from collections.abc import Iterable

from kg.ontology.prefixes import FKG
from kg.ontology.terms import Ontology
from kg.store.interface import Store
from kg.store.labels import select
from kg.validate.finding import Finding, Severity


def check_disjoint(store: Store, ontology: Ontology) -> list[Finding]:
    """Things of two classes that exclude each other, with the pair; sorted."""
    known = ontology.classes()
    classes: dict[str, set[str]] = {}
    for row in select(store, "SELECT DISTINCT ?x ?c { ?x a ?c FILTER(STRSTARTS(STR(?c), STR(fkg:))) }").texts():
        name = row["c"].removeprefix(FKG)
        if name in known:
            classes.setdefault(row["x"], set()).add(name)
    zh, en = "事物属于两个互斥的类", "something is of two classes that exclude each other"
    clashes = {key: _clash(key, ontology) for key in {frozenset(names) for names in classes.values()}}
    return sorted(
        Finding(Severity.ERROR, "disjoint", iri, zh, en, clashes[frozenset(names)])
        for iri, names in classes.items()
        if clashes[frozenset(names)]
    )


def _clash(names: Iterable[str], ontology: Ontology) -> str:
    """The first two of some classes that exclude each other; empty when none do."""
    ordered = sorted(names)
    pairs = [(a, b) for number, a in enumerate(ordered) for b in ordered[number + 1 :] if ontology.disjoint(a, b)]
    return " / ".join(pairs[0]) if pairs else ""
