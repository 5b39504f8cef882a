"""The quads in which the datasets of two graphs differ, without writing out what both say alike.

``kg.rdf.write.quads`` says what a dataset holds; the difference is that of its results for the two graphs, and the tests hold it
against them. What is written here, for either graph, are parts of which no quad can come from elsewhere as well:

- all that claims say in the graph of a report of which anything differs;
- what the assembled graph holds of the claims that differ, and of all others about the same things;
- the names of the entities that differ, and, for all, what neither claims nor names say;
- what follows from the difference of what is stated (``kg.rdf.rederive``), and the run graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import pyoxigraph as ox

from kg.lexicon.instruments import Instruments
from kg.model.definition import Definitions
from kg.model.entity import Entity
from kg.model.graph import Graph
from kg.model.statement import Observation, ObservationClaim, Statement
from kg.ontology.prefixes import expand
from kg.rdf import names
from kg.rdf.infer import Reasoner
from kg.rdf.join import Row
from kg.rdf.names import entity_iri
from kg.rdf.rederive import rederive
from kg.rdf.rules import load_rules
from kg.rdf.sink import RDF_TYPE, Fact, Sink
from kg.rdf.void import Sizes, sizes_told
from kg.rdf.write import (
    axioms_of,
    described_in,
    names_of,
    quads,
    titles_of,
    write_claims,
    write_entities,
    write_record,
    write_rest,
)

Claim = Statement | Observation
Quads = set[ox.Quad]
_RUN = frozenset({names.RUN})
_APART = _RUN | {names.INFERRED}


@dataclass(frozen=True, slots=True)
class Difference:
    """Quads to take out of a dataset and to put in, and the number of quads that it then has."""

    removed: Quads
    added: Quads
    size: int


def difference(
    before: Graph, after: Graph, held: ox.Store, ontology_dir: Path, definitions: Definitions, instruments: Instruments
) -> Difference:
    """The quads to take out of the dataset of one graph, and those to put in, to have that of the other.

    ``held`` holds the dataset of ``before``, perhaps with a union of its graphs as default graph. Raises ValueError and
    OntologyError as ``quads`` does.
    """
    axioms = axioms_of(ontology_dir)
    reasoner = Reasoner(((axiom.subject, axiom.predicate, axiom.object) for axiom in axioms), load_rules(ontology_dir).derive)
    if not _comparable(before, after) or reasoner.predicates is None or any(fact[1] in reasoner.predicates for fact in reasoner.schema):
        old, new = (set(quads(graph, ontology_dir, definitions, instruments)) for graph in (before, after))
        return Difference(old - new, new - old, len(new))
    chosen = described_in(before), described_in(after)
    claims = _different_claims(before, after)
    reports = _different_reports(before, after, claims)
    entities = _different_entities(before, after, *chosen)
    about = entities | {key for claim in claims if isinstance(claim, Statement) for key in (claim.subject, claim.object) if isinstance(key, str)}
    changed = {claim.id for claim in claims}
    parts = []
    for graph, described in zip((before, after), chosen, strict=True):
        ids, said, sink = names_of(graph, instruments), Sink(), Sink()
        writer = write_claims(said, ids, _narrowed(graph, reports, changed))
        for statement in graph.statements:
            if statement.subject in about or statement.object in about:
                writer.assembled(statement)
        write_entities(sink, ids, graph, [entity for entity in described if entity.id in entities])
        write_rest(sink, ids, graph, described, definitions, instruments)
        wanted = {names.ASSEMBLED, *(names.report_iri(report) for report in reports)}
        parts.append({quad for quad in said.quads() if _graph(quad) in wanted} | set(sink.quads()))
    removed, added = parts[0] - parts[1], parts[1] - parts[0]
    state = _Held(held, removed, added)
    gone, came = state.stated_facts(reasoner.predicates)
    less, more = rederive(reasoner, state.look, state.stated, gone, came)
    inferred = ox.NamedNode(names.INFERRED)
    removed |= {ox.Quad(*fact, inferred) for fact in less}
    added |= {ox.Quad(*fact, inferred) for fact in more}
    run = set(held.quads_for_pattern(None, None, None, ox.NamedNode(names.RUN)))
    sizes = _Held(held, removed, added).sizes(sizes_told(run))
    sink = Sink()
    passages, evidence = (sizes.by_class[expand(name)] for name in ("fkg:Passage", "fkg:Evidence"))
    write_record(sink, after, chosen[1], axioms, sizes, passages, evidence)
    record = set(sink.quads())
    return Difference(removed | (run - record), added | (record - run), sizes.by_graph.total() + len(record))


def _comparable(before: Graph, after: Graph) -> bool:
    """Has every thing that both know one IRI, and each passage one report? A file under two names makes two reports of one text."""
    for graph in (before, after):
        if len({source.sha256 for source, _ in graph.sources}) < len(graph.sources):
            return False
    common = before.entities.keys() & after.entities.keys()
    return all(entity_iri(key, before.entities[key].cls) == entity_iri(key, after.entities[key].cls) for key in common)


def _different_claims(before: Graph, after: Graph) -> list[Claim]:
    """The claims of either graph that the other has not, or not so."""
    found: list[Claim] = []
    for one, other in ((before.statements, after.statements), (before.observations, after.observations)):
        old: dict[str, Claim] = {claim.id: claim for claim in one}
        new: dict[str, Claim] = {claim.id: claim for claim in other}
        for key in sorted(old.keys() | new.keys()):
            pair = old.get(key), new.get(key)
            if pair[0] != pair[1]:
                found += [claim for claim in pair if claim is not None]
    return found


def _different_reports(before: Graph, after: Graph, claims: Iterable[Claim]) -> set[str]:
    """The reports in whose graphs claims or mentions may differ."""
    found = {report for _, report in set(before.sources) ^ set(after.sources)}
    for passage in before.mentions.keys() | after.mentions.keys():
        if before.mentions.get(passage) != after.mentions.get(passage):
            found.add(passage.report)
    by_id: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_id[claim.id].append(claim)
    for versions in by_id.values():
        proofs = [set(claim.evidence) for claim in versions]
        same = proofs[0] & proofs[1] if len(versions) == 2 and _core(versions[0]) == _core(versions[1]) else set()
        for one in set().union(*proofs) - same:
            found |= {passage.report for passage in (one.passage, *one.context)}
    return found


def _core(claim: Claim) -> tuple[object, ...]:
    """What the graphs of reports hold of a claim beside its evidence."""
    if isinstance(claim, Statement):
        return (claim.subject, claim.predicate, claim.object, claim.modality, claim.qualifiers)
    return tuple(getattr(claim.claim, each.name) for each in fields(ObservationClaim) if each.name != "evidence")


def _different_entities(before: Graph, after: Graph, old: Sequence[Entity], new: Sequence[Entity]) -> set[str]:
    """The entities of which the names or types may differ; kinds of policy always, since policies too make them be described."""
    one, other = {entity.id: entity for entity in old}, {entity.id: entity for entity in new}
    titles = titles_of(before), titles_of(after)
    return {
        key
        for key in one.keys() | other.keys()
        if one.get(key) != other.get(key) or titles[0].get(key) != titles[1].get(key) or (one.get(key) or other[key]).cls == "PolicyInstrument"
    }


def _narrowed(graph: Graph, reports: set[str], changed: set[str]) -> Graph:
    """A graph with the mentions in some reports, and the claims that these make or that differ."""

    def wanted(claim: Claim) -> bool:
        return claim.id in changed or any(passage.report in reports for one in claim.evidence for passage in (one.passage, *one.context))

    return replace(
        graph,
        mentions={passage: found for passage, found in graph.mentions.items() if passage.report in reports},
        statements=tuple(each for each in graph.statements if wanted(each)),
        observations=tuple(each for each in graph.observations if wanted(each)),
    )


class _Held:
    """The dataset that a store holds, and that of which it differs by some quads; the run graph and any union do not count."""

    def __init__(self, store: ox.Store, removed: Quads, added: Quads) -> None:
        self._store, self._removed, self._added = store, removed, added
        self._new: dict[Fact, list[ox.Quad]] = {}

    def look(self, key: Row) -> Iterator[Fact]:
        """What the store holds, stated or inferred, for a subject, predicate and value, None for what is open."""
        for quad in self._store.quads_for_pattern(key[0], key[1], key[2], None):  # type: ignore[arg-type]
            if not isinstance(quad.graph_name, ox.DefaultGraph) and _graph(quad) != names.RUN:
                yield quad.subject, quad.predicate, quad.object

    def stated(self, fact: Fact) -> bool:
        """Does the store hold a triple that is not only inferred?"""
        return bool(self._graphs(fact, _APART)[0])

    def stated_facts(self, predicates: Container[ox.NamedNode]) -> tuple[list[Fact], list[Fact]]:
        """The triples with one of these predicates that the quads which differ make stated no more, and those they newly state."""
        facts = {(quad.subject, quad.predicate, quad.object) for quad in self._removed | self._added if quad.predicate in predicates}
        gone: list[Fact] = []
        came: list[Fact] = []
        for fact in facts:
            before, after = self._graphs(fact, _APART)
            if bool(before) != bool(after):
                (gone if before else came).append(fact)
        return gone, came

    def sizes(self, told: Sizes) -> Sizes:
        """The sizes of the dataset that differs, ``told`` being those of the one that the store holds."""
        found = Sizes(*(Counter(each) for each in (told.by_graph, told.by_property, told.by_class)))
        for step, quads_ in ((-1, self._removed), (1, self._added)):
            for quad in quads_:
                found.by_graph[_graph(quad)] += step
                found.by_property[quad.predicate.value] += step
        for fact in {(quad.subject, quad.predicate, quad.object) for quad in self._removed | self._added if quad.predicate == RDF_TYPE}:
            before, after = self._graphs(fact, _RUN)
            if isinstance(fact[2], ox.NamedNode):
                found.by_class[fact[2].value] += bool(after) - bool(before)
        return found

    def _graphs(self, fact: Fact, without: Container[str]) -> tuple[set[str], set[str]]:
        """The graphs, but for some, that hold a triple in the store, and in the dataset that differs."""
        held = {quad for quad in self._store.quads_for_pattern(fact[0], fact[1], fact[2], None) if not isinstance(quad.graph_name, ox.DefaultGraph)}
        before = {graph for quad in held if (graph := _graph(quad)) not in without}
        added = self._by_fact().get(fact, ())
        after = {graph for quad in (held - self._removed) | set(added) if (graph := _graph(quad)) not in without}
        return before, after

    def _by_fact(self) -> dict[Fact, list[ox.Quad]]:
        """The quads added by what they say."""
        if not self._new:
            for quad in self._added:
                self._new.setdefault((quad.subject, quad.predicate, quad.object), []).append(quad)
        return self._new


def _graph(quad: ox.Quad) -> str:
    """The IRI of a quad's graph; a dataset of ours has no other graphs than named ones."""
    assert isinstance(quad.graph_name, ox.NamedNode)
    return quad.graph_name.value
