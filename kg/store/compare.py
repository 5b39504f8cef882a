"""What two builds differ in: entities, statements and observations, with belief and evidence, report by report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.ontology.prefixes import PREFIXES, shorten
from kg.store.interface import Store
from kg.store.labels import labels, select

KINDS = ("entities", "statements", "observations")
HOW = ("added", "removed", "changed")
_FKGR = PREFIXES["fkgr"]
_DESCRIBED = f"VALUES ?g {{ <{_FKGR}graph/assembled> <{_FKGR}graph/lexicon> }}"
_ENTITIES = f"SELECT ?x ?p ?v {{ {_DESCRIBED} GRAPH ?g {{ ?x rdfs:label ?any ; ?p ?v VALUES ?p {{ rdf:type rdfs:label skos:altLabel skos:broader }} }} }}"
_MENTIONED = "SELECT DISTINCT ?x ?r { ?passage fkg:mentions ?x ; dcterms:isPartOf ?r }"
_STATEMENTS = "SELECT ?x ?p ?v { ?x a rdf:Statement ; ?p ?v }"
_OBSERVATIONS = "SELECT ?x ?p ?v { ?x a fkg:Observation ; ?p ?v }"
_PROVED = "SELECT ?x ?e ?p ?v { ?e fkg:supports ?x ; fkg:passage/dcterms:isPartOf ?r ; ?p ?v VALUES ?p { fkg:passage fkg:context fkg:pattern fkg:confidence } }"
_SAID = "SELECT DISTINCT ?x ?r { ?e fkg:supports ?x ; fkg:passage/dcterms:isPartOf ?r }"
_WITHOUT = frozenset({"prov:wasDerivedFrom", "qb:dataSet", "rdf:type"})
"""What a claim's evidence tells as well, or its kind."""

_TOLD = {
    "statements": ("rdf:subject", "rdf:predicate", "rdf:object"),
    "observations": ("fkg:about", "fkg:place", "fkg:indicator", "fkg:period"),
}
"""The parts by which a claim is told in words."""
_NAMED = ("fkg:bound", "fkg:modality")
_ASSERTED = PREFIXES["fkgc"] + "asserted"
_LABELLED = (_FKGR, PREFIXES["fkgc"], PREFIXES["fkg"], PREFIXES["skos"])
"""What has labels, or those that are borrowed for it."""


class Thing(NamedTuple):
    """What a build says of one thing: prefixed property → values, and the reports that speak of it."""

    parts: Mapping[str, tuple[str, ...]]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same in both: its kind, how it differs, its IRI, what it is called or says.

    ``reports`` are those of either build that speak of it; ``parts`` are the properties of a changed one that differ, each with
    its values in the first and in the second build (for ``evidence`` their numbers).
    """

    kind: str
    how: str
    iri: str
    text: str
    reports: tuple[str, ...]
    parts: tuple[tuple[str, str, str], ...] = ()


def compare(one: Store, other: Store, lang: str = "zh") -> list[Difference]:
    """All that differs between two builds, in the order of kind, way and IRI; empty when they say the same."""
    found: list[Difference] = []
    for kind in KINDS:
        left, right = _things(one, kind), _things(other, kind)
        ways = {"added": right.keys() - left.keys(), "removed": left.keys() - right.keys()}
        ways["changed"] = {iri for iri in left.keys() & right.keys() if left[iri].parts != right[iri].parts}
        words = _in_words(one, kind, {iri: left[iri] for iri in ways["removed"]}, lang)
        words |= _in_words(other, kind, {iri: right[iri] for iri in ways["added"] | ways["changed"]}, lang)
        for how in HOW:
            for iri in sorted(ways[how]):
                sides = [side[iri] for side in (left, right) if iri in side]
                parts = _parts(*sides) if how == "changed" else ()
                found.append(Difference(kind, how, iri, words[iri], tuple(sorted({each for side in sides for each in side.reports})), parts))
    return found


def by_report(differences: Iterable[Difference]) -> dict[str, dict[tuple[str, str], int]]:
    """How many things of each kind differ in each way, by report (empty for what no report speaks of any more)."""
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for each in differences:
        for report in each.reports or ("",):
            counts[report][each.kind, each.how] += 1
    return {report: dict(counts[report]) for report in sorted(counts)}


def _things(store: Store, kind: str) -> dict[str, Thing]:
    query, spoken = {"entities": (_ENTITIES, _MENTIONED), "statements": (_STATEMENTS, _SAID), "observations": (_OBSERVATIONS, _SAID)}[kind]
    parts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in select(store, query).texts():
        name = shorten(row["p"])
        if kind == "entities" or name not in _WITHOUT:
            parts[row["x"]][name].add(row["v"])
    if kind != "entities":
        proofs: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in select(store, _PROVED).texts():
            if row["x"] in parts:
                proofs[row["x"]][row["e"]].append(f"{shorten(row['p'])}={row['v']}")
        for iri, found in proofs.items():
            parts[iri]["evidence"] = {" ".join((each, *sorted(told))) for each, told in found.items()}
    reports: dict[str, set[str]] = defaultdict(set)
    for row in select(store, spoken).texts():
        reports[row["x"]].add(row["r"].removeprefix(_FKGR + "report/"))
    return {
        iri: Thing({name: tuple(sorted(values)) for name, values in sorted(found.items())}, tuple(sorted(reports.get(iri, ()))))
        for iri, found in parts.items()
    }


def _parts(left: Thing, right: Thing) -> tuple[tuple[str, str, str], ...]:
    found = []
    for name in sorted(left.parts.keys() | right.parts.keys()):
        before, after = left.parts.get(name, ()), right.parts.get(name, ())
        if before != after:
            told = (str(len(before)), str(len(after))) if name == "evidence" else (_listed(before), _listed(after))
            found.append((name, *told))
    return tuple(found)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(shorten(value) for value in values)


def _in_words(store: Store, kind: str, things: Mapping[str, Thing], lang: str) -> dict[str, str]:
    """What each thing is called; of a claim, its ends and relation, or its indicator, object, period and figure."""
    if kind == "entities":
        return labels(store, things, lang)
    told = {iri: [value for name in _TOLD[kind] for value in thing.parts.get(name, ())] for iri, thing in things.items()}
    named = {value for values in told.values() for value in values} | {value for thing in things.values() for name in _NAMED for value in thing.parts.get(name, ())}
    known = labels(store, {value for value in named if value.startswith(_LABELLED)}, lang)
    return {iri: " ".join(filter(None, (*(known.get(value) or shorten(value) for value in told[iri]), *_rest(things[iri], known)))) for iri in things}


def _rest(thing: Thing, known: Mapping[str, str]) -> Iterator[str]:
    """The figure of an observation as it counts, a fall being negative, and how a claim is stated where it is no plain fact."""
    low, high, value, unit = ("".join(thing.parts.get(f"fkg:{name}", ())[:1]) for name in ("low", "high", "value", "unit"))
    if value or low:
        yield " ".join((*(known.get(bound, "") for bound in thing.parts.get("fkg:bound", ())), f"{value or f'{low}–{high}'} {unit}".strip()))
    for modality in thing.parts.get("fkg:modality", ()):
        if modality != _ASSERTED:
            yield f"({known.get(modality) or shorten(modality)})"
