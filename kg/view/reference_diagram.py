"""Diagrams of the ontology as inline SVG: the tree of classes, and which classes a module's relations join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from kg.ontology.reference import Term, Text
from kg.view.markup import attribute
from kg.view.overview import Label

_ROW, _COLUMN, _WIDTH, _HEIGHT = 30, 290, 252, 22
_GAP = 150


def anchor(name: str) -> str:
    """The id of a term's place in the page."""
    return "term-" + "".join(char if char.isalnum() or char in "-_" else "-" for char in name)


def class_tree(roots: Sequence[str], children: Mapping[str, Sequence[str]], labels: Mapping[str, Text]) -> str:
    """Classes from left to right, a row for each without sub-classes; each box leads to its entry."""
    places: dict[str, tuple[float, int]] = {}
    rows = 0

    def place(name: str, depth: int) -> float:
        nonlocal rows
        below = [place(child, depth + 1) for child in children.get(name, ()) if child not in places]
        if below:
            row = (below[0] + below[-1]) / 2
        else:
            row, rows = float(rows), rows + 1
        places[name] = (row, depth)
        return row

    for root in roots:
        place(root, 0)
    lines, boxes = [], []
    for name in sorted(places):
        row, depth = places[name]
        x, y = depth * _COLUMN + 1, row * _ROW + 1
        boxes.append(_box(name, labels.get(name, Text()), x, y))
        for child in children.get(name, ()):
            to, level = places[child]
            if level == depth + 1:
                lines.append(_curve(x + _WIDTH, y + _HEIGHT / 2, level * _COLUMN + 1, to * _ROW + 1 + _HEIGHT / 2))
    width = (max((depth for _, depth in places.values()), default=0)) * _COLUMN + _WIDTH + 2
    return _svg(width, rows * _ROW, [*lines, *boxes], Label("类的层次图", "Diagram of the class tree"))


def relation_map(relations: Sequence[Term], labels: Mapping[str, Text]) -> str:
    """Subject classes at the left, relations in the middle, object classes at the right; lines join what belongs together."""
    left = sorted({name for term in relations for name in term.domains})
    right = sorted({name for term in relations for name in term.ranges})
    height = max(len(left), len(relations), len(right), 1) * _ROW
    columns = (0, _WIDTH + _GAP, 2 * (_WIDTH + _GAP))

    def spread(names: Sequence[str]) -> dict[str, float]:
        step = height / max(len(names), 1)
        return {name: number * step + step / 2 - _HEIGHT / 2 for number, name in enumerate(names)}

    at_left, at_right, middle = spread(left), spread(right), spread([term.name for term in relations])
    lines, boxes = [], []
    for term in relations:
        y = middle[term.name]
        boxes.append(_box(term.name, term.label, columns[1] + 1, y, "relation"))
        for name in term.domains:
            lines.append(_curve(_WIDTH, at_left[name] + _HEIGHT / 2, columns[1] + 1, y + _HEIGHT / 2))
        for name in term.ranges:
            lines.append(_curve(columns[1] + _WIDTH, y + _HEIGHT / 2, columns[2] + 1, at_right[name] + _HEIGHT / 2))
    boxes += [_box(name, labels.get(name, Text()), 1, y) for name, y in at_left.items()]
    boxes += [_box(name, labels.get(name, Text()), columns[2] + 1, y) for name, y in at_right.items()]
    return _svg(columns[2] + _WIDTH + 2, height, [*lines, *boxes], Label("关系图", "Diagram of relations"))


def _svg(width: float, height: float, parts: Sequence[str], title: Label) -> str:
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    return f'<div class="diagram"><svg role="img" {attribute("aria-label", title)} {size}>{"".join(parts)}</svg></div>'


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    half = (x + to_x) / 2
    return f'<path d="M{x:.0f} {y:.1f}C{half:.0f} {y:.1f} {half:.0f} {to_y:.1f} {to_x:.0f} {to_y:.1f}"/>'


def _box(name: str, label: Text, x: float, y: float, kind: str = "class") -> str:
    short = escape(name.removeprefix("fkg:"), quote=False)
    texts = "".join(
        f'<text class="{lang}" lang="{lang}" x="{x + 8:.0f}" y="{y + 15.5:.1f}">{escape(said, quote=False)}</text>'
        for lang, said in (("zh", f"{label.zh} {short}".strip()), ("en", short))
    )
    shape = f'<rect x="{x:.0f}" y="{y:.1f}" width="{_WIDTH}" height="{_HEIGHT}" rx="3"/>'
    inner = f'<g class="{kind}">{shape}{texts}</g>'
    return f'<a href="#{anchor(name)}">{inner}</a>' if name.startswith("fkg:") else inner
