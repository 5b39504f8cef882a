"""What the same words tell as a plan is no fact: 正在开发跨境支付平台 is a plan for the field, however the words are read once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.annotate import Annotated
from kg.extract.relations.kinds import ancestors
from kg.model.statement import Claim, Modality

Told = tuple[Claim, tuple[int, int]]
"""A claim, and from where to where the words go that it was read from."""


def without_planned(document: Annotated, told: Sequence[Told]) -> Iterator[Claim]:
    """The claims of a sentence but for those asserted of which overlapping words say that they are planned, or that something narrower is."""
    plans = [(claim, span) for claim, span in told if claim.modality is Modality.PLANNED]
    for claim, span in told:
        if claim.modality is Modality.ASSERTED and any(_is(document, claim, plan) and _overlap(span, words) for plan, words in plans):
            continue
        yield claim


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is(document: Annotated, claim: Claim, plan: Claim) -> bool:
    """Is a claim what a plan is for, or the same of something wider?"""
    if (claim.subject, claim.predicate) != (plan.subject, plan.predicate) or not isinstance(plan.object, str):
        return False
    return claim.object == plan.object or (isinstance(claim.object, str) and claim.object in ancestors(document, plan.object))
