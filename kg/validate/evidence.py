"""Fast, exact checks that need no shapes: every fact has its proof, every quote stands in its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pyoxigraph as ox

from kg.ontology.prefixes import FKGR, expand, shorten
from kg.ontology.terms import Ontology
from kg.store.interface import Store
from kg.store.labels import select
from kg.validate.finding import Finding, Severity

_REPORT = f"{FKGR}report/"
_RECORDS = tuple(f"{FKGR}{kind}/" for kind in ("passage", "evidence", "statement", "observation", "source", "dataset"))
"""Where the records of a report's graph lie; their properties are no claims."""
_RECORD_CLASSES = frozenset({"Passage", "Evidence", "Source", "Observation", "Judgement", "rdf:Statement"})
_ASSERTED = ox.NamedNode(expand("fkgc:asserted"))
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph
Place = tuple[Node, Node]
"""A graph and something in it."""


def check_dataset(store: Store, ontology: Ontology, sources: Mapping[str, str] | None = None) -> list[Finding]:
    """The checks of the dataset that no query tells; an empty list means that it keeps its own rules.

    ``sources`` are decoded source texts by SHA-256; with them every passage's quote is compared with its place.
    Findings are errors, sorted by check and focus.
    """
    found = [*_claims(store, ontology), *_undescribed(store), *_default_graph(store)]
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


def _values(store: Store, name: str) -> dict[Place, list[Node]]:
    """Values of a property by graph and subject. Comparing sets costs far less than a join, which searches for every row."""
    found: dict[Place, list[Node]] = {}
    for quad in store.quads_of(ox.NamedNode(expand(name))):
        found.setdefault((quad.graph_name, quad.subject), []).append(quad.object)
    return found


def _proved(store: Store) -> set[Place]:
    """Claims with an evidence in the same graph that leads to a quoted passage from which the claim derives."""
    quoted, derived, passages = _values(store, "fkg:quote"), _values(store, "prov:wasDerivedFrom"), _values(store, "fkg:passage")
    return {
        (graph, claim)
        for (graph, evidence), claims in _values(store, "fkg:supports").items()
        for passage in passages.get((graph, evidence), ())
        if (graph, passage) in quoted
        for claim in claims
        if passage in derived.get((graph, claim), ())
    }


def _stated(store: Store) -> tuple[set[tuple[Node, ...]], set[tuple[Node, ...]]]:
    """(graph, subject, predicate, object) of asserted statements, and (subject, predicate, object) that are asserted nowhere."""
    objects, predicates, modalities = (_values(store, name) for name in ("rdf:object", "rdf:predicate", "fkg:modality"))
    asserted: set[tuple[Node, ...]] = set()
    others: set[tuple[Node, ...]] = set()
    for place, subjects in _values(store, "rdf:subject").items():
        for claim in product((place[0],), subjects, predicates.get(place, ()), objects.get(place, ())):
            for modality in modalities.get(place, ()):
                if modality == _ASSERTED:
                    asserted.add(claim)
                else:
                    others.add(claim[1:])
    return asserted, others - {claim[1:] for claim in asserted}


def _claimed_properties(ontology: Ontology) -> list[str]:
    """The properties whose triples are claims: all of ``fkg:`` but those of records, and skos:broader."""
    domains = {name: set(ontology.property_terms[name].domains) for name in sorted(ontology.properties())}
    own = [name for name, classes in domains.items() if not classes or not classes <= _RECORD_CLASSES]
    return [*(f"fkg:{name}" for name in own), "skos:broader"]


def _claims(store: Store, ontology: Ontology) -> Iterator[Finding]:
    """Plain triples, statements and evidences of each report's graph against each other."""
    proved = _proved(store)
    zh, en = "陈述或观测值在该报告图中没有证据", "a statement or observation has no evidence in this report's graph"
    for graph, claim in _values(store, "fkg:modality"):
        if (graph, claim) not in proved:
            yield _error("claim-without-evidence", _name(claim), zh, en, _name(graph))
    asserted, unasserted = _stated(store)
    for name in _claimed_properties(ontology):
        predicate = ox.NamedNode(expand(name))
        for (graph, subject), values in _values(store, name).items():
            for value in values:
                told = f"{name} → {shorten(_name(value))}"
                if (subject, predicate, value) in unasserted:
                    zh, en = "未被断言的主张作为普通三元组出现", "a claim that is not asserted stands as a plain triple"
                    yield _error("unasserted-triple", _name(subject), zh, en, told)
                elif _name(graph).startswith(_REPORT) and not _name(subject).startswith(_RECORDS) and (graph, subject, predicate, value) not in asserted:
                    zh, en = "报告图中的三元组没有对应的陈述", "a triple in a report's graph has no statement there"
                    yield _error("triple-without-statement", _name(subject), zh, en, told)


def _name(node: Node) -> str:
    """IRI or text of a term."""
    return node.value if isinstance(node, ox.NamedNode | ox.BlankNode | ox.Literal) else str(node)


def _undescribed(store: Store) -> Iterator[Finding]:
    """Has everything that is mentioned or claimed a type?"""
    typed = {subject for subject, _ in store.pairs(ox.NamedNode(expand("rdf:type")))}
    zh, en = "被提及的事物没有类型", "something that is spoken of has no type"
    for name in ("fkg:mentions", "rdf:subject", "rdf:object", "fkg:indicator", "fkg:about", "fkg:place"):
        spoken = {value for _, value in store.pairs(ox.NamedNode(expand(name)))}
        for node in spoken - typed:
            if isinstance(node, ox.NamedNode):
                yield _error("undescribed", node.value, zh, en, name)


def _default_graph(store: Store) -> list[Finding]:
    """Is a triple of the union in no named graph? The slow search for it is made only when the numbers differ."""
    named, union = (
        next(select(store, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}").texts())["n"]
        for pattern in ("SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }", "?s ?p ?o")
    )
    if named == union:
        return []
    query = "SELECT DISTINCT (?s AS ?x) (?p AS ?v) { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
    zh, en = "三元组不在任何命名图中", "a triple stands outside the named graphs"
    return [_error("default-graph", row["x"], zh, en, row["v"]) for row in select(store, query).texts()]
