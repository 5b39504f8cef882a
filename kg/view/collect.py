"""Graph of a build → what its first page shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from kg.model.document import SourceKind
from kg.model.entity import Entity
from kg.model.graph import Graph
from kg.model.statement import ConceptRef, Literal, Modality, Observation, Passage, Statement
from kg.ontology.terms import Ontology
from kg.view.overview import (
    Count,
    Counts,
    Edge,
    Fact,
    InvestmentCell,
    InvestmentRow,
    Label,
    Network,
    Node,
    Overview,
    PolicyRow,
    Quote,
    ReportRow,
    SubsidiaryRow,
)

TITLE = Label("中国金融科技知识图谱", "Knowledge graph of China's fintech field")
AMOUNT = "technology-investment"
SHARES = frozenset({"revenue-ratio"})
GROWTH = "fintech-investment-growth"
_NOT_DRAWN = frozenset({"broader", "published"})
_EDGE_QUOTES = 3
_MENTION_QUOTES = 5
_YI = Decimal(10**8)
_RUN_NAMES = {
    "program": Label("程序", "Program"),
    "lexicon": Label("词表", "Lexicon"),
    "patterns": Label("模式", "Patterns"),
    "catalogue": Label("报告目录", "Catalogue"),
}


def overview_of(graph: Graph, ontology: Ontology, drawn: int = 100) -> Overview:
    """Everything the page shows, sorted; ``drawn`` bounds the nodes of the network."""
    return _Collector(graph, ontology).overview(drawn)


class _Collector:
    def __init__(self, graph: Graph, ontology: Ontology) -> None:
        self.graph, self.ontology = graph, ontology
        self.titles = {report.id: report.title or report.id for report in graph.reports}
        self.kinds = {source.sha256: source.kind for source, _ in graph.sources}
        self.facts: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        self.relations: list[Statement] = []
        for statement in sorted(graph.statements, key=lambda each: each.id):
            if statement.modality is Modality.ASSERTED and statement.chosen:
                self.facts[statement.subject, statement.predicate].append(statement)
                if statement.object in graph.entities and statement.predicate not in _NOT_DRAWN:
                    self.relations.append(statement)

    def overview(self, drawn: int) -> Overview:
        return Overview(
            title=TITLE,
            counts=self.counts(),
            reports=self.reports(),
            subsidiaries=self.subsidiaries(),
            investment=self.investment(),
            policies=self.policies(),
            network=self.network(drawn),
            built=tuple(
                (label, _short(self.graph.run[key])) for key, label in _RUN_NAMES.items() if key in self.graph.run
            ),
        )

    def label(self, key: str) -> Label:
        entity = self.graph.entities.get(key)
        return Label(entity.zh, entity.en) if entity else Label(self.titles.get(key, key))

    def term(self, name: str) -> Label:
        return Label(self.ontology.label(name, "zh"), self.ontology.label(name, "en"))

    def quotes(self, passages: Iterable[Passage], limit: int | None = None) -> tuple[Quote, ...]:
        ordered = sorted(set(passages))[:limit]
        return tuple(
            Quote(self.titles.get(p.report, p.report), p.section, p.quote, self.kinds[p.source], p.page)
            for p in ordered
        )

    def fact(self, statement: Statement) -> Fact:
        value = statement.object
        sort: float | str | None = None
        if isinstance(value, ConceptRef):
            text = self.term(value.id)
        elif not isinstance(value, Literal):
            text = self.label(value)
        elif value.datatype == "decimal":
            sort = float(value.value)
            text = _money(Decimal(value.value))
        else:
            sort, text = value.value, Label(value.value)
        return Fact(text, self.quotes(each.passage for each in statement.evidence), sort)

    def all_facts(self, subject: str, predicate: str) -> tuple[Fact, ...]:
        found = (self.fact(statement) for statement in self.facts.get((subject, predicate), ()))
        return tuple(sorted(found, key=lambda fact: (str(fact.sort), fact.text)))

    def counts(self) -> Counts:
        graph = self.graph
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
            entities_by_class=self.tally(entity.cls for entity in shown),
            statements_by_predicate=self.tally(statement.predicate for statement in graph.statements),
        )

    def tally(self, names: Iterable[str]) -> tuple[Count, ...]:
        return tuple(Count(self.term(name), number) for name, number in sorted(Counter(names).items()))

    def reports(self) -> tuple[ReportRow, ...]:
        graph = self.graph
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

    def subsidiaries(self) -> tuple[SubsidiaryRow, ...]:
        rows = [
            SubsidiaryRow(
                self.label(statement.subject),
                self.fact(statement),
                self.all_facts(child, "foundedOn"),
                self.all_facts(child, "locatedIn"),
                self.all_facts(child, "registeredCapital"),
            )
            for statement in self.relations
            if statement.predicate == "hasSubsidiary" and isinstance(child := statement.object, str)
        ]
        return tuple(sorted(rows, key=lambda row: (row.owner, row.link.text)))

    def investment(self) -> tuple[InvestmentRow, ...]:
        found: dict[str, dict[str, dict[str, list[Fact]]]] = defaultdict(dict)
        for observation in sorted(self.graph.observations, key=lambda each: each.id):
            claim = observation.claim
            kind = _spending_kind(observation)
            entity = self.graph.entities.get(claim.about)
            if (
                not kind
                or not claim.period
                or claim.modality is not Modality.ASSERTED
                or not _is_firm(entity, self.ontology)
            ):
                continue
            year = found[claim.about].setdefault(claim.period.text[:4], defaultdict(list))
            year[kind].append(self.figure(observation, kind))
        rows = [
            InvestmentRow(
                self.label(firm),
                tuple(
                    InvestmentCell(year, *(tuple(sorted(facts.get(k, ()), key=lambda f: f.text)) for k in _KINDS))
                    for year, facts in sorted(years.items())
                ),
            )
            for firm, years in found.items()
            if any("amount" in facts for facts in years.values())
        ]
        return tuple(sorted(rows, key=lambda row: row.firm))

    def figure(self, observation: Observation, kind: str) -> Fact:
        claim = observation.claim
        yuan = claim.normalized_value if claim.normalized_unit == "CNY" else None
        number = f"{claim.value:f}" if claim.value is not None else f"{claim.low:f}–{claim.high:f}"
        zh, en = _KINDS[kind]
        amount = f"{number} {claim.unit}" if kind == "amount" else f"{number}{claim.unit}"
        sort = float(claim.normalized_value if claim.normalized_value is not None else claim.value or 0)
        quotes = self.quotes(each.passage for each in observation.evidence)
        english = f"CNY {yuan / 10**6:,.0f} million" if yuan is not None else en.format(amount)
        return Fact(Label(zh.format(amount), english), quotes, sort)

    def policies(self) -> tuple[PolicyRow, ...]:
        mentioned: dict[str, list[Passage]] = defaultdict(list)
        for passage, mentions in self.graph.mentions.items():
            for key in {mention.entity for mention in mentions}:
                mentioned[key].append(passage)
        rows = []
        for key, entity in sorted(self.graph.entities.items()):
            if mentioned[key] and self.ontology.top_class(entity.cls) == "Policy":
                title = Label(entity.zh if entity.zh.startswith("《") else f"《{entity.zh}》", entity.en)
                rows.append(
                    PolicyRow(
                        Fact(title, self.quotes(mentioned[key], _MENTION_QUOTES)),
                        self.all_facts(key, "issuedBy"),
                        self.all_facts(key, "issuedOn"),
                        self.all_facts(key, "policyStatus"),
                    )
                )
        return tuple(sorted(rows, key=lambda row: (-_year(row), row.title.text)))

    def network(self, drawn: int) -> Network:
        near: dict[str, set[str]] = defaultdict(set)
        edges: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
        for statement in self.relations:
            source, target = statement.subject, str(statement.object)
            if source == target or source not in self.graph.entities:
                continue
            near[source].add(target)
            near[target].add(source)
            edges[source, target, statement.predicate].append(statement)
        best = sorted(near, key=lambda key: (-len(near[key]), self.label(key), key))[:drawn]
        return Network(
            tuple(
                Node(key, self.label(key), cls, self.term(cls), len(near[key]))
                for key in best
                for cls in (self.graph.entities[key].cls,)
            ),
            tuple(
                Edge(
                    source,
                    target,
                    self.term(predicate),
                    len(found),
                    self.quotes((e.passage for s in found for e in s.evidence), _EDGE_QUOTES),
                )
                for (source, target, predicate), found in sorted(edges.items())
                if {source, target} <= set(best)
            ),
        )


_KINDS: Mapping[str, tuple[str, str]] = {
    "amount": ("{}", "{}"),
    "share": ("占营收 {}", "{} of revenue"),
    "growth": ("增长 {}", "growth {}"),
}


def _spending_kind(observation: Observation) -> str:
    claim = observation.claim
    if claim.growth_of == AMOUNT or claim.indicator == GROWTH:
        return "growth"
    if claim.share_of == AMOUNT or claim.indicator in SHARES:
        return "share"
    return "amount" if claim.indicator == AMOUNT else ""


def _is_firm(entity: Entity | None, ontology: Ontology) -> bool:
    return entity is not None and ontology.top_class(entity.cls) == "Organization"


def _money(yuan: Decimal) -> Label:
    """Yuan as a reader likes them: 17.29 亿元."""
    amount = format((yuan / _YI).normalize(), "f")
    return Label(f"{amount} 亿元", f"CNY {yuan / 10**6:,.0f} million")


def _year(row: PolicyRow) -> int:
    return int(str(row.date[0].sort)[:4]) if row.date else 0


def _short(value: str) -> str:
    """A SHA-256 by its first twelve digits, anything else as it is."""
    return value[:12] if len(value) == 64 else value
