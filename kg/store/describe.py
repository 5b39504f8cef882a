"""All that the graph says of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ontology.prefixes import expand, shorten
from kg.rdf.names import observation_iri, report_iri, statement_iri
from kg.readers.catalogue import load_catalogue
from kg.resources import resource
from kg.store.facts import Fact, ShownEvidence, Statistic, facts, statistics
from kg.store.find import Found, NameHit, find_names
from kg.store.interface import Store
from kg.store.labels import Ref, node, refs, select
from kg.worded import worded

__all__ = [
    "Description",
    "Fact",
    "FactGroup",
    "Found",
    "NameHit",
    "ShownEvidence",
    "Statistic",
    "describe",
    "explain",
    "find_names",
]


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts with one predicate, all from the thing described (outgoing) or all to it."""

    predicate: Ref
    outgoing: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """One entity: names, classes (the most specific first), taxonomy, facts, statistics, mentions.

    ``taught_by`` are the reports or the lexicon that taught the name; ``mentions`` are pairs of report and number of
    passages that mention it.
    """

    iri: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    classes: tuple[Ref, ...]
    broader: tuple[Ref, ...]
    narrower: tuple[Ref, ...]
    taught_by: tuple[Ref, ...]
    note: str
    groups: tuple[FactGroup, ...]
    statistics: tuple[Statistic, ...]
    mentions: tuple[tuple[Ref, int], ...]

    @property
    def claims(self) -> tuple[Fact | Statistic, ...]:
        """Every fact, then every statistic."""
        return (*(fact for group in self.groups for fact in group.facts), *self.statistics)


def describe(store: Store, iri: str, lang: str = "zh") -> Description:
    """Everything about one entity, every fact with its evidence. Raises QueryError when the graph lacks it."""
    this = node(iri)
    names = select(store, f"SELECT DISTINCT ?p ?n {{ VALUES ?p {{ rdfs:label skos:altLabel }} {this} ?p ?n }}").rows
    if not names:
        raise QueryError(worded("the graph knows nothing of {}", iri), where=worded("name"), do="search for it with kg search")
    labels = {term.language: term.value for kind, term in names if _is_label(kind) and isinstance(term, ox.Literal)}
    aliases = sorted(term.value for kind, term in names if not _is_label(kind) and isinstance(term, ox.Literal))
    statements = _column(
        store, f"SELECT DISTINCT ?x {{ {{ ?x rdf:subject {this} }} UNION {{ ?x rdf:object {this} }} }}"
    )
    observations = _column(
        store,
        f"SELECT DISTINCT ?x {{ VALUES ?p {{ fkg:about fkg:place fkg:indicator }} ?x ?p {this} ; a fkg:Observation }}",
    )
    return Description(
        iri,
        labels.get("zh", ""),
        labels.get("en", ""),
        tuple(aliases),
        _classes(store, iri, lang),
        _linked(store, f"{this} skos:broader ?x", lang),
        _linked(store, f"?x skos:broader {this}", lang),
        _teachers(store, this, lang),
        "; ".join(_column(store, f"SELECT DISTINCT ?x {{ {this} skos:editorialNote ?x FILTER(lang(?x) = '{'en' if lang == 'en' else 'zh'}') }}")),
        _groups(facts(store, statements, lang), iri),
        statistics(store, observations, lang),
        _mentions(store, this, lang),
    )


def explain(store: Store, statement: str, lang: str = "zh") -> Fact | Statistic:
    """One statement or observation, with its evidence, by IRI, prefixed name or bare id.

    Raises QueryError when the graph lacks it.
    """
    iri = expand(statement.strip("<>"))
    ids = [iri] if "/" in iri else [statement_iri(iri), observation_iri(iri)]
    found = facts(store, ids, lang) or [each for each in statistics(store, ids, lang) if each.indicator.iri]
    if not found:
        raise QueryError(worded("no statement {}", statement), where=worded("name"), do="kg show lists the statements of an entity")
    return found[0]


def _groups(found: Iterable[Fact], iri: str) -> tuple[FactGroup, ...]:
    """Outgoing groups first, each sorted by predicate."""
    keyed = sorted(((fact.subject.iri != iri, fact.predicate), number, fact) for number, fact in enumerate(found))
    return tuple(
        FactGroup(predicate, not incoming, tuple(fact for _, _, fact in members))
        for (incoming, predicate), members in groupby(keyed, key=lambda item: item[0])
    )


def _classes(store: Store, iri: str, lang: str) -> tuple[Ref, ...]:
    """Most specific first: the class with the most classes above it."""
    query = (
        f"""SELECT ?x (COUNT(DISTINCT ?up) AS ?depth) {{ {node(iri)} a ?x . ?x rdfs:subClassOf* ?up }} GROUP BY ?x"""
    )
    found = select(store, query)
    known = refs(store, [row[0] for row in found.rows], lang)
    ranked = sorted((-int(row["depth"]), known[row["x"]]) for row in found.texts())
    return tuple(ref for _, ref in ranked)


def _linked(store: Store, pattern: str, lang: str) -> tuple[Ref, ...]:
    found = select(store, f"SELECT DISTINCT ?x {{ {pattern} }}").rows
    return tuple(sorted(refs(store, [row[0] for row in found], lang).values()))


def _teachers(store: Store, this: str, lang: str) -> tuple[Ref, ...]:
    """Reports and the lexicon; a report that was not read for this graph has no label in it, but a title in the catalogue."""
    found = _linked(store, f"{this} dcterms:source ?x", lang)
    if not any(ref.label == shorten(ref.iri) for ref in found):
        return found
    titles = {report_iri(key): known.report.title for key, known in load_catalogue(resource("data", "reports.yaml")).known.items()}
    return tuple(sorted(replace(ref, label=titles.get(ref.iri, ref.label)) if ref.label == shorten(ref.iri) else ref for ref in found))


def _mentions(store: Store, this: str, lang: str) -> tuple[tuple[Ref, int], ...]:
    query = f"""SELECT ?r (COUNT(DISTINCT ?p) AS ?n) {{ ?p fkg:mentions {this} ; dcterms:isPartOf ?r }} GROUP BY ?r"""
    found = select(store, query)
    known = refs(store, [row[0] for row in found.rows], lang)
    return tuple(sorted((known[row["r"]], int(row["n"])) for row in found.texts()))


def _column(store: Store, query: str) -> list[str]:
    return sorted(row["x"] for row in select(store, query).texts())


def _is_label(kind: object) -> bool:
    return isinstance(kind, ox.NamedNode) and kind.value.endswith("#label")
