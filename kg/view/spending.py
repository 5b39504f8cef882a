"""Technology spending by firm and year, from a graph's statistics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model.entity import Entity
from kg.model.statement import Modality, Observation
from kg.ontology.terms import Ontology
from kg.view.overview import Fact, InvestmentCell, InvestmentRow, Label
from kg.view.sayings import Sayings

AMOUNT = "technology-investment"
SHARES = frozenset({"revenue-ratio", "technology-investment-revenue-share"})
GROWTH = "fintech-investment-growth"
_KINDS: Mapping[str, tuple[str, str]] = {
    "amount": ("{}", "{}"),
    "share": ("占营收 {}", "{} of revenue"),
    "growth": ("增长 {}", "growth {}"),
}
_BOUNDS = {"atLeast": ("不低于 ", "at least "), "atMost": ("不超过 ", "at most "), "about": ("约 ", "about ")}


def spending(sayings: Sayings, observations: Iterable[Observation]) -> tuple[InvestmentRow, ...]:
    """One row a firm of which an amount is asserted for some year, with shares of revenue and growth beside it."""
    found: dict[str, dict[str, dict[str, list[Fact]]]] = defaultdict(dict)
    for observation in sorted(observations, key=lambda each: each.id):
        claim = observation.claim
        kind = _spending_kind(observation)
        entity = sayings.graph.entities.get(claim.about)
        if (
            not kind
            or not claim.period
            or claim.modality is not Modality.ASSERTED
            or not _is_firm(entity, sayings.ontology)
        ):
            continue
        year = found[claim.about].setdefault(claim.period.text[:4], defaultdict(list))
        year[kind].append(_figure(sayings, observation, kind))
    rows = [
        InvestmentRow(
            sayings.label(firm),
            tuple(
                InvestmentCell(year, *(tuple(sorted(facts.get(k, ()), key=lambda f: f.text)) for k in _KINDS))
                for year, facts in sorted(years.items())
            ),
        )
        for firm, years in found.items()
        if any("amount" in facts for facts in years.values())
    ]
    return tuple(sorted(rows, key=lambda row: row.firm))


def _figure(sayings: Sayings, observation: Observation, kind: str) -> Fact:
    claim = observation.claim
    yuan = claim.normalized_value if claim.normalized_unit == "CNY" else None
    number = f"{claim.value:f}" if claim.value is not None else f"{claim.low:f}–{claim.high:f}"
    zh, en = _KINDS[kind]
    amount = f"{number} {claim.unit}" if kind == "amount" else f"{number}{claim.unit}"
    zh_bound, en_bound = _BOUNDS.get(claim.bound, ("", ""))
    sort = float(claim.normalized_value if claim.normalized_value is not None else claim.value or 0)
    quotes = sayings.quotes(each.passage for each in observation.evidence)
    english = f"CNY {yuan / 10**6:,.0f} million" if yuan is not None else amount
    return Fact(Label(zh.format(zh_bound + amount), en.format(en_bound + english)), quotes, sort)


def _spending_kind(observation: Observation) -> str:
    claim = observation.claim
    if claim.growth_of == AMOUNT or claim.indicator == GROWTH:
        return "growth"
    if claim.share_of == AMOUNT or claim.indicator in SHARES:
        return "share"
    return "amount" if claim.indicator == AMOUNT else ""


def _is_firm(entity: Entity | None, ontology: Ontology) -> bool:
    return entity is not None and ontology.top_class(entity.cls) == "Organization"
