"""When do two claims say the same, and what is the id of what they say?"""

from __future__ import annotations

import hashlib
from decimal import Decimal

from kg.model.statement import Claim, ConceptRef, Literal, ObservationClaim, Value

SYMMETRIC = frozenset({"partnersWith"})
EVENTS = frozenset({"investsIn", "acquires", "partnersWith"})
"""Relations that can happen twice between the same two: the round, or else the year, tells them apart."""


def value_key(value: Value) -> str:
    """A value as one string; entity, literal and fixed concept never collide."""
    if isinstance(value, Literal):
        return f"literal\0{value.datatype}\0{value.value}"
    if isinstance(value, ConceptRef):
        return f"concept\0{value.id}"
    return f"entity\0{value}"


def digest(*parts: str) -> str:
    """A short content hash."""
    return hashlib.sha256("\1".join(parts).encode()).hexdigest()[:20]


def canonical(claim: Claim) -> Claim:
    """The claim as it is stored: a symmetric relation with the smaller id first."""
    if claim.predicate in SYMMETRIC and isinstance(claim.object, str) and claim.object < claim.subject:
        return Claim(
            subject=claim.object, predicate=claim.predicate, object=claim.subject,
            evidence=claim.evidence, modality=claim.modality, qualifiers=claim.qualifiers,
        )
    return claim


def occasion(claim: Claim) -> str:
    """For a relation that can happen twice: its round or else its year; empty for the others."""
    if claim.predicate not in EVENTS:
        return ""
    found = dict(claim.qualifiers)
    for name in ("round", "date"):
        value = found.get(name)
        if isinstance(value, Literal):
            return value.value if name == "round" else value.value[:4]
    return ""


def statement_id(claim: Claim) -> str:
    """Hash of subject, predicate, object and modality, and of the occasion where there can be several."""
    return digest(claim.subject, claim.predicate, value_key(claim.object), claim.modality, occasion(claim))


def number_key(value: Decimal | None) -> str:
    """A number as a string without trailing zeros or exponent."""
    return "" if value is None else format(value.normalize(), "f")


def observation_id(claim: ObservationClaim) -> str:
    """Hash of what is measured of whom, where and when, and of the figure."""
    return digest(
        claim.indicator, claim.about, claim.place, claim.period.text if claim.period else "",
        number_key(claim.value), number_key(claim.low), number_key(claim.high), claim.unit, claim.modality,
    )
