"""The interactive graph as one HTML file: controls, drawing, evidence, tables; without scripts, plain tables of what is drawn."""

from __future__ import annotations

from html import escape

from kg.view.drawing import library
from kg.view.explore.island import island
from kg.view.explore.model import Explorer, Whole
from kg.view.explore.select import Drawn, first_drawn
from kg.view.explore.words import KEYS, SCRIPTED
from kg.view.frame import asset, document
from kg.view.markup import DIGEST_MARK, attribute, both, script_json
from kg.view.overview import Label

TITLE = Label("中国金融科技知识图谱 · 交互图", "Knowledge graph of China's fintech field · interactive")
SCRIPTS = ("data", "remote", "state", "visible", "places", "motion", "draw", "search", "ego", "drawer", "filters", "paths", "table", "export", "keys", "main")
REMOTE = "remote"
"""The script with which a page asks for what it does not hold."""
_PLAIN_ROWS = 500
"""Most rows of a table for readers without scripts."""
_RULE = Label(
    "先画报告所述关系最多的实体；点类别可补画（每次至多 100 个）。",
    "Drawn first are those that the reports join to most others; a class adds up to 100.",
)


def render_explorer(page: Explorer, drawn: Drawn | None = None, whole: Whole | None = None, site: tuple[str, Label] | None = None) -> str:
    """The page as text (write it as UTF-8); ``drawn`` is what ``first_drawn`` chooses where it is not given. Pure and deterministic.

    With ``whole`` the page holds a part of a graph, and asks the server that it came from for the rest; with ``site`` it leads to the first page
    of a site (file, title) in its folder.
    """
    first = drawn or first_drawn(page)
    data = (
        f'<script type="application/json" id="graph">{script_json(island(page, first, whole))}</script>'
        f'<script type="application/json" id="wording">{script_json({key: [label.zh, label.en] for key, label in SCRIPTED.items()})}</script>'
    )
    body = f"{_plain(page, first)}{_app(page, site)}{_help()}"
    scripts = [library(), *(asset(f"explore/{name}.js") for name in SCRIPTS if whole or name != REMOTE)]
    return document(TITLE, body, asset("explore/explore.css"), scripts, data, "light dark", asks=whole is not None)


def _app(page: Explorer, site: tuple[str, Label] | None) -> str:
    home = f'<a id="home" href="{escape(site[0])}">← {both(site[1])}</a>' if site else ""
    find = Label("搜索名称、别名（中英文）…", "Search names and aliases…")
    return (
        f'<div id="app" hidden><a class="skip" href="#drawing">{both(Label("跳到图", "Skip to the drawing"))}</a>'
        f'<header id="bar">{home}<h1>{both(page.title)}</h1>'
        f'<div class="find"><input id="search" type="text" {attribute("placeholder", find)} {attribute("aria-label", find)}></div>'
        f'{_button("undo", Label("撤销", "Undo"))}{_button("redo", Label("重做", "Redo"))}{_button("reset", Label("还原", "Reset"))}'
        f'{_button("as-table", Label("表格", "Table"), pressed=True)}{_button("share", Label("分享", "Share"))}<span id="said" role="status"></span>'
        f'{_button("theme", Label("深色", "Dark"), pressed=True)}'
        f'<div class="lang" role="group" {attribute("aria-label", Label("语言", "Language"))}>'
        '<button type="button" data-lang="zh" lang="zh" aria-pressed="true">中文</button>'
        '<button type="button" data-lang="en" lang="en" aria-pressed="false">English</button></div>'
        f'{_button("help-open", Label("按键", "Keys"))}'
        f'<button type="button" id="panel-open" aria-expanded="false" aria-controls="panel">{both(Label("图例与筛选", "Legend and filters"))}</button></header>'
        f'<aside id="panel" {attribute("aria-label", Label("图例与筛选", "Legend and filters"))}>{_panel()}</aside>'
        f'<main id="stage"><div id="canvas"><div id="drawing" tabindex="0" role="application" '
        f'{attribute("aria-label", Label("关系图；按 n 逐个查看实体，或用“表格”", "The graph; press n to step through it, or use the table"))}></div>'
        f'<div id="hint" hidden></div><p id="empty" hidden>{both(Label("按当前筛选，图中没有实体。", "Nothing is left under these filters."))}</p>'
        f'<div id="zoom">{_button("zoom-in", Label("＋", "＋"), Label("放大", "Closer"))}{_button("zoom-out", Label("－", "－"), Label("缩小", "Farther"))}'
        f'{_button("fit", Label("全图", "All"))}</div>'
        f'<aside id="drawer" hidden aria-live="polite" {attribute("aria-label", Label("证据", "Evidence"))}></aside></div>'
        '<div id="tables" hidden></div></main></div>'
    )


def _panel() -> str:
    any_date = Label("如 2021 或 2021-03", "2021 or 2021-03")
    options = "".join(_option(value, label) for value, label in (("class", Label("类别", "class")), ("community", Label("社区", "community"))))
    levels = "".join(
        _option(str(depth), Label(f"上卷到第 {depth} 层", f"to level {depth}") if depth else Label("不上卷", "not rolled up")) for depth in range(4)
    )
    return (
        f'<p id="shown" role="status"></p>'
        f'{_group("legend", Label("图例：类别", "Legend: classes"), "<div id=classes></div>", opened=True)}'
        f'{_group("lines", Label("图例：关系", "Legend: relations"), "<div id=predicates></div>", opened=True)}'
        + _group(
            "path-panel",
            Label("两点之间的路径", "Paths between two"),
            f'{_end("path-from", Label("从…", "From…"), Label("起点", "Start"))}{_end("path-to", Label("到…", "To…"), Label("终点", "End"))}'
            f'{_button("path-clear", Label("清除", "Clear"))}<div id="ways"></div>',
        )
        + _group(
            "filters",
            Label("筛选", "Filters"),
            f'<div id="reports"></div><div class="row"><label for="since">{both(Label("日期从", "Dated from"))}</label>'
            f'<input id="since" type="text" {attribute("placeholder", any_date)}></div>'
            f'<div class="row"><label for="until">{both(Label("到", "to"))}</label><input id="until" type="text" {attribute("placeholder", any_date)}></div>'
            f'<div class="row"><label for="belief">{both(Label("可信度不低于", "Belief at least"))} <output id="belief-told"></output></label>'
            '<input id="belief" type="range" min="0" max="100" step="5"></div>'
            f'<div class="row"><label for="degree">{both(Label("连线不少于", "Lines at least"))} <output id="degree-told"></output></label>'
            '<input id="degree" type="range" min="0" max="20" step="1"></div>'
            f'<label class="tick"><input id="taxonomy" type="checkbox">{both(Label("词表的上下位关系", "Taxonomy of the lexicon"))}</label>',
        )
        + _group(
            "looks",
            Label("显示", "Looks"),
            f'<div class="row"><label for="colour">{both(Label("颜色", "Colour"))}</label><select id="colour">{options}</select></div>'
            f'<div class="row"><label for="size">{both(Label("大小", "Size"))}</label><select id="size">{_option("degree", Label("相邻数", "neighbours"))}</select></div>'
            f'<div class="row"><label for="roll">{both(Label("概念", "Concepts"))}</label><select id="roll">{levels}</select></div>',
        )
        + _group(
            "rest",
            Label("未画出的", "Left out"),
            f'<p class="note">{both(_RULE)}'
            ' <span class="count" id="left-count"></span></p><ul id="left"></ul>',
        )
        + _group(
            "files",
            Label("导出", "Export"),
            f'<div class="row">{"".join(_button(f"save-{name.lower()}", Label(name, name)) for name in ("PNG", "SVG", "CSV", "GEXF"))}</div>',
        )
    )


def _group(ident: str, title: Label, inner: str, *, opened: bool = False) -> str:
    return f'<details id="{ident}"{" open" if opened else ""}><summary>{both(title)}</summary>{inner}</details>'


def _end(ident: str, hint: Label, name: Label) -> str:
    return f'<div class="field"><input id="{ident}" type="text" {attribute("placeholder", hint)} {attribute("aria-label", name)}></div>'


def _button(ident: str, label: Label, told: Label | None = None, *, pressed: bool = False) -> str:
    state = ' aria-pressed="false"' if pressed else ""
    name = f" {attribute('aria-label', told)}" if told else ""
    return f'<button type="button" id="{ident}"{state}{name}>{both(label)}</button>'


def _option(value: str, label: Label) -> str:
    return f'<option value="{value}" data-zh="{escape(label.zh)}" data-en="{escape(label.en)}">{escape(label.zh)}</option>'


def _help() -> str:
    rows = "".join(f"<dt><kbd>{escape(key)}</kbd></dt><dd>{both(label)}</dd>" for key, label in KEYS)
    note = Label(
        f"双击实体可展开或收起；点实体或连线看原句。标有“{DIGEST_MARK.zh}”的句子是本项目的文字。绘图用 vis-network（Apache-2.0 或 MIT）。",
        f"Double-click an entity to expand or collapse it; click it or a line for the sentences. Those marked “{DIGEST_MARK.en}” are ours. "
        "Drawn with vis-network (Apache-2.0 or MIT).",
    )
    return f'<dialog id="help"><h2>{both(Label("按键", "Keys"))}</h2><dl>{rows}</dl><p>{both(note)}</p>{_button("help-close", Label("关闭", "Close"))}</dialog>'


def _plain(page: Explorer, drawn: Drawn) -> str:
    """What a reader without scripts sees, and nobody else: the drawn entities and facts."""
    named = drawn.nodes[:_PLAIN_ROWS]
    chosen = set(named)
    names = "".join(
        f"<tr><th scope=row><bdi>{both(page.nodes[node].label)}</bdi></th><td>{both(page.classes[page.nodes[node].cls])}</td></tr>" for node in named
    )
    facts = [fact for fact in page.facts if fact.target in chosen and fact.source in chosen and fact.proofs][:_PLAIN_ROWS]
    rows = "".join(
        f"<tr><th scope=row><bdi>{both(page.nodes[fact.source].label)}</bdi></th><td>{both(page.predicates[fact.predicate])}</td>"
        f"<td><bdi>{both(page.nodes[fact.target].label)}</bdi></td>"
        f'<td><bdi lang="zh">{escape(fact.proofs[0].quote, quote=False)}</bdi> '
        f"《{escape(page.reports[fact.proofs[0].report].title, quote=False)}》{both(DIGEST_MARK) if fact.proofs[0].digest else ''}</td></tr>"
        for fact in facts
        if fact.target is not None
    )
    what = Label("此页的图需要脚本；没有脚本时，这里列出先画的实体与事实。", "The drawing needs scripts; without them, here is what it would show first.")
    return (
        f'<div id="plain"><h1>{both(page.title)}</h1><p>{both(what)}</p><h2>{both(Label("事实", "Facts"))}</h2><table><tbody>{rows}</tbody></table>'
        f'<h2>{both(Label("实体", "Entities"))}</h2><table><tbody>{names}</tbody></table></div>'
    )
