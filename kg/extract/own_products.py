"""A body does not use what it offers: 借助 its own app it serves its customers."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.annotate import Annotated
from kg.model.statement import Claim

_SHORT = 2
"""So many characters of a body's name at the head of a product's show whose it is (工银|智涌)."""


def without_own_products(document: Annotated, claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that a body uses a product that is its own: by another of them it offers it, or the product is called by the body."""
    offered = {(claim.subject, claim.object) for claim in claims if claim.predicate == "offers"}
    return [claim for claim in claims if claim.predicate != "usesProduct" or not ((claim.subject, claim.object) in offered or _called_by(document, claim))]


def _called_by(document: Annotated, claim: Claim) -> bool:
    """Does the product's name begin with one of the body's?"""
    body, product = document.names[claim.subject], document.names[str(claim.object)]
    return product.zh.startswith(tuple(form for form in (body.zh, *body.aliases) if len(form) >= _SHORT))
