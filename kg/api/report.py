"""The site of a build, written into its folder."""

from __future__ import annotations

from pathlib import Path

from kg.api.graph import Graph
from kg.api.site import site_pages, site_setting
from kg.errors import BuildError
from kg.view.explore.page import render_explorer
from kg.view.panels.page import render_page
from kg.view.site_map import GRAPH, OWN
from kg.worded import worded


def write_report(graph: Graph, folder: Path, build: Path | None = None, declared: Path | None = None) -> list[Path]:
    """Write the pages into ``folder`` (``site`` of a build), beside those that the build and its checks made; the files written, in order.

    ``build`` is the build folder, for what it tells of itself; ``declared`` the file of pages (``data/site.yaml``). Raises LexiconError for a page
    that is declared wrongly, BuildError when a file cannot be written.
    """
    setting = site_setting(graph, declared, build, [name for name in OWN if (folder / f"{name}.html").is_file()])
    links = setting.site.links()
    texts = {f"{page.file}.html": render_page(page, links) for page in site_pages(setting)}
    first = setting.site.pages[0]
    texts[f"{GRAPH[0]}.html"] = render_explorer(*setting.explorer, site=(f"{first.file}.html", first.title))
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in texts.items():
            (folder / name).write_text(page, encoding="utf-8", newline="\n")
            written.append(folder / name)
    except OSError as error:
        raise BuildError(worded("cannot be written: {}", error), where=str(error.filename or folder), do="make room, or the folder writable") from error
    return written
