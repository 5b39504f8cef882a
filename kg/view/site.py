"""The pages of a build, written into its folder."""

from __future__ import annotations

from pathlib import Path

from kg.model.graph import Graph
from kg.ontology.terms import Ontology
from kg.view.collect import overview_of
from kg.view.page import render_overview
from kg.view.quality import quality_of
from kg.view.quality_page import render_quality

PAGE = Path("site", "index.html")
QUALITY = Path("site", "quality.html")


def write_site(folder: Path, graph: Graph, ontology: Ontology) -> None:
    """Write the first page and the page of self-knowledge below ``folder``; each links to the other."""
    (folder / PAGE).parent.mkdir(exist_ok=True)
    pages = {PAGE: render_overview(overview_of(graph, ontology)), QUALITY: render_quality(quality_of(graph, ontology))}
    for path, text in pages.items():
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
