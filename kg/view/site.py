"""The pages of a build, written into its folder."""

from __future__ import annotations

from pathlib import Path

from kg.model.graph import Graph
from kg.ontology.terms import Ontology
from kg.view.collect import overview_of
from kg.view.page import render_overview

PAGE = Path("site", "index.html")


def write_site(folder: Path, graph: Graph, ontology: Ontology) -> None:
    """Write the first page below ``folder``."""
    page = folder / PAGE
    page.parent.mkdir(exist_ok=True)
    page.write_text(render_overview(overview_of(graph, ontology)), encoding="utf-8", newline="\n")
