"""A graph opened → what the page of the interactive graph holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.api.graph import Graph
from kg.network.snapshot import BROADER
from kg.ontology.prefixes import FKG, PREFIXES
from kg.store.facts import Fact, Proven, ShownEvidence, facts, statistics
from kg.store.interface import Store
from kg.store.labels import Ref, select
from kg.view.explore.model import Explorer, FactShown, FigureShown, NodeShown, Proof, ReportShown
from kg.view.overview import Label

TITLE = Label("中国金融科技知识图谱", "Knowledge graph of China's fintech field")
_SKOS = PREFIXES["skos"]


def explorer_of(
    graph: Graph, communities: Mapping[str, int] | None = None, measures: Mapping[str, Mapping[str, float]] | None = None, proven: Proven | None = None
) -> Explorer:
    """All that the page holds. ``communities`` gives the number of each entity's community by IRI, ``measures`` values by name and IRI; ``proven`` is
    that of ``kg.store.facts.facts``."""
    snapshot = graph.snapshot
    number = {iri: place for place, iri in enumerate(snapshot.nodes)}
    reports = {each.id: place for place, each in enumerate(snapshot.reports)}
    aliases = _aliases(graph.store)
    by_name = measures or {}
    nodes = tuple(
        NodeShown(
            node.iri, Label(node.zh or node.en, node.en), aliases.get(node.iri, ()), node.cls,
            {reports[report]: count for report, count in graph.mentions.get(node.iri, {}).items() if report in reports},
            None if communities is None else communities.get(node.iri),
            {name: values[node.iri] for name, values in by_name.items() if node.iri in values},
        )
        for node in snapshot.nodes.values()
    )  # fmt: skip
    dates = {each.statement: each.date for each in snapshot.relations if each.statement}
    asserted = [row["st"] for row in select(graph.store, "SELECT ?st { ?st a rdf:Statement ; fkg:modality fkgc:asserted }").texts()]
    shown = [fact_shown(each, number, reports, dates) for each in facts(graph.store, asserted, proven=proven) if each.subject.iri in number]
    shown += [
        FactShown("", number[each.subject], BROADER, number[each.object], "", 1.0, "", ())
        for each in snapshot.relations
        if not each.statement
    ]
    counted = [row["x"] for row in select(graph.store, "SELECT ?x { ?x a fkg:Observation }").texts()]
    figures = [
        FigureShown(
            each.iri, number[about.iri], _label(each.indicator), each.period, each.words, each.modality, float(each.belief or 0), _proofs(each.evidence, reports)
        )
        for each in statistics(graph.store, counted, proven=proven)
        for about in (each.about, each.place)
        if about is not None and about.iri in number
    ]
    terms = terms_shown(graph.store)
    used = {node.cls for node in nodes}
    classes = {cls: terms.get(cls, Label(cls)) for cls in sorted(used | {up for cls in used for up in snapshot.above.get(cls, ())})}
    predicates = {name: terms.get(name, Label(name)) for name in sorted({fact.predicate for fact in shown})}
    cites = citations(graph.store)
    return Explorer(
        TITLE, nodes, tuple(sorted(shown, key=lambda each: (each.source, each.predicate, each.target or 0, each.value, each.statement))),
        tuple(sorted(figures, key=lambda each: (each.about, each.indicator.zh, each.period, each.statement))),
        tuple(ReportShown(each.id, each.title, each.publisher, each.issued, cites.get(each.id, "")) for each in snapshot.reports),
        classes, predicates, {cls: tuple(sorted(snapshot.above.get(cls, ()))) for cls in classes}, snapshot.digest,
    )  # fmt: skip


def fact_shown(fact: Fact, number: Mapping[str, int], reports: Mapping[str, int], dates: Mapping[str, str]) -> FactShown:
    """A statement as the page holds it; ``number`` and ``reports`` are those of nodes and reports, ``dates`` by statement where it has none itself."""
    predicate = fact.predicate.iri.removeprefix(FKG).removeprefix(_SKOS)
    target = number.get(fact.object.iri)
    value = "" if target is not None else fact.object.label
    own = next((value.label for name, value in fact.qualifiers if name.iri == f"{FKG}date"), "")
    return FactShown(
        fact.iri, number[fact.subject.iri], predicate, target, value, float(fact.belief or 0), own or dates.get(fact.iri, ""), _proofs(fact.evidence, reports)
    )


def _proofs(evidence: Sequence[ShownEvidence], reports: Mapping[str, int]) -> tuple[Proof, ...]:
    return tuple(
        Proof(
            reports[each.report.rpartition("/")[2]], each.section, each.page, each.quote, each.context, each.kind == "digest", each.extractor, each.pattern,
            float(each.confidence or 0),
        )
        for each in evidence
    )  # fmt: skip


def citations(store: Store) -> dict[str, str]:
    """The line with which each report asks to be cited, by its id."""
    query = "SELECT ?id ?cite { ?r dcterms:identifier ?id ; dcterms:bibliographicCitation ?cite }"
    return {row["id"]: row["cite"] for row in select(store, query).texts()}


def reports_shown(store: Store, cites: Mapping[str, str]) -> tuple[ReportShown, ...]:
    """All reports by date and id, without a look at what they say."""
    query = """SELECT DISTINCT ?id ?date ?title ?publisher { ?r a fkg:Report ; dcterms:identifier ?id ; dcterms:title ?title .
      OPTIONAL { ?r dcterms:issued ?date } OPTIONAL { ?r schema:publisher ?publisher } }"""
    found = sorted((row["date"], row["id"], row["title"], row["publisher"]) for row in select(store, query).texts())
    return tuple(ReportShown(ident, title, publisher, date, cites.get(ident, "")) for date, ident, title, publisher in found)


def _label(ref: Ref) -> Label:
    return Label(ref.label)


def _aliases(store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in select(store, "SELECT DISTINCT ?x ?n { ?x skos:altLabel ?n }").texts():
        found[row["x"]].add(row["n"])
    return {iri: tuple(sorted(names)) for iri, names in found.items()}


def terms_shown(store: Store) -> dict[str, Label]:
    """Labels of the ontology's classes and properties by local name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    query = "SELECT DISTINCT ?x ?l (LANG(?l) AS ?t) { VALUES ?k { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?x a ?k ; rdfs:label ?l }"
    for row in select(store, query).texts():
        found[row["x"].removeprefix(FKG)][row["t"]] = row["l"]
    terms = {name: Label(said.get("zh", name), said.get("en", name)) for name, said in found.items()}
    return terms | {BROADER: Label("上位概念", "broader concept")}
