"""A concept rolled up: its ancestors at a depth of the taxonomy."""

from __future__ import annotations

from collections.abc import Iterable

from kg.network.snapshot import Snapshot


def at_depth(snapshot: Snapshot, iri: str, depth: int) -> tuple[str, ...]:
    """The ancestors of a concept at a depth (1: the top concepts), over all ways up, sorted; what lies above stays as it is."""
    return tuple(sorted({chain[-depth] if len(chain) >= depth else chain[0] for chain in _upward(snapshot, iri, ())}))


def _upward(snapshot: Snapshot, iri: str, below: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Every way from a concept to a top of its taxonomy, itself first, the top last."""
    way = (*below, iri)
    above = [each for each in snapshot.broader.get(iri, ()) if each not in way]
    if not above:
        yield way
    for each in above:
        yield from _upward(snapshot, each, way)
