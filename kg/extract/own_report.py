"""Proof of what a company's own report says of it: who 本行 is stands on the cover."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.annotate import Annotated
from kg.model.statement import Claim, Evidence, ObservationClaim


def by_speaker(document: Annotated, told: Claim | ObservationClaim) -> Claim | ObservationClaim:
    """What was read, with the cover as context where it is about the company whose report this is and the quote does not name it."""
    own = document.speaker
    if own is None:
        return told
    about = (told.subject, told.object) if isinstance(told, Claim) else (told.about,)
    forms = (own.entity.zh, *own.entity.aliases)
    if own.entity.id not in about or any(form in told.evidence.passage.quote for form in forms):
        return told
    return replace(told, evidence=_with_cover(document, told.evidence))


def _with_cover(document: Annotated, proof: Evidence) -> Evidence:
    cover = document.cover()
    return proof if cover == proof.passage else replace(proof, context=tuple(sorted({*proof.context, cover})))
