"""Names of the entities of a snapshot: those that the store's own finder knows of them."""

from __future__ import annotations

from kg.network.names import entity_forms
from kg.network.snapshot import read_snapshot
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.find import name_forms
from tests.rdf.factory import small_graph


def test_the_names_are_those_of_the_finder() -> None:
    store = EmbeddedStore.in_memory(quads(small_graph(), resource("ontology")))
    snapshot = read_snapshot(store)
    found = entity_forms(store, snapshot)
    known = {key: sorted({hit for hit in hits if hit[1] in snapshot.nodes}) for key, hits in name_forms(store).items()}
    assert {key: sorted(hits) for key, hits in found.items()} == {key: hits for key, hits in known.items() if hits}
    assert found["央行"][0][0] == 1
