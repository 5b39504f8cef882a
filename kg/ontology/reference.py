"""The ontology as its documentation shows it: modules, terms, schemes, alignments, with texts in both languages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.facts import TYPE, Facts, Index, iris, read_facts, set_apart
from kg.ontology.prefixes import PREFIXES, shorten
from kg.worded import worded

_RDFS, _OWL, _SKOS, _DCT, _SCHEMA = (PREFIXES[name] for name in ("rdfs", "owl", "skos", "dcterms", "schema"))
_MAPPINGS = (
    *(_RDFS + name for name in ("subClassOf", "subPropertyOf")),
    *(_OWL + name for name in ("equivalentClass", "equivalentProperty")),
    *(_SKOS + name for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")),
    _RDFS + "seeAlso",
)
_KINDS = (
    (_OWL + "Class", "class"),
    (_OWL + "ObjectProperty", "object"),
    (_OWL + "DatatypeProperty", "datatype"),
    (_OWL + "AnnotationProperty", "annotation"),
)
_TRAITS = ("Transitive", "Symmetric", "Asymmetric", "Functional", "InverseFunctional", "Irreflexive")


@dataclass(frozen=True, slots=True)
class Text:
    """What is said in Chinese and in English; empty where nothing is said in that language."""

    zh: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or fixed individual. ``kind``: class, object, datatype, annotation or individual.

    Other terms are named by their prefixed names.
    """

    iri: str
    name: str
    kind: str
    module: str
    label: Text
    definition: Text
    note: Text
    examples: tuple[str, ...]
    sources: tuple[str, ...]
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    inverses: tuple[str, ...]
    disjoint: tuple[str, ...]
    traits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept of a scheme; ``broader`` and ``related`` are IRIs, ``cited`` the names of documents."""

    iri: str
    label: Text
    aliases: tuple[str, ...]
    definition: Text
    scope: Text
    broader: tuple[str, ...]
    related: tuple[str, ...]
    sources: tuple[str, ...]
    cited: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme with its concepts, by IRI."""

    iri: str
    title: Text
    abstract: Text
    concepts: tuple[ConceptEntry, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """A file of the ontology: its header and the terms that it defines."""

    iri: str
    title: Text
    abstract: Text
    version: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """One line of an alignment: our term, the relation, the foreign term, and why."""

    term: str
    relation: str
    target: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sidecar file that sets our terms beside those of another vocabulary."""

    iri: str
    title: Text
    abstract: Text
    mappings: tuple[Mapping, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """All that the documentation of the ontology shows."""

    title: Text
    abstract: Text
    version: str
    licence: str
    modules: tuple[Module, ...]
    schemes: tuple[Scheme, ...]
    alignments: tuple[Alignment, ...]


def read_reference(folder: Path) -> Reference:
    """Read the root, ``modules/``, ``schemes/`` and ``alignments/`` of an ontology folder.

    Raises OntologyError for malformed Turtle, and for a folder without a root file.
    """
    roots = sorted(folder.glob("*.ttl"))
    if len(roots) != 1:
        raise OntologyError(worded("{} root files", len(roots)), where=str(folder), expected="one Turtle file at the top")
    root = read_facts(roots)
    header = _header(root)
    facts = root[header]
    parts = {name: [read_facts([path]) for path in sorted((folder / name).glob("*.ttl"))] for name in ("modules", "schemes", "alignments")}
    disjoint = set_apart([root, *parts["modules"]])
    modules = [_module(index, disjoint) for index in (*parts["modules"], *parts["schemes"]) if _headers(index)]
    schemes = [scheme for index in parts["schemes"] for scheme in _schemes(index)]
    return Reference(
        _text(facts, _DCT + "title"),
        _text(facts, _DCT + "abstract"),
        _plain(facts, _OWL + "versionInfo"),
        next(iter(iris(facts, _DCT + "license")), ""),
        tuple(module for module in modules if module.terms),
        tuple(schemes),
        tuple(_alignment(index) for index in parts["alignments"] if _headers(index)),
    )


def _headers(index: Index) -> list[str]:
    return sorted(key for key in index if _OWL + "Ontology" in iris(index[key], TYPE))


def _header(index: Index) -> str:
    return next(iter(_headers(index)), "")


def _module(index: Index, disjoint: dict[str, set[str]]) -> Module:
    header = _header(index)
    facts = index[header]
    terms = [_term(iri, index[iri], header, disjoint) for iri in sorted(index) if _defined(index[iri])]
    return Module(
        header, _text(facts, _DCT + "title"), _text(facts, _DCT + "abstract"), _plain(facts, _OWL + "versionInfo"), tuple(terms)
    )


def _defined(facts: Facts) -> bool:
    types = iris(facts, TYPE)
    return _RDFS + "isDefinedBy" in facts and bool(facts.get(_RDFS + "label")) and not _is_concept(facts) and _SKOS + "ConceptScheme" not in types


def _is_concept(facts: Facts) -> bool:
    return _SKOS + "inScheme" in facts


def _term(iri: str, facts: Facts, module: str, disjoint: dict[str, set[str]]) -> Term:
    types = iris(facts, TYPE)
    kind = next((name for known, name in _KINDS if known in types), "individual")
    return Term(
        iri,
        shorten(iri),
        kind,
        module,
        _text(facts, _RDFS + "label"),
        _text(facts, _SKOS + "definition"),
        _text(facts, _SKOS + "scopeNote", _SKOS + "note", _RDFS + "comment"),
        _values(facts, _SKOS + "example"),
        _values(facts, _DCT + "source"),
        _short(facts, _RDFS + "subClassOf", _RDFS + "subPropertyOf"),
        _short(facts, _RDFS + "domain", _SCHEMA + "domainIncludes"),
        _short(facts, _RDFS + "range", _SCHEMA + "rangeIncludes"),
        _short(facts, _OWL + "inverseOf"),
        tuple(sorted(shorten(other) for other in disjoint.get(iri, ()))),
        tuple(trait for trait in _TRAITS if f"{_OWL}{trait}Property" in types),
    )


def _schemes(index: Index) -> list[Scheme]:
    members: dict[str, list[ConceptEntry]] = defaultdict(list)
    for iri in sorted(index):
        for scheme in iris(index[iri], _SKOS + "inScheme"):
            members[scheme].append(_concept(iri, index))
    return [
        Scheme(
            iri,
            _text(index[iri], _DCT + "title", _SKOS + "prefLabel", _RDFS + "label"),
            _text(index[iri], _DCT + "abstract", _DCT + "description", _SKOS + "definition"),
            tuple(members[iri]),
        )
        for iri in sorted(members)
    ]


def _concept(iri: str, index: Index) -> ConceptEntry:
    facts = index[iri]
    return ConceptEntry(
        iri,
        _text(facts, _SKOS + "prefLabel", _RDFS + "label"),
        _values(facts, _SKOS + "altLabel"),
        _text(facts, _SKOS + "definition"),
        _text(facts, _SKOS + "scopeNote"),
        tuple(sorted(iris(facts, _SKOS + "broader"))),
        tuple(sorted(iris(facts, _SKOS + "related"))),
        _values(facts, _DCT + "source"),
        tuple(_text(index[each], _RDFS + "label", _DCT + "title") for each in sorted(iris(facts, _DCT + "references")) if each in index),
    )


def _alignment(index: Index) -> Alignment:
    header = _header(index)
    reasons: dict[tuple[str, str, str], Text] = {}
    for key in sorted(index):  # an annotated axiom carries the reason of the mapping that it repeats
        facts = index[key]
        if _OWL + "Axiom" in iris(facts, TYPE):
            ends = (iris(facts, _OWL + f"annotated{end}") for end in ("Source", "Property", "Target"))
            source, relation, target = (next(iter(each), "") for each in ends)
            reasons[(source, relation, target)] = _text(facts, _RDFS + "comment", _SKOS + "note")
    mappings = [
        Mapping(
            shorten(iri),
            shorten(relation),
            target,
            reasons.get((iri, relation, target)) or _text(index[iri], _RDFS + "comment", _SKOS + "note"),
        )
        for iri in sorted(index)
        for relation in _MAPPINGS
        for target in sorted(iris(index[iri], relation))
        if not iri.startswith("_:") and iri != header
    ]
    facts = index[header]
    return Alignment(header, _text(facts, _DCT + "title"), _text(facts, _DCT + "abstract"), tuple(mappings))


def _short(facts: Facts, *predicates: str) -> tuple[str, ...]:
    return tuple(sorted({shorten(iri) for predicate in predicates for iri in iris(facts, predicate)}))


def _values(facts: Facts, predicate: str) -> tuple[str, ...]:
    return tuple(sorted({node.value for node in facts.get(predicate, []) if isinstance(node, ox.NamedNode | ox.Literal)}))


def _plain(facts: Facts, predicate: str) -> str:
    return next(iter(_values(facts, predicate)), "")


def _text(facts: Facts, *predicates: str) -> Text:
    """Of the first predicate that says anything; several texts of one language stand behind each other."""
    for predicate in predicates:
        literals = [node for node in facts.get(predicate, []) if isinstance(node, ox.Literal)]
        said = {lang: " ".join(sorted(each.value for each in literals if each.language == lang)) for lang in ("zh", "en")}
        if any(said.values()):
            return Text(**said)
    return Text()
