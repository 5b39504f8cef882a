"""Fast, exact checks that need no shapes: every fact has its proof, every quote stands in its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.ontology.prefixes import FKG, FKGR, shorten
from kg.ontology.terms import Ontology
from kg.store.interface import Store
from kg.store.labels import select
from kg.validate.finding import Finding, Severity

_REPORTS = f'FILTER(STRSTARTS(STR(?g), "{FKGR}report/"))'


@dataclass(frozen=True, slots=True)
class _Rule:
    """A query whose rows break a rule: ``?x`` is the thing, ``?v`` a value that helps to see why."""

    name: str
    query: str
    zh: str
    en: str


_RULES = (
    _Rule(
        "triple-without-statement",
        f"""SELECT DISTINCT (?s AS ?x) (CONCAT(STR(?p), " → ", STR(?o)) AS ?v) {{ GRAPH ?g {{ ?s ?p ?o }} {_REPORTS}
          FILTER(STRSTARTS(STR(?p), "{FKG}") || ?p = skos:broader)
          FILTER NOT EXISTS {{ GRAPH ?g {{ ?s a ?kind }} FILTER(?kind IN (fkg:Passage, fkg:Evidence, fkg:Source,
            fkg:Observation, fkg:Report, rdf:Statement, qb:DataSet)) }}
          FILTER NOT EXISTS {{ GRAPH ?g {{ ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
            fkg:modality fkgc:asserted }} }} }}""",
        "报告图中的三元组没有对应的陈述",
        "a triple in a report's graph has no statement there",
    ),
    _Rule(
        "claim-without-evidence",
        f"""SELECT DISTINCT ?x (?g AS ?v) {{ GRAPH ?g {{ ?x fkg:modality ?m }} {_REPORTS}
          FILTER NOT EXISTS {{ GRAPH ?g {{ ?ev fkg:supports ?x ; fkg:passage ?p . ?x prov:wasDerivedFrom ?p .
            ?p fkg:quote ?q }} }} }}""",
        "陈述或观测值在该报告图中没有证据",
        "a statement or observation has no evidence in this report's graph",
    ),
    _Rule(
        "derived-from-without-evidence",
        f"""SELECT DISTINCT ?x (?p AS ?v) {{ GRAPH ?g {{ ?x prov:wasDerivedFrom ?p }} {_REPORTS}
          FILTER NOT EXISTS {{ GRAPH ?g {{ ?ev fkg:supports ?x ; fkg:passage ?p }} }} }}""",
        "陈述所引片段没有对应的证据",
        "a statement names a passage that no evidence of it names",
    ),
    _Rule(
        "unasserted-triple",
        """SELECT DISTINCT (?s AS ?x) (CONCAT(STR(?p), " → ", STR(?o)) AS ?v) { ?st rdf:subject ?s ; rdf:predicate ?p ;
          rdf:object ?o ; fkg:modality ?m . FILTER(?m != fkgc:asserted) ?s ?p ?o .
          FILTER NOT EXISTS { ?other rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
            fkg:modality fkgc:asserted } }""",
        "未被断言的主张作为普通三元组出现",
        "a claim that is not asserted stands as a plain triple",
    ),
    _Rule(
        "one-zh-label",
        """SELECT ?x (COUNT(?l) AS ?v) { { SELECT DISTINCT ?x { ?x a ?c FILTER(STRSTARTS(STR(?x), STR(fkgr:))
            || STRSTARTS(STR(?x), STR(fkgc:))) FILTER(STRSTARTS(STR(?c), STR(fkg:)) && ?c NOT IN (fkg:Passage,
            fkg:Evidence, fkg:Source, fkg:Observation)) } }
          OPTIONAL { ?x rdfs:label ?l FILTER(LANG(?l) = "zh") } } GROUP BY ?x HAVING(COUNT(?l) != 1)""",
        "实体没有恰好一个中文标签",
        "an entity has not exactly one Chinese label",
    ),
    _Rule(
        "one-en-label",
        """SELECT ?x (COUNT(?l) AS ?v) { ?x rdfs:label ?l FILTER(LANG(?l) = "en") FILTER(STRSTARTS(STR(?x), STR(fkgr:))
          || STRSTARTS(STR(?x), STR(fkgc:))) } GROUP BY ?x HAVING(COUNT(?l) > 1)""",
        "实体有多个英文标签",
        "an entity has more than one English label",
    ),
    _Rule(
        "alias-repeats-label",
        "SELECT DISTINCT ?x ?v { ?x skos:altLabel ?v ; rdfs:label ?l FILTER(STR(?v) = STR(?l)) }",
        "别名与标签重复",
        "an alias repeats a label",
    ),
    _Rule(
        "undescribed",
        f"""SELECT DISTINCT ?x (?p AS ?v) {{ GRAPH ?g {{ ?any ?p ?x }} {_REPORTS}
          FILTER(?p IN (fkg:mentions, rdf:subject, rdf:object, fkg:indicator, fkg:about, fkg:place) && isIRI(?x))
          FILTER NOT EXISTS {{ ?x a ?c }} }}""",
        "被提及的事物没有类型",
        "something that is spoken of has no type",
    ),
    _Rule(
        "offsets",
        """SELECT ?x (CONCAT(STR(?s), "..", STR(?e)) AS ?v) { ?x fkg:start ?s ; fkg:end ?e ; fkg:quote ?q
          FILTER(?e - ?s != STRLEN(?q)) }""",
        "片段的起止位置与引文长度不符",
        "start and end of a passage do not fit the length of its quote",
    ),
    _Rule(
        "out-of-range",
        "SELECT ?x ?v { VALUES ?p { fkg:belief fkg:confidence } ?x ?p ?v FILTER(?v < 0 || ?v > 1) }",
        "可信度或置信度不在零到一之间",
        "a belief or confidence is not between 0 and 1",
    ),
    _Rule(
        "broader-cycle",
        "SELECT ?x (?x AS ?v) { ?x skos:broaderTransitive ?x }",
        "概念的上位关系成环",
        "a concept is broader than itself",
    ),
)


def check_dataset(
    store: Store, ontology: Ontology | None = None, sources: Mapping[str, str] | None = None
) -> list[Finding]:
    """All native checks; an empty list means that the dataset keeps its own rules.

    ``ontology`` adds the check for things of two disjoint classes. ``sources`` are decoded source texts by SHA-256;
    with them every passage's quote is compared with its place. Findings are errors, sorted by check and focus.
    """
    found: list[Finding] = []
    for rule in _RULES:
        rows = select(store, rule.query).texts()
        found += [
            Finding(Severity.ERROR, rule.name, row["x"], rule.zh, rule.en, shorten(row["v"]))
            for row in rows
            if row["x"]
        ]
    found += _default_graph(store)
    if ontology is not None:
        found += _disjoint(store, ontology)
    if sources is not None:
        found += check_quotes(store, sources)
    return sorted(found)


def check_quotes(store: Store, sources: Mapping[str, str]) -> list[Finding]:
    """Does every passage of the given sources read ``text[start:end]``? Passages of other sources are not looked at."""
    query = """SELECT DISTINCT ?x ?sha ?start ?end ?quote { ?x fkg:inSource ?s ; fkg:start ?start ; fkg:end ?end ;
      fkg:quote ?quote . ?s fkg:sha256 ?sha }"""
    return [
        Finding(
            Severity.ERROR,
            "quote",
            row["x"],
            "引文与来源文本该处不一致",
            "the quote does not stand at its place in the source",
            f"{row['start']}..{row['end']}",
        )
        for row in select(store, query).texts()
        if row["sha"] in sources and sources[row["sha"]][int(row["start"]) : int(row["end"])] != row["quote"]
    ]


def _default_graph(store: Store) -> list[Finding]:
    """Is a triple of the union in no named graph?"""
    query = "SELECT DISTINCT (?s AS ?x) (?p AS ?v) { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
    return [
        Finding(
            Severity.ERROR,
            "default-graph",
            row["x"],
            "三元组不在任何命名图中",
            "a triple stands outside the named graphs",
            shorten(row["v"]),
        )
        for row in select(store, query).texts()
    ]


def _disjoint(store: Store, ontology: Ontology) -> list[Finding]:
    """Things of two classes that exclude each other."""
    classes: dict[str, set[str]] = {}
    known: Callable[[str], bool] = ontology.classes().__contains__
    for row in select(store, "SELECT DISTINCT ?x ?c { ?x a ?c FILTER(STRSTARTS(STR(?c), STR(fkg:))) }").texts():
        name = row["c"].removeprefix(FKG)
        if known(name):
            classes.setdefault(row["x"], set()).add(name)
    verdicts: dict[frozenset[str], str] = {}
    found = []
    for iri, names in classes.items():
        key = frozenset(names)
        if key not in verdicts:
            verdicts[key] = _clash(names, ontology)
        if verdicts[key]:
            zh, en = "事物属于两个互斥的类", "something is of two classes that exclude each other"
            found.append(Finding(Severity.ERROR, "disjoint", iri, zh, en, verdicts[key]))
    return found


def _clash(names: Iterable[str], ontology: Ontology) -> str:
    ordered = sorted(names)
    pairs = [(a, b) for number, a in enumerate(ordered) for b in ordered[number + 1 :] if ontology.disjoint(a, b)]
    return " / ".join(pairs[0]) if pairs else ""
