"""All extractors over one document."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.extract import reasons as why
from kg.extract.according import with_sources
from kg.extract.annotate import Annotated, annotate
from kg.extract.base import Extractors
from kg.extract.coverage import measure
from kg.extract.headlines import without_repeats
from kg.extract.narrowed import narrowed
from kg.extract.own_products import without_own_products
from kg.extract.own_report import by_speaker
from kg.extract.policies import PolicyExtractor
from kg.extract.publication import PublicationExtractor
from kg.extract.relations.extractor import RelationExtractor
from kg.extract.relations.pattern import load_patterns
from kg.extract.statistics.extractor import StatisticsExtractor
from kg.extract.status import without_old_drafts
from kg.extract.tables.extractor import TableExtractor
from kg.extract.tables.spec import load_table_kinds
from kg.extract.typed import Alphabet
from kg.lexicon.discovery import load_discovery
from kg.lexicon.linking import Linker
from kg.lexicon.matcher import Matcher
from kg.lexicon.registry import Registry
from kg.lexicon.tables import Lexicon
from kg.model.document import Document
from kg.model.entity import Entity
from kg.model.graph import Extraction
from kg.model.problem import Problem
from kg.model.statement import Claim, ObservationClaim
from kg.ontology.terms import Ontology

_EDITION = re.compile(r"\s*[（(](?:19|20)\d{2}\s*年?(?:度|版)?[)）]$")
"""The year of an edition behind a report's title, without which it is called as well."""


class ExtractionEngine:
    """The lexicon's automata, the patterns and the extractors, made once for many documents."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology, patterns: Path) -> None:
        self.lexicon = lexicon
        self.ontology = ontology
        self.alphabet = Alphabet(ontology)
        self._matcher = Matcher(lexicon.strong, lexicon.guards, lexicon.weak)
        self._discovery = load_discovery(patterns / "discovery.yaml", ontology.classes())
        self.extractors = Extractors()
        policies = PolicyExtractor(self.alphabet)
        self.extractors.register(PublicationExtractor())
        self.extractors.register(TableExtractor(load_table_kinds(patterns / "tables.yaml", ontology), policies, self._discovery))
        self.extractors.register(policies)
        self.extractors.register(RelationExtractor(load_patterns(patterns / "relations", self.alphabet), self.alphabet, self._discovery))
        self.extractors.register(StatisticsExtractor(self.alphabet))

    def without(self, names: Iterable[str]) -> ExtractionEngine:
        """An engine that leaves some extractors out. Raises UsageError for a name that none has."""
        other = copy.copy(self)
        other.extractors = self.extractors.without(names)
        return other

    def prepare(self) -> None:
        """Compile the patterns now, which else happens at their first search: processes forked afterwards need not do it each.

        Only where PCRE2 does it, in a tenth of a second; ``re`` would take too long for those that are never needed.
        """
        relations = (extractor for extractor in self.extractors if isinstance(extractor, RelationExtractor))
        for pattern in (pattern for extractor in relations for pattern in extractor.patterns):
            for expression in pattern.expressions:
                expression.regex.prepare()

    def annotate(self, document: Document) -> Annotated:
        """Link the names of a document."""
        names = Registry(self.lexicon, self.ontology)
        report = document.report
        plain = _EDITION.sub("", report.title)
        forms = (plain,) if plain != report.title else ()
        names.add_report(Entity(report.id, "Report", report.title, aliases=forms, origin="discovered", reason=why.REPORT_AT_HAND()))
        return annotate(document, names, Linker(self.lexicon, names, self._matcher), self.alphabet, self._discovery)

    def run(self, document: Document) -> Extraction:
        """Everything that the extractors read in a document, each claim checked against the ontology."""
        annotated = self.annotate(document)
        claims: list[Claim] = []
        observations: list[ObservationClaim] = []
        for extractor in self.extractors:
            for found in extractor.extract(annotated):
                told = by_speaker(annotated, found)
                if isinstance(told, ObservationClaim):
                    observations.append(told)
                elif self._fits(annotated, told):
                    claims.append(told)
        claims = without_own_products(annotated, list(without_old_drafts(annotated, claims)))
        observations = with_sources(annotated, observations)
        _meet_all(annotated, claims, observations)
        coverage = measure(annotated, claims, observations)
        claims, observations = without_repeats(annotated, claims, observations)
        claims, observations = narrowed(annotated, claims, observations)
        problems: Sequence[Problem] = (*document.problems, *annotated.problems)
        return Extraction(
            report=document.report, source=document.source, entities=annotated.names.met(), mentions=annotated.mentions,
            claims=tuple(claims), observations=tuple(observations), problems=tuple(problems), coverage=coverage,
            text=document.text if document.converted else "",
        )

    def _fits(self, document: Annotated, claim: Claim) -> bool:
        """Does the ontology allow the claim? What it does not define goes to the problems."""
        if not isinstance(claim.object, str) or claim.predicate == "broader":
            return True
        reason = self.ontology.misfit(document.names[claim.subject], claim.predicate, document.names[claim.object])
        if reason is not None:
            document.problem("off-ontology", reason, claim.evidence.passage)
        return reason is None


def _meet_all(document: Annotated, claims: Iterable[Claim], observations: Iterable[ObservationClaim]) -> None:
    """Note as met whatever is referred to, also what stands only within another name: 北海银行 where just 北海银行滨州分行 is named.

    Graphs describe the entities that were met; an extractor that forgot to meet one must not leave a link to nothing.
    """
    keys = {mention.entity for found in document.mentions.values() for mention in found}
    keys = keys.union(*(claim.refers_to for claim in claims), *(seen.refers_to for seen in observations))
    for key in sorted(keys):
        document.names.meet(key)
