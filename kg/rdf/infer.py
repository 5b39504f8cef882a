"""What follows from what was stated, by the rules of the ontology, and how.

The rules are SPARQL (``kg.rdf.rules``). To run them again and again as queries would ask for every known triple anew in each
round; a reasoner instead fills in the axioms once (``?class rdfs:subClassOf ?above`` becomes one small rule for each such
axiom) and then looks at every triple once, when it is new: semi-naive evaluation (Abiteboul, Hull and Vianu, Foundations of
Databases, 1995, chapter 13). The tests hold the result against the same rules run as queries, and against owlrl.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple, cast

import pyoxigraph as ox

from kg.ontology.prefixes import PREFIXES
from kg.rdf import names
from kg.rdf.join import Facts, Join, Row
from kg.rdf.rules import Pattern, Rule, Rules, Slot, Variable, as_written, iri_in
from kg.rdf.sink import RDF_TYPE, Fact, Said, Sink
from kg.rdf.terms import Node, is_node

_OWL = PREFIXES["owl"]
_SCHEMA = {PREFIXES["rdfs"] + name for name in ("subClassOf", "subPropertyOf", "domain", "range")}


class Derivation(NamedTuple):
    """How a triple was first derived."""

    trigger: Trigger
    row: Row

    @property
    def rule(self) -> Rule:
        """The rule that derived it."""
        return self.trigger.clause.rule

    @property
    def premises(self) -> tuple[Fact, ...]:
        """The triples from which it follows: axioms first, then the others in the order of the rule."""
        return self.trigger.premises(self.row)


class Reasoner:
    """The rules with the axioms of one ontology filled in. ``schema`` is what follows from the axioms alone."""

    def __init__(self, axioms: Iterable[Fact], rules: Iterable[Rule]) -> None:
        known = list(dict.fromkeys(axioms))
        over_axioms: list[Clause] = []
        over_data: list[Clause] = []
        for rule in rules:
            schema = tuple(pattern for pattern in rule.body if _is_schema(pattern))
            clauses = over_axioms if len(schema) == len(rule.body) else over_data
            clauses += [Clause(rule, (), rule.body, head) for head in rule.head]
        self.schema = _run(over_axioms, known)
        facts = Facts()
        for fact in (*known, *self.schema):
            facts.add(fact)
        self.clauses = [filled for clause in over_data for filled in _filled(clause, facts)]
        slots = [pattern[1] for clause in self.clauses for pattern in (*clause.premises, clause.head)]
        named = {slot for slot in slots if iri_in(slot) is not None}
        self.predicates = frozenset(cast(set[ox.NamedNode], named)) if len(named) == len(set(slots)) else None
        """The predicates of triples that can be premises or conclusions; None when any can."""

    def run(self, stated: Iterable[Fact]) -> dict[Fact, Derivation]:
        """All that follows from stated triples, what follows from the axioms alone included, none of it stated.

        The order is that of the derivation, the same for the same input: a triple comes after its premises.
        """
        known = stated if self.predicates is None else (fact for fact in stated if fact[1] in self.predicates)
        return self.schema | _run(self.clauses, known)


def write_inferred(sink: Sink, axioms: Iterable[ox.Triple], rules: Rules) -> None:
    """Add to the sink what follows from the axioms and from all that it holds, in the graph of inferred triples.

    Terms stand in it as they are written: a reasoner looks into none but to tell IRIs from literals.
    """
    graph = sink.node(names.INFERRED)
    stated = ((str(axiom.subject), str(axiom.predicate), str(axiom.object)) for axiom in axioms)
    reasoner = Reasoner(cast(Iterable[Fact], stated), map(as_written, rules.derive))
    for fact in reasoner.run(cast(Iterable[Fact], sink.facts())):
        subject, predicate, value = cast(Said, fact)
        sink.add(graph, subject, predicate, value)


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule for one of the triples that it derives, of which some premises (``axioms``) are filled in already."""

    rule: Rule
    axioms: tuple[Fact, ...]
    premises: tuple[Pattern, ...]
    head: Pattern


def _is_schema(pattern: Pattern) -> bool:
    """Is it about the ontology's own terms, as ``?class rdfs:subClassOf ?above`` and ``?property a owl:SymmetricProperty``?"""
    _, predicate, value = pattern
    named = iri_in(predicate)
    if named == RDF_TYPE.value:
        named = iri_in(value)
    return named is not None and (named.startswith(_OWL) or named in _SCHEMA)


def _filled(clause: Clause, axioms: Facts) -> Iterator[Clause]:
    """A clause for each way in which the axioms meet its premises about the ontology's terms."""
    about = [pattern for pattern in clause.premises if _is_schema(pattern)]
    rest = [pattern for pattern in clause.premises if not _is_schema(pattern)]
    join = Join(about)
    for row in join.rows(axioms):
        bound = {slot: row[at] for slot, at in join.places.items()}
        premises, head = (tuple(filled_with(pattern, bound) for pattern in patterns) for patterns in (rest, (clause.head,)))
        yield Clause(clause.rule, tuple(join.facts(row)), premises, head[0])


def filled_with(pattern: Pattern, bound: Mapping[Slot, Slot | None]) -> Pattern:
    """A pattern with terms for some of its variables."""
    subject, predicate, value = (bound.get(slot) or slot for slot in pattern)
    return subject, predicate, value


def _run(clauses: Iterable[Clause], stated: Iterable[Fact]) -> dict[Fact, Derivation]:
    """The fixpoint: each triple is taken up once, and joined with those taken up before it."""
    triggers: dict[tuple[Slot | None, Slot | None], list[Trigger]] = defaultdict(list)
    joined: set[Slot | None] = set()
    for clause in clauses:
        for place, pattern in enumerate(clause.premises):
            predicate, value = (None if isinstance(slot, Variable) else slot for slot in pattern[1:])
            triggers[predicate, value].append(Trigger(clause, place))
            if len(clause.premises) > 1:
                joined.add(predicate)
    any_predicate = any(predicate is None for predicate, _ in triggers)
    waiting = list(dict.fromkeys(stated))
    known = set(waiting)
    derived: dict[Fact, Derivation] = {}
    facts = Facts()
    for fact in waiting:  # grows while it is read
        _, predicate, value = fact
        if predicate in joined or None in joined:
            facts.add(fact)
        keys = ((predicate, None), (predicate, value))
        for key in (*keys, (None, None), (None, value)) if any_predicate else keys:
            for trigger in triggers.get(key, ()):
                for row in trigger.join.rows(facts, fact):
                    found = trigger.head(row)
                    if found not in known and is_triple(found):
                        known.add(found)
                        derived[found] = Derivation(trigger, row)
                        waiting.append(found)
    return derived


def is_triple(fact: Fact) -> bool:
    """A literal cannot be a subject, though a symmetric or inverse property would turn it round."""
    subject, predicate, _ = fact
    if isinstance(subject, str):
        return is_node(subject) and is_node(cast(Node, predicate))
    return not isinstance(subject, ox.Literal) and isinstance(predicate, ox.NamedNode)


class Trigger:
    """A clause, and which of its premises a new triple is to meet."""

    def __init__(self, clause: Clause, place: int) -> None:
        self.clause, self._place = clause, place
        others = (*clause.premises[:place], *clause.premises[place + 1 :])
        self.join = Join((clause.premises[place], *others), clause.head, given=True)
        self.head: Callable[[Row], Fact] = itemgetter(*(self.join.places[slot] for slot in clause.head))

    def premises(self, row: Row) -> tuple[Fact, ...]:
        """The axioms filled in, then the triples of a row in the order of the clause's premises."""
        met, *others = self.join.facts(row)
        others.insert(self._place, met)
        return (*self.clause.axioms, *others)
