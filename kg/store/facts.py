"""Statements and observations with all that proves them, read from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.ontology.prefixes import PREFIXES
from kg.store.interface import Store
from kg.store.labels import Ref, as_ref, refs, select, values
from kg.store.render import short
from kg.store.results import Term, text

_QUALIFIERS = ("fkg:date", "fkg:amount", "fkg:currency", "fkg:technology", "fkg:round", "fkg:role", "fkg:jointIssuers")
_FKGC = PREFIXES["fkgc"]
_FKG = PREFIXES["fkg"]


@dataclass(frozen=True, slots=True, order=True)
class ShownEvidence:
    """Where a claim was read. ``kind`` is ``original`` or ``digest``; ``context`` are further quotes needed."""

    report: str
    title: str
    start: int
    end: int
    quote: str
    section: str
    page: int | None
    kind: str
    file: str
    extractor: str
    pattern: str
    confidence: str
    passage: str
    context: tuple[str, ...] = ()


Proven = Callable[[Iterable[str]], dict[str, tuple[ShownEvidence, ...]]]
"""What proves claims, by their IRIs: ``evidence`` of a store, or of one that keeps what it was asked."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement. ``belief`` is a decimal from 0 to 1 as text; ``qualifiers`` are pairs of property and value."""

    iri: str
    subject: Ref
    predicate: Ref
    object: Ref
    modality: str
    belief: str
    qualifiers: tuple[tuple[Ref, Ref], ...]
    evidence: tuple[ShownEvidence, ...]
    refines: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistic:
    """One observation; numbers as text, as written in the report, beside the normalised value; ``sources`` are whom it names for them."""

    iri: str
    indicator: Ref
    about: Ref | None
    place: Ref | None
    value: str
    low: str
    high: str
    bound: str
    unit: str
    words: str
    normalized: str
    normalized_unit: str
    period: str
    modality: str
    belief: str
    evidence: tuple[ShownEvidence, ...]
    refines: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    sources: tuple[Ref, ...] = ()


def facts(store: Store, statements: Iterable[str], lang: str = "zh", proven: Proven | None = None) -> tuple[Fact, ...]:
    """The statements with these IRIs, sorted by predicate, object and subject label; unknown IRIs are left out.

    ``proven`` tells what proves them, where that is not to be asked for each time.
    """
    wanted = sorted(set(statements))
    if not wanted:
        return ()
    block = values("st", wanted)
    found = select(
        store,
        f"""SELECT DISTINCT ?st ?s ?p ?o ?m ?b {{ {block} ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
          fkg:modality ?m . OPTIONAL {{ ?st fkg:belief ?b }} }}""",
    ).rows
    details = select(
        store,
        f"SELECT DISTINCT ?st ?q ?v {{ {block} VALUES ?q {{ {' '.join((*_QUALIFIERS, *_LINKS))} }} ?st ?q ?v }}",
    ).rows
    known = refs(store, [term for row in (*found, *details) for term in row[1:]], lang)
    proof = proven(wanted) if proven else evidence(store, wanted)
    qualifiers: dict[str, list[tuple[Ref, Ref]]] = defaultdict(list)
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement, name, value in details:
        if short(name) in _LINKS:
            links[text(statement), short(name)].append(text(value))
        else:
            qualifiers[text(statement)].append((as_ref(known, name), as_ref(known, value)))
    result = []
    for statement, subject, predicate, value, modality, belief in found:
        iri = text(statement)
        result.append(
            Fact(
                iri,
                as_ref(known, subject),
                as_ref(known, predicate),
                as_ref(known, value),
                text(modality).removeprefix(_FKGC),
                text(belief),
                tuple(sorted(qualifiers[iri])),
                proof.get(iri, ()),
                tuple(sorted(links[iri, "fkg:refines"])),
                tuple(sorted(links[iri, "fkg:contradicts"])),
            )
        )
    return tuple(sorted(result, key=lambda fact: (fact.predicate, fact.object, fact.subject, fact.iri)))


def statistics(store: Store, observations: Iterable[str], lang: str = "zh", proven: Proven | None = None) -> tuple[Statistic, ...]:
    """The observations with these IRIs, sorted by indicator, what they are about, and period; ``proven`` as for ``facts``."""
    wanted = sorted(set(observations))
    if not wanted:
        return ()
    found = select(store, f"SELECT DISTINCT ?x ?p ?v {{ {values('x', wanted)} ?x ?p ?v }}").rows
    parts: dict[str, dict[str, Term | None]] = defaultdict(dict)
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    sources: dict[str, list[Term | None]] = defaultdict(list)
    for observation, name, value in found:
        if short(name) in _LINKS:
            links[text(observation), short(name)].append(text(value))
        elif short(name) == "fkg:accordingTo":
            sources[text(observation)].append(value)
        elif text(name).startswith(_FKG):
            parts[text(observation)][text(name).removeprefix(_FKG)] = value
    shown = ("indicator", "about", "place")
    ends = [facets.get(name) for facets in parts.values() for name in shown]
    known = refs(store, [*ends, *(term for terms in sources.values() for term in terms)], lang)
    proof = proven(wanted) if proven else evidence(store, wanted)
    result = []
    for iri, facets in parts.items():
        words = {name: text(facets.get(name)) for name in _WORDS}
        things = {name: as_ref(known, facets[name]) if name in facets else None for name in shown}
        result.append(
            Statistic(
                iri,
                things["indicator"] or Ref(""),
                things["about"],
                things["place"],
                words["value"],
                words["low"],
                words["high"],
                words["bound"].removeprefix(_FKGC),
                words["unit"],
                words["quantityText"],
                words["normalizedValue"],
                words["normalizedUnit"],
                words["period"],
                words["modality"].removeprefix(_FKGC),
                words["belief"],
                proof.get(iri, ()),
                tuple(sorted(links[iri, "fkg:refines"])),
                tuple(sorted(links[iri, "fkg:contradicts"])),
                tuple(sorted(as_ref(known, term) for term in sources[iri])),
            )
        )
    nothing = Ref("")
    return tuple(
        sorted(
            result,
            key=lambda each: (each.indicator, each.about or nothing, each.period, each.place or nothing, each.iri),
        )
    )


def evidence(store: Store, claims: Iterable[str]) -> dict[str, tuple[ShownEvidence, ...]]:
    """Evidence by IRI of statement or observation, in the order of the reports."""
    block = values("c", claims)
    context: dict[str, list[tuple[int, str]]] = defaultdict(list)
    query = f"""SELECT DISTINCT ?ev ?start ?quote {{ {block} ?ev fkg:supports ?c ; fkg:context ?p .
      ?p fkg:start ?start ; fkg:quote ?quote }}"""
    for row in select(store, query).texts():
        context[row["ev"]].append((int(row["start"]), row["quote"]))
    query = f"""SELECT DISTINCT ?c ?ev ?x ?pt ?conf ?p ?quote ?start ?end ?section ?page ?r ?title ?kind ?file {{
      {block}
      ?ev fkg:supports ?c ; fkg:passage ?p ; fkg:extractor ?x ; fkg:pattern ?pt ; fkg:confidence ?conf .
      ?p fkg:quote ?quote ; fkg:start ?start ; fkg:end ?end ; fkg:inSource ?src ; dcterms:isPartOf ?r .
      OPTIONAL {{ ?p fkg:section ?section }} OPTIONAL {{ ?p fkg:page ?page }}
      OPTIONAL {{ ?src fkg:kind ?kind }} OPTIONAL {{ ?src schema:name ?file }}
      OPTIONAL {{ ?r rdfs:label ?title FILTER(LANG(?title) = "zh") }} }}"""
    found: dict[str, list[ShownEvidence]] = defaultdict(list)
    for row in select(store, query).texts():
        found[row["c"]].append(
            ShownEvidence(
                row["r"],
                row["title"],
                int(row["start"]),
                int(row["end"]),
                row["quote"],
                row["section"],
                int(row["page"]) if row["page"] else None,
                row["kind"].removeprefix(_FKGC),
                row["file"],
                row["x"],
                row["pt"],
                row["conf"],
                row["p"],
                tuple(quote for _, quote in sorted(context.get(row["ev"], ()))),
            )
        )
    return {claim: tuple(sorted(rows, key=_order)) for claim, rows in found.items()}


def _order(shown: ShownEvidence) -> tuple[str, int, int, str, str]:
    return shown.report, shown.start, shown.end, shown.extractor, shown.pattern


_LINKS = ("fkg:refines", "fkg:contradicts")
_WORDS = (
    *("value", "low", "high", "bound", "unit", "quantityText", "normalizedValue", "normalizedUnit", "period"),
    *("modality", "belief"),
)
