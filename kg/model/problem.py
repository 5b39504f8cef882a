"""What could not be read, linked or fitted: kept with its place and reason, never dropped."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.reason import Reason
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """``kind`` is a short fixed word (``unreadable``, ``unlinked``, ``off-ontology``, ``table-not-understood`` …)."""

    kind: str
    reason: Reason
    report: str = ""
    span: Span | None = None
    text: str = ""
