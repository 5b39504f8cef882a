"""Charts as SVG inside the page: no script, colours from the style sheet, words in both languages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kg.view.markup import attribute, both
from kg.view.overview import Label

_ROW = 22
_LABEL = 214
_WIDTH = 760


@dataclass(frozen=True, slots=True)
class Interval:
    """A row of a forest plot: a ratio with its interval on a logarithmic axis; None where it has no upper end, or no value. ``tone`` is ``up``, ``down`` or ``flat``."""

    label: Label
    value: float | None
    low: float
    high: float | None
    tone: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A value of a row of a dot plot: ``step`` numbers its period (its colour), ``open`` is drawn as a ring (a bound, a forecast)."""

    value: float
    step: int
    open: bool
    title: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A small line chart: values by step, ``tone`` as above."""

    label: Label
    values: tuple[float, ...]
    tone: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, height and tooltip."""

    name: str
    value: float
    title: str


def forest(caption: Label, rows: Sequence[Interval], reach: float = 32.0) -> str:
    """Ratios with their intervals, 1 in the middle; what goes beyond ``reach`` or its inverse ends at the edge with an arrow."""
    height = _ROW * len(rows) + 34
    left, right = _LABEL + 10, _WIDTH - 10

    def across(ratio: float) -> float:
        inside = min(max(ratio, 1 / reach), reach)
        return left + (right - left) * (math.log(inside) / math.log(reach) + 1) / 2

    parts = []
    for tick in (1 / 32, 1 / 8, 1 / 2, 1.0, 2.0, 8.0, 32.0):
        if 1 / reach <= tick <= reach:
            css = "middle" if tick == 1 else "grid"
            name = f"{tick:g}" if tick >= 1 else f"1/{1 / tick:g}"
            parts.append(f'<line class="{css}" x1="{across(tick):.1f}" x2="{across(tick):.1f}" y1="4" y2="{height - 24}"/>')
            parts.append(f'<text class="tick" x="{across(tick):.1f}" y="{height - 8}" text-anchor="middle">{name}</text>')
    for number, row in enumerate(rows):
        y = _ROW * number + 16
        low, high = across(row.low or 1 / reach), across(row.high if row.high is not None else reach)
        parts.append(words(row.label, _LABEL, y + 4, "end"))
        parts.append(f'<line class="span {row.tone}" x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}"/>')
        if row.low < 1 / reach:
            parts.append(_arrow(low, y, -1, row.tone))
        if row.high is None or row.high > reach:
            parts.append(_arrow(high, y, 1, row.tone))
        if row.value:
            parts.append(f'<circle class="point {row.tone}" cx="{across(row.value):.1f}" cy="{y}" r="4"/>')
    return drawing(caption, _WIDTH, height, parts)


def dots(caption: Label, rows: Sequence[tuple[Label, Sequence[Dot]]], steps: Sequence[str], unit: Label) -> str:
    """A row a thing, a dot a period on a common axis from 0 (or the lowest value), the periods told apart by colour and in the key."""
    values = [dot.value for _, found in rows for dot in found]
    top, bottom = max([*values, 0.0]), min([*values, 0.0])
    marks = nice(bottom, top)
    span = (marks[-1] - marks[0]) or 1.0
    height, left, right = _ROW * len(rows) + 62, _LABEL + 10, _WIDTH - 20

    def across(value: float) -> float:
        return left + (right - left) * (value - marks[0]) / span

    parts = []
    for place, step in enumerate(steps):
        x = left + 92 * place
        parts.append(f'<circle class="step{place % 6}" cx="{x}" cy="12" r="5"/><text class="tick" x="{x + 10}" y="16">{escape(step)}</text>')
    for mark in marks:
        at = f"{across(mark):.1f}"
        parts.append(f'<line class="grid" x1="{at}" x2="{at}" y1="26" y2="{height - 34}"/>')
        parts.append(f'<text class="tick" x="{at}" y="{height - 18}" text-anchor="middle">{mark:,g}</text>')
    parts.append(words(unit, right, height - 3, "end", "tick"))
    for number, (label, found) in enumerate(rows):
        y = _ROW * number + 38
        parts.append(words(label, _LABEL, y + 4, "end"))
        if len(found) > 1:
            ends = (across(min(dot.value for dot in found)), across(max(dot.value for dot in found)))
            parts.append(f'<line class="thread" x1="{ends[0]:.1f}" x2="{ends[1]:.1f}" y1="{y}" y2="{y}"/>')
        for dot in found:
            css = f"step{dot.step % 6}" + (" open" if dot.open else "")
            parts.append(f'<circle class="{css}" cx="{across(dot.value):.1f}" cy="{y}" r="5"><title>{escape(dot.title)}</title></circle>')
    return drawing(caption, _WIDTH, height, parts)


def multiples(caption: Label, panels: Sequence[Panel], steps: Sequence[str]) -> str:
    """Small line charts side by side, each on an axis of its own from 0, with its first and last value."""
    wide, high, across = 182, 126, 4
    parts = []
    for number, panel in enumerate(panels):
        x, y = (number % across) * (wide + 10), (number // across) * high
        top = max([*panel.values, 1e-9])
        places = [
            (x + 14 + (wide - 40) * (step / max(len(panel.values) - 1, 1)), y + 94 - 50 * value / top) for step, value in enumerate(panel.values)
        ]
        line = " ".join(f"{px:.1f},{py:.1f}" for px, py in places)
        parts.append(words(panel.label, x + 4, y + 18, "start"))
        parts.append(f'<line class="grid" x1="{x + 8}" x2="{x + wide - 10}" y1="{y + 94}" y2="{y + 94}"/>')
        parts.append(f'<polyline class="line {panel.tone}" points="{line}"/>')
        for (px, py), value, step in zip(places, panel.values, steps, strict=True):
            parts.append(f'<circle class="point {panel.tone}" cx="{px:.1f}" cy="{py:.1f}" r="3"/>')
            parts.append(f'<text class="tick" x="{px:.1f}" y="{py - 7:.1f}" text-anchor="middle">{value:.0f}</text>')
            parts.append(f'<text class="tick" x="{px:.1f}" y="{y + 108}" text-anchor="middle">{escape(step)}</text>')
    return drawing(caption, across * (wide + 10), high * math.ceil(len(panels) / across) or high, parts)


def columns(caption: Label, found: Sequence[Column]) -> str:
    """Columns side by side with their values; the names stand beneath, every one that has room."""
    height, left, right = 190, 20, _WIDTH - 10
    wide = (right - left) / max(len(found), 1)
    top = max([*(each.value for each in found), 1.0])
    every = max(1, math.ceil(58 / wide))
    parts = [f'<line class="middle" x1="{left}" x2="{right}" y1="{height - 30}" y2="{height - 30}"/>']
    for number, each in enumerate(found):
        x, size = left + wide * number, (height - 60) * each.value / top
        parts.append(
            f'<rect class="column" x="{x + 1:.1f}" y="{height - 30 - size:.1f}" width="{max(wide - 2, 1):.1f}" height="{size:.1f}">'
            f"<title>{escape(each.title)}</title></rect>"
        )
        if each.value and wide > 12:
            parts.append(f'<text class="tick" x="{x + wide / 2:.1f}" y="{height - 34 - size:.1f}" text-anchor="middle">{each.value:g}</text>')
        if number % every == 0:
            parts.append(f'<text class="tick" x="{x + wide / 2:.1f}" y="{height - 14}" text-anchor="middle">{escape(each.name)}</text>')
    return drawing(caption, _WIDTH, height, parts)


def nice(low: float, high: float, number: int = 5) -> tuple[float, ...]:
    """Round marks of an axis, from at most ``low`` to at least ``high``, about ``number`` steps of 1, 2 or 5 times a power of ten."""
    if high <= low:
        return (low, low + 1)
    raw = (high - low) / number
    power = 10 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)
    first, last = math.floor(low / step), math.ceil(high / step - 1e-9)
    return tuple(round(each * step, 12) for each in range(first, last + 1))


def drawing(caption: Label, width: float, height: float, parts: Sequence[str], css: str = "") -> str:
    """Shapes as a figure under its caption."""
    return (
        f'<figure class="{f"chart {css}".strip()}"><svg viewBox="0 0 {width:g} {height:g}" role="img" {attribute("aria-label", caption)}>{"".join(parts)}</svg>'
        f"<figcaption>{both(caption)}</figcaption></figure>"
    )


def words(label: Label, x: float, y: float, anchor: str, css: str = "") -> str:
    """A name in both languages, of which the style sheet shows one; cut where it would not fit, whole in its tooltip."""
    shown = []
    for lang, text in (("zh", label.zh), ("en", label.en or label.zh)):
        longest = 16 if any(ord(sign) > 0x2E80 for sign in text) else 31
        cut = text if len(text) <= longest else text[: longest - 1] + "…"
        shown.append(
            f'<text class="{lang} {css}" lang="{lang}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(cut)}<title>{escape(text)}</title></text>'
        )
    return "".join(shown)


def _arrow(x: float, y: float, way: int, tone: str) -> str:
    return f'<path class="head {tone}" d="M{x + 5 * way:.1f} {y}l{-6 * way} -4v8z"/>'
