"""A body does not use what it offers: 借助 its own app it serves its customers."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.statement import Claim


def without_own_products(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that a body uses a product that, by another of them, is its own."""
    offered = {(claim.subject, claim.object) for claim in claims if claim.predicate == "offers"}
    return [claim for claim in claims if claim.predicate != "usesProduct" or (claim.subject, claim.object) not in offered]
