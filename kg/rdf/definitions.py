"""What concepts mean, as triples: definitions, scope notes and cited documents; the kind of instrument that a policy is."""

from __future__ import annotations

from collections.abc import Iterable

from kg.lexicon.instruments import Instruments
from kg.model.definition import CitedDocument, Definition, Definitions
from kg.model.entity import Entity
from kg.ontology.prefixes import FKGR
from kg.rdf import literals, names
from kg.rdf.entities import described, write_entity
from kg.rdf.names import Names
from kg.rdf.sink import Sink
from kg.rdf.terms import TYPE, Node, Object, node, term

Triple = tuple[Node, Node, Object]


def document_iri(key: str) -> str:
    """IRI of a document that concepts cite."""
    return f"{FKGR}document/{key}"


def document_triples(document: CitedDocument) -> list[Triple]:
    """A cited document: type, label, titles, number, issuing body, year, address."""
    each = node(document_iri(document.id))
    label = " ".join(filter(None, [document.number, document.zh or document.en]))
    found: list[Triple] = [
        (each, TYPE, term("dcterms:BibliographicResource")),
        (each, term("rdfs:label"), literals.text(label, "zh" if document.zh else "en")),
    ]
    if document.zh and document.en:
        found.append((each, term("rdfs:label"), literals.text(" ".join(filter(None, [document.number, document.en])), "en")))
    found += [(each, term("dcterms:title"), literals.text(title, lang)) for title, lang in ((document.zh, "zh"), (document.en, "en")) if title]
    if document.number:
        found.append((each, term("dcterms:identifier"), literals.text(document.number)))
    if document.publisher:
        found.append((each, term("schema:publisher"), literals.text(document.publisher)))
    year = literals.date(document.year) if document.year else None
    if year is not None:
        found.append((each, term("dcterms:issued"), year))
    if document.iri:
        found.append((each, term("foaf:page"), node(document.iri)))
    return found


def said_triples(concept: Node, said: Definition) -> list[Triple]:
    """Definition and scope note of a concept in both languages, where the tables have them."""
    texts = (("skos:definition", said.zh, "zh"), ("skos:definition", said.en, "en"), ("skos:scopeNote", said.scope_zh, "zh"), ("skos:scopeNote", said.scope_en, "en"))
    return [(concept, term(name), literals.text(text, lang)) for name, text, lang in texts if text]


def write_definitions(sink: Sink, ids: Names, chosen: Iterable[Entity], definitions: Definitions) -> None:
    """Definitions and scope notes of the curated concepts among the chosen entities, beside their names; the documents they cite."""
    graph, cited = sink.node(names.LEXICON), set()
    for entity in chosen:
        said = definitions.concepts.get(entity.id)
        if said is None or not entity.is_concept or entity.origin != "lexicon":
            continue
        concept = sink.node(ids.entity(entity.id))
        for triple in said_triples(concept, said):
            sink.add(graph, *triple)
        for key in said.see:
            if key in definitions.documents:
                sink.add(graph, concept, term("dcterms:references"), sink.node(document_iri(key)))
                cited.add(key)
    for key in sorted(cited):
        for triple in document_triples(definitions.documents[key]):
            sink.add(graph, *triple)


def write_instruments(sink: Sink, ids: Names, chosen: Iterable[Entity], instruments: Instruments) -> list[Entity]:
    """The kind of instrument of every chosen policy whose title or number tells it, beside its class, which is read from them too.

    Returns the kinds that policies are, and all above them; they are described in the lexicon graph.
    """
    used: set[str] = set()
    for entity in chosen:
        kind = instruments.of(entity.cls, (entity.zh, *entity.aliases))
        if kind:
            graph = sink.node(names.LEXICON if entity.origin == "lexicon" else names.ASSEMBLED)
            sink.add(graph, sink.node(ids.entity(entity.id)), term("fkg:instrument"), sink.node(ids.entity(kind)))
            used.add(kind)
    kinds = described({kind.id: kind for kind in instruments.concepts}, used)
    for each in kinds:
        write_entity(sink, ids, each, {})
    return kinds
