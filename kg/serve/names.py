"""All names of a graph in memory, so that a name is completed while it is typed."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import fuzz, process

from kg.ontology.prefixes import expand
from kg.serve.answers import Name, Names
from kg.store.find import each_name
from kg.store.interface import Store
from kg.store.labels import ENTITY_NAMESPACES, classes, select
from kg.text.normalise import name_key

_CUTOFF = 60.0


class NameIndex:
    """Labels and aliases of everything of a class of ours that the store holds; read once."""

    def __init__(self, store: Store) -> None:
        self.labels: dict[str, dict[str, str]] = defaultdict(dict)
        self.forms: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for rank, iri, name in each_name(store):
            self.forms[name_key(name.value)].append((rank, iri, name.value))
            if rank == 0:
                self.labels[iri][name.language or ""] = name.value
        for hits in self.forms.values():
            hits.sort()
        self.classes = classes(store, self.labels)
        counts = select(store, "SELECT ?x (COUNT(DISTINCT ?p) AS ?n) { ?p fkg:mentions ?x } GROUP BY ?x")
        self.mentions = {row["x"]: int(row["n"]) for row in counts.texts()}

    def called(self, text: str) -> list[str]:
        """Entities that have a text as label or alias: those whose label it is first, then the more mentioned."""
        hits = self.forms.get(name_key(text), ())
        return [iri for _, _, iri in sorted({(rank, -self.mentions.get(iri, 0), iri) for rank, iri, _ in hits})]

    def search(self, text: str, limit: int) -> Names:
        """Entities whose name begins with a text, then those whose name holds it; similar ones where there is neither.

        A whole name goes before a beginning, a label before an alias, the more mentioned entity before the less. A prefixed
        name or IRI finds what begins with it.
        """
        iri = expand(text.strip().strip("<>"))
        if iri.startswith(ENTITY_NAMESPACES):
            return Names(tuple(self._name(each, text) for each in sorted(self.labels) if each.startswith(iri))[:limit], False)
        key = name_key(text)
        if not key:
            return Names((), False)
        ranked = []
        for form, hits in self.forms.items():
            place = form.find(key)
            if place >= 0:
                whole = 0 if form == key else 2 if place == 0 else 4
                ranked += [(whole + rank, -self.mentions.get(iri, 0), len(form), iri, name) for rank, iri, name in hits]
        found: dict[str, str] = {}
        for _, _, _, iri, name in sorted(ranked):
            found.setdefault(iri, name)
            if len(found) == limit:
                break
        if found:
            return Names(tuple(self._name(*each) for each in found.items()), False)
        for near, _, _ in process.extract(key, sorted(self.forms), scorer=fuzz.ratio, limit=limit, score_cutoff=_CUTOFF):
            for _, iri, name in self.forms[near]:
                found.setdefault(iri, name)
        return Names(tuple(self._name(*each) for each in found.items())[:limit], bool(found))

    def _name(self, iri: str, form: str) -> Name:
        known = self.labels.get(iri, {})
        zh = known.get("zh") or known.get("en") or form
        return Name(iri, zh, known.get("en", ""), self.classes.get(iri, ""), form, self.mentions.get(iri, 0))
