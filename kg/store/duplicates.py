"""Things of a build that may be one thing under two names, each with what a reader needs to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.lexicon.similarity import Likeness
from kg.lexicon.tables import compared
from kg.ontology.prefixes import FKGC, FKGR
from kg.ontology.terms import Ontology
from kg.rdf.names import LEXICON
from kg.store.interface import Store
from kg.store.labels import classes, labels, select, values

NAME, NEIGHBOURS, KIND = 0.7, 0.2, 0.1
"""What the likeness of names, shared neighbours and the same class add to the score."""

LEAST = 0.5
_PLAIN = ("Passage", "Evidence", "Source", "Observation", "Judgement", "Indicator")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, how often it is spoken of, and one sentence that names it."""

    id: str
    iri: str
    label: str
    cls: str
    names: tuple[str, ...]
    curated: bool
    facts: int
    reports: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that may be one; ``score`` = 0.7 × names + 0.2 × neighbours + 0.1 × kind, each part from 0 to 1."""

    one: Side
    other: Side
    score: float
    names: float
    neighbours: float
    kind: float


def entity_id(iri: str) -> str:
    """Id of an entity, as the lexicon and the tables of judgements write it, from its IRI."""
    for start in (f"{FKGR}report/", FKGR, FKGC):
        if iri.startswith(start):
            return iri.removeprefix(start)
    return iri


def likely_duplicates(
    store: Store, ontology: Ontology, judged: Collection[frozenset[str]] = (), limit: int = 20, lang: str = "zh", *, curated: bool = False
) -> tuple[Pair, ...]:
    """The likeliest pairs, best first; not those that are judged (pairs of ids), nor those that a statement connects.

    Two things of the curated tables are apart on purpose; with ``curated`` they are compared as well. Things of unlike kinds
    are a pair only under the very same label: a product that is called by its field for short is not that field. What two bodies
    have in their own names (甲银行开放平台, 乙银行开放平台) are two things.
    """
    names, kinds, taught = _things(store)
    near, linked, facts = _neighbours(store)
    alike, called = Likeness(names), labels(store, names)
    bodies = {called[iri] for iri in names if iri in called and ontology.is_a(kinds[iri], "Organization")}
    owners = {iri: _owner(called.get(iri, ""), bodies) for iri in names}
    found = []
    for one, other in alike.candidates():
        if not curated and one in taught and other in taught:
            continue
        if frozenset((one, other)) in linked or frozenset((entity_id(one), entity_id(other))) in judged:
            continue
        if owners[one] and owners[other] and owners[one] != owners[other]:
            continue
        kind = _kind(ontology, kinds[one], kinds[other])
        if not kind and compared(called[one]) != compared(called[other]):
            continue
        name = alike(one, other)
        shared = _jaccard(near.get(one, set()), near.get(other, set()))
        score = NAME * name + NEIGHBOURS * shared + KIND * kind
        if score >= LEAST:
            found.append((-round(score, 4), one, other, name, shared, kind))
    best = sorted(found)[:limit]
    sides = _sides(store, {iri for _, *pair, _, _, _ in best for iri in pair}, names, kinds, taught, facts, lang)
    return tuple(Pair(*_first_met(sides[one], sides[other]), -score, round(name, 4), round(shared, 4), kind) for score, one, other, name, shared, kind in best)


def _owner(label: str, bodies: Collection[str]) -> str:
    """The body by whose name a longer name begins; empty where it begins by none."""
    return next((label[:end] for end in range(len(label) - 1, 1, -1) if label[:end] in bodies), "")


def _first_met(one: Side, other: Side) -> tuple[Side, Side]:
    """The curated or better known of the two first: it is the one to keep."""
    first, second = sorted((one, other), key=lambda side: (not side.curated, -side.facts, side.id))
    return first, second


def _things(store: Store) -> tuple[dict[str, list[str]], dict[str, str], set[str]]:
    """Names and class by IRI of what is no mere record, and which of them the lexicon taught."""
    skip = ", ".join(f"fkg:{name}" for name in _PLAIN)
    query = f"""SELECT DISTINCT ?x ?n {{ ?x rdfs:label|skos:altLabel ?n ; a ?c
      FILTER(STRSTARTS(STR(?c), STR(fkg:)) && ?c NOT IN ({skip})) }}"""
    names: dict[str, list[str]] = defaultdict(list)
    for row in select(store, query).texts():
        if row["x"].startswith((FKGR, FKGC)):
            names[row["x"]].append(row["n"])
    kinds = {iri: found.split()[-1].partition(":")[2] for iri, found in classes(store, names).items()}
    taught = {row["x"] for row in select(store, f"SELECT DISTINCT ?x {{ GRAPH <{LEXICON}> {{ ?x rdfs:label ?n }} }}").texts()}
    return {iri: sorted(set(forms)) for iri, forms in names.items() if iri in kinds and kinds[iri] not in _PLAIN}, kinds, taught


def _neighbours(store: Store) -> tuple[dict[str, set[tuple[str, str]]], set[frozenset[str]], dict[str, int]]:
    """Relations of each thing, pairs that a relation connects, and how many statements and statistics speak of each."""
    near: dict[str, set[tuple[str, str]]] = defaultdict(set)
    linked: set[frozenset[str]] = set()
    facts: dict[str, int] = defaultdict(int)
    for row in select(store, "SELECT ?st ?s ?p ?o { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }").texts():
        near[row["s"]].add((row["p"], row["o"]))
        near[row["o"]].add((row["p"] + "-", row["s"]))
        linked.add(frozenset((row["s"], row["o"])))
        facts[row["s"]] += 1
        facts[row["o"]] += 1
    query = f"SELECT ?s ?o {{ GRAPH <{LEXICON}> {{ ?s skos:broader ?o }} }}"
    linked |= {frozenset((row["s"], row["o"])) for row in select(store, query).texts()}
    for row in select(store, "SELECT DISTINCT ?x ?e { VALUES ?p { fkg:about fkg:place fkg:indicator } ?x ?p ?e }").texts():
        facts[row["e"]] += 1
    return near, linked, facts


def _kind(ontology: Ontology, one: str, other: str) -> float:
    """1 for one class, or one a kind of the other; a half below one top class; else 0."""
    if ontology.is_a(one, other) or ontology.is_a(other, one):
        return 1.0
    return 0.5 if ontology.top_class(one) == ontology.top_class(other) else 0.0


def _jaccard(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _sides(
    store: Store, iris: Iterable[str], names: dict[str, list[str]], kinds: dict[str, str], taught: set[str], facts: dict[str, int], lang: str
) -> dict[str, Side]:
    wanted = sorted(iris)
    if not wanted:
        return {}
    query = f"""SELECT ?x ?r ?start ?q {{ {values("x", wanted)} ?p fkg:mentions ?x ; fkg:quote ?q ; fkg:start ?start ; dcterms:isPartOf ?r }}"""
    said: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for row in select(store, query).texts():
        said[row["x"]].append((row["r"], int(row["start"]), row["q"]))
    titles = labels(store, {report for rows in said.values() for report, _, _ in rows}, lang)
    called = labels(store, wanted, lang)
    sides = {}
    for iri in wanted:
        rows = sorted(said.get(iri, ()))
        quote = next((q for _, _, q in rows if len(q) > len(called[iri]) + 4 and "\t" not in q), rows[0][2] if rows else "")
        reports = tuple(dict.fromkeys(titles[report] for report, _, _ in rows))
        others = tuple(name for name in names[iri] if name != called[iri])
        sides[iri] = Side(entity_id(iri), iri, called[iri], kinds[iri], others, iri in taught, facts.get(iri, 0), reports, " ".join(quote.split()))
    return sides
