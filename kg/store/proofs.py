"""Evidence for many readers of the same claims."""

from __future__ import annotations

from collections.abc import Iterable

from kg.store.facts import ShownEvidence, evidence
from kg.store.interface import Store


class Proofs:
    """What proves the claims of a store, asked for once. It keeps what it was asked, so it should not outlive the work that it is for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, tuple[ShownEvidence, ...]] = {}

    def __call__(self, claims: Iterable[str]) -> dict[str, tuple[ShownEvidence, ...]]:
        """As ``evidence``: by IRI of statement or observation; a claim that nothing proves is left out."""
        wanted = sorted(set(claims))
        unknown = [claim for claim in wanted if claim not in self._known]
        if unknown:
            found = evidence(self._store, unknown)
            self._known |= {claim: found.get(claim, ()) for claim in unknown}
        return {claim: self._known[claim] for claim in wanted if self._known[claim]}
