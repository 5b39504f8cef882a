"""Panels of queries: each query asked, its rows named in both languages, and what proves each row found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.api.graph import Graph
from kg.errors import LexiconError
from kg.model.document import SourceKind
from kg.resources import resource
from kg.store.facts import ShownEvidence
from kg.store.labels import select
from kg.store.render import render
from kg.store.results import Rows, Term, rows, text
from kg.store.sparql import read_query
from kg.validate.question import read_question
from kg.validate.questions import question_files
from kg.view.overview import Label, Quote
from kg.view.panels.model import VIEWS, Panel, Row
from kg.worded import worded

_PANEL = {"id", "query", "view", "zh", "en"}
_NEEDED = {
    "table": (), "bars": ("item", "value"), "lines": ("item", "x", "y"), "timeline": ("date", "item", "group"), "heat": ("row", "column", "value"),
    "tree": ("item", "parent", "value"), "cards": ("group", "by", "item"), "tiles": ("item", "value"),
}  # fmt: skip
_MOST_QUOTES = 4

Names = Mapping[str, Sequence[tuple[str, Label]]]
"""IRIs and labels in both languages of what is called so in Chinese."""

Claims = Mapping[tuple[str, str], Sequence[str]]
"""IRIs of the claims by their two ends: IRIs, or an IRI and a value as written."""


class Asked(NamedTuple):
    """A declared panel whose query was run: its entry, the query's name and text, the answer, and the claims that each row rests on."""

    raw: Mapping[str, Any]
    name: str
    text: str
    answer: Rows
    resting: list[list[str]]


class Asking:
    """Asks the queries of panels of a graph; names and claims are read once."""

    def __init__(self, graph: Graph, path: Path) -> None:
        """``path`` is the file that declares the panels, for errors."""
        self.graph, self.path = graph, path
        self.names, self._claims = _names(graph), _claims(graph)
        files = (*question_files(resource("ontology", "questions")), *sorted(resource("data", "panels").glob("*.rq")))
        self._queries = {each.stem: each for each in files}

    def ask(self, raw: Mapping[str, Any]) -> Asked:
        """Run the query of a panel. Raises LexiconError for a query, view or column that is not there."""
        if _PANEL - raw.keys():
            raise _wrong(self.path, "a panel of the site is malformed", "id, query, view, zh, en, and the columns that the view reads")
        view, name = str(raw["view"]), str(raw["query"])
        if view not in VIEWS:
            raise _wrong(self.path, worded("unknown view '{}'", view), " | ".join(VIEWS))
        if name not in self._queries:
            raise _wrong(self.path, worded("unknown query '{}'", name), "a question of the ontology, or a file of data/panels")
        file = self._queries[name]
        bundled = "questions" in file.parts
        asked = read_question(file).query() if bundled else read_query(file)
        answer = rows(self.graph.store.query(asked))
        for role in (*_NEEDED[view], *(role for role in ("and", "facet", "unit", "english") if role in raw)):
            if raw.get(role) not in answer.variables:
                raise _wrong(self.path, worded("panel '{}' has no column for '{}'", raw["id"], role), worded("one of {}", ", ".join(answer.variables)))
        resting = [_resting(row, self.names, self._claims) for row in answer.rows]
        return Asked(raw, name if bundled else f"data/panels/{name}.rq", asked, answer, resting)

    def panel(self, asked: Asked, proofs: Mapping[str, Sequence[ShownEvidence]], cites: Mapping[str, str]) -> Panel:
        """The panel of an answer; ``proofs`` by IRI of the claim, ``cites`` by id of the report."""
        raw, answer = asked.raw, asked.answer
        found = [[each for claim in claimed for each in proofs.get(claim, ())] for claimed in asked.resting]
        shown = tuple(
            Row(tuple(_cell(term, self.names) for term in row), tuple(dict.fromkeys(map(_quote, proved)))[:_MOST_QUOTES])
            for row, proved in zip(answer.rows, found, strict=True)
        )
        options = {str(key): str(value) for key, value in raw.items() if key not in _PANEL}
        reports = {each.report.rpartition("/")[2] for proved in found for each in proved}
        title = Label(str(raw["zh"]), str(raw["en"]))
        data = render(answer, "csv").lstrip("\ufeff")
        sources = tuple(sorted({cites[report] for report in reports if report in cites}))
        return Panel(str(raw["id"]), title, str(raw["view"]), asked.name, asked.text, answer.variables, shown, options, sources, data)


def _resting(row: Sequence[Term | None], names: Names, claims: Claims) -> list[str]:
    """The claims of which two cells of a row are the ends: entities by IRI or name, or an entity and a value."""
    ends: list[str] = []
    for term in row:
        if term is not None:
            said = text(term)
            ends += [said] if isinstance(term, ox.NamedNode) else [iri for iri, _ in names.get(said, ())] or [said]
    return sorted({claim for one in ends for other in ends if one != other for claim in claims.get((one, other), ())})


def _cell(term: Term | None, names: Names) -> Label:
    said = text(term)
    known = names.get(said)
    return known[0][1] if known and isinstance(term, ox.Literal) else Label(said)


def _quote(found: ShownEvidence) -> Quote:
    return Quote(found.title, found.section, found.quote, SourceKind(found.kind), found.page)


def _names(graph: Graph) -> dict[str, list[tuple[str, Label]]]:
    """Entities by Chinese label, and the ontology's terms: what a query gives as a name."""
    found: dict[str, list[tuple[str, Label]]] = defaultdict(list)
    for node in graph.snapshot.nodes.values():
        found[node.zh or node.en].append((node.iri, Label(node.zh or node.en, node.en)))
    query = """SELECT DISTINCT ?x ?zh ?en { VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?x a ?kind ; rdfs:label ?zh, ?en
      FILTER(LANG(?zh) = 'zh' && LANG(?en) = 'en') }"""
    for row in select(graph.store, query).texts():
        found[row["zh"]].append((row["x"], Label(row["zh"], row["en"])))
    return dict(found)


def _claims(graph: Graph) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    query = "SELECT ?st ?s ?o { ?st a rdf:Statement ; rdf:subject ?s ; rdf:object ?o ; fkg:modality fkgc:asserted }"
    figures = """SELECT ?st ?s ?o { ?st a fkg:Observation . VALUES ?about { fkg:about fkg:place } ?st ?about ?s .
      VALUES ?amount { fkg:value fkg:normalizedValue fkg:low } ?st ?amount ?o }"""
    for asked in (query, figures):
        for row in select(graph.store, asked).texts():
            found[row["s"], row["o"]].append(row["st"])
    return dict(found)


def _wrong(path: Path, what: str, expected: str) -> LexiconError:
    return LexiconError(what, where=path.name, expected=expected, do="correct it")
