"""A graph's names as a page shows them: titles and kinds of reports, labels of terms."""

from __future__ import annotations

from kg.model.graph import Graph
from kg.ontology.terms import Ontology
from kg.view.overview import Label


class Sayings:
    """``titles`` by id of the report, ``kinds`` by hash of the source."""

    def __init__(self, graph: Graph, ontology: Ontology) -> None:
        self.graph, self.ontology = graph, ontology
        self.titles = {report.id: report.title or report.id for report in graph.reports}
        self.kinds = {source.sha256: source.kind for source, _ in graph.sources}

    def term(self, name: str) -> Label:
        """Names of a class, a property or a fixed concept."""
        return Label(self.ontology.label(name, "zh"), self.ontology.label(name, "en"))
