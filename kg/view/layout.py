"""Places of the drawn nodes, computed here once so that the browser has nothing to settle."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

SEED = 20240601
SPACING = 84.0
GAP = 46.0
ROW = 34.0
ASPECT = 1.25
ROUNDS = 300

Point = tuple[float, float]


def layout(sizes: Mapping[str, float], pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Pixel places of one node or more. ``sizes`` gives each node's half width, ``pairs`` the drawn lines.

    Each connected part is laid out by Kamada–Kawai's method and pushed apart until no two nodes overlap; the parts stand
    in rows, the largest first, about as wide as a screen is. Deterministic: the same input gives the same places.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(sizes))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [_to_origin(_part(part, graph, sizes), sizes) for part in parts]
    places: dict[str, Point] = {}
    for box, (x, y) in zip(drawn, _shelves([box.size for box in drawn]), strict=True):
        places |= {node: (x + px, y + py) for node, (px, py) in box.places.items()}
    return {node: (round(px), round(py)) for node, (px, py) in sorted(places.items())}


@dataclass(frozen=True, slots=True)
class _Box:
    """A laid-out part whose upper left corner is the origin."""

    places: dict[str, Point]
    size: Point


def _to_origin(places: dict[str, Point], sizes: Mapping[str, float]) -> _Box:
    left = min(x - sizes[node] for node, (x, _) in places.items())
    right = max(x + sizes[node] for node, (x, _) in places.items())
    top = min(y for _, y in places.values()) - ROW / 2
    bottom = max(y for _, y in places.values()) + ROW / 2
    return _Box({node: (x - left, y - top) for node, (x, y) in places.items()}, (right - left, bottom - top))


def _shelves(boxes: Sequence[Point]) -> list[Point]:
    """Upper left corners of boxes in rows, of the row width that lets them be drawn largest on a screen."""
    widest = max(width for width, _ in boxes)
    limits = {widest, *(sum(width + GAP for width, _ in boxes[:number]) for number in range(1, len(boxes)))}
    candidates = [_shelf(boxes, limit) for limit in sorted(limits)]

    def extent(corners: Sequence[Point]) -> float:
        right = max(x + width for (x, _), (width, _) in zip(corners, boxes, strict=True))
        bottom = max(y + height for (_, y), (_, height) in zip(corners, boxes, strict=True))
        return max(right / ASPECT, bottom)

    return min(candidates, key=extent)


def _shelf(boxes: Sequence[Point], limit: float) -> list[Point]:
    """Boxes in rows no wider than ``limit``; what fits under a lower box of the same row is stacked there."""
    corners: list[Point] = []
    x = y = height = column_width = used = 0.0
    for box_width, box_height in boxes:
        if corners and used + box_height <= height and x + max(column_width, box_width) <= limit:
            corners.append((x, y + used))
            column_width = max(column_width, box_width)
            used += box_height + GAP
            continue
        x += column_width + GAP if corners else 0.0
        if corners and x + box_width > limit:
            x, y, height = 0.0, y + height + GAP, 0.0
        corners.append((x, y))
        column_width, used, height = box_width, box_height + GAP, max(height, box_height)
    return corners


def _part(nodes: Sequence[str], whole: nx.Graph[str], sizes: Mapping[str, float]) -> dict[str, Point]:
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    graph: nx.Graph[str] = nx.Graph()  # not a view of the whole: a view's order of nodes is that of a set
    graph.add_nodes_from(nodes)
    graph.add_edges_from(sorted((min(pair), max(pair)) for pair in whole.edges(nodes)))
    start = nx.spring_layout(graph, seed=SEED, iterations=80)
    raw = nx.kamada_kawai_layout(graph, pos=start)
    spread = SPACING * math.sqrt(len(nodes))
    places = [(float(raw[node][0]) * spread * 1.2, float(raw[node][1]) * spread * 0.95) for node in nodes]
    return dict(zip(nodes, _push_apart(places, [sizes[node] for node in nodes]), strict=True))


def _push_apart(places: list[Point], widths: Sequence[float]) -> list[Point]:
    """Move boxes that overlap away from each other, along the axis that needs the smaller move."""
    for _ in range(ROUNDS):
        moved = False
        for i in range(len(places)):
            for j in range(i + 1, len(places)):
                (xi, yi), (xj, yj) = places[i], places[j]
                over_x = widths[i] + widths[j] + 6 - abs(xi - xj)
                over_y = ROW - abs(yi - yj)
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
