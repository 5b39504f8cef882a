"""Which passages name which entity."""

from __future__ import annotations

from kg.network.mentions import read_mentions
from kg.ontology.prefixes import FKGR
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from tests.rdf.factory import small_graph


def test_passages_are_counted_by_entity_and_report() -> None:
    with EmbeddedStore.in_memory(quads(small_graph(), resource("ontology"))) as store:
        assert read_mentions(store, {FKGR + "ccb", FKGR + "nobody"}) == {FKGR + "ccb": {"r1": 3, "r2": 2}}
