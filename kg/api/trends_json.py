"""Trends as JSON's own types: what the command line prints with ``--json`` and the service answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kg.analysis.trends.changes import Changes
from kg.analysis.trends.pilots import Pilots
from kg.analysis.trends.policies import Policies
from kg.analysis.trends.presence import Presence
from kg.analysis.trends.series import Series
from kg.api.shapes import PilotTrend, SeriesTrend, SpokenTrend, Told, Trend

Found = Presence | Pilots | Policies | Series | Changes
_Kind = TypeVar("_Kind", bound=Found)


def first_of(found: _Kind, top: int) -> _Kind:
    """The result with the first ``top`` of each list of changes and of every verdict (0: all); lists of figures, pilots and policies stay whole."""
    if isinstance(found, Presence):
        return replace(found, items=found.top(top))
    if isinstance(found, Changes) and top:
        return replace(found, entities=found.entities[:top], relations=found.relations[:top], policies=found.policies[:top], figures=found.figures[:top])
    return found


def trends_json(found: Found, lang: str = "zh", top: int = 0) -> SpokenTrend | SeriesTrend | PilotTrend | Trend:
    """The first ``top`` of each list of a result (0: all), its labels and words in a language."""
    told: Told = {"parameters": dict(found.parameters), "digest": found.digest}
    caution, shown = found.caution(lang), first_of(found, top)
    if isinstance(shown, Presence):
        return _spoken(shown, told, caution, lang)
    trend: Trend = {**told, "caution": caution, "rows": list(shown.rows(lang))}
    if isinstance(shown, Series):
        conflicts, concentration = list(shown.conflict_rows(lang)), list(shown.concentration_rows(lang))
        return {**trend, "conflicts": conflicts, "concentration": concentration, "notes": [note(lang) for note in shown.notes]}
    if isinstance(shown, Pilots):
        return {**trend, "figures": list(shown.figure_rows(lang))}
    return trend


def _spoken(found: Presence, told: Told, caution: str, lang: str) -> SpokenTrend:
    rows: SpokenTrend = {
        **told, "caution": caution, "rows": [],
        "dispersion": dict(found.dispersion), "bases": {family: list(base) for family, base in found.bases.items()},
    }  # fmt: skip
    for row, item in zip(found.rows(lang), found.items, strict=True):
        passages = {edition.id: list(each) for edition, each in zip(found.selection.editions, item.passages, strict=True)}
        rows["rows"].append({**row, "evidence": passages, "statements": list(item.statements)})
    return rows
