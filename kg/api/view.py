"""The interactive graph of an opened graph, as a page."""

from __future__ import annotations

from dataclasses import replace

from kg.analysis.centrality.measure import compute
from kg.analysis.centrality.measures import find_measure
from kg.api.explore import explorer_of
from kg.api.graph import Graph
from kg.network.bundled import bundled_projection
from kg.network.project import project
from kg.store.facts import Proven
from kg.view.explore.model import Explorer
from kg.view.explore.page import render_explorer
from kg.view.explore.select import FIRST, Drawn, first_drawn
from kg.view.overview import Label

MEASURES = ("pagerank", "betweenness")
"""Centralities that dots may be sized by, beside the number of neighbours: over everything the graph says, whichever way it points."""


def view(graph: Graph, focus: str = "", most: int = FIRST, site: tuple[str, Label] | None = None) -> str:
    """The page as text. ``focus``: a name; then what lies around it is drawn at first, else the ``most`` best connected entities.

    Communities (see ``Graph.communities``) and centralities are those of the whole graph; ``site`` is the page (file and title) that it leads back
    to. Raises QueryError for a name that the graph does not know, UsageError for the name of several things.
    """
    page, drawn = viewed(graph, focus, most)
    return render_explorer(page, drawn, site=site)


def viewed(graph: Graph, focus: str = "", most: int = FIRST, proven: Proven | None = None) -> tuple[Explorer, Drawn]:
    """What the page holds, and what it draws first. ``proven`` as for ``explorer_of``; other arguments and errors as ``view``."""
    network = project(graph.snapshot, replace(bundled_projection("everything"), directed=False))
    if network.edges:
        values = {name: compute(find_measure(name), network.links).values.tolist() for name in MEASURES}
        measures = {name: {node.iri: float(f"{value:.4g}") for node, value in zip(network.nodes, values[name], strict=True)} for name in MEASURES}
        found = graph.communities("everything", runs=0, samples=0)
        communities = {found.network.nodes[member].iri: each.number - 1 for each in found.communities for member in each.members}
        page = explorer_of(graph, communities, measures, proven)
    else:
        page = explorer_of(graph, proven=proven)
    centre = None
    if focus:
        node = graph.node(focus)
        centre = next(number for number, each in enumerate(page.nodes) if each.iri == node.iri)
    return page, first_drawn(page, most, centre)
