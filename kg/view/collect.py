"""Graph of a build → what its first page shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.model.document import SourceKind
from kg.model.graph import Graph
from kg.model.statement import Passage
from kg.ontology.terms import Ontology
from kg.view.neighbours import network_of
from kg.view.overview import Count, Counts, Fact, Label, Overview, PolicyRow, ReportRow, SubsidiaryRow
from kg.view.sayings import Sayings
from kg.view.spending import spending

TITLE = Label("中国金融科技知识图谱", "Knowledge graph of China's fintech field")
_MENTION_QUOTES = 5
_RUN_NAMES = {
    "program": Label("程序", "Program"),
    "lexicon": Label("词表", "Lexicon"),
    "patterns": Label("模式", "Patterns"),
    "catalogue": Label("报告目录", "Catalogue"),
}


def overview_of(graph: Graph, ontology: Ontology, drawn: int = 100) -> Overview:
    """Everything the page shows, sorted; ``drawn`` bounds the nodes of the network."""
    sayings = Sayings(graph, ontology)
    return Overview(
        title=TITLE,
        counts=_counts(sayings),
        reports=_reports(sayings),
        subsidiaries=_subsidiaries(sayings),
        investment=spending(sayings, graph.observations),
        policies=_policies(sayings),
        network=network_of(sayings, drawn),
        built=tuple((label, _short(graph.run[key])) for key, label in _RUN_NAMES.items() if key in graph.run),
    )


def _counts(sayings: Sayings) -> Counts:
    graph = sayings.graph
    shown = [entity for entity in graph.entities.values() if entity.cls != "Indicator"]
    passages = set(graph.mentions)
    passages.update(each.passage for statement in graph.statements for each in statement.evidence)
    passages.update(each.passage for observation in graph.observations for each in observation.evidence)
    return Counts(
        reports=len({report.id for report in graph.reports}),
        passages=len(passages),
        entities=len(shown),
        statements=len(graph.statements),
        observations=len(graph.observations),
        problems=len(graph.problems),
        entities_by_class=_tally(sayings, (entity.cls for entity in shown)),
        statements_by_predicate=_tally(sayings, (statement.predicate for statement in graph.statements)),
    )


def _tally(sayings: Sayings, names: Iterable[str]) -> tuple[Count, ...]:
    return tuple(Count(sayings.term(name), number) for name, number in sorted(Counter(names).items()))


def _reports(sayings: Sayings) -> tuple[ReportRow, ...]:
    graph = sayings.graph
    kinds = {report: source.kind for source, report in graph.sources}
    passages = Counter(passage.report for passage in graph.mentions)
    statements = Counter(r for s in graph.statements for r in {e.passage.report for e in s.evidence})
    observations = Counter(r for o in graph.observations for r in {e.passage.report for e in o.evidence})
    return tuple(
        ReportRow(
            report.title or report.id,
            report.publisher,
            report.date,
            kinds.get(report.id, SourceKind.ORIGINAL),
            passages[report.id],
            statements[report.id],
            observations[report.id],
            report.cite,
        )
        for report in sorted(graph.reports, key=lambda each: (each.date, each.id), reverse=True)
    )


def _subsidiaries(sayings: Sayings) -> tuple[SubsidiaryRow, ...]:
    rows = [
        SubsidiaryRow(
            sayings.label(statement.subject),
            sayings.fact(statement),
            sayings.all_facts(child, "foundedOn"),
            sayings.all_facts(child, "locatedIn"),
            sayings.all_facts(child, "registeredCapital"),
        )
        for statement in sayings.relations
        if statement.predicate == "hasSubsidiary" and isinstance(child := statement.object, str)
    ]
    return tuple(sorted(rows, key=lambda row: (row.owner, row.link.text)))


def _policies(sayings: Sayings) -> tuple[PolicyRow, ...]:
    mentioned: dict[str, list[Passage]] = defaultdict(list)
    for passage, mentions in sayings.graph.mentions.items():
        for key in {mention.entity for mention in mentions}:
            mentioned[key].append(passage)
    rows = []
    for key, entity in sorted(sayings.graph.entities.items()):
        if mentioned[key] and sayings.ontology.top_class(entity.cls) == "Policy":
            title = Label(entity.zh if entity.zh.startswith("《") else f"《{entity.zh}》", entity.en)
            rows.append(
                PolicyRow(
                    Fact(title, sayings.quotes(mentioned[key], _MENTION_QUOTES)),
                    sayings.all_facts(key, "issuedBy"),
                    sayings.all_facts(key, "issuedOn"),
                    sayings.all_facts(key, "policyStatus"),
                )
            )
    return tuple(sorted(rows, key=lambda row: (-_year(row), row.title.text)))


def _year(row: PolicyRow) -> int:
    return int(str(row.date[0].sort)[:4]) if row.date else 0


def _short(value: str) -> str:
    """A SHA-256 by its first twelve digits, anything else as it is."""
    return value[:12] if len(value) == 64 else value
