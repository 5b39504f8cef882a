"""What people call the classes and relations of a graph → their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import UsageError
from kg.network.snapshot import BROADER, read_symmetric
from kg.ontology.prefixes import FKG, term_name
from kg.store.interface import Store
from kg.store.labels import select
from kg.worded import several, worded

_CUTOFF = 55.0
_BROADER_LABELS = ("上位概念", "broader concept")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or relation: its local name, Chinese and English label."""

    name: str
    zh: str
    en: str

    def label(self, lang: str = "zh") -> str:
        """The label in a language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True)
class Terms:
    """Classes and relations between entities by local name. ``kinds`` gives a relation and all that are kinds of it (``participatesIn``:
    itself and ``leads``); ``symmetric`` are the relations that hold both ways."""

    classes: Mapping[str, Term]
    relations: Mapping[str, Term]
    kinds: Mapping[str, frozenset[str]]
    symmetric: frozenset[str]

    def class_label(self, name: str, lang: str = "zh") -> str:
        """What a class is called in a language; its local name where the graph knows no such class."""
        return self.classes[name].label(lang) if name in self.classes else name

    def find_class(self, word: str) -> str | None:
        """The class that a label or local name means, in any case, with or without its prefix; None where it means none."""
        return _find(self.classes, word)

    def class_name(self, word: str, where: str = "") -> str:
        """The same. Raises UsageError, with similar ones, for a word that means no class; ``where`` is the option it was given to."""
        return _known(self.classes, word, worded("class"), where)

    def relation_name(self, word: str, where: str = "") -> str:
        """The relation that a label or local name means. Raises UsageError, with similar ones, for a word that means none."""
        return _known(self.relations, word, worded("relation"), where)


def read_terms(store: Store) -> Terms:
    """The terms of the ontology in a store."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in select(store, "SELECT DISTINCT ?x ?up { ?x rdfs:subPropertyOf* ?up . ?up rdfs:subPropertyOf* fkg:linkedTo }").texts():
        kinds[term_name(row["up"])].add(term_name(row["x"]))
    kinds[BROADER].add(BROADER)
    relations = {name: term for name, term in _labelled(store, "owl:ObjectProperty").items() if name in kinds}
    relations[BROADER] = Term(BROADER, *_BROADER_LABELS)
    return Terms(_labelled(store, "owl:Class"), relations, {name: frozenset(kinds[name]) for name in sorted(kinds)}, frozenset(read_symmetric(store) & kinds.keys()))


def _labelled(store: Store, kind: str) -> dict[str, Term]:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for row in select(store, f"SELECT DISTINCT ?x ?l (LANG(?l) AS ?t) {{ ?x a {kind} ; rdfs:label ?l }}").texts():
        if row["x"].startswith(FKG):
            labels[term_name(row["x"])][row["t"]] = row["l"]
    return {name: Term(name, labels[name].get("zh", name), labels[name].get("en", name)) for name in sorted(labels)}


def _find(known: Mapping[str, Term], word: str) -> str | None:
    key = word.strip().removeprefix("fkg:").removeprefix("skos:").casefold()
    by_name = {name.casefold(): name for name in known}
    return by_name.get(key) or next((name for name, term in known.items() if key in {term.zh.casefold(), term.en.casefold()}), None)


def _known(known: Mapping[str, Term], word: str, what: str, where: str) -> str:
    found = _find(known, word)
    if found is not None:
        return found
    import rapidfuzz  # noqa: PLC0415  only a word that means nothing needs it

    forms = {form.casefold(): name for name, term in known.items() for form in (name, term.zh, term.en)}
    near = rapidfuzz.process.extract(word.strip().casefold(), sorted(forms), scorer=rapidfuzz.fuzz.ratio, limit=8, score_cutoff=_CUTOFF)
    names = list(dict.fromkeys(forms[match] for match, _, _ in near))[:3]
    told = several((f"{name} ({known[name].zh})" for name in names), " or ")
    do = worded("did you mean {}?", told) if told else worded("there are {}", ", ".join(known))
    raise UsageError(worded("no {} is called {!r}", what, word.strip()), where=where, do=do)
