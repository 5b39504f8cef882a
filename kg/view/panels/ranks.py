"""Several rankings of the same entities side by side: ranks with their ranges as a drawing, values and facts as a table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.analysis.ranking import Ranked, Ranking
from kg.network.snapshot import Snapshot
from kg.network.terms import Terms
from kg.view.charts import drawing, words
from kg.view.markup import both
from kg.view.overview import Label
from kg.view.proven import Evidence, in_words, label_of, proven
from kg.view.tables import Bar, Cell, Column, Piece, table

_WIDTH, _LABEL, _ROW = 860, 230, 30
_TICKS = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 5000)
_MARKS = ('<circle cx="{x}" cy="{y}" r="5"/>', '<rect x="{left}" y="{above}" width="9" height="9"/>', '<path d="M{x} {over}l6 6l-6 6l-6-6z"/>')
"""Measures differ in the shape of their marks, not in colour alone."""


@dataclass(frozen=True)
class Ranks:
    """Rankings of one network and class by several measures, whole; of the first of them, ``top`` entries are shown."""

    rankings: tuple[Ranking, ...]
    top: int

    @cached_property
    def leading(self) -> tuple[Ranked, ...]:
        """The entries that are shown, as the first measure ranks them."""
        return self.rankings[0].entries[: self.top]

    @cached_property
    def shown(self) -> frozenset[str]:
        """Their IRIs."""
        return frozenset(each.node.iri for each in self.leading)

    @cached_property
    def by_iri(self) -> tuple[Mapping[str, Ranked], ...]:
        """The places of each ranking by IRI."""
        return tuple({each.node.iri: each for each in ranking.entries} for ranking in self.rankings)


def ranks_html(ranks: Ranks, evidence: Evidence, snapshot: Snapshot, terms: Terms, ident: str, title: Label) -> str:
    """Drawing and table; ``evidence`` by IRI of statement."""
    return _chart(ranks, title) + _table(ranks, evidence, snapshot, terms, ident, title)


def _chart(ranks: Ranks, title: Label) -> str:
    """A row an entity, a mark a measure at its rank on a logarithmic axis, through it a line from the best to the worst."""
    worst = max(each.worst for found in ranks.by_iri for iri in ranks.shown if (each := found.get(iri)))
    last = next((tick for tick in _TICKS if tick >= worst), worst)
    left, right, top = _LABEL + 24, _WIDTH - 24, 26
    bottom = top + _ROW * len(ranks.leading)

    def across(rank: float) -> float:
        return left + (right - left) * math.log(rank) / math.log(max(last, 2))

    parts = []
    for number in range(0, len(ranks.leading), 2):
        parts.append(f'<rect class="stripe" x="0" y="{top + _ROW * number}" width="{_WIDTH}" height="{_ROW}"/>')
    ticks = [tick for tick in _TICKS if tick <= last]
    drawn = math.inf
    for tick in reversed(ticks):  # the largest first: where two would meet, the smaller one gives way
        x = across(tick)
        if drawn - x > 22:
            drawn = x
            parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom}"/>')
            parts.append(f'<text class="tick" x="{x:.1f}" y="{top - 8}" text-anchor="middle">{tick}</text>')
    parts.append(words(Label("名次", "Rank"), _LABEL, top - 8, "end", "tick"))
    step = _ROW / (len(ranks.rankings) + 1)
    for number, entry in enumerate(ranks.leading):
        middle = top + _ROW * number
        parts.append(words(label_of(entry.node), _LABEL, middle + _ROW / 2 + 4, "end"))
        for place, found in enumerate(ranks.by_iri):
            each = found.get(entry.node.iri)
            if each is not None:
                parts.append(_mark(each, place, across, middle + step * (place + 1)))
    keys = "".join(
        f'<li><svg viewBox="0 0 14 14" aria-hidden="true" class="ranked m{place % len(_MARKS)}">{_sign(place, 7, 7)}</svg>'
        f"{both(Label(each.measure.zh, each.measure.en))}</li>"
        for place, each in enumerate(ranks.rankings)
    )
    caption = Label(f"{title.zh}：名次与范围", f"{title.en}: ranks and their ranges")
    return f'<ul class="legend">{keys}</ul>{drawing(caption, _WIDTH, bottom + 4, parts, "ranks")}'


def _mark(each: Ranked, place: int, across: object, y: float) -> str:
    assert callable(across)
    x, low, high = (across(rank) for rank in (each.rank, each.best, each.worst))
    told = f"{each.rank} ({_span(each)})"
    return (
        f'<g class="ranked m{place % len(_MARKS)}"><title>{told}</title><line x1="{low:.1f}" x2="{high:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>{_sign(place, x, y)}</g>'
    )


def _sign(place: int, x: float, y: float) -> str:
    return _MARKS[place % len(_MARKS)].format(x=f"{x:.1f}", y=f"{y:.1f}", left=f"{x - 4.5:.1f}", above=f"{y - 4.5:.1f}", over=f"{y - 6:.1f}")


def _table(ranks: Ranks, evidence: Evidence, snapshot: Snapshot, terms: Terms, ident: str, title: Label) -> str:
    columns = (
        Column(Label("名称", "Name")), Column(Label("类别", "Class")),
        *(Column(Label(each.measure.zh, each.measure.en), numeric=True) for each in ranks.rankings), Column(Label("支撑它的事实", "Facts that carry it")),
    )  # fmt: skip
    highest = [max((each.value for each in ranking.entries), default=1.0) or 1.0 for ranking in ranks.rankings]
    records = []
    for entry in ranks.leading:
        kind = terms.classes.get(entry.node.cls)
        values = [_value(found.get(entry.node.iri), most) for found, most in zip(ranks.by_iri, highest, strict=True)]
        facts = tuple(proven(in_words(relation, snapshot, terms), [relation], evidence, snapshot, terms) for relation in entry.relations)
        records.append((Cell((label_of(entry.node),), name=True), Cell((Label(kind.zh, kind.en) if kind else Label(entry.node.cls),)), *values, Cell(facts)))
    return table(f"t-{ident}", title, columns, records, Label("没有。", "None."))


def _value(each: Ranked | None, highest: float) -> Cell:
    """The value as a bar, its rank with the range, and the report without which it would not be ranked."""
    if each is None:
        return Cell((Label("—"),), sort="")
    value = f"{each.value:.3g}" + (f" ± {each.error:.2g}" if each.error else "")
    place = Label(f"第 {each.rank} 位（{_span(each)}）", f"rank {each.rank} ({_span(each)})")
    only: tuple[Piece, ...] = tuple(Label(f"仅见于 {report}", f"only in {report}") for report in each.rests_on)
    return Cell((Bar(each.value / highest, value), place, *only), sort=each.value)


def _span(each: Ranked) -> str:
    return str(each.best) if each.best == each.worst else f"{each.best}–{each.worst}"
