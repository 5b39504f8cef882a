"""Rows → drawings that need no script: bars, lines, timelines, heat maps, trees, cards, tiles. Every drawing has its rows as a table beside it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from kg.view.charts import nice
from kg.view.markup import both
from kg.view.overview import Label
from kg.view.panels.model import Panel, Row
from kg.view.tallies import tiles

LINES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a7a00", "#56b4e9", "#4a3d8f", "#a0522d", "#7f7f7f", "#e69f00", "#00665a", "#b3261e")
"""Colours that colour-blind readers can tell apart (Okabe and Ito's, and darker ones of other hues); lines differ in their marks as well."""
_WIDTH = 720


def draw(panel: Panel) -> str:
    """The drawing of a panel as HTML; empty for a table, and where no row can be drawn."""
    return _VIEWS[panel.view](panel) if panel.rows else ""


def number(text: str) -> float | None:
    """A cell as a number; None where it is none."""
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _column(panel: Panel, role: str) -> int:
    return panel.columns.index(panel.options[role])


def _top(panel: Panel, default: int) -> int:
    return int(panel.options.get("top", default))


def _bars(panel: Panel) -> str:
    item, value = _column(panel, "item"), _column(panel, "value")
    also, english = (panel.columns.index(panel.options[role]) if role in panel.options else -1 for role in ("and", "english"))
    found = [(row, amount) for row in panel.rows if (amount := number(row.cells[value].zh)) is not None]
    if panel.options.get("order") != "item":
        found.sort(key=lambda pair: -pair[1])
    found, left_out = _extremes(found, _top(panel, 40))
    if not found:
        return ""
    low, high = min(0.0, *(amount for _, amount in found)), max(0.0, *(amount for _, amount in found))
    span = (high - low) or 1.0
    lines = []
    for row, amount in found:
        label = Label(row.cells[item].zh, row.cells[english].zh) if english >= 0 else row.cells[item]
        label = _joined(label, row.cells[also]) if also >= 0 else label
        left, width = 100 * (min(amount, 0.0) - low) / span, 100 * abs(amount) / span
        lines.append(
            f'<li><span class="name">{both(label)}</span><span class="track"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect x="{left:.2f}" width="{max(width, 0.4):.2f}" height="8"/></svg></span><b>{_plain(amount)}</b></li>'
        )
    return f'<ul class="bars">{"".join(lines)}</ul>{left_out}'


def _extremes(found: list[tuple[Row, float]], most: int) -> tuple[list[tuple[Row, float]], str]:
    """The first bars or, where some fall below nought, those of both ends; and a note of what is not drawn."""
    rest = len(found) - most
    if rest <= 0:
        return found, ""
    if any(amount < 0 for _, amount in found[most:]):
        middle = Label(f"两端各取，中间 {rest} 项未画出，见下表。", f"Both ends; {rest} between them are not drawn: see the table.")
        return found[: most - most // 2] + found[len(found) - most // 2 :], _note(middle)
    return found[:most], _note(Label(f"另有 {rest} 项未画出，见下表。", f"{rest} more are not drawn: see the table."))


def _note(said: Label) -> str:
    return f'<p class="note">{both(said)}</p>'


def _joined(one: Label, other: Label) -> Label:
    return Label(f"{one.zh} {other.zh}", f"{one.en or one.zh} {other.en or other.zh}")


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def _lines(panel: Panel) -> str:
    """A small drawing for each value of ``facet`` and ``unit``; in it a line for each item, the highest last values first."""
    parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in panel.rows:
        parts[tuple(row.cells[panel.columns.index(panel.options[role])].zh if role in panel.options else "" for role in ("facet", "unit"))].append(row)  # type: ignore[index]
    drawn = [_line_chart(panel, rows, " ".join(filter(None, (facet, f"（{unit}）" if unit else "")))) for (facet, unit), rows in sorted(parts.items())]
    return "".join(filter(None, drawn))


def _line_chart(panel: Panel, rows: Sequence[Row], caption: str) -> str:
    item, across, up = (_column(panel, role) for role in ("item", "x", "y"))
    series: dict[Label, dict[str, float]] = defaultdict(dict)
    for row in rows:
        value = number(row.cells[up].zh)
        if value is not None and row.cells[across].zh:
            series[row.cells[item]][row.cells[across].zh] = value
    steps = sorted({step for points in series.values() for step in points})
    best = sorted(series, key=lambda name: (-len(series[name]), -series[name][max(series[name])], name.zh))[: _top(panel, 12)]
    if len(steps) < 2:
        return ""
    high = max(value for name in best for value in series[name].values()) or 1.0
    marks = nice(min(0.0, *(value for name in best for value in series[name].values())), high)
    low, high = marks[0], marks[-1]
    height, left, right, bottom = 260, 56, _WIDTH - 20, 230

    def place(step: str, value: float) -> tuple[float, float]:
        return left + (right - left) * steps.index(step) / (len(steps) - 1), bottom - (bottom - 14) * (value - low) / ((high - low) or 1.0)

    shapes = [f'<line class="axis" x1="{left}" x2="{right}" y1="{place(steps[0], 0.0)[1]:.1f}" y2="{place(steps[0], 0.0)[1]:.1f}"/>']
    shapes += [f'<text class="tick" x="{place(step, low)[0]:.1f}" y="{height - 8}" text-anchor="middle">{escape(step)}</text>' for step in steps]
    shapes += [
        f'<line class="grid" x1="{left}" x2="{right}" y1="{place(steps[0], value)[1]:.1f}" y2="{place(steps[0], value)[1]:.1f}"/>'
        f'<text class="tick" x="{left - 6}" y="{place(steps[0], value)[1] + 4:.1f}" text-anchor="end">{_plain(value)}</text>'
        for value in marks
    ]
    legend = []
    for place_in, name in enumerate(best):
        colour, points = LINES[place_in % len(LINES)], [(step, *place(step, series[name][step])) for step in steps if step in series[name]]
        dash = ' stroke-dasharray="6 3"' if place_in // 6 % 2 else ""
        path = " ".join(f"{x:.1f},{y:.1f}" for _, x, y in points)
        shapes.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2"{dash} points="{path}"/>')
        shapes += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.500" fill="{colour}"><title>{escape(f"{name.zh} {step}: {_plain(series[name][step])}")}</title></circle>'
            for step, x, y in points
        ]
        legend.append(
            f'<li><svg viewBox="0 0 26 8" aria-hidden="true"><line x1="0" x2="26" y1="4" y2="4" stroke="{colour}" stroke-width="3"{dash}/></svg>{both(name)}</li>'
        )
    title = f'<figcaption lang="zh">{escape(caption)}</figcaption>' if caption else ""
    rest = len(series) - len(best)
    note = _note(Label(f"另有 {rest} 条线未画出，见下表。", f"{rest} more lines are not drawn: see the table.")) if rest else ""
    return (
        f'<figure class="chart">{title}<svg class="lines" viewBox="0 0 {_WIDTH} {height}" aria-hidden="true">{"".join(shapes)}</svg>'
        f'<ul class="legend rows">{"".join(legend)}</ul>{note}</figure>'
    )


def _timeline(panel: Panel) -> str:
    """By year, then date: what, and of whom; what has no date is counted at the end."""
    date, item, group = (_column(panel, role) for role in ("date", "item", "group"))
    years: dict[str, dict[tuple[str, Label], set[Label]]] = defaultdict(lambda: defaultdict(set))
    undated: set[Label] = set()
    for row in panel.rows:
        when = row.cells[date].zh
        if when:
            years[_year(when)][when, row.cells[item]].add(row.cells[group])
        else:
            undated.add(row.cells[item])
    if not years:
        return ""
    parts = []
    for year in sorted(years, key=lambda each: (each.lstrip("≤ "), each)):
        said = "".join(
            f'<li><time>{escape(when)}</time> <strong>{both(what)}</strong> <span class="whose">{_list(whose)}</span></li>'
            for (when, what), whose in sorted(years[year].items(), key=lambda each: (each[0][0], each[0][1].zh))
        )
        parts.append(f'<li><h4>{escape(year)} <span class="count">{len(years[year])}</span></h4><ol>{said}</ol></li>')
    rest = _note(Label(f"另有 {len(undated)} 项没有日期，见下表。", f"{len(undated)} more have no date: see the table.")) if undated else ""
    return f'<ol class="timeline">{"".join(parts)}</ol>{rest}'


def _year(when: str) -> str:
    """The year of a date; of one that is only known to be no later (``≤ 2021-10``) with its sign."""
    sign, _, date = when.rpartition(" ")
    return f"{sign} {date[:4]}".strip()


def _list(labels: Iterable[Label]) -> str:
    found = sorted(label for label in labels if label.zh)
    return "".join(f"<span>{both(label)}</span>" for label in found)


def _heat(panel: Panel) -> str:
    """The rows and columns with the largest sums; a cell is as dark as its value, which stands in it."""
    row_of, column_of, value_of = (_column(panel, role) for role in ("row", "column", "value"))
    cells: dict[tuple[Label, Label], float] = defaultdict(float)
    for row in panel.rows:
        cells[row.cells[row_of], row.cells[column_of]] += number(row.cells[value_of].zh) or 0.0
    sums: tuple[dict[Label, float], dict[Label, float]] = (defaultdict(float), defaultdict(float))
    for pair, value in cells.items():
        for end, label in enumerate(pair):
            sums[end][label] += value
    rows, columns = (sorted(side, key=lambda label, side=side: (-side[label], label.zh))[: _top(panel, 18)] for side in sums)  # type: ignore[misc]
    most = max(cells.values())
    head = "".join(f'<th scope="col"><span>{both(label)}</span></th>' for label in columns)
    body = "".join(
        f'<tr><th scope="row">{both(row)}</th>{"".join(_heat_cell(cells.get((row, column), 0.0), most) for column in columns)}</tr>' for row in rows
    )
    return f'<div class="scroll" tabindex="0"><table class="heat"><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _heat_cell(value: float, most: float) -> str:
    return f'<td class="h{math.ceil(4 * value / most)}">{_plain(value)}</td>' if value else "<td></td>"


def _tree(panel: Panel) -> str:
    """Concepts under their broader ones, the most often named first; one of several parents stands under each."""
    item, parent, value = (_column(panel, role) for role in ("item", "parent", "value"))
    below: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, Label] = {}
    own: dict[str, float] = defaultdict(float)
    has_parent: set[str] = set()
    for row in panel.rows:
        name = row.cells[item].zh
        labels[name], own[name] = row.cells[item], number(row.cells[value].zh) or 0.0
        if row.cells[parent].zh:
            labels.setdefault(row.cells[parent].zh, row.cells[parent])
            below[row.cells[parent].zh].add(name)
            has_parent.add(name)
    total = {name: sum(own[each] for each in _all_below(name, below)) for name in labels}

    def branch(name: str, way: tuple[str, ...]) -> str:
        under = sorted(below[name] - {*way, name}, key=lambda each: (-total[each], each))
        count = f' <span class="count">{_plain(own[name])}{f" · {_plain(total[name])}" if under else ""}</span>'
        if not under:
            return f"<li>{both(labels[name])}{count}</li>"
        inner = "".join(branch(each, (*way, name)) for each in under)
        return f"<li><details{' open' if not way and len(has_parent) < 30 else ''}><summary>{both(labels[name])}{count}</summary><ul>{inner}</ul></details></li>"

    tops = sorted(labels.keys() - has_parent, key=lambda each: (-total[each], each))
    note = Label("数字：提及该概念的句数 · 连同下位概念", "Numbers: sentences that name it · with all its kinds")
    return f'<ul class="tree">{"".join(branch(name, ()) for name in tops)}</ul><p class="note">{both(note)}</p>'


def _all_below(name: str, below: Mapping[str, set[str]]) -> set[str]:
    found, todo = {name}, [name]
    while todo:
        fresh = below.get(todo.pop(), set()) - found
        found |= fresh
        todo += fresh
    return found


def _tiles(panel: Panel) -> str:
    """A figure in large type for each row; ``english`` is the column of its English name."""
    item, value = _column(panel, "item"), _column(panel, "value")
    english = panel.columns.index(panel.options["english"]) if "english" in panel.options else -1
    shown = []
    for row in panel.rows:
        amount = number(row.cells[value].zh)
        label = Label(row.cells[item].zh, row.cells[english].zh) if english >= 0 else row.cells[item]
        shown.append((label, escape(row.cells[value].zh) if amount is None else _plain(amount)))
    return tiles(shown)


def _cards(panel: Panel) -> str:
    """A card for each value of ``group``, in the order of the rows: its relations and what they lead to."""
    group, by, item = (_column(panel, role) for role in ("group", "by", "item"))
    cards: dict[Label, dict[Label, list[Label]]] = {}
    for row in panel.rows:
        cards.setdefault(row.cells[group], {}).setdefault(row.cells[by], []).append(row.cells[item])
    shown = []
    for name, relations in cards.items():
        lines = "".join(
            f'<dt>{both(relation)} <span class="count">{len(things)}</span></dt><dd>{_list(things[:12])}{" …" if len(things) > 12 else ""}</dd>'
            for relation, things in relations.items()
        )
        shown.append(f'<article class="card"><h4>{both(name)}</h4><dl>{lines}</dl></article>')
    return f'<div class="cards">{"".join(shown)}</div>'


_VIEWS: Mapping[str, Callable[[Panel], str]] = {
    "table": lambda _: "", "bars": _bars, "lines": _lines, "timeline": _timeline, "heat": _heat, "tree": _tree, "cards": _cards, "tiles": _tiles,
}  # fmt: skip
