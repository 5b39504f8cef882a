"""What analysis needs of a store, read once: entities, relations between them, reports, classes and taxonomy."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any

import pyoxigraph as ox

from kg.network.reach import reach
from kg.ontology.prefixes import FKG, FKGR, shorten, term_name
from kg.store.interface import Store
from kg.store.labels import ENTITY_NAMESPACES, select

BROADER = "broader"
_LEXICON, _ASSEMBLED = f"<{FKGR}graph/lexicon>", f"<{FKGR}graph/assembled>"
_NAMING = (_LEXICON, _ASSEMBLED)
_REPORT = FKGR + "report/"
_value: Callable[[Any], str] = attrgetter("value")
DATES_OF = {"issuedBy": ("subject", "issuedOn"), "governs": ("subject", "issuedOn"), "hasSubsidiary": ("object", "foundedOn")}
"""Which end of a relation tells when it began, where the relation itself has no date."""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """An entity: its IRI, Chinese and English label (English empty where there is none), most specific class by local name."""

    iri: str
    zh: str
    en: str
    cls: str

    def name(self, lang: str = "zh") -> str:
        """The label in a language, else the other one."""
        return (self.en or self.zh) if lang == "en" else (self.zh or self.en)


@dataclass(frozen=True, slots=True)
class Relation:
    """One asserted statement between two entities, or a taxonomy triple of the lexicon (``statement`` and ``reports`` are empty then).

    ``belief`` is from 0 to 1; ``date`` is when it began as far as known (``2021``, ``2021-03``, ``2021-03-04`` or empty);
    ``reports`` are the ids of those that say it.
    """

    statement: str
    subject: str
    predicate: str
    object: str
    belief: float
    date: str
    reports: tuple[str, ...]


def statements_of(relations: Iterable[Relation]) -> set[str]:
    """IRIs of the statements of relations; the taxonomy of the lexicon has none."""
    return {each.statement for each in relations} - {""}


@dataclass(frozen=True, slots=True, order=True)
class ReportInfo:
    """A report that was read: when it was issued, its id, title, publisher, and how much of it there is.

    ``passages`` counts sentences and table rows in which anything was found.
    """

    issued: str
    id: str
    title: str
    publisher: str
    passages: int

    @property
    def year(self) -> int:
        """The year in which it was issued; 0 where that is unknown."""
        return int(self.issued[:4]) if self.issued[:4].isdigit() else 0


@dataclass(frozen=True)
class Snapshot:
    """The part of a graph that networks are made of. Everything is sorted, so that the same graph gives the same snapshot.

    ``nodes`` by IRI; ``above``: a class and all classes above it, by local name; ``symmetric`` are the relations that hold both
    ways, however they are stated; ``collective`` are the names of several things at once (六大国有银行), whose facts are their members' too.
    """

    nodes: Mapping[str, Node]
    relations: tuple[Relation, ...]
    reports: tuple[ReportInfo, ...]
    above: Mapping[str, frozenset[str]]
    symmetric: frozenset[str] = frozenset()
    collective: frozenset[str] = frozenset()

    @cached_property
    def single(self) -> Snapshot:
        """The same without collective names, for what counts things or weighs one against others."""
        if not self.collective:
            return self
        nodes = {iri: node for iri, node in self.nodes.items() if iri not in self.collective}
        return replace(self, nodes=nodes, relations=tuple(each for each in self.relations if each.subject in nodes and each.object in nodes))

    def is_a(self, iri: str, cls: str) -> bool:
        """Is an entity of a class or of one below it? False for what is no entity."""
        return iri in self.nodes and self.is_kind(self.nodes[iri].cls, cls)

    def is_kind(self, cls: str, of: str) -> bool:
        """Is a class the same as another or below it?"""
        return cls == of or of in self.above.get(cls, frozenset())

    def lineage(self, cls: str) -> tuple[str, ...]:
        """A class and all above it, the topmost first, of those of one height by name."""
        return tuple(sorted({cls, *self.above.get(cls, ())}, key=lambda each: (len(self.above.get(each, ())), each)))

    @cached_property
    def _labels(self) -> Mapping[str, tuple[Node, ...]]:
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes.values():
            for label in {node.zh, node.en} - {""}:
                found[label].append(node)
        return {label: tuple(nodes) for label, nodes in found.items()}

    def labelled(self, name: str) -> tuple[Node, ...]:
        """The entities with exactly this label, in either language."""
        return self._labels.get(name.strip(), ())

    @cached_property
    def broader(self) -> Mapping[str, tuple[str, ...]]:
        """Directly broader concepts by IRI, sorted: what the taxonomy and the reports say."""
        found: dict[str, set[str]] = defaultdict(set)
        for each in self.relations:
            if each.predicate == BROADER:
                found[each.subject].add(each.object)
        return {iri: tuple(sorted(above)) for iri, above in sorted(found.items())}

    @cached_property
    def digest(self) -> str:
        """A SHA-256 over all of it, in hexadecimal: the same for the same graph."""
        total = hashlib.sha256()
        for part in (self.nodes.values(), self.relations, self.reports):
            for each in part:
                total.update(repr(each).encode() + b"\n")
        return total.hexdigest()

    def report_ids(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """The reports that words name: an id, or a year in which they were issued or that stands in their id.

        Raises ValueError, with the word, for one that names none.
        """
        found: set[str] = set()
        for word in wanted:
            hits = {each.id for each in self.reports if word in {each.id, each.issued[:4]} or each.id.endswith(f"-{word}")}
            if not hits:
                raise ValueError(word)
            found |= hits
        return tuple(sorted(found))


def read_snapshot(store: Store) -> Snapshot:
    """Read what analysis needs. An entity is what has a label and a class; only asserted statements are relations."""
    above = read_classes(store)
    nodes = _nodes(store, above)
    return Snapshot(nodes, _relations(store, nodes), _reports(store), above, read_symmetric(store), _collective(store))


def _collective(store: Store) -> frozenset[str]:
    return frozenset(row["x"] for row in select(store, "SELECT DISTINCT ?x { ?x fkg:memberCount ?n }").texts())


def read_symmetric(store: Store) -> frozenset[str]:
    """The properties of the ontology that hold both ways, by local name."""
    found = (row["x"] for row in select(store, "SELECT DISTINCT ?x { ?x a owl:SymmetricProperty }").texts())
    return frozenset(iri.removeprefix(FKG) for iri in found if iri.startswith(FKG))


def read_classes(store: Store) -> dict[str, frozenset[str]]:
    """All classes above each class of the ontology, by local name."""
    direct: dict[str, set[str]] = defaultdict(set)
    for row in select(store, "SELECT DISTINCT ?c ?up { ?c rdfs:subClassOf ?up FILTER(ISIRI(?up) && ?up != ?c) }").texts():
        if row["c"].startswith(FKG) and row["up"].startswith(FKG):
            direct[row["c"][len(FKG) :]].add(row["up"][len(FKG) :])
    return {cls: frozenset(reach(direct, cls)) for cls in sorted(direct)}


def _nodes(store: Store, above: Mapping[str, frozenset[str]]) -> dict[str, Node]:
    """Labels and classes stand in the lexicon graph or, of discovered entities, in the assembled one."""
    kinds: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for graph in _NAMING:
        for thing, cls in values_of(store, f"SELECT ?x ?c {{ GRAPH {graph} {{ ?x a ?c }} }}"):
            if cls.startswith(FKG) and thing.startswith(ENTITY_NAMESPACES):
                kinds[thing].append(cls[len(FKG) :])
        for named_thing, label in select(store, f"SELECT ?x ?l {{ GRAPH {graph} {{ ?x rdfs:label ?l }} }}").rows:
            if isinstance(label, ox.Literal):  # it knows its language: another column would cost a third more
                labels[_value(named_thing)][label.language or ""] = label.value
    found: dict[str, Node] = {}
    for iri in sorted(kinds.keys() & labels.keys()):
        named, several = labels[iri], kinds[iri]
        cls = several[0] if len(several) == 1 else min(several, key=lambda each: (-len(above.get(each, ())), each))
        found[iri] = Node(iri, named.get("zh", ""), named.get("en", ""), cls)
    return found


def _relations(store: Store, nodes: Mapping[str, Node]) -> tuple[Relation, ...]:
    dates = _dates(store)
    beliefs = {statement: float(belief) for statement, belief in values_of(store, "SELECT ?st ?b { ?st fkg:belief ?b }")}
    claims, said = _claims(store)
    names: dict[str, str] = {}
    relations: list[Relation] = []
    for statement, (subject, predicate, value) in claims.items():
        if subject in nodes and value in nodes:
            name = names.get(predicate) or names.setdefault(predicate, term_name(shorten(predicate)).removeprefix("skos:"))
            end, kind = DATES_OF.get(name, ("", ""))
            date = dates.get((statement, "date")) or dates.get((subject if end == "subject" else value, kind), "")
            relations.append(Relation(statement, subject, name, value, beliefs.get(statement, 0.0), date, tuple(sorted(said[statement]))))
    stated = {(each.subject, each.object) for each in relations if each.predicate == BROADER}
    for narrow, wide in values_of(store, f"SELECT ?s ?o {{ GRAPH {_LEXICON} {{ ?s skos:broader ?o }} }}"):
        if narrow in nodes and wide in nodes and (narrow, wide) not in stated:
            relations.append(Relation("", narrow, BROADER, wide, 1.0, "", ()))
    return tuple(sorted(relations, key=lambda each: (each.subject, each.predicate, each.object, each.statement)))


def _claims(store: Store) -> tuple[dict[str, tuple[str, str, str]], dict[str, set[str]]]:
    """Subject, predicate and object of each asserted statement with an entity as object, and the reports that make it, by its IRI.

    Each report's graph holds the whole of a statement that it makes: one look there tells both.
    """
    query = """SELECT ?r ?st ?s ?p ?o { GRAPH ?r { ?st fkg:modality fkgc:asserted ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
      FILTER(ISIRI(?o)) } }"""
    claims: dict[str, tuple[str, str, str]] = {}
    said: dict[str, set[str]] = defaultdict(set)
    for report, statement, subject, predicate, value in values_of(store, query):
        claims[statement] = (subject, predicate, value)
        said[statement].add(report_id(report))
    return claims, said


def _dates(store: Store) -> dict[tuple[str, str], str]:
    """Of a thing and a property of dates the finest date; of several as fine the latest."""
    found: dict[tuple[str, str], str] = {}
    for thing, predicate, date in values_of(store, "SELECT ?x ?p ?d { VALUES ?p { fkg:date fkg:issuedOn fkg:foundedOn } ?x ?p ?d }"):
        key = (thing, term_name(shorten(predicate)))
        found[key] = max(date, found.get(key, ""), key=lambda each: (len(each), each))
    return found


def _reports(store: Store) -> tuple[ReportInfo, ...]:
    counted = select(store, "SELECT ?r (COUNT(*) AS ?n) { GRAPH ?r { ?p a fkg:Passage } } GROUP BY ?r").texts()
    passages = {row["r"]: int(row["n"]) for row in counted}
    query = """SELECT DISTINCT ?r ?id ?date ?title ?publisher { ?r a fkg:Report ; dcterms:identifier ?id ; dcterms:title ?title .
      OPTIONAL { ?r dcterms:issued ?date } OPTIONAL { ?r schema:publisher ?publisher } }"""
    found = (ReportInfo(row["date"], row["id"], row["title"], row["publisher"], passages.get(row["r"], 0)) for row in select(store, query).texts())
    return tuple(sorted(found))


def report_id(graph: str) -> str:
    """The id of the report whose graph has this IRI."""
    return graph.removeprefix(_REPORT)


def values_of(store: Store, query: str) -> Iterator[Iterable[str]]:
    """IRIs and lexical forms, row by row, of a query that leaves no variable unbound; a graph is named in it, since a VALUES block of
    graphs is slower than a query for each."""
    return (map(_value, row) for row in select(store, query).rows)
