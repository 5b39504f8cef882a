"""How much of a key is in a build, by kind, predicate and class, and where the misses should have been found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.evaluate.gold import Gold, GoldEntity, GoldObservation
from kg.ontology.terms import Ontology
from kg.store.interface import Store
from kg.store.labels import select
from kg.text.dates import parse_date, parse_period
from kg.text.money import with_unit
from kg.text.normalise import name_key
from kg.text.numbers import parse_number

ALIKE = 0.5
_LIKE = {  # classes that a careful analyst may choose instead
    "Technology": ("Scenario",), "Scenario": ("Technology", "Product"), "Product": ("Initiative", "Scenario"), "Initiative": ("Product",),
    "OtherCompany": ("TechnologyCompany",), "ResearchInstitute": ("TechnologyCompany",), "GovernmentBody": ("PublicBody",),
    "OtherFinancialInstitution": ("FinancialInstitution",), "Standard": ("Policy",), "CentralBank": ("Regulator",),
}  # fmt: skip
_SYMMETRIC = frozenset({"partnersWith"})


@dataclass(frozen=True, slots=True)
class Miss:
    """What the graph lacks, and the passage (report, section, quote) in which it should have been found."""

    kind: str
    what: str
    quote: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """Hits and totals by group (``entities``, ``relations/offers`` …), and the misses."""

    hits: Counter[str]
    totals: Counter[str]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class _Observation:
    value: Decimal
    kind: str
    year: str
    names: frozenset[str]
    indicator: str


class Evaluator:
    """Compares keys with one build."""

    def __init__(self, store: Store, ontology: Ontology) -> None:
        self.ontology = ontology
        self.by_name: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, set[str]] = defaultdict(set)
        mentioned = {row["x"] for row in select(store, "SELECT DISTINCT ?x { ?p fkg:mentions ?x }").texts()}
        for row in select(store, "SELECT DISTINCT ?x ?n { ?x rdfs:label|skos:prefLabel|skos:altLabel ?n }").texts():
            self.names[row["x"]].add(row["n"])
            if row["x"] in mentioned:
                self.by_name[name_key(row["n"])].add(row["x"])
        self.classes: dict[str, set[str]] = defaultdict(set)
        for row in select(store, "SELECT DISTINCT ?x ?c { ?p fkg:mentions ?x . ?x a ?c }").texts():
            self.classes[row["x"]].add(row["c"].rpartition("#")[2])
        self.said: set[tuple[str, str, str]] = set()
        self.dates: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        query = """SELECT DISTINCT ?s ?p ?o ?d { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; fkg:modality ?m ;
          prov:wasDerivedFrom/fkg:quote ?q . FILTER(?m IN (fkgc:asserted, fkgc:planned)) OPTIONAL { ?st fkg:date ?d } }"""
        for row in select(store, query).texts():
            triple = (row["s"], re.split(r"[#/]", row["p"])[-1], row["o"])
            self.said.add(triple)
            if row.get("d"):
                self.dates[triple].add(row["d"])
        self.observations = list(self._observations(store))
        self.passages = [
            (re.sub(r"\s+", "", row["q"]), f"{row['r'].rpartition('/')[2]} {row.get('sec') or ''}".strip())
            for row in select(store, "SELECT ?q ?r ?sec { ?x fkg:quote ?q ; dcterms:isPartOf ?r OPTIONAL { ?x fkg:section ?sec } } ORDER BY ?r ?x").texts()
        ]

    def _observations(self, store: Store) -> Iterable[_Observation]:
        query = """SELECT ?x ?v ?u ?per ?i ?a ?pl { ?x fkg:value ?v ; fkg:unit ?u ; fkg:indicator ?i ; prov:wasDerivedFrom/fkg:quote ?q .
          OPTIONAL { ?x fkg:period ?per } OPTIONAL { ?x fkg:about ?a } OPTIONAL { ?x fkg:place ?pl } }"""
        seen: set[str] = set()
        for row in select(store, query).texts():
            if row["x"] in seen:
                continue
            seen.add(row["x"])
            quantity = with_unit(Decimal(row["v"]), row["u"])
            labels = sorted(self.names.get(row["i"], {row["i"]}))
            holders = {name_key(n) for end in ("a", "pl") for n in self.names.get(row.get(end) or "", ())}
            for label in labels:
                yield _Observation(quantity.normalized_value, quantity.normalized_unit, (row.get("per") or "")[:4], frozenset(holders), label)

    def evaluate(self, gold: Gold) -> Recall:
        """Recall of one key. A resource serves one entity of the key only."""
        hits: Counter[str] = Counter()
        totals: Counter[str] = Counter()
        misses: list[Miss] = []

        def count(group: str, detail: str, hit: bool, what: str, quote: str) -> None:
            for name in (group, f"{group}/{detail}"):
                totals[name] += 1
                hits[name] += hit
            if not hit:
                misses.append(Miss(f"{group}/{detail}", what, quote, self._where(quote)))

        owned = self._assign(gold)
        for key, entity in gold.entities.items():
            count("entities", entity.cls, bool(owned[key]), entity.names[0], entity.quote)
            if owned[key]:
                wanted = {entity.cls, *_LIKE.get(entity.cls, ())}
                count("classes", entity.cls, any(self.classes[x] & wanted for x in owned[key]), entity.names[0], entity.quote)
        for relation in gold.relations:
            ends = [(s, o) for s in owned[relation.subject] for o in owned[relation.object]]
            if relation.predicate in _SYMMETRIC:
                ends += [(o, s) for s, o in ends]
            names = [relation.predicate] + (["leads"] if relation.predicate == "participatesIn" else [])
            found = [(s, p, o) for s, o in ends for p in names if (s, p, o) in self.said]
            what = f"{gold.entities[relation.subject].names[0]} {relation.predicate} {gold.entities[relation.object].names[0]}"
            count("relations", relation.predicate, bool(found), what, relation.quote)
            date = relation.attributes.get("date")
            if date:
                wanted_date = parse_date(date) or date[:4]
                right = any(d.startswith(wanted_date) for triple in found for d in self.dates[triple])
                count("dates", relation.predicate, right, f"{what} ({date})", relation.quote)
        for observation in gold.observations:
            kind = "share or growth" if observation.unit == "%" else "level"
            what = f"{observation.subject} {observation.indicator} {observation.period}: {observation.value} {observation.unit}".strip()
            count("observations", kind, self._observed(observation), what, observation.quote)
        return Recall(hits, totals, tuple(misses))

    def _assign(self, gold: Gold) -> dict[str, set[str]]:
        claims: dict[str, Counter[str]] = defaultdict(Counter)
        for key, entity in gold.entities.items():
            for rank, name in enumerate(entity.names):
                for resource in self.by_name.get(name_key(name), ()):
                    claims[resource][key] += 10 if rank == 0 else 1
        owned: dict[str, set[str]] = {key: set() for key in gold.entities}
        for resource, counted in claims.items():
            if not self._is_entity(resource):
                continue
            best = min(counted, key=lambda key: (-counted[key], not self._fits(gold.entities[key], resource), key))
            owned[best].add(resource)
        return owned

    def _is_entity(self, resource: str) -> bool:
        return bool(self.classes[resource] - {"Indicator", "Concept"})

    def _fits(self, entity: GoldEntity, resource: str) -> bool:
        return bool(self.classes[resource] & {entity.cls, *_LIKE.get(entity.cls, ())})

    def _observed(self, wanted: GoldObservation) -> bool:
        number = parse_number(wanted.value) if wanted.value else None
        if number is None:
            return False
        quantity = with_unit(number, wanted.unit)
        period = parse_period(wanted.period)
        year = period.text[:4] if period else wanted.period[:4]
        subject = name_key(wanted.subject)
        return any(
            abs(abs(o.value) - abs(quantity.normalized_value)) <= abs(quantity.normalized_value) / 1000
            and o.kind == quantity.normalized_unit
            and (not year or o.year == year)
            and (not subject or subject in o.names or subject in name_key(o.indicator) or not o.names)
            and alike(wanted.indicator, o.indicator) >= ALIKE
            for o in self.observations
        )

    def _where(self, quote: str) -> str:
        """Report and section of the passage that holds the first words of a key's quote."""
        words = re.sub(r"\s+", "", quote)[:16]
        return next((where for text, where in self.passages if words and words in text), "")


def alike(a: str, b: str) -> float:
    """Dice's coefficient of the character pairs of two names (Dice 1945, *Ecology* 26:297–302), 0 to 1."""
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} or {text} for text in (name_key(a), name_key(b))]
    return 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1]))
