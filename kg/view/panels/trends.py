"""Trends as a panel: the drawing and tables of each kind of result."""

from __future__ import annotations

from kg.analysis.trends.caution import Said
from kg.analysis.trends.pilots import Pilots
from kg.analysis.trends.policies import Policies
from kg.analysis.trends.presence import Presence
from kg.analysis.trends.series import Series
from kg.view.overview import Label
from kg.view.trends_lists import changes_html, pilots_html, policies_html
from kg.view.trends_page import Trend
from kg.view.trends_presence import presence_html
from kg.view.trends_series import series_html
from kg.view.trends_tables import Proof


def trend_html(part: Trend, proof: Proof, ident: str, top: int) -> str:
    """Charts and tables; ``ident`` begins the ids of the tables, ``top`` bounds long lists (0: all)."""
    if isinstance(part, Presence):
        return presence_html(part, proof, ident, top=top)
    if isinstance(part, Series):
        return series_html(part, proof, ident)
    if isinstance(part, Pilots):
        return pilots_html(part, proof, ident)
    if isinstance(part, Policies):
        return policies_html(part, proof, ident)
    return changes_html(part, proof, ident, top=top)


def trend_notes(part: Trend) -> tuple[Label, ...]:
    """What to keep in mind when reading it."""
    said: tuple[Said, ...] = (part.caution, *(part.notes if isinstance(part, Series) else ()))
    return tuple(Label(each.zh, each.en) for each in said)
