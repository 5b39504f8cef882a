"""Pilots, policies, and what changed between reports, as charts and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from kg.analysis.trends.changes import Changes, FigureKind
from kg.analysis.trends.pilots import PilotFigure, Pilots
from kg.analysis.trends.policies import STATUSES, Policies
from kg.view.charts import Column as Bar
from kg.view.charts import columns
from kg.view.markup import both
from kg.view.overview import Count, Label
from kg.view.tables import Cell, Column, Piece, table
from kg.view.tallies import tally
from kg.view.trends_tables import Proof, figure, named, scaled
from kg.view.wording import BOUNDS, MODALITIES

KINDS: Mapping[FigureKind, Label] = {
    FigureKind.REVISED: Label("同期数字不同", "revised"),
    FigureKind.CONFIRMED: Label("同期数字一致", "confirmed"),
    FigureKind.CONTINUED: Label("后续时期", "continued"),
}


def pilots_html(found: Pilots, proof: Proof, ident: str = "pilots") -> str:
    """Places by time, and the figures about what is piloted; ``ident`` is that of the table."""
    heads = (
        Column(Label("项目", "What")), Column(Label("地区", "Place")), Column(Label("日期", "Date")), Column(Label("不晚于", "No later than")),
        Column(Label("报告", "Reports")),
    )  # fmt: skip
    records = [
        (
            Cell((named(each.subject),), name=True), Cell((proof.piece(named(each.place), each.statements),)), Cell((each.date,) if each.date else ()),
            Cell((each.known,)), Cell(each.reports),
        )
        for each in found.pilots
    ]  # fmt: skip
    shown = table(f"t-{ident}", Label("试点", "Pilots"), heads, records, Label("没有。", "None."))
    if not found.figures:
        return shown
    heading = Label("有关数字，按时间", "Figures about them, by time")
    return f"{shown}<h3>{both(heading)}</h3>{_pilot_figures(found, proof, ident)}"


def _pilot_figures(found: Pilots, proof: Proof, ident: str) -> str:
    heads = (
        Column(Label("项目", "What")), Column(Label("指标", "Indicator")), Column(Label("时期", "Period")), Column(Label("不晚于", "No later than")),
        Column(Label("数字", "Figure"), numeric=True), Column(Label("报告", "Reports")),
    )  # fmt: skip
    records = [
        (
            Cell((named(each.subject),), name=True), Cell((named(each.indicator),)), Cell((each.figure.period,) if each.figure.period else ()),
            Cell((each.known,)), Cell((proof.piece(figure_words(each), [each.figure.iri], each.figure.number),), sort=each.figure.number), Cell(each.figure.reports),
        )
        for each in found.figures
    ]  # fmt: skip
    return table(f"t-{ident}-figures", Label("有关数字", "Figures"), heads, records, Label("没有。", "None."))


def figure_words(each: PilotFigure) -> Label:
    """The report's words, with the bound and the modality that stand outside them."""
    bound, modality = BOUNDS.get(each.figure.bound, Label("")), MODALITIES.get(each.figure.modality, Label(""))
    after_zh, after_en = (f"（{modality.zh}）", f" ({modality.en})") if modality.zh else ("", "")
    return Label(f"{bound.zh} {each.figure.words}{after_zh}".strip(), f"{bound.en} {each.figure.words}{after_en}".strip())


def policies_html(found: Policies, proof: Proof, ident: str = "policies") -> str:
    """Numbers by month, then the policies with issuers, fields, status and quotes; ``ident`` is that of the table."""
    months = {count.key: len(count.policies) for count in found.by("month") if len(count.key) == 7}
    caption = Label("所读报告谈到的政策，按发布月份", "Policies that the reports speak of, by month of issue")
    chart = columns(caption, [Bar(month, months.get(month, 0), f"{month}: {months.get(month, 0)}") for month in _months(months)]) if months else ""
    heads = (
        Column(Label("政策", "Policy")), Column(Label("日期", "Date")), Column(Label("状态", "Status")), Column(Label("发布机构", "Issued by")),
        Column(Label("领域", "Fields")), Column(Label("报告", "Reports")),
    )  # fmt: skip
    records = []
    for each in found.policies:
        dates = each.dates or ((each.date,) if each.date else ())
        status: tuple[Piece, ...] = (Label(*STATUSES[each.status]),) if each.status in STATUSES else ()
        records.append(
            (
                Cell((proof.piece(named(each.policy), each.statements),), name=True), Cell(dates, sort=each.date), Cell(status),
                Cell(tuple(map(named, each.issuers))), Cell(tuple(map(named, each.fields))), Cell(each.reports),
            )
        )  # fmt: skip
    return chart + _tallies(found) + table(f"t-{ident}", Label("政策", "Policies"), heads, records, Label("没有。", "None."))


def _months(told: Collection[str]) -> list[str]:
    """Every month from the first to the last, so that the axis is one of time."""
    first, last = (12 * int(month[:4]) + int(month[5:7]) - 1 for month in (min(told), max(told)))
    return [f"{each // 12:04d}-{each % 12 + 1:02d}" for each in range(first, last + 1)]


def _tallies(found: Policies) -> str:
    ways = (("issuer", Label("按发布机构", "By issuer")), ("field", Label("按领域", "By field")), ("status", Label("按状态", "By status")))
    shown = (tally(title, [Count(Label(each.zh, each.en), len(each.policies)) for each in found.by(way)]) for way, title in ways)
    return f'<div class="tallies">{"".join(shown)}</div>'


def changes_html(found: Changes, proof: Proof, ident: str = "changes", *, top: int = 20) -> str:
    """New entities, relations and policies, and figures of both ends; themes stand in a section of their own. ``top`` of each (0: all), ``ident`` begins the
    ids of the tables."""
    limit = top or None
    parts = [
        (Label(f"新提到的实体（{len(found.entities)}）", f"Entities named for the first time ({len(found.entities)})"), _entities(found, proof, ident, limit)),
        (Label("关系：新增、重申、未再提", "Relations: added, told again, not told again"), _counts(found, proof, ident)),
        (Label(f"新关系（{len(found.relations)}）", f"New relations ({len(found.relations)})"), _relations(found, proof, ident, limit)),
        (Label(f"新提到的政策（{len(found.policies)}）", f"Policies named for the first time ({len(found.policies)})"), _policies(found, proof, ident, limit)),
        (Label("前后都有的数字", "Figures that both give"), _figures(found, proof, ident)),
    ]
    return "".join(f"<h3>{both(title)}</h3>{inner}" for title, inner in parts)


def _entities(found: Changes, proof: Proof, ident: str, limit: int | None) -> str:
    heads = (
        Column(Label("名称", "Name")), Column(Label("类别", "Class")), Column(Label("句数", "Passages"), numeric=True),
        Column(Label("全部报告中首见", "First of all in")),
    )  # fmt: skip
    records = [
        (
            Cell((named(each.node),), name=True), Cell((proof.term(each.node.cls),)),
            Cell((proof.piece(Label(str(len(each.passages))), each.passages, len(each.passages)),), sort=len(each.passages)), Cell((each.first,)),
        )
        for each in found.entities[:limit]
    ]  # fmt: skip
    return table(f"t-{ident}-entities", Label("新实体", "New entities"), heads, records, Label("没有。", "None."))


def _counts(found: Changes, proof: Proof, ident: str) -> str:
    heads = (
        Column(Label("关系", "Relation")), Column(Label("新增", "Added"), numeric=True), Column(Label("重申", "Told again"), numeric=True),
        Column(Label("未再提", "Not told again"), numeric=True),
    )  # fmt: skip
    records = [
        (
            Cell((proof.term(each.predicate),), name=True),
            *(Cell((proof.piece(Label(f"{len(part):,}"), part, len(part)),), sort=len(part)) for part in (each.added, each.kept, each.dropped)),
        )
        for each in found.counts
    ]
    return table(f"t-{ident}-counts", Label("关系", "Relations"), heads, records, Label("没有。", "None."))


def _relations(found: Changes, proof: Proof, ident: str, limit: int | None) -> str:
    """A few of each kind, the surest first."""
    seen: Counter[str] = Counter()
    records = []
    for each in found.relations:
        seen[each.predicate] += 1
        if limit is None or seen[each.predicate] <= limit:
            subject, target = (named(found.nodes[iri]) for iri in (each.subject, each.object))
            told = proof.piece(proof.term(each.predicate), [each.statement])
            records.append((Cell((subject,), name=True), Cell((told,)), Cell((target,)), Cell((each.date,) if each.date else ())))
    heads = (Column(Label("主体", "Subject")), Column(Label("关系", "Relation")), Column(Label("客体", "Object")), Column(Label("日期", "Date")))
    return table(f"t-{ident}-relations", Label("新关系", "New relations"), heads, records, Label("没有。", "None."))


def _policies(found: Changes, proof: Proof, ident: str, limit: int | None) -> str:
    heads = (Column(Label("政策", "Policy")), Column(Label("日期", "Date")), Column(Label("状态", "Status")), Column(Label("发布机构", "Issued by")))
    records = []
    for each in found.policies[:limit]:
        status: tuple[Piece, ...] = (Label(*STATUSES[each.status]),) if each.status in STATUSES else ()
        date: tuple[Piece, ...] = (each.date,) if each.date else ()
        records.append((Cell((proof.piece(named(each.policy), each.statements),), name=True), Cell(date), Cell(status), Cell(tuple(map(named, each.issuers)))))
    return table(f"t-{ident}-policies", Label("新政策", "New policies"), heads, records, Label("没有。", "None."))


def _figures(found: Changes, proof: Proof, ident: str) -> str:
    heads = (
        Column(Label("指标", "Indicator")), Column(Label("对象", "Subject")), Column(Label("变化", "Change")), Column(Label("前", "Before"), numeric=True),
        Column(Label("后", "After"), numeric=True), Column(Label("相差", "Difference"), numeric=True),
    )  # fmt: skip
    records = []
    for each in found.figures:
        _, unit = scaled("pp") if each.measure in ("ratio", "pp") else (1.0, Label("%", "%"))
        change = each.change if each.measure in ("ratio", "pp") or each.change is None else 100 * each.change
        before, after = (_dated(figure(point, each.measure), point.period) for point in (each.before, each.after))
        records.append(
            (
                Cell((named(each.subject.indicator),), name=True), Cell((Label(each.subject.name("zh"), each.subject.name("en")),)), Cell((KINDS[each.kind],)),
                Cell((proof.piece(before, each.before.observations),)), Cell((proof.piece(after, each.after.observations),)),
                Cell((Label(f"{change:+,.1f} {unit.zh}", f"{change:+,.1f} {unit.en}"),) if change is not None else (), sort=change),
            )
        )  # fmt: skip
    return table(f"t-{ident}-figures", Label("数字", "Figures"), heads, records, Label("没有。", "None."))


def _dated(text: Label, period: str) -> Label:
    return Label(f"{text.zh}（{period}）", f"{text.en} ({period})")
