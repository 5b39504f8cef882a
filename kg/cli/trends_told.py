"""Trends on the terminal, as lines, CSV or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.analysis.trends.changes import Changes
from kg.analysis.trends.pilots import Pilots
from kg.analysis.trends.policies import STATUSES, WAYS, Policies
from kg.analysis.trends.presence import Presence
from kg.analysis.trends.ratio import Verdict
from kg.analysis.trends.series import Series
from kg.api.trends_json import first_of, trends_json
from kg.cli import output
from kg.cli.language import Lang, say

if TYPE_CHECKING:
    from kg.analysis.trends.line import Growth, Line, Point
    from kg.api.graph import Graph
    from kg.view.trends_page import Trend

Table = tuple[str, list[str], list[list[str]]]
"""Title, head and rows."""


def tell(found: Trend, graph: Graph, lang: Lang, form: str, file: Path | None, top: int) -> None:
    """Print a result, or write it to a file; caution and notes go to stderr, in JSON they are part of it. ``top`` bounds long lists (0: all)."""
    if form == "json":
        output.write(output.as_json(trends_json(found, lang.value, top)), file)
        return
    shown = first_of(found, top)
    typer.echo(say("注意", "caution", lang) + f": {found.caution(lang.value)}", err=True)
    for note in found.notes if isinstance(found, Series) else ():
        typer.echo(say("说明", "note", lang) + f": {note(lang.value)}", err=True)
    if form == "csv":
        rows = list(shown.rows(lang.value))
        head = list(rows[0]) if rows else []
        output.write_rows(head, ([row[name] for name in head] for row in rows), form, file)
        return
    tables = _tables(shown, graph, lang)
    if file is not None or not output.is_terminal():
        output.write("\n".join(output.as_lines(names, lines) for _, names, lines in tables), file)
        return
    for title, names, lines in tables:
        output.print_rows(names, lines, title=title)


def _tables(found: Trend, graph: Graph, lang: Lang) -> list[Table]:
    if isinstance(found, Presence):
        return [_presence(found, graph, lang)]
    if isinstance(found, Series):
        return _series(found, graph, lang)
    if isinstance(found, Pilots):
        return _pilots(found, lang)
    if isinstance(found, Policies):
        return [_policies(found, lang)]
    return _changes(found, graph, lang)


def _presence(found: Presence, graph: Graph, lang: Lang) -> Table:
    from kg.view.trends_tables import VERDICTS, ratio_words

    terms = _terms(graph, {each.node.cls for each in found.items}, lang)
    years = [f"{each.id} ({say('每千句', 'per 1,000', lang)})" for each in found.selection.editions]
    head = [*say("名称 类别 变化 率比[区间]", "name class change ratio[interval]", lang).split(), *years, say("首见", "first in", lang)]
    rows = [
        [
            each.node.name(lang.value), terms[each.node.cls], say(VERDICTS[each.verdict].zh, VERDICTS[each.verdict].en, lang), ratio_words(each.ratio),
            *(f"{count} ({rate:.1f})" for count, rate in zip(each.counts, each.rates, strict=True)), each.first,
        ]
        for each in found.items
    ]  # fmt: skip
    return _compared(found, lang), head, rows


def _compared(found: Presence | Changes, lang: Lang) -> str:
    first, last = (", ".join(ids) for ids in (found.selection.before, found.selection.after))
    return say(f"{first} → {last}", f"{first} → {last}", lang)


def _series(found: Series, graph: Graph, lang: Lang) -> list[Table]:
    from kg.view.trends_tables import number, scaled

    terms = _terms(graph, {line.group for line in found.lines if line.group}, lang)
    head = say(
        "对象 类别 时期 数字 增长（计算） 增长（报告） 增速名次 报告", "subject class period figure growth_computed growth_stated growth_rank reports", lang
    ).split()
    tables = [(found.indicator.name(lang.value), head, [row for line in found.lines for row in _line(line, terms, lang)])]
    if found.conflicts:
        rows = [
            [each.subject.name(lang.value), point.period, _figure(point, each.measure, lang), "、".join(point.reports)]
            for each in found.conflicts
            for point in each.points
        ]
        head = say("对象 时期 数字 报告", "subject period figure reports", lang).split()
        tables.append((say("互相矛盾的数字", "Figures that contradict each other", lang), head, rows))
    if found.concentration:
        rows = []
        for each in found.concentration:
            size, unit = scaled(each.measure)
            cr4 = "—" if each.cr4 is None else f"{each.cr4:.1%}"
            total = f"{number(each.total / size)} {say(unit.zh, unit.en, lang)}"
            rows.append([terms[each.group], each.period, str(each.n), str(each.left_out), total, f"{each.hhi:.4f}", cr4])
        head = say("类别 时期 机构数 无确数 合计 HHI CR4", "class period n left_out total HHI CR4", lang).split()
        tables.append((say("集中度（有数字的机构之内）", "Concentration among those with a figure", lang), head, rows))
    return tables


def _line(line: Line, terms: Mapping[str, str], lang: Lang) -> Iterable[list[str]]:
    group, name = terms.get(line.group, ""), line.subject.name(lang.value)
    for point in line.points:
        growth = line.growth_at(point)
        mark = "≠ " if point.differs else ""
        reports = sorted({*point.reports, *(growth.reports if growth else ())})
        yield [name, group, point.period or "—", mark + _figure(point, line.measure, lang), *_growth(growth), "、".join(reports)]
    for growth in line.growth_alone():
        yield [name, group, growth.period, "", *_growth(growth), "、".join(growth.reports)]


def _growth(growth: Growth | None) -> list[str]:
    """Computed, stated (marked where they differ), rank."""
    if growth is None:
        return ["", "", ""]
    computed = "" if growth.computed is None else f"{growth.computed:+.2%}"
    stated = "" if growth.stated is None else ("≠ " if growth.flagged else "") + f"{growth.stated:+.2%}"
    return [computed, stated, "" if growth.rank is None else f"{growth.rank}/{growth.ranked}"]


def _figure(point: Point, measure: str, lang: Lang) -> str:
    from kg.view.trends_tables import figure

    label = figure(point, measure)
    return say(label.zh, label.en, lang)


def _pilots(found: Pilots, lang: Lang) -> list[Table]:
    head = say("项目 地区 日期 不晚于 报告", "what place date no_later_than reports", lang).split()
    rows = [[each.subject.name(lang.value), each.place.name(lang.value), each.date, each.known, "、".join(each.reports)] for each in found.pilots]
    tables = [(say("试点", "Pilots", lang), head, rows)]
    if found.figures:
        from kg.view.trends_lists import figure_words

        head = say("项目 指标 时期 不晚于 数字 报告", "what indicator period no_later_than figure reports", lang).split()
        words = [figure_words(each) for each in found.figures]
        rows = [
            [each.subject.name(lang.value), each.indicator.name(lang.value), each.figure.period, each.known, say(said.zh, said.en, lang), "、".join(each.figure.reports)]
            for each, said in zip(found.figures, words, strict=True)
        ]
        tables.append((say("有关数字", "Figures about them", lang), head, rows))
    return tables


def _policies(found: Policies, lang: Lang) -> Table:
    by = str(found.parameters["by"])
    if by:
        ways = dict(zip(WAYS, ("月份", "年份", "发布机构", "领域", "状态"), strict=True))
        head = [say(ways[by], by, lang), say("政策数", "policies", lang)]
        return head[0], head, [[say(count.zh, count.en, lang), str(len(count.policies))] for count in found.counts]
    head = say("政策 日期 状态 发布机构 领域 报告", "policy date status issuers fields reports", lang).split()
    rows = [
        [
            each.policy.name(lang.value), " ≠ ".join(each.dates) or each.date, say(*STATUSES[each.status], lang) if each.status in STATUSES else "",
            "、".join(node.name(lang.value) for node in each.issuers), "、".join(node.name(lang.value) for node in each.fields), "、".join(each.reports),
        ]
        for each in found.policies
    ]  # fmt: skip
    return say("政策", "Policies", lang), head, rows


def _changes(found: Changes, graph: Graph, lang: Lang) -> list[Table]:
    from kg.view.trends_lists import KINDS

    moved = replace(found.themes, items=tuple(each for each in found.themes.items if each.verdict is not Verdict.UNCLEAR))
    _, head, rows = _presence(moved, graph, lang)
    tables = [(say("主题", "Themes", lang) + f" {_compared(found, lang)}", head, rows)]
    terms = _terms(graph, {each.node.cls for each in found.entities} | {each.predicate for each in found.counts}, lang)
    head = say("新实体 类别 句数 全部报告中首见", "new_entity class passages first_of_all_in", lang).split()
    tables.append((say("新提到的实体", "Entities named for the first time", lang), head, [
        [each.node.name(lang.value), terms[each.node.cls], str(len(each.passages)), each.first] for each in found.entities
    ]))  # fmt: skip
    head = say("关系 新增 重申 未再提", "relation added told_again not_told_again", lang).split()
    tables.append((say("关系", "Relations", lang), head, [
        [terms[each.predicate], str(len(each.added)), str(len(each.kept)), str(len(each.dropped))] for each in found.counts
    ]))  # fmt: skip
    head = say("新政策 日期 状态 发布机构", "new_policy date status issuers", lang).split()
    tables.append((say("新提到的政策", "Policies named for the first time", lang), head, [
        [
            each.policy.name(lang.value), each.date, say(*STATUSES[each.status], lang) if each.status in STATUSES else "",
            "、".join(node.name(lang.value) for node in each.issuers),
        ]
        for each in found.policies
    ]))  # fmt: skip
    head = say("指标 对象 变化 前 后", "indicator subject change before after", lang).split()
    tables.append((say("前后都有的数字", "Figures that both give", lang), head, [
        [
            each.subject.indicator.name(lang.value), each.subject.name(lang.value), say(KINDS[each.kind].zh, KINDS[each.kind].en, lang),
            *(f"{_figure(point, each.measure, lang)} ({point.period})" for point in (each.before, each.after)),
        ]
        for each in found.figures
    ]))  # fmt: skip
    return tables


def _terms(graph: Graph, names: Iterable[str], lang: Lang) -> dict[str, str]:
    """What classes and relations are called."""
    known = {**graph.terms.relations, **graph.terms.classes}
    own = {"Property": say("关系", "relation", lang)}
    return {name: known[name].label(lang.value) if name in known else own.get(name, name) for name in names}
