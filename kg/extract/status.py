"""Whether a document holds: of one that came out, what is told of its draft is not its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.annotate import Annotated
from kg.lexicon.titles import status_of
from kg.model.statement import Claim, ConceptRef, Modality

_DRAFT, _HOLDS = ConceptRef("draft"), ConceptRef("inForce")


def without_old_drafts(document: Annotated, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims but for the status ``draft`` of documents that, by another claim, hold or were issued under their plain title.

    The draft is told by the role of the claims that are about it.
    """
    drafts = {claim.subject for claim in claims if _is_draft(claim)}
    out = {claim.subject for claim in claims if claim.subject in drafts and _came_out(document, claim)}
    return (claim for claim in claims if not (_is_draft(claim) and claim.subject in out))


def _is_draft(claim: Claim) -> bool:
    return claim.predicate == "policyStatus" and claim.object == _DRAFT


def _came_out(document: Annotated, claim: Claim) -> bool:
    """Does a claim tell that a document holds, or who issued it where it is not called a draft?"""
    if claim.modality is not Modality.ASSERTED:
        return False
    if claim.predicate == "policyStatus":
        return claim.object == _HOLDS
    if claim.predicate != "issuedBy" or any(name == "role" for name, _ in claim.qualifiers):
        return False
    named = [m for m in document.mentions.get(claim.evidence.passage, ()) if m.entity == claim.subject]
    return bool(named) and all(status_of(m.surface) != "draft" for m in named)
