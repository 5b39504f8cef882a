"""Why an inferred fact holds: the rule and its premises, down to what was stated, taught or defined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.model.reach import reached
from kg.ontology.prefixes import PREFIXES, shorten
from kg.rdf.infer import Derivation, Reasoner
from kg.rdf.names import INFERRED, ONTOLOGY
from kg.rdf.rules import Rule, Rules
from kg.rdf.sink import RDF_TYPE, Fact
from kg.store.interface import Store
from kg.store.labels import Ref, refs, select, values
from kg.store.results import Rows, Term, text
from kg.text.normalise import name_key
from kg.worded import worded

_OWL = PREFIXES["owl"]
_CHARACTERISTICS = {ox.NamedNode(f"{_OWL}{kind}Property") for kind in ("Asymmetric", "Irreflexive", "Symmetric", "Transitive")}


@dataclass(frozen=True, slots=True)
class Proof:
    """A fact, and why it holds.

    Inferred: ``rule`` with the ``premises`` from which it follows. Else ``graphs`` that state it (prefixed names) and the
    IRIs of the ``statements`` that claim it, whose evidence leads to the words of the reports.
    """

    subject: Ref
    predicate: Ref
    object: Ref
    rule: Rule | None
    premises: tuple[Proof, ...] = ()
    graphs: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()

    def leaves(self) -> Iterator[Proof]:
        """What was not inferred, from left to right."""
        if self.rule is None:
            yield self
        for premise in self.premises:
            yield from premise.leaves()


class Inference:
    """The inferred facts of a store, derived anew by the rules from what else it holds, each with its derivation.

    ``stated`` are the axioms, and the facts that rules may use: types, and relations of which an axiom says something. They are
    sorted: of several derivations of a fact the first is told, and it is the same from every store.
    """

    def __init__(self, store: Store, rules: Rules) -> None:
        self._store = store
        axioms = _facts(select(store, f"SELECT DISTINCT ?s ?p ?o {{ GRAPH <{ONTOLOGY}> {{ ?s ?p ?o }} }}"))
        reasoner = Reasoner(axioms, rules.derive)
        named = {subject for subject, predicate, value in axioms if predicate == RDF_TYPE and value in _CHARACTERISTICS}
        only = "" if reasoner.predicates is None else values("p", map(text, {*reasoner.predicates, *named}))
        query = f"SELECT DISTINCT ?s ?p ?o {{ {only} GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{INFERRED}>) }}"
        self.stated = dict.fromkeys((*axioms, *_facts(select(store, query))))
        self.derivations: dict[Fact, Derivation] = reasoner.run(self.stated)

    def about(self, iri: str) -> list[Fact]:
        """Inferred facts with a thing as subject or value, sorted by relation, subject and value."""
        this = ox.NamedNode(iri)
        return sorted((fact for fact in self.derivations if this in (fact[0], fact[2])), key=_order)

    def saying(self, subject: str, predicate: str, value: str | None = None) -> list[Fact]:
        """Facts of a subject and a relation (IRIs), stated or inferred, with any value or with one."""
        start = (ox.NamedNode(subject), ox.NamedNode(predicate))
        wanted = None if value is None else ox.NamedNode(value)
        found = (fact for fact in (*self.stated, *self.derivations) if fact[:2] == start)
        return sorted((fact for fact in found if wanted in (None, fact[2])), key=_order)

    def proofs(self, facts: Sequence[Fact], lang: str = "zh") -> tuple[Proof, ...]:
        """Why each of the facts holds: facts that this knows to be stated or inferred."""
        parts = self._with_premises(facts)
        shown = refs(self._store, [term for part in parts for term in part], lang)
        found: dict[Fact, Proof] = {}
        for fact in parts:
            subject, predicate, value = (shown.get(text(term)) or Ref(text(term)) for term in fact)
            derivation = self.derivations.get(fact)
            if derivation is None:
                found[fact] = Proof(subject, predicate, value, None, (), *self._origin(fact))
            else:
                premises = tuple(found[premise] for premise in derivation.premises)
                found[fact] = Proof(subject, predicate, value, derivation.rule, premises)
        return tuple(found[fact] for fact in facts)

    def _with_premises(self, facts: Iterable[Fact]) -> list[Fact]:
        """Facts and all from which they follow, premises first."""
        found = reached(facts, lambda fact: self.derivations[fact].premises if fact in self.derivations else ())
        rank = {fact: number for number, fact in enumerate(self.derivations, 1)}
        return sorted(found, key=lambda fact: rank.get(fact, 0))

    def _origin(self, fact: Fact) -> tuple[tuple[str, ...], tuple[str, ...]]:
        subject, predicate, value = map(str, fact)
        said = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {subject} {predicate} {value} }} FILTER(?g != <{INFERRED}>) }}"
        graphs = select(self._store, said)
        claims = select(
            self._store,
            f"""SELECT DISTINCT ?st {{ ?st rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {value} ;
              fkg:modality fkgc:asserted }}""",
        )
        return tuple(sorted(shorten(row["g"]) for row in graphs.texts())), tuple(sorted(row["st"] for row in claims.texts()))


def find_relation(store: Store, word: str) -> ox.NamedNode:
    """The property that a word means: its label in any language, local name, prefixed name or IRI; ``a`` is rdf:type.

    Raises QueryError, with the relations that there are, for another word.
    """
    known = dict.fromkeys(("a", "type", "rdf:type", "类型"), RDF_TYPE)
    return _find(store, word, known, worded("relation"), "?x a ?k VALUES ?k { owl:ObjectProperty owl:DatatypeProperty }")


def find_class(store: Store, word: str) -> ox.NamedNode:
    """The class that a word means, as ``find_relation`` finds a property."""
    return _find(store, word, {}, worded("class"), "?x a owl:Class")


def _find(store: Store, word: str, known: dict[str, ox.NamedNode], kind: str, pattern: str) -> ox.NamedNode:
    query = f"""SELECT DISTINCT ?x ?l {{ GRAPH <{ONTOLOGY}> {{ {pattern} OPTIONAL {{ ?x rdfs:label ?l }} }}
      FILTER(isIRI(?x)) }} ORDER BY ?x ?l"""
    forms = dict(known)
    names: dict[str, None] = {}
    for row in select(store, query).texts():
        this, name = ox.NamedNode(row["x"]), shorten(row["x"])
        names[name.removeprefix("fkg:")] = None
        for form in (row["x"], name, name.rpartition(":")[2], name_key(row["l"])):
            forms.setdefault(form, this)
    wanted = word.strip().strip("<>")
    found = forms.get(wanted) or forms.get(name_key(wanted))
    if found is None:
        raise QueryError(worded("no {} {!r}", kind, word), where=worded("name"), expected=worded("one of {}, or its label", ", ".join(names)))
    return found


def _facts(found: Rows) -> list[Fact]:
    return sorted((as_fact(row) for row in found.rows), key=_order)


def as_fact(row: Sequence[Term | None]) -> Fact:
    """Three terms as a triple. Raises ValueError where a term is missing or of the wrong kind."""
    subject, predicate, value = row
    if isinstance(subject, ox.NamedNode | ox.BlankNode) and isinstance(predicate, ox.NamedNode) and value is not None:
        return subject, predicate, value
    raise ValueError(f"{row} is no triple")


def _order(fact: Fact) -> tuple[str, str, str]:
    return text(fact[1]), text(fact[0]), text(fact[2])
