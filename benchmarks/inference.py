"""How long inference takes: on a synthetic graph of this project's shape beside owlrl, and on the graph of a build.

    python benchmarks/inference.py [--triples 100000] [--peer-triples 5000] [--rounds 5] [--graph build/graph.nq]

The synthetic graph has the modules of the ontology and things of their classes, relations between fitting things, a taxonomy four
levels deep and labels; nearly every triple is a premise, so it asks more than a build of the same size, which is mostly passages
and evidence. owlrl computes the closure by all rules of OWL 2 RL and needs minutes for 100,000 triples: both run in the same process
on the same graph of ``--peer-triples``, the ratio is of that size, and the results are compared where they speak of the ontology's
terms (the domains and ranges, which are constraints here, are left out for both). The time includes reading rules and axioms.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import owlrl
import pyoxigraph as ox
import rdflib

from kg.ontology.parse import ontology_files, ontology_triples
from kg.ontology.prefixes import FKG, FKGC, FKGR, expand
from kg.rdf.infer import Reasoner
from kg.rdf.names import INFERRED
from kg.rdf.rules import load_rules
from kg.rdf.sink import RDF_TYPE, Fact
from kg.resources import resource

KINDS = {
    "Organization": ("StateOwnedBank", "CityCommercialBank", "FintechSubsidiary", "Regulator", "OtherCompany", "ResearchInstitute"),
    "Policy": ("Law", "Measures", "Guideline", "Standard"),
    "Product": ("Product",),
    "Initiative": ("Initiative",),
    "Place": ("Place",),
    "Technology": ("Technology",),
    "Scenario": ("Scenario",),
}
SHARES = {"Organization": 5, "Policy": 2, "Product": 2, "Initiative": 1, "Place": 1, "Technology": 4, "Scenario": 5}
RELATIONS = (
    *(("Organization", name, "Organization") for name in ("hasSubsidiary", "partnersWith", "investsIn", "supervises")),
    *(("Organization", name, "Initiative") for name in ("leads", "participatesIn")),
    *(("Organization", "offers", "Product"), ("Organization", "usesTechnology", "Technology"), ("Policy", "issuedBy", "Organization")),
    *(("Policy", "governs", "Technology"), ("Technology", "enables", "Scenario"), ("Product", "pilotedIn", "Place")),
)
FAN = 15
"""Concepts under each, so that 100,000 triples make a taxonomy of four levels below its root."""
LABEL, BROADER = ox.NamedNode(expand("rdfs:label")), ox.NamedNode(expand("skos:broader"))
SCHEMA = tuple(ox.NamedNode(expand(name)) for name in ("rdfs:subClassOf", "rdfs:subPropertyOf"))
CONSTRAINTS = {expand("rdfs:domain"), expand("rdfs:range")}


def synthetic(number: int, seed: int = 0) -> list[Fact]:
    """About as many distinct triples as asked for, the same for the same seed."""
    choose = random.Random(seed)
    things: dict[str, list[ox.NamedNode]] = {top: [] for top in KINDS}
    tops = [top for top, share in SHARES.items() for _ in range(share)]
    found: dict[Fact, None] = {}
    for count in range(number // 4):  # a type and a label each, then as many relations and taxonomy
        top = tops[count % len(tops)]
        thing = ox.NamedNode(f"{FKGC if top in ('Technology', 'Scenario') else FKGR}{top.lower()}-{count}")
        found[thing, RDF_TYPE, ox.NamedNode(FKG + choose.choice(KINDS[top]))] = None
        found[thing, LABEL, ox.Literal(f"名称{count}", language="zh")] = None
        known = things[top]
        if top in ("Technology", "Scenario") and known:
            first = len(known) // FAN
            second = choose.randrange(first + 1) if choose.random() < 0.2 else first  # some have two
            for above in dict.fromkeys((known[first], known[second])):
                found[thing, BROADER, above] = None
        known.append(thing)
    while len(found) < number:
        subject, name, value = choose.choice(RELATIONS)
        found[choose.choice(things[subject]), ox.NamedNode(FKG + name), choose.choice(things[value])] = None
    return list(found)


def axioms() -> list[Fact]:
    """The triples of the ontology, without the constraints."""
    triples = ontology_triples(ontology_files(resource("ontology")))
    return [(each.subject, each.predicate, each.object) for each in triples if each.predicate.value not in CONSTRAINTS]


def ours(facts: list[Fact]) -> set[Fact]:
    """What our rules derive, the reading of rules and ontology included."""
    return set(Reasoner(axioms(), load_rules(resource("ontology")).derive).run(facts))


def peer(known: Iterable[Fact], facts: Iterable[Fact]) -> set[Fact]:
    """What owlrl derives from axioms and facts, between IRIs."""
    graph = rdflib.Graph()
    graph.parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in (*known, *facts)), format="nt")
    stated = set(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    new = (triple for triple in set(graph) - stated if all(isinstance(term, rdflib.URIRef) for term in triple))
    return {(ox.NamedNode(str(s)), ox.NamedNode(str(p)), ox.NamedNode(str(o))) for s, p, o in new}


def comparable(found: Iterable[Fact], known: Iterable[Fact]) -> set[Fact]:
    """What speaks of the terms that the axioms declare: triples of their object properties between IRIs, types that are their
    classes, sub-class and sub-property pairs of two of them (owlrl gives every term also itself).
    """
    declared: dict[str, set[object]] = {"Class": set(), "ObjectProperty": set()}
    for subject, predicate, value in known:
        kind = value.value.rpartition("#")[2] if isinstance(value, ox.NamedNode) else ""
        if predicate == RDF_TYPE and kind in declared:
            declared[kind].add(subject)
    classes, properties = declared.values()
    pairs = dict(zip(SCHEMA, (classes, properties), strict=True))

    def speaks(subject: object, predicate: ox.NamedNode, value: object) -> bool:
        if predicate in pairs:
            return subject != value and {subject, value} <= pairs[predicate]
        return value in classes if predicate == RDF_TYPE else predicate in properties and isinstance(value, ox.NamedNode)

    return {each for each in found if speaks(*each)}


def timed(rounds: int, work: Callable[[], set[Fact]]) -> tuple[float, set[Fact]]:
    """Median seconds, and the result."""
    seconds = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), result


def show(name: str, stated: int, derived: int, seconds: float) -> None:
    print(f"{name:32} {stated:8,} triples, {derived:8,} inferred   {seconds:7.2f} s")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--peer-triples", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--graph", type=Path, help="graph.nq of a build")
    args = parser.parse_args(arguments)
    if args.graph is not None:
        quads = ox.parse(args.graph.read_bytes(), format=ox.RdfFormat.N_QUADS)
        built = [(q.subject, q.predicate, q.object) for q in quads if q.graph_name.value != INFERRED]
        seconds, found = timed(args.rounds, lambda: ours(built))
        show("build", len(built), len(found), seconds)
    large, small = synthetic(args.triples), synthetic(args.peer_triples)
    seconds, found = timed(args.rounds, lambda: ours(large))
    show("synthetic", len(large), len(found), seconds)
    own, found = timed(args.rounds, lambda: ours(small))
    show("synthetic, as owlrl", len(small), len(found), own)
    known = axioms()
    start = time.perf_counter()
    other = peer(known, small)
    theirs = time.perf_counter() - start
    show("owlrl", len(small), len(other), theirs)
    mine, apart = comparable(found, known), comparable(found, known) ^ comparable(other, known)
    print(f"owlrl / ours at {len(small):,} triples: {theirs / own:.0f}; inferred about our terms: {len(mine):,}, different: {len(apart)}")
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main())
