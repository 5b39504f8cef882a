"""The query page of the service: editor, questions, results, evidence, search. It asks the service that it came from."""

from __future__ import annotations

from html import escape

from kg.ontology.prefixes import FKGC, FKGR
from kg.view.frame import asset, document, top
from kg.view.markup import DIGEST_MARK, ORIGINAL_MARK, attribute, both, script_json
from kg.view.overview import Label
from kg.view.wording import BOUNDS, MODALITIES, OUTSIDE

TITLE = Label("查询图谱", "Ask the graph")
SECTIONS = (
    ("questions", Label("问题", "Questions")),
    ("ask", Label("查询", "Query")),
    ("results", Label("结果", "Results")),
    ("search", Label("检索", "Search")),
)
STYLES = ("overview.css", "quality.css", "entity.css", "query.css")
SCRIPTS = (
    "page.js", "highlight.js", "editor.js", "complete.js", "terms.js", "table.js", "chart.js", "triples.js", "panel.js", "card.js",
    "results.js", "run.js", "asked.js", "passages.js",
)  # fmt: skip
_EXAMPLE = """# 设立了子公司的银行 / banks and their subsidiaries
SELECT ?bank ?subsidiary WHERE {
  ?bank a fkg:Bank ;
        fkg:hasSubsidiary ?subsidiary .
}
LIMIT 100"""


def render_query_page() -> str:
    """The page as text (write it as UTF-8). Pure and deterministic; it names no address but its own server's."""
    body = (
        f'{top(SECTIONS, ("/api/openapi.json", Label("接口文档", "API")), ("/explore", Label("交互图", "Explorer")))}<main id="main" class="desk thing">'
        f"{_questions()}<div class=work>{_head()}{_search()}{_editor()}{_results()}</div></main>{_panel()}"
    )
    style = "\n".join(asset(name) for name in STYLES)
    scripts = [asset(name) for name in ("overview.js", *SCRIPTS, "remember.js")]
    return document(TITLE, body, style, scripts, _words(), "light dark", asks=True)


def _head() -> str:
    what = Label(
        "用 SPARQL 提问，或点选左侧的问题；结果中的每一项都可点开，看到读出它的原句。",
        "Ask in SPARQL, or choose a question; everything in a result opens to the sentence it was read from.",
    )
    return f'<header><h1>{both(TITLE)}</h1><p class="lead">{both(what)}</p></header>'


def _questions() -> str:
    find = Label("筛选问题…", "Filter the questions…")
    return (
        f'<aside id="questions" {attribute("aria-label", Label("问题", "Questions"))}><details open><summary><h2>{both(Label("问题", "Questions"))}'
        f'</h2></summary><input type="search" id="narrow" autocomplete="off" {attribute("placeholder", find)} {attribute("aria-label", find)}>'
        '<div id="themes"></div></details></aside>'
    )


def _search() -> str:
    hint = Label("名称或原文中的词，如 隐私计算 银行", "A name, or words of the reports")
    return (
        f'<section id="search"><form role="search"><input type="search" name="words" id="words" autocomplete="off" '
        f'{attribute("placeholder", hint)} {attribute("aria-label", Label("检索名称与原文", "Search names and passages"))}>'
        f'<button type="submit">{both(Label("检索", "Search"))}</button></form><div id="found" role="region" aria-live="polite" hidden></div></section>'
    )


def _editor() -> str:
    keys = Label(
        "Ctrl+Enter 运行，Ctrl+空格 补全，↓ 选择，Esc 取消；Tab 离开编辑框。",
        "Ctrl+Enter runs, Ctrl+Space completes, ↓ chooses, Esc cancels; Tab leaves the editor.",
    )
    return (
        f'<section id="ask" {attribute("aria-label", Label("查询", "Query"))}><form id="values" hidden></form>'
        '<div class="editor"><div class="gutter" aria-hidden="true"><div></div></div><div class="page"><pre aria-hidden="true"></pre>'
        f'<textarea id="query" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off" rows="8" aria-autocomplete="list" '
        f'aria-haspopup="listbox" aria-describedby="keys trouble" {attribute("aria-label", Label("SPARQL 查询", "SPARQL query"))}>'
        f"{escape(_EXAMPLE, quote=False)}</textarea></div>"
        f'<ul id="choices" role="listbox" {attribute("aria-label", Label("补全", "Completions"))} hidden></ul></div>'
        f'<div class="tools"><button type="button" id="run" class="main">{both(Label("运行", "Run"))}</button>'
        f'<button type="button" id="stop" hidden>{both(Label("停止", "Stop"))}</button>'
        f'<button type="button" id="share">{both(Label("复制网址", "Copy link"))}</button>'
        '<span id="status" role="status"></span></div>'
        f'<p id="keys" class="note">{both(keys)}</p><p id="trouble" role="alert" hidden></p></section>'
    )


def _results() -> str:
    views = (("table", Label("表格", "Table")), ("chart", Label("图表", "Chart")), ("network", Label("网络", "Network")))
    buttons = "".join(f'<button type="button" data-view="{name}" aria-pressed="false" hidden>{both(label)}</button>' for name, label in views)
    downloads = "".join(f'<button type="button" data-save="{name.lower()}">{both(Label(f"下载 {name}", f"Download {name}"))}</button>' for name in ("CSV", "JSON"))
    hint = Label("筛选结果…", "Filter the results…")
    return (
        f'<section id="results" {attribute("aria-label", Label("结果", "Results"))} hidden><div class="tools">'
        f'<div class="views" role="group" {attribute("aria-label", Label("显示为", "Show as"))}>{buttons}</div>'
        f'<input type="search" id="sift" autocomplete="off" {attribute("placeholder", hint)} {attribute("aria-label", hint)}>{downloads}'
        '<output id="count" for="sift"></output></div><div id="shown"></div></section>'
    )


def _panel() -> str:
    return (
        f'<aside id="panel-side" role="dialog" tabindex="-1" {attribute("aria-label", Label("证据与实体", "Evidence and entities"))} hidden>'
        f'<div class="bar-top"><button type="button" id="back" hidden>{both(Label("← 返回", "← Back"))}</button>'
        f'<button type="button" id="close">{both(Label("关闭", "Close"))} <kbd>Esc</kbd></button></div><div id="inside"></div></aside>'
    )


def _words() -> str:
    """Wording that the scripts share with the other pages."""
    words = {
        "modality": {name: [label.zh, label.en] for name, label in MODALITIES.items()},
        "bound": {name: [label.zh, label.en] for name, label in BOUNDS.items()},
        "kind": {"digest": [DIGEST_MARK.zh, DIGEST_MARK.en], "original": [ORIGINAL_MARK.zh, ORIGINAL_MARK.en]},
        "outside": {name: [label.zh, label.en] for name, label in OUTSIDE.items()},
        "paths": [[FKGR, "/id/"], [FKGC, "/concept/"]],
    }
    return f'<script type="application/json" id="wording">{script_json(words)}</script>'
