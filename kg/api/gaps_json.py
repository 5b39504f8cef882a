"""Gaps as JSON's own types: what the command line prints with ``--json`` and the service answers."""

from __future__ import annotations

from kg.analysis.gaps.check import CUTS, Check, Score
from kg.analysis.gaps.gaps import Gap, Gaps
from kg.analysis.gaps.methods import METHODS
from kg.analysis.gaps.verdict import CAUTION
from kg.api.json_parts import Evidence, evidence_json, node_json, statements_json
from kg.api.shapes import FoundGap, FoundGaps, HeldOut, Holder, MethodScore


def gaps_json(found: Gaps, proof: Evidence) -> FoundGaps:
    """Gaps with the check of the method. Facts are given as IRIs of statements, whose quotes stand under ``evidence``."""
    method = METHODS[found.method]
    return {
        "parameters": dict(found.parameters),
        "digest": found.digest,
        "method": {
            "name": method.name, "zh": method.zh, "en": method.en, "about_zh": method.about_zh, "about_en": method.about_en, "source": method.source,
        },
        "verdict": {"zh": found.verdict("zh"), "en": found.verdict("en")},
        "caution": {"zh": CAUTION[0], "en": CAUTION[1]},
        "check": None if found.check is None else _check(found.check),
        "total": found.total,
        "gaps": [_gap(found, each) for each in found.gaps],
        "evidence": evidence_json(proof),
    }  # fmt: skip


def _check(check: Check) -> HeldOut:
    return {
        "queries": check.queries, "cold": check.cold, "folds": check.folds, "seed": check.seed, "scores": [_score(each) for each in check.scores],
        "chosen": check.chosen, "nested": _score(check.nested), "gain": check.gain, "low": check.low, "high": check.high, "better": check.better,
    }  # fmt: skip


def _score(score: Score) -> MethodScore:
    return {"method": score.method, "mrr": score.reciprocal, "hits": {str(cut): share for cut, share in zip(CUTS, score.hits, strict=True)}}


def _gap(found: Gaps, gap: Gap) -> FoundGap:
    holders: list[Holder] = [
        {**node_json(found.table.row(place)), "statements": statements_json(relations)}
        for place, relations in zip(gap.peers.holders, gap.peers.relations, strict=True)
    ]
    return {
        "entity": node_json(gap.row), "gap": node_json(gap.column), "place": gap.place, "score": gap.score,
        "peers": {"class": gap.peers.cls, "having": gap.peers.having, "others": gap.peers.others, "holders": holders},
        "ways": [{"stops": list(way.stops), "chance": way.chance, "statements": statements_json(way.relations)} for way in gap.ways],
    }  # fmt: skip
