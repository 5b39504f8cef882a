"""A graph's facts as a page shows them: labels, values, quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kg.model.graph import Graph
from kg.model.statement import ConceptRef, Literal, Modality, Passage, Statement
from kg.ontology.terms import Ontology
from kg.view.overview import Fact, Label, Quote

BROADER = Label("上位概念", "broader concept")
_NOT_DRAWN = frozenset({"broader", "published"})
_YI = Decimal(10**8)


class Sayings:
    """What a graph asserts, looked up by subject and predicate; ``relations`` are those between two entities."""

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

    def label(self, key: str) -> Label:
        """Names of an entity or title of a report."""
        entity = self.graph.entities.get(key)
        return Label(entity.zh, entity.en) if entity else Label(self.titles.get(key, key))

    def term(self, name: str) -> Label:
        """Names of a class, a property or a fixed concept."""
        if name == "broader":
            return BROADER
        return Label(self.ontology.label(name, "zh"), self.ontology.label(name, "en"))

    def quotes(self, passages: Iterable[Passage], limit: int | None = None) -> tuple[Quote, ...]:
        """Passages as quotes, each once, in the order of the reports; ``limit`` keeps the first few."""
        ordered = sorted(set(passages))[:limit]
        return tuple(
            Quote(self.titles.get(p.report, p.report), p.section, p.quote, self.kinds[p.source], p.page)
            for p in ordered
        )

    def fact(self, statement: Statement) -> Fact:
        """A statement's object with everything that was read to state it."""
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
        """What is said of a subject with one predicate: nothing, one fact, or several that differ."""
        found = (self.fact(statement) for statement in self.facts.get((subject, predicate), ()))
        return tuple(sorted(found, key=lambda fact: (str(fact.sort), fact.text)))


def _money(yuan: Decimal) -> Label:
    """Yuan as a reader likes them: 17.29 亿元."""
    amount = format((yuan / _YI).normalize(), "f")
    return Label(f"{amount} 亿元", f"CNY {yuan / 10**6:,.0f} million")
