"""The first page of a build as one HTML file, everything inside it."""

from __future__ import annotations

from html import escape

from kg.model.document import SourceKind
from kg.view.drawing import draw
from kg.view.frame import asset, document, section, top
from kg.view.markup import DIGEST_MARK, both, script_json
from kg.view.network import network_facts, network_html
from kg.view.overview import Label, Overview
from kg.view.sections import SECTIONS, TITLES, investment_html, policies_html, reports_html, subsidiaries_html
from kg.view.tallies import tally, tiles

ELSEWHERE = (
    ("actors.html", Label("分主题各页 →", "Pages by theme →")),
    ("graph.html", Label("交互图 →", "Interactive graph →")),
    ("quality.html", Label("读懂了多少 →", "How much was understood →")),
)


def render_overview(overview: Overview) -> str:
    """The page as text (write it as UTF-8). Pure and deterministic; the page asks for nothing outside itself."""
    scripts: list[str] = []
    drawing = ""
    if overview.network.nodes:
        drawn = draw(overview.network)
        scripts += [drawn.library, drawn.draw]
        drawing = f'<script type="application/json" id="facts">{script_json(network_facts(overview.network))}</script>'
    scripts.append(asset("overview.js"))
    body = "".join(
        (
            top(SECTIONS, *ELSEWHERE),
            '<main id="main">',
            _header(overview),
            _section("counts", _counts(overview)),
            _section("reports", reports_html(overview)),
            _section("subsidiaries", subsidiaries_html(overview)),
            _section("investment", investment_html(overview.investment)),
            _section("policies", policies_html(overview)),
            _section("network", network_html(overview.network)),
            "</main>",
            _footer(),
        )
    )
    return document(overview.title, body, asset("overview.css"), scripts, drawing)


def _section(ident: str, inner: str) -> str:
    return section(ident, TITLES[ident], inner)


def _header(overview: Overview) -> str:
    what = Label(
        "本页汇总一次构建的知识图谱：从中文金融科技报告中读出的机构、政策、技术、产品、试点与统计。"
        "带虚线的每一项都可点开，看到读出它的原句、所在报告与章节。",
        "This page sums up one build of the knowledge graph: organisations, policies, technologies, products, pilots "
        "and statistics read from Chinese fintech reports. Everything with a dotted line opens to the sentence it was "
        "read from, with its report and section.",
    )
    how = Label(
        "构建全程离线：按规则与词表抽取，同名归并，按相互独立的报告数计算可信度；"
        "读不懂或不合本体之处单独记录，不会丢弃。同样的输入得到同样的结果。",
        "Built offline: extracted by rules and name tables, merged by name, believed by the number of independent "
        "reports; what could not be understood or fitted is listed apart, never dropped. The same input gives the same "
        "result.",
    )
    marked = Label(
        f"标有“{DIGEST_MARK.zh}”的句子出自本项目为报告撰写的摘要，不是出版者的文字。",
        f"Sentences marked “{DIGEST_MARK.en}” come from this project's own digest of a report; they are not the "
        "publisher's words.",
    )
    pairs = "".join(
        f"<div><dt>{both(name)}</dt><dd>{escape(value, quote=False)}</dd></div>" for name, value in overview.built
    )
    built = f'<dl class="built">{pairs}</dl>' if pairs else ""
    notes = f"<p>{both(how)}</p>"
    if any(report.kind is SourceKind.DIGEST for report in overview.reports):
        notes += f"<p>{both(marked)}</p>"
    return f'<header><h1>{both(overview.title)}</h1><p class="lead">{both(what)}</p>{notes}{built}</header>'


def _counts(overview: Overview) -> str:
    counts = overview.counts
    shown = (
        (Label("报告", "reports"), counts.reports),
        (Label("句段", "passages"), counts.passages),
        (Label("实体", "entities"), counts.entities),
        (Label("事实陈述", "statements"), counts.statements),
        (Label("统计数据", "observations"), counts.observations),
        (Label("待查问题", "problems to look at"), counts.problems),
    )
    return (
        f'{tiles([(label, f"{number:,}") for label, number in shown])}<div class="tallies">'
        f"{tally(Label('实体，按类别', 'Entities by class'), counts.entities_by_class)}"
        f"{tally(Label('事实陈述，按关系', 'Statements by relation'), counts.statements_by_predicate)}</div>"
    )


def _footer() -> str:
    text = Label(
        "事实与数字出自各报告，引用方式见报告一栏；摘要为本项目自行撰写。绘图用 vis-network（Apache-2.0 或 MIT）。",
        "Facts and figures come from the reports, cited above as their publishers ask; digests are this project's own "
        "words. Drawn with vis-network (Apache-2.0 or MIT licence).",
    )
    return f"<footer><p>{both(text)}</p></footer>"
