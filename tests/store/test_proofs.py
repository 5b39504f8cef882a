"""Evidence for many readers of the same claims: asked for once, the same as asked for each time."""

from __future__ import annotations

from collections.abc import Mapping

from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.facts import evidence
from kg.store.labels import select
from kg.store.proofs import Proofs
from kg.store.results import Result, Term
from tests.rdf.factory import small_graph


class Counting(EmbeddedStore):
    """A store that counts the queries it is asked."""

    asked = 0

    def query(self, sparql: str, bound: Mapping[str, Term] | None = None) -> Result:
        self.asked += 1
        return super().query(sparql, bound)


def _store() -> tuple[Counting, list[str]]:
    store = Counting.in_memory(quads(small_graph(), resource("ontology")))
    assert isinstance(store, Counting)
    claims = [row["st"] for row in select(store, "SELECT ?st { ?st a rdf:Statement } ORDER BY ?st").texts()]
    assert len(claims) > 2
    return store, claims


def test_the_same_evidence_as_the_store_gives() -> None:
    store, claims = _store()
    proofs = Proofs(store)
    assert proofs(claims[:2]) == evidence(store, claims[:2])
    assert proofs(iter(claims[1:])) == evidence(store, claims[1:])  # one that is known, the others not


def test_a_claim_is_asked_for_once_even_if_nothing_proves_it() -> None:
    store, claims = _store()
    proofs = Proofs(store)
    unknown = "https://w3id.org/fintech-kg/statement/none"
    first = proofs([*claims, unknown])
    assert unknown not in first
    asked = store.asked
    assert proofs([*claims, unknown]) == first
    assert proofs([]) == {}
    assert store.asked == asked
