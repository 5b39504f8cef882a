"""Places of the drawn nodes, computed here once so that the browser has nothing to settle."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx

SEED = 20240601
SPACING = 105.0
LINE = 30.0

Point = tuple[float, float]


def layout(sizes: Mapping[str, float], pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Pixel places of nodes. ``sizes`` gives each node's half width (of dot and label), ``pairs`` the drawn lines.

    The largest connected part is laid out by Kamada–Kawai's method and then pushed apart until no two labels overlap;
    the smaller parts stand in rows beneath. Deterministic: the same input gives the same places.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(sizes))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    places: dict[str, Point] = {}
    x = y = row_height = 0.0
    row_width = 0.0
    for index, part in enumerate(parts):
        drawn = _part(graph.subgraph(part), sizes)
        left = min(px - sizes[node] for node, (px, _) in drawn.items())
        right = max(px + sizes[node] for node, (px, _) in drawn.items())
        top, bottom = min(py for _, py in drawn.values()), max(py for _, py in drawn.values())
        if index == 1 or (index > 1 and x + right - left > row_width):
            x, y = 0.0, y + row_height + 3 * LINE
            row_height = 0.0
        for node, (px, py) in drawn.items():
            places[node] = (x + px - left, y + py - top)
        x += right - left + 2 * LINE
        row_height = max(row_height, bottom - top)
        row_width = max(row_width, right - left)
    return {node: (round(px), round(py)) for node, (px, py) in sorted(places.items())}


def _part(graph: nx.Graph[str], sizes: Mapping[str, float]) -> dict[str, Point]:
    nodes = sorted(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    start = nx.spring_layout(graph, seed=SEED, iterations=80)
    raw = nx.kamada_kawai_layout(graph, pos=start)
    spread = SPACING * math.sqrt(len(nodes))
    places = [(float(raw[node][0]) * spread * 1.35, float(raw[node][1]) * spread * 0.85) for node in nodes]
    return dict(zip(nodes, _push_apart(places, [sizes[node] for node in nodes]), strict=True))


def _push_apart(places: list[Point], widths: Sequence[float], rounds: int = 300) -> list[Point]:
    """Move boxes that overlap away from each other, along the axis that needs the smaller move."""
    for _ in range(rounds):
        moved = False
        for i in range(len(places)):
            for j in range(i + 1, len(places)):
                (xi, yi), (xj, yj) = places[i], places[j]
                over_x = widths[i] + widths[j] + 8 - abs(xi - xj)
                over_y = 2 * LINE - abs(yi - yj)
                if over_x <= 0 or over_y <= 0:
                    continue
                moved = True
                if over_x < over_y:
                    step = math.copysign(over_x / 2 + 0.5, xi - xj)
                    places[i], places[j] = (xi + step, yi), (xj - step, yj)
                else:
                    step = math.copysign(over_y / 2 + 0.5, yi - yj)
                    places[i], places[j] = (xi, yi + step), (xj, yj - step)
        if not moved:
            break
    return places
