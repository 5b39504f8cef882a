"""The network drawn by pyvis, tuned: places from ``kg.view.layout``, physics off, straight lines, no outside files."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any

from pyvis.network import Network as PyvisNetwork

from kg.view.layout import layout
from kg.view.overview import Edge, Network, Node
from kg.view.palette import family_of

FONT = '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei","Hiragino Sans GB",sans-serif'
_SHORT = 8
OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 3,
        "font": {"face": FONT, "size": 15, "color": "#1c2733", "strokeWidth": 4, "strokeColor": "#ffffff"},
        "shadow": False,
    },
    "edges": {"smooth": False, "shadow": False, "selectionWidth": 1, "hoverWidth": 0.5, "arrowStrikethrough": False},
    "interaction": {
        "dragNodes": True,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "hover": True,
        "tooltipDelay": 150,
        "zoomView": True,
        "keyboard": {"enabled": False},
    },
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """Two inline scripts: vis-network as it comes with pyvis, and the one that fills and draws ``#mynetwork``."""

    library: str
    draw: str


class _InlineScripts(HTMLParser):
    """Collects the scripts that stand in a page; those with ``src`` and every ``<link>`` stay behind."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


def line_id(source: str, target: str) -> str:
    """Id of the one line between two nodes, whichever way its edges point."""
    return "|".join(sorted((source, target)))


def draw(network: Network) -> Drawing:
    """Scripts of the drawing. All edges between two nodes are one straight line, as thick as they have statements."""
    page = PyvisNetwork(cdn_resources="in_line", directed=False)
    places = layout(
        {node.id: _half_width(node) for node in network.nodes}, [(edge.source, edge.target) for edge in network.edges]
    )
    page.nodes = [_node(node, *places[node.id]) for node in network.nodes]
    page.node_ids = [node.id for node in network.nodes]
    page.edges = _lines(network.edges)
    page.set_options(json.dumps(OPTIONS))
    return _scripts_of(page)


@cache
def library() -> str:
    """The script of vis-network that comes with pyvis, for a page that fills and draws by itself."""
    return _scripts_of(PyvisNetwork(cdn_resources="in_line")).library


def _scripts_of(page: PyvisNetwork) -> Drawing:
    parser = _InlineScripts()
    parser.feed(page.generate_html())
    parser.close()
    vis = [script for script in parser.scripts if "@license" in script and "vis-network" in script]
    drawing = [script for script in parser.scripts if "new vis.Network(" in script and "@license" not in script]
    if len(vis) != 1 or len(drawing) != 1:
        raise RuntimeError("pyvis wrote a page of another shape than version 0.3 does")
    return Drawing(vis[0].strip(), _dedent(drawing[0]))


def _dedent(script: str) -> str:
    return "\n".join(line.strip() for line in script.splitlines() if line.strip())


def _radius(node: Node) -> float:
    return round(7 + 2.2 * math.sqrt(min(node.degree, 60)), 1)


def _half_width(node: Node) -> float:
    """Room for the dot and a short label; the page's script hides labels that would still meet."""
    wide = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in node.label.zh)
    return max(_radius(node), min(wide, _SHORT) * 15 / 4) + 4


def _node(node: Node, x: int, y: int) -> dict[str, Any]:
    family = family_of(node.cls)
    return {
        "id": node.id,
        "label": node.label.zh,
        "shape": family.shape,
        "size": _radius(node),
        "color": {
            "background": family.colour,
            "border": "#ffffff",
            "highlight": {"background": family.colour, "border": "#111827"},
            "hover": {"background": family.colour, "border": "#111827"},
        },
        "x": x,
        "y": y,
    }


def _lines(edges: Iterable[Edge]) -> list[dict[str, Any]]:
    weights: dict[tuple[str, str], int] = {}
    for edge in edges:
        ends = (min(edge.source, edge.target), max(edge.source, edge.target))
        weights[ends] = weights.get(ends, 0) + edge.statements
    return [
        {
            "id": line_id(*ends),
            "from": ends[0],
            "to": ends[1],
            "width": round(min(1 + 0.6 * (weight - 1), 5), 1),
            "color": {"color": "#b8c2cc", "highlight": "#12456b", "hover": "#12456b"},
        }
        for ends, weight in sorted(weights.items())
    ]
