"""A page of the site as one HTML file: its panels, each with drawing, table, how it was made, data and sources."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from kg.view.frame import asset, document, site_top, within
from kg.view.markup import DIGEST_MARK, both
from kg.view.overview import Fact, Label
from kg.view.panels.columns import heading
from kg.view.panels.model import Page, Panel, Part
from kg.view.panels.views import draw, number
from kg.view.tables import Cell, Column, table

STYLES = ("overview.css", "quality.css", "trends.css", "site.css")
_OURS = Label(f"标有“{DIGEST_MARK.zh}”的句子是本项目的文字。", f"Sentences marked “{DIGEST_MARK.en}” are ours.")
_HEAD = Label(
    "每个面板都是一个查询：展开可看 SPARQL、数据与出处；带虚线的一项可点开原句。",
    "Every panel is one query: open it for the SPARQL, the data and the sources; dotted entries open to their sentences.",
)
_HEAD_COMPUTED = Label(
    "每个面板都是一个查询或一次分析：展开可看如何重算、数据与出处；带虚线的一项可点开原句。",
    "Every panel is one query or analysis: open it for how to repeat it, the data and the sources; dotted entries open to their sentences.",
)


def render_page(page: Page, pages: Sequence[tuple[str, Label]]) -> str:
    """The page as text (write it as UTF-8); ``pages`` are file names without ending and titles of all that the site links to. Pure."""
    computed = any(isinstance(panel, Part) for panel in page.panels)
    about = f'<p class="lead">{both(page.about)}</p>' if page.about.zh else ""
    usual = both(_HEAD_COMPUTED if computed else _HEAD)
    body = (
        f'{site_top(page.file, pages)}<main id="main"><header><h1>{both(page.title)}</h1>{about}'
        f"<p{'' if about else ' class=lead'}>{usual}</p>{within([(panel.id, panel.title) for panel in page.panels])}"
        f"</header>{''.join(map(_panel, page.panels))}</main>"
    )
    return document(page.title, body, "\n".join(map(asset, STYLES)), [asset(name) for name in ("overview.js", "site.js", "remember.js")], "", "light dark")


def _panel(panel: Panel | Part) -> str:
    shown = _part(panel) if isinstance(panel, Part) else _query(panel)
    return f'<section id="{escape(panel.id)}"><h2>{both(panel.title)}</h2>{shown}{_about(panel)}</section>'


def _part(part: Part) -> str:
    notes = "".join(f'<p class="how">{both(note)}</p>' for note in part.notes)
    return notes + (part.shown or ("" if notes else _nothing()))


def _query(panel: Panel) -> str:
    if not panel.rows:
        return _nothing()
    drawn, rows = draw(panel), _table(panel)
    if not drawn:
        return rows
    if panel.view == "tiles":  # they say all that the table would
        return drawn
    title = Label(f"数据表（{len(panel.rows)} 行）", f"Table ({len(panel.rows)} rows)")
    return f'{drawn}<details class="rows"><summary>{both(title)}</summary>{rows}</details>'


def _nothing() -> str:
    return f'<p class="empty">{both(Label("图谱中没有可显示的内容。", "The graph holds nothing to show here."))}</p>'


def _about(panel: Panel | Part) -> str:
    """How the panel was made, its data, its sources; nothing where it was neither asked nor computed."""
    data = base64.b64encode(b"\xef\xbb\xbf" + panel.csv.encode()).decode()
    file = (
        f'<a download="{escape(panel.id)}.csv" href="data:text/csv;base64,{data}">{both(Label("下载 CSV", "Download CSV"))}</a>' if panel.csv else ""
    )
    if isinstance(panel, Part):
        title = Label("如何重算、数据与出处", "How to repeat it, data and sources")
        made = f"<p>{file}</p>" if file else ""
        made += "".join(f"<p>{both(each)}</p>" for each in panel.meaning)
        made += _repeated(Label("命令行", "Command line"), panel.commands) + _repeated(Label("Python", "Python"), panel.calls)
    else:
        title = Label("查询、数据与出处", "Query, data and sources")
        made = f"<p><code>kg query {escape(panel.name)}</code> {file}</p><pre><code>{escape(panel.asked, quote=False)}</code></pre>"
    if not made:
        return ""
    sources = "".join(f'<li lang="zh">{escape(line)}</li>' for line in panel.sources)
    told = f'<p>{both(Label("出处", "Sources"))}</p><ul>{sources}</ul>' if sources else ""
    marked = f'<p class="note">{both(_OURS)}</p>' if sources or not isinstance(panel, Part) else ""
    return f'<details class="about"><summary>{both(title)}</summary>{made}{told}{marked}</details>'


def _repeated(name: Label, lines: Sequence[str]) -> str:
    return f"<p>{both(name)}</p><pre><code>{escape(chr(10).join(lines), quote=False)}</code></pre>" if lines else ""


def _table(panel: Panel) -> str:
    numeric = [all(number(row.cells[place].zh) is not None or not row.cells[place].zh for row in panel.rows) for place in range(len(panel.columns))]
    columns = [Column(heading(name), is_number) for name, is_number in zip(panel.columns, numeric, strict=True)]
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
