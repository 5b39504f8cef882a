"""A network as a still picture: dots, lines and the names that have room, as SVG that needs no script."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kg.view.markup import attribute
from kg.view.overview import Label

_WIDTH, _TALLEST = 1000.0, 560.0
_STRETCH = 1.7
"""How much wider than high a network is drawn than it was laid out, at most: a page is wide, and only who is near whom means something."""
_MARGIN = 18.0
_LETTER = 6.4
"""Half the width of a Chinese sign at the size of the names."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot: its place in any unit, how much it weighs (its size, and which name goes first), its colour and name. ``named``: its name may be drawn."""

    x: float
    y: float
    weight: float
    colour: str
    label: Label
    named: bool = True


def picture(caption: Label, spots: Sequence[Spot], lines: Sequence[tuple[int, int]], *, labels: int = 40) -> str:
    """The picture as an ``<svg>``; ``lines`` are pairs of numbers of spots. At most ``labels`` names are drawn, the heaviest first, none over another."""
    if not spots:
        return ""
    low = (min(spot.x for spot in spots), min(spot.y for spot in spots))
    size = (max(spot.x for spot in spots) - low[0] or 1.0, max(spot.y for spot in spots) - low[1] or 1.0)
    down = min((_WIDTH - 2 * _MARGIN) / size[0], _TALLEST / size[1])
    across = min((_WIDTH - 2 * _MARGIN) / size[0], _STRETCH * down)
    left = (_WIDTH - across * size[0]) / 2
    height = down * size[1] + 2 * _MARGIN + 10
    at = [(left + across * (spot.x - low[0]), _MARGIN + down * (spot.y - low[1])) for spot in spots]
    heaviest = max(spot.weight for spot in spots) or 1.0
    radius = [2.2 + 6.5 * math.sqrt(max(spot.weight, 0.0) / heaviest) for spot in spots]
    ways = "".join(f"M{at[one][0]:.0f} {at[one][1]:.0f}L{at[other][0]:.0f} {at[other][1]:.0f}" for one, other in lines)
    order = sorted(range(len(spots)), key=lambda number: (spots[number].weight, -number))
    dots = "".join(
        f'<circle cx="{at[number][0]:.1f}" cy="{at[number][1]:.1f}" r="{radius[number]:.1f}" fill="{spots[number].colour}">'
        f"<title>{escape(_whole(spots[number].label))}</title></circle>"
        for number in order
    )
    told = "".join(_names(spots, at, radius, order[::-1], labels))
    return (
        f'<svg class="picture" viewBox="0 0 {_WIDTH:g} {height:.0f}" role="img" {attribute("aria-label", caption)}>'
        f'<path class="ways" d="{ways}"/><g class="dots">{dots}</g>{told}</svg>'
    )


def _names(
    spots: Sequence[Spot], at: Sequence[tuple[float, float]], radius: Sequence[float], order: Sequence[int], most: int
) -> list[str]:
    """The names beneath their dots, in each language those that have room."""
    shown = []
    for lang in ("zh", "en"):
        taken: list[tuple[float, float, float, float]] = []
        for number in order:
            if len(taken) >= most:
                break
            if not spots[number].named:
                continue
            text = _brief((spots[number].label.en or spots[number].label.zh) if lang == "en" else spots[number].label.zh)
            half = _LETTER * sum(2.0 if unicodedata.east_asian_width(sign) in "WF" else 1.05 for sign in text) / 2 * 0.95
            x, y = at[number][0], at[number][1] + radius[number] + 11
            x = min(max(x, half + 2), _WIDTH - half - 2)
            box = (x - half - 2, y - 12, x + half + 2, y + 4)
            if all(box[0] > other[2] or other[0] > box[2] or box[1] > other[3] or other[1] > box[3] for other in taken):
                taken.append(box)
                shown.append(f'<text class="{lang}" lang="{lang}" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{escape(text)}</text>')
    return shown


def _brief(text: str) -> str:
    longest = 12 if any(unicodedata.east_asian_width(sign) in "WF" for sign in text) else 22
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _whole(label: Label) -> str:
    return f"{label.zh} · {label.en}" if label.en and label.en != label.zh else label.zh
