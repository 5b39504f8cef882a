"""The concept schemes as SKOS: tables of names and definitions → canonical Turtle, for readers and tools outside the graph.

The tables are the only truth; the Turtle is generated, as ROBOT templates generate an ontology from a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.lexicon.instruments import CLASS as INSTRUMENT
from kg.lexicon.instruments import Instruments
from kg.lexicon.tables import Lexicon
from kg.model.definition import Definition, Definitions
from kg.model.entity import Entity
from kg.ontology.prefixes import FKG, FKGC, PREFIXES
from kg.ontology.turtle import format_turtle
from kg.rdf import literals, names
from kg.rdf.definitions import Triple, document_iri, document_triples, said_triples
from kg.rdf.entities import labels_of
from kg.rdf.terms import TYPE, node, term

_ONTOLOGY = "https://w3id.org/fintech-kg/ontology"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_GENERAL = "general"


@dataclass(frozen=True, slots=True)
class SchemeKind:
    """One scheme: the class of its concepts, titles and abstracts."""

    name: str
    cls: str
    title_zh: str
    title_en: str
    abstract_zh: str
    abstract_en: str

    @property
    def iri(self) -> str:
        return FKGC + self.name


KINDS: Mapping[str, SchemeKind] = {
    kind.name: kind
    for kind in (
        SchemeKind(
            "technologies", "Technology", "金融科技技术概念体系", "Scheme of fintech technologies",
            "中文金融科技报告中出现的技术概念，含方法、系统、设备等技术性事物，按属种关系分层，中英文对照。"
            "dcterms:source 指出现该概念的报告；dcterms:references 指定义该概念或其属概念的公开文件。",
            "Technical concepts of Chinese fintech reports, methods, systems and devices among them, by genus and species, in Chinese and "
            "English. dcterms:source names the reports in which a concept occurs; dcterms:references a public document that defines it or its genus.",
        ),
        SchemeKind(
            "scenarios", "Scenario", "金融科技应用场景概念体系", "Scheme of fintech application fields",
            "中文金融科技报告中出现的应用领域与业务场景，按应用领域分层，中英文对照。"
            "dcterms:source 指出现该概念的报告；dcterms:references 指定义该概念或其属概念的公开文件。",
            "Fields of application and kinds of business of Chinese fintech reports, by field of use, in Chinese and English. "
            "dcterms:source names the reports in which a concept occurs; dcterms:references a public document that defines it or its genus.",
        ),
        SchemeKind(
            "indicators", "Indicator", "金融科技指标概念体系", "Scheme of fintech indicators",
            "中文金融科技报告中统计数字所量度的对象，附单位种类；增速与占比另附其基础指标。"
            "dcterms:source 指出现该指标的报告；dcterms:references 指定义该指标或其属概念的公开文件。",
            "What the statistics of Chinese fintech reports measure, with the kind of unit, and for rates of growth and shares the indicator "
            "they are based on. dcterms:source names the reports in which an indicator occurs; dcterms:references a public document that "
            "defines it or its genus.",
        ),
        SchemeKind(
            "policy-instruments", INSTRUMENT, "政策工具概念体系", "Scheme of policy instruments",
            "中国金融科技领域的公共机构用来规范、引导和试验的文件种类与做法，按效力来源分层，中英文对照。",
            "The kinds of document and measure by which public bodies regulate, guide and test in China's fintech field, by where their "
            "force comes from, in Chinese and English.",
        ),
    )
}  # fmt: skip
"""The generated schemes by the name of their file."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme with its concepts, sorted by id, and what is said of them.

    ``bases`` maps a growth or share indicator to the one it is based on, ``unit_kinds`` an indicator to its kind of unit.
    """

    kind: SchemeKind
    concepts: tuple[Entity, ...]
    definitions: Definitions
    unit_kinds: Mapping[str, str]
    bases: Mapping[str, str]

    def definition(self, key: str) -> Definition:
        """What is said of a concept; empty texts where the tables say nothing."""
        return self.definitions.concepts.get(key) or Definition(key)

    def top_concepts(self) -> list[Entity]:
        """Concepts without a broader one."""
        return [concept for concept in self.concepts if not concept.broader]


def scheme(name: str, lexicon: Lexicon, definitions: Definitions, instruments: Instruments) -> Scheme:
    """The scheme of a name of ``KINDS``, from the tables."""
    kind = KINDS[name]
    if kind.cls == INSTRUMENT:
        concepts: Sequence[Entity] = instruments.concepts
    else:
        concepts = [entity for entity in lexicon.entities.values() if entity.cls == kind.cls]
    measured = kind.cls == "Indicator"
    return Scheme(
        kind, tuple(sorted(concepts, key=lambda entity: entity.id)), definitions, lexicon.unit_kinds if measured else {}, lexicon.bases if measured else {}
    )  # fmt: skip


def scheme_turtle(made: Scheme, version: str) -> str:
    """The canonical Turtle of a scheme: same tables, same text."""
    triples = [*_header(made, version)]
    for concept in made.concepts:
        triples += _concept(made, concept)
    for document in sorted({key for concept in made.concepts for key in made.definition(concept.id).see}):
        if document in made.definitions.documents:
            triples += document_triples(made.definitions.documents[document])
    lines = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in triples)
    body = ox.serialize(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    head = "# Generated by `kg ontology schemes` from data/lexicon and data/definitions; edit the tables, not this file.\n\n"
    return head + format_turtle((body or b"").decode(), f"{made.kind.name}.ttl")


def write_schemes(folder: Path, made: Sequence[Scheme], version: str) -> list[Path]:
    """Write each scheme to its file in ``folder``; return the files whose content changed."""
    texts = {folder / f"{each.kind.name}.ttl": scheme_turtle(each, version) for each in made}
    changed = [path for path, text in texts.items() if not path.exists() or path.read_bytes() != text.encode()]
    for path in changed:
        path.write_bytes(texts[path].encode())
    return changed


def _header(made: Scheme, version: str) -> list[Triple]:
    kind, place, home = made.kind, node(made.kind.iri), node(f"{_ONTOLOGY}/{made.kind.name}")
    titles = [(literals.text(kind.title_zh, "zh"), literals.text(kind.abstract_zh, "zh")), (literals.text(kind.title_en, "en"), literals.text(kind.abstract_en, "en"))]
    found: list[Triple] = [(home, TYPE, term("owl:Ontology")), (home, term("owl:versionIRI"), node(f"{_ONTOLOGY}/{version}/{kind.name}"))]
    found += [(place, TYPE, term("skos:ConceptScheme")), (place, term("rdfs:isDefinedBy"), home)]
    for each in (home, place):
        found += [(each, term("dcterms:title"), title) for title, _ in titles]
        found += [(each, term("dcterms:abstract"), abstract) for _, abstract in titles]
        found += [
            (each, term("dcterms:creator"), literals.text("fintech-kg project")),
            (each, term("dcterms:license"), node(_LICENCE)),
            (each, term("owl:versionInfo"), literals.text(version)),
        ]
    found += [(place, term("rdfs:label"), title) for title, _ in titles]
    found += [(place, term("skos:hasTopConcept"), node(FKGC + top.id)) for top in made.top_concepts()]
    return found


def _concept(made: Scheme, concept: Entity) -> list[Triple]:
    each, kind, said = node(FKGC + concept.id), made.kind, made.definition(concept.id)
    found: list[Triple] = [(each, TYPE, node(FKG + kind.cls)), (each, TYPE, term("skos:Concept"))]
    labels = labels_of(concept)
    for name, language in labels:
        label = literals.text(name, language)
        found += [(each, term("rdfs:label"), label), (each, term("skos:prefLabel"), label)]
    taken = {name for name, _ in labels}
    found += [(each, term("skos:altLabel"), literals.name_literal(form)) for form in concept.aliases if form not in taken]
    found += said_triples(each, said)
    found.append((each, term("skos:inScheme"), node(kind.iri)))
    if not concept.broader:
        found.append((each, term("skos:topConceptOf"), node(kind.iri)))
    for parent in concept.broader:
        above = node(FKGC + parent)
        found += [(each, term("skos:broader"), above), (above, term("skos:narrower"), each)]
    for other in said.related:
        beside = node(FKGC + other)
        found += [(each, term("skos:related"), beside), (beside, term("skos:related"), each)]
    for key in said.see:
        cited = key in made.definitions.documents
        found.append((each, term("dcterms:references" if cited else "dcterms:source"), node(document_iri(key) if cited else names.report_iri(key))))
    found += [(each, term("dcterms:source"), node(names.report_iri(key))) for key in concept.source.split("|") if key not in {"", _GENERAL}]
    if unit := made.unit_kinds.get(concept.id):
        found.append((each, term("fkg:unitKind"), literals.text(unit)))
    if base := made.bases.get(concept.id):
        found.append((each, term("fkg:baseIndicator"), node(FKGC + base)))
    return found
