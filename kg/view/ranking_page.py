"""The page of a ranking: each place with its value, the range of its ranks, and the facts that carry it, which open to their quotes."""

from __future__ import annotations

from html import escape

from kg.analysis.ranking import Ranked, Ranking
from kg.network.bundled import bundled_projections
from kg.network.snapshot import Snapshot
from kg.network.terms import Terms
from kg.view.frame import asset, document, section, top
from kg.view.markup import DIGEST_MARK, both
from kg.view.overview import Label
from kg.view.proven import Evidence, in_words, label_of, proven
from kg.view.tables import Bar, Cell, Column, Piece, table
from kg.view.tallies import tiles

_RANKING = Label("排名", "Ranking")
_CHOSEN = (
    ("measure", Label("指标", "Measure")), ("projection", Label("投影", "Projection")), ("class", Label("类别", "Class")),
    ("reports", Label("报告", "Reports")), ("min_belief", Label("最低可信度", "Least belief")), ("since", Label("自", "Since")),
    ("until", Label("至", "Until")), ("rollup", Label("概念归并", "Roll-up")), ("weight", Label("边的权重", "Weight of an edge")),
    ("weighted", Label("计权重", "Weighted")), ("directed", Label("有向", "Directed")), ("largest", Label("只看最大连通部分", "Largest part only")),
    ("damping", Label("前行概率", "Damping")), ("alpha", Label("衰减系数", "Alpha")), ("samples", Label("抽样数", "Samples")),
    ("personal", Label("出发点", "Starts from")),
)  # fmt: skip


def render_ranking(found: Ranking, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> str:
    """The page as text (write it as UTF-8); ``evidence`` by IRI of statement. Pure and deterministic; the page asks for nothing outside."""
    projection = bundled_projections().get(found.parameters["projection"])
    network = Label(projection.zh, projection.en) if projection else Label(found.parameters["projection"])
    title = Label(f"{found.measure.zh}排名：{network.zh}", f"Ranking by {found.measure.en}: {network.en or network.zh}")
    about = Label(f"边：{projection.about_zh}。", f"Edges: {projection.about_en}.") if projection else Label("")
    body = "".join(
        (
            top([("ranking", _RANKING)]),
            '<main id="main">',
            _header(found, title, about, evidence, snapshot),
            section("ranking", _RANKING, _table(found, evidence, snapshot, terms)),
            "</main>",
        )
    )
    style = asset("overview.css") + "\n" + asset("quality.css")
    return document(title, body, style, [asset("overview.js")], schemes="light dark")


def _header(found: Ranking, title: Label, about: Label, evidence: Evidence, snapshot: Snapshot) -> str:
    measure = found.measure
    what = Label(f"{measure.zh}：{measure.about_zh}。{about.zh}", f"{measure.en}: {measure.about_en}. {about.en}")
    how = Label(
        "名次范围：逐一去掉一份报告重算时，名次最好与最差各为多少；“仅见于”表示去掉该报告后它不再出现。事实按边的权重排列，点开可见读出它的原句。",
        "Range: the best and the worst rank when each report in turn is left out and all is computed again; “only in” names a report without which "
        "it is not ranked at all. Facts are in order of the weight of their edges, and open to the sentences they were read from.",
    )
    notes = [what, how, *(Label(f"{each.zh}。", f"{each.en}.") for each in found.notes)]
    if any(shown.kind == "digest" for each in evidence.values() for shown in each):
        notes.append(
            Label(
                f"标有“{DIGEST_MARK.zh}”的句子出自本项目为报告撰写的摘要，不是出版者的文字。",
                f"Sentences marked “{DIGEST_MARK.en}” come from this project's own digest of a report; they are not the publisher's words.",
            )
        )
    lead, *others = notes
    told = f'<p class="lead">{both(lead)}</p>' + "".join(f"<p>{both(each)}</p>" for each in others)
    pairs = [(label, _value(name, found.parameters.get(name), snapshot)) for name, label in _CHOSEN]
    pairs.append((Label("网络摘要值", "Digest of the network"), found.digest[:16]))
    chosen = "".join(f"<div><dt>{both(label)}</dt><dd>{escape(value, quote=False)}</dd></div>" for label, value in pairs if value)
    shown = [
        (Label("参与排名", "ranked"), f"{found.ranked:,}"),
        (Label("实体", "entities"), f"{found.nodes:,}"),
        (Label("边", "edges"), f"{found.edges:,}"),
        (Label("逐一去掉的报告", "reports left out in turn"), f"{len(found.left_out):,}"),
    ]
    return f'<header><h1>{both(title)}</h1>{told}<dl class="built">{chosen}</dl></header>{tiles(shown)}'


def _value(name: str, value: object, snapshot: Snapshot) -> str:
    if value in (None, "", False, 0.0) or not value:
        return ""
    if name == "personal" and isinstance(value, dict):
        return ", ".join(snapshot.nodes[iri].zh or iri for iri in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}={each}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "✓" if value is True else str(value)


def _table(found: Ranking, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> str:
    columns = (
        Column(Label("名次", "Rank"), numeric=True), Column(Label("名称", "Name")), Column(Label("类别", "Class")),
        Column(Label(found.measure.zh, found.measure.en), numeric=True), Column(Label("名次范围", "Range of ranks"), numeric=True),
        Column(Label("边数", "Edges"), numeric=True), Column(Label("支撑它的事实", "Facts that carry it")),
    )  # fmt: skip
    highest = max((each.value for each in found.entries), default=1.0)
    records = [_record(found, each, highest, evidence, snapshot, terms) for each in found.entries]
    return table("t-ranking", _RANKING, columns, records, Label("没有。", "None."))


def _record(found: Ranking, each: Ranked, highest: float, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> tuple[Cell, ...]:
    kind = terms.classes.get(each.node.cls)
    named: tuple[Piece, ...] = (label_of(each.node), *((label_of(each.other),) if each.other else ()))
    value = f"{each.value:.4g}" + (f" ± {each.error:.2g}" if each.error else "")
    facts = tuple(proven(in_words(relation, snapshot, terms), [relation], evidence, snapshot, terms) for relation in each.relations)
    return (
        Cell((str(each.rank),), sort=each.rank), Cell(named, name=True), Cell((Label(kind.zh, kind.en) if kind else Label(each.node.cls),)),
        Cell((Bar(each.value / highest if highest else 0.0, value),), sort=each.value), Cell(_span(found, each), sort=each.worst),
        Cell((each.edges,)), Cell(facts),
    )  # fmt: skip


def _span(found: Ranking, each: Ranked) -> tuple[Piece, ...]:
    if not found.left_out:
        return (Label("—"),)
    span = Label(str(each.best) if each.best == each.worst else f"{each.best}–{each.worst}")
    only = [Label(f"仅见于 {report}", f"only in {report}") for report in each.rests_on]
    return (span, *only)
