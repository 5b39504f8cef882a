"""Relations of a graph as facts of a page: said in words, opening to the quotes that prove them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model.document import SourceKind
from kg.network.snapshot import Node, Relation, Snapshot
from kg.network.terms import Terms
from kg.store.facts import ShownEvidence
from kg.view.overview import Fact, Label, Quote

Evidence = Mapping[str, tuple[ShownEvidence, ...]]
"""By IRI of the statement or observation."""
MOST = 12
"""Quotes that one fact opens to, at most."""


def label_of(node: Node) -> Label:
    """An entity's name in both languages."""
    return Label(node.name("zh"), node.en)


def in_words(relation: Relation, snapshot: Snapshot, terms: Terms) -> Label:
    """A relation as subject, relation, object."""
    said = terms.relations.get(relation.predicate)
    subject, value = snapshot.nodes[relation.subject], snapshot.nodes[relation.object]
    zh, en = (f"{subject.name(lang)} — {said.label(lang) if said else relation.predicate} → {value.name(lang)}" for lang in ("zh", "en"))
    return Label(zh, en)


def proven(text: Label, relations: Iterable[Relation], evidence: Evidence, snapshot: Snapshot, terms: Terms, sort: float | None = None) -> Fact | Label:
    """A fact that opens to the quotes of the relations that carry it; only its text where all of them are the lexicon's."""
    quotes: dict[tuple[str, str], Quote] = {}
    for relation in relations:
        about = in_words(relation, snapshot, terms).zh  # as the quote is
        for each in evidence.get(relation.statement, ()):
            for quote in quotes_of(each, Label(about)):
                quotes.setdefault((quote.text, quote.report), quote)
    shown = tuple(quotes.values())[:MOST]
    return Fact(text, shown, sort) if shown else text


def quotes_of(shown: ShownEvidence, about: Label | None = None) -> tuple[Quote, ...]:
    """The quote of an evidence, then those without which it does not prove the fact."""
    kind = SourceKind(shown.kind)
    further = (Quote(shown.title, shown.section, each, kind) for each in shown.context)
    return (Quote(shown.title, shown.section, shown.quote, kind, shown.page, about=about), *further)
