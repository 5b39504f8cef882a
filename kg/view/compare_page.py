"""The pages of a comparison, and of what is most like a thing: every cell opens to the quotes that prove it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analysis.compare import AspectItems, Comparison, Figures, Held, Item, Similar
from kg.network.snapshot import Snapshot
from kg.network.terms import Terms
from kg.view.frame import asset, document, section, top
from kg.view.markup import DIGEST_MARK, both
from kg.view.overview import Fact, Label
from kg.view.proven import Evidence, label_of, proven, quotes_of
from kg.view.tables import Cell, Column, Piece, table

_ELSEWHERE = ("#main", Label("↑ 回到开头", "↑ To the top"))
_EMPTY = Label("没有。", "None.")
_MARKED = Label(
    f"标有“{DIGEST_MARK.zh}”的句子出自本项目为报告撰写的摘要，不是出版者的文字。",
    f"Sentences marked “{DIGEST_MARK.en}” come from this project's own digest of a report; they are not the publisher's words.",
)
_MEASURES = Label(
    "相似度按两者的技术与场景计算，每项以可信度为权：加权 Jaccard 为两者较小权之和除以较大权之和，余弦为两组权的夹角余弦；报告没有说到的，不算有。",
    "Similarity is over the technologies and fields of both, each weighed by belief: weighted Jaccard is the sum of the lesser weights through that of "
    "the greater, cosine that of the angle between the two. What the reports do not speak of counts as absent.",
)


def render_comparison(found: Comparison, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> str:
    """The page as text (write it as UTF-8). Pure and deterministic; the page asks for nothing outside itself."""
    title = Label("比较：" + "、".join(each.name("zh") for each in found.things), "Comparison: " + ", ".join(each.name("en") for each in found.things))
    parts = [("summary", Label("概览", "At a glance"), _summary(found)), ("similarity", Label("相似度", "Similarity"), _similarity(found, evidence, snapshot, terms))]
    for each in found.aspects:
        parts.append((each.aspect.name, Label(each.aspect.zh, each.aspect.en), _aspect(found, each, evidence, snapshot, terms)))
    if found.figures:
        parts.append(("figures", Label("数据", "Figures"), _figures(found, evidence)))
    what = Label(
        "各机构的档案并列：报告所述的技术、场景、产品、试点、子公司、政策与数据。单元格为该事实的可信度，点开可见读出它的原句；空格表示报告未提及，"
        "不等于没有。",
        "Profiles side by side: technologies, fields, products, pilots, subsidiaries, policies and figures that the reports state. A cell is the belief in "
        "the fact and opens to the sentence it was read from; an empty one means that the reports do not speak of it, not that it is not so.",
    )
    return _page(title, what, parts)


def render_similar(found: Similar, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> str:
    """The page of those most like a thing."""
    title = Label(f"与{found.thing.name('zh')}最相似", f"Most like {found.thing.name('en')}")
    columns = (
        Column(Label("名次", "Rank"), numeric=True), Column(Label("名称", "Name")), Column(Label("类别", "Class")),
        Column(Label("加权 Jaccard", "Weighted Jaccard"), numeric=True), Column(Label("余弦", "Cosine"), numeric=True),
        Column(Label("共有的技术与场景", "Technologies and fields of both")),
    )  # fmt: skip
    records = []
    for rank, (node, alike) in enumerate(found.others, 1):
        shared = tuple(_shared(item, evidence, snapshot, terms) for item in alike.shared)
        cls = terms.classes.get(node.cls)
        kind = Label(cls.zh, cls.en) if cls else Label(node.cls)
        measures = [Cell((f"{value or 0:.3f}",), value or 0) for value in (alike.jaccard, alike.cosine)]
        records.append((Cell((rank,)), Cell((label_of(node),), name=True), Cell((kind,)), *measures, Cell(shared)))
    heading = Label("最相似者", "Most alike")
    return _page(title, _MEASURES, [("similar", heading, table("t-similar", heading, columns, records, _EMPTY))])


def _page(title: Label, what: Label, parts: Sequence[tuple[str, Label, str]]) -> str:
    head = f'<header><h1>{both(title)}</h1><p class="lead">{both(what)}</p><p>{both(_MARKED)}</p></header>'
    bar = top([(ident, label) for ident, label, _ in parts], _ELSEWHERE)
    body = f'{bar}<main id="main">{head}{"".join(section(*part) for part in parts)}</main>'
    return document(title, body, asset("overview.css") + "\n" + asset("quality.css"), [asset("overview.js")], schemes="light dark")


def _summary(found: Comparison) -> str:
    columns = (
        Column(Label("方面", "Aspect")), *(Column(label_of(node), numeric=True) for node in found.things), Column(Label("共有", "Shared by all")),
        *(Column(Label(f"仅{node.name('zh')}", f"Only {node.name('en')}")) for node in found.things),
    )  # fmt: skip
    records = []
    for each in found.aspects:
        numbers = [sum(bool(item.cells[place].relations) for item in each.items) for place in range(len(found.things))]
        only = [Cell(tuple(label_of(item.node) for item in each.only(place)[:_FEW])) for place in range(len(found.things))]
        shared = Cell(tuple(label_of(item.node) for item in each.shared()[:_FEW]))
        records.append((Cell((Label(each.aspect.zh, each.aspect.en),), name=True), *(Cell((number,)) for number in numbers), shared, *only))
    note = both(Label(f"每格至多列 {_FEW} 项，其余见下。", f"At most {_FEW} a cell; the rest is below."))
    return table("t-summary", Label("概览", "At a glance"), columns, records, _EMPTY) + f'<p class="note">{note}</p>'


_FEW = 6


def _similarity(found: Comparison, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> str:
    columns = (
        Column(Label("两者", "Pair")), Column(Label("加权 Jaccard", "Weighted Jaccard"), numeric=True), Column(Label("余弦", "Cosine"), numeric=True),
        Column(Label("共有的技术与场景", "Technologies and fields of both")),
    )  # fmt: skip
    records = []
    for (one, other), alike in found.alike.items():
        pair = [found.things[place] for place in (one, other)]
        name = Label(" — ".join(node.name("zh") for node in pair), " — ".join(node.name("en") for node in pair))
        measures = [Cell((Label("无定义", "undefined"),) if value is None else (f"{value:.3f}",), value) for value in (alike.jaccard, alike.cosine)]
        records.append((Cell((name,), name=True), *measures, Cell(tuple(_shared(item, evidence, snapshot, terms) for item in alike.shared))))
    return f"<p>{both(_MEASURES)}</p>" + table("t-similarity", Label("相似度", "Similarity"), columns, records, _EMPTY)


def _shared(item: Item, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> Piece:
    return proven(label_of(item.node), [relation for cell in item.cells for relation in cell.relations], evidence, snapshot, terms)


def _aspect(found: Comparison, each: AspectItems, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> str:
    columns = (Column(Label("事项", "Item")), Column(Label("共有者", "Holders"), numeric=True), *(Column(label_of(node), numeric=True) for node in found.things))
    records = [
        (Cell((label_of(item.node),), name=True), Cell((len(item.holders),)), *(_cell(cell, evidence, snapshot, terms) for cell in item.cells))
        for item in each.items
    ]
    title = Label(each.aspect.zh, each.aspect.en)
    return f"<p>{both(Label(each.aspect.about_zh, each.aspect.about_en))}</p>" + table(f"t-{each.aspect.name}", title, columns, records, _EMPTY)


def _cell(cell: Held, evidence: Evidence, snapshot: Snapshot, terms: Terms) -> Cell:
    if not cell.relations:
        return Cell(sort="")
    text = Label(f"{cell.belief:.2f}")
    return Cell((proven(text, cell.relations, evidence, snapshot, terms, cell.belief),), cell.belief)


def _figures(found: Comparison, evidence: Evidence) -> str:
    columns = (
        Column(Label("指标", "Indicator")), Column(Label("时期", "Period")), Column(Label("统一单位", "Unit")),
        *(Column(label_of(node), numeric=True) for node in found.things),
    )  # fmt: skip
    records = [_figure_row(each, evidence) for each in found.figures]
    note = Label(
        "数字如原文所写；排序按换算为统一单位后的数值。同一格有几个数字，是各报告说法不同。",
        "Figures as written; sorted by their value in the common unit. Several figures in a cell are what reports say differently.",
    )
    return f"<p>{both(note)}</p>" + table("t-figures", Label("数据", "Figures"), columns, records, _EMPTY)


def _figure_row(row: Figures, evidence: Evidence) -> Sequence[Cell]:
    units = sorted({value.unit for cell in row.cells for value in cell if value.unit})
    cells = []
    for cell in row.cells:
        pieces: list[Piece] = []
        for value in cell:
            quotes = tuple(quote for shown in evidence.get(value.claim, ()) for quote in quotes_of(shown))
            pieces.append(Fact(Label(value.text), quotes, value.value) if quotes else Label(value.text))
        cells.append(Cell(tuple(pieces), cell[0].value if cell and cell[0].value is not None else None))
    return (Cell((Label(row.zh, row.en),), name=True), Cell((row.period,)), Cell((" / ".join(units),)), *cells)
