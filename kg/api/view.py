"""The interactive graph of an opened graph, as a page."""

from __future__ import annotations

from kg.api.explore import explorer_of
from kg.api.graph import Graph
from kg.view.explore.page import render_explorer
from kg.view.explore.select import FIRST, first_drawn


def view(graph: Graph, focus: str = "", most: int = FIRST) -> str:
    """The page as text. ``focus``: a name; then what lies around it is drawn at first, else the ``most`` best connected entities.

    Raises QueryError for a name that the graph does not know, UsageError for the name of several things.
    """
    page = explorer_of(graph)
    centre = None
    if focus:
        node = graph.node(focus)
        centre = next(number for number, each in enumerate(page.nodes) if each.iri == node.iri)
    return render_explorer(page, first_drawn(page, most, centre))
