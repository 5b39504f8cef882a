"""Small snapshots and networks made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.network.network import Network
from kg.network.project import project
from kg.network.projection import Projection, Step
from kg.network.snapshot import Node, Relation, ReportInfo, Snapshot
from kg.network.terms import Term

ABOVE: Mapping[str, frozenset[str]] = {
    "StateOwnedBank": frozenset({"Bank", "Organization"}),
    "CityBank": frozenset({"Bank", "Organization"}),
    "Bank": frozenset({"Organization"}),
    "Insurer": frozenset({"Organization"}),
    "Regulator": frozenset({"Organization"}),
}
CLASSES = {
    name: Term(name, zh, name)
    for name, zh in {
        "Organization": "机构", "Bank": "银行", "StateOwnedBank": "国有银行", "CityBank": "城商行", "Insurer": "保险公司", "Regulator": "监管机构",
        "Technology": "技术", "Scenario": "场景", "Product": "产品", "Policy": "政策",
    }.items()
}  # fmt: skip
USES = Projection(
    "actor-technology", "机构—技术", "Actors and technologies", "", "",
    (Step(("usesTechnology",), ("Organization",), ("Technology",)), Step(("offers", "usesTechnology"), ("Organization",), ("Technology",))),
    sides=(("Organization",), ("Technology",)),
)  # fmt: skip
EVERYTHING = Projection(
    "everything", "全图", "Everything", "", "",
    tuple(Step((name,)) for name in ("usesTechnology", "servesScenario", "offers", "enables", "partnersWith", "hasSubsidiary", "governs", "broader")),
    directed=True,
)  # fmt: skip


def snapshot(entities: Mapping[str, str], relations: Iterable[tuple[str, str, str] | tuple[str, str, str, float]], report: str = "r-2024") -> Snapshot:
    """Entities as ``{name: class}``, relations as triples of names with, where wanted, the belief (else 0.9). The IRI of ``A`` is ``x:A``."""
    nodes = {f"x:{name}": Node(f"x:{name}", name, f"{name} (en)", cls) for name, cls in entities.items()}
    made = []
    for subject, predicate, value, *belief in relations:
        stated = predicate != "broader"
        statement = f"x:st/{subject}-{predicate}-{value}" if stated else ""
        sure = float(belief[0]) if belief else 0.9 if stated else 1.0
        made.append(Relation(statement, f"x:{subject}", predicate, f"x:{value}", sure, "", (report,) if stated else ()))
    order = sorted(made, key=lambda each: (each.subject, each.predicate, each.object))
    return Snapshot(dict(sorted(nodes.items())), tuple(order), (ReportInfo("2024", report, "报告", "作者", 10),), ABOVE)


def networks(known: Snapshot, projection: Projection = USES) -> tuple[Network, Network]:
    """The network of a projection, and of everything."""
    return project(known, projection), project(known, EVERYTHING)
