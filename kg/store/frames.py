"""The graph as flat tables: entities, statements, observations, and the evidence of both.

One row an entity, statement, observation or evidence, sorted by its IRI. Several values of one cell are joined by ``|``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES, shorten
from kg.store.interface import Store
from kg.store.labels import ENTITY_NAMESPACES, select
from kg.store.results import Term, plain, text

Value = str | int | float | bool | None
_FKGC = PREFIXES["fkgc"]
_INFERRED = PREFIXES["fkgr"] + "graph/inferred"
_RECORDS = tuple(PREFIXES["fkgr"] + kind for kind in ("passage/", "evidence/", "statement/", "observation/", "source/", "dataset/", "graph/", "statistics"))
_QUALIFIERS = ("date", "amount", "currency", "technology", "round", "role", "jointIssuers")
_MEASURES = (
    *("value", "low", "high", "bound", "unit", "quantityText", "normalizedValue", "normalizedUnit", "period", "periodStart"),
    *("periodEnd", "growthOf", "shareOf", "accordingTo", "modality", "belief"),
)
_OBSERVATION = "a fkg:Observation"
_PLACE = ("kind", "section", "page", "start", "end", "quote")


@dataclass(frozen=True, slots=True)
class Table:
    """A flat table: as many values a row as there are columns; None where there is nothing."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables(store: Store) -> tuple[Table, ...]:
    """All tables of a store's graph."""
    return (entities(store), statements(store), observations(store), evidence(store))


def entities(store: Store) -> Table:
    """What has a name: classes as stated (not inferred), labels, aliases, broader concepts, outside identifiers."""
    query = f"""SELECT DISTINCT ?x ?c {{ GRAPH ?g {{ ?x a ?c }} FILTER(?g != <{_INFERRED}>) FILTER(STRSTARTS(STR(?c), STR(fkg:)))
      ?x rdfs:label ?l }}"""
    classes: dict[str, set[str]] = defaultdict(set)
    for row in select(store, query).texts():
        if row["x"].startswith(ENTITY_NAMESPACES) and not row["x"].startswith(_RECORDS):
            classes[row["x"]].add(shorten(row["c"]))
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    predicates = "rdfs:label skos:altLabel skos:broader skos:exactMatch schema:identifier"
    for thing, predicate, value in select(store, f"SELECT DISTINCT ?x ?p ?v {{ VALUES ?p {{ {predicates} }} ?x ?p ?v }}").rows:
        kind = shorten(text(predicate))
        if kind == "rdfs:label" and isinstance(value, ox.Literal):
            kind = f"label@{value.language}"
        named[text(thing), kind].add(text(value))
    columns = ("iri", "class", "zh", "en", "aliases", "broader", "same_as")
    rows = [
        (
            iri,
            "|".join(sorted(classes[iri])),
            _joined(named[iri, "label@zh"]),
            _joined(named[iri, "label@en"]),
            _joined(named[iri, "skos:altLabel"]),
            _joined(named[iri, "skos:broader"]),
            _joined(named[iri, "skos:exactMatch"] | named[iri, "schema:identifier"]),
        )
        for iri in sorted(classes)
    ]
    return Table("entities", columns, tuple(rows))


def statements(store: Store) -> Table:
    """Claims about relations and values, whatever their modality, with belief, qualifiers, the reports that say them and pieces of evidence."""
    found = select(
        store,
        """SELECT DISTINCT ?x ?s ?p ?o ?m ?b { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; fkg:modality ?m
          OPTIONAL { ?x fkg:belief ?b } }""",
    ).rows
    more = _values(store, "rdf:subject ?any", _QUALIFIERS)
    reports, names = _reports(store), _names(store)
    proofs = _proofs(store)
    columns = ("iri", "subject", "subject_zh", "predicate", "object", "object_zh", "modality", "belief", *_QUALIFIERS, "reports", "evidence")
    rows = [
        (
            text(each),
            text(subject),
            names.get(text(subject)),
            shorten(text(predicate)),
            text(value),
            names.get(text(value)),
            text(modality).removeprefix(_FKGC),
            plain(belief),
            *(more.get((text(each), name)) for name in _QUALIFIERS),
            _joined(reports[text(each)]),
            proofs.get(text(each), 0),
        )
        for each, subject, predicate, value, modality, belief in found
    ]
    return Table("statements", columns, tuple(sorted(rows, key=lambda row: str(row[0]))))


def observations(store: Store) -> Table:
    """Statistics: what was measured, of whom, where, when; as written and normalised, with the reports and pieces of evidence that give them."""
    found = select(store, "SELECT DISTINCT ?x ?i { ?x a fkg:Observation ; fkg:indicator ?i }").rows
    ends = _values(store, _OBSERVATION, ("about", "place"), plain)  # whole IRIs: a concept may be measured, too
    measures = _values(store, _OBSERVATION, _MEASURES, dense=True)
    reports, names, proofs = _reports(store, f"?x {_OBSERVATION} ."), _names(store), _proofs(store)

    def named(iri: Value) -> tuple[Value, Value]:
        return (iri, names.get(str(iri))) if iri is not None else (None, None)

    columns = ("iri", "indicator", "indicator_zh", "about", "about_zh", "place", "place_zh", *_MEASURES, "reports", "evidence")
    rows = [
        (
            text(each),
            *named(text(indicator)),
            *named(ends.get((text(each), "about"))),
            *named(ends.get((text(each), "place"))),
            *(measures.get((text(each), name)) for name in _MEASURES),
            _joined(reports[text(each)]),
            proofs.get(text(each), 0),
        )
        for each, indicator in found
    ]
    return Table("observations", columns, tuple(sorted(rows, key=lambda row: str(row[0]))))


def evidence(store: Store) -> Table:
    """What proves each statement and observation: report, place, quote, further quotes needed, extractor, pattern."""
    passages, names = _passages(store), _names(store)
    asked = "?x fkg:supports ?claim ; fkg:passage ?p ; fkg:extractor ?extractor ; fkg:confidence ?confidence"
    found = select(store, f"SELECT ?x ?claim ?p ?extractor ?confidence {{ {asked} }}")
    patterns = {row["x"]: row["v"] for row in select(store, "SELECT ?x ?v { ?x fkg:pattern ?v }").texts()}
    context: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for row in select(store, "SELECT ?x ?p { ?x fkg:context ?p }").texts():
        further = passages[row["p"]]
        context[row["x"]].add((int(str(further["fkg:start"])), str(further["fkg:quote"])))
    columns = ("iri", "claim", "report", "report_zh", *_PLACE, "context", "extractor", "pattern", "confidence")
    rows: dict[str, tuple[Value, ...]] = {}
    for each, claim, passage, extractor, confidence in found.rows:
        key, place = text(each), passages[text(passage)]
        report = str(place["dcterms:isPartOf"])
        further_quotes = "\n".join(said for _, said in sorted(context[key])) or None
        where = (place.get(f"fkg:{name}") for name in _PLACE)
        rows[key] = (key, text(claim), report, names.get(report), *where, further_quotes, text(extractor), patterns.get(key), plain(confidence))
    return Table("evidence", columns, tuple(rows[key] for key in sorted(rows)))


def _passages(store: Store) -> dict[str, dict[str, Value]]:
    """What is known of each passage, by property; ``fkg:kind`` is its source's. Joined here: the engine is slow at it."""
    kinds = {row["s"]: row["k"].removeprefix(_FKGC) for row in select(store, "SELECT DISTINCT ?s ?k { ?s a fkg:Source ; fkg:kind ?k }").texts()}
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    for name in ("dcterms:isPartOf", "fkg:inSource", "fkg:start", "fkg:end", "fkg:quote", "fkg:section", "fkg:page"):
        for passage, value in select(store, f"SELECT DISTINCT ?p ?v {{ ?p {name} ?v }}").rows:
            found[text(passage)][name] = plain(value)
    for place in found.values():
        place["fkg:kind"] = kinds.get(str(place.get("fkg:inSource")))
    return found


def _values(
    store: Store, kind: str, names: tuple[str, ...], cell: Callable[[Term | None], Value] | None = None, *, dense: bool = False
) -> dict[tuple[str, str], Value]:
    """Value by thing and property; several of one property are joined, concepts are named without their namespace unless ``cell`` says how.

    ``dense``: most things have most of the properties, so that reading all of each is the faster way.
    """
    cell = cell or _cell
    if dense:
        query = f"SELECT DISTINCT ?x ?p ?v {{ ?x {kind} ; ?p ?v FILTER(?p IN ({', '.join(f'fkg:{name}' for name in names)})) }}"
    else:
        query = f"SELECT DISTINCT ?x ?p ?v {{ VALUES ?p {{ {' '.join(f'fkg:{name}' for name in names)} }} ?x {kind} ; ?p ?v }}"
    found: dict[tuple[str, str], list[Value]] = defaultdict(list)
    for thing, predicate, value in select(store, query).rows:
        found[text(thing), shorten(text(predicate)).removeprefix("fkg:")].append(cell(value))
    return {key: values[0] if len(values) == 1 else _joined({str(value) for value in values}) for key, values in found.items()}


def _cell(value: Term | None) -> Value:
    said = plain(value)
    return said.removeprefix(_FKGC) if isinstance(value, ox.NamedNode) and isinstance(said, str) else said


def _reports(store: Store, which: str = "") -> dict[str, set[str]]:
    """Ids of the reports that say each claim; ``which`` is a pattern that keeps some."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in select(store, f"SELECT DISTINCT ?x ?r {{ {which} ?x prov:wasDerivedFrom/dcterms:isPartOf ?r }}").texts():
        found[row["x"]].add(row["r"].rpartition("/")[2])
    return found


def _proofs(store: Store) -> dict[str, int]:
    """How many pieces of evidence each claim has."""
    rows = select(store, "SELECT ?x (COUNT(DISTINCT ?e) AS ?n) { ?e fkg:supports ?x } GROUP BY ?x").texts()
    return {row["x"]: int(row["n"]) for row in rows}


def _names(store: Store) -> dict[str, str]:
    rows = select(store, 'SELECT DISTINCT ?x ?l { ?x rdfs:label ?l FILTER(LANG(?l) = "zh") }').texts()
    return {row["x"]: row["l"] for row in rows}


def _joined(values: set[str]) -> str | None:
    return "|".join(sorted(values)) or None
