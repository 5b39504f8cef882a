"""A name found in a text that the lexicon lacks, and what the rules for such names ask of the known ones around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model.entity import FIELD_CLASSES, Mention
from kg.model.reason import Reason

CONCEPTS = frozenset({*FIELD_CLASSES, "Indicator"})
NO_ACTORS = CONCEPTS | {"Place", "Product", "Report"}
"""Classes of which nothing launches or owns anything; an initiative or a policy may."""
NO_BODIES = NO_ACTORS | {"Initiative", "Policy"}
"""Classes of which no name is that of somebody who acts."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found in the text, the class it gets, and why; ``also`` are further forms of the same thing (LLM Suite平台)."""

    form: str
    cls: str
    reason: Reason
    also: tuple[str, ...] = ()


def crossed(mentions: Iterable[Mention], start: int, end: int) -> bool:
    """Does a known name fill ``start`` to ``end`` as a whole, or stand across one of its edges?"""
    return any(m.start < start < m.end or m.start < end < m.end or (m.start, m.end) == (start, end) for m in mentions)
