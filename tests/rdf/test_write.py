"""What the writer says about every construct of the vocabulary, asked in SPARQL."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.model.entity import Entity, Mention
from kg.model.graph import Graph
from kg.model.span import Span
from kg.rdf.write import quads
from kg.resources import resource
from kg.store.embedded import EmbeddedStore
from kg.store.results import Answer, rows
from tests.rdf.factory import evidence, small_graph, small_texts, statement


def store_of(graph: Graph) -> EmbeddedStore:
    return EmbeddedStore.in_memory(quads(graph, resource("ontology")))


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return store_of(small_graph())


# One pattern a paragraph; R1, R2 are the reports' graphs, A, I, L, O, RUN the graphs of our own.
STANDS = """
GRAPH R1 { fkgr:ccb fkg:hasSubsidiary fkgr:ccb-fintech } GRAPH R2 { fkgr:ccb fkg:hasSubsidiary
  fkgr:ccb-fintech }

GRAPH R1 { R1 a fkg:Report ; rdfs:label '示范报告（2024）'@zh ; dcterms:issued '2024-01'^^xsd:gYearMonth ;
  dcterms:publisher fkgr:ccb }

GRAPH R2 { ?s a fkg:Source ; fkg:kind fkgc:digest ; dcterms:isVersionOf R2 ; fkg:sha256 ?h }
  FILTER(STRLEN(?h) = 64)

GRAPH R1 { ?p a fkg:Passage ; dcterms:isPartOf R1 ; fkg:inSource ?src ; fkg:section '一、' ; fkg:page
  3 ; fkg:start 0 ; fkg:end 11 ; fkg:quote '建设银行设立建信金科。' ; fkg:mentions fkgr:ccb , fkgr:ccb-fintech
  }

GRAPH R1 { ?st a rdf:Statement ; rdf:subject fkgr:ccb-fintech ; rdf:predicate fkg:usesTechnology ;
  rdf:object fkgc:federated-learning ; fkg:modality fkgc:asserted ; prov:wasDerivedFrom ?p . ?ev a
  fkg:Evidence ; fkg:supports ?st ; fkg:passage ?p ; fkg:context ?c ; fkg:extractor 'relations' ;
  fkg:pattern 'p-03' ; fkg:confidence 0.8 . ?c fkg:quote '建设银行设立建信金科。' }

GRAPH A { ?st fkg:belief 0.97 }

?st rdf:predicate fkg:investsIn ; fkg:modality fkgc:planned ; fkg:amount ?a ; fkg:currency 'CNY' ;
  fkg:round 'A轮' ; fkg:technology fkgc:federated-learning ; fkg:date '2021-10'^^xsd:gYearMonth
  FILTER(STR(?a) = '350000000')

fkgr:ccb-fintech fkg:registeredCapital ?c FILTER(STR(?c) = '1600000000' && DATATYPE(?c) =
  xsd:decimal)

fkgr:law-1 fkg:policyStatus fkgc:trial

GRAPH R1 { fkgr:law-1 fkg:issuedOn '2018'^^xsd:gYear } GRAPH R2 { fkgr:law-1 fkg:issuedOn
  '2018-04'^^xsd:gYearMonth } GRAPH A { fkgr:law-1 fkg:issuedOn '2018-04'^^xsd:gYearMonth . ?f
  fkg:refines ?c . }

GRAPH R1 { fkgr:ccb fkg:partnersWith fkgr:nubank } GRAPH I { fkgr:nubank fkg:partnersWith fkgr:ccb }

GRAPH I { fkgr:ccb fkg:participatesIn fkgr:alliance-x ; fkg:linkedTo fkgr:ccb-fintech ; a
  fkg:Organization }

GRAPH I { fkgc:federated-learning skos:broaderTransitive fkgc:privacy-computing , fkgc:security-tech
  ; a skos:Concept }

GRAPH L { fkgr:ccb rdfs:label '建设银行'@zh , 'CCB'@en ; skos:altLabel '建行'@zh ; a fkg:StateOwnedBank }

fkgr:nubank rdfs:label 'Nubank'@zh , 'Nubank'@en ; skos:altLabel 'Nu Bank'@en

fkgc:federated-learning skos:prefLabel '联邦学习'@zh , 'federated learning'@en ; skos:inScheme
  fkgc:technologies ; dcterms:source R1

GRAPH L { fkgc:federated-learning skos:broader fkgc:privacy-computing }

GRAPH A { fkgr:law-1 a fkg:Measures ; rdfs:label '示范办法'@zh ; skos:editorialNote '标题末词为“办法”'@zh , 'head noun 办法'@en }

fkgc:security-tech a fkg:Technology ; rdfs:label '安全技术'@zh

GRAPH R1 { ?x a fkg:Observation , qb:Observation ; qb:dataSet ?ds ; fkg:indicator fkgc:market-size ;
  fkg:unit '万亿元' ; fkg:value 1.57 ; fkg:bound fkgc:about ; fkg:normalizedUnit 'CNY' ;
  fkg:normalizedValue ?n ; fkg:period '2023' ; fkg:periodStart '2023-01-01'^^xsd:date ;
  fkg:periodEnd '2023-12-31'^^xsd:date ; fkg:place fkgr:beijing ; fkg:modality fkgc:asserted ;
  prov:wasDerivedFrom ?p . ?ev fkg:supports ?x ; fkg:passage ?p . ?ds a qb:DataSet ; qb:structure
  fkgr:statistics } FILTER(STR(?n) = '1570000000000')

GRAPH O { fkg:Bank rdfs:subClassOf fkg:FinancialInstitution }

GRAPH RUN { ?r prov:used ?s ; schema:additionalProperty ?p . ?p schema:name 'count.statements' ;
  schema:value 10 }
"""

ABSENT = """
fkgr:ccb fkg:investsIn ?planned

fkgr:ccb fkg:linkedTo fkgr:nubank . FILTER NOT EXISTS { fkgr:ccb fkg:partnersWith fkgr:nubank }

GRAPH A { fkgr:law-1 fkg:issuedOn '2018'^^xsd:gYear }

GRAPH R1 { fkgr:nubank fkg:partnersWith fkgr:ccb }

fkgr:never-mentioned ?p ?o

?x skos:altLabel ?a ; rdfs:label ?l FILTER(STR(?a) = STR(?l))

GRAPH I { ?s ?p ?o } GRAPH ?g { ?s ?p ?o } FILTER(?g != I)

GRAPH R1 { ?x prov:wasDerivedFrom ?p . ?p dcterms:isPartOf R2 }

fkgr:ccb skos:prefLabel ?l
"""

GRAPHS = {
    "R1": "report/r1",
    "R2": "report/r2",
    **{"A": "graph/assembled", "I": "graph/inferred", "L": "graph/lexicon", "O": "graph/ontology", "RUN": "graph/run"},
}


def spelled(query: str) -> str:
    """A query with the short names of graphs written out."""
    return re.sub(
        r"\b(R1|R2|A|I|L|O|RUN)\b(?!')",
        lambda found: f"<https://w3id.org/fintech-kg/id/{GRAPHS[found.group()]}>",
        query,
    )


def patterns(text: str) -> list[str]:
    return text.strip().split("\n\n")


@pytest.mark.parametrize("pattern", patterns(STANDS))
def test_stands_in_the_graph(store: EmbeddedStore, pattern: str) -> None:
    assert store.query(spelled(f"ASK {{ {pattern} }}")) == Answer(True)


@pytest.mark.parametrize("pattern", patterns(ABSENT))
def test_does_not_stand_in_the_graph(store: EmbeddedStore, pattern: str) -> None:
    assert store.query(spelled(f"ASK {{ {pattern} }}")) == Answer(False)


def test_no_quad_outside_named_graphs(store: EmbeddedStore) -> None:
    names = {iri.removeprefix("https://w3id.org/fintech-kg/id/") for iri, _ in store.counts().graphs}
    own = {"graph/assembled", "graph/inferred", "graph/lexicon", "graph/ontology", "graph/run"}
    assert names == {*own, "report/r1", "report/r2"}


def test_union_counts_a_fact_of_two_reports_once(store: EmbeddedStore) -> None:
    found = rows(store.query("SELECT (COUNT(*) AS ?n) { fkgr:ccb fkg:hasSubsidiary ?x }"))
    assert next(found.texts()) == {"n": "1"}


def test_each_report_graph_cites_its_own_passages(store: EmbeddedStore) -> None:
    query = """SELECT ?g (COUNT(?p) AS ?n) { GRAPH ?g { ?st rdf:predicate fkg:hasSubsidiary ; prov:wasDerivedFrom ?p } }
    GROUP BY ?g ORDER BY ?g"""
    assert [row["n"] for row in rows(store.query(query)).texts()] == ["1", "1"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"entities": {}}, "entity '.*' is referred to"),
        ({"sources": ()}, "source '[ab]+' is referred to"),
        (
            {
                "statements": (
                    statement("s", "ccb", "offers", "no-such", evidence(next(iter(small_texts()[0].mentions)))),
                )
            },
            "no-such",
        ),
        (
            {
                "statements": (
                    statement(
                        "s", "ccb", "offers", "ccb", evidence(next(iter(small_texts()[0].mentions))), refines=("gone",)
                    ),
                )
            },
            "statement 'gone'",
        ),
    ],
)
def test_dangling_references_are_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        quads(replace(small_graph(), **change), resource("ontology"))  # type: ignore[arg-type]


def test_reading_a_passage_twice_with_one_pattern_gives_one_evidence() -> None:
    one, _ = small_texts()
    p = list(one.mentions)
    twice = statement(
        *("s", "ccb", "hasSubsidiary", "ccb-fintech"),
        *(evidence(p[0], "x", score, p[n]) for n, score in enumerate(("0.5", "0.7", "0.6"), 1)),
    )
    store = store_of(replace(small_graph(), statements=(twice,), observations=()))
    found = rows(store.query("SELECT ?c (COUNT(?x) AS ?n) { ?e fkg:confidence ?c ; fkg:context ?x } GROUP BY ?c"))
    assert list(found.texts()) == [{"c": "0.7", "n": "3"}]


def test_a_report_that_is_published_and_mentioned() -> None:
    """Report as object of ``published`` and as entity with another name: title is the label, the name an alias."""
    one, _ = small_texts()
    first = next(iter(one.mentions))
    graph = small_graph()
    entity = Entity("r2", "Report", "示范摘要", aliases=("Sample digest",))
    mention = Mention(0, 4, "建设银行", "r2", "Report", Span(0, 4))
    store = store_of(
        replace(
            graph,
            entities={**graph.entities, "r2": entity},
            mentions={**graph.mentions, first: (*graph.mentions[first], mention)},
            statements=(*graph.statements, statement("s-pub", "ccb", "published", "r2", evidence(first))),
        )
    )
    assert store.query(spelled("ASK { fkgr:ccb fkg:published R2 . R2 skos:altLabel '示范摘要'@zh }"))
    labels = rows(store.query(spelled("SELECT ?l { R2 rdfs:label ?l FILTER(LANG(?l) = 'zh') }")))
    assert [row["l"] for row in labels.texts()] == ["Sample digest"]


def test_statistics_refine_and_contradict() -> None:
    graph = small_graph()
    (one,) = graph.observations
    other = replace(one, id="o-9", contradicts=(one.id,), refines=())
    query = "SELECT ?a ?p ?b { GRAPH fkgr:graph\\/assembled { VALUES ?p { fkg:refines fkg:contradicts } ?a ?p ?b } }"
    found = rows(store_of(replace(graph, observations=(replace(one, refines=("o-9",)), other))).query(query))
    told = {(row["a"].rpartition("/")[2], row["p"].rpartition("#")[2], row["b"].rpartition("/")[2]) for row in found.texts()}
    assert told >= {(one.id, "refines", "o-9"), ("o-9", "contradicts", one.id)}


def test_a_learnt_name_of_the_lexicon_stands_in_the_assembled_graph() -> None:
    graph = small_graph()
    ccb = graph.entities["ccb"]
    entities = {**graph.entities, "ccb": replace(ccb, aliases=(*ccb.aliases, "示范行"), learnt=("示范行",))}
    found = rows(store_of(replace(graph, entities=entities)).query("SELECT ?g ?n { GRAPH ?g { fkgr:ccb skos:altLabel ?n } }"))
    graphs = {row["n"]: row["g"].rpartition("/")[2] for row in found.texts()}
    assert graphs["示范行"] == "assembled"
    assert set(graphs.values()) == {"assembled", "lexicon"}


def test_a_collective_name_tells_how_many_it_stands_for_and_which_of_them_are_here() -> None:
    graph = small_graph()
    ccb = replace(graph.entities["ccb"], members=("nubank", "never-mentioned"))
    found = rows(store_of(replace(graph, entities={**graph.entities, "ccb": ccb})).query("SELECT ?x ?p ?o { VALUES ?p { fkg:memberCount fkg:hasMember } ?x ?p ?o }"))
    told = {tuple(row[name].rpartition("/")[2].rpartition("#")[2] for name in "xpo") for row in found.texts()}
    assert told == {("ccb", "memberCount", "2"), ("ccb", "hasMember", "nubank")}
