"""Fast, exact checks that need no shapes: every fact has its proof, every quote stands in its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.ontology.prefixes import FKG, FKGR, PREFIXES, shorten
from kg.rdf.rules import Rules
from kg.store.interface import Store
from kg.store.labels import select
from kg.store.results import text
from kg.validate.consistency import check_consistency
from kg.validate.finding import Finding, Severity
from kg.validate.rules import RULES

Key = tuple[str, ...]
_REPORT = f"{FKGR}report/"
_ASSERTED = PREFIXES["fkgc"] + "asserted"
_RECORDS = tuple(f"{FKGR}{kind}/" for kind in ("passage", "evidence", "statement", "observation", "source", "dataset"))
"""Where the records of a report's graph lie; their properties are no claims."""
_PLAIN = f"""SELECT ?g ?s ?p ?o {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?p), "{FKG}") || ?p = skos:broader)
  FILTER(!STRSTARTS(STR(?s), "{FKGR}passage/") && !STRSTARTS(STR(?s), "{FKGR}evidence/")) }}"""


def check_dataset(
    store: Store, rules: Rules | None = None, sources: Mapping[str, str] | None = None
) -> list[Finding]:
    """All native checks; an empty list means that the dataset keeps its own rules.

    ``rules`` of the ontology add the check for contradictions to it. ``sources`` are decoded source texts by SHA-256;
    with them every passage's quote is compared with its place. Findings are errors, sorted by check and focus.
    """
    found: list[Finding] = []
    for rule in RULES:
        rows = select(store, rule.query).texts()
        found += [_error(rule.name, row["x"], rule.zh, rule.en, row["v"]) for row in rows if row["x"]]
    found += [*_claims(store), *_undescribed(store), *_default_graph(store)]
    if rules is not None:
        found += check_consistency(store, rules)
    if sources is not None:
        found += check_quotes(store, sources)
    return sorted(found)


def check_quotes(store: Store, sources: Mapping[str, str]) -> list[Finding]:
    """Does every passage of the given sources read ``text[start:end]``? Passages of other sources are not looked at."""
    query = """SELECT DISTINCT ?x ?sha ?start ?end ?quote { ?x fkg:inSource ?s ; fkg:start ?start ; fkg:end ?end ;
      fkg:quote ?quote . ?s fkg:sha256 ?sha }"""
    zh, en = "引文与来源文本该处不一致", "the quote does not stand at its place in the source"
    return [
        _error("quote", row["x"], zh, en, f"{row['start']}..{row['end']}")
        for row in select(store, query).texts()
        if row["sha"] in sources and sources[row["sha"]][int(row["start"]) : int(row["end"])] != row["quote"]
    ]


def _error(check: str, focus: str, zh: str, en: str, value: str) -> Finding:
    return Finding(Severity.ERROR, check, focus, zh, en, shorten(value))


def _keys(store: Store, query: str) -> Iterator[Key]:
    """Rows of a query as tuples of text, to be compared as sets: a join by the engine costs a search for every row."""
    for row in select(store, query).rows:
        yield tuple(text(term) for term in row)


def _claims(store: Store) -> list[Finding]:
    """Plain triples, statements and evidences of each report's graph against each other."""
    proved = set(
        _keys(
            store,
            """SELECT DISTINCT ?g ?x { GRAPH ?g { ?ev fkg:supports ?x ; fkg:passage ?p . ?x prov:wasDerivedFrom ?p .
              ?p fkg:quote ?q } }""",
        )
    )
    claimed = dict.fromkeys(_keys(store, "SELECT ?g ?x { GRAPH ?g { ?x fkg:modality ?m } }"))
    statements = set(
        _keys(
            store,
            """SELECT ?g ?s ?p ?o ?m { GRAPH ?g { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
              fkg:modality ?m } }""",
        )
    )
    stated = {key[:4] for key in statements if key[4] == _ASSERTED}
    asserted = {key[1:] for key in stated}
    unasserted = {key[1:4] for key in statements} - asserted
    zh, en = "陈述或观测值在该报告图中没有证据", "a statement or observation has no evidence in this report's graph"
    found = [_error("claim-without-evidence", x, zh, en, graph) for graph, x in claimed if (graph, x) not in proved]
    for graph, subject, predicate, value in _keys(store, _PLAIN):
        if (subject, predicate, value) in unasserted:
            zh, en = "未被断言的主张作为普通三元组出现", "a claim that is not asserted stands as a plain triple"
            found.append(_error("unasserted-triple", subject, zh, en, f"{shorten(predicate)} → {shorten(value)}"))
        elif (
            graph.startswith(_REPORT)
            and not subject.startswith(_RECORDS)
            and (graph, subject, predicate, value) not in stated
        ):
            zh, en = "报告图中的三元组没有对应的陈述", "a triple in a report's graph has no statement there"
            found.append(
                _error("triple-without-statement", subject, zh, en, f"{shorten(predicate)} → {shorten(value)}")
            )
    return found


def _undescribed(store: Store) -> list[Finding]:
    """Has everything that is mentioned or claimed a type?"""
    typed = {key[0] for key in _keys(store, "SELECT DISTINCT ?x { ?x a ?c }")}
    query = """SELECT DISTINCT ?x ?p { VALUES ?p { fkg:mentions rdf:subject rdf:object fkg:indicator fkg:about fkg:place }
      ?any ?p ?x FILTER(isIRI(?x)) }"""
    zh, en = "被提及的事物没有类型", "something that is spoken of has no type"
    return [_error("undescribed", x, zh, en, predicate) for x, predicate in _keys(store, query) if x not in typed]


def _default_graph(store: Store) -> list[Finding]:
    """Is a triple of the union in no named graph? The slow search for it is made only when the numbers differ."""
    named = select(store, "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }")
    if int(next(named.texts())["n"]) == store.counts().triples:
        return []
    query = "SELECT DISTINCT (?s AS ?x) (?p AS ?v) { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
    zh, en = "三元组不在任何命名图中", "a triple stands outside the named graphs"
    return [_error("default-graph", row["x"], zh, en, row["v"]) for row in select(store, query).texts()]
