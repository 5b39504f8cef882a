"""Single questions about the graph that pages ask: what proves a row, what lies beside an entity, what an IRI is called."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kg.ontology.prefixes import FKGR, PREFIXES, shorten
from kg.serve.answers import Claims, Label, Labels, Meaning, Neighbour, Neighbours, Prefix, Term, Vocabulary
from kg.serve.names import NameIndex
from kg.store.describe import explain
from kg.store.facts import Fact, facts, statistics
from kg.store.interface import Store
from kg.store.labels import ENTITY_NAMESPACES, classes, labels, node, refs, select, values
from kg.store.results import text

MOST_CLAIMS = 50
_INFERRED = f"<{FKGR}graph/inferred>"
_CLAIMS = (FKGR + "statement/", FKGR + "observation/")


def evidence_of(store: Store, statement: str, lang: str) -> Claims:
    """One statement or observation with its evidence. Raises QueryError when the graph lacks it."""
    found = explain(store, statement, lang)
    return Claims((found,), (), False) if isinstance(found, Fact) else Claims((), (found,), False)


def evidence_among(store: Store, names: NameIndex, cells: Sequence[str], lang: str) -> Claims:
    """The claims that a row of a table rests on, given the row's cells as IRIs, names or values.

    A cell that is the IRI of a statement or observation stands for it. Of the others a statement counts when its subject
    is named by one cell and its object by another, an observation when what it is about and its value are.
    """
    claims = {cell for cell in cells if cell.startswith(_CLAIMS)}
    things = {cell for cell in cells if cell.startswith(ENTITY_NAMESPACES)} - claims
    things.update(iri for cell in cells for iri in names.called(cell)[:3])
    if things:
        ends, subjects, plain = values("o", things), values("s", things), " ".join(str(ox.Literal(cell)) for cell in sorted(set(cells)))
        said = f"""SELECT DISTINCT ?st {{ {subjects} ?st rdf:subject ?s ; rdf:object ?o .
          FILTER(?o != ?s) {{ {ends} }} }} LIMIT {MOST_CLAIMS + 1}"""
        valued = f"""SELECT DISTINCT ?st {{ {subjects} ?st rdf:subject ?s ; rdf:object ?o .
          FILTER(ISLITERAL(?o)) BIND(STR(?o) AS ?v) VALUES ?v {{ {plain} }} }} LIMIT {MOST_CLAIMS + 1}"""
        figures = f"""SELECT DISTINCT ?st {{ {subjects} VALUES ?about {{ fkg:about fkg:place fkg:indicator }} ?st ?about ?s .
          VALUES ?amount {{ fkg:value fkg:low fkg:normalizedValue fkg:quantityText }} ?st ?amount ?o .
          BIND(STR(?o) AS ?v) VALUES ?v {{ {plain} }} }} LIMIT {MOST_CLAIMS + 1}"""
        for query in (said, valued, figures):
            claims.update(row["st"] for row in select(store, query).texts())
    listed = sorted(claims)[:MOST_CLAIMS]
    shown = tuple(each for each in statistics(store, listed, lang) if each.indicator.iri)
    return Claims(facts(store, listed, lang), shown, len(claims) > MOST_CLAIMS)


def neighbours(store: Store, iri: str, predicate: str, limit: int, lang: str, page: int = 1) -> Neighbours:
    """What relations join to an entity, inferred ones left out; only those of ``predicate`` where one is given; ``page``, from 1, says
    which ``limit`` of them."""
    this = node(iri)
    if predicate:
        kinds = values("p", [predicate])
    else:
        known = select(store, "SELECT DISTINCT ?p { ?p rdfs:subPropertyOf fkg:linkedTo }").texts()
        kinds = values("p", [PREFIXES["skos"] + "broader", *(row["p"] for row in known)])
    rows = select(
        store,
        f"""SELECT DISTINCT ?p ?x ?out {{ {kinds}
          {{ GRAPH ?g {{ {this} ?p ?x }} BIND(true AS ?out) }} UNION {{ GRAPH ?g {{ ?x ?p {this} }} BIND(false AS ?out) }}
          FILTER(?g != {_INFERRED} && ISIRI(?x)) }} ORDER BY DESC(?out) ?p ?x OFFSET {(page - 1) * limit} LIMIT {limit + 1}""",
    ).rows
    known_refs = refs(store, [ox.NamedNode(iri), *(term for row in rows for term in row)], lang)
    found = [Neighbour(known_refs[text(kind)], text(out) == "true", known_refs[text(thing)]) for kind, thing, out in rows[:limit]]
    found.sort(key=lambda each: (not each.outgoing, each.predicate, each.thing))
    return Neighbours(known_refs[iri], tuple(found), len(rows) > limit)


def labels_of(store: Store, names: NameIndex, iris: Sequence[str], texts: Sequence[str]) -> Labels:
    """Labels of IRIs, and the entities that texts name, each in the order given."""
    wanted = list(dict.fromkeys(iris))
    zh, en, kinds = labels(store, wanted, "zh"), labels(store, wanted, "en"), classes(store, wanted)
    things = tuple(Label(iri, zh[iri], en[iri], kinds.get(iri, "")) for iri in wanted)
    meant = ((each, names.called(each)) for each in dict.fromkeys(texts))
    return Labels(things, tuple(Meaning(each, found[0]) for each, found in meant if found))


def vocabulary(store: Store) -> Vocabulary:
    """Prefixes, and the ontology's classes and properties with their labels, by name."""
    query = """SELECT ?x ?kind ?p ?t { VALUES (?type ?kind) { (owl:Class "class") (owl:ObjectProperty "property")
      (owl:DatatypeProperty "property") (owl:AnnotationProperty "property") }
      ?x a ?type FILTER(STRSTARTS(STR(?x), STR(fkg:))) VALUES ?p { rdfs:label skos:definition rdfs:comment } OPTIONAL { ?x ?p ?t } }"""
    kinds: dict[str, str] = {}
    said: dict[tuple[str, str, str], str] = {}
    for thing, kind, predicate, word in select(store, query).rows:
        iri = text(thing)
        kinds[iri] = text(kind)
        if isinstance(word, ox.Literal):
            role = "label" if text(predicate).endswith("#label") else "about"
            said.setdefault((iri, role, word.language or ""), word.value)
    terms = [
        Term(shorten(iri), kind, *(said.get((iri, role, lang), "") for role in ("label", "about") for lang in ("zh", "en")))
        for iri, kind in sorted(kinds.items())
    ]
    others = ("rdf:type", "rdfs:label", "skos:altLabel", "skos:broader", "rdf:subject", "rdf:predicate", "rdf:object",
              "prov:wasDerivedFrom", "dcterms:isPartOf", "rdfs:subClassOf", "skos:broaderTransitive")  # fmt: skip
    terms += [Term(name, "property", "", "", "", "") for name in others]
    return Vocabulary(tuple(Prefix(*each) for each in PREFIXES.items()), tuple(terms))
