"""The part of a graph that the explorer's page holds when it is opened, read by queries with limits; the page asks for the rest itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from kg.api.explore import TITLE, citations, fact_shown, reports_shown, terms_shown
from kg.errors import UsageError
from kg.network.snapshot import BROADER, read_classes
from kg.ontology.prefixes import FKG, FKGR, PREFIXES
from kg.store.facts import facts
from kg.store.find import find_names, unknown_name
from kg.store.interface import Store
from kg.store.labels import classes, labels, node, select, values
from kg.view.explore.model import Explorer, FactShown, NodeShown, Whole
from kg.view.explore.select import Drawn, first_drawn
from kg.view.overview import Label
from kg.worded import worded

FIRST = 150
"""Most nodes that are drawn at first: those of most statements, or what lies around a focus."""
MOST_FACTS = 3000
_LEXICON, _ASSEMBLED = f"<{FKGR}graph/lexicon>", f"<{FKGR}graph/assembled>"
_BROADER = PREFIXES["skos"] + "broader"


class Opening:
    """Makes what the page holds at first; what does not depend on the focus is read once."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def around(self, focus: str = "", most: int = FIRST) -> tuple[Explorer, Drawn, Whole]:
        """Nodes of most statements, or those around a focus (a name, alias or IRI), with what joins any two of them, and where they stand.

        Raises QueryError, with similar names, for a focus that the graph does not know, UsageError for the name of several things.
        """
        centre = self._thing(focus) if focus.strip() else ""
        chosen = sorted({centre, *self._beside(centre, most)}) if centre else sorted(self._first[:most])
        page = self._part(chosen)
        at = next((place for place, each in enumerate(page.nodes) if each.iri == centre), None)
        return page, first_drawn(page, most, at), self._whole

    @cached_property
    def _first(self) -> list[str]:
        query = f"""SELECT ?x (COUNT(?st) AS ?n) {{ ?st rdf:subject ?x ; fkg:modality fkgc:asserted }}
          GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT {FIRST}"""
        subjects = [row["x"] for row in select(self.store, query).texts()]
        query = f"SELECT ?x (COUNT(?st) AS ?n) {{ ?st rdf:object ?x FILTER(ISIRI(?x)) }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT {FIRST}"
        objects = [row["x"] for row in select(self.store, query).texts()]
        pairs = zip(subjects, objects, strict=False)
        return list(dict.fromkeys([*(each for pair in pairs for each in pair), *subjects, *objects]))

    @cached_property
    def _whole(self) -> Whole:
        kinds: dict[str, int] = {}
        for graph in (_LEXICON, _ASSEMBLED):
            for row in select(self.store, f"SELECT ?c (COUNT(?x) AS ?n) {{ GRAPH {graph} {{ ?x a ?c }} }} GROUP BY ?c").texts():
                cls = row["c"].removeprefix(FKG)
                if cls in self._terms:
                    kinds[cls] = kinds.get(cls, 0) + int(row["n"])
        count = next(select(self.store, "SELECT (COUNT(?st) AS ?n) { ?st fkg:modality fkgc:asserted ; rdf:subject ?x }").texts())
        return Whole(sum(kinds.values()), int(count["n"]), tuple(sorted(kinds.items(), key=lambda each: (-each[1], each[0]))))

    @cached_property
    def _terms(self) -> dict[str, Label]:
        return terms_shown(self.store)

    @cached_property
    def _base(self) -> Explorer:
        """The page without nodes: reports, classes and relations."""
        above = read_classes(self.store)
        rows = select(self.store, "SELECT DISTINCT ?p { ?p rdfs:subPropertyOf fkg:linkedTo }").texts()
        predicates = sorted({BROADER, *(row["p"].removeprefix(FKG) for row in rows)})
        kinds = select(self.store, "SELECT DISTINCT ?x { ?x a owl:Class }").texts()
        used = sorted({row["x"].removeprefix(FKG) for row in kinds if row["x"].startswith(FKG)})
        return Explorer(
            TITLE, (), (), (), reports_shown(self.store, citations(self.store)),
            {cls: self._terms.get(cls, Label(cls)) for cls in used}, {name: self._terms.get(name, Label(name)) for name in predicates},
            {cls: tuple(sorted(above.get(cls, ()))) for cls in used}, "",
        )  # fmt: skip

    def _thing(self, word: str) -> str:
        found = find_names(self.store, word)
        exact = [each for each in found.matches if each.label == word.strip()]
        hits = exact or list(found.matches)
        if len(hits) > 1:
            listed = "; ".join(f"{each.label} ({each.cls}) <{each.iri}>" for each in hits)
            raise UsageError(worded("{!r} is the name of {} things", word, len(hits)), expected=listed, do="give the IRI")
        if not hits:
            raise unknown_name(word, (each.classed for each in found.suggestions))
        return hits[0].iri

    def _beside(self, iri: str, most: int) -> list[str]:
        this = node(iri)
        query = f"""SELECT DISTINCT ?x {{ {{ ?st rdf:subject {this} ; rdf:object ?x }} UNION {{ ?st rdf:object {this} ; rdf:subject ?x }}
          UNION {{ {this} skos:broader ?x }} UNION {{ ?x skos:broader {this} }} FILTER(ISIRI(?x)) }} ORDER BY ?x LIMIT {most}"""
        return [row["x"] for row in select(self.store, query).texts()]

    def _part(self, iris: Iterable[str]) -> Explorer:
        """The nodes with these IRIs, and what joins any two of them."""
        kinds = classes(self.store, iris)
        known = {iri: cls for iri in kinds if (cls := self._cls(kinds[iri]))}
        zh, en = labels(self.store, known, "zh"), labels(self.store, known, "en")
        nodes = tuple(NodeShown(iri, Label(zh[iri], en[iri]), (), known[iri], {}) for iri in sorted(known))
        number = {each.iri: place for place, each in enumerate(nodes)}
        if not nodes:
            return self._base
        ends = values("o", known)
        query = f"""SELECT DISTINCT ?st {{ {values("s", known)} ?st rdf:subject ?s ; fkg:modality fkgc:asserted ; rdf:object ?o . {{ {ends} }}
          FILTER(?s != ?o) }} ORDER BY ?st LIMIT {MOST_FACTS}"""
        statements = [row["st"] for row in select(self.store, query).texts()]
        reports = {each.id: place for place, each in enumerate(self._base.reports)}
        shown = [fact_shown(each, number, reports, {}) for each in facts(self.store, statements)]
        stated = {(each.source, each.target) for each in shown if each.predicate == BROADER}
        query = f"SELECT ?s ?o {{ GRAPH {_LEXICON} {{ {values('s', known)} ?s <{_BROADER}> ?o {{ {ends} }} }} }}"
        pairs = sorted((number[row["s"]], number[row["o"]]) for row in select(self.store, query).texts())
        shown += [FactShown("", source, BROADER, target, "", 1.0, "", ()) for source, target in pairs if (source, target) not in stated]
        shown = [each for each in shown if each.predicate in self._base.predicates]
        return replace(
            self._base, nodes=nodes, facts=tuple(sorted(shown, key=lambda each: (each.source, each.predicate, each.target or 0, each.statement)))
        )

    def _cls(self, kinds: str) -> str:
        """The most special class of those that ``classes`` tells; none where the ontology has none of them."""
        named = [each.removeprefix("fkg:") for each in kinds.split() if each.removeprefix("fkg:") in self._base.classes]
        return min(named, key=lambda cls: (-len(self._base.above[cls]), cls), default="")
