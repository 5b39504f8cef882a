"""The page that only a build can write: how much was understood of each section, with examples of what was not."""

from __future__ import annotations

from pathlib import Path

from kg.model.graph import Graph
from kg.ontology.terms import Ontology
from kg.view.quality import quality_of
from kg.view.quality_page import render_quality
from kg.view.site_map import INDEX, read_site

PAGE = Path("site", INDEX[0])
"""The first page of the site, which ``kg report`` writes."""
COVERAGE = Path("site", "coverage.html")


def write_site(folder: Path, graph: Graph, ontology: Ontology) -> None:
    """Write the page below ``folder``; the rest of the site is made from the store, once that is there."""
    (folder / COVERAGE).parent.mkdir(exist_ok=True)
    text = render_quality(quality_of(graph, ontology), read_site().links())
    (folder / COVERAGE).write_text(text, encoding="utf-8", newline="\n")
