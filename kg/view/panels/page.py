"""A page of the site as one HTML file: its panels, each with drawing, table, query, data and sources."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from kg.view.frame import asset, document
from kg.view.markup import DIGEST_MARK, attribute, both
from kg.view.overview import Fact, Label
from kg.view.panels.model import Page, Panel
from kg.view.panels.views import draw, number
from kg.view.tables import Cell, Column, table

_OURS = Label(f"标有“{DIGEST_MARK.zh}”的句子是本项目的文字。", f"Sentences marked “{DIGEST_MARK.en}” are ours.")


def render_page(page: Page, pages: Sequence[tuple[str, Label]]) -> str:
    """The page as text (write it as UTF-8); ``pages`` are file names without ending and titles of all that the site links to. Pure."""
    head = Label("每个面板都是一个查询：展开可看 SPARQL、数据与出处；带虚线的一项可点开原句。",
                 "Every panel is one query: open it for the SPARQL, the data and the sources; dotted entries open to their sentences.")  # fmt: skip
    body = (
        f'{_top(page, pages)}<main id="main"><header><h1>{both(page.title)}</h1><p class="lead">{both(head)}</p>'
        f'<nav class="within" {attribute("aria-label", Label("本页", "On this page"))}>'
        + "".join(f'<a href="#{escape(panel.id)}">{both(panel.title)}</a>' for panel in page.panels)
        + f"</nav></header>{''.join(map(_panel, page.panels))}</main>"
    )
    style = "\n".join(asset(name) for name in ("overview.css", "quality.css", "site.css"))
    return document(page.title, body, style, [asset("overview.js"), asset("site.js")], "", "light dark")


def _top(page: Page, pages: Sequence[tuple[str, Label]]) -> str:
    links = "".join(
        f'<a href="{escape(file)}.html"{" aria-current=page" if file == page.file else ""}>{both(title)}</a>' for file, title in pages
    )
    return (
        f'<a class="skip" href="#main">{both(Label("跳到正文", "Skip to content"))}</a>'
        f'<div class="top"><nav {attribute("aria-label", Label("网站", "Site"))}>{links}</nav>'
        f'<div class="lang" role="group" {attribute("aria-label", Label("语言", "Language"))}>'
        '<button type="button" data-lang="zh" lang="zh" aria-pressed="true">中文</button>'
        '<button type="button" data-lang="en" lang="en" aria-pressed="false">English</button></div></div>'
    )


def _panel(panel: Panel) -> str:
    if not panel.rows:
        shown = f'<p class="empty">{both(Label("图谱中没有可显示的内容。", "The graph holds nothing to show here."))}</p>'
    else:
        drawn = draw(panel)
        rows = _table(panel)
        title = Label(f"数据表（{len(panel.rows)} 行）", f"Table ({len(panel.rows)} rows)")
        shown = f'{drawn}<details class="rows"><summary>{both(title)}</summary>{rows}</details>' if drawn else rows
    return f'<section id="{escape(panel.id)}"><h2>{both(panel.title)}</h2>{shown}{_about(panel)}</section>'


def _about(panel: Panel) -> str:
    data = base64.b64encode(b"\xef\xbb\xbf" + panel.csv.encode()).decode()
    sources = "".join(f'<li lang="zh">{escape(line)}</li>' for line in panel.sources)
    told = f'<p>{both(Label("出处", "Sources"))}</p><ul>{sources}</ul>' if sources else ""
    return (
        f'<details class="about"><summary>{both(Label("查询、数据与出处", "Query, data and sources"))}</summary>'
        f'<p><code>kg query {escape(panel.name)}</code> '
        f'<a download="{escape(panel.id)}.csv" href="data:text/csv;base64,{data}">{both(Label("下载 CSV", "Download CSV"))}</a></p>'
        f"<pre><code>{escape(panel.asked, quote=False)}</code></pre>{told}"
        f'<p class="note">{both(_OURS)}</p></details>'
    )


def _table(panel: Panel) -> str:
    numeric = [all(number(row.cells[place].zh) is not None or not row.cells[place].zh for row in panel.rows) for place in range(len(panel.columns))]
    columns = [Column(Label(name), is_number) for name, is_number in zip(panel.columns, numeric, strict=True)]
    records = [
        [
            Cell((Fact(cell, row.quotes),) if place == 0 and row.quotes and cell.zh else (cell,) if cell.zh else (), _sort(cell.zh, numeric[place]), place == 0)
            for place, cell in enumerate(row.cells)
        ]
        for row in panel.rows
    ]
    return table(f"t-{panel.id}", panel.title, columns, records, Label("没有数据", "No data"))


def _sort(text: str, is_number: bool) -> float | str | None:
    return number(text) if is_number else text or None
