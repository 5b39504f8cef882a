"""The pages of the site, as they are declared: each panel's query asked, or its analysis made, and what proves each row found."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from kg.api.graph import Graph
from kg.api.panels.queries import Asked, Asking
from kg.api.panels.registry import analysis_panel
from kg.api.panels.setting import Setting
from kg.api.view import viewed
from kg.store.proofs import Proofs
from kg.text.yaml_file import entry_of
from kg.view.panels.model import Page, Part
from kg.view.site_map import DeclaredPage, read_site


def site_setting(graph: Graph, declared: Path | None = None, build: Path | None = None, beside: Collection[str] = ()) -> Setting:
    """What the pages of a graph are made with: the file that declares them (``data/site.yaml``), and the build folder, where there is one.

    ``beside`` names the pages (without ending) that stand in the folder of the site already. Raises LexiconError as ``read_site`` does.
    """
    site, proofs = read_site(declared), Proofs(graph.store)
    return Setting(graph, site, viewed(graph, proven=proofs), proofs, build, frozenset(beside))


def site_pages(setting: Setting) -> tuple[Page, ...]:
    """The declared pages, filled from the graph.

    Raises LexiconError, with file and line, for an entry that names a query, view, column or analysis that is not there, or a choice that means
    nothing.
    """
    path = setting.site.path
    asking = Asking(setting.graph, path)
    made: list[tuple[DeclaredPage, list[Asked | Part]]] = []
    for page in setting.site.pages:
        panels: list[Asked | Part] = []
        for number, raw in enumerate(page.panels):
            with entry_of(path, page.place, "panels", number):
                panels.append(analysis_panel(path, raw, setting) if "analysis" in raw else asking.ask(raw))
        made.append((page, panels))
    resting = {claim for _, panels in made for panel in panels if isinstance(panel, Asked) for row in panel.resting for claim in row}
    proofs = setting.proofs(resting)
    return tuple(
        Page(page.file, page.heading, tuple(each if isinstance(each, Part) else asking.panel(each, proofs, setting.cites) for each in panels), page.about)
        for page, panels in made
    )
