"""Graph → quads, as the vocabulary wants them: named graphs alone, the same list for the same graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kg.lexicon.instruments import Instruments
from kg.model.definition import Definitions
from kg.model.entity import Entity
from kg.model.graph import Graph
from kg.ontology.parse import ontology_files, ontology_triples
from kg.rdf import entities, infer, literals, names, run
from kg.rdf.claims import ClaimWriter
from kg.rdf.definitions import write_definitions, write_instruments
from kg.rdf.judgements import write_judgements
from kg.rdf.names import Names
from kg.rdf.rules import load_rules
from kg.rdf.sink import Sink
from kg.rdf.terms import TYPE, term
from kg.rdf.void import Sizes, sizes_of, write_description

Node = TypeVar("Node", ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple)


_NOTHING_SAID, _NO_KINDS = Definitions(), Instruments()


def quads(graph: Graph, ontology_dir: Path, definitions: Definitions = _NOTHING_SAID, instruments: Instruments = _NO_KINDS) -> list[ox.Quad]:
    """The whole dataset of one build, every quad once and in a named graph; as ``written``."""
    return written(graph, ontology_dir, definitions, instruments).quads()


def written(graph: Graph, ontology_dir: Path, definitions: Definitions = _NOTHING_SAID, instruments: Instruments = _NO_KINDS) -> Sink:
    """A sink that holds the whole dataset of one build, every quad in a named graph.

    ``definitions`` says what concepts mean, ``instruments`` which kind of instrument a policy's title makes it. Raises
    ValueError when a claim refers to an entity, source or statement that the graph does not hold, OntologyError when the
    ontology cannot be read.
    """
    axioms = axioms_of(ontology_dir)
    sink = Sink()
    ids = names_of(graph, instruments)
    writer = write_claims(sink, ids, graph)
    chosen = described_in(graph)
    write_entities(sink, ids, graph, chosen)
    write_rest(sink, ids, graph, chosen, definitions, instruments)
    sink.extend(sink.node(names.ONTOLOGY), axioms)
    infer.write_inferred(sink, axioms, load_rules(ontology_dir))
    write_record(sink, graph, chosen, axioms, sizes_of(sink), writer.passage_count, writer.evidence_count)
    return sink


def axioms_of(ontology_dir: Path) -> list[ox.Triple]:
    """The triples of the ontology. Raises OntologyError when it cannot be read."""
    return [_without_blank_nodes(triple) for triple in ontology_triples(ontology_files(ontology_dir))]


def names_of(graph: Graph, instruments: Instruments) -> Names:
    """The IRIs of a graph's things."""
    return Names(
        {**graph.entities, **{kind.id: kind for kind in instruments.concepts}},
        graph.reports,
        graph.sources,
        (statement.id for statement in graph.statements),
        (observation.id for observation in graph.observations),
    )


def write_rest(sink: Sink, ids: Names, graph: Graph, chosen: list[Entity], definitions: Definitions, instruments: Instruments) -> None:
    """What is neither a claim nor the name of an entity: kinds of policy, definitions, reports and sources, judgements, who taught names."""
    if any("general" in entity.source.split("|") or (entity.broader and not entity.source) for entity in chosen):
        entities.write_general_knowledge(sink)
    kinds = write_instruments(sink, ids, chosen, instruments)
    write_definitions(sink, ids, [*chosen, *kinds], definitions)
    _write_reports(sink, ids, graph, chosen)
    write_judgements(sink, ids, graph, {entity.id for entity in chosen} | {report.id for report in graph.reports})


def write_record(
    sink: Sink, graph: Graph, chosen: list[Entity], axioms: Sequence[ox.Triple], sizes: Sizes, passages: int, evidence: int
) -> None:
    """The run graph: what the dataset was made from and how large it is."""
    write_description(sink, graph.reports, len(chosen), sizes)
    run.write_run(sink, graph, axioms, _counts(graph, chosen, passages, evidence))


def _without_blank_nodes(triple: ox.Triple) -> ox.Triple:
    """Blank nodes of the ontology as IRIs: a store renames blank nodes when it loads them, and bytes would differ."""
    return ox.Triple(_named(triple.subject), triple.predicate, _named(triple.object))


def _named(node: Node) -> Node:
    return ox.NamedNode(f"{names.FKGR}genid/{node.value}") if isinstance(node, ox.BlankNode) else node


def _write_reports(sink: Sink, ids: Names, graph: Graph, chosen: list[Entity]) -> None:
    """Metadata; a publisher is linked where the graph describes it as an entity anyway."""
    by_name = _by_name(chosen)
    for report in sorted(graph.reports, key=lambda each: each.id):
        key = by_name.get(report.publisher, "")
        entities.write_report(sink, report, ids.entity(key) if key else "")
    for source, report_id in sorted(graph.sources, key=lambda pair: (pair[1], pair[0].sha256, pair[0].name)):
        entities.write_source(sink, source, report_id)


def _by_name(known: list[Entity]) -> dict[str, str]:
    """Ids by label and alias, for the publishers of reports; labels go before aliases, smaller ids before larger."""
    found: dict[str, str] = {}
    for forms in (lambda each: (each.zh, each.en), lambda each: each.aliases):
        for entity in known:
            for form in forms(entity):
                found.setdefault(form, entity.id)
    found.pop("", None)
    return found


def write_claims(sink: Sink, ids: Names, graph: Graph) -> ClaimWriter:
    """Passages, statements, observations and the data sets of reports."""
    writer = ClaimWriter(sink, ids)
    for passage in sorted(graph.mentions, key=names.passage_iri):
        writer.passage(passage, graph.mentions[passage])
    for statement in sorted(graph.statements, key=lambda each: each.id):
        writer.statement(statement)
    for observation in sorted(graph.observations, key=lambda each: each.id):
        writer.observation(observation)
    for report_id in sorted({e.passage.report for o in graph.observations for e in o.evidence}):
        report, dataset = sink.node(names.report_iri(report_id)), sink.node(names.dataset_iri(report_id))
        sink.add(report, dataset, TYPE, term("qb:DataSet"))
        sink.add(report, dataset, term("qb:structure"), sink.node(names.STATISTICS))
        sink.add(report, dataset, term("dcterms:source"), report)
        sink.add(report, dataset, term("rdfs:label"), literals.text(f"{report_id} 统计数据", "zh"))
        sink.add(report, dataset, term("rdfs:label"), literals.text(f"statistics of {report_id}", "en"))
    return writer


def described_in(graph: Graph) -> list[Entity]:
    """The entities that are mentioned or spoken of, sorted by id; a collective name has an empty id for a member that is none of them."""
    reports = {report.id for report in graph.reports}
    found = entities.described(graph.entities, [key for key in _used(graph) if key in graph.entities or key not in reports])
    met = {entity.id for entity in found}
    return [
        replace(entity, members=tuple(key if key in met else "" for key in entity.members)) if entity.members else entity for entity in found
    ]


def write_entities(sink: Sink, ids: Names, graph: Graph, chosen: Iterable[Entity]) -> None:
    """Describe entities."""
    titles = titles_of(graph)
    for entity in chosen:
        entities.write_entity(sink, ids, entity, titles)


def titles_of(graph: Graph) -> dict[str, str]:
    """What the reports of a graph are called, by id."""
    return {report.id: entities.report_label(report) for report in graph.reports}


def _used(graph: Graph) -> set[str]:
    used = {mention.entity for mentions in graph.mentions.values() for mention in mentions}
    return used.union(*(each.refers_to for each in graph.statements), *(each.claim.refers_to for each in graph.observations))


def _counts(graph: Graph, chosen: list[Entity], passages: int, evidence: int) -> dict[str, int]:
    """What the run graph tells about the size of the build."""
    origins = Counter(entity.origin for entity in chosen)
    modalities = Counter(statement.modality.value for statement in graph.statements)
    return {
        "reports": len(graph.reports),
        "sources": len(graph.sources),
        "passages": passages,
        "mentions": sum(len(mentions) for mentions in graph.mentions.values()),
        "entities": len(chosen),
        **{f"entities.{origin}": number for origin, number in sorted(origins.items())},
        "statements": len(graph.statements),
        **{f"statements.{modality}": number for modality, number in sorted(modalities.items())},
        "observations": len(graph.observations),
        "evidence": evidence,
        "problems": len(graph.problems),
    }
