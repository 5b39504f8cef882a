"""A series of figures as a dot plot, a table with quotes, conflicts side by side, concentration."""

from __future__ import annotations

from kg.analysis.trends.line import Growth, Line, Point
from kg.analysis.trends.series import Series
from kg.view.charts import Dot, dots
from kg.view.markup import both
from kg.view.overview import Label
from kg.view.tables import Cell, Column, Piece, table
from kg.view.trends_tables import Proof, figure, number, scaled

_DRAWN = 40


def series_html(found: Series, proof: Proof, ident: str = "series") -> str:
    """Charts by group and measure, then the tables."""
    parts = [_charts(found, proof), _table(found, proof, ident)]
    if found.conflicts:
        heading = Label("互相矛盾的数字", "Figures that contradict each other")
        parts.append(f"<h3>{both(heading)}</h3>{_conflicts(found, proof, ident)}")
    if found.concentration:
        heading = Label("集中度（有数字的机构之内）", "Concentration (among those with a figure)")
        parts.append(f"<h3>{both(heading)}</h3>{_concentration(found, proof, ident)}")
    return "".join(parts)


def _charts(found: Series, proof: Proof) -> str:
    """One dot plot a group and measure with at least two figures; the largest last figure first."""
    groups = sorted({(line.group, line.measure) for line in found.lines if line.comparable and line.measure})
    charts = []
    for group, measure in groups:
        lines = [line for line in found.lines if (line.group, line.measure) == (group, measure) and line.comparable and line.bests()]
        periods = sorted({(str(point.start), str(point.end), point.period) for line in lines for point in line.bests()})
        if len(periods) < 2 or len(periods) > 6:
            continue
        steps = {(start, end): place for place, (start, end, _) in enumerate(periods)}
        size, unit = scaled(measure)
        lines.sort(key=lambda line: -(line.bests()[-1].value or line.bests()[-1].low or 0.0))
        rows = [(_name(line), _dots(line, steps, size)) for line in lines[:_DRAWN]]
        what = Label(f"{found.indicator.zh}：{proof.term(group).zh}", f"{found.indicator.en or found.indicator.zh}: {proof.term(group).en or group}")
        charts.append(dots(what, rows, [period for *_, period in periods], unit))
    return "".join(charts)


def _dots(line: Line, steps: dict[tuple[str, str], int], size: float) -> list[Dot]:
    return [
        Dot(
            (point.value if point.value is not None else point.low or 0.0) / size, steps[str(point.start), str(point.end)], not point.exact,
            f"{point.period}: {figure(point, line.measure).zh}",
        )
        for point in line.bests()
    ]  # fmt: skip


def _table(found: Series, proof: Proof, ident: str) -> str:
    columns = (
        Column(Label("对象", "Subject")), Column(Label("类别", "Class")), Column(Label("时期", "Period")), Column(Label("数字", "Figure"), numeric=True),
        Column(Label("增长（计算）", "Growth computed"), numeric=True), Column(Label("增长（报告）", "Growth stated"), numeric=True),
        Column(Label("增速名次", "Rank of growth"), numeric=True), Column(Label("报告", "Reports")),
    )  # fmt: skip
    records: list[tuple[Cell, ...]] = []
    for line in found.lines:
        records += [_record(line, point, line.growth_at(point), proof) for point in line.points]
        records += [_record(line, None, growth, proof) for growth in line.growth_alone()]
    return table(f"t-{ident}", Label(found.indicator.zh, found.indicator.en), columns, records, Label("没有数字。", "No figures."))


def _record(line: Line, point: Point | None, growth: Growth | None, proof: Proof) -> tuple[Cell, ...]:
    pieces: tuple[Piece, ...] = ()
    if point is not None:
        text = figure(point, line.measure)
        text = Label(f"≠ {text.zh}", f"≠ {text.en}") if point.differs else text
        pieces = (proof.piece(text, point.observations, point.value),)
    computed = stated = rank = Cell()
    if growth is not None and growth.computed is not None:
        computed = Cell((proof.piece(Label(f"{growth.computed:+.2%}"), growth.observations, growth.computed),), sort=growth.computed)
    if growth is not None and growth.stated is not None:
        mark = "≠ " if growth.flagged else ""
        stated = Cell((proof.piece(Label(f"{mark}{growth.stated:+.2%}"), growth.observations[-1:], growth.stated),), sort=growth.stated)
    if growth is not None and growth.rank is not None:
        rank = Cell((f"{growth.rank}/{growth.ranked}",), sort=growth.rank)
    shown = point or growth
    assert shown is not None
    reports = sorted({*(point.reports if point else ()), *(growth.reports if growth else ())})
    return (
        Cell((_name(line),), name=True), Cell((proof.term(line.group),) if line.group else ()), Cell((shown.period,)),
        Cell(pieces, sort=point.value if point is not None else ""), computed, stated, rank, Cell(tuple(reports)),
    )  # fmt: skip


def _conflicts(found: Series, proof: Proof, ident: str) -> str:
    columns = (Column(Label("对象", "Subject")), Column(Label("时期", "Period")), Column(Label("并列的数字", "Figures side by side")), Column(Label("报告", "Reports")))
    records = [
        (
            Cell((Label(each.subject.name("zh"), each.subject.name("en")),), name=True), Cell((each.points[0].period,)),
            Cell(tuple(proof.piece(figure(point, each.measure), point.observations) for point in each.points)),
            Cell(tuple("、".join(point.reports) for point in each.points)),
        )
        for each in found.conflicts
    ]  # fmt: skip
    return table(f"t-{ident}-conflicts", Label("矛盾", "Conflicts"), columns, records, Label("没有。", "None."))


def _concentration(found: Series, proof: Proof, ident: str) -> str:
    columns = (
        Column(Label("类别", "Class")), Column(Label("时期", "Period")), Column(Label("机构数", "n"), numeric=True), Column(Label("无确数", "Left out"), numeric=True),
        Column(Label("合计", "Total"), numeric=True), Column(Label("HHI（0–1）", "HHI (0–1)"), numeric=True), Column(Label("前四占比", "CR4"), numeric=True),
    )  # fmt: skip
    records = []
    for each in found.concentration:
        size, unit = scaled(each.measure)
        total = Label(f"{number(each.total / size)} {unit.zh}", f"{number(each.total / size)} {unit.en or unit.zh}")
        cr4: tuple[Piece, ...] = (f"{each.cr4:.1%}",) if each.cr4 is not None else ()
        records.append(
            (
                Cell((proof.term(each.group),), name=True), Cell((each.period,)), Cell((each.n,)), Cell((each.left_out,)), Cell((total,), sort=each.total),
                Cell((f"{each.hhi:.4f}",), sort=each.hhi), Cell(cr4, sort=each.cr4),
            )
        )  # fmt: skip
    return table(f"t-{ident}-concentration", Label("集中度", "Concentration"), columns, records, Label("没有。", "None."))


def _name(line: Line) -> Label:
    return Label(line.subject.name("zh"), line.subject.name("en"))
