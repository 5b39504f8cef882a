"""The page of gaps: likely but absent links, what makes each likely with its quotes, and how the method did on hidden facts."""

from __future__ import annotations

from kg.analysis.gaps.check import CUTS, Check, Score
from kg.analysis.gaps.gaps import Gap, Gaps
from kg.analysis.gaps.methods import METHODS, POPULARITY
from kg.analysis.gaps.reasons import Way
from kg.analysis.gaps.verdict import CAUTION
from kg.network.terms import Terms
from kg.view.frame import asset, document, section, top
from kg.view.markup import DIGEST_MARK, both
from kg.view.overview import Label
from kg.view.proven import Evidence, label_of, proven
from kg.view.tables import Cell, Column, Piece, table
from kg.view.tallies import tiles

_ELSEWHERE = ("#main", Label("↑ 回到开头", "↑ To the top"))
_SECTIONS = (
    ("gaps", Label("可能而未见的联系", "Likely but absent links")),
    ("check", Label("检验", "The check")),
)
_EMPTY = Label("没有。", "None.")


def render_gaps(found: Gaps, evidence: Evidence, terms: Terms) -> str:
    """The page as text (write it as UTF-8). Pure and deterministic; the page asks for nothing outside itself."""
    projection = found.table.projection
    title = Label(f"可能而未见的联系：{projection.zh}", f"Likely but absent links: {projection.en}")
    body = "".join(
        (
            top(_SECTIONS, _ELSEWHERE),
            '<main id="main">',
            _header(found, title),
            section("gaps", _SECTIONS[0][1], _gaps(found, evidence, terms)),
            section("check", _SECTIONS[1][1], _check(found)),
            "</main>",
        )
    )
    return document(title, body, asset("overview.css") + "\n" + asset("quality.css"), [asset("overview.js")], schemes="light dark")


def _header(found: Gaps, title: Label) -> str:
    projection, method = found.table.projection, METHODS[found.method]
    what = Label(
        f"{projection.about_zh}。这里列出报告没有说到、但与已知事实相像因而可能存在的联系，按“{method.zh}”（{method.about_zh}）排列，先列每个实体的首选。",
        f"{projection.about_en}. Listed are links that the reports do not speak of but that are like what they state, ranked by {method.en} "
        f"({method.about_en}), the first of every entity before the second of any.",
    )
    marked = Label(
        f"标有“{DIGEST_MARK.zh}”的句子出自本项目为报告撰写的摘要，不是出版者的文字。",
        f"Sentences marked “{DIGEST_MARK.en}” come from this project's own digest of a report; they are not the publisher's words.",
    )
    notes = (Label(*CAUTION), Label(found.verdict("zh"), found.verdict("en")), marked)
    return f'<header><h1>{both(title)}</h1><p class="lead">{both(what)}</p>{"".join(f"<p>{both(each)}</p>" for each in notes)}</header>'


def _gaps(found: Gaps, evidence: Evidence, terms: Terms) -> str:
    columns = (
        Column(Label("实体", "Entity")), Column(Label("缺失的联系", "Gap")), Column(Label("名次", "Place"), numeric=True), Column(Label("得分", "Score"), numeric=True),
        Column(Label("同类已有", "Peers with it"), numeric=True), Column(Label("同类之中", "Among them")), Column(Label("图中通路", "Ways through the graph")),
    )  # fmt: skip
    records = []
    for gap in found.gaps:
        cls = terms.classes.get(gap.peers.cls)
        share = Label(
            f"{gap.peers.having} / {gap.peers.others} {cls.zh if cls else gap.peers.cls}", f"{gap.peers.having} / {gap.peers.others} {cls.en if cls else gap.peers.cls}"
        )
        ways = tuple(_way(found, way, evidence, terms) for way in gap.ways)
        records.append(
            (
                Cell((label_of(gap.row),), name=True), Cell((label_of(gap.column),)), Cell((gap.place,)), Cell((f"{gap.score:.3g}",), gap.score),
                Cell((share,), gap.peers.having / max(gap.peers.others, 1)), Cell(_holders(found, gap, evidence, terms)), Cell(ways),
            )
        )  # fmt: skip
    more = Label(f"共 {found.total:,} 条，列出前 {len(found.gaps)} 条。", f"{found.total:,} in all, the first {len(found.gaps)} are shown.")
    return table("t-gaps", _SECTIONS[0][1], columns, records, _EMPTY) + f'<p class="note">{both(more)}</p>'


def _holders(found: Gaps, gap: Gap, evidence: Evidence, terms: Terms) -> tuple[Piece, ...]:
    return tuple(
        proven(label_of(found.table.row(place)), relations, evidence, found.table.snapshot, terms)
        for place, relations in zip(gap.peers.holders, gap.peers.relations, strict=True)
    )


def _way(found: Gaps, way: Way, evidence: Evidence, terms: Terms) -> Piece:
    text = Label(found.way_words(way, "zh"), found.way_words(way, "en"))
    return proven(text, way.relations, evidence, found.table.snapshot, terms, way.chance)


def _check(found: Gaps) -> str:
    check = found.check
    if check is None:
        return f'<p class="empty">{both(Label(found.verdict("zh"), found.verdict("en")))}</p>'
    what = Label(
        f"已知的 {check.queries} 条联系随机分为 {check.folds} 份（种子 {check.seed}），逐份隐去，让各方法排列该实体所缺的全部项，看被隐去者排在第几。与它同出一句、"
        f"别处未述的事实一并隐去，因为一句话往往同时说出几件事。其中 {check.cold} 条隐去之后，再无别的实体与该项相连，几乎无从找回。",
        f"The {check.queries} known links are dealt at random into {check.folds} parts (seed {check.seed}), each part is hidden, and every method ranks all that the "
        "entity then lacks: where does the hidden one stand? Facts stated only in the same sentences are hidden with it, because one sentence often "
        f"says several things. Of {check.cold} of them nothing else is left with the item, so that hardly anything can find them.",
    )
    shown = [
        (Label("MRR，所用方法", "MRR, method used"), f"{check.score(found.method).reciprocal:.3f}"),
        (Label("MRR，普遍程度（基线）", "MRR, popularity (baseline)"), f"{check.score(POPULARITY).reciprocal:.3f}"),
        (Label("差，未参与选择的事实", "difference, facts not chosen by"), f"{check.gain:+.3f}"),
        (Label("95% 区间", "95 % interval"), f"{check.low:+.3f} … {check.high:+.3f}"),
    ]
    columns = (
        Column(Label("方法", "Method")), Column(Label("看什么", "What it looks at")), Column(Label("MRR"), numeric=True),
        *(Column(Label(f"前 {cut} 命中", f"hits@{cut}"), numeric=True) for cut in CUTS), Column(Label("出处", "Source")),
    )  # fmt: skip
    records = [_method(check, each) for each in check.scores]
    return f"<p>{both(what)}</p>{tiles(shown)}" + table("t-check", _SECTIONS[1][1], columns, records, _EMPTY)


def _method(check: Check, score: Score) -> tuple[Cell, ...]:
    method = METHODS[score.method]
    mark = " ←" if score.method == check.chosen else ""
    hits = (Cell((f"{share:.0%}",), share) for share in score.hits)
    return (
        Cell((Label(method.zh + mark, method.en + mark),), name=True), Cell((Label(method.about_zh, method.about_en),)),
        Cell((f"{score.reciprocal:.3f}",), score.reciprocal), *hits, Cell((Label(method.source),)),
    )  # fmt: skip
