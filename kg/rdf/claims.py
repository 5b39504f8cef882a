"""Passages, statements, observations and their evidence, each in the graph of the report that says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model.entity import Mention
from kg.model.statement import (
    ConceptRef,
    Evidence,
    Literal,
    Modality,
    Observation,
    ObservationClaim,
    Passage,
    Qualifier,
    Statement,
    Value,
)
from kg.rdf import literals, names
from kg.rdf.names import Names
from kg.rdf.sink import Sink
from kg.rdf.terms import TYPE, Node, Object, iri_of, is_node, term


class ClaimWriter:
    """Writes claims, and counts what it writes."""

    def __init__(self, sink: Sink, ids: Names) -> None:
        self.sink, self.ids = sink, ids
        self.evidence_count = 0
        self._passages: dict[Passage, Node] = {}
        self._written: set[Passage] = set()

    @property
    def passage_count(self) -> int:
        """Distinct passages written so far."""
        return len({self._passages[passage] for passage in self._written})

    def passage(self, passage: Passage, mentions: Iterable[Mention] = ()) -> Node:
        """Write a passage, with the entities mentioned in it, and return its node."""
        sink, graph, node = self.sink, self.sink.node(names.report_iri(passage.report)), self._node(passage)
        if passage not in self._written:
            self._written.add(passage)
            sink.add(graph, node, TYPE, term("fkg:Passage"))
            sink.add(graph, node, term("dcterms:isPartOf"), graph)
            sink.add(graph, node, term("fkg:inSource"), sink.node(self.ids.source(passage.source)))
            sink.add(graph, node, term("fkg:start"), literals.integer(passage.span.start))
            sink.add(graph, node, term("fkg:end"), literals.integer(passage.span.end))
            sink.add(graph, node, term("fkg:quote"), literals.text(passage.quote))
            if passage.section:
                sink.add(graph, node, term("fkg:section"), literals.text(passage.section))
            if passage.page is not None:
                sink.add(graph, node, term("fkg:page"), literals.integer(passage.page))
        for key in sorted({mention.entity for mention in mentions}):
            sink.add(graph, node, term("fkg:mentions"), sink.node(self.ids.entity(key)))
        return node

    def _node(self, passage: Passage) -> Node:
        found = self._passages.get(passage)
        if found is None:
            found = self._passages[passage] = self.sink.node(names.passage_iri(passage))
        return found

    def statement(self, statement: Statement) -> None:
        """A claim in the graph of every report that makes it; belief, links and chosen value in the assembled graph."""
        sink = self.sink
        node = sink.node(self.ids.claim(statement.id))
        subject, predicate, value = self._triple(statement)
        for graph, passages in self._evidence(node, statement.evidence):
            sink.add(graph, node, TYPE, term("rdf:Statement"))
            sink.add(graph, node, term("rdf:subject"), subject)
            sink.add(graph, node, term("rdf:predicate"), predicate)
            sink.add(graph, node, term("rdf:object"), value)
            self._common(graph, node, statement.modality, passages)
            for name, content in self._qualifiers(statement.qualifiers):
                sink.add(graph, node, name, content)
            if statement.modality is Modality.ASSERTED:
                sink.add(graph, subject, predicate, value)
        self.assembled(statement)

    def assembled(self, statement: Statement) -> None:
        """What the assembled graph holds of a claim, whoever says it."""
        sink, assembled = self.sink, self.sink.node(names.ASSEMBLED)
        node = sink.node(self.ids.claim(statement.id))
        subject, predicate, value = self._triple(statement)
        sink.add(assembled, node, term("fkg:belief"), literals.decimal(statement.belief))
        self._links(node, statement)
        if statement.modality is not Modality.ASSERTED:
            return
        if statement.chosen and (statement.refines or not isinstance(statement.object, str)):
            sink.add(assembled, subject, predicate, value)

    def observation(self, observation: Observation) -> None:
        """One statistic in the graph and the data set of every report that gives it."""
        sink, claim = self.sink, observation.claim
        node = sink.node(self.ids.claim(observation.id))
        parts = self._parts(claim)
        for graph, passages in self._evidence(node, observation.evidence):
            report = iri_of(graph).removeprefix(names.report_iri(""))
            sink.add(graph, node, TYPE, term("fkg:Observation"))
            sink.add(graph, node, TYPE, term("qb:Observation"))
            sink.add(graph, node, term("qb:dataSet"), sink.node(names.dataset_iri(report)))
            self._common(graph, node, claim.modality, passages)
            for name, content in parts:
                sink.add(graph, node, term(name), content)
        sink.add(sink.node(names.ASSEMBLED), node, term("fkg:belief"), literals.decimal(observation.belief))
        self._links(node, observation)

    def _links(self, node: Node, claim: Statement | Observation) -> None:
        assembled = self.sink.node(names.ASSEMBLED)
        for link, others in (("fkg:refines", claim.refines), ("fkg:contradicts", claim.contradicts)):
            for other in others:
                self.sink.add(assembled, node, term(link), self.sink.node(self.ids.claim(other)))

    def _triple(self, statement: Statement) -> tuple[Node, Node, Object]:
        subject = self.sink.node(self.ids.entity(statement.subject))
        predicate = self.sink.node(names.predicate_iri(statement.predicate))
        value = self._value(statement.object)
        if statement.predicate == "partnersWith" and is_node(value) and iri_of(value) < iri_of(subject):
            return Node(value), predicate, subject  # symmetric: stored once, smaller IRI first
        return subject, predicate, value

    def _value(self, value: Value) -> Object:
        if isinstance(value, Literal):
            return literals.typed(value)
        if isinstance(value, ConceptRef):
            return self.sink.node(names.FKGC + value.id)
        return self.sink.node(self.ids.entity(value))

    def _qualifiers(self, qualifiers: Sequence[Qualifier]) -> list[tuple[Node, Object]]:
        return [(self.sink.node(names.FKG + name), self._value(value)) for name, value in qualifiers]

    def _common(
        self, graph: Node, node: Node, modality: Modality, passages: Iterable[Node]
    ) -> None:
        self.sink.add(graph, node, term("fkg:modality"), self.sink.node(names.FKGC + modality.value))
        for passage in passages:
            self.sink.add(graph, node, term("prov:wasDerivedFrom"), passage)

    def _evidence(
        self, claim: Node, evidences: Sequence[Evidence]
    ) -> list[tuple[Node, list[Node]]]:
        """Write the evidences of a claim; return the graphs of the reports that make it, each with its passages."""
        merged: dict[str, Evidence] = {}
        for evidence in evidences:
            iri = names.evidence_iri(iri_of(claim), iri_of(self._node(evidence.passage)), evidence)
            known = merged.get(iri)
            merged[iri] = evidence if known is None else _merge(known, evidence)
        sink = self.sink
        said: dict[Node, set[Node]] = defaultdict(set)
        for iri in sorted(merged):
            evidence = merged[iri]
            graph, node = sink.node(names.report_iri(evidence.passage.report)), sink.node(iri)
            passage = self.passage(evidence.passage)
            said[graph].add(passage)
            sink.add(graph, node, TYPE, term("fkg:Evidence"))
            sink.add(graph, node, term("fkg:supports"), claim)
            sink.add(graph, node, term("fkg:passage"), passage)
            for context in evidence.context:
                sink.add(graph, node, term("fkg:context"), self.passage(context))
            sink.add(graph, node, term("fkg:extractor"), literals.text(evidence.extractor))
            sink.add(graph, node, term("fkg:pattern"), literals.text(evidence.pattern))
            sink.add(graph, node, term("fkg:confidence"), literals.decimal(evidence.confidence))
        self.evidence_count += len(merged)
        return [(graph, sorted(said[graph])) for graph in sorted(said)]

    def _parts(self, claim: ObservationClaim) -> list[tuple[str, Object]]:
        """The parts of a statistic that the text gives, by property."""
        parts: list[tuple[str, Object]] = [("fkg:indicator", self._value(claim.indicator))]
        numbers = {
            "fkg:value": claim.value,
            "fkg:low": claim.low,
            "fkg:high": claim.high,
            "fkg:normalizedValue": claim.normalized_value,
        }
        parts += [(name, literals.decimal(number)) for name, number in numbers.items() if number is not None]
        words = {
            "fkg:unit": claim.unit,
            "fkg:quantityText": claim.quantity_text,
            "fkg:normalizedUnit": claim.normalized_unit,
        }
        parts += [(name, literals.text(word)) for name, word in words.items() if word]
        entities = {
            "fkg:about": claim.about,
            "fkg:place": claim.place,
            "fkg:growthOf": claim.growth_of,
            "fkg:shareOf": claim.share_of,
        }
        parts += [(name, self._value(key)) for name, key in entities.items() if key]
        parts += [("fkg:accordingTo", self._value(key)) for key in claim.according_to]
        if claim.bound:
            parts.append(("fkg:bound", self.sink.node(names.FKGC + claim.bound)))
        if claim.period is not None:
            parts.append(("fkg:period", literals.text(claim.period.text)))
            ends = {"fkg:periodStart": claim.period.start, "fkg:periodEnd": claim.period.end}
            parts += [(name, literals.typed(Literal(day, "date"))) for name, day in ends.items() if day]
        return parts


def _merge(known: Evidence, other: Evidence) -> Evidence:
    """One reading found twice: the surer one, with the context of both."""
    context = tuple(sorted({*known.context, *other.context}, key=names.passage_iri))
    return replace(known, confidence=max(known.confidence, other.confidence), context=context)
