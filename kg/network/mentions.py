"""Which passages name which entity: how many of each report, read from a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from kg.network.snapshot import report_id, values_of
from kg.store.interface import Store

Mentions = Mapping[str, Mapping[str, int]]
"""Passages that name an entity, by its IRI and id of the report."""


def read_mentions(store: Store, entities: Collection[str]) -> dict[str, dict[str, int]]:
    """Those of the entities with these IRIs, sorted; what no passage names is not among them."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for report, iri, number in values_of(store, "SELECT ?r ?x (COUNT(*) AS ?n) { GRAPH ?r { ?p fkg:mentions ?x } } GROUP BY ?r ?x"):
        if iri in entities:
            counts[iri][report_id(report)] = int(number)
    return {iri: dict(sorted(counts[iri].items())) for iri in sorted(counts)}
