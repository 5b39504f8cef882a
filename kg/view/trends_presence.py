"""Themes, entities and relations that reports speak of more or less, as charts and a table."""

from __future__ import annotations

from kg.analysis.trends.presence import Item, Presence
from kg.analysis.trends.ratio import Verdict
from kg.view.charts import Interval, Panel, forest, multiples
from kg.view.overview import Label
from kg.view.tables import Cell, Column, table
from kg.view.trends_tables import TONES, VERDICTS, Proof, named, ratio_words

TITLES = {
    "themes": Label("主题", "Themes"),
    "entities": Label("实体", "Entities"),
    "relations": Label("关系", "Relations"),
}
_DRAWN = 24


def presence_html(found: Presence, proof: Proof, ident: str = "", *, top: int = 20) -> str:
    """Interval plot of what changed, its course over the reports, and the table with quotes; ``top`` rows of each verdict (0: all), ``ident`` that of the table."""
    shown = found.top(top)
    moved = [each for each in shown if each.verdict is not Verdict.UNCLEAR]
    charts = ""
    if moved:
        ratios = Label("率比与区间：1 为不变，向右为增，向左为减", "Rate ratios with intervals: 1 is no change, to the right more, to the left less")
        charts = forest(ratios, [_interval(each) for each in moved[:_DRAWN]])
        course = Label("每千句提及次数，逐份报告", "Passages per 1,000, report by report")
        steps = [str(each.year) for each in found.selection.editions]
        charts += multiples(course, [Panel(named(each.node), each.rates, TONES[each.verdict]) for each in moved[:_DRAWN]], steps)
    return charts + _table(found, shown, proof, ident or found.what)


def _interval(each: Item) -> Interval:
    return Interval(named(each.node), each.ratio.value, each.ratio.low, each.ratio.high, TONES[each.verdict])


def _table(found: Presence, shown: tuple[Item, ...], proof: Proof, ident: str) -> str:
    columns = [
        Column(Label("名称", "Name")),
        Column(Label("类别", "Class")),
        Column(Label("变化", "Change")),
        Column(Label("率比 [区间]", "Ratio [interval]")),
        *(Column(Label(f"{each.id} 句数 · 每千句", f"{each.id} passages · per 1,000"), numeric=True) for each in found.selection.editions),
        Column(Label("首见", "First in")),
    ]
    records = []
    for each in shown:
        counts = [
            Cell((proof.piece(Label(f"{len(passages)} · {rate:.1f}"), passages, len(passages)),), sort=len(passages))
            for passages, rate in zip(each.passages, each.rates, strict=True)
        ]
        statements = proof.of(each.statements)
        name = proof.piece(named(each.node), each.statements) if statements else named(each.node)
        records.append(
            (
                Cell((name,), name=True), Cell((proof.term(each.node.cls),)), Cell((VERDICTS[each.verdict],)),
                Cell((ratio_words(each.ratio),), sort=each.ratio.low), *counts, Cell((each.first,)),
            )
        )  # fmt: skip
    return table(f"t-{ident}", TITLES[found.what], columns, records, Label("没有。", "None."))
