"""Judgements in force: what a reader decided, of what, and why."""

from __future__ import annotations

from collections.abc import Collection

from kg.model.graph import Graph
from kg.model.judgement import Judgement, Ruling
from kg.rdf import literals, names
from kg.rdf.names import Names
from kg.rdf.sink import Sink
from kg.rdf.terms import TYPE, term


def write_judgements(sink: Sink, ids: Names, graph: Graph, described: Collection[str]) -> None:
    """One node a judgement in the assembled graph, linked to those of its things and claims that the dataset describes."""
    for ruling in graph.rulings:
        _write(sink, ids, ruling, described)


def judgement_iri(row: Judgement) -> str:
    """IRI of a judgement: a hash of what it is about and what it says."""
    parts = (row.verdict, row.one, row.predicate, row.other, row.statement, *(f"{name}={value}" for name, value in row.changes))
    return f"{names.FKGR}judgement/{names.content_hash(*parts)}"


def in_words(row: Judgement) -> str:
    """The judgement as one line; the names are those it was made with."""
    one, other = row.words
    changes = "; ".join(f"{name}={value}" for name, value in row.changes)
    claim = " ".join(filter(None, (one, row.predicate, other))) or row.statement
    return f"{one} = {other}" if row.is_pair and row.verdict == "same" else f"{one} / {other}" if row.is_pair else claim + (f" → {changes}" if changes else "")


def _write(sink: Sink, ids: Names, ruling: Ruling, described: Collection[str]) -> None:
    row = ruling.judgement
    graph, node = sink.node(names.ASSEMBLED), sink.node(judgement_iri(row))
    sink.add(graph, node, TYPE, term("fkg:Judgement"))
    sink.add(graph, node, term("fkg:verdict"), sink.node(names.FKGC + row.verdict.value))
    sink.add(graph, node, term("skos:note"), literals.text(in_words(row)))
    for key in ruling.entities:
        if key in described:
            sink.add(graph, node, term("fkg:judges"), sink.node(ids.entity(key)))
    for key in ruling.claims:
        if ids.holds(key):
            sink.add(graph, node, term("fkg:judges"), sink.node(ids.claim(key)))
    if ruling.claim:
        sink.add(graph, node, term("fkg:judgedClaim"), literals.text(ruling.claim))
    for name in ruling.names:
        sink.add(graph, node, term("fkg:judgedName"), literals.text(name))
    for predicate, text in (("rdfs:comment", row.note), ("dcterms:creator", row.by), ("dcterms:date", row.date)):
        if text:
            sink.add(graph, node, term(predicate), literals.text(text))
