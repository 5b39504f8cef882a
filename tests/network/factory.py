"""A snapshot written by hand, small enough to count on one's fingers."""

from __future__ import annotations

from kg.network.projection import Projection, Step
from kg.network.snapshot import Node, Relation, ReportInfo, Snapshot

ABOVE = {
    "StateOwnedBank": frozenset({"Bank", "FinancialInstitution", "Organization"}),
    "Bank": frozenset({"FinancialInstitution", "Organization"}),
    "TechnologyCompany": frozenset({"Organization"}),
    "Regulator": frozenset({"PublicBody", "Organization"}),
    "Law": frozenset({"Policy"}),
}
KINDS = {
    "bank-a": "StateOwnedBank", "bank-b": "Bank", "firm": "TechnologyCompany", "body": "Regulator", "law": "Law", "plan": "Policy",
    "app": "Product", "club": "Initiative", "ai": "Technology", "ml": "Technology", "deep": "Technology", "graph-ml": "Technology",
    "data": "Technology", "lending": "Scenario",
}  # fmt: skip
FACTS = (
    ("bank-a", "hasSubsidiary", "firm", 0.9, "2018-04", ("r1", "r2")),
    ("bank-a", "partnersWith", "bank-b", 0.6, "", ("r1",)),
    ("bank-a", "offers", "app", 0.8, "", ("r1",)),
    ("firm", "offers", "app", 0.7, "", ("r2",)),
    ("app", "usesTechnology", "deep", 0.5, "", ("r2",)),
    ("bank-b", "usesTechnology", "graph-ml", 0.9, "2023", ("r3",)),
    ("bank-b", "usesTechnology", "ml", 0.7, "2021-03-04", ("r1",)),
    ("law", "issuedBy", "body", 0.9, "2020-01", ("r1",)),
    ("law", "governs", "ml", 0.4, "2020-01", ("r3",)),
    ("plan", "governs", "lending", 0.9, "", ("r3",)),
    ("bank-a", "leads", "club", 0.9, "", ("r1",)),
    ("bank-b", "participatesIn", "club", 0.8, "", ("r2",)),
    ("ml", "enables", "lending", 0.9, "", ("r1",)),
)
TAXONOMY = (("ml", "ai"), ("deep", "ml"), ("graph-ml", "ml"), ("graph-ml", "data"))
"""Narrower and broader concept; ``graph-ml`` stands below two."""


def snapshot(facts: tuple[tuple[str, str, str, float, str, tuple[str, ...]], ...] = FACTS) -> Snapshot:
    """The graph of the facts; statements are called by their parts."""
    relations = [Relation(f"st/{s}-{p}-{o}", s, p, o, belief, date, reports) for s, p, o, belief, date, reports in facts]
    relations += [Relation("", narrow, "broader", wide, 1.0, "", ()) for narrow, wide in TAXONOMY]
    return Snapshot(
        nodes={iri: Node(iri, f"〔{iri}〕", iri, cls) for iri, cls in sorted(KINDS.items())},
        relations=tuple(sorted(relations, key=lambda each: (each.subject, each.predicate, each.object, each.statement))),
        reports=tuple(ReportInfo(f"202{number}", f"r{number}", f"报告{number}", "社", 10) for number in (1, 2, 3)),
        above=ABOVE,
    )


def projection(*steps: Step, **chosen: object) -> Projection:
    """A projection of these steps, with other choices by name."""
    return Projection("p", "投影", "projection", "边", "edge", steps, **chosen)  # type: ignore[arg-type]
