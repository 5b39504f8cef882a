"""Which passages speak of what: the counts behind what a report dwells on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.ontology.prefixes import FKGR
from kg.store.interface import Store
from kg.store.labels import select
from kg.store.results import text


@dataclass(frozen=True)
class Spoken:
    """``places``: report id and section by passage (IRI); ``naming``: the passages that name an entity, by its IRI; ``stating``: the
    passages that a statement was read from, by its IRI. Everything is sorted."""

    places: Mapping[str, tuple[str, str]]
    naming: Mapping[str, tuple[str, ...]]
    stating: Mapping[str, tuple[str, ...]]

    @cached_property
    def digest(self) -> str:
        """A SHA-256 over all of it, in hexadecimal."""
        total = hashlib.sha256()
        for part in (self.places, self.naming, self.stating):
            total.update(repr(sorted(part.items())).encode())
        return total.hexdigest()


def read_spoken(store: Store) -> Spoken:
    """Read passages, what they name and what was read from them."""
    query = "SELECT DISTINCT ?p ?r ?s { ?p a fkg:Passage ; dcterms:isPartOf ?r OPTIONAL { ?p fkg:section ?s } }"
    places = {text(p): (text(r).removeprefix(FKGR + "report/"), text(s)) for p, r, s in select(store, query).rows}
    naming = _lists(store, "SELECT DISTINCT ?x ?p { ?p fkg:mentions ?x }")
    stating = _lists(store, "SELECT DISTINCT ?st ?p { ?st prov:wasDerivedFrom ?p }")
    return Spoken(dict(sorted(places.items())), naming, stating)


def _lists(store: Store, query: str) -> dict[str, tuple[str, ...]]:
    """The second of each pair, by the first."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in select(store, query).rows:
        found[text(key)].append(text(value))
    return {key: tuple(sorted(found[key])) for key in sorted(found)}
