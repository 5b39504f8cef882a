"""What the graph says of an IRI as a page."""

from __future__ import annotations

from kg.errors import QueryError
from kg.ontology.prefixes import FKGC, FKGR
from kg.store.describe import describe, explain
from kg.store.interface import Store
from kg.store.labels import as_ref, labels, node, refs, select
from kg.store.results import text
from kg.view.entity_page import Thing, render_claim, render_entity, render_thing

_MOST = 200
_CLAIMS = (FKGR + "statement/", FKGR + "observation/")


def page_of(store: Store, iri: str) -> bytes | None:
    """The page of an entity, a claim or anything else; None when the graph holds nothing of it."""
    if iri.startswith(_CLAIMS):
        try:
            return render_claim(explain(store, iri, "zh"), explain(store, iri, "en")).encode()
        except QueryError:
            return _thing(store, iri)
    try:
        return render_entity(describe(store, iri, "zh"), describe(store, iri, "en")).encode()
    except QueryError:
        return _thing(store, iri)


def _thing(store: Store, iri: str) -> bytes | None:
    """The page of what has neither name nor evidence: a passage, a source, a data set."""
    this = node(iri)
    outgoing = select(store, f"SELECT DISTINCT ?p ?x {{ {this} ?p ?x }} ORDER BY ?p ?x LIMIT {_MOST + 1}").rows
    incoming = select(store, f"SELECT DISTINCT ?p ?x {{ ?x ?p {this} }} ORDER BY ?p ?x LIMIT {_MOST + 1}").rows
    if not outgoing and not incoming:
        return None
    kind = select(store, f"SELECT ?k {{ {this} fkg:quote ?q ; fkg:inSource ?s . ?s fkg:kind ?k }} LIMIT 1").rows
    terms = [term for row in (*outgoing, *incoming) for term in row]
    known = refs(store, terms, "zh")

    pairs = [tuple((as_ref(known, name), as_ref(known, value)) for name, value in rows[:_MOST]) for rows in (outgoing, incoming)]
    whose = text(kind[0][0]).removeprefix(FKGC) if kind else ""
    thing = Thing(iri, pairs[0], pairs[1], whose, max(len(outgoing), len(incoming)) > _MOST)
    return render_thing(thing, labels(store, known, "en")).encode()
