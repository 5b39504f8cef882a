"""Small tables of who has what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.analysis.gaps.bipartite import Bipartite
from kg.network.snapshot import Snapshot
from tests.analysis.made import networks, snapshot


def table(known: Snapshot) -> Bipartite:
    """Actors and technologies of a snapshot."""
    return Bipartite.of(*networks(known))


def uses(has: Mapping[str, str], classes: Mapping[str, str] | None = None, more: Sequence[tuple[str, str, str]] = (), **others: str) -> Snapshot:
    """A snapshot in which each actor has the technologies of one letter each; actors are banks, or of the class given."""
    entities = {who: (classes or {}).get(who, "Bank") for who in has} | dict.fromkeys("".join(has.values()), "Technology") | others
    return snapshot(entities, [*((who, "usesTechnology", what) for who, letters in has.items() for what in letters), *more])
