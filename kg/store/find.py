"""Names as people type them → entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.ontology.prefixes import expand
from kg.store.interface import Store
from kg.store.labels import ENTITY_NAMESPACES, classes, labels, select
from kg.text.normalise import name_key
from kg.worded import several, worded

_CUTOFF = 55.0
_MOST = 5
"""How many suggestions there are at most."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """An entity that a name may mean: its label, most specific class, and the form that matched."""

    iri: str
    label: str
    cls: str
    form: str

    @property
    def spelt(self) -> str:
        """The label, with the form that matched where it is another."""
        return self.label if self.label == self.form else f"{self.label} ({self.form})"

    @property
    def classed(self) -> str:
        """The label with the class."""
        return f"{self.label} ({self.cls.removeprefix('fkg:')})"


@dataclass(frozen=True, slots=True)
class Found:
    """``matches`` have the name as label or alias; where none has, ``suggestions`` have a similar one, best first."""

    matches: tuple[NameHit, ...]
    suggestions: tuple[NameHit, ...] = ()


Forms = Mapping[str, list[tuple[int, str, str]]]
"""Rank (0 label, 1 alias), IRI and form by normalised name."""


def find_names(store: Store, text: str, lang: str = "zh", forms: Forms | None = None) -> Found:
    """Entities called ``text``: any label or alias, Chinese or English, or their IRI or prefixed name.

    Case, width, spaces, punctuation and traditional characters do not matter. An entity whose label it is goes before
    one whose alias it is. ``forms`` are those of ``name_forms``, read anew when they are not given.
    """
    text = text.strip()
    iri = expand(text.strip("<>"))
    forms = name_forms(store) if forms is None else forms
    if iri.startswith(ENTITY_NAMESPACES):
        known = {each for hits in forms.values() for _, each, _ in hits}
        return Found(_hits(store, [(0, iri, text)] if iri in known else [], lang))
    key = name_key(text)
    exact = sorted(forms.get(key, ())) if key else []
    if exact or not key:
        return Found(_hits(store, exact, lang))
    near = process.extract(key, sorted(forms), scorer=fuzz.ratio, limit=_MOST * 4, score_cutoff=_CUTOFF)
    inside = sorted((known for known in forms if len(key) > 1 and key in known), key=lambda known: (len(known), known))
    close = [*inside[:_MOST], *(match for match, _, _ in near)]
    return Found((), _hits(store, [hit for match in close for hit in sorted(forms[match])], lang)[:_MOST])


def unknown_name(
    name: str, near: Iterable[str], *, cls: str = "", where: str = "", expected: str = "", otherwise: str = ""
) -> QueryError:
    """The error to raise for a name that nothing has, or nothing of a class: with similar names, or what to do ``otherwise``."""
    what = worded("the graph knows no {!r} of class {}", name, cls) if cls else worded("the graph knows no {!r}", name)
    similar = several(near)
    return QueryError(what, where=where, expected=expected, do=worded("did you mean {}?", similar) if similar else otherwise or "kg search looks through the text")


def name_forms(store: Store) -> Forms:
    """All names of a store, for who looks up many; only things of a class of ours have names to find."""
    forms: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for rank, iri, name in each_name(store):
        forms[name_key(name.value)].append((rank, iri, name.value))
    return forms


def each_name(store: Store) -> Iterator[tuple[int, str, ox.Literal]]:
    """Rank (0 label, 1 alias), IRI and name of everything of a class of ours; labels go first."""
    for rank, predicate in enumerate(("rdfs:label", "skos:altLabel")):
        query = f"SELECT DISTINCT ?x ?n {{ ?x {predicate} ?n ; a ?c FILTER(STRSTARTS(STR(?c), STR(fkg:))) }}"
        for thing, name in select(store, query).rows:
            if isinstance(thing, ox.NamedNode) and isinstance(name, ox.Literal) and thing.value.startswith(ENTITY_NAMESPACES):
                yield rank, thing.value, name


def _hits(store: Store, found: list[tuple[int, str, str]], lang: str) -> tuple[NameHit, ...]:
    """One hit an entity, in the given order."""
    first: dict[str, str] = {}
    for _, iri, form in found:
        first.setdefault(iri, form)
    names, kinds = labels(store, first, lang), classes(store, first)
    return tuple(NameHit(iri, names[iri], kinds.get(iri, ""), form) for iri, form in first.items())
