"""The first page of the site: where everything is, and the graph as a picture that leads to the interactive one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kg.view.explore.model import Explorer
from kg.view.explore.select import Drawn, stated_degrees
from kg.view.markup import both
from kg.view.overview import Label
from kg.view.palette import FAMILIES, family_of
from kg.view.panels.picture import Spot, picture
from kg.view.site_map import DeclaredPage


def pages_html(pages: Sequence[DeclaredPage]) -> str:
    """A card for each page: its title, what it is about, and links to its panels."""
    return f'<div class="cards pages">{"".join(map(_card, pages))}</div>'


def _card(page: DeclaredPage) -> str:
    links = "".join(
        f'<li><a href="{escape(page.file)}.html#{escape(str(panel["id"]))}">{both(Label(str(panel["zh"]), str(panel["en"])))}</a></li>' for panel in page.panels
    )
    about = f"<p>{both(page.about)}</p>" if page.about.zh else ""
    return f'<article class="card"><h3><a href="{escape(page.file)}.html">{both(page.title)}</a></h3>{about}<ul>{links}</ul></article>'


def graph_html(page: Explorer, drawn: Drawn, target: str) -> str:
    """What the interactive graph shows first, as a picture that leads to it (``target``: its file), with the legend."""
    degree = stated_degrees(page)
    place = {node: number for number, node in enumerate(drawn.nodes)}
    spots = [
        Spot(x, y, float(degree[node]), family_of(page.nodes[node].cls).colour, page.nodes[node].label)
        for node, (x, y) in zip(drawn.nodes, drawn.places, strict=True)
    ]
    lines = sorted(
        {
            (min(ends), max(ends))
            for fact in page.facts
            if fact.target is not None and fact.source in place and fact.target in place
            for ends in [(place[fact.source], place[fact.target])]
            if ends[0] != ends[1]
        }
    )
    used = {family_of(page.nodes[node].cls).key for node in drawn.nodes}
    legend = "".join(
        f'<li><b class="swatch" style="background:{family.colour}"></b>{both(family.label)}</li>' for family in FAMILIES if family.key in used
    )
    facts = sum(1 for fact in page.facts if fact.target is not None)
    caption = Label(
        f"联系最多的 {len(drawn.nodes)} 个实体（全部 {len(page.nodes):,} 个，关系 {facts:,} 条）。点图进入交互图：搜索、筛选、找路径，点与线都可看原句。",
        f"The {len(drawn.nodes)} best-connected entities (of {len(page.nodes):,}, with {facts:,} relations). Click for the interactive graph: search, filters, "
        "paths, and the sentences behind every dot and line.",
    )
    shown = picture(caption, spots, lines)
    if not shown:
        return ""
    return (
        f'<figure class="chart map"><a href="{escape(target)}">{shown}</a><ul class="legend">{legend}</ul>'
        f'<figcaption>{both(caption)} <a href="{escape(target)}">{both(Label("打开交互图", "Open the interactive graph"))} →</a></figcaption></figure>'
    )
