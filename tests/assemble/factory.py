"""Claims and extractions made by hand."""

from __future__ import annotations

from decimal import Decimal

from kg.model.document import Report, Source, SourceKind
from kg.model.entity import Entity, Mention
from kg.model.graph import Extraction
from kg.model.span import Span
from kg.model.statement import Claim, Evidence, Literal, Modality, ObservationClaim, Passage, Period, Qualifier, Value


def passage(report: str = "r1", start: int = 0, quote: str = "示范一句。") -> Passage:
    """A passage of a report."""
    return Passage(report, f"sha-{report}", Span(start, start + len(quote)), quote)


def proof(report: str = "r1", start: int = 0, confidence: str = "0.9", pattern: str = "p-01", extractor: str = "relations") -> Evidence:
    """Evidence in a report."""
    return Evidence(passage=passage(report, start), extractor=extractor, pattern=pattern, confidence=Decimal(confidence))


def claim(
    subject: str, predicate: str, value: Value, evidence: Evidence | None = None, *qualifiers: Qualifier, modality: Modality = Modality.ASSERTED
) -> Claim:
    """A claim; in report r1 unless an evidence is given."""
    return Claim(subject=subject, predicate=predicate, object=value, evidence=evidence or proof(), modality=modality, qualifiers=qualifiers)


def date(value: str) -> Literal:
    """A date as precise as its text."""
    return Literal(value, {4: "gYear", 7: "gYearMonth", 10: "date"}[len(value)])


def figure(value: str, evidence: Evidence | None = None, *, indicator: str = "scale", period: str = "2022", unit: str = "亿元", about: str = "") -> ObservationClaim:
    """An observation claim."""
    return ObservationClaim(
        indicator=indicator, unit=unit, quantity_text=value, evidence=evidence or proof(), value=Decimal(value),
        period=Period(period, f"{period}-01-01", f"{period}-12-31"), about=about,
    )  # fmt: skip


def extraction(report: str, claims: tuple[Claim, ...] = (), observations: tuple[ObservationClaim, ...] = (), entities: tuple[Entity, ...] = ()) -> Extraction:
    """What one report says; every entity is mentioned in its first passage."""
    first = passage(report)
    found = tuple(Mention(0, 2, entity.zh, entity.id, entity.cls, Span(0, 2)) for entity in entities)
    return Extraction(
        report=Report(report, f"报告{report}"), source=Source(f"{report}.txt", f"sha-{report}", SourceKind.ORIGINAL),
        entities={entity.id: entity for entity in entities}, mentions={first: found} if found else {}, claims=claims, observations=observations,
    )  # fmt: skip
