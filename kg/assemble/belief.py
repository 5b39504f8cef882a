"""How far a statement may be believed, from the independent documents that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.model.statement import Evidence

_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class BeliefPart:
    """What one document adds: its best confidence, and the share of doubt that it removes."""

    report: str
    confidence: Decimal
    adds: Decimal


def belief_parts(evidence: Iterable[Evidence]) -> tuple[BeliefPart, ...]:
    """One part a document, strongest first; their ``adds`` sum to the belief.

    Each document counts once, with its best evidence, however often it repeats itself: belief = 1 − Π(1 − cᵢ), the noisy-or
    of independent witnesses (Pearl 1988, *Probabilistic Reasoning in Intelligent Systems*, §4.3).
    """
    best: dict[str, Decimal] = {}
    for one in evidence:
        report = one.passage.report
        best[report] = max(best.get(report, Decimal(0)), one.confidence)
    parts = []
    doubt = Decimal(1)
    for report, confidence in sorted(best.items(), key=lambda item: (-item[1], item[0])):
        adds = (doubt * confidence).quantize(_PLACES)
        parts.append(BeliefPart(report, confidence, adds))
        doubt -= adds
    return tuple(parts)


def belief(evidence: Iterable[Evidence]) -> Decimal:
    """Belief from 0 to 1, the sum of ``belief_parts``."""
    evidence = tuple(evidence)
    if len(evidence) == 1:
        return evidence[0].confidence.quantize(_PLACES)
    return sum((part.adds for part in belief_parts(evidence)), Decimal(0))
