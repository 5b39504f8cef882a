"""The analyses by the name under which ``data/site.yaml`` calls them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from kg.api.panels import communities, overview, quality, ranks, trends
from kg.api.panels.entry import Entry
from kg.api.panels.setting import Setting
from kg.errors import LexiconError
from kg.view.panels.model import Part
from kg.worded import worded

Analysis = Callable[[Entry, Setting], Part]
ANALYSES: Mapping[str, tuple[Collection[str], Analysis]] = {
    "rank": (ranks.TAKES, ranks.rank_panel),
    "communities": (communities.TAKES, communities.communities_panel),
    "trends": (trends.TAKES, trends.trends_panel),
    "coverage": (quality.TAKES, quality.coverage_panel),
    "problems": (quality.TAKES, quality.problems_panel),
    "checks": (quality.TAKES, quality.checks_panel),
    "pages": (overview.TAKES, overview.pages_panel),
    "graph": (overview.TAKES, overview.graph_panel),
}
"""The choices that each takes beside id, zh and en, and what makes its panel."""


def analysis_panel(path: Path, raw: Mapping[str, Any], setting: Setting) -> Part:
    """The panel of an entry with ``analysis``. Raises LexiconError for an analysis that there is none of, or a choice that means nothing."""
    name = str(raw["analysis"])
    if name not in ANALYSES:
        raise LexiconError(worded("unknown analysis '{}'", name), where=path.name, expected=" | ".join(ANALYSES), do="correct it")
    takes, made = ANALYSES[name]
    return made(Entry(path, raw, takes), setting)
