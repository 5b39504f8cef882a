"""IRIs of the dataset. Every name is decided here and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from kg.model.document import Report, Source
from kg.model.entity import CONCEPT_CLASSES, Entity
from kg.model.statement import Evidence, Passage
from kg.ontology.prefixes import FKG, FKGC, FKGR, PREFIXES, expand, shorten

__all__ = ["FKG", "FKGC", "FKGR", "PREFIXES", "Names", "expand", "shorten"]

ASSEMBLED = FKGR + "graph/assembled"
LEXICON = FKGR + "graph/lexicon"
INFERRED = FKGR + "graph/inferred"
ONTOLOGY = FKGR + "graph/ontology"
RUN = FKGR + "graph/run"
STATISTICS = FKGR + "statistics"
GENERAL_KNOWLEDGE = FKGR + "lexicon"
SCHEMES = {
    "Technology": FKGC + "technologies", "Scenario": FKGC + "scenarios", "Indicator": FKGC + "indicators", "PolicyInstrument": FKGC + "policy-instruments",
}  # fmt: skip
_SKOS_PREDICATES = {"broader": PREFIXES["skos"] + "broader", "exactMatch": PREFIXES["skos"] + "exactMatch"}


def content_hash(*parts: object) -> str:
    """20 hexadecimal digits (80 bits) that depend on the parts and their order alone."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def entity_iri(key: str, cls: str) -> str:
    """IRI of an entity: concepts under ``fkgc:``, reports under ``fkgr:report/``, the rest under ``fkgr:``."""
    if cls == "Report":
        return report_iri(key)
    return (FKGC if cls in CONCEPT_CLASSES else FKGR) + key


def report_iri(key: str) -> str:
    """IRI of a report, and of the graph of what it says."""
    return f"{FKGR}report/{key}"


def dataset_iri(report: str) -> str:
    """IRI of the data set that holds a report's statistics."""
    return f"{FKGR}dataset/{report}"


def source_iri(sha256: str) -> str:
    """IRI of one file as read."""
    return f"{FKGR}source/{sha256[:20]}"


def statement_iri(key: str) -> str:
    """IRI of a statement from its id."""
    return f"{FKGR}statement/{key}"


def observation_iri(key: str) -> str:
    """IRI of an observation from its id."""
    return f"{FKGR}observation/{key}"


def passage_iri(passage: Passage) -> str:
    """IRI of a passage: a hash of source, place, words and section."""
    span = passage.span
    return f"{FKGR}passage/{content_hash(passage.source, span.start, span.end, passage.quote, passage.section)}"


def evidence_iri(claim: str, passage: str, evidence: Evidence) -> str:
    """IRI of an evidence: a hash of what it supports, its passage, extractor and pattern."""
    return f"{FKGR}evidence/{content_hash(claim, passage, evidence.extractor, evidence.pattern)}"


def predicate_iri(name: str) -> str:
    """IRI of a predicate: ``broader`` is skos:broader, a name with a prefix is expanded, the rest is ``fkg:``."""
    return _SKOS_PREDICATES.get(name) or (expand(name) if ":" in name else FKG + name)


class Names:
    """IRIs of one graph's entities, reports and claims by id."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        reports: Iterable[Report],
        sources: Iterable[tuple[Source, str]],
        statements: Iterable[str],
        observations: Iterable[str],
    ) -> None:
        self._entities = {report.id: report_iri(report.id) for report in reports}
        self._entities |= {key: entity_iri(key, entity.cls) for key, entity in entities.items()}
        self._sources = {source.sha256: source_iri(source.sha256) for source, _ in sources}
        self._claims = {key: observation_iri(key) for key in observations}
        self._claims |= {key: statement_iri(key) for key in statements}

    def entity(self, key: str) -> str:
        """IRI of an entity or report. Raises ValueError for an id that the graph does not describe."""
        return self._find(self._entities, key, "entity")

    def source(self, sha256: str) -> str:
        """IRI of a source by its SHA-256. Raises ValueError for a source that the graph does not hold."""
        return self._find(self._sources, sha256, "source")

    def claim(self, key: str) -> str:
        """IRI of a statement or observation. Raises ValueError for an id that the graph does not hold."""
        return self._find(self._claims, key, "statement")

    def holds(self, key: str) -> bool:
        """Has the graph a statement or observation with this id?"""
        return key in self._claims

    @staticmethod
    def _find(table: Mapping[str, str], key: str, kind: str) -> str:
        found = table.get(key)
        if found is None:
            raise ValueError(f"{kind} {key!r} is referred to, but the graph does not hold it")
        return found
