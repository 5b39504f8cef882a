"""Every shape has a good example that conforms and a bad one that yields its message; every message is provoked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from kg.ontology.parse import ontology_files, parse_turtle
from kg.store.embedded import EmbeddedStore
from kg.validate.finding import Finding
from kg.validate.shacl.reference import validate_with_pyshacl
from kg.validate.shacl.run import validate
from kg.validate.shacl.shape import Shape, read_shapes
from tests.ontology.graphs import ONTOLOGY, modules, parsed, schemes, together

SHAPES = ONTOLOGY / "shapes"
EXAMPLES = SHAPES / "examples"
DATA = ox.NamedNode("urn:x-graph")
FILES = ("entities", "evidence")
FKG = Namespace("https://w3id.org/fintech-kg/ontology#")
FKGS = Namespace("https://w3id.org/fintech-kg/shapes#")
SDO = Namespace("https://schema.org/")
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
# Property shapes of one resource stand in one example; the table CASES has a row for each of their messages.
GROUPS = ("report", "source", "passage", "evidence", "claim", "statement", "observation", "judgement")

# One change to the whole good example → the one message it must provoke: DELETE what, INSERT what, expected message.
CASES = [
    ("", "fkgr:yi-platform fkg:memberCount 2", "The subject of fkg:memberCount is an organisation, a place or a policy."),
    (
        "",
        "fkgr:pair a fkg:Bank ; rdfs:label '两大行'@zh ; fkg:memberCount 2 ; fkg:hasMember fkgr:yi-platform",
        "The object of fkg:hasMember is an organisation, a place or a policy.",
    ),
    ("fkgr:demo-2024 dcterms:title ?o", "", "A report that was read has exactly one dcterms:title, not empty."),
    ("", "fkgr:demo-2024 dcterms:identifier 'other'", "A report that was read has exactly one dcterms:identifier, not empty."),
    ("", "fkgr:demo-2024 dcterms:publisher fkgr:yi-platform", "A report has at most one dcterms:publisher: an organisation."),
    ("", "fkgr:source-1 <https://schema.org/name> 'a.txt' , 'b.txt'", "A source has at most one schema:name, not empty."),
    ("", "fkgr:judgement-1 a fkg:Judgement ; fkg:verdict fkgc:same ; skos:note 'x' ; fkg:judges 'x'", "fkg:judges points to an IRI."),
    (
        "",
        "fkgr:judgement-1 a fkg:Judgement ; fkg:verdict fkgc:same ; skos:note 'x' ; fkg:judgedName '甲'@zh",
        "fkg:judgedName is an xsd:string, not empty.",
    ),
    (
        "",
        "fkgr:judgement-1 a fkg:Judgement ; fkg:verdict fkgc:same ; skos:note 'x' ; fkg:judgedClaim 'a' , 'b'",
        "A judgement has at most one fkg:judgedClaim, not empty.",
    ),
    ("", "fkgr:judgement-1 a fkg:Judgement ; fkg:verdict fkgc:same", "A judgement says in exactly one skos:note what was decided."),
    (
        "",
        "fkgr:statement-3 fkg:jointIssuers 1",
        {"A statement has at most one fkg:jointIssuers: an xsd:integer of at least 2.", "fkg:jointIssuers stands on statements of fkg:issuedBy only."},
    ),
    (
        "",
        "fkgc:channels a skos:ConceptScheme ; rdfs:label '渠道'@zh , 'channels'@en",
        "A concept scheme has one skos:definition in @zh and one in @en.",
    ),
    ("fkgr:source-1 fkg:kind fkgc:original", "", "A source has exactly one fkg:kind: fkgc:original or fkgc:digest."),
    ("", "fkgr:source-1 fkg:sha256 'ab'", "A source has exactly one fkg:sha256: 64 lower-case hexadecimal digits."),
    (
        "",
        "fkgr:demo-2025 a fkg:Report ; rdfs:label '另一报告'@zh ; "
        "dcterms:title '另一报告'@zh ; dcterms:identifier 'demo-2025' . fkgr:passage-1 dcterms:isPartOf fkgr:demo-2025",
        {
            "A passage points by dcterms:isPartOf to exactly one fkg:Report.",
            "A passage is part of the report that its source is a version of.",
        },
    ),
    (
        "",
        "fkgr:source-1 dcterms:isVersionOf fkgr:demo-2025 . fkgr:demo-2025 a fkg:Report ; rdfs:label '另一报告'@zh ; "
        "dcterms:title '另一报告'@zh ; dcterms:identifier 'demo-2025' . "
        "fkgr:passage-1 dcterms:isPartOf fkgr:demo-2025 . fkgr:passage-2 dcterms:isPartOf fkgr:demo-2025 . "
        "fkgr:passage-3 dcterms:isPartOf fkgr:demo-2025",
        {
            "A source points by dcterms:isVersionOf to exactly one fkg:Report.",
            "A passage points by dcterms:isPartOf to exactly one fkg:Report.",
        },
    ),
    ("", "fkgr:passage-1 fkg:inSource 'file.txt'", "A passage points by fkg:inSource to exactly one fkg:Source."),
    (
        "fkgr:passage-1 fkg:start 120",
        "fkgr:passage-1 fkg:start -1",
        {
            "A passage has exactly one fkg:start: an xsd:integer of at least 0.",
            "The length of a quote in code points is fkg:end minus fkg:start.",
        },
    ),
    ("fkgr:passage-1 fkg:end 140", "", "A passage has exactly one fkg:end: an xsd:integer."),
    ("fkgr:passage-1 fkg:quote ?o", "", "A passage has exactly one fkg:quote, not empty."),
    ("", "fkgr:passage-1 fkg:section 1", "A passage has at most one fkg:section: an xsd:string."),
    (
        "fkgr:evidence-1 fkg:supports ?o",
        "fkgr:evidence-1 fkg:supports fkgr:jia-bank",
        {
            "An evidence points by fkg:supports to exactly one statement or observation.",
            "The passages a statement or observation derives from are those of the evidence that supports it.",
        },
    ),
    (
        "fkgr:evidence-1 fkg:passage ?o",
        "",
        {
            "An evidence points by fkg:passage to exactly one fkg:Passage.",
            "The passages a statement or observation derives from are those of the evidence that supports it.",
        },
    ),
    (
        "",
        "fkgr:evidence-1 fkg:context fkgr:passage-1",
        "fkg:context points to an fkg:Passage other than the one the evidence is from.",
    ),
    ("fkgr:evidence-1 fkg:extractor ?o", "", "An evidence has exactly one fkg:extractor, not empty."),
    ("", "fkgr:evidence-1 fkg:pattern 'b'", "An evidence has at most one fkg:pattern: an xsd:string."),
    (
        "fkgr:statement-3 fkg:modality ?o",
        "",
        "A statement or observation has exactly one fkg:modality: asserted, planned, predicted, negated, conditional, recommended, attributed or failed.",
    ),
    (
        "fkgr:statement-1 fkg:belief ?o",
        "fkgr:statement-1 fkg:belief 1.5",
        "A statement or observation has exactly one fkg:belief: an xsd:decimal from 0 to 1.",
    ),
    ("", "fkgr:statement-1 fkg:refines fkgr:passage-1", "fkg:refines points to a statement or observation."),
    ("", "fkgr:statement-1 fkg:contradicts 'x'", "fkg:contradicts points to a statement or observation."),
    ("fkgr:statement-3 rdf:subject ?o", "", "A statement has exactly one rdf:subject: an IRI."),
    ("fkgr:statement-3 rdf:predicate ?o", "", "A statement has exactly one rdf:predicate: an IRI."),
    ("fkgr:statement-3 rdf:object ?o", "", "A statement has exactly one rdf:object: an IRI or a literal."),
    ("", "fkgr:statement-5 fkg:amount 1.0", "A statement has at most one fkg:amount: an xsd:decimal."),
    (
        "",
        "fkgr:statement-5 fkg:currency '元'",
        "A statement has at most one fkg:currency: a three-letter ISO 4217 code.",
    ),
    ("fkgr:statement-5 fkg:amount ?o", "", "A statement with fkg:currency has fkg:amount."),
    ("", "fkgr:statement-3 fkg:technology '隐私计算'", "fkg:technology points to an fkg:Technology."),
    ("", "fkgr:statement-5 fkg:round 'B轮'", "A statement has at most one fkg:round: an xsd:string."),
    ("", "fkgr:statement-3 fkg:role 1", "fkg:role is an xsd:string."),
    # A planned claim does not assert its triple.
    (
        "",
        "fkgr:jia-bank fkg:servesScenario fkgc:supply-chain-finance",
        "Every relation or value triple has a statement that asserts it.",
    ),
    ("fkgr:dataset-1 a ?o", "", "A data set of statistics is a qb:DataSet."),
    (
        "fkgr:observation-1 a <http://purl.org/linked-data/cube#Observation>",
        "",
        "An observation is also typed qb:Observation.",
    ),
    ("fkgr:observation-1 qb:dataSet ?o", "", "An observation has exactly one qb:dataSet."),
    ("fkgr:observation-1 fkg:indicator ?o", "", "An observation points by fkg:indicator to exactly one fkg:Indicator."),
    ("", "fkgr:observation-1 fkg:quantityText '另一'", "An observation has at most one fkg:quantityText, not empty."),
    (
        "",
        "fkgr:observation-1 fkg:bound fkgc:trial",
        "An observation has at most one fkg:bound: atLeast, atMost or about.",
    ),
    ("", "fkgr:observation-1 fkg:about '甲银行'", "An observation has at most one fkg:about: an IRI."),
    (
        "",
        "fkgr:observation-1 fkg:place fkgr:jia-bank",
        "An observation has at most one fkg:place: an fkg:Place or fkgr:unspecified.",
    ),
    (
        "",
        "fkgr:observation-1 fkg:growthOf fkgr:jia-bank",
        "An observation has at most one fkg:growthOf: an fkg:Indicator.",
    ),
    (
        "",
        "fkgr:observation-1 fkg:accordingTo fkgc:paying",
        "fkg:accordingTo of an observation points to an fkg:Organization, fkg:Policy or fkg:Report.",
    ),
    (
        "",
        "fkgr:observation-1 fkg:shareOf fkgr:jia-bank",
        "An observation has at most one fkg:shareOf: an fkg:Indicator.",
    ),
    ("", "fkgr:observation-1 fkg:value 3.0", "fkg:value is at most one xsd:decimal."),
    (
        "fkgr:observation-1 fkg:value ?o",
        "fkgr:observation-1 fkg:low 300.0 ; fkg:high 200.0",
        "fkg:low is at most one xsd:decimal, below fkg:high.",
    ),
    (
        "fkgr:observation-1 fkg:value ?o",
        "fkgr:observation-1 fkg:low 200.0 ; fkg:high 300.0 , 400.0",
        "fkg:high is at most one xsd:decimal.",
    ),
    ("", "fkgr:observation-1 fkg:normalizedValue 1", "fkg:normalizedValue is at most one xsd:decimal."),
    ("", "fkgr:observation-1 fkg:normalizedUnit 'USD'", "fkg:normalizedUnit is at most one xsd:string, not empty."),
    (
        "fkgr:observation-1 fkg:normalizedValue ?o",
        "",
        "An observation with fkg:normalizedUnit has fkg:normalizedValue.",
    ),
    (
        "fkgr:observation-1 fkg:period ?o",
        "fkgr:observation-1 fkg:period '2022年'",
        "fkg:period is at most one, written like 2023, 2023-06, 2023-06-30, 2023-H1, 2024-Q1 or two of these joined by /.",
    ),
    (
        "fkgr:observation-1 fkg:periodStart ?o",
        "fkgr:observation-1 fkg:periodStart '2023-01-01'^^xsd:date",
        "fkg:periodStart is at most one xsd:date, not after fkg:periodEnd.",
    ),
    ("", "fkgr:observation-1 fkg:periodEnd '2022-12-30'^^xsd:date", "fkg:periodEnd is at most one xsd:date."),
    ("fkgr:observation-1 fkg:period ?o", "", "An observation with a first or last day has fkg:period."),
    ("fkgr:observation-1 fkg:periodStart ?o", "", "An observation with fkg:period has fkg:periodStart."),
    (
        "",
        "fkgr:jia-bank rdfs:label 'Jia'@en , 'Jia Bank'@en",
        "An entity or concept has at most one rdfs:label in @en.",
    ),
    ("", "fkgr:jia-bank rdfs:label 'Jia'", "An rdfs:label is not empty and tagged @zh or @en."),
    ("", "fkgr:jia-bank skos:altLabel 'Jia'", "A skos:altLabel is not empty and tagged @zh or @en."),
    ("", "fkgr:jia-bank skos:altLabel '甲银行'@zh", "No skos:altLabel repeats the rdfs:label."),
    ("", "fkgr:jia-bank skos:exactMatch 'Q1'", "A skos:exactMatch points to an IRI."),
    (
        "",
        "<https://example.org/c> a fkg:Technology ; rdfs:label '某技术'@zh ; skos:prefLabel '某技术'@zh ; "
        "skos:inScheme fkgc:technologies",
        "The IRI of a concept starts with https://w3id.org/fintech-kg/concept/.",
    ),
]
# Values on the wrong kind of thing; the entity shapes alone, since such a triple has no statement here.
WRONG_SUBJECTS = [
    ("fkgr:yi-platform fkg:foundedOn '2018'^^xsd:gYear", "The subject of fkg:foundedOn is an organisation."),
    ("fkgr:jia-bank fkg:issuedOn '2018'^^xsd:gYear", "The subject of fkg:issuedOn is a policy."),
    ("fkgr:yi-platform fkg:registeredCapital 1.0", "The subject of fkg:registeredCapital is an organisation."),
    ("fkgr:jia-bank fkg:policyStatus fkgc:trial", "The subject of fkg:policyStatus is a policy."),
    (
        "fkgc:policy-notice a fkg:PolicyInstrument ; rdfs:label '通知'@zh ; skos:prefLabel '通知'@zh ; skos:inScheme fkgc:policy-instruments . "
        "fkgr:jia-bank fkg:instrument fkgc:policy-notice",
        "The subject of fkg:instrument is a policy.",
    ),
    ("fkgr:jia-bank fkg:unitKind 'item'", "The subject of fkg:unitKind is an indicator."),
    (
        "fkgc:example-size a fkg:Indicator ; rdfs:label '某规模'@zh ; skos:prefLabel '某规模'@zh ; skos:inScheme fkgc:indicators . "
        "fkgr:jia-bank fkg:baseIndicator fkgc:example-size",
        "The subject of fkg:baseIndicator is an indicator.",
    ),
]
# Periods as the vocabulary writes them, and forms near to them.
PERIODS = {
    **dict.fromkeys(("2023", "2023-06", "2023-06-30", "2023-H1", "2024-Q1", "2023-01/2023-09", "2019/2022"), True),
    **dict.fromkeys(("23", "2023-13", "2023-06-32", "2023-H3", "2024-Q5", "2023-1", "2023/", "2023-Q1-01"), False),
}


@cache
def ontology() -> Graph:
    return modules() + schemes()


@cache
def shapes(name: str = "") -> Graph:
    return together(shape_paths(name))


def shape_paths(name: str = "") -> list[Path]:
    return [SHAPES / f"{each}.ttl" for each in ((name,) if name else FILES)]


@cache
def shape_list(name: str = "") -> list[Shape]:
    return read_shapes(shape_paths(name))


@cache
def english() -> frozenset[str]:
    return frozenset(
        str(m) for m in shapes().objects(None, SH.message) if isinstance(m, Literal) and m.language == "en"
    )


@cache
def axioms() -> frozenset[ox.Triple]:
    return frozenset(quad.triple for path in ontology_files(ONTOLOGY) for quad in parse_turtle(path))


@cache
def ontology_store() -> EmbeddedStore:
    """The ontology in a store."""
    return EmbeddedStore.in_memory([ox.Quad(*triple, ox.NamedNode("urn:x-ontology")) for triple in axioms()])


def stored(data: Iterable[ox.Triple]) -> EmbeddedStore:
    """The data and the ontology in a store; it is one store for all tests, which holds the data asked for last."""
    store = ontology_store()
    for quad in list(store.engine.quads_for_pattern(None, None, None, DATA)):
        store.engine.remove(quad)
        store.engine.remove(ox.Quad(*quad.triple))
    new = set(data) - axioms()
    store.engine.extend([*(ox.Quad(*triple, DATA) for triple in new), *(ox.Quad(*triple) for triple in new)])  # and in the union
    return store


def triples_of(data: Graph) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(data.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)]


def findings(data: Graph, name: str = "") -> list[Finding]:
    """Results of the shapes (of one file, or of all) over the data and the ontology."""
    return validate(stored(triples_of(data)), shape_list(name))


def messages(data: Graph, name: str = "") -> set[str]:
    """Their English messages."""
    return {finding.en for finding in findings(data, name)}


def examples(kind: str) -> list[Path]:
    return sorted(EXAMPLES.rglob(f"*.{kind}.ttl"))


def name_of(path: Path) -> str:
    return path.relative_to(EXAMPLES).as_posix()


def whole() -> Graph:
    """The whole good example, to read alone."""
    return parsed(EXAMPLES / "whole.good.ttl")


def change(delete: str, insert: str) -> Graph:
    """The whole good example with a change; asserts that it is one."""
    prefixes = "".join(f"PREFIX {p}: <{n}> " for p, n in whole().namespaces() if p in {*PREFIXES})
    graph = together([EXAMPLES / "whole.good.ttl"])
    if delete:
        before = len(graph)
        graph.update(f"{prefixes} DELETE WHERE {{ {delete} }}")
        assert len(graph) < before, f"nothing to delete: {delete}"
    if insert:
        before = len(graph)
        graph.update(f"{prefixes} INSERT DATA {{ {insert} }}")
        assert len(graph) > before, f"nothing inserted: {insert}"
    return graph


PREFIXES = ("fkg", "fkgc", "fkgr", "rdf", "rdfs", "xsd", "skos", "dcterms", "prov", "qb")


@pytest.mark.parametrize("path", examples("good"), ids=name_of)
def test_good_example_conforms(path: Path) -> None:
    own = path.parent.name if path.parent != EXAMPLES else ""
    assert messages(parsed(path), own) == set()


def kebab(name: str) -> str:
    return re.sub("(?<!^)([A-Z])", r"-\1", name).lower()


def expected(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# expects: ")
    return first.removeprefix("# expects: ")


@pytest.mark.parametrize("path", examples("bad"), ids=name_of)
def test_bad_example_yields_its_message_only(path: Path) -> None:
    assert messages(parsed(path), path.parent.name) == {expected(path)}


def told(finding: Finding) -> tuple[str, str, str, str, frozenset[str]]:
    """What a finding says; pyshacl joins the languages of a SPARQL constraint's messages."""
    texts = (finding.zh, finding.en) if finding.zh != finding.en else finding.en.split("; ")
    return finding.severity.value, finding.check, finding.focus, finding.value, frozenset(texts)


def own_names(path: Path) -> list[ox.Triple]:
    """The triples of an example; what the ontology does not name bears the example's name, so that no two speak of one thing."""
    named = {term for triple in axioms() for term in triple}

    def own(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
        if isinstance(term, ox.NamedNode) and term.value.startswith("https://w3id.org/fintech-kg/") and term not in named:
            return ox.NamedNode(f"{term.value}--{path.stem}")
        return ox.BlankNode(f"{term.value}x{path.stem.replace('.', 'x')}") if isinstance(term, ox.BlankNode) else term

    return [ox.Triple(own(quad.subject), quad.predicate, own(quad.object)) for quad in parse_turtle(path)]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FILES)
def test_pyshacl_finds_the_same(name: str) -> None:
    """Same shape, severity, focus, value and messages: pyshacl in all bad examples together, ours in each by itself."""
    ours: set[tuple[str, str, str, str, frozenset[str]]] = set()
    everything: list[ox.Triple] = []
    for path in sorted((EXAMPLES / name).glob("*.bad.ttl")):
        found = {told(each) for each in validate(stored(own_names(path)), shape_list(name))}
        assert found != set(), path
        ours |= found
        everything += own_names(path)
    assert {told(each) for each in validate_with_pyshacl(stored(everything), shape_paths(name))} == ours


@pytest.mark.parametrize(("delete", "insert", "message"), CASES, ids=[f"{i}" for i in range(len(CASES))])
def test_change_yields_its_message_only(delete: str, insert: str, message: str | set[str]) -> None:
    want = {message} if isinstance(message, str) else message
    assert messages(change(delete, insert)) == want


@pytest.mark.parametrize(("insert", "message"), WRONG_SUBJECTS)
def test_value_on_the_wrong_kind(insert: str, message: str) -> None:
    assert messages(change("", insert), "entities") == {message}


@cache
def relation_sides() -> dict[str, tuple[frozenset[Node], frozenset[Node]]]:
    graph = ontology()
    sides = {}
    for relation in graph.subjects(RDFS.subPropertyOf, FKG.linkedTo):
        domain, range_ = (
            frozenset(o for p in pair for o in graph.objects(relation, p))
            for pair in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes))
        )
        if domain:
            sides[str(relation).partition("#")[2]] = (domain, range_)
    return sides


def held(shape: Node) -> frozenset[Node]:
    """The classes that a shape demands by sh:class or by an sh:or of them."""
    graph = shapes("entities")
    found = set(graph.objects(shape, SH["class"]))
    for head in graph.objects(shape, SH["or"]):
        found |= {o for each in Collection(graph, head) for o in graph.objects(each, SH["class"])}
    return frozenset(found)


@pytest.mark.parametrize("name", sorted(relation_sides()))
def test_shapes_hold_the_sides_that_the_ontology_gives(name: str) -> None:
    graph = shapes("entities")
    domain, range_ = relation_sides()[name]
    shape = FKGS[f"{name[0].upper()}{name[1:]}Shape"]
    (plain,) = graph.objects(shape, SH.property)
    assert (held(shape), held(plain)) == (domain, range_)
    stated = {}
    for each in graph.objects(FKGS[f"{name[0].upper()}{name[1:]}StatementShape"], SH.property):
        (path,) = graph.objects(each, SH.path)
        stated[list(Collection(graph, path))[1]] = held(each)
    assert stated == {RDF.subject: domain, RDF.object: range_}


@pytest.mark.parametrize("name", sorted(relation_sides()))
def test_wrong_subject_is_found_in_triple_and_statement(name: str) -> None:
    """The bad examples have a wrong object; here the subject is one, in a triple and in a statement alone."""
    (wanted,) = {m for m in english() if m.startswith(f"The subject of fkg:{name} ")}
    report = URIRef("https://w3id.org/fintech-kg/id/report-9")
    for predicate in (FKG[name], RDF.subject):
        graph = together([EXAMPLES / "entities" / f"{kebab(name)}.good.ttl"])
        graph.add((report, RDF.type, FKG.Report))
        graph.add((report, RDFS.label, Literal("某报告", lang="zh")))
        for subject, value in list(graph.subject_objects(predicate)):
            graph.remove((subject, predicate, value))
            graph.add((report, predicate, value) if predicate == FKG[name] else (subject, predicate, report))
        assert messages(graph, "entities") == {wanted}


def test_every_message_is_provoked() -> None:
    provoked = {expected(path) for path in examples("bad")}
    for *_, message in (*CASES, *WRONG_SUBJECTS):
        provoked |= {message} if isinstance(message, str) else set(message)
    provoked |= {m for m in english() if m.startswith(tuple(f"The subject of fkg:{n} " for n in relation_sides()))}
    assert sorted(english() - provoked) == []


def test_every_node_shape_and_group_has_a_pair() -> None:
    graph = shapes()
    shape_names = {str(s).partition("#")[2] for s in graph.subjects(RDF.type, SH.NodeShape)}
    stems = {n.removesuffix("Shape") for n in shape_names}
    # A relation's statements are checked with its triples, in the same examples.
    stems = {s for s in stems if not (s.endswith("Statement") and s.removesuffix("Statement") in stems)}
    wanted = {kebab(stem) for stem in stems} | {*GROUPS}
    have = {kind: {p.name.removesuffix(f".{kind}.ttl") for p in examples(kind)} for kind in ("good", "bad")}
    assert sorted(wanted - have["good"]) == []
    assert sorted(wanted - have["bad"]) == []
    assert have["good"] - have["bad"] == {"whole"}
    groups = tuple(group.capitalize() for group in GROUPS)
    properties = {str(s).partition("#")[2] for s in graph.subjects(RDF.type, SH.PropertyShape)}
    assert [name for name in sorted(properties) if not name.startswith(groups)] == []


def test_every_shape_has_severity_and_both_messages() -> None:
    graph = shapes()
    named = {*graph.subjects(RDF.type, SH.NodeShape), *graph.subjects(RDF.type, SH.PropertyShape)}
    for shape in sorted(named, key=str):
        for each in {shape, *graph.objects(shape, SH.property)}:
            own = set(graph.predicates(each)) - {RDF.type, SH.property, *TARGETS}
            if own:
                languages = sorted(str(m.language) for m in graph.objects(each, SH.message) if isinstance(m, Literal))
                assert languages == ["en", "zh"], shape
                assert list(graph.objects(each, SH.severity)) == [SH.Violation], shape


def test_targets_and_paths_are_terms_of_the_ontology() -> None:
    declared = {s for s in ontology().subjects(RDF.type) if isinstance(s, URIRef)}
    named = {o for target in TARGETS for o in shapes().objects(None, target)} | set(shapes().objects(None, SH.path))
    assert sorted(str(o) for o in named if str(o).startswith(FKG) and o not in declared) == []


def test_every_class_and_property_of_the_ontology_has_a_shape() -> None:
    """A class has the shape of one above it; what is inferred alone (linkedTo, inverses) has its base's."""
    graph = shapes()
    kinds = {s for s in graph.subjects(SH.targetClass) if not str(s).endswith("DisjointShape")}
    held = {o for shape in kinds for o in graph.objects(shape, SH.targetClass)}
    classes = [s for s in ontology().subjects(RDF.type, OWL.Class) if str(s).startswith(FKG)]
    assert [str(s) for s in classes if not held & set(ontology().transitive_objects(s, RDFS.subClassOf))] == []
    named = set(graph.objects(None, None))
    properties = {s for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in ontology().subjects(RDF.type, kind)}
    inferred = set(ontology().subjects(OWL.inverseOf))
    assert sorted(str(s) for s in properties - named - inferred if str(s).startswith(FKG)) == []


def test_traced_shape_covers_all_value_properties() -> None:
    """Relations are found below fkg:linkedTo; the value properties are listed, and the list is the predicates' list."""
    graph = shapes("evidence")
    targets = set(graph.objects(FKGS.TracedShape, SH.targetNode))
    allowed = {o for head in graph.objects(None, SH["in"]) for o in Collection(graph, head)}
    assert targets - {FKG.linkedTo} == {o for o in allowed if str(o).startswith(FKG)}


@pytest.mark.parametrize(("text", "right"), PERIODS.items())
def test_period_pattern(text: str, right: bool) -> None:
    pattern = shapes("evidence").value(FKGS.ObservationPeriod, SH.pattern)
    assert (re.search(str(pattern), text) is not None) == right


@pytest.mark.parametrize(
    ("triple", "statement"),
    [
        ("fkgr:jia-bank fkg:partnersWith fkgr:bing-tech", "inverse of a symmetric relation"),
        ("fkgr:jia-bank fkg:linkedTo fkgr:yi-platform", "relation above all relations"),
        (
            "fkgr:yi-platform fkg:soldBy fkgr:jia-bank . fkg:soldBy owl:inverseOf fkg:offers ; rdfs:subPropertyOf fkg:linkedTo",
            "inverse of a relation",
        ),
    ],
)
def test_inferred_triples_need_no_statement(triple: str, statement: str) -> None:
    assert messages(change("", triple)) == set(), statement


def test_all_disjoint_pairs_are_found() -> None:
    """Whatever two of the top classes a resource has, the shapes see it; judgements, products and initiatives have the
    check of disjointness alone, which asks the ontology itself."""
    groups = [set(Collection(ontology(), head)) for head in ontology().objects(None, OWL.members)]
    (top,) = (group for group in groups if FKG.Organization in group)
    members = sorted(top - {FKG.Judgement}, key=str)
    pairs = [(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
    data = Graph()
    for number, pair in enumerate(pairs):
        for each in pair:
            data.add((URIRef(f"https://w3id.org/fintech-kg/id/thing-{number}"), RDF.type, each))
    found = {each.focus for each in findings(data, "entities") if each.en == "Nothing belongs to two disjoint top classes."}
    assert len(found) == len(pairs) == 36
