"""The ontology holds every name of the vocabulary, each labelled and defined in both languages, within OWL 2 RL."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS, VANN

from tests.ontology.graphs import ONTOLOGY, modules, parsed, schemes

FKG = Namespace("https://w3id.org/fintech-kg/ontology#")
FKGC = Namespace("https://w3id.org/fintech-kg/concept/")
FKGR = Namespace("https://w3id.org/fintech-kg/id/")
DCT = Namespace("http://purl.org/dc/terms/")
QB = Namespace("http://purl.org/linked-data/cube#")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SDO = Namespace("https://schema.org/")
ROOT = URIRef("https://w3id.org/fintech-kg/ontology")
MODULES = ("actor", "policy", "technology", "product", "event", "observation", "evidence")
FIXED_SCHEMES = ("statuses", "statistics")
VERSION, PRIOR = "1.1.0", "1.0.0"

# Taken from the vocabulary by hand: class → its super classes.
CLASSES = {
    "Organization": (ORG.Organization, PROV.Agent),
    "FinancialInstitution": (FKG.Organization,),
    "Bank": (FKG.FinancialInstitution,),
    **dict.fromkeys(
        ("StateOwnedBank", "JointStockBank", "CityCommercialBank", "RuralBank", "InternetBank", "ForeignBank"),
        (FKG.Bank,),
    ),
    **dict.fromkeys(
        ("SecuritiesFirm", "InsuranceCompany", "FundManager", "PaymentInstitution", "OtherFinancialInstitution"),
        (FKG.FinancialInstitution,),
    ),
    "TechnologyCompany": (FKG.Organization,),
    "FintechSubsidiary": (FKG.TechnologyCompany,),
    "OtherCompany": (FKG.Organization,),
    "PublicBody": (FKG.Organization,),
    "Regulator": (FKG.PublicBody,),
    "CentralBank": (FKG.Regulator,),
    "GovernmentBody": (FKG.PublicBody,),
    **dict.fromkeys(
        ("InternationalOrganization", "IndustryAssociation", "ResearchInstitute", "MarketInfrastructure"),
        (FKG.Organization,),
    ),
    "Policy": (),
    **dict.fromkeys(("Law", "Plan", "Measures", "Guideline", "Notice", "Standard"), (FKG.Policy,)),
    **dict.fromkeys(("Product", "Initiative", "Place", "Report", "Source", "Passage", "Evidence", "Judgement"), ()),
    **dict.fromkeys(("Technology", "Scenario", "Indicator"), (SKOS.Concept,)),
    "Observation": (QB.Observation,),
}
ANY: tuple[str, ...] = ()
RELATIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "hasSubsidiary": (("Organization",), ("Organization",)),
    "issuedBy": (("Policy",), ("Organization",)),
    "governs": (("Policy",), ("Technology", "Scenario", "Organization")),
    "offers": (("Organization",), ("Product",)),
    "usesTechnology": (("Organization", "Product", "Initiative"), ("Technology",)),
    "usesProduct": (("Organization", "Product", "Initiative"), ("Product",)),
    "servesScenario": (("Organization", "Product"), ("Scenario",)),
    "enables": (("Technology",), ("Scenario",)),
    "partnersWith": (("Organization",), ("Organization",)),
    "participatesIn": (("Organization",), ("Initiative",)),
    "leads": (("Organization",), ("Initiative",)),
    "investsIn": (("Organization",), ("Organization",)),
    "acquires": (("Organization",), ("Organization",)),
    "pilotedIn": (("Initiative", "Product", "Scenario"), ("Place",)),
    "pilots": (("Initiative",), ("Product", "Scenario", "Technology")),
    "locatedIn": (("Organization", "Initiative"), ("Place",)),
    "renamedTo": (ANY, ANY),
    "supervises": (("Regulator",), ("Organization",)),
    "published": (("Organization",), ("Report",)),
    "defines": (("Organization",), ("Technology", "Scenario")),
}
OBJECT_PROPERTIES = (
    *[
        "linkedTo",
        "policyStatus",
        "inSource",
        "mentions",
        "kind",
        "supports",
        "passage",
        "context",
        "modality",
        "refines",
        "contradicts",
        "verdict",
        "judges",
    ],
    *["technology", "indicator", "about", "place", "bound", "growthOf", "shareOf", "accordingTo"],
)
DATATYPE_PROPERTIES = (
    *[
        "foundedOn",
        "issuedOn",
        "registeredCapital",
        "section",
        "page",
        "start",
        "end",
        "quote",
        "sha256",
        "extractor",
        "pattern",
    ],
    *[
        "confidence",
        "belief",
        "date",
        "amount",
        "currency",
        "round",
        "role",
        "value",
        "unit",
        "low",
        "high",
        "quantityText",
    ],
    *["judgedName", "judgedClaim", "jointIssuers"],
    *["normalizedValue", "normalizedUnit", "period", "periodStart", "periodEnd"],
)
DATES = ("foundedOn", "issuedOn", "date", "periodStart", "periodEnd")
CONCEPTS = {
    "policyStatuses": ("draft", "trial", "inForce"),
    "modalityKinds": ("asserted", "planned", "predicted", "negated", "conditional", "recommended", "attributed", "failed"),
    "boundKinds": ("atLeast", "atMost", "about"),
    "sourceKinds": ("original", "digest"),
    "verdicts": ("same", "different", "unsure", "reject", "correct"),
}
RECORDS = frozenset(FKG[n] for n in ("Place", "Report", "Source", "Passage", "Evidence", "Observation", "Judgement"))
DISJOINT = {
    RECORDS | {FKG.Organization, FKG.Policy, SKOS.Concept},
    RECORDS | {FKG.Product, FKG.Policy},
    RECORDS | {FKG.Initiative},
}
INVERSES = {"subsidiaryOf": "hasSubsidiary", "issued": "issuedBy", "offeredBy": "offers"}
CHARACTERISTICS = {
    OWL.SymmetricProperty: {"partnersWith", "contradicts"},
    OWL.TransitiveProperty: {"refines"},
    OWL.AsymmetricProperty: {"hasSubsidiary"},
    OWL.IrreflexiveProperty: {"hasMember", "hasSubsidiary", "partnersWith", "supervises", "investsIn", "acquires", "renamedTo", "contradicts"},
}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
# Who publishes what a definition follows; laws and national standards are cited in words, in both languages.
CITED = ("https://www.w3.org/TR/", "https://schema.org/", "https://www.bis.org/", "https://www.iso.org/", "https://csrc.nist.gov/")


def terms() -> set[URIRef]:
    return {s for kind in KINDS for s in modules().subjects(RDF.type, kind) if isinstance(s, URIRef) and s in FKG}


def values(subject: URIRef, *predicates: URIRef) -> set[object]:
    return {o for predicate in predicates for o in modules().objects(subject, predicate)}


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_class_stands_where_the_vocabulary_puts_it(name: str) -> None:
    assert (FKG[name], RDF.type, OWL.Class) in modules()
    supers = values(FKG[name], RDFS.subClassOf)
    assert supers - {PROV.Entity} == set(CLASSES[name])


@pytest.mark.parametrize("name", sorted(RELATIONS))
def test_relation_has_its_two_sides(name: str) -> None:
    domain, range_ = RELATIONS[name]
    assert (FKG[name], RDF.type, OWL.ObjectProperty) in modules()
    assert FKG.linkedTo in values(FKG[name], RDFS.subPropertyOf)
    assert values(FKG[name], RDFS.domain, SDO.domainIncludes) == {FKG[each] for each in domain}
    assert values(FKG[name], RDFS.range, SDO.rangeIncludes) == {FKG[each] for each in range_}


def test_only_relations_are_below_linked_to() -> None:
    assert set(modules().subjects(RDFS.subPropertyOf, FKG.linkedTo)) == {FKG[name] for name in RELATIONS}


def test_partners_with_is_symmetric_and_leads_is_taking_part() -> None:
    assert (FKG.partnersWith, RDF.type, OWL.SymmetricProperty) in modules()
    assert (FKG.leads, RDFS.subPropertyOf, FKG.participatesIn) in modules()


@pytest.mark.parametrize(
    ("name", "kind"),
    [(n, OWL.ObjectProperty) for n in OBJECT_PROPERTIES] + [(n, OWL.DatatypeProperty) for n in DATATYPE_PROPERTIES],
)
def test_property_exists(name: str, kind: URIRef) -> None:
    assert (FKG[name], RDF.type, kind) in modules()


def test_each_term_is_of_one_kind() -> None:
    counts = Counter(s for kind in KINDS for s in modules().subjects(RDF.type, kind))
    assert [str(term) for term, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("name", DATES)
def test_date_property_has_no_range(name: str) -> None:
    assert values(FKG[name], RDFS.range) == set()


@pytest.mark.parametrize("predicate", [RDFS.domain, RDFS.range])
def test_no_intersection_by_several_domains_or_ranges(predicate: URIRef) -> None:
    counts = Counter(modules().subjects(predicate))
    assert [str(term) for term, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("term", sorted(terms()), ids=lambda iri: str(iri).partition("#")[2])
@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition, SKOS.example], ids=["label", "definition", "example"])
def test_one_text_a_language(term: URIRef, predicate: URIRef) -> None:
    languages = sorted(str(o.language) for o in modules().objects(term, predicate) if isinstance(o, Literal))
    assert languages == ["en", "zh"]


def test_term_names_its_module() -> None:
    for path in sorted(ONTOLOGY.glob("modules/*.ttl")):
        graph = parsed(path)
        module = URIRef(f"{ROOT}/{path.stem}")
        for term in {s for kind in KINDS for s in graph.subjects(RDF.type, kind) if str(s).startswith(FKG)}:
            assert list(graph.objects(term, RDFS.isDefinedBy)) == [module], term


@pytest.mark.parametrize("term", sorted(terms()), ids=lambda iri: str(iri).partition("#")[2])
def test_sources_can_be_looked_up(term: URIRef) -> None:
    """A term has a source where a law, standard or report defines it, never the ontology itself."""
    sources = values(term, DCT.source)
    cited = [source for source in sources if isinstance(source, URIRef)]
    assert [str(iri) for iri in cited if not str(iri).startswith(CITED)] == []
    words = Counter(source.language for source in sources if isinstance(source, Literal))
    assert words.get("zh", 0) == words.get("en", 0)
    assert set(words) <= {"zh", "en"}


def test_no_two_terms_share_a_label() -> None:
    counts = Counter(label for term in terms() for label in modules().objects(term, RDFS.label))
    assert [str(label) for label, number in counts.items() if number > 1] == []


def test_no_two_terms_share_a_definition() -> None:
    counts = Counter(text for term in terms() for text in modules().objects(term, SKOS.definition))
    assert [str(text) for text, number in counts.items() if number > 1] == []


@pytest.mark.parametrize(
    "path", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda path: path.relative_to(ONTOLOGY).as_posix()
)
def test_every_term_used_is_defined(path: Path) -> None:
    used = {node for triple in parsed(path) for node in triple if isinstance(node, URIRef) and node in FKG}
    assert sorted(used - terms()) == []


def test_top_classes_are_disjoint() -> None:
    graph = modules()
    groups = [set(Collection(graph, head)) for head in graph.objects(None, OWL.members) if isinstance(head, BNode)]
    assert len(groups) == len(DISJOINT)
    assert {frozenset(group) for group in groups} == DISJOINT
    pairs = {(s, o) for s, o in graph.subject_objects(OWL.disjointWith)}
    assert pairs == {(FKG.Indicator, FKG.Technology), (FKG.Indicator, FKG.Scenario), (SKOS.ConceptScheme, SKOS.Concept)}


def test_inverses_swap_the_two_sides_and_count_no_tie_twice() -> None:
    assert {(s, o) for s, o in modules().subject_objects(OWL.inverseOf)} == {(FKG[a], FKG[b]) for a, b in INVERSES.items()}
    for name, of in INVERSES.items():
        assert values(FKG[name], RDFS.domain) == values(FKG[of], RDFS.range)
        assert values(FKG[name], RDFS.range) == values(FKG[of], RDFS.domain)
        assert values(FKG[name], RDFS.subPropertyOf) == set()


@pytest.mark.parametrize("kind", sorted(CHARACTERISTICS), ids=lambda iri: str(iri).partition("#")[2])
def test_characteristics_of_properties(kind: URIRef) -> None:
    assert {s for s in modules().subjects(RDF.type, kind) if s in FKG} == {FKG[name] for name in CHARACTERISTICS[kind]}


def test_header_imports_the_modules_and_the_fixed_schemes() -> None:
    assert values(ROOT, OWL.imports) == {URIRef(f"{ROOT}/{name}") for name in (*MODULES, *FIXED_SCHEMES)}
    assert {path.stem for path in ONTOLOGY.glob("modules/*.ttl")} == set(MODULES)


@pytest.mark.parametrize("name", ["", *(f"/{part}" for part in (*MODULES, *FIXED_SCHEMES))])
def test_header_is_complete(name: str) -> None:
    iri, graph = URIRef(f"{ROOT}{name}"), modules() + schemes()

    def values(subject: URIRef, predicate: URIRef) -> set[object]:
        return set(graph.objects(subject, predicate))

    assert (iri, RDF.type, OWL.Ontology) in graph
    assert values(iri, DCT.license) == {URIRef("https://creativecommons.org/licenses/by/4.0/")}
    assert values(iri, DCT.creator) == {Literal("fintech-kg project")}
    assert values(iri, OWL.versionIRI) == {URIRef(f"{ROOT}/{VERSION}{name}")}
    assert values(iri, OWL.priorVersion) == {URIRef(f"{ROOT}/{PRIOR}{name}")}
    assert values(iri, OWL.versionInfo) == {Literal(VERSION)}
    (created,), (modified,) = values(iri, DCT.created), values(iri, DCT.modified)
    assert isinstance(created, Literal)
    assert isinstance(modified, Literal)
    assert created.toPython() <= modified.toPython()
    for predicate in (DCT.title, DCT.abstract):
        assert sorted(str(o.language) for o in values(iri, predicate) if isinstance(o, Literal)) == ["en", "zh"]


def test_root_says_how_its_names_are_shortened() -> None:
    assert values(ROOT, VANN.preferredNamespacePrefix) == {Literal("fkg")}
    assert values(ROOT, VANN.preferredNamespaceUri) == {Literal(str(FKG))}


def test_imports_have_no_cycle_and_cover_what_axioms_use() -> None:
    """Each module, read with what it imports, declares every class and property in its axioms."""
    graphs = {name: parsed(ONTOLOGY / "modules" / f"{name}.ttl") for name in MODULES}

    def closure(name: str, above: tuple[str, ...] = ()) -> Graph:
        assert name not in above, f"{name} imports itself through {above}"
        found = Graph() + graphs[name]
        for iri in graphs[name].objects(None, OWL.imports):
            found += closure(str(iri).rpartition("/")[2], (*above, name))
        return found

    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range)
    for name in MODULES:
        declared = set(closure(name).subjects(RDF.type))
        used = {o for axiom in axioms for o in graphs[name].objects(None, axiom)}
        assert sorted(str(o) for o in used - declared if "XMLSchema#" not in str(o)) == [], name


@pytest.mark.parametrize("scheme", sorted(CONCEPTS))
def test_status_concepts(scheme: str) -> None:
    graph = schemes()
    for name in CONCEPTS[scheme]:
        assert (FKGC[name], RDF.type, SKOS.Concept) in graph
        assert set(graph.objects(FKGC[name], SKOS.inScheme)) == {FKGC[scheme]}
        assert set(graph.objects(FKGC[name], SKOS.prefLabel)) == set(graph.objects(FKGC[name], RDFS.label))
    assert set(graph.subjects(SKOS.inScheme, FKGC[scheme])) == {FKGC[name] for name in CONCEPTS[scheme]}


def test_schemes_and_concepts_are_labelled() -> None:
    graph = schemes()
    named = {*graph.subjects(RDF.type, SKOS.ConceptScheme), *graph.subjects(RDF.type, SKOS.Concept), FKGR.unspecified}
    assert {FKGC.technologies, FKGC.scenarios, FKGC.indicators} <= named
    for node in named:
        wanted = (RDFS.label, SKOS.definition) if (node, RDF.type, SKOS.ConceptScheme) in graph else (RDFS.label, SKOS.definition, SKOS.example)
        for predicate in wanted:
            languages = sorted(str(o.language) for o in graph.objects(node, predicate) if isinstance(o, Literal))
            assert languages == ["en", "zh"], (node, predicate)


def test_data_structure_has_well_formed_components() -> None:
    graph = schemes() + modules()
    assert (FKGR.statistics, RDF.type, QB.DataStructureDefinition) in graph
    parts = set(graph.objects(FKGR.statistics, QB.component))
    dimensions = {o for part in parts for o in graph.objects(part, QB.dimension)}
    measures = {o for part in parts for o in graph.objects(part, QB.measure)}
    attributes = {o for part in parts for o in graph.objects(part, QB.attribute)}
    assert {FKG.about, FKG.place, FKG.indicator, FKG.period} <= dimensions
    assert measures == {FKG.value}
    assert len(parts) == len(dimensions) + len(measures) + len(attributes)
    for dimension in dimensions:  # integrity constraints IC-4 and IC-5 of RDF Data Cube
        assert len(list(graph.objects(dimension, RDFS.range))) == 1, dimension
        if (dimension, RDFS.range, SKOS.Concept) in graph:
            assert list(graph.objects(dimension, QB.codeList)), dimension
    for kind, members in ((QB.DimensionProperty, dimensions), (QB.MeasureProperty, measures)):
        assert set(graph.subjects(RDF.type, kind)) == members
    assert {FKG[n] for n in ("low", "high", "bound", "normalizedValue", "growthOf", "shareOf")} <= attributes
