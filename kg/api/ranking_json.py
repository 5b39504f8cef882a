"""Rankings, measures and projections as JSON's own types: for ``kg rank --json`` and the service."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kg.analysis.centrality.measures import MEASURES
from kg.analysis.ranking import Ranked, Ranking
from kg.api.json_parts import Evidence, node_json
from kg.network.bundled import bundled_projections
from kg.network.snapshot import Relation, Snapshot


def rounded(value: float) -> float:
    """A value to ten significant digits: further ones are noise of the machine."""
    return float(f"{value:.10g}")


def ranking_json(found: Ranking, evidence: Evidence, snapshot: Snapshot) -> dict[str, Any]:
    """All of a ranking; ``evidence`` by IRI of statement, as ``evidence_of`` gives it.

    ``without`` gives the rank without each report, null where it is then not ranked; a relation has no statement where the taxonomy of
    the lexicon says it.
    """
    return {
        "parameters": dict(found.parameters),
        "digest": found.digest,
        "measure": {"name": found.measure.name, "zh": found.measure.zh, "en": found.measure.en},
        "network": {"nodes": found.nodes, "edges": found.edges},
        "ranked": found.ranked,
        "notes": [{"zh": each.zh, "en": each.en} for each in found.notes],
        "rows": [_row(each, evidence, snapshot) for each in found.entries],
    }


def choices_json() -> dict[str, Any]:
    """The measures and projections that there are, with what they mean."""
    measures = [
        {"name": each.name, "zh": each.zh, "en": each.en, "about": {"zh": each.about_zh, "en": each.about_en}, "weights": each.weights.value}
        for each in MEASURES.values()
    ]
    projections = [
        {
            "name": each.name, "zh": each.zh, "en": each.en, "about": {"zh": each.about_zh, "en": each.about_en}, "directed": each.directed,
            "weight": each.weight, "sides": [list(side) for side in each.sides], "steps": [list(step.chain) for step in each.steps],
        }
        for each in bundled_projections().values()
    ]  # fmt: skip
    return {"measures": measures, "projections": projections}


def _row(each: Ranked, evidence: Evidence, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "rank": each.rank,
        "node": node_json(each.node),
        "other": node_json(each.other) if each.other else None,
        "value": rounded(each.value),
        "error": None if each.error is None else rounded(each.error),
        "best": each.best,
        "worst": each.worst,
        "without": dict(each.without),
        "edges": each.edges,
        "facts": [_fact(relation, evidence, snapshot) for relation in each.relations],
    }


def _fact(relation: Relation, evidence: Evidence, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "statement": relation.statement,
        "subject": node_json(snapshot.nodes[relation.subject]),
        "predicate": relation.predicate,
        "object": node_json(snapshot.nodes[relation.object]),
        "belief": relation.belief,
        "reports": list(relation.reports),
        "evidence": [asdict(shown) for shown in evidence.get(relation.statement, ())],
    }
