"""Counts as bars: what there is how much of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.view.markup import both
from kg.view.overview import Count, Label

SHOWN = 12
"""Lines shown before the rest is folded away."""


def tally(title: Label, lines: Sequence[Count], *, ranked: bool = True) -> str:
    """Lines with bars, the largest first; in the order given where they are not ``ranked``."""
    if not lines:
        return ""
    ordered = sorted(lines, key=lambda line: (-line.number, line.label)) if ranked else list(lines)
    most = max(line.number for line in ordered) or 1
    rows = [
        f'<tr><th scope="row">{both(line.label)}</th><td class="num">{line.number:,}</td>'
        f'<td class="bar" aria-hidden="true"><svg viewBox="0 0 100 6" preserveAspectRatio="none">'
        f'<rect width="{100 * line.number / most:.1f}" height="6"/></svg></td></tr>'
        for line in ordered
    ]
    shown = f"<table>{''.join(rows[:SHOWN])}</table>"
    if rows[SHOWN:]:
        rest = both(Label(f"其余 {len(rows) - SHOWN} 项", f"{len(rows) - SHOWN} more"))
        shown += f"<details><summary>{rest}</summary><table>{''.join(rows[SHOWN:])}</table></details>"
    return f'<div class="tally"><h3>{both(title)}</h3>{shown}</div>'


def tiles(shown: Sequence[tuple[Label, str]]) -> str:
    """Figures in large type with their names."""
    pairs = "".join(f"<div><dd>{figure}</dd><dt>{both(label)}</dt></div>" for label, figure in shown)
    return f'<dl class="tiles">{pairs}</dl>'
