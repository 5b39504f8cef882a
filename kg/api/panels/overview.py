"""The first page's panels that are neither a query nor a measure: the way to the other pages, and the graph as a picture."""

from __future__ import annotations

from kg.api.panels.entry import Entry
from kg.api.panels.setting import Setting
from kg.view.panels.model import Part
from kg.view.panels.overview import graph_html, pages_html
from kg.view.site_map import GRAPH

TAKES: tuple[str, ...] = ()


def pages_panel(entry: Entry, setting: Setting) -> Part:
    """All pages but the first, with links to their panels."""
    return Part(entry.id, entry.title, pages_html(setting.site.pages[1:]))


def graph_panel(entry: Entry, setting: Setting) -> Part:
    """What the interactive graph shows first."""
    return Part(entry.id, entry.title, graph_html(*setting.explorer, f"{GRAPH[0]}.html"), commands=("kg view",))
