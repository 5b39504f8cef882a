"""Inference: the rules by our reasoner, by SPARQL, and by owlrl give the same; each derivation can be checked step by step."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.inference import comparable, peer
from kg.ontology.parse import ontology_files, ontology_triples
from kg.ontology.prefixes import PREFIXES, expand
from kg.rdf import names
from kg.rdf.infer import Derivation, Reasoner
from kg.rdf.rules import Pattern, Rule, Rules, Variable, load_rules, read_rule
from kg.rdf.sink import Fact
from kg.rdf.write import quads
from kg.resources import resource
from tests.rdf.factory import small_graph

TYPE, SUB_CLASS, SUB_PROPERTY = (expand(name) for name in ("rdf:type", "rdfs:subClassOf", "rdfs:subPropertyOf"))


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


def fact(text: str) -> Fact:
    subject, predicate, value = text.split()
    return node(subject), node("rdf:type" if predicate == "a" else predicate), node(value)


def facts(lines: Iterable[str]) -> list[Fact]:
    return [fact(line) for line in lines]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(resource("ontology"))


@pytest.fixture(scope="module")
def ontology() -> list[Fact]:
    triples = ontology_triples(ontology_files(resource("ontology")))
    return [(each.subject, each.predicate, each.object) for each in triples]


def conclusions(axioms: list[Fact], data: list[Fact], rules: Rules) -> set[Fact]:
    return set(Reasoner(axioms, rules.derive).run([*axioms, *data]))


# The three ways to the same result.


def by_sparql(axioms: list[Fact], data: list[Fact], rules: Rules) -> set[Fact]:
    """The rule files run as queries until nothing new comes."""
    store = ox.Store()
    store.extend(ox.Quad(*each) for each in (*axioms, *data))
    stated = set(store)
    while True:
        before = len(store)
        for rule in rules.derive:
            answer = store.query(rule.text)
            assert isinstance(answer, ox.QueryTriples)
            store.extend([ox.Quad(each.subject, each.predicate, each.object) for each in answer])
        if len(store) == before:
            return {(each.subject, each.predicate, each.object) for each in store if each not in stated}  # type: ignore[misc]


SPOKEN = ("fkg:hasSubsidiary", "fkg:partnersWith", "fkg:leads", "fkg:participatesIn", "fkg:governs", "fkg:contradicts")
THINGS = [f"fkgr:{letter}" for letter in "abcde"]
THING = st.sampled_from(THINGS)
DATA = st.lists(
    st.one_of(
        st.tuples(THING, st.sampled_from([*SPOKEN, "skos:broader", "skos:broader"]), THING),
        st.tuples(THING, st.just("a"), st.sampled_from(["fkg:CentralBank", "fkg:Law", "fkg:InternetBank", "fkg:Indicator"])),
    ).map(" ".join),
    max_size=12,
)
CLASS, PROPERTY = (st.sampled_from([f"fkg:{kind}{number}" for number in range(4)]) for kind in ("C", "p"))
AXIOMS = st.lists(
    st.one_of(
        st.tuples(CLASS, st.just("rdfs:subClassOf"), CLASS),
        st.tuples(PROPERTY, st.sampled_from(["rdfs:subPropertyOf", "owl:inverseOf"]), PROPERTY),
        st.tuples(PROPERTY, st.just("a"), st.sampled_from(["owl:SymmetricProperty", "owl:TransitiveProperty"])),
    ).map(" ".join),
    max_size=8,
)
DECLARED = facts(f"fkg:{kind}{number} a owl:{word}" for number in range(4) for kind, word in (("C", "Class"), ("p", "ObjectProperty")))
ANY_DATA = st.lists(
    st.one_of(st.tuples(THING, PROPERTY, THING), st.tuples(THING, st.just("a"), CLASS)).map(" ".join), max_size=10
)


@settings(max_examples=12, deadline=None)
@given(lines=DATA)
def test_our_ontology_entails_what_owlrl_says(lines: list[str], rules: Rules, ontology: list[Fact]) -> None:
    axioms = [each for each in ontology if is_axiom(each)]
    found = conclusions(axioms, facts(lines), rules)
    assert found == by_sparql(axioms, facts(lines), rules)
    assert comparable(found, axioms) == comparable(peer(axioms, facts(lines)), axioms)


@settings(max_examples=80, deadline=None)
@given(axioms=AXIOMS, lines=ANY_DATA)
def test_any_ontology_of_these_axioms_entails_what_owlrl_says(axioms: list[str], lines: list[str], rules: Rules) -> None:
    known = [*DECLARED, *facts(axioms)]
    found = conclusions(known, facts(lines), rules)
    assert found == by_sparql(known, facts(lines), rules)
    assert comparable(found, known) == comparable(peer(known, facts(lines)), known)


def is_axiom(each: Fact) -> bool:
    """Without labels, definitions, sources and lists: nothing follows from them, and owlrl would look at each.

    Nor domains and ranges: the shapes hold them as constraints. A rule that turned them into types could find no wrong end.
    """
    return each[1].value in (TYPE, SUB_CLASS, SUB_PROPERTY) or each[1].value.startswith(PREFIXES["owl"])


SHAPES = {
    "the same variable twice": "CONSTRUCT { ?x a fkg:C0 } WHERE { ?x ?p ?x }",
    "a premise on what the others bind": "CONSTRUCT { ?x fkg:p0 ?y } WHERE { ?x fkg:p1 ?z . ?y fkg:p1 ?z . ?z a fkg:C1 }",
    "a triangle": "CONSTRUCT { ?x fkg:p2 ?x } WHERE { ?x fkg:p1 ?y . ?y fkg:p1 ?z . ?z fkg:p1 ?x }",
    "a loop on what is bound": "CONSTRUCT { ?y a fkg:C3 } WHERE { ?x fkg:p1 ?y . ?x fkg:p2 ?x }",
    "a certain subject": "CONSTRUCT { ?y fkg:p3 fkgr:b } WHERE { fkgr:a fkg:p0 ?y }",
    "two conclusions": "CONSTRUCT { ?x a fkg:C2 . ?y a fkg:C3 } WHERE { ?x fkg:p3 ?y }",
    "a relation that the data chooses": "CONSTRUCT { ?y ?p ?x } WHERE { ?x ?p ?y . ?x a fkg:C0 }",
    "a blank node as a variable": "CONSTRUCT { ?x a fkg:C1 } WHERE { ?x fkg:p2 [ a fkg:C2 ] }",
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_rule_of_any_shape_does_what_sparql_does(name: str, tmp_path: Path) -> None:
    prefixes = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("fkg", "fkgr"))
    path = tmp_path / "rule.rq"
    path.write_text(f"# zh: 试\n# en: {name}\n# rule: it\n{prefixes}{SHAPES[name]}\n", encoding="utf-8")
    rule = read_rule(path)
    assert isinstance(rule, Rule)
    choose = random.Random(name)
    derived = 0
    for _ in range(30):
        data = [f"fkgr:{choose.choice('abc')} fkg:p{choose.randrange(4)} fkgr:{choose.choice('abc')}" for _ in range(8)]
        data += [f"fkgr:{choose.choice('abc')} a fkg:C{choose.randrange(3)}" for _ in range(2)]
        found = conclusions([], facts(data), Rules((rule,), ()))
        assert found == by_sparql([], facts(data), Rules((rule,), ()))
        derived += len(found)
    assert derived


def test_what_follows_by_each_rule(rules: Rules) -> None:
    axioms = facts(
        [
            "fkg:Bank rdfs:subClassOf fkg:Firm",
            "fkg:Firm rdfs:subClassOf fkg:Agent",
            "fkg:leads rdfs:subPropertyOf fkg:joins",
            "fkg:joins rdfs:subPropertyOf fkg:linkedTo",
            "fkg:hasSubsidiary owl:inverseOf fkg:hasParent",
            "fkg:partnersWith a owl:SymmetricProperty",
            "fkg:within a owl:TransitiveProperty",
        ]
    )
    data = facts(
        [
            *("fkgr:a a fkg:Bank", "fkgr:a fkg:leads fkgr:i", "fkgr:a fkg:hasSubsidiary fkgr:b", "fkgr:c fkg:hasParent fkgr:a"),
            *("fkgr:b fkg:partnersWith fkgr:c", "fkgr:x fkg:within fkgr:y", "fkgr:y fkg:within fkgr:z"),
        ]
    )
    derived = Reasoner(axioms, rules.derive).run([*axioms, *data])
    assert {each: derivation.rule.name for each, derivation in derived.items()} == {
        fact("fkg:Bank rdfs:subClassOf fkg:Agent"): "scm-sco",
        fact("fkg:leads rdfs:subPropertyOf fkg:linkedTo"): "scm-spo",
        fact("fkgr:a a fkg:Firm"): "cax-sco",
        fact("fkgr:a a fkg:Agent"): "cax-sco",
        fact("fkgr:a fkg:joins fkgr:i"): "prp-spo1",
        fact("fkgr:a fkg:linkedTo fkgr:i"): "prp-spo1",
        fact("fkgr:b fkg:hasParent fkgr:a"): "prp-inv1",
        fact("fkgr:a fkg:hasSubsidiary fkgr:c"): "prp-inv2",
        fact("fkgr:c fkg:partnersWith fkgr:b"): "prp-symp",
        fact("fkgr:x fkg:within fkgr:z"): "prp-trp",
    }


def test_every_derivation_is_its_rule_with_premises_that_were_there_before(rules: Rules, ontology: list[Fact]) -> None:
    """So each chain of premises ends at what was stated, and nothing proves itself."""
    inferred = node(names.INFERRED)
    stated = [(q.subject, q.predicate, q.object) for q in quads(small_graph(), resource("ontology")) if q.graph_name != inferred]
    known = set(stated)
    derived = Reasoner(ontology, rules.derive).run(stated)
    assert {derivation.rule.name for derivation in derived.values()} >= {"cax-sco", "prp-spo1", "prp-symp", "prp-trp", "scm-sco"}
    for each, derivation in derived.items():
        assert each not in known
        assert set(derivation.premises) <= known
        assert instance_of(derivation, each)
        known.add(each)


def instance_of(derivation: Derivation, conclusion: Fact) -> bool:
    """Do premises and conclusion fit the rule, one value for each variable?"""
    rule: Rule = derivation.rule
    bound: dict[str, object] = {}

    def fits(pattern: Pattern, triple: Fact) -> bool:
        return all(
            bound.setdefault(slot.name, term) == term if isinstance(slot, Variable) else slot == term
            for slot, term in zip(pattern, triple, strict=True)
        )

    return all(map(fits, (*rule.body, *rule.head), (*derivation.premises, conclusion)))


def test_a_cycle_ends_and_a_thing_may_be_above_itself(rules: Rules, ontology: list[Fact]) -> None:
    data = facts(["fkgr:a skos:broader fkgr:b", "fkgr:b skos:broader fkgr:a"])
    found = {each for each in conclusions(ontology, data, rules) if each[0] in (data[0][0], data[1][0])}
    assert found == {fact(f"fkgr:{one} skos:broaderTransitive fkgr:{other}") for one in "ab" for other in "ab"}


def test_same_input_in_another_order_gives_the_same_triples_and_the_same_input_the_same_derivations(rules: Rules) -> None:
    axioms = facts(["fkg:p a owl:TransitiveProperty", "fkg:p a owl:SymmetricProperty"])
    data = facts(f"fkgr:n{n} fkg:p fkgr:n{n + 1}" for n in range(6))
    runs = [Reasoner(axioms, rules.derive).run(order) for order in (data, data, data[::-1])]
    assert [(each, d.rule.name, d.premises) for each, d in runs[0].items()] == [(each, d.rule.name, d.premises) for each, d in runs[1].items()]
    assert set(runs[0]) == set(runs[2])
    assert len(runs[0]) == 7 * 7 - 6


def test_a_literal_is_no_subject(rules: Rules) -> None:
    axioms = facts(["fkg:p owl:inverseOf fkg:q", "fkg:p rdfs:subPropertyOf fkg:r"])
    stated: Fact = (node("fkgr:a"), node("fkg:p"), ox.Literal("5"))
    assert set(Reasoner(axioms, rules.derive).run([stated])) == {(node("fkgr:a"), node("fkg:r"), ox.Literal("5"))}


def test_the_inferred_graph_of_a_build_is_what_follows_and_nothing_stated(rules: Rules, ontology: list[Fact]) -> None:
    dataset = quads(small_graph(), resource("ontology"))
    inferred = node(names.INFERRED)
    stated = [(q.subject, q.predicate, q.object) for q in dataset if q.graph_name != inferred]
    written = [(q.subject, q.predicate, q.object) for q in dataset if q.graph_name == inferred]
    assert set(written) == by_sparql([], stated, rules)
    assert len(written) == len(set(written))


def test_claims_that_are_not_asserted_are_no_triples_inferred_or_not() -> None:
    dataset = quads(small_graph(), resource("ontology"))
    kept = {q.subject for q in dataset if q.predicate == node("fkg:modality") and q.object != node("fkgc:asserted")}
    parts = {(q.subject, q.predicate.value.rpartition("#")[2]): q.object for q in dataset if q.subject in kept}
    unasserted = {tuple(parts.get((each, part)) for part in ("subject", "predicate", "object")) for each in kept}
    assert any(None not in each for each in unasserted)
    assert not unasserted & {(q.subject, q.predicate, q.object) for q in dataset}


WITHOUT_RULE = {
    "owl:Ontology", "owl:imports", "owl:versionIRI", "owl:versionInfo", "owl:priorVersion", "owl:backwardCompatibleWith",
    "owl:deprecated", "owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty", "owl:NamedIndividual",
    "rdfs:label", "rdfs:comment", "rdfs:isDefinedBy", "rdfs:seeAlso", "rdfs:Datatype",  # headers, declarations, annotations
    "rdfs:domain", "rdfs:range",  # constraints, which the shapes hold
}  # fmt: skip


def test_every_axiom_of_the_ontology_is_of_a_kind_that_a_rule_reads(rules: Rules, ontology: list[Fact]) -> None:
    """An axiom of a new kind asks for a rule, or for a reason why it has none."""
    used = {term.value for each in ontology for term in each[1:] if isinstance(term, ox.NamedNode)}
    schema = {iri for iri in used if iri.startswith((PREFIXES["owl"], PREFIXES["rdfs"]))}
    texts = "\n".join(rule.text for rule in (*rules.derive, *rules.clash))
    read = {iri for iri in schema if f":{iri.rpartition('#')[2]} " in texts}
    assert sorted(schema - read - {expand(name) for name in WITHOUT_RULE}) == []
