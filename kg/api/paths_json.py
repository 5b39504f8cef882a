"""Paths with their evidence as JSON's own types: for ``kg path --json`` and the service."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kg.analysis.paths.result import Hop, Path, Paths
from kg.api.json_parts import Evidence, node_json


def paths_json(found: Paths, evidence: Evidence) -> dict[str, Any]:
    """All of a result; ``evidence`` by IRI of statement, as ``evidence_of`` gives it.

    A hop's ``relations`` are the statements that carry it, each with its evidence (``kind`` tells a digest's sentence from an
    original's), or have no statement where the taxonomy of the lexicon says it.
    """
    return {
        "parameters": dict(found.parameters),
        "digest": found.digest,
        "total": found.total,
        "complete": found.complete,
        "paths": [_path(path, evidence) for path in found.paths],
    }


def _path(path: Path, evidence: Evidence) -> dict[str, Any]:
    return {
        "cost": round(path.cost, 6),
        "belief": round(path.belief, 6),
        "words": {"zh": path.zh, "en": path.en},
        "hops": [_hop(hop, evidence) for hop in path.hops],
        "sparql": path.query,
    }


def _hop(hop: Hop, evidence: Evidence) -> dict[str, Any]:
    return {
        "source": node_json(hop.source),
        "target": node_json(hop.target),
        "predicate": hop.predicate,
        "forward": hop.forward,
        "belief": round(hop.belief, 6),
        "date": hop.date,
        "reports": list(hop.reports),
        "words": {"zh": hop.zh, "en": hop.en},
        "relations": [
            {"statement": each.statement, "belief": each.belief, "evidence": [asdict(shown) for shown in evidence.get(each.statement, ())]}
            for each in hop.relations
        ],
        "also": [_hop(each, evidence) for each in hop.also],
    }
