"""The site of a build, written into its folder."""

from __future__ import annotations

from pathlib import Path

from kg.api.graph import Graph
from kg.api.site import site_pages
from kg.api.view import view
from kg.errors import BuildError
from kg.view.overview import Label
from kg.view.panels.page import render_page

GRAPH = ("graph", Label("交互图", "Graph"))
INDEX = ("index", Label("总览", "Overview"))
QUALITY = ("quality", Label("质量", "Quality"))


def write_report(graph: Graph, folder: Path) -> list[Path]:
    """Write the pages into ``folder`` (``site`` of a build), beside those that the build made; the files written, in order.

    Links lead to the overview and the page of quality where these are there. Raises BuildError when a file cannot be written.
    """
    pages = site_pages(graph)
    made = [each for each in (INDEX, QUALITY) if (folder / f"{each[0]}.html").is_file()]
    links = [*made[:1], *((page.file, page.title) for page in pages), GRAPH, *made[1:]]
    texts = {f"{page.file}.html": render_page(page, links) for page in pages} | {f"{GRAPH[0]}.html": view(graph)}
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in texts.items():
            (folder / name).write_text(page, encoding="utf-8", newline="\n")
            written.append(folder / name)
    except OSError as error:
        raise BuildError(f"cannot be written: {error.strerror or error}", where=str(error.filename or folder), do="make room, or the folder writable") from error
    return written
