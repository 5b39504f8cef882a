"""Gaps as JSON's own types: what the command line prints with ``--json`` and the service answers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kg.analysis.gaps.check import CUTS, Score
from kg.analysis.gaps.gaps import Gap, Gaps
from kg.analysis.gaps.methods import METHODS
from kg.analysis.gaps.verdict import CAUTION
from kg.api.json_parts import Evidence, evidence_json, node_json, statements_json


def gaps_json(found: Gaps, proof: Evidence) -> dict[str, Any]:
    """Gaps with the check of the method. Facts are given as IRIs of statements, whose quotes stand under ``evidence``."""
    check = None
    if found.check is not None:
        check = asdict(found.check) | {"better": found.check.better, "scores": [_score(each) for each in found.check.scores]}
        check["nested"] = _score(found.check.nested)
    return {
        "parameters": dict(found.parameters),
        "digest": found.digest,
        "method": asdict(METHODS[found.method]),
        "verdict": {lang: found.verdict(lang) for lang in ("zh", "en")},
        "caution": dict(zip(("zh", "en"), CAUTION, strict=True)),
        "check": check,
        "total": found.total,
        "gaps": [_gap(found, each) for each in found.gaps],
        "evidence": evidence_json(proof),
    }


def _score(score: Score) -> dict[str, Any]:
    return {"method": score.method, "mrr": score.reciprocal, "hits": {str(cut): share for cut, share in zip(CUTS, score.hits, strict=True)}}


def _gap(found: Gaps, gap: Gap) -> dict[str, Any]:
    holders = [
        node_json(found.table.row(place)) | {"statements": statements_json(relations)}
        for place, relations in zip(gap.peers.holders, gap.peers.relations, strict=True)
    ]
    return {
        "entity": node_json(gap.row), "gap": node_json(gap.column), "place": gap.place, "score": gap.score,
        "peers": {"class": gap.peers.cls, "having": gap.peers.having, "others": gap.peers.others, "holders": holders},
        "ways": [{"stops": list(way.stops), "chance": way.chance, "statements": statements_json(way.relations)} for way in gap.ways],
    }  # fmt: skip
