"""Does the graph contradict the ontology? Which things, by which classes, and why each is of them."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.ontology.prefixes import shorten
from kg.rdf.names import ONTOLOGY
from kg.rdf.rules import ClashRule, Rules, Variable
from kg.rdf.sink import RDF_TYPE, Fact
from kg.store.inference import Inference, Proof, as_fact
from kg.store.interface import Store
from kg.store.results import Rows, collect, rows, text
from kg.validate.finding import Finding, Severity


def check_consistency(store: Store, rules: Rules) -> list[Finding]:
    """An error for each row of a rule that finds contradictions, over types and relations, stated and inferred.

    ``check`` is the name of the rule; ``value`` names the facts that clash, each with what it rests on: the stated type and
    the graphs and statements that give it.
    """
    inference = Inference(store, rules)
    engine = ox.Store()
    engine.bulk_extend(ox.Quad(*fact) for fact in (*inference.stated, *inference.derivations))
    found = []
    for rule in rules.clash:
        for facts in _clashes(rule, rows(collect(engine.query(rule.text)))):
            value = " / ".join(_why(proof) for proof in inference.proofs(facts))
            found.append(Finding(Severity.ERROR, rule.name, text(facts[0][0]), rule.zh, rule.en, value))
    return sorted(found)


def _clashes(rule: ClashRule, found: Rows) -> Iterator[list[Fact]]:
    """The facts that clash, for each row."""
    for row in found.rows:
        bound = dict(zip(found.variables, row, strict=True))
        yield [as_fact(tuple(bound[slot.name] if isinstance(slot, Variable) else slot for slot in each)) for each in rule.because]


def _why(proof: Proof) -> str:
    """A fact, and the facts of the data on which it rests with where they stand: ``a fkg:Policy (a fkg:Law, fkgr:graph/lexicon)``."""
    rests = [leaf for leaf in proof.leaves() if leaf.graphs != (_ONTOLOGY,)]
    told = ["; ".join((_said(leaf), *leaf.graphs, *map(shorten, leaf.statements))) for leaf in rests]
    return f"{_said(proof)} ({' & '.join(told)})"


def _said(proof: Proof) -> str:
    """Relation and value; the subject is told beside."""
    predicate = "a" if proof.predicate.iri == RDF_TYPE.value else shorten(proof.predicate.iri)
    return f"{predicate} {shorten(proof.object.iri) or proof.object.label}"


_ONTOLOGY = shorten(ONTOLOGY)
