"""What joins some things: the asserted statements between any two of them, and what the lexicon's taxonomy says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.network.snapshot import DATES_OF
from kg.ontology.prefixes import FKG, FKGR, PREFIXES
from kg.serve.answers import Join, Joins, Label, Told
from kg.store.interface import Store
from kg.store.labels import classes, labels, select, values

MOST = 5000
_BROADER = PREFIXES["skos"] + "broader"
_REPORT = FKGR + "report/"


def joins(store: Store, iris: Sequence[str]) -> Joins:
    """What joins any two of these things, sorted; things that the graph lacks are called by their short IRI and have no class."""
    wanted = list(dict.fromkeys(iris))
    zh, en, kinds = labels(store, wanted, "zh"), labels(store, wanted, "en"), classes(store, wanted)
    things = tuple(Label(iri, zh[iri], en[iri], kinds.get(iri, "")) for iri in wanted)
    if not wanted:
        return Joins((), (), False)
    ends = values("o", wanted)
    rows = select(
        store,
        f"""SELECT DISTINCT ?st ?s ?p ?o ?b {{ {values("s", wanted)} ?st rdf:subject ?s ; fkg:modality fkgc:asserted ; rdf:object ?o .
          {{ {ends} }} FILTER(?s != ?o) ?st rdf:predicate ?p . OPTIONAL {{ ?st fkg:belief ?b }} }} ORDER BY ?st LIMIT {MOST + 1}""",
    ).texts()
    stated = [(row["st"], row["s"], row["p"], row["o"], float(row["b"] or 0)) for row in rows]
    known = {(subject, value) for _, subject, predicate, value, _ in stated if predicate == _BROADER}
    taxonomy = select(store, f"SELECT ?s ?o {{ GRAPH <{FKGR}graph/lexicon> {{ {values('s', wanted)} ?s skos:broader ?o {{ {ends} }} }} }}").texts()
    claims = [each[0] for each in stated[:MOST]]
    told, dates = where_told(store, claims), _dates(store, claims, wanted)
    found = [
        Join(statement, subject, predicate, value, belief, _date(dates, statement, subject, predicate, value), told.get(statement, ()))
        for statement, subject, predicate, value, belief in stated[:MOST]
    ]
    found += [Join("", row["s"], _BROADER, row["o"], 1.0, "", ()) for row in taxonomy if (row["s"], row["o"]) not in known]
    return Joins(things, tuple(sorted(found, key=lambda each: (each.subject, each.predicate, each.object, each.statement))), len(stated) > MOST)


def where_told(store: Store, claims: Iterable[str]) -> dict[str, tuple[Told, ...]]:
    """Where each of some statements was read, by its IRI."""
    query = f"""SELECT ?st ?r (COUNT(DISTINCT ?ev) AS ?n) {{ {values("st", claims)} ?ev fkg:supports ?st ; fkg:passage ?p .
      ?p dcterms:isPartOf ?r }} GROUP BY ?st ?r ORDER BY ?st ?r"""
    found: dict[str, list[Told]] = defaultdict(list)
    for row in select(store, query).texts():
        found[row["st"]].append(Told(row["r"].removeprefix(_REPORT), int(row["n"])))
    return {iri: tuple(each) for iri, each in found.items()}


def _dates(store: Store, claims: Iterable[str], things: Iterable[str]) -> dict[tuple[str, str], str]:
    """Dates of statements, and of things whose relations began with them, by IRI and property; of several the most precise."""
    query = f"SELECT DISTINCT ?x ?p ?d {{ {values('x', [*claims, *things])} VALUES ?p {{ fkg:date fkg:issuedOn fkg:foundedOn }} ?x ?p ?d }}"
    found: dict[tuple[str, str], str] = {}
    for row in select(store, query).texts():
        key = (row["x"], row["p"].removeprefix(FKG))
        found[key] = max(row["d"], found.get(key, ""), key=lambda date: (len(date), date))
    return found


def _date(dates: dict[tuple[str, str], str], statement: str, subject: str, predicate: str, value: str) -> str:
    end, kind = DATES_OF.get(predicate.removeprefix(FKG), ("", ""))
    return dates.get((statement, "date")) or dates.get((subject if end == "subject" else value, kind), "")
